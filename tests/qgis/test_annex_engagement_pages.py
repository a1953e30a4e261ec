"""The pages of engagements and actions as a reader gets them, against the base asked in SQL."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from resorption.annex.engagement_pages import EngagementPages
from resorption.annex.engagement_tables import Engagements, engagement_lines, engagements
from resorption.annex.furniture import dated, imprint
from resorption.annex.reading import read_base
from resorption.layers.engagement_list import read_engagements
from resorption.layers.store import Session, Store
from resorption.protocol.engagements import EngagedPartner
from resorption.tests.qgis.annex_bases import TODAY, Plan, grid, make_base
from resorption.tests.qgis.annex_export import asked, export, text_of

PARTNERS = (
    ("etat", "Direction de l’emploi"), ("conseil_departemental", "Département"), ("commune", "Ville-Haute"),
    ("commune", "Ville-Basse"), ("association", "Association Aqueduc"),
)  # fmt: skip
STATUSES = {"propose": "Proposé", "valide": "Validé", "en_cours": "En cours", "tenu": "Tenu", "non_tenu": "Non tenu",
            "abandonne": "Abandonné"}  # fmt: skip
LATE = f"(statut IN ('propose', 'valide', 'en_cours') AND coalesce(echeance, '9') < '{TODAY.isoformat()}')"
DAYS = (date(2026, 6, 30), TODAY, date(2027, 3, 1), None)

pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils absent")


def figures_of(base: Path) -> Engagements:
    return engagements(read_base(base, "partenaires"), TODAY)


def pages_of(base: Path) -> list[str]:
    snapshot = read_base(base, "partenaires")
    figures = engagements(snapshot, TODAY)
    around = dated(imprint(snapshot, TODAY, None, None), figures.data_days)
    return text_of(export(EngagementPages(figures, around, TODAY), base.with_suffix(".pdf")), "-raw")


def fill(session: Session, sites: list[str]) -> None:
    partners = [session.insert("partenaire", {"categorie": c, "nom": n}) for c, n in PARTNERS]
    values = {"article": 9, "titre": "Village d’insertion", "statut": "en_cours", "pilote": partners[0],
              "date_debut": date(2026, 1, 5), "date_fin": date(2028, 12, 31)}  # fmt: skip
    action = session.insert("action", values)
    for partner in (partners[0], partners[4], partners[1]):
        session.insert("action_partenaire", {"action": action, "partenaire": partner})
    for year, source, planned, real in ((2026, "collectivite", 40000, 35000.5), (2026, "europeen", 2500, None),
                                        (2027, "collectivite", None, None)):  # fmt: skip
        amounts = {"montant_prevu_eur": planned, "montant_reel_eur": real}
        session.insert("financement", {"action": action, "annee": year, "source": source, **amounts})
    for n in range(47):
        values = {
            "article": 4 + n % 7, "partenaire": partners[(n * n + 1) % 5], "intitule": f"Engagement numéro {n:03d}.",
            "statut": list(STATUSES)[n % 6], "echeance": DAYS[n % 4], "quantite": None if n % 3 else 10 + n / 4,
            "unite": None if n % 3 else "places", "budget_eur": None if n % 5 == 0 else 1000 * n,
            "action": action if n % 7 == 5 else None,
        }  # fmt: skip
        engagement = session.insert("engagement", values)
        for site in sites[: (0, 1, 2, len(sites))[n % 4]]:
            session.insert("engagement_site", {"engagement": engagement, "site": site})


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = make_base(tmp_path_factory.mktemp("engagements") / "base.gpkg", Plan(grid(2, 2), sites=70))
    with Store(path).transaction() as session:
        fill(session, [uuid for (uuid,) in asked(path, "SELECT uuid FROM site ORDER BY fid")])
    return path


@pytest.fixture(scope="module")
def pages(base: Path) -> list[str]:
    return pages_of(base)


def test_lines_are_those_of_the_window(base: Path) -> None:
    """Read through the disclosure, the same engagements as `layers/engagement_list.py` reads from the file."""
    snapshot = read_base(base, "partenaires")
    partners = {
        str(p["uuid"]): EngagedPartner(str(p["uuid"]), str(p["nom"]), str(p["categorie"]))
        for p in snapshot.all("partenaire")
    }
    mine = {line.uuid: line for line in engagement_lines(snapshot, partners)}
    assert mine == {line.uuid: line for line in read_engagements(base).lines}
    assert len(mine) == 47


def test_key_figures(base: Path, pages: list[str]) -> None:
    [(count, late, budget, unknown)] = asked(
        base, f"SELECT count(*), sum({LATE}), sum(budget_eur), sum(budget_eur IS NULL) FROM engagement"
    )
    [(crossings,)] = asked(
        base,
        "SELECT count(DISTINCT e.article || p.categorie) FROM engagement e JOIN partenaire p ON p.uuid = e.partenaire",
    )
    assert late > 3
    assert 0 < crossings < 48
    money = f"{budget:,.0f}".replace(",", " ")
    for figure in (f"Engagements {count} actions", f"En retard {late} ", f"sans engagement {48 - crossings} sur 48",
                   f"Budget connu {money} €"):  # fmt: skip
        assert figure in pages[0], figure
    assert f"engagements sans budget renseigné : {unknown}" in pages[0]


def test_matrix_cells(base: Path) -> None:
    rows = asked(
        base,
        f"""SELECT e.article, p.categorie, count(*), sum({LATE}) FROM engagement e
            JOIN partenaire p ON p.uuid = e.partenaire GROUP BY 1, 2""",
    )
    matrix = figures_of(base).matrix
    cells = {(a, c): (n.count, n.overdue) for (a, c), n in matrix.cells.items() if a is not None and c is not None}
    assert cells == {(article, category): (count, late) for article, category, count, late in rows}


def test_matrix_is_printed_with_its_empty_crossings(base: Path, pages: list[str]) -> None:
    """Every status of the whole and the words of what is empty; Article 11 has nothing."""
    text = " ".join(pages)
    matrix = text[text.index("Article État") : text.index("En retard : engagement")]
    [(crossings,)] = asked(
        base,
        "SELECT count(DISTINCT e.article || p.categorie) FROM engagement e JOIN partenaire p ON p.uuid = e.partenaire",
    )
    [(met,)] = asked(
        base,
        """SELECT count(DISTINCT e.article) + count(DISTINCT p.categorie) FROM engagement e
           JOIN partenaire p ON p.uuid = e.partenaire""",
    )
    # Those of the 8 + 6 totals that are empty say so too.
    assert met == 7 + 3
    assert matrix.count("aucun") == 48 - crossings + 14 - met
    for status, count in asked(base, "SELECT statut, count(*) FROM engagement GROUP BY 1"):
        assert f"{STATUSES[status]} : {count}" in matrix
    assert "47 engagements" in matrix


def test_totals_by_category(base: Path, pages: list[str]) -> None:
    text = " ".join(pages)
    rows = asked(
        base,
        """SELECT p.categorie, count(DISTINCT p.uuid), count(e.uuid), sum(e.budget_eur), count(e.budget_eur),
           count(e.uuid) - count(e.budget_eur) FROM partenaire p JOIN engagement e ON e.partenaire = p.uuid GROUP BY 1""",
    )
    names = {"etat": "État", "conseil_departemental": "Conseil départemental", "commune": "Commune",
             "association": "Association"}  # fmt: skip
    assert {row[0] for row in rows} <= set(names)
    for category, _, count, budget, known, unknown in rows:
        partners = asked(base, f"SELECT count(*) FROM partenaire WHERE categorie = '{category}'")[0][0]
        money = "inconnu" if budget is None else f"{budget:,.0f} €".replace(",", " ")
        assert f"{names[category]} {partners} {count} {money} {known} {unknown} " in text
    assert "Conseil régional 0 0 – 0 0" in text


def test_every_engagement_is_listed_with_its_figures(base: Path, pages: list[str]) -> None:
    text = " ".join(pages)
    rows = asked(base, f"SELECT intitule, quantite, echeance, statut, budget_eur, {LATE} FROM engagement")
    for title, quantity, deadline, status, budget, late in rows:
        line = re.sub(r"(S-[0-9-]+,? ?)+", "", text[text.index(title) :])[:150]
        if quantity is not None:
            shown = f"{quantity:.2f}".rstrip("0").rstrip(".").replace(".", ",") if quantity % 1 else f"{quantity:.0f}"
            assert re.search(rf"\b{shown}0? places", line), (title, line)
        else:
            assert "non renseignée" in line
        assert (f"{date.fromisoformat(deadline):%d/%m/%Y}" if deadline else "sans échéance") in line
        assert STATUSES[status] in line, line
        assert ("en retard" in line.split("Engagement")[1]) == bool(late), line
        assert (f"{budget:,.0f} €".replace(",", " ") if budget is not None else "non renseigné") in line


def test_list_is_by_article_then_partner(base: Path, pages: list[str]) -> None:
    text = " ".join(pages)
    # Past the matrix, which names the articles too.
    text = text[text.index("Un budget non renseigné") :]
    order = [a for a in range(4, 12) if f"Art. {a} –" in text]
    assert order == list(range(4, 12))
    places = [text.index(f"Art. {a} –") for a in order]
    assert places == sorted(places)
    rows = asked(
        base,
        """SELECT e.article, p.categorie, p.nom, group_concat(e.intitule, '|') FROM engagement e
           JOIN partenaire p ON p.uuid = e.partenaire GROUP BY 1, 2, 3""",
    )
    for article, category, name, titles in rows:
        part = text[places[article - 4] : places[article - 3] if article < 11 else None]
        count = len(titles.split("|"))
        heading = f"{name} : {count} engagement{'s' if count > 1 else ''}"
        assert heading in part, (article, category)
        assert all(title in part[part.index(heading) :] for title in titles.split("|"))
    assert text.count("Aucun engagement.") == 1


def test_every_site_of_a_long_list_is_named(base: Path, pages: list[str]) -> None:
    codes = [code for (code,) in asked(base, "SELECT code FROM site")]
    [(long_ones,)] = asked(
        base, "SELECT count(*) FROM (SELECT engagement FROM engagement_site GROUP BY 1 HAVING count(*) = 70)"
    )
    assert long_ones > 3
    text = " ".join(pages)
    last = max(codes)
    assert text.count(last) == long_ones
    assert text.count("70 sites, nommés plus bas") == long_ones
    named = asked(base, "SELECT count(*) FROM engagement_site")[0][0]
    assert len(re.findall(r"S-20\d\d-\d\d\d", text)) == named


def test_action_with_its_funding_by_year(pages: list[str]) -> None:
    text = " ".join(pages)
    action = text[text.index("Village d’insertion") :][:900]
    assert "Pilote : Direction" in action
    words = re.sub(r"\s", "", action)
    for figure in ("42500€", "35000,50€(sourcessansmontant:1)", "2027:prévunonrenseigné"):
        assert figure in words, words
    assert "05/01/2026" in action
    assert "31/12/2028" in action
    assert action[: action.index("Engagement")].count("Direction") == 1
    assert "Association Aqueduc" in action


def test_base_without_engagement(tmp_path: Path) -> None:
    text = " ".join(pages_of(make_base(tmp_path / "base.gpkg", Plan(grid(1, 1)))))
    assert text.count("Aucun engagement.") == text.count("Aucune action.") == 8
    for figure in ("Engagements 0 actions : 0", "En retard 0 ", "sans engagement 48 sur 48", "Budget connu sans objet"):
        assert figure in text, figure
    assert "publi" not in text.lower()
    assert "Données au 01/11/2026" in text
