"""What Article 2 shows besides its first tables, as a reader gets it, against the base asked another way."""

from __future__ import annotations

import re
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from qgis.core import QgsLayoutItemShape
from resorption.annex.furniture import imprint
from resorption.annex.reading import read_base
from resorption.annex.site_rows import Moment, Split
from resorption.annex.state_pages import StatePages
from resorption.annex.tables import StateOfPlay, state_of_play
from resorption.layers.geopackage import create_base
from resorption.layers.store import Session, Store
from resorption.tests.qgis.annex_bases import TODAY, Plan, grid, make_base
from resorption.tests.qgis.annex_export import asked, export, text_of

OPEN = "s.statut IN ('actif', 'en_resorption')"
# Another way than the view: the last count is the one that no other follows.
LAST = """denombrement d WHERE d.site = s.uuid AND NOT EXISTS (SELECT 1 FROM denombrement x WHERE x.site = d.site
          AND (x.date > d.date OR (x.date = d.date AND x.fid > d.fid)))"""
CONTEXT = "Le territoire longe la rivière et deux voies ferrées."
MARGINALISED = "Les actions s’adressent à toute personne en grande précarité."

pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils absent")


def document(base: Path) -> StatePages:
    snapshot = read_base(base, "partenaires")
    figures = state_of_play(snapshot, TODAY)
    return StatePages(figures, imprint(snapshot, TODAY, figures.data_from, figures.data_to), TODAY)


def told(base: Path) -> str:
    return " ".join(text_of(export(document(base), base.with_suffix(".pdf"))))


def shown(day: str | None, unknown: str) -> str:
    return f"{date.fromisoformat(day):%d/%m/%Y}" if day else unknown


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = make_base(tmp_path_factory.mktemp("state") / "base.gpkg", Plan(grid(4, 3), sites=41))
    living = asked(path, f"SELECT uuid, version FROM site s WHERE {OPEN} ORDER BY fid")
    closed = asked(path, "SELECT uuid, version FROM site WHERE statut = 'resorbe'")
    [(protocol, version)] = asked(path, "SELECT uuid, version FROM protocole")
    texts = {"contexte_territorial": CONTEXT, "communaute_marginalisee": MARGINALISED}
    with Store(path).transaction() as session:
        session.update("protocole", protocol, texts, version=version)
        for n, (uuid, known) in enumerate(living):
            values = {"origine_francaise": "non" if n else "inconnu", "origine_ue": ("oui", "non", "inconnu")[n % 3],
                      "origine_hors_ue": "oui" if n == 0 else "inconnu"}  # fmt: skip
            session.update("site", uuid, values, version=known)
        for uuid, known in closed:
            session.update("site", uuid, {"origine_francaise": "oui"}, version=known)
    return path


@pytest.fixture(scope="module")
def text(base: Path) -> str:
    return told(base)


def test_every_occupied_site_has_its_line(base: Path, text: str) -> None:
    rows = asked(
        base,
        f"""SELECT s.code, s.nom, c.nom, s.type_site, s.date_installation,
            (SELECT nb_personnes FROM {LAST}), (SELECT nb_adultes FROM {LAST}), (SELECT nb_mineurs FROM {LAST}),
            (SELECT date FROM {LAST}) FROM site s LEFT JOIN commune c ON c.uuid = s.commune WHERE {OPEN}""",
    )
    kinds = {"terrain": "Campement", "bati": "Grand squat"}
    assert len(rows) > 20
    for code, name, commune, kind, since, persons, adults, children, day in rows:
        counts = " ".join("n. c." if n is None else str(n) for n in (persons, adults, children))
        line = f"{code} {name} {commune} {kinds[kind]} {shown(since, 'inconnu')} {counts} {shown(day, 'jamais')}"
        assert line in text, line
    ended = asked(base, "SELECT code FROM site WHERE statut NOT IN ('actif', 'en_resorption')")
    assert not [code for (code,) in ended if code in text]


def test_bars_by_commune_say_what_was_counted(base: Path, text: str) -> None:
    rows = asked(
        base,
        f"""SELECT c.nom, sum(p), sum(CASE WHEN p IS NOT NULL THEN a END), sum(CASE WHEN p IS NOT NULL THEN e END),
            sum(p IS NULL) FROM (SELECT s.commune AS commune, (SELECT nb_personnes FROM {LAST}) AS p,
            (SELECT nb_adultes FROM {LAST}) AS a, (SELECT nb_mineurs FROM {LAST}) AS e FROM site s WHERE {OPEN})
            JOIN commune c ON c.uuid = commune GROUP BY 1""",
    )
    drawn = text[text.index("Personnes par commune") : text.index("Groupes d’origine des habitants")]
    assert len(rows) > 5
    assert any(row[4] for row in rows)
    for name, persons, adults, children, uncounted in rows:
        bar = "non compté" if persons is None else f"{persons} personnes (adultes : {adults}, enfants : {children})"
        # A bar told on two lines has its name between them.
        assert (bar if uncounted else f" {name} {bar}") in drawn, (name, bar)
        assert not uncounted or f"sites non comptés : {uncounted}" in drawn or persons is None


def test_bars_are_as_long_as_their_numbers(base: Path) -> None:
    """Adults of all communes, side by side: their widths are in the proportion of the numbers."""
    pages = document(base)
    pages.write()
    bars = [s for s in pages.layout.items() if isinstance(s, QgsLayoutItemShape)]
    widths = [s.rect().width() for s in bars if s.symbol().color().name() == "#e69f00" and s.rect().width() != 3.2]
    ages = [c.ages for c in sorted(pages.figures.communes, key=lambda c: -c.ages.total) if c.ages.children]
    assert len(ages) > 5
    assert sorted(w / max(widths) for w in widths) == pytest.approx(
        sorted(a.children / max(x.children for x in ages) for a in ages)
    )


def test_groups_of_origin_are_answers_in_total(base: Path, text: str) -> None:
    for column, name in (("origine_francaise", "français"), ("origine_ue", "européens"),
                         ("origine_hors_ue", "extracommunautaires")):  # fmt: skip
        [(yes, no, unknown)] = asked(
            base,
            f"""SELECT sum({column} = 'oui'), sum({column} = 'non'), sum({column} = 'inconnu') FROM site s WHERE {OPEN}""",
        )
        sites = {0: "aucun site", 1: "1 site"}.get(yes, f"{yes} sites")
        assert f"Ressortissants {name} oui : {sites}, non : {no}, inconnu : {unknown}" in text
    assert "Ce n’est pas un nombre de personnes." in text


def test_answer_of_a_single_site_is_not_a_total(tmp_path: Path) -> None:
    base = make_base(tmp_path / "base.gpkg", Plan(grid(1, 1), sites=1))
    text = told(base)
    assert "jamais pour un seul site" in text
    assert "Ressortissants" not in text


def test_texts_on_the_territory_with_their_note(text: str) -> None:
    assert f"Contexte territorial {CONTEXT}" in text
    assert f"Situation des communautés marginalisées {MARGINALISED} Ce texte décrit le territoire" in text
    assert "Tout comptage de personnes sur une base ethnique est interdit" in text
    assert "publi" not in text.lower()


def test_ages_are_bars_with_their_numbers(base: Path, text: str) -> None:
    [(unknown,)] = asked(base, f"SELECT count(*) FROM site s WHERE {OPEN} AND date_installation IS NULL")
    assert unknown > 1
    assert f"date inconnue {unknown} sites" in text
    [(old,)] = asked(base, f"SELECT count(*) FROM site s WHERE {OPEN} AND date_installation <= '2016-11-01'")
    assert f"10 ans et plus {old} sites" in text


def made(path: Path, fill: object) -> StateOfPlay:
    def whole(session: Session) -> None:
        session.insert(
            "protocole", {"nom": "P", "territoire_niveau": "commune", "annee_debut": 2026, "annee_fin": 2027}
        )
        fill(session, bytes(grid(1, 1)[0].outline.asWkb()))

    create_base(path, 2154, whole)
    return state_of_play(read_base(path, "partenaires"), TODAY)


def test_year_ends_by_hand(tmp_path: Path) -> None:
    """Three sites: one from 2023, counted twice; one of no known day, reported in 2024; one closed in 2025."""

    def fill(session: Session, shape: bytes) -> None:
        first = session.insert("site", {"nom": "A", "date_installation": date(2023, 5, 1)}, shape)
        for day, persons in ((date(2023, 6, 1), 10), (date(2025, 3, 1), 30), (date(2025, 3, 1), 31)):
            session.insert("denombrement", {"site": first, "date": day, "nb_personnes": persons})
        session.insert("site", {"nom": "B", "date_signalement": date(2024, 2, 1)}, shape)
        closing = {"statut": "resorbe", "date_fermeture": date(2025, 9, 1), "cause_fermeture": "resorption"}
        third = session.insert("site", {"nom": "C", "date_installation": date(2024, 1, 1), **closing}, shape)
        session.insert("denombrement", {"site": third, "date": date(2024, 6, 1), "nb_personnes": 7})

    figures = made(tmp_path / "base.gpkg", fill)
    assert figures.moments == (
        Moment(date(2023, 12, 31), 1, 1, 10),
        Moment(date(2024, 12, 31), 3, 2, 17),
        Moment(date(2025, 12, 31), 2, 1, 31),
        Moment(TODAY, 2, 1, 31),
    )


def test_last_moment_is_the_total_of_the_page(base: Path, text: str) -> None:
    figures = state_of_play(read_base(base, "partenaires"), TODAY)
    now, persons = figures.moments[-1], figures.inhabitants.persons
    assert (now.sites, now.counted, now.persons) == (figures.kinds.total, persons.counted, persons.total)
    assert f"01/11/2026 {persons.total} personnes ; sites comptés : {now.counted} sur {now.sites}" in text


def test_one_moment_alone_is_no_curve(tmp_path: Path) -> None:
    def fill(session: Session, shape: bytes) -> None:
        site = session.insert("site", {"nom": "A", "date_installation": TODAY - timedelta(days=90)}, shape)
        session.insert("denombrement", {"site": site, "date": TODAY, "nb_personnes": 5})

    assert made(tmp_path / "base.gpkg", fill).moments == ()


def test_ages_that_were_not_told(tmp_path: Path) -> None:
    """One site with adults only, one counted 0, one where persons were not counted."""

    def fill(session: Session, shape: bytes) -> None:
        for n, numbers in enumerate(({"nb_personnes": 20, "nb_adultes": 12}, {"nb_personnes": 0}, {"nb_adultes": 9})):
            site = session.insert("site", {"nom": f"S{n}"}, shape)
            session.insert("denombrement", {"site": site, "date": TODAY, **numbers})

    figures = made(tmp_path / "base.gpkg", fill)
    assert [c.ages for c in figures.communes] == [Split(12, 0, 8)]
    assert figures.inhabitants.persons.total == 20
    text = told(tmp_path / "base.gpkg")
    assert "20 personnes (adultes : 12, âge non précisé : 8)" in text.replace(
        "âge non précisé : 8", "âge non précisé : 8"
    )


@pytest.mark.parametrize("sites", [0, 500])
def test_nothing_is_lost_with_any_number_of_sites(tmp_path: Path, sites: int) -> None:
    plan = Plan(
        grid(8, 5, name="Saint-Étienne-de-la-Commune-Longue"), sites=sites, name_of=lambda n: "W" * 31 + f"{n:04d}"
    )
    base = make_base(tmp_path / "base.gpkg", plan)
    text = told(base)
    codes = [code for (code,) in asked(base, f"SELECT code FROM site s WHERE {OPEN}")]
    assert [code for code in codes if code not in text] == []
    assert ("Liste des sites occupés" in text) == (sites > 0)
    drawn = asked(base, f"SELECT count(DISTINCT commune) FROM site s WHERE {OPEN}")[0][0]
    assert len(re.findall(r"personnes \(adultes", text)) == drawn
