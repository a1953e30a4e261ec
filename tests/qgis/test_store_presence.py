"""Who has a base kept on a network drive."""

from __future__ import annotations

import json
import os
import runpy
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from resorption.layers import presence
from resorption.layers.errors import HeldElsewhere, UnreadableMark
from resorption.layers.presence import claim, holder, mark_of, on_network, refresh, release

kit = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "base_kit.py")))

pytestmark = pytest.mark.usefixtures("qgis_app")


def other_has(path: Path, **words: object) -> None:
    """What another machine would have written."""
    said = {"author": "Bruno", "machine": "poste-12", "process": 1, "since": "2026-11-23T08:00:00+00:00", **words}
    mark_of(path).write_text(json.dumps(said), encoding="utf-8")


def names(folder: Path) -> set[str]:
    return {p.name for p in folder.iterdir()}


def test_the_first_one_takes_it_and_gives_it_back(tmp_path):
    path = tmp_path / "base.gpkg"
    assert claim(path, "Alice") is None
    assert names(tmp_path) == {"base.gpkg.presence"}
    assert holder(path) is None
    assert refresh(path)
    assert claim(path, "Alice") is None
    release(path)
    assert names(tmp_path) == set()
    assert not refresh(path)


def test_the_next_one_is_told_who_has_it(tmp_path):
    path = tmp_path / "base.gpkg"
    other_has(path)
    found = claim(path, "Alice")
    assert (found.author, found.machine) == ("Bruno", "poste-12")
    assert found.since_shown.startswith("23/11/2026 à ")
    assert not refresh(path)
    release(path)
    assert names(tmp_path) == {"base.gpkg.presence"}


def test_one_that_gives_no_sign_of_life_counts_for_nothing(tmp_path):
    path = tmp_path / "base.gpkg"
    other_has(path)
    old = mark_of(path).stat().st_mtime - presence.STALE_S - 5
    os.utime(mark_of(path), (old, old))
    assert holder(path) is None
    assert claim(path, "Alice") is None
    assert refresh(path)


def test_the_user_may_take_it(tmp_path):
    path = tmp_path / "base.gpkg"
    other_has(path)
    assert claim(path, "Alice", force=True) is None
    assert refresh(path)


@pytest.mark.parametrize("text", ["", "{", "[]", "3", '{"author": "x"}'])
def test_a_mark_that_says_nothing_holds_nobody_out(tmp_path, text):
    path = tmp_path / "base.gpkg"
    mark_of(path).write_text(text)
    assert holder(path) is None
    assert claim(path, "Alice") is None


@pytest.mark.parametrize("content", [b"\xff\xfe\x00{", bytes(300)], ids=["bytes", "zeros"])
def test_a_mark_that_is_no_text_holds_nobody_out(tmp_path, content):
    """What a power cut leaves of it."""
    store = kit.new_store(tmp_path / "base.gpkg")
    mark_of(store.path).write_bytes(content)
    with store.transaction("a") as session:
        session.insert("reglage", {"cle": "a", "valeur": "b", "source": "c"})
    assert claim(store.path, "Alice") is None
    assert refresh(store.path)


def test_a_mark_that_cannot_be_read_refuses_the_save_with_a_sentence(tmp_path, monkeypatch):
    store = kit.new_store(tmp_path / "base.gpkg")
    other_has(store.path)

    def refuse(self: Path, **_: object) -> str:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_text", refuse)
    with pytest.raises(UnreadableMark, match="base.gpkg.presence"), store.transaction("a"):
        pytest.fail("the transaction began")
    with pytest.raises(PermissionError):
        claim(store.path, "Alice")


def test_a_save_is_refused_while_another_one_has_the_base(tmp_path):
    store = kit.new_store(tmp_path / "base.gpkg")
    other_has(store.path)
    with (
        pytest.raises(HeldElsewhere, match="Bruno, sur le poste poste-12, depuis le 23/11/2026"),
        store.transaction("a"),
    ):
        pytest.fail("the transaction began")
    with store.reading() as reader:
        assert reader.count("commune") == 1
    mark_of(store.path).unlink()
    with store.transaction("a") as session:
        session.insert("reglage", {"cle": "a", "valeur": "b", "source": "c"})


def test_a_local_disk_is_no_network(tmp_path):
    assert not on_network(tmp_path / "base.gpkg")
    assert on_network(Path("\\\\serveur\\partage\\base.gpkg")) is (os.name == "nt")


def test_many_at_once_only_one_has_it(tmp_path):
    """Each process says whether it got it; one did."""
    script = (
        "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[1]); import hammer; hammer.register_package()\n"
        "from resorption.layers.presence import claim\nimport time\n"
        "while time.time() < float(sys.argv[3]): pass\n"
        "print(claim(Path(sys.argv[2]), 'x') is None, flush=True); time.sleep(1); import os; os._exit(0)"
    )
    start = str(time.time() + 4)
    command = [sys.executable, "-c", script, str(Path(__file__).parent), str(tmp_path / "base.gpkg"), start]
    many = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    said = [process.communicate(timeout=60)[0].strip() for process in many]
    assert sorted(said) == ["False", "False", "False", "True"]
