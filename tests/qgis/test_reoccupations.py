"""Re-occupations decided by a person, or added by hand, and what the rule then makes of them."""

from __future__ import annotations

import runpy
import shutil
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from resorption.layers.errors import ConflictError, RefusedRow
from resorption.layers.reoccupations import (
    ADDED_AT_LEAST,
    LONGEST_PROPOSED,
    Reoccupation,
    decide,
    read_reoccupations,
    room_for_reason,
    with_reason,
)
from resorption.layers.store import Store
from resorption.layers.vigilance import evaluate_base
from resorption.protocol.reoccupation import without_remarks

kit = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "closed_sites_kit.py")))
WHO = "Chargée de mission"
TODAY = date(2026, 6, 30)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two closed sites, a new one on the first, a visit of the second: two proposals."""
    store = kit.make(tmp_path_factory.mktemp("modele") / "base.gpkg")
    with store.transaction() as session:
        kit.add_site(session, "A", kit.square(1000), closed=True)
        kit.add_site(session, "B", kit.square(3000), closed=True)
        kit.add_site(session, "N", kit.square(1000), date_installation=date(2026, 6, 10))
        kit.add_site(session, "M", kit.square(4900), date_installation=date(2026, 6, 10))
        session.insert("visite", {"site": "B", "date": date(2026, 6, 20), "constat": "reconstitution"}, uuid="v")
    evaluate_base(store, kit.DAY)
    return store.path


@pytest.fixture
def base(model: Path, tmp_path: Path) -> Store:
    """A copy of its own for each test."""
    return Store(Path(shutil.copy(model, tmp_path / "base.gpkg")))


def found(store: Store) -> tuple[Reoccupation, ...]:
    with store.reading() as reader:
        return read_reoccupations(reader)


def level_of(store: Store, site: str) -> str:
    return next(result.level for result in evaluate_base(store, kit.DAY).results if result.site == site)


def test_proposals_are_listed_with_the_names_of_their_sites(base: Store) -> None:
    first, second = found(base)
    assert (first.closed.code, first.new and first.new.name, first.seen_on) == ("A", "N", None)
    assert (second.closed.name, second.new) == ("B", None)
    assert (second.seen_on, second.finding) == (date(2026, 6, 20), "reconstitution")


def test_what_a_person_confirms_makes_the_site_reoccupied(base: Store) -> None:
    assert level_of(base, "A") != "reoccupe"
    row = found(base)[0].record
    decide(base, row.uuid, row.version, "confirmee", WHO, TODAY)
    decided = found(base)[-1].record.values
    assert (decided["decision"], decided["par"], decided["le"]) == ("confirmee", WHO, TODAY)
    assert level_of(base, "A") == "reoccupe"
    assert found(base)[0].closed.code == "B", "what is still to be decided comes first"


def test_a_decision_can_be_taken_back(base: Store) -> None:
    row = found(base)[0].record
    decide(base, row.uuid, row.version, "refusee", WHO, TODAY)
    decide(base, row.uuid, row.version + 1, "proposee", "", TODAY)
    again = found(base)[0].record.values
    assert (again["decision"], again["par"], again["le"]) == ("proposee", None, None)


def test_a_decision_needs_somebody(base: Store) -> None:
    row = found(base)[0].record
    with pytest.raises(RefusedRow, match="qui a décidé"):
        decide(base, row.uuid, row.version, "confirmee", " ", TODAY)
    assert found(base)[0].decision == "proposee"


def test_two_people_who_decide_at_once_do_not_overwrite_each_other(base: Store) -> None:
    row = found(base)[0].record
    decide(base, row.uuid, row.version, "confirmee", WHO, TODAY)
    with pytest.raises(ConflictError):
        decide(base, row.uuid, row.version, "refusee", "Autre", TODAY)
    with pytest.raises(ConflictError):
        decide(base, "parti", 1, "refusee", "Autre", TODAY)
    assert found(base)[-1].decision == "confirmee"


LONGEST = 400


def words(length: int, word: str = "motif") -> str:
    return (f"{word} " * length)[:length].rstrip().ljust(length, "x")


@pytest.mark.parametrize("length", [1, 80, LONGEST_PROPOSED])
@pytest.mark.parametrize("decision", ["refusee", "confirmee", "proposee"])
def test_the_motive_of_the_rule_is_never_cut_by_what_a_person_adds(length: int, decision: str) -> None:
    motive, said = words(length), ""
    for turn in range(5):
        room = room_for_reason(motive, decision)
        assert room >= ADDED_AT_LEAST
        reason = words(min(room, 200), f"tour{turn}")
        said = with_reason(said or motive, decision, reason)
        assert len(said) <= LONGEST
        assert without_remarks(said) == motive
        assert said.endswith(reason), "what is said now is whole: the field takes no more"


def test_what_was_said_before_is_left_out_when_there_is_no_room_for_all() -> None:
    once = with_reason(words(200), "refusee", words(150, "avant"))
    twice = with_reason(once, "confirmee", words(100, "après"))
    assert without_remarks(twice) == words(200) and "avant" not in twice and twice.endswith(words(100, "après"))
    assert with_reason(with_reason("court", "refusee", "un"), "confirmee", "deux").replace("\u00a0", " ") == (
        "court ; motif du refus : un ; précision : deux"
    )


def test_a_motive_typed_by_hand_that_fills_the_column_leaves_room_for_the_decision() -> None:
    said = with_reason(words(LONGEST), "refusee", words(ADDED_AT_LEAST, "refus"))
    assert len(said) <= LONGEST and said.endswith(words(ADDED_AT_LEAST, "refus")) and said.startswith("motif motif")


def test_a_long_proposal_leaves_room_for_the_decision() -> None:
    assert LONGEST_PROPOSED + ADDED_AT_LEAST < LONGEST
