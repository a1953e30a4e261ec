"""The tables of Article 11 on the hard cases: which evaluation, which visit, which decision, and what is not known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from resorption.annex.reading import read_base
from resorption.annex.vigilance_tables import OpenEngagements, Place, Watch, WatchedSite, watch
from resorption.layers.geopackage import create_base
from resorption.layers.reoccupations import with_reason
from resorption.layers.store import Session
from resorption.protocol.settings import VISIT_AGE
from resorption.protocol.watch_visits import Due
from resorption.tests.qgis.annex_bases import TODAY, grid
from resorption.tests.qgis.watch_rows import evaluate

CLOSED = date(2026, 1, 15)
NONE = "non non non non non non"
FIRST = "oui non non non non non"
Filled = Callable[[Callable[[Session], None]], Watch]


@pytest.fixture
def filled(tmp_path: Path) -> Filled:
    """A base with three closed sites and an active one, in two communes, and what the test adds; read at TODAY."""

    def make(more: Callable[[Session], None]) -> Watch:
        def fill(session: Session) -> None:
            values = {"nom": "P", "territoire_niveau": "commune", "annee_debut": 2026, "annee_fin": 2027}
            session.insert("protocole", values)
            for place in grid(2, 1):
                values = {"code_insee": place.code, "nom": place.name}
                session.insert("commune", values, bytes(place.outline.asWkb()), uuid=place.name)
            for uuid, code, commune in (("a", "S-2020-010", "Commune 2"), ("b", "S-2020-009", "Commune 2"),
                                        ("c", "S-2020-011", "Commune 1")):  # fmt: skip
                row = {"code": code, "nom": uuid.upper(), "commune": commune, "statut": "ferme_non_resorbe",
                       "date_fermeture": CLOSED, "cause_fermeture": "justice"}  # fmt: skip
                session.insert("site", row, bytes(grid(1, 1)[0].outline.asWkb()), uuid=uuid)
            shape = bytes(grid(1, 1)[0].outline.asWkb())
            session.insert("site", {"code": "S-2026-001", "nom": "Neuf"}, shape, uuid="neuf")
            more(session)

        path = tmp_path / "base.gpkg"
        create_base(path, 2154, fill)
        return watch(read_base(path, "partenaires"), TODAY)

    return make


def site(found: Watch, name: str) -> WatchedSite:
    return next(s for s in found.sites if s.place.name == name)


def test_strongest_level_first_then_commune_and_code(filled: Filled) -> None:
    found = filled(lambda s: evaluate(s, "a", FIRST))
    assert [(s.place.name, s.level) for s in found.sites] == [("A", "vigilance"), ("C", None), ("B", None)]
    assert dict(found.levels) == {"vigilance": 1, None: 2}


def test_the_last_evaluation_counts_of_one_day_the_one_entered_last(filled: Filled) -> None:
    def more(session: Session) -> None:
        evaluate(session, "a", FIRST, date(2026, 10, 1))
        evaluate(session, "a", NONE, date(2026, 10, 1))
        evaluate(session, "a", FIRST, date(2026, 9, 1))
        evaluate(session, "b", NONE, date(2026, 9, 1))
        evaluate(session, "b", FIRST, TODAY)

    found = filled(more)
    assert (site(found, "A").level, site(found, "B").level) == ("aucun_motif", "vigilance")
    assert found.evaluation_days == (date(2026, 10, 1), TODAY)


def test_an_evaluation_from_after_that_day_or_before_the_closing_is_not_taken(filled: Filled) -> None:
    def more(session: Session) -> None:
        evaluate(session, "a", FIRST, TODAY + timedelta(days=1))
        evaluate(session, "b", FIRST, CLOSED - timedelta(days=1))
        evaluate(session, "c", FIRST, CLOSED)

    found = filled(more)
    assert (site(found, "A").level, site(found, "B").level, site(found, "C").level) == (None, None, "vigilance")


def test_a_factor_without_its_row_is_unknown(filled: Filled) -> None:
    def more(session: Session) -> None:
        row = {"site": "a", "date_reference": TODAY, "version_regles": "1", "niveau": "non_evaluable"}
        result = session.insert("vigilance", row)
        session.insert("vigilance_facteur", {"vigilance": result, "facteur": "F2", "reponse": "non"})

    found = site(filled(more), "A")
    assert found.unknown == ("F1", "F3", "F4", "F5", "F6")
    assert found.reason == ""


def test_a_site_closed_later_is_counted_apart(filled: Filled) -> None:
    def more(session: Session) -> None:
        row = {
            "nom": "Demain",
            "statut": "resorbe",
            "date_fermeture": TODAY + timedelta(days=1),
            "cause_fermeture": "resorption",
        }
        session.insert("site", row, bytes(grid(1, 1)[0].outline.asWkb()))
        row = {"nom": "Sans date", "statut": "actif"}
        session.insert("site", row, bytes(grid(1, 1)[0].outline.asWkb()))

    found = filled(more)
    assert found.closed_later == 1
    assert sorted(s.place.name for s in found.sites) == ["A", "B", "C"]


def test_last_visit(filled: Filled) -> None:
    def more(session: Session) -> None:
        def visit(place: str, day: date, finding: str, planned: date | None) -> None:
            row = {"site": place, "date": day, "constat": finding, "prochaine_visite": planned}
            session.insert("visite", row)

        visit("a", date(2026, 3, 1), "traces", date(2026, 4, 1))
        visit("a", date(2026, 6, 1), "rien", None)
        visit("b", date(2026, 6, 1), "rien", TODAY - timedelta(days=1))
        visit("b", date(2026, 6, 1), "reconstitution", TODAY)
        visit("c", CLOSED - timedelta(days=1), "rien", TODAY - timedelta(days=1))

    found = filled(more)
    a, b, c = (site(found, name).visits for name in "ABC")
    assert a.last is not None
    assert b.last is not None
    assert (a.last.finding, a.planned, a.due) == ("rien", None, Due.UNPLANNED)
    assert (b.last.finding, b.planned, b.due) == ("reconstitution", TODAY, Due.COMING)
    # Before the closing: it counts for the day that it plans only.
    assert (c.last, c.planned, c.due) == (None, TODAY - timedelta(days=1), Due.OVERDUE)


def test_settings_of_the_protocol_apply(filled: Filled) -> None:
    def more(session: Session) -> None:
        session.insert("visite", {"site": "a", "date": date(2026, 10, 1), "constat": "rien"})
        session.insert("reglage", {"cle": VISIT_AGE.key, "valeur": "30", "source": "essai"})

    assert site(filled(more), "A").visits.due is Due.OVERDUE


def test_decisions(filled: Filled) -> None:
    def more(session: Session) -> None:
        def row(closed: str, new: str | None, decision: str, day: date | None) -> None:
            session.insert("reoccupation", {"site_ferme": closed, "site_nouveau": new, "motif": f"m{closed}",
                                            "decision": decision, "le": day, "par": "POISON"})  # fmt: skip

        row("a", "neuf", "refusee", date(2026, 2, 1))
        row("b", None, "proposee", None)
        row("c", "neuf", "confirmee", None)
        row("b", "neuf", "confirmee", TODAY + timedelta(days=1))

    found = filled(more)
    told = [(r.closed.name, r.new.name if r.new else None, r.decision, r.decided_on) for r in found.reoccupations]
    assert told == [
        ("C", "Neuf", "confirmee", None),
        ("B", None, "proposee", None),
        ("A", "Neuf", "refusee", date(2026, 2, 1)),
    ]
    assert found.decided_later == 1
    assert found.reoccupations[0].closed == Place("S-2020-011", "C", "Commune 1")


@pytest.mark.parametrize("decision", ["refusee", "confirmee", "proposee"])
def test_what_a_person_added_to_a_motive_is_not_printed(filled: Filled, decision: str) -> None:
    said = with_reason(with_reason("N est à 12 m", "refusee", "POISON"), decision, "POISON")

    def more(session: Session) -> None:
        session.insert("reoccupation", {"site_ferme": "a", "site_nouveau": "neuf", "motif": said, "decision": decision})

    assert [row.reason for row in filled(more).reoccupations] == ["N est à 12 m"]


def test_a_used_place_is_set_apart_unless_people_are_back(filled: Filled) -> None:
    def more(session: Session) -> None:
        for place in ("a", "b"):
            session.insert("usage_site", {"site": place, "date": date(2025, 10, 1), "usage": "realise",
                                          "description": "POISON", "gestionnaire": "POISON"})  # fmt: skip
        evaluate(session, "a", FIRST)
        evaluate(session, "b", FIRST, confirmed=True)

    found = filled(more)
    assert [site(found, name).set_apart for name in "ABC"] == [True, False, False]
    assert site(found, "A").used_since == date(2025, 10, 1)


def test_a_used_place_is_not_set_apart_while_people_are_proposed_to_be_back(filled: Filled) -> None:
    def more(session: Session) -> None:
        for place, decision in (("a", "proposee"), ("b", "refusee")):
            session.insert("usage_site", {"site": place, "date": date(2025, 10, 1), "usage": "realise"})
            evaluate(session, place, NONE)
            row = {"site_ferme": place, "site_nouveau": "neuf", "motif": "m", "decision": decision}
            session.insert("reoccupation", row)

    found = filled(more)
    assert [site(found, name).set_apart for name in "AB"] == [False, True]


def test_open_engagements_on_closed_sites(filled: Filled) -> None:
    def more(session: Session) -> None:
        partner = session.insert("partenaire", {"categorie": "etat", "nom": "Préfecture"})

        def engagement(article: int, status: str, *places: str) -> None:
            row = {"article": article, "partenaire": partner, "intitule": "x", "statut": status}
            uuid = session.insert("engagement", row)
            for place in places:
                session.insert("engagement_site", {"engagement": uuid, "site": place})

        engagement(11, "valide", "a", "b")
        engagement(11, "en_cours", "a", "neuf")
        engagement(8, "tenu", "a")
        engagement(9, "propose", "neuf")
        engagement(10, "propose")
        engagement(4, "propose", "c")

    assert filled(more).engagements == (OpenEngagements(4, 1, 1), OpenEngagements(11, 2, 2))


def test_what_is_known_of_a_factor_is_told_once(filled: Filled) -> None:
    def more(session: Session) -> None:
        evaluate(session, "a", FIRST)
        evaluate(session, "b", NONE)

    found = filled(more)
    assert [(k.code, len(k.sources), len(k.grades)) for k in found.known] == [(f"F{n}", 1, 1) for n in range(1, 7)]
    assert found.versions == ("1",)


def test_free_texts_and_names_are_not_even_read(tmp_path: Path, filled: Filled) -> None:
    def more(session: Session) -> None:
        session.insert("visite", {"site": "a", "date": TODAY, "constat": "rien", "note": "POISON"})
        session.insert("usage_site", {"site": "a", "date": TODAY, "usage": "aucun", "description": "POISON",
                                      "gestionnaire": "POISON"})  # fmt: skip
        session.insert("reoccupation", {"site_ferme": "a", "motif": "m", "decision": "refusee", "par": "POISON"})
        evaluate(session, "a", FIRST)

    filled(more)
    snapshot = read_base(tmp_path / "base.gpkg", "partenaires")
    tables = ("visite", "usage_site", "reoccupation", "vigilance", "vigilance_facteur")
    assert [len(snapshot.all(table)) for table in tables] == [1, 1, 1, 1, 6]
    read = [value for rows in snapshot.rows.values() for row in rows for value in row.values.values()]
    assert "POISON" not in read
    assert "essai" not in read
