"""Making a base: whole or not at all, whatever fails and whenever."""

from __future__ import annotations

import os
import runpy
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from osgeo import gdal
from qgis.core import QgsProject, QgsVectorLayer
from resorption.layers import copies, geopackage
from resorption.layers.copies import dated_copy
from resorption.layers.errors import (
    DiskFullError,
    ExistingFile,
    NotABase,
    OpenElsewhere,
    ReadOnlyError,
    RefusedRow,
    VanishedError,
)
from resorption.layers.geopackage import create_base
from resorption.layers.handle import Handle, Refusal
from resorption.layers.store import Store
from resorption.protocol.errors import Cancelled
from resorption.tests.qgis.gdal_switch import gdal_exceptions

kit = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "base_kit.py")))
root_only = pytest.mark.skipif(os.geteuid() != 0, reason="seul root peut monter un système de fichiers")

pytestmark = pytest.mark.usefixtures("qgis_app")


def names(folder: Path) -> set[str]:
    return {p.name for p in folder.iterdir()}


@pytest.fixture
def mounted(tmp_path) -> Iterator[Path]:
    """A disk of 3 MB, real."""
    folder = tmp_path / "disque"
    folder.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)], capture_output=True)
    if done.returncode:
        pytest.skip("montage refusé ici")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_new_base(tmp_path):
    assert create_base(tmp_path / "base.gpkg", 2154, kit.fill_protocol) is None
    assert names(tmp_path) == {"base.gpkg"}
    with Store(tmp_path / "base.gpkg").reading() as reader:
        assert (reader.count("commune"), reader.count("protocole"), reader.count("journal")) == (1, 1, 2)


def test_a_new_base_when_gdal_raises(tmp_path):
    """The real application was found with GDAL's exceptions on."""
    with gdal_exceptions(True):
        create_base(tmp_path / "base.gpkg", 2154, kit.fill_protocol)
        copy = create_base(tmp_path / "base.gpkg", 2154, kit.fill_protocol, replace=True)
        with pytest.raises(VanishedError):
            Store(tmp_path / "rien.gpkg")
        (tmp_path / "texte.gpkg").write_text("rien")
        with pytest.raises(NotABase):
            Store(tmp_path / "texte.gpkg")
    assert names(tmp_path) == {"base.gpkg", "texte.gpkg", copy.name}


def test_an_existing_file_is_kept_without_a_yes(tmp_path):
    path = tmp_path / "base.gpkg"
    path.write_text("précieux")
    with pytest.raises(ExistingFile, match="existe déjà"):
        create_base(path, 2154, kit.fill_protocol)
    assert path.read_text() == "précieux"
    assert names(tmp_path) == {"base.gpkg"}


def test_a_replaced_base_leaves_a_dated_copy(tmp_path):
    old = kit.new_store(tmp_path / "base.gpkg")
    copy = create_base(old.path, 2154, lambda session: None, replace=True)
    assert names(tmp_path) == {"base.gpkg", copy.name}
    with Store(copy).reading() as reader:
        assert reader.count("commune") == 1
    assert Store(copy).identifier == old.identifier != Store(old.path).identifier


def test_a_replaced_file_of_another_kind_is_copied_as_it_is(tmp_path):
    path = tmp_path / "base.gpkg"
    path.write_text("précieux")
    copy = create_base(path, 2154, lambda session: None, replace=True)
    assert copy.read_text() == "précieux"
    Store(path)


class Stop(Exception):
    pass


@pytest.mark.parametrize("failure", [Stop, Cancelled, KeyboardInterrupt])
@pytest.mark.parametrize("replace", [False, True])
def test_a_failure_or_a_cancel_while_filling_leaves_nothing(tmp_path, failure, replace):
    path = tmp_path / "base.gpkg"
    if replace:
        before = kit.new_store(path).identifier
    there = names(tmp_path)

    def fill(session) -> None:
        kit.fill_protocol(session)
        raise failure

    with pytest.raises(failure):
        create_base(path, 2154, fill, replace=replace)
    assert names(tmp_path) == there
    assert not replace or Store(path).identifier == before


def test_a_refused_row_makes_no_base_even_when_the_caller_goes_on(tmp_path):
    def fill(session) -> None:
        kit.fill_protocol(session)
        with pytest.raises(RefusedRow):
            session.insert("partenaire", {"categorie": "martien", "nom": "x"})

    with pytest.raises(RefusedRow, match="liste"):
        create_base(tmp_path / "base.gpkg", 2154, fill)
    assert names(tmp_path) == set()


def test_a_failure_at_any_step_leaves_nothing(tmp_path, monkeypatch):
    """Every statement in turn fails; the file that was there stays, and nothing else appears."""
    path = tmp_path / "base.gpkg"
    before = kit.new_store(path).identifier
    real, count = Handle.execute, 0

    def counted(self, sql: str) -> None:
        nonlocal count
        count += 1
        real(self, sql)

    monkeypatch.setattr(Handle, "execute", counted)
    create_base(tmp_path / "autre.gpkg", 2154, kit.fill_protocol)
    (tmp_path / "autre.gpkg").unlink()
    total = count
    assert total > 300
    for step in [*range(1, total, max(1, total // 12)), total]:
        count = 0

        def failing(self, sql: str, step: int = step) -> None:
            nonlocal count
            count += 1
            if count == step:
                raise Refusal("database or disk is full")
            real(self, sql)

        monkeypatch.setattr(Handle, "execute", failing)
        with pytest.raises(DiskFullError):
            create_base(path, 2154, kit.fill_protocol, replace=True)
        assert names(tmp_path) == {"base.gpkg"}
    monkeypatch.undo()
    assert Store(path).identifier == before


def test_a_refused_move_leaves_the_old_file_and_no_copy(tmp_path, monkeypatch):
    path = tmp_path / "base.gpkg"
    before = kit.new_store(path).identifier

    def refuse(self: Path, target: Path) -> None:
        raise PermissionError(13, "open")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OpenElsewhere):
        create_base(path, 2154, kit.fill_protocol, replace=True)
    assert names(tmp_path) == {"base.gpkg"}
    assert Store(path).identifier == before


def test_a_base_open_in_the_project_is_not_replaced(tmp_path):
    path = kit.new_store(tmp_path / "base.gpkg").path
    layer = QgsVectorLayer(f"{path}|layername=site", "site", "ogr")
    QgsProject.instance().addMapLayer(layer)
    with pytest.raises(OpenElsewhere, match="Fermez le projet"):
        create_base(path, 2154, kit.fill_protocol, replace=True)
    QgsProject.instance().removeAllMapLayers()
    assert names(tmp_path) == {"base.gpkg"}


def test_a_base_that_another_program_writes_is_not_replaced(tmp_path):
    path = kit.new_store(tmp_path / "base.gpkg").path
    other = sqlite3.connect(path)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("UPDATE base_resorption SET epsg = 2975")
    other.commit()
    with pytest.raises(OpenElsewhere):
        create_base(path, 2154, kit.fill_protocol, replace=True)
    other.close()
    assert names(tmp_path) == {"base.gpkg"}
    assert Store(path).epsg == 2975


def test_no_folder(tmp_path):
    with pytest.raises(VanishedError, match="absent"):
        create_base(tmp_path / "absent" / "base.gpkg", 2154, kit.fill_protocol)


def test_an_error_that_is_kept_keeps_no_file_open(tmp_path):
    def fill(session) -> None:
        session.insert("partenaire", {"categorie": "martien", "nom": "x"})

    with pytest.raises(RefusedRow) as kept:
        create_base(tmp_path / "base.gpkg", 2154, fill)
    assert kept.value.field == "categorie"
    links = [p for p in Path("/proc/self/fd").iterdir() if p.is_symlink()]
    assert not [link for link in links if str(tmp_path) in str(link.readlink())]


def test_a_refused_statement_that_is_kept_keeps_no_file_open(tmp_path):
    path = kit.new_store(tmp_path / "base.gpkg").path
    with Handle(path) as base, pytest.raises(Refusal) as kept:
        base.execute("SELECT * FROM rien")
    assert "rien" in str(kept.value)
    links = [p for p in Path("/proc/self/fd").iterdir() if p.is_symlink()]
    assert not [link for link in links if str(path) in str(link.readlink())]


@root_only
def test_a_full_disk(mounted):
    def fill(session) -> None:
        for number in range(20000):
            session.insert("visa", {"ordre": number + 1, "texte": "x" * 2000, "nature": "texte"})

    with pytest.raises(DiskFullError, match="plus de place"):
        create_base(mounted / "base.gpkg", 2154, fill)
    assert names(mounted) == set()


@root_only
def test_no_room_for_the_dated_copy(mounted):
    path = kit.new_store(mounted / "base.gpkg").path
    before = path.read_bytes()
    (mounted / "lest").write_bytes(b"x" * 1_300_000)
    there = names(mounted)
    with pytest.raises(DiskFullError):
        dated_copy(path)
    with pytest.raises(DiskFullError):
        create_base(path, 2154, kit.fill_protocol, replace=True)
    assert names(mounted) == there
    assert path.read_bytes() == before


@root_only
def test_a_read_only_disk(mounted):
    path = kit.new_store(mounted / "base.gpkg").path
    subprocess.run(["mount", "-o", "remount,ro", str(mounted)], check=True)
    for replace in (False, True):
        with pytest.raises(ReadOnlyError if replace else (ReadOnlyError, ExistingFile)):
            create_base(path, 2154, kit.fill_protocol, replace=replace)
    with pytest.raises(ReadOnlyError):
        create_base(mounted / "autre.gpkg", 2154, kit.fill_protocol)
    with pytest.raises(ReadOnlyError):
        dated_copy(path)
    with pytest.raises(ReadOnlyError, match="lecture seule"), Store(path).transaction("a") as session:
        session.insert("reglage", {"cle": "a", "valeur": "b", "source": "c"})
    with Store(path).reading() as reader:
        assert reader.count("commune") == 1


def test_a_dated_copy_of_a_file_being_written_is_whole_and_has_no_project(tmp_path):
    path = kit.new_store(tmp_path / "base.gpkg").path
    with sqlite3.connect(path) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("CREATE TABLE qgis_projects (name TEXT, content BLOB)")
        other.execute("INSERT INTO qgis_projects VALUES ('projet', x'00')")
        other.commit()
        copy = dated_copy(path)
        second = dated_copy(path)
    other.close()
    assert len({copy, second, path}) == 3
    with sqlite3.connect(copy) as read:
        assert read.execute("SELECT count(*) FROM qgis_projects").fetchone() == (0,)
        assert read.execute("SELECT count(*) FROM commune").fetchone() == (1,)
        assert read.execute("PRAGMA application_id").fetchone() == (0x47504B47,)
        assert read.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'").fetchone()[0] > 200
    read.close()


def test_a_dated_copy_never_overwrites(tmp_path, monkeypatch):
    path = kit.new_store(tmp_path / "base.gpkg").path
    made = {dated_copy(path).name for _ in range(4)}
    assert len(made) == 4
    assert all(name.startswith("base_copie_20") and name.endswith(".gpkg") for name in made)


def test_a_copy_that_fails_half_way_is_removed(tmp_path, monkeypatch):
    path = kit.new_store(tmp_path / "base.gpkg").path

    def fail(copy: Path) -> None:
        raise Refusal("database is locked")

    monkeypatch.setattr(copies, "_drop_projects", fail)
    with pytest.raises(Exception, match="en cours d’écriture"):
        dated_copy(path)
    assert names(tmp_path) == {"base.gpkg"}


def test_files_that_are_no_base(tmp_path):
    foreign = tmp_path / "autre.gpkg"
    gdal.GetDriverByName("GPKG").Create(str(foreign), 0, 0, 0, gdal.GDT_Unknown).CreateLayer("site")
    text = tmp_path / "texte.gpkg"
    text.write_text("ceci n’est pas une base")
    cut = tmp_path / "coupe.gpkg"
    cut.write_bytes(kit.new_store(tmp_path / "base.gpkg").path.read_bytes()[:5000])
    empty = tmp_path / "vide.gpkg"
    empty.touch()
    for path in (foreign, text, cut, empty):
        with pytest.raises(NotABase, match="n’est pas une base"):
            Store(path)
    with pytest.raises(VanishedError):
        Store(tmp_path / "rien.gpkg")
    with pytest.raises(VanishedError):
        Store(tmp_path)


@pytest.mark.parametrize("name", ["base d'essai.gpkg", "été «1».gpkg", "a;b --.gpkg", "a%20b#c.gpkg"])
def test_names_of_files(tmp_path, name):
    path = tmp_path / name
    create_base(path, 2154, kit.fill_protocol)
    assert names(tmp_path) == {name}
    copy = dated_copy(path)
    with Store(path).transaction("a") as session:
        session.insert("reglage", {"cle": "a", "valeur": "b", "source": "c"})
    with Store(copy).reading() as reader:
        assert (reader.count("reglage"), reader.count("commune")) == (0, 1)


def test_a_folder_that_goes_away_while_filling(tmp_path):
    folder = tmp_path / "reseau"
    folder.mkdir()

    def fill(session) -> None:
        shutil.rmtree(folder)

    with pytest.raises(VanishedError):
        create_base(folder / "base.gpkg", 2154, fill)
    assert names(tmp_path) == set()


def test_the_workshop_is_beside_the_base(tmp_path, monkeypatch):
    """The last step is a move inside one disk, never a copy that could be cut."""
    seen: list[Path] = []
    real = geopackage._make
    monkeypatch.setattr(geopackage, "_make", lambda path, *rest: (seen.append(path), real(path, *rest)))
    create_base(tmp_path / "base.gpkg", 2154, kit.fill_protocol)
    assert seen[0].parent.parent == tmp_path
