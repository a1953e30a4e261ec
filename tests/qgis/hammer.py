"""One of several processes that save in the same base as fast as they can. Run by test_store_processes.py.

    hammer.py BASE AUTHOR SECONDS SITE   -> one line of JSON on standard output

Each save reads the site, adds one to the number kept in `adresse`, adds a visit that bears that number, and commits.
Every acknowledged save is also appended to BASE.AUTHOR.log at once, so that a kill loses no acknowledgement.
"""

from __future__ import annotations

import importlib.util
import json
import os
import sys
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def register_package() -> None:
    spec = importlib.util.spec_from_file_location(
        "resorption", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    package = importlib.util.module_from_spec(spec)
    sys.modules["resorption"] = package
    spec.loader.exec_module(package)


def hammer(path: Path, author: str, seconds: float, site: str) -> dict[str, float]:
    from resorption.layers.errors import ConflictError
    from resorption.layers.store import Store

    store = Store(path)
    saves = conflicts = stale = 0
    longest = 0.0
    last_seen = None
    end = time.monotonic() + seconds
    with (path.parent / f"{path.name}.{author}.log").open("a") as log:
        while time.monotonic() < end:
            start = time.monotonic()
            # One save in three starts from a row read before its transaction, as a form does.
            use_old = last_seen is not None and (saves + conflicts) % 3 == 0
            try:
                with store.transaction(author) as session:
                    record = last_seen if use_old else session.fetch("site", site)
                    number = int(record.values["adresse"] or 0) + 1
                    session.update("site", site, {"adresse": str(number)}, version=record.version)
                    visit = {"site": site, "date": date(2026, 1, 1), "constat": "rien", "note": f"{author} {number}"}
                    session.insert("visite", visit)
            except ConflictError:
                conflicts += 1
                stale += use_old
            else:
                saves += 1
                log.write(f"{number}\n")
                log.flush()
            longest = max(longest, time.monotonic() - start)
            with store.reading() as reader:
                last_seen = reader.fetch("site", site)
    return {"saves": saves, "conflicts": conflicts, "stale": stale, "longest": longest}


if __name__ == "__main__":
    register_package()
    print(json.dumps(hammer(Path(sys.argv[1]), sys.argv[2], float(sys.argv[3]), sys.argv[4])), flush=True)
    os._exit(0)
