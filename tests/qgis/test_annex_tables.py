"""The figures of Article 2 against the same figures asked of the file in SQL, and by hand on the hard cases."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from resorption.annex.reading import read_base
from resorption.annex.tables import Count, StateOfPlay, state_of_play, whole_months
from resorption.layers.geopackage import create_base
from resorption.layers.store import Session
from resorption.protocol.errors import ResorptionError
from resorption.tests.qgis.annex_bases import TODAY, Plan, grid, make_base

OPEN = "s.statut NOT IN ('resorbe', 'ferme_non_resorbe')"
# Another way than the view: the last count by a window, the commune by a join.
LAST = (
    """WITH last AS (SELECT d.*, row_number() OVER (PARTITION BY site ORDER BY date DESC, fid DESC) AS rank
                        FROM denombrement d)
          SELECT {what} FROM site s LEFT JOIN last ON last.site = s.uuid AND rank = 1
          LEFT JOIN commune c ON c.uuid = s.commune WHERE """
    + OPEN
)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_base(tmp_path_factory.mktemp("tables") / "base.gpkg", Plan(grid(3, 2), sites=47, settlements=1))


@pytest.fixture(scope="module")
def figures(base: Path) -> StateOfPlay:
    return state_of_play(read_base(base, "partenaires"), TODAY)


@pytest.fixture
def sql(base: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(base)
    yield connection
    connection.close()


def test_sites_by_kind(figures: StateOfPlay, sql: sqlite3.Connection) -> None:
    found = dict(sql.execute(f"SELECT type_site, count(*) FROM site s WHERE {OPEN} GROUP BY 1"))
    assert (figures.kinds.camps, figures.kinds.squats) == (found["terrain"], found["bati"])
    assert figures.kinds.total == sum(found.values())
    closed = dict(sql.execute("SELECT statut, count(*) FROM site GROUP BY 1"))
    assert (figures.resorbed, figures.closed) == (closed["resorbe"], closed["ferme_non_resorbe"])


@pytest.mark.parametrize(
    ("attribute", "column"),
    [("persons", "nb_personnes"), ("adults", "nb_adultes"), ("children", "nb_mineurs"), ("households", "nb_menages")],
)
def test_inhabitants(figures: StateOfPlay, sql: sqlite3.Connection, attribute: str, column: str) -> None:
    what = f"sum(last.{column}), count(last.{column}), count(*) - count(last.{column})"
    [row] = sql.execute(LAST.format(what=what))
    count = getattr(figures.inhabitants, attribute)
    assert (count.total, count.counted, count.uncounted) == row
    assert count.uncounted > 0 or attribute == "adults"


def test_table_by_commune(figures: StateOfPlay, sql: sqlite3.Connection) -> None:
    what = "c.nom, count(*), sum(last.nb_personnes), min(s.date_installation)"
    found = {row[0]: row[1:] for row in sql.execute(LAST.format(what=what) + " GROUP BY c.uuid")}
    shown = {c.name: (c.kinds.total, c.inhabitants.persons.total, c.oldest.isoformat()) for c in figures.communes}
    assert shown == found
    assert [c.name for c in figures.communes] == sorted(shown)


def test_age(figures: StateOfPlay, sql: sqlite3.Connection) -> None:
    days = [row[0] for row in sql.execute(f"SELECT date_installation FROM site s WHERE {OPEN}")]
    months = sorted(whole_months(date.fromisoformat(d), TODAY) for d in days if d)
    assert figures.age.unknown == days.count(None) > 0
    assert sum(figures.age.classes) == len(months)
    assert figures.age.classes[0] == sum(m < 6 for m in months)
    assert figures.age.classes[-1] == sum(m >= 120 for m in months)
    middle = len(months) // 2
    expected = months[middle] if len(months) % 2 else (months[middle - 1] + months[middle]) / 2
    assert figures.age.median_months == expected


def test_actors_and_actions(figures: StateOfPlay, sql: sqlite3.Connection) -> None:
    found = dict(sql.execute(
        f"SELECT organisme, count(DISTINCT site) FROM intervenant i JOIN site s ON s.uuid = i.site WHERE {OPEN} GROUP BY 1"
    ))  # fmt: skip
    assert {a.name: a.sites for a in figures.actors} == found
    titles = [r[0] for r in sql.execute("SELECT titre FROM action WHERE statut = 'en_cours' ORDER BY article")]
    assert [a.title for a in figures.actions] == titles
    assert {a.lead for a in figures.actions} == {"Préfecture"}
    assert [(a.sites, a.settlements) for a in figures.actions] == [(1, 1), (1, 0)]


def test_dates_of_the_data(figures: StateOfPlay, sql: sqlite3.Connection) -> None:
    [(low, high)] = sql.execute(LAST.format(what="min(last.date), max(last.date)"))
    [(low2, high2)] = sql.execute(f"SELECT min(date_situation), max(date_situation) FROM site s WHERE {OPEN}")
    assert figures.data_from.isoformat() == min(low, low2)
    assert figures.data_to.isoformat() == max(high, high2)


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2025, 11, 1), date(2026, 11, 1), 12),
        (date(2025, 11, 2), date(2026, 11, 1), 11),
        (date(2026, 10, 31), date(2026, 11, 1), 0),
        (date(2024, 2, 29), date(2025, 2, 28), 11),
        (date(2026, 12, 1), date(2026, 11, 1), 0),
    ],
)
def test_whole_months(start: date, end: date, months: int) -> None:
    assert whole_months(start, end) == months


def test_unknown_is_not_zero(tmp_path: Path) -> None:
    """A site never counted, one counted 0, one without commune nor date."""

    def fill(session: Session) -> None:
        session.insert(
            "protocole", {"nom": "P", "territoire_niveau": "commune", "annee_debut": 2026, "annee_fin": 2027}
        )
        shape = bytes(grid(1, 1)[0].outline.asWkb())
        commune = session.insert("commune", {"code_insee": "10001", "nom": "Ici"}, shape)
        empty = session.insert("site", {"nom": "Vidé", "commune": commune}, shape)
        session.insert("denombrement", {"site": empty, "date": TODAY, "nb_personnes": 0})
        session.insert("site", {"nom": "Jamais compté", "type_site": "inconnu"}, shape)

    path = tmp_path / "base.gpkg"
    create_base(path, 2154, fill)
    figures = state_of_play(read_base(path, "partenaires"), TODAY)
    assert figures.inhabitants.persons == Count(0, 1, 1)
    assert figures.inhabitants.households == Count(None, 0, 2)
    assert (figures.kinds.camps, figures.kinds.squats, figures.kinds.other) == (1, 0, 1)
    assert [c.name for c in figures.communes] == ["Ici", None]
    assert figures.age.median_months is None
    assert figures.age.unknown == 2


def test_hidden_columns_cannot_be_read(base: Path) -> None:
    snapshot = read_base(base, "partenaires")
    with pytest.raises(KeyError):
        snapshot.all("site")[0]["origine_ue"]
    assert snapshot.all("journal") == ()
    with pytest.raises(ResorptionError, match="publique"):
        read_base(base, "publique")


def test_numbered_communes_are_in_the_order_of_the_maps(tmp_path: Path) -> None:
    """« Lyon 2e » before « Lyon 10e », as in the maps and the sheets."""
    base = make_base(tmp_path / "base.gpkg", Plan(grid(4, 3), sites=24))
    figures = state_of_play(read_base(base, "partenaires"), TODAY)
    names = [row.name for row in figures.communes]
    assert len(names) > 9
    assert names == sorted(names, key=lambda name: int(str(name).split()[-1]))
    of_sites = [str(row.commune) for row in figures.sites]
    assert list(dict.fromkeys(of_sites)) == names
