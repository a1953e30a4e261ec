"""Several processes on one base: nothing lost, nobody told « locked », a kill leaves whole saves only."""

from __future__ import annotations

import json
import os
import runpy
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from resorption.layers.errors import DamagedBase, LockedError, NotABase
from resorption.layers.handle import Handle
from resorption.layers.store import Store

kit = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "base_kit.py")))
HAMMER = Path(__file__).with_name("hammer.py")
HOLD = """
import sqlite3, sys, time
base = sqlite3.connect(sys.argv[1], isolation_level=None)
base.execute("BEGIN IMMEDIATE")
print("held", flush=True)
time.sleep(float(sys.argv[2]))
base.execute("COMMIT")
"""

# A quota: no room for this user, though the disk has some.
QUOTA = """
import os, resource, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import hammer
hammer.register_package()
from resorption.layers.errors import BaseError
from resorption.layers.store import Store
path = Path(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 20000, resource.RLIM_INFINITY))
try:
    with Store(path).transaction("a") as session:
        for number in range(400):
            session.insert("visa", {"ordre": number + 1, "texte": "x" * 2000, "nature": "texte"})
except BaseError as error:
    print(type(error).__name__, error, flush=True)
os._exit(0)
"""

# Killed in the middle of a transaction: SQLite's own journal stays beside the base.
KILLED = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import hammer
hammer.register_package()
from resorption.layers.store import Store
with Store(Path(sys.argv[2])).transaction("a") as session:
    session.insert("visa", {"ordre": 1, "texte": "x", "nature": "texte"})
    os.kill(os.getpid(), signal.SIGKILL)
"""

pytestmark = pytest.mark.usefixtures("qgis_app")


def new_site(folder: Path, journal_mode: str = "DELETE") -> tuple[Store, str]:
    store = kit.new_store(folder / "base.gpkg")
    with store.transaction("préparation") as session:
        site = session.insert("site", {"nom": "Quai", "adresse": "0"}, kit.square())
    with sqlite3.connect(store.path) as base:
        base.execute(f"PRAGMA journal_mode = {journal_mode}")
    base.close()
    return store, site


def start(store: Store, author: str, seconds: float, site: str) -> subprocess.Popen:
    command = [sys.executable, str(HAMMER), str(store.path), author, str(seconds), site]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)


def acknowledged(store: Store) -> int:
    return sum(len(log.read_text().split()) for log in store.path.parent.glob("*.log"))


def state(store: Store, site: str) -> dict[str, int]:
    with store.reading() as reader:
        record = reader.fetch("site", site)
        visits = reader.find("visite", site=site)
        lines = reader.find("journal", table_nom="site", uuid=site, operation="modification")
    numbers = sorted(int(v.values["note"].split()[1]) for v in visits)
    assert numbers == list(range(1, len(visits) + 1))
    return {
        "sum": int(record.values["adresse"]), "version": record.version - 1, "visits": len(visits), "journal": len(lines)
    }  # fmt: skip


def sound(path: Path) -> None:
    with Handle(path) as base:
        assert base.rows("PRAGMA integrity_check") == [("ok",)]
        assert base.rows("SELECT rtreecheck('rtree_site_geom')") == [("ok",)]
        assert base.rows("PRAGMA foreign_key_check") == []


@pytest.mark.endurance
@pytest.mark.parametrize("journal_mode", ["DELETE", "WAL"])
def test_two_processes_hammering_one_base_lose_nothing(tmp_path, large_n, journal_mode):
    store, site = new_site(tmp_path, journal_mode)
    seconds = large_n(6, 20)
    both = [start(store, name, seconds, site) for name in ("alice", "bruno")]
    told = []
    for process in both:
        out, err = process.communicate(timeout=seconds + 60)
        assert process.returncode == 0, err
        told.append(json.loads(out))
    saves = sum(t["saves"] for t in told)
    print(journal_mode, told)
    assert all(t["saves"] > 5 for t in told)
    assert state(store, site) == dict.fromkeys(("sum", "version", "visits", "journal"), saves)
    assert sum(t["conflicts"] for t in told) == sum(t["stale"] for t in told) > 0
    sound(store.path)


@pytest.mark.endurance
@pytest.mark.parametrize("journal_mode", ["DELETE", "WAL"])
def test_a_process_killed_while_saving_leaves_whole_saves(tmp_path, large_n, journal_mode):
    store, site = new_site(tmp_path, journal_mode)
    for number in range(large_n(3, 20)):
        process = start(store, f"a{number}", 60, site)
        before, limit = acknowledged(store), time.monotonic() + 30
        while acknowledged(store) < before + 3 and time.monotonic() < limit:
            time.sleep(0.005)
        time.sleep(0.003 * number)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        found = state(store, site)
        assert len(set(found.values())) == 1
        # A save may be committed and not yet acknowledged; never the other way round.
        assert 0 <= found["sum"] - acknowledged(store) <= number + 1
    assert acknowledged(store) >= 9
    sound(store.path)


def test_a_base_whose_last_save_was_killed_opens_to_be_read(tmp_path):
    store, site = new_site(tmp_path)
    command = [sys.executable, "-c", KILLED, str(HAMMER.parent), str(store.path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert store.path.with_name("base.gpkg-journal").stat().st_size > 0
    assert state_of(Store(store.path), site) == "0"
    with store.reading() as reader:
        assert reader.count("visa") == 0


def hold(store: Store, seconds: float) -> subprocess.Popen:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(store.path), str(seconds)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "held\n"
    return process


def test_a_save_waits_for_another_one_to_end(tmp_path):
    store, site = new_site(tmp_path)
    other = hold(store, 0.7)
    with store.transaction("a") as session:
        session.update("site", site, {"adresse": "12"}, version=1)
    other.communicate()
    assert state_of(store, site) == "12"


def state_of(store: Store, site: str) -> object:
    with store.reading() as reader:
        return reader.fetch("site", site).values["adresse"]


def test_a_base_held_by_another_program_is_said_and_nothing_is_written(tmp_path):
    store, site = new_site(tmp_path)
    other = hold(store, 30)
    hasty = Store(store.path, wait_ms=200)
    with (
        pytest.raises(LockedError, match="Enregistrez ou annulez les modifications en cours"),
        hasty.transaction("a") as session,
    ):
        session.update("site", site, {"adresse": "12"}, version=1)
    assert state_of(hasty, site) == "0"
    other.kill()
    other.communicate()
    with hasty.transaction("a") as session:
        session.update("site", site, {"adresse": "12"}, version=1)
    assert state_of(hasty, site) == "12"


def test_a_quota_that_is_reached_is_said_and_nothing_is_written(tmp_path):
    store, _ = new_site(tmp_path)
    command = [sys.executable, "-c", QUOTA, str(HAMMER.parent), str(store.path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.startswith(("DamagedBase", "DiskFullError")), done.stdout + done.stderr
    assert "quota atteint" in done.stdout or "plus de place" in done.stdout
    with store.reading() as reader:
        assert (reader.count("visa"), reader.count("site")) == (0, 1)
    sound(store.path)


def test_a_damaged_file_is_said(tmp_path):
    store, _ = new_site(tmp_path)
    data = bytearray(store.path.read_bytes())
    data[40 * 4096 : 200 * 4096] = bytes(160 * 4096)
    store.path.write_bytes(data)
    with (
        pytest.raises((DamagedBase, NotABase), match="abîmé|n’est pas une base"),
        Store(store.path).reading() as reader,
    ):
        for table in store.tables:
            list(reader.all(table.name))
