"""The restricted companion: made when first used, saved with the base or not at all, orphans set aside."""

from __future__ import annotations

import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest
from resorption.annex.reading import read_base
from resorption.layers import companion as companions
from resorption.layers.companion import companion_path, joint_transaction, open_companion, orphans, set_aside
from resorption.layers.companion_undo import Undo, left_over
from resorption.layers.errors import NotABase, RefusedRow, RestrictedFile
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


def test_a_failure_of_the_last_commit_leaves_no_new_companion(base: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    written = []

    def failing(store: Store, session: Session, subject: str, write: object) -> Path | None:
        written.append(companions_write(store, session, subject, write))
        session.remember(OSError("plus de courant"))
        return written[0]

    companions_write = companions._write
    monkeypatch.setattr(companions, "_write", failing)
    with pytest.raises(OSError, match="courant"):
        save(base)
    assert written[0] is not None
    assert not companion_path(base.path).exists()
    assert rows(base, "site") == []


def cut_short(base: Store) -> None:
    """What a power cut between the two commits leaves: a companion ahead of its base."""
    companion = open_companion(base.path)
    with companion.transaction() as session:
        owner(session, "22222222-2222-4222-8222-222222222222")


def test_orphans_are_set_aside_with_a_copy(base: Store) -> None:
    save(base)
    assert set_aside(base) is None
    cut_short(base)
    with base.reading() as reader:
        assert len(orphans(reader, open_companion(base.path))) == 1
    told = set_aside(base)
    assert told.count == 1
    assert len(rows(Store(told.copy), "proprietaire")) == 2
    assert len(rows(open_companion(base.path), "proprietaire")) == 1
    assert set_aside(base) is None


def fail_last(monkeypatch: pytest.MonkeyPatch) -> None:
    """The companion is committed, the base is not."""
    write = companions._write

    def failing(store: Store, session: Session, subject: str, given: object) -> object:
        written = write(store, session, subject, given)
        session.remember(OSError("plus de courant"))
        return written

    monkeypatch.setattr(companions, "_write", failing)


def owners(base: Store) -> dict[str, tuple]:
    with open_companion(base.path).reading() as reader:
        return {r.uuid: (r.values["personne_morale"], r.values["lot"]) for r in reader.all("proprietaire")}


def change_all(session: Session, lot: str) -> None:
    """One owner is corrected, one deleted, one added."""
    first, second = session.all("proprietaire")
    session.update(first.table, first.uuid, {"personne_morale": "Autre", "lot": lot}, version=first.version)
    session.delete(second.table, second.uuid, version=second.version, reason="vendu")
    owner(session, lot)


def files(base: Store) -> list[str]:
    return sorted(path.name for path in base.path.parent.iterdir() if "journal" not in path.name)


def cut_between_commits(base: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kill: nothing puts anything back."""
    with monkeypatch.context() as patch:
        fail_last(patch)
        patch.setattr(companions, "set_aside", lambda base: None)
        with pytest.raises(OSError, match="courant"), joint_transaction(base, "coupé", change_all) as session:
            session.insert("site", {"nom": "Coupé", "type_site": "terrain", "statut": "actif"}, kit.square())


def test_what_a_cut_save_corrected_or_deleted_comes_back(base: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    save(base)
    save(base)
    before = owners(base)
    cut_between_commits(base, monkeypatch)
    assert owners(base) != before
    told = set_aside(base)
    assert (told.count, owners(base)) == (3, before)
    assert "Autre" in [r["personne_morale"] for r in rows(Store(told.copy), "proprietaire")]
    assert files(base) == ["base.gpkg", "base.restreint.gpkg", told.copy.name]
    assert set_aside(base) is None


def test_another_save_first_puts_back_what_a_cut_one_left(base: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    save(base)
    save(base)
    before = owners(base)
    cut_between_commits(base, monkeypatch)
    save(base)
    after = owners(base)
    assert {uuid: after[uuid] for uuid in before} == before
    assert len(after) == 3
    assert set_aside(base) is None


def test_a_failure_of_the_last_commit_puts_the_companion_back_at_once(
    base: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(base)
    save(base)
    before = owners(base)
    fail_last(monkeypatch)
    with pytest.raises(OSError, match="courant"), joint_transaction(base, "coupé", change_all) as session:
        session.insert("site", {"nom": "Coupé", "type_site": "terrain", "statut": "actif"}, kit.square())
    assert owners(base) == before


def test_a_whole_save_leaves_no_copy(base: Store) -> None:
    save(base)
    save(base)
    with joint_transaction(base, "essai", change_all):
        pass
    assert files(base) == ["base.gpkg", "base.restreint.gpkg"]


def test_a_copy_left_by_a_whole_save_changes_nothing(base: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    save(base)
    save(base)
    with monkeypatch.context() as patch:
        patch.setattr(Undo, "forget", lambda undo: None)
        with joint_transaction(base, "essai", change_all):
            pass
    after = owners(base)
    assert len(left_over(companion_path(base.path))) == 1
    assert set_aside(base) is None
    assert (owners(base), files(base)) == (after, ["base.gpkg", "base.restreint.gpkg"])


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
