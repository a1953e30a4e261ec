"""The restricted companion: made when first used, saved with the base or not at all, orphans set aside."""

from __future__ import annotations

import contextlib
import runpy
import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from resorption.annex.reading import read_base
from resorption.layers import companion as companions
from resorption.layers.companion import SetAside, companion_path, joint_transaction, open_companion, set_aside
from resorption.layers.companion_trace import traces
from resorption.layers.errors import NotABase, RefusedRow, RestrictedFile, UnfinishedSave
from resorption.layers.imports.state import read_state
from resorption.layers.migrations import open_base
from resorption.layers.paths import is_base
from resorption.layers.project import write_project
from resorption.layers.session import Session
from resorption.layers.store import Store

kit = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "base_kit.py")))
SITE = "11111111-1111-4111-8111-111111111111"


@pytest.fixture
def base(tmp_path: Path) -> Store:
    return kit.new_store(tmp_path / "base.gpkg")


def owner(session: Session, lot: str) -> None:
    session.insert("proprietaire", {"site": SITE, "type": "public", "personne_morale": "Commune", "lot": lot})


def save(base: Store, name: str = "Essai") -> None:
    with joint_transaction(base, "essai", owner) as session:
        session.insert("site", {"nom": name, "type_site": "terrain", "statut": "actif"}, kit.square())


def rows(store: Store, table: str) -> list[dict]:
    with store.reading() as reader:
        return [r.values for r in reader.all(table)]


def test_it_is_made_when_first_used(base: Store) -> None:
    assert open_companion(base.path) is None
    with joint_transaction(base, "sans") as session:
        session.insert("site", {"nom": "Sans", "type_site": "terrain", "statut": "actif"}, kit.square())
    assert not companion_path(base.path).exists()
    assert rows(base, "lot") == []
    save(base)
    companion = open_companion(base.path)
    assert companion_path(base.path).name == "base.restreint.gpkg"
    assert companion.restricted
    assert [r["lot"] for r in rows(companion, "proprietaire")] == [r["uuid"] for r in rows(base, "lot")]


def test_the_base_lives_without_it(base: Store) -> None:
    save(base)
    companion_path(base.path).unlink()
    assert len(rows(base, "site")) == 1
    save(base, "Autre")
    assert len(rows(open_companion(base.path), "proprietaire")) == 1


@pytest.mark.parametrize("already", [False, True])
def test_a_refused_row_of_the_base_leaves_the_companion_as_it_was(base: Store, already: bool) -> None:
    if already:
        save(base)
    with pytest.raises(RefusedRow), joint_transaction(base, "essai", owner) as session:
        session.insert("site", {"nom": "Mauvais", "statut": "nimporte"}, kit.square())
    assert companion_path(base.path).exists() is already
    assert len(rows(base, "site")) == int(already)
    if already:
        assert len(rows(open_companion(base.path), "proprietaire")) == 1


@pytest.mark.parametrize("already", [False, True])
def test_a_refused_row_of_the_companion_leaves_the_base_as_it_was(base: Store, already: bool) -> None:
    if already:
        save(base)

    def bad(session: Session, lot: str) -> None:
        session.insert("proprietaire", {"site": SITE, "type": "nimporte", "lot": lot})

    with pytest.raises(RefusedRow), joint_transaction(base, "essai", bad) as session:
        session.insert("site", {"nom": "Bon", "type_site": "terrain", "statut": "actif"}, kit.square())
    assert len(rows(base, "site")) == int(already)
    assert companion_path(base.path).exists() is already


Write = Callable[[Session, str], None]


def lose(base: Store, write: Write, monkeypatch: pytest.MonkeyPatch, folder: Path) -> Store:
    """What a power cut between the two commits leaves, in a folder: a companion ahead of its base."""
    write_both = companions._write

    def cut(store: Store, *arguments: object) -> bool:
        made = write_both(store, *arguments)
        shutil.copytree(store.path.parent, folder)
        return made

    with monkeypatch.context() as patch:
        patch.setattr(companions, "_write", cut)
        with joint_transaction(base, "perdu", write):
            pass
    return Store(folder / base.path.name)


def fail(base: Store, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that refuses the last commit."""
    write_both = companions._write

    def failing(store: Store, session: Session, *arguments: object) -> bool:
        made = write_both(store, session, *arguments)
        session.remember(OSError("plus de courant"))
        return made

    with monkeypatch.context() as patch:
        patch.setattr(companions, "_write", failing)
        with pytest.raises(OSError, match="courant"), joint_transaction(base, "perdu", write):
            pass


def change(table: str, **values: object) -> Write:
    """A save that changes the only row of a table."""

    def write(session: Session, lot: str) -> None:
        (row,) = session.find(table)
        session.update(table, row.uuid, {**values, "lot": lot}, version=row.version)

    return write


def content(base: Store) -> list[dict]:
    """The restricted rows, without what tells of their history."""
    left_out = ("version", "modifie_le", "modifie_par")
    companion = open_companion(base.path)
    tables = ("proprietaire", "procedure", "piece_restreinte")
    return [{k: v for k, v in r.items() if k not in left_out} for t in tables for r in rows(companion, t)]


@pytest.mark.parametrize("already", [False, True])
def test_a_failure_of_the_last_commit_is_taken_back(
    base: Store, already: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if already:
        save(base)
    before = content(base) if already else []
    fail(base, change("proprietaire", personne_morale="État") if already else owner, monkeypatch)
    assert companion_path(base.path).exists() is already
    if already:
        assert content(base) == before
    assert traces(companion_path(base.path)) == {}
    assert set_aside(base) is None


@pytest.mark.parametrize("caught", [False, True])
def test_a_save_stopped_while_it_writes_has_nothing_to_undo(
    base: Store, caught: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading a large companion twice would make the user wait for the end of a cancelled import."""
    save(base)
    before = content(base)
    monkeypatch.setattr(companions, "undoing", lambda *_arguments: pytest.fail("rien à défaire"))

    def stopped(session: Session, lot: str) -> None:
        owner(session, lot)
        with contextlib.suppress(RefusedRow if caught else ()):
            session.insert("proprietaire", {"site": SITE, "type": "nimporte", "lot": lot})

    with pytest.raises(RefusedRow), joint_transaction(base, "essai", stopped):
        pass
    assert content(base) == before
    assert traces(companion_path(base.path)) == {}


def test_a_save_leaves_no_trace(base: Store) -> None:
    save(base)
    save(base, "Autre")
    assert sorted(path.name for path in base.path.parent.iterdir()) == ["base.gpkg", "base.restreint.gpkg"]


def test_rows_of_a_lost_save_are_set_aside_with_a_copy(
    base: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    save(base)
    assert set_aside(base) is None
    before = content(base)
    cut = lose(base, owner, monkeypatch, tmp_path / "cut")
    assert len(content(cut)) == 2
    told = set_aside(cut)
    assert (told.removed, told.restored) == (1, 0)
    assert content(cut) == before
    assert len(rows(Store(told.copy), "proprietaire")) == 2
    assert set_aside(cut) is None
    assert traces(companion_path(cut.path)) == {}


def test_a_row_changed_by_a_lost_save_is_what_it_was(
    base: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    save(base)
    before = content(base)
    write = change("proprietaire", personne_morale="État", parcelles="AB 12", type="inconnu")
    cut = lose(base, write, monkeypatch, tmp_path / "cut")
    assert [r["personne_morale"] for r in content(cut)] == ["État"]
    told = set_aside(cut)
    assert (told.removed, told.restored) == (0, 1)
    assert content(cut) == before
    assert [r["personne_morale"] for r in rows(Store(told.copy), "proprietaire")] == ["État"]


def test_several_changes_of_a_lost_save_are_all_taken_back(
    base: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    save(base)
    with joint_transaction(base, "essai", change("proprietaire", personne_morale="Département")):
        pass
    before = content(base)

    def write(session: Session, lot: str) -> None:
        for name in ("Région", "État", "Métropole"):
            change("proprietaire", personne_morale=name)(session, lot)

    cut = lose(base, write, monkeypatch, tmp_path / "cut")
    assert set_aside(cut).restored == 1
    assert content(cut) == before
    assert before[0]["personne_morale"] == "Département"


def test_a_row_added_then_changed_by_a_lost_save_goes(
    base: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    save(base)
    (row,) = content(base)

    def write(session: Session, lot: str) -> None:
        made = session.insert("proprietaire", {"site": SITE, "type": "prive", "lot": lot})
        session.update("proprietaire", made, {"type": "inconnu"}, version=1)

    cut = lose(base, write, monkeypatch, tmp_path / "cut")
    assert [r["type"] for r in content(cut)] == ["public", "inconnu"]
    told = set_aside(cut)
    assert (told.removed, told.restored) == (1, 0)
    assert content(cut) == [row]


def test_added_changed_and_deleted_at_once(base: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A site has one row of proceedings: what replaced it goes first."""

    def fill(session: Session, lot: str) -> None:
        owner(session, lot)
        session.insert("proprietaire", {"site": SITE, "type": "prive", "lot": lot})
        session.insert("procedure", {"site": SITE, "justice_origine": "Tribunal judiciaire", "lot": lot})

    def write(session: Session, lot: str) -> None:
        first, second = session.find("proprietaire")
        (procedure,) = session.find("procedure")
        session.update("proprietaire", first.uuid, {"type": "inconnu", "lot": lot}, version=first.version)
        session.delete("proprietaire", second.uuid, version=second.version, reason="essai")
        session.delete("procedure", procedure.uuid, version=procedure.version, reason="essai")
        session.insert("procedure", {"site": SITE, "justice_origine": "Autre", "lot": lot})

    with joint_transaction(base, "essai", fill):
        pass
    before = content(base)
    cut = lose(base, write, monkeypatch, tmp_path / "cut")
    told = set_aside(cut)
    assert (told.removed, told.restored) == (1, 3)
    assert sorted(content(cut), key=str) == sorted(before, key=str)
    assert set_aside(cut) is None


def test_without_its_trace_a_lost_row_goes_and_the_copy_has_it(
    base: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    save(base)
    cut = lose(base, change("proprietaire", personne_morale="État"), monkeypatch, tmp_path / "cut")
    for trace in traces(companion_path(cut.path)).values():
        trace.unlink()
    told = set_aside(cut)
    assert (told.removed, told.restored) == (1, 0)
    assert len(rows(Store(told.copy), "proprietaire")) == 1


def test_until_it_is_undone_nothing_is_compared_nor_written(
    base: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """An import would take the lost rows for known ones, and they will go."""
    save(base)
    cut = lose(base, owner, monkeypatch, tmp_path / "cut")
    with pytest.raises(UnfinishedSave, match="base.gpkg.*rouvrez"):
        read_state(cut, open_companion(cut.path))
    with pytest.raises(UnfinishedSave):
        save(cut, "Autre")
    assert len(rows(cut, "site")) == 1
    set_aside(cut)
    read_state(cut, open_companion(cut.path))
    save(cut, "Autre")
    assert len(content(cut)) == 2


def test_a_trace_cut_short_is_cleared(base: Store) -> None:
    """The power went while it was made: the companion was not written."""
    save(base)
    part = base.path.with_name(f".base.restreint_avant-{SITE}.gpkg")
    part.write_bytes(b"SQLite")
    assert set_aside(base) is None
    assert not part.exists()


def test_the_trace_of_a_save_that_ended_well_is_cleared(base: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The power went just after the last commit."""
    save(base)
    with monkeypatch.context() as patch:
        patch.setattr(companions, "drop_trace", lambda *_arguments: None)
        save(base, "Autre")
    before = content(base)
    assert len(traces(companion_path(base.path))) == 1
    assert set_aside(base) is None
    assert traces(companion_path(base.path)) == {}
    assert content(base) == before


def test_what_is_said(tmp_path: Path) -> None:
    told = str(SetAside(2, 1, tmp_path / "x_mis-de-cote.gpkg").sentence)
    assert "retirées : 2" in told.replace("\u00a0", " ")
    assert "rétablies : 1" in told.replace("\u00a0", " ")
    assert "« x_mis-de-cote.gpkg »" in told.replace("\u00a0", " ")


def test_no_companion_is_nothing_to_say(base: Store) -> None:
    assert set_aside(base) is None


def test_it_is_not_taken_for_a_base(base: Store) -> None:
    save(base)
    path = companion_path(base.path)
    assert is_base(base.path)
    assert not is_base(path)
    for use in (open_base, write_project, lambda p: read_base(p, "partenaires")):
        with pytest.raises(RestrictedFile, match="base.restreint.gpkg.* est le fichier restreint"):
            use(path)
    assert not path.with_suffix(".qgz").exists()


def test_another_base_in_its_place_is_refused(base: Store) -> None:
    companion_path(base.path).write_bytes(base.path.read_bytes())
    with pytest.raises(NotABase):
        open_companion(base.path)
