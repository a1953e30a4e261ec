"""Visits in the base: what is read as due, a visit and its photograph together or neither, the date of the next one."""

from __future__ import annotations

import runpy
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from resorption.layers import documents
from resorption.layers.documents import pieces_of
from resorption.layers.errors import ConflictError, LockedError, RowError
from resorption.layers.handle import Handle
from resorption.layers.site_file import VanishedSite
from resorption.layers.store import Store
from resorption.layers.visits import (
    NeverVisited,
    NewerVisit,
    Photo,
    plan_visit,
    read_visited,
    read_watched,
    record_visit,
)
from resorption.protocol.errors import Cancelled, ResorptionError
from resorption.protocol.watch_visits import Due

kit = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "base_kit.py")))
TODAY = date.today()
SAID = {"titre": "Vue", "nature": "photo", "date": TODAY, "diffusion": "restreinte"}
FOUND = {"date": TODAY, "constat": "traces", "note": "Un matelas.", "prochaine_visite": TODAY + timedelta(days=90)}


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = kit.new_store(tmp_path / "base.gpkg")
    with made.transaction("Alice") as session:
        closed = {"statut": "ferme_non_resorbe", "cause_fermeture": "justice", "commune": "commune-1"}
        for n, (uuid, days) in enumerate((("jamais", 300), ("planifie", 200), ("tard", 200), ("vu", 200))):
            row = {"nom": uuid, "code": f"S-{n}", "date_fermeture": ago(days), **closed}
            session.insert("site", row, kit.square(20 * n), uuid=uuid)
        session.insert("site", {"nom": "ouvert", "code": "S-9"}, kit.square(), uuid="ouvert")
        for uuid, site, days, planned in (
            ("v1", "planifie", 20, TODAY + timedelta(days=5)), ("v2", "tard", 60, ago(30)), ("v3", "vu", 10, None),
        ):  # fmt: skip
            row = {"site": site, "date": ago(days), "constat": "rien", "prochaine_visite": planned}
            session.insert("visite", row, uuid=uuid)
    return made


@pytest.fixture
def photo(tmp_path: Path) -> Photo:
    source = tmp_path / "ailleurs" / "image.jpg"
    source.parent.mkdir()
    source.write_bytes(b"image" * 1000)
    return Photo(source, SAID)


def visits(store: Store, site: str) -> list[dict]:
    with store.reading() as reader:
        return [dict(row.values) for row in reader.find("visite", site=site)]


def folder(store: Store) -> Path:
    return store.path.with_name("base.pieces")


def test_the_closed_sites_come_with_what_is_most_overdue_first(store):
    found = read_watched(store.path, TODAY)
    assert [(s.uuid, s.state.due) for s in found] == [
        ("jamais", Due.OVERDUE), ("tard", Due.OVERDUE), ("planifie", Due.COMING), ("vu", Due.UNPLANNED),
    ]  # fmt: skip
    assert [s.state.delay for s in found] == [120, 30, 0, 0]
    late = found[1]
    assert (late.code, late.name, late.commune, late.visited) == ("S-2", "tard", "Aclou", True)
    assert late.place == (45.0, 5.0)
    assert found[0].visited is False


def test_the_days_come_from_the_settings_of_the_base(store):
    with store.transaction() as session:
        session.insert("reglage", {"cle": "age_visite_jours", "valeur": "9", "source": "Comité de pilotage"})
    (seen,) = (s for s in read_watched(store.path, TODAY) if s.uuid == "vu")
    assert (seen.state.limit, seen.state.due) == (9, Due.OVERDUE)


def test_a_site_without_outline_is_listed_without_a_place(store):
    with Handle(store.path) as base:
        base.execute("UPDATE site SET geom = NULL WHERE uuid = 'vu'")
    assert {s.uuid: s.place is None for s in read_watched(store.path, TODAY)}["vu"]


def test_the_list_and_the_window_say_the_same_of_a_site(store):
    for site in read_watched(store.path, TODAY):
        visited = read_visited(store, site.uuid, TODAY)
        assert (visited.state, visited.commune) == (site.state, site.commune)
        assert (visited.last is not None) is site.visited
    assert visited.name == "S-3 – vu"
    assert visited.closed
    assert not read_visited(store, "ouvert", TODAY).closed


def test_a_site_that_is_gone_is_said(store):
    with pytest.raises(VanishedSite):
        read_visited(store, "parti", TODAY)
    with pytest.raises(VanishedSite):
        record_visit(store, "parti", FOUND)


def test_a_visit_is_recorded_with_the_date_of_the_next_one(store):
    uuid = record_visit(store, "jamais", FOUND)
    (row,) = visits(store, "jamais")
    assert row["uuid"] == uuid
    assert {name: row[name] for name in FOUND} == FOUND


def test_a_visit_and_its_photograph_are_recorded_together(store, photo):
    uuid = record_visit(store, "jamais", FOUND, photo)
    (piece,) = pieces_of(store, "visite", uuid)
    assert piece.title == "Vue"
    assert (store.path.parent / piece.file).read_bytes() == photo.source.read_bytes()


@pytest.mark.parametrize(
    "wrong",
    [
        {"date": TODAY + timedelta(days=1)}, {"date": None}, {"constat": None}, {"constat": "vide"},
        {"prochaine_visite": ago(1)},
    ],
)  # fmt: skip
def test_what_the_rules_refuse_is_not_recorded(store, photo, wrong):
    with pytest.raises(ResorptionError):
        record_visit(store, "jamais", {**FOUND, **wrong}, photo)
    assert visits(store, "jamais") == []
    assert not folder(store).exists()


def test_a_photograph_that_cannot_be_copied_leaves_no_visit(store, photo):
    photo.source.unlink()
    with pytest.raises(ResorptionError, match="introuvable"):
        record_visit(store, "jamais", FOUND, photo)
    assert visits(store, "jamais") == []
    assert not folder(store).exists()


def test_a_photograph_that_cannot_be_put_in_its_place_takes_the_visit_back(store, photo, monkeypatch):
    def refuse(_self: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    # The visit is written by then, not committed.
    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(ResorptionError):
        record_visit(store, "jamais", FOUND, photo)
    monkeypatch.undo()
    assert visits(store, "jamais") == []
    with store.reading() as reader:
        assert list(reader.all("piece_jointe")) == []
    assert not folder(store).exists()


def test_a_base_that_refuses_leaves_no_photograph(store, photo, monkeypatch):
    real = documents.PieceToPlace.write

    def write_then_fail(piece, session, lot) -> None:  # noqa: ANN001
        real(piece, session, lot)
        raise LockedError("base.gpkg")

    monkeypatch.setattr(documents.PieceToPlace, "write", write_then_fail)
    with pytest.raises(LockedError):
        record_visit(store, "jamais", FOUND, photo)
    assert visits(store, "jamais") == []
    assert not folder(store).exists()


def test_stopping_the_copy_leaves_nothing(store, photo):
    stopped = SimpleNamespace(isCanceled=lambda: True, setProgress=lambda _percent: None)
    with pytest.raises(Cancelled):
        record_visit(store, "jamais", FOUND, photo, stopped)
    assert visits(store, "jamais") == []
    assert not folder(store).exists()


def test_the_next_visit_is_planned_on_the_last_one(store):
    day = TODAY + timedelta(days=40)
    plan_visit(store, read_visited(store, "tard", TODAY), day)
    (row,) = visits(store, "tard")
    assert (row["uuid"], row["prochaine_visite"], row["constat"]) == ("v2", day, "rien")
    assert read_visited(store, "tard", TODAY).state.planned == day


def test_a_visit_before_the_closing_holds_the_date_of_the_first_one(store):
    with store.transaction() as session:
        session.insert("visite", {"site": "jamais", "date": ago(400), "constat": "rien"})
    visited = read_visited(store, "jamais", TODAY)
    assert visited.state.last is None
    plan_visit(store, visited, TODAY + timedelta(days=3))
    assert read_visited(store, "jamais", TODAY).state.due is Due.COMING


def test_no_visit_is_made_up_to_hold_a_date(store):
    with pytest.raises(NeverVisited, match="Enregistrez d’abord une visite"):
        plan_visit(store, read_visited(store, "jamais", TODAY), TODAY + timedelta(days=3))
    assert visits(store, "jamais") == []


def test_a_day_that_is_past_is_not_planned(store):
    with pytest.raises(RowError, match="déjà passée"):
        plan_visit(store, read_visited(store, "vu", TODAY), ago(1))
    plan_visit(store, read_visited(store, "vu", TODAY), TODAY)
    assert visits(store, "vu")[0]["prochaine_visite"] == TODAY


def test_what_others_recorded_meanwhile_is_not_passed_over(store):
    visited = read_visited(store, "tard", TODAY)
    record_visit(store, "tard", FOUND)
    with pytest.raises(NewerVisit):
        plan_visit(store, visited, TODAY + timedelta(days=3))
    visited = read_visited(store, "vu", TODAY)
    plan_visit(store, visited, TODAY + timedelta(days=3))
    with pytest.raises(ConflictError):
        plan_visit(store, visited, TODAY + timedelta(days=4))


@pytest.mark.parametrize("with_photo", [False, True])
def test_a_visit_of_a_site_deleted_meanwhile_says_so(store, photo, with_photo):
    with store.transaction() as session:
        site = session.find("site")[0]
        session.delete("site", site.uuid, version=site.version, reason="doublon")
    with pytest.raises(VanishedSite):
        record_visit(store, site.uuid, {"date": TODAY, "constat": "rien"}, photo if with_photo else None)
    with store.reading() as reader:
        assert not reader.find("visite", site=site.uuid) and not reader.count("piece_jointe")
