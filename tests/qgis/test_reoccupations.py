"""Re-occupations decided by a person, or added by hand, and what the rule then makes of them."""

from __future__ import annotations

import runpy
import shutil
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from resorption.layers.errors import ConflictError, RefusedRow
from resorption.layers.reoccupations import Reoccupation, decide, read_reoccupations
from resorption.layers.store import Store
from resorption.layers.vigilance import evaluate_base

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
