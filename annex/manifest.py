"""What was produced, from what: `manifeste.json`, beside the files.

Whoever receives an annex can tell whether a file is the one that was produced; the next production reads in it which
files of the folder are its own.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from ..layers.schema import SCHEMA_VERSION
from ..protocol.plain_text import bare_name
from .materials import Order
from .reading import RESTRICTED_TABLES, TABLES, Snapshot

NAME = "manifeste.json"
_FORMAT = 1
_BLOCK = 1 << 20


def manifest(base: Snapshot, order: Order, pieces: Iterable[str], pages: int, files: Mapping[str, Path]) -> str:
    """The JSON text; `files`: path as in the folder, with `/` -> the file as it is now.

    Number of rows per table: null for one that was asked for and could not be read.
    """
    sheets = None if order.sites is None else len(order.sites)
    told = {
        "format": _FORMAT,
        "edition": order.edition,
        "donnees_restreintes": order.restricted,
        "date": order.day.isoformat(),
        "pieces": list(pieces),
        "sites_choisis": sheets,
        "pages": pages,
        "base": {
            "nom": base.base.name,
            "version_schema": SCHEMA_VERSION,
            "epsg": base.epsg,
            "lignes": {
                t: len(base.all(t)) if base.has(t) else None
                for t in (*TABLES, *(RESTRICTED_TABLES if order.restricted else ()))
            },
        },
        "regles": {
            "vigilance": _each(base, "vigilance", "version_regles"),
            "criblage": _each(base, "criblage", "version_regles"),
        },
        "sources": _sources(base),
        "fond_de_plan": order.ground.attribution if order.ground else "",
        "couches_du_fond": [bare_name(name) for name in order.ground.names] if order.ground else [],
        "fichiers": {name: sha256(path) for name, path in files.items()},
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def former_files(place: Path) -> dict[str, str]:
    """The files that the last production left in that folder, with their SHA-256; none when it cannot be told."""
    try:
        told = json.loads((place / NAME).read_text(encoding="utf-8"))
        files = told["fichiers"]
        return {str(name): str(digest) for name, digest in files.items() if _inside(place, str(name))}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        # No annex yet, or a file that somebody changed by hand: nothing there is known to be ours.
        return {}


def sha256(path: Path) -> str:
    """Of the content of a file, in hexadecimal."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            found.update(block)
    return found.hexdigest()


def _inside(place: Path, name: str) -> bool:
    """Whether the name stays in the folder: what is read in a file is not trusted to name what is removed."""
    return place.resolve() in (place / name).resolve().parents


def _each(base: Snapshot, table: str, column: str) -> list[str]:
    return sorted({str(row[column]) for row in base.all(table) if row[column] is not None})


def _sources(base: Snapshot) -> list[dict[str, str]]:
    """Layers of the screenings and their vintage, each once."""
    found = {(str(r["role"]), str(r["couche"]), str(r["millesime"] or "")) for r in base.all("criblage_source")}
    return [{"role": role, "couche": layer, "millesime": vintage} for role, layer, vintage in sorted(found)]
