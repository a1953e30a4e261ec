"""Rows added many at a time: the same as one by one, and refused in the same words."""

from __future__ import annotations

import runpy
from datetime import date, datetime, timezone
from pathlib import Path
from types import SimpleNamespace

import pytest
from resorption.layers.errors import RefusedRow
from resorption.layers.store import Store

kit = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "closed_sites_kit.py")))
MADE = ("uuid", "cree_le", "modifie_le")
AWKWARD = 'L’« été »\n"guillemets" \' \\ 🙂 $x {y}'


@pytest.fixture
def base(tmp_path: Path) -> Store:
    """One site."""
    store = kit.make(tmp_path / "base.gpkg")
    with store.transaction() as session:
        kit.add_site(session, "A", kit.square(0))
    return store


def values(store: Store, table: str) -> list[dict[str, object]]:
    with store.reading() as reader:
        return [{k: v for k, v in record.values.items() if k not in MADE} for record in reader.all(table)]


def test_the_same_rows_are_the_same_either_way(base: Store) -> None:
    visits = [{"site": "A", "date": date(2026, 1, 2), "constat": "rien", "note": note} for note in (AWKWARD, None, "")]
    with base.transaction("Moi") as session:
        for visit in visits:
            session.insert("visite", visit)
        session.insert_many("visite", visits)
    rows = values(base, "visite")
    assert rows[:3] == rows[3:]
    assert rows[0]["note"] == AWKWARD
    assert rows[0]["cree_par"] == "Moi"
    with base.reading() as reader:
        assert reader.count("visite") == 6
        assert len(reader.find("journal", table_nom="visite", operation="ajout")) == 6
        assert all(isinstance(record.values["cree_le"], datetime) for record in reader.all("visite"))


def test_a_default_applies_to_what_is_unknown_and_times_given_are_kept(base: Store) -> None:
    when = datetime(2026, 3, 4, 5, 6, 7, 8000, tzinfo=timezone.utc)
    row = {"site": "A", "date": date(2026, 1, 2), "usage": "aucun", "gestionnaire_identifie": None, "cree_le": when}
    with base.transaction() as session:
        session.insert_many("usage_site", [row])
        session.insert_many("usage_site", [])
    with base.reading() as reader:
        [record] = reader.all("usage_site")
    assert record.values["gestionnaire_identifie"] == "inconnu"
    assert record.values["cree_le"] == when


def test_more_rows_than_one_statement_takes(base: Store) -> None:
    rows = [{"site": "A", "date": date(2026, 1, 2), "nb_personnes": number} for number in range(1001)]
    with base.transaction() as session:
        session.insert_many("denombrement", rows)
        session.insert("denombrement", rows[0])
    assert [row["nb_personnes"] for row in values(base, "denombrement")] == [*range(1001), 0]


@pytest.mark.parametrize(
    ("change", "why"),
    [({"constat": "inventé"}, "liste"), ({"site": "parti"}, "n’existe plus"), ({"date": None}, "obligatoire")],
)
def test_a_refused_row_is_told_in_the_same_words_and_stops_all(
    base: Store, change: dict[str, object], why: str
) -> None:
    row = {"site": "A", "date": date(2026, 1, 2), "constat": "rien"}
    with pytest.raises(RefusedRow, match=why), base.transaction() as session:
        session.insert_many("visite", [row])
        session.insert_many("visite", [{**row, **change}])
    assert values(base, "visite") == []
