"""What the dock reads: which results still count, and what says that the evaluation is out of date."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from resorption.land.remembered import KEY as LAYERS_CHOSEN
from resorption.layers.store import Session, Store
from resorption.layers.vigilance import evaluate_base
from resorption.layers.vigilance_board import Board, Seen, last_change, read_board
from resorption.protocol.settings import NEAR, VISIT_AGE

kit = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "closed_sites_kit.py")))
LATER = kit.DAY + timedelta(days=30)


@pytest.fixture
def base(tmp_path: Path) -> Store:
    """A closed site with a new one on it, proposed as its re-occupation by an evaluation."""
    store = kit.make(tmp_path / "base.gpkg")
    with store.transaction() as session:
        kit.add_site(session, "A", kit.square(1000), closed=True)
        kit.add_site(session, "N", kit.square(1000), date_installation=date(2026, 6, 10))
        session.insert("visite", {"site": "A", "date": kit.DAY, "constat": "traces"}, uuid="v")
    evaluate_base(store, kit.DAY)
    return store


def read(base: Store) -> Board:
    return read_board(base.path, LATER)


def by_hand(session: Session) -> None:
    row = {"site_ferme": "A", "visite": "v", "motif": "m", "decision": "confirmee", "par": "Chargée", "le": kit.DAY}
    session.insert("reoccupation", row)


def decided(session: Session) -> None:
    [row] = session.find("reoccupation")
    session.update("reoccupation", row.uuid, {"decision": "refusee"}, version=row.version)


def deleted(session: Session) -> None:
    [row] = session.find("reoccupation")
    session.delete("reoccupation", row.uuid, version=row.version, reason="erreur")


def test_the_proposals_of_an_evaluation_are_no_change(base: Store) -> None:
    board = read(base)
    assert (len(board.reoccupations), board.changed) == (1, False)


@pytest.mark.parametrize("change", [by_hand, decided, deleted])
def test_what_a_person_does_with_a_reoccupation_is_a_change(base: Store, change: Callable[[Session], None]) -> None:
    with base.transaction() as session:
        change(session)
    assert read(base).changed


def set_to(base: Store, key: str, value: str) -> None:
    with base.transaction() as session:
        [row] = session.find("reglage", cle=key)
        session.update("reglage", row.uuid, {"valeur": value}, version=row.version)


@pytest.mark.parametrize(("key", "expected"), [(NEAR.key, True), (VISIT_AGE.key, False), (LAYERS_CHOSEN, False)])
def test_only_the_figures_of_the_rule_put_an_evaluation_out_of_date(base: Store, key: str, expected: bool) -> None:
    """Whether a row of `reglage` is added, has another value or is deleted: each by itself, the base evaluated before."""
    with base.transaction() as session:
        session.insert("reglage", {"cle": key, "valeur": "300", "source": "s"})
    assert read(base).changed is expected
    read_since = Seen(LATER, last_change(base.path))
    set_to(base, key, "301")
    assert read_board(base.path, LATER, read_since).changed is expected
    read_since = Seen(LATER, last_change(base.path))
    with base.transaction() as session:
        [row] = session.find("reglage", cle=key)
        session.delete("reglage", row.uuid, version=row.version, reason="r")
    assert read_board(base.path, LATER, read_since).changed is expected


def test_a_site_says_that_a_reoccupation_waits_for_an_answer(base: Store) -> None:
    assert [line.to_confirm for line in read(base).lines] == [True]
    with base.transaction() as session:
        decided(session)
    assert [line.to_confirm for line in read(base).lines] == [False]


def test_a_result_from_before_the_last_closing_counts_no_more(base: Store) -> None:
    [line] = read(base).lines
    assert (line.level != "", line.evaluated_on) == (True, kit.DAY)
    with base.transaction() as session:
        site = session.fetch("site", "A")
        session.update("site", "A", {"date_fermeture": kit.DAY + timedelta(days=1)}, version=site.version)
    board = read(base)
    assert [(line.level, line.evaluated_on) for line in board.lines] == [("", None)]
    assert board.results == {}


def test_the_synthesis_of_sites_forgets_the_level_too(base: Store) -> None:
    def level() -> object:
        with base.reading() as reader:
            return reader.synthesis_of("A")["niveau_vigilance"]  # type: ignore[index]

    def change(**values: object) -> None:
        with base.transaction() as session:
            session.update("site", "A", values, version=session.fetch("site", "A").version)

    assert level() is not None
    change(date_fermeture=LATER)
    assert level() is None
    change(date_fermeture=kit.DAY)
    assert level() is not None
    change(statut="actif", date_fermeture=None, cause_fermeture=None)
    assert level() is None


def test_evaluating_a_past_day_says_nothing_of_the_last_results(base: Store) -> None:
    with base.transaction() as session:
        session.insert("reglage", {"cle": "vigilance_fermeture_jours", "valeur": "10", "source": "Comité"})
    assert read(base).changed
    evaluate_base(base, kit.DAY - timedelta(days=10))
    board = read(base)
    # The results shown are still those of the day before: none of them has seen the new figure.
    assert [result.day for result in board.results.values()] == [kit.DAY]
    assert board.changed
    evaluate_base(base, kit.DAY)
    assert not read(base).changed
