"""QGIS killed while a site file is being saved: each user action is there whole or not at all, in both files."""

from __future__ import annotations

import os
import random
import runpy
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from resorption.layers.companion import open_companion, set_aside
from resorption.layers.handle import Handle
from resorption.layers.migrations import open_base
from resorption.layers.session import Reader
from resorption.layers.store import Store

HAMMER = Path(__file__).with_name("file_hammer.py")
SITE_KIT = runpy.run_path(str(Path(__file__).parents[1] / "site_kit.py"))
typed = SimpleNamespace(**runpy.run_path(str(HAMMER)))

LONGEST_S = 0.2
"""From the press of « Enregistrer » to the end of the second commit, on a machine under load."""

pytestmark = pytest.mark.usefixtures("qgis_app")


class Log:
    """What the killed processes had said."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.touch()

    def last(self, word: str) -> int:
        """The number of the last action that was begun (`debut`) or acknowledged (`fait`)."""
        lines = (line.split() for line in self.path.read_text().splitlines())
        return max((int(number) for said, number in lines if said == word), default=0)

    def lines(self) -> int:
        return len(self.path.read_bytes().splitlines())


def save_until_killed(store: Store, log: Log, delay: float) -> None:
    """Two whole actions, then a kill `delay` seconds after « Enregistrer » is pressed for the third."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, str(HAMMER), str(store.path), str(log.path)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
    wanted, limit = log.lines() + 5, time.monotonic() + 60
    while log.lines() < wanted:
        assert process.poll() is None and time.monotonic() < limit, process.communicate()[1]
        time.sleep(0.001)
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    process.communicate()


def sound(path: Path) -> None:
    with Handle(path) as base:
        assert base.rows("PRAGMA integrity_check") == [("ok",)]
        assert base.rows("PRAGMA foreign_key_check") == []
        for (tree,) in base.rows("SELECT name FROM sqlite_master WHERE name LIKE 'rtree_%_geom'"):
            assert base.rows(f"SELECT rtreecheck('{tree}')") == [("ok",)]


def check_base(reader: Reader, number: int) -> None:
    """The base as the action of that number left it."""
    kept = {str(n) for n in range(max(1, number - typed.KEPT + 1), number + 1)}
    counts = [r.values["source"] for r in reader.find("denombrement", site=typed.SITE)]
    assert sorted(filter(None, counts)) == sorted(kept)
    assert {r.values["theme"] for r in reader.all("intervenant_theme")} == typed.THEMES[number % 2]
    tied = {r.values["site"] for r in reader.find("engagement_site", engagement="engagement")}
    assert tied == typed.SITES[number % 2]
    assert reader.count("lot") == number
    assert reader.fetch("site", typed.SITE).version == number + 1


def check_journal(reader: Reader, number: int) -> None:
    """One line for each thing that the actions did to one row, no more."""
    found: dict[tuple[str, str], int] = {}
    for line in reader.all("journal"):
        key = str(line.values["table_nom"]), str(line.values["operation"])
        found[key] = found.get(key, 0) + 1
    assert found["site", "modification"] == number
    assert found["denombrement", "ajout"] == number + 2
    assert found.get(("denombrement", "suppression"), 0) == max(0, number - typed.KEPT)


def check_companion(store: Store, number: int) -> None:
    """The owners as the action of that number left them."""
    companion = open_companion(store.path)
    with companion.reading() as reader:
        rows = {str(r.values["personne_morale"]): r.values["parcelles"] for r in reader.all("proprietaire")}
    first = max(1, number - typed.KEPT + 1)
    assert rows == {str(n): f"relu {n + 1}" if n < number else None for n in range(first, number + 1)}
    assert set_aside(store) is None
    sound(companion.path)


@pytest.mark.endurance
def test_a_kill_while_a_site_file_is_saved_leaves_whole_actions(tmp_path: Path, large_n) -> None:  # noqa: ANN001
    store, log, dice = SITE_KIT["make"](tmp_path / "base.gpkg"), Log(tmp_path / "log"), random.Random(5)
    cut = aside = 0
    for _ in range(large_n(10, 100)):
        save_until_killed(store, log, dice.uniform(0, LONGEST_S))
        # What opening the base does.
        aside += set_aside(open_base(store.path)) is not None
        with store.reading() as reader:
            number = int(reader.fetch("site", typed.SITE).values["adresse"])
            check_base(reader, number)
            check_journal(reader, number)
        assert log.last("fait") <= number <= log.last("debut")
        check_companion(store, number)
        sound(store.path)
        cut += number < log.last("debut")
    print(f"coupés avant la fin : {cut}, dont mis de côté : {aside}")
    assert cut > 0
