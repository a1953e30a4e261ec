"""Older bases are migrated after a dated copy; newer ones and foreign files are refused; a failure changes nothing."""

from __future__ import annotations

import runpy
import sqlite3
from pathlib import Path
from types import SimpleNamespace

import pytest
from resorption.layers import schema
from resorption.layers.errors import DamagedBase, NewerBase, NotABase, OlderBase, VanishedError
from resorption.layers.handle import Handle, Refusal
from resorption.layers.migrations import open_base
from resorption.layers.store import Store

kit = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "base_kit.py")))

pytestmark = pytest.mark.usefixtures("qgis_app")


def versioned(folder: Path, version: int) -> Path:
    """A base that says it follows that version of the schema."""
    path = kit.new_store(folder / "base.gpkg").path
    with sqlite3.connect(path) as base:
        base.execute("UPDATE base_resorption SET version_schema = ?", [version])
    base.close()
    return path


def version_of(path: Path) -> int:
    with sqlite3.connect(path) as base:
        (version,) = base.execute("SELECT version_schema FROM base_resorption").fetchone()
    base.close()
    return version


def add_setting(base: Handle) -> None:
    base.execute(
        "INSERT INTO reglage (uuid, cle, valeur, source) VALUES ('r1', 'rayon_veille', '500', 'étape d’essai')"
    )


def rebuild_commune(base: Handle) -> None:
    """What a change of constraint asks for: a new table, the rows, the old name."""
    (sql,) = base.rows("SELECT sql FROM sqlite_master WHERE name = 'commune'")[0]
    base.execute(sql.replace('CREATE TABLE "commune"', 'CREATE TABLE "commune_neuve"'))
    base.execute("INSERT INTO commune_neuve SELECT * FROM commune")
    base.execute("DELETE FROM commune")


def test_an_older_base_is_migrated_after_a_dated_copy(tmp_path, monkeypatch):
    monkeypatch.setattr(schema, "SCHEMA_VERSION", 1)
    path = versioned(tmp_path, 0)
    with pytest.raises(OlderBase, match="plus ancien"):
        Store(path)
    store = open_base(path, {0: add_setting})
    with store.reading() as reader:
        assert [r.values["cle"] for r in reader.all("reglage")] == ["rayon_veille"]
        assert reader.count("commune") == 1
    copies = [p for p in tmp_path.iterdir() if p != path]
    assert len(copies) == 1 and copies[0].name.startswith("base_schema-0_20")
    assert (version_of(copies[0]), version_of(path)) == (0, schema.SCHEMA_VERSION)
    open_base(path, {0: add_setting})
    assert len(list(tmp_path.iterdir())) == 2


def test_every_step_is_taken_in_order_in_one_transaction(tmp_path, monkeypatch):
    monkeypatch.setattr(schema, "SCHEMA_VERSION", 3)
    path = versioned(tmp_path, 0)
    seen: list[int] = []
    steps = {n: lambda base, n=n: seen.append(n) for n in range(3)}
    open_base(path, steps)
    assert seen == [0, 1, 2]
    assert version_of(path) == 3


def test_a_step_that_fails_leaves_the_base_as_it_was(tmp_path, monkeypatch):
    monkeypatch.setattr(schema, "SCHEMA_VERSION", 2)
    path = versioned(tmp_path, 0)

    def fail(base: Handle) -> None:
        base.execute("UPDATE table_absente SET x = 1")

    with pytest.raises(DamagedBase, match="table_absente"):
        open_base(path, {0: add_setting, 1: fail})
    assert version_of(path) == 0
    with sqlite3.connect(path) as base:
        assert base.execute("SELECT count(*) FROM reglage").fetchone() == (0,)
    base.close()


def test_a_step_that_would_orphan_rows_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(schema, "SCHEMA_VERSION", 1)
    path = versioned(tmp_path, 0)
    with Handle(path) as base:
        base.execute(
            "INSERT INTO foncier (uuid, commune, categorie_proprietaire, etape, accord_proprietaire, version) "
            "VALUES ('f1', 'commune-1', 'commune', 'repere', 'oui', 1)"
        )
    with pytest.raises(DamagedBase, match="sans leur parent"):
        open_base(path, {0: rebuild_commune})
    assert version_of(path) == 0


def test_a_version_that_no_step_leaves_is_refused_without_a_copy(tmp_path):
    path = versioned(tmp_path, 0)
    with pytest.raises(OlderBase):
        open_base(path)
    assert list(tmp_path.iterdir()) == [path]


def test_a_newer_base_is_refused_and_left_alone(tmp_path):
    path = versioned(tmp_path, schema.SCHEMA_VERSION + 1)
    before = path.read_bytes()
    for opening in (open_base, Store):
        with pytest.raises(NewerBase, match="Mettez l’extension à jour"):
            opening(path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_no_base(tmp_path):
    path = tmp_path / "texte.gpkg"
    path.write_text("rien")
    with pytest.raises(NotABase):
        open_base(path)
    with pytest.raises(VanishedError):
        open_base(tmp_path / "absent.gpkg")


def test_a_base_without_its_identity_is_no_base(tmp_path):
    path = versioned(tmp_path, 1)
    with Handle(path) as base:
        base.execute("DELETE FROM base_resorption")
    with pytest.raises(NotABase):
        Store(path)


def test_a_handle_says_which_statement_it_refuses(tmp_path):
    path = versioned(tmp_path, 1)
    with Handle(path) as base, pytest.raises(Refusal, match="no such table"):
        base.execute("SELECT * FROM rien")


def test_a_base_of_this_version_is_opened_once(tmp_path, monkeypatch):
    """Each opening has SQLite parse every trigger of the schema: a form that saves would feel it."""
    path = kit.new_store(tmp_path / "base.gpkg").path
    genuine, opened = Handle._open, []
    monkeypatch.setattr(Handle, "_open", lambda self: (opened.append(self.path), genuine(self)))
    store = open_base(path)
    assert opened == [path]
    assert (store.epsg, store.restricted) == (2154, False)
