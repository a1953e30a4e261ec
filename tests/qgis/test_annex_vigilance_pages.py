"""The file of Article 11 as a reader gets it, against the same rows asked of the base in SQL."""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from qgis.core import QgsLayoutItemMarker, QgsLayoutItemShape, QgsPrintLayout, QgsProject
from resorption.annex.flow import Flow, Tile
from resorption.annex.pieces import VIGILANCE
from resorption.layers.store import Session, Store
from resorption.layers.vigilance_style import LOOKS, marker_of_level
from resorption.protocol.vigilance_factors import EVIDENCE
from resorption.protocol.vocabulary import vocabulary
from resorption.tests.qgis.annex_bases import TODAY, Plan, grid, make_base, printed
from resorption.tests.qgis.watch_rows import ANSWERS, NOT_KNOWN, evaluate, evaluate_all

ENDED = "statut IN ('resorbe', 'ferme_non_resorbe')"
POISON = "PoisonQuiNeSortPas"
LAST = f"""SELECT s.code, s.nom, c.nom, s.date_fermeture, v.niveau, v.motif, v.uuid FROM site s
           LEFT JOIN commune c ON c.uuid = s.commune
           LEFT JOIN (SELECT *, row_number() OVER (PARTITION BY site ORDER BY date_reference DESC, fid DESC) AS rang
                      FROM vigilance WHERE date_reference <= '2026-11-01') v ON v.site = s.uuid AND v.rang = 1
           WHERE s.{ENDED}"""
HEADINGS = (
    "Nombre de sites par niveau", "Sites, par niveau", "Réoccupations proposées, confirmées et refusées",
    "Engagements ouverts qui nomment ces sites", "Facteurs, niveaux de preuve et sources", "Réponses, site par site",
)  # fmt: skip

pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils absent")


def lines_of(pdf: Path) -> list[list[str]]:
    """The lines of each page, as they are laid out, with plain spaces."""
    done = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True)
    pages = done.stdout.replace("\u00a0", " ").replace("\u202f", " ").split("\f")[:-1]
    return [[line for line in page.splitlines() if line.strip()] for page in pages]


def flat(pages: list[list[str]]) -> str:
    return re.sub(r"\s+", " ", " ".join(line for page in pages for line in page))


def asked(base: Path, sql: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(base)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def shown(day: object) -> str:
    return f"{date.fromisoformat(str(day)):%d/%m/%Y}"


def fill(session: Session) -> None:
    """Visits, uses, decisions and engagements, with what must stay hidden."""
    sites = session.all("site")
    closed = [s for s in sites if s.values["statut"] in ("resorbe", "ferme_non_resorbe")]
    active = next(s.uuid for s in session.all("site") if s.values["statut"] == "actif")
    partner = session.insert("partenaire", {"categorie": "commune", "nom": "Ville", "contact_service": POISON})
    for n, site in enumerate(closed):
        session.insert(
            "visite", {"site": site.uuid, "date": TODAY - timedelta(days=200), "constat": "traces", "note": POISON}
        )
        if n % 2:
            session.insert("visite", {"site": site.uuid, "date": TODAY - timedelta(days=5 + n), "constat": "reconstitution",
                                      "note": POISON, "prochaine_visite": TODAY + timedelta(days=n - 4)})  # fmt: skip
        session.insert("usage_site", {"site": site.uuid, "date": TODAY - timedelta(days=3), "usage": "aucun",
                                      "description": POISON, "gestionnaire": POISON})  # fmt: skip
        decision = ("confirmee", "proposee", "refusee")[n % 3]
        session.insert("reoccupation", {"site_ferme": site.uuid, "site_nouveau": active if n % 2 else None, "par": POISON,
                                        "motif": f"motif{n}", "decision": decision,
                                        "le": None if decision == "proposee" else TODAY - timedelta(days=n)})  # fmt: skip
        row = {"article": 4 + n % 8, "partenaire": partner, "intitule": f"{POISON} {n}", "statut": "valide"}
        engagement = session.insert("engagement", row)
        for other in {site.uuid, closed[0].uuid}:
            session.insert("engagement_site", {"engagement": engagement, "site": other})


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fourteen closed sites, all evaluated but one, each value a word that is nowhere else."""
    path = make_base(tmp_path_factory.mktemp("vigilance") / "base.gpkg", Plan(grid(3, 2), sites=37))
    with Store(path).transaction(POISON) as session:
        fill(session)
        closed = [s.uuid for s in session.all("site") if s.values["statut"] in ("resorbe", "ferme_non_resorbe")]
        for n, uuid in enumerate(closed[:-1]):
            evaluate(
                session, uuid, ANSWERS[(n + 1) % len(ANSWERS)], TODAY - timedelta(days=3), value=lambda _: "perime"
            )
            evaluate(session, uuid, ANSWERS[n % len(ANSWERS)], TODAY - timedelta(days=n % 2), confirmed=n == 0,
                     value=lambda code, n=n: f"{'2 ' if code == 'F3' else ''}mesure{n}{code}")  # fmt: skip
    return path


@pytest.fixture(scope="module")
def pages(base: Path) -> list[list[str]]:
    return lines_of(printed(base, base.parent, maps=False, pieces=[VIGILANCE])[VIGILANCE])


def test_number_of_sites_per_level(base: Path, pages: list[list[str]]) -> None:
    levels = Counter(row[4] for row in asked(base, LAST))
    labels = vocabulary("niveau_vigilance")
    assert len(levels) == 5
    counts = " ".join(str(levels[v]) for v in (*labels.values, None))
    assert f" {counts} Sites résorbés ou fermés au 01/11/2026 : {sum(levels.values())}." in flat(pages)
    for value in labels.values:
        assert labels.label_of(value).split()[0] in flat(pages)


def test_every_site_with_its_level_its_reason_and_its_commune(base: Path, pages: list[list[str]]) -> None:
    labels = vocabulary("niveau_vigilance")
    lines = [line for page in pages for line in page]
    rows = asked(base, LAST)
    assert len(rows) == 14
    for code, name, commune, closed, level, reason, _uuid in rows:
        word = "Pas encore évalué" if level is None else labels.label_of(str(level))[:12]
        why = "évaluation à faire" if level is None else str(reason or "aucun").replace("\u00a0", " ")[:14]
        mark = re.compile(rf"^ *{code} – .*{shown(closed)} +{re.escape(word)}.* {re.escape(why.strip())}")
        place = [n for n, line in enumerate(lines) if mark.search(line)]
        assert len(place) == 1, (code, word, why)
        around = " ".join(lines[place[0] : place[0] + 4])
        assert str(name).split()[0] in around
        assert str(commune) in around


def test_sites_are_in_the_order_of_their_levels(base: Path, pages: list[list[str]]) -> None:
    order = ["reoccupe", "vigilance", "non_evaluable", "aucun_motif", None]
    rows = sorted(asked(base, LAST), key=lambda r: (order.index(r[4]), str(r[2]), str(r[0])))
    text = flat(pages)
    table = text[text.index("Sites, par niveau") : text.index("Réoccupations proposées, confirmées")]
    assert re.findall(r"S-\d{4}-\d{3}", table) == [row[0] for row in rows]


def test_every_stored_factor_of_the_last_evaluation_is_printed(base: Path, pages: list[list[str]]) -> None:
    text = flat(pages)
    found = text[text.index("Réponses, site par site") :]
    heads = {str(row[0]): str(row[6]) for row in asked(base, LAST) if row[6]}
    groups = re.split(r"(S-\d{4}-\d{3}) – [^,]*, évaluation du ", found)[1:]
    assert sorted(groups[::2]) == sorted(heads)
    for code, group in zip(groups[::2], groups[1::2], strict=True):
        sql = f"SELECT facteur, reponse, valeur, seuil, niveau_preuve FROM vigilance_facteur WHERE vigilance = '{heads[code]}'"
        factors = asked(base, sql)
        assert len(factors) == 6
        for factor, answer, value, threshold, grade in factors:
            row = group[group.index(f"{factor} – ") :]
            row = row[: row.index("F" + str(int(factor[1]) + 1))] if factor != "F6" else row
            assert f" {answer} " in row
            assert f" {grade} " in f"{row} "
            assert str(threshold or "").replace("\u00a0", " ") in row
            assert (NOT_KNOWN.rstrip(".") if answer == "inconnu" else str(value)).lower() in row.lower()
    assert "perime" not in text


def test_visits_are_the_last_ones_and_late_ones_are_said(base: Path, pages: list[list[str]]) -> None:
    # A visit from before the closing only counts for the day that it plans.
    last = """SELECT {what} FROM (SELECT v.*, row_number() OVER (PARTITION BY site ORDER BY date DESC, v.fid DESC) AS rang
              FROM visite v JOIN site s ON s.uuid = v.site WHERE s.""" + ENDED + """{since}) WHERE rang = 1"""  # fmt: skip
    planned = [row[0] for row in asked(base, last.format(what="prochaine_visite", since="")) if row[0]]
    seen = [row[0] for row in asked(base, last.format(what="constat", since=" AND v.date >= s.date_fermeture"))]
    text = flat(pages)
    text = text[text.index("Sites, par niveau") : text.index("Réoccupations proposées, confirmées")]
    late = [day for day in planned if str(day) < "2026-11-01"]
    coming = [day for day in planned if str(day) >= "2026-11-01"]
    assert late
    assert coming
    assert text.count("de retard") == len(late)
    assert text.count("prévue le") == len(late)
    assert text.count("prochaine le") == len(coming)
    assert text.count("Reconstitution") == seen.count("reconstitution") > 0
    assert "Traces" not in text


def test_every_reoccupation_with_its_reason_and_its_answer(base: Path, pages: list[list[str]]) -> None:
    text = flat(pages)
    part = text[text.index("Réoccupations proposées, confirmées") : text.index("Engagements ouverts qui")]
    words = {"confirmee": "Confirmée", "refusee": "Refusée", "proposee": "À confirmer"}
    rows = asked(base, "SELECT motif, decision, le FROM reoccupation")
    assert {row[1] for row in rows} == set(words)
    for reason, decision, day in rows:
        assert re.search(rf" {reason} {words[str(decision)]} {shown(day) if day else ''}", part), reason
    told = re.findall(r"Confirmée|À confirmer|Refusée", part)
    assert told == sorted(told, key=["Confirmée", "À confirmer", "Refusée"].index)


def test_engagements_by_article(base: Path, pages: list[list[str]]) -> None:
    text = flat(pages)
    rows = asked(base, f"""SELECT article, count(DISTINCT e.uuid), count(DISTINCT es.site) FROM engagement e
        JOIN engagement_site es ON es.engagement = e.uuid JOIN site s ON s.uuid = es.site
        WHERE s.{ENDED} AND e.statut IN ('propose', 'valide', 'en_cours') GROUP BY article""")  # fmt: skip
    assert len(rows) == 8
    part = text[text.index("Engagements ouverts qui nomment") : text.index("Facteurs, niveaux de preuve")]
    for article, engagements, sites in rows:
        assert re.search(rf"Art\. {article} – [^0-9]* {engagements} {sites} ", part), article


def test_caveats_and_sources_are_told_once(pages: list[list[str]]) -> None:
    text = flat(pages)
    for words in ("ni une probabilité, ni une prévision, ni un jugement sur les habitants, ni une carte de lieux où",
                  "« Inconnu » n’est jamais", "comme « non »", "Non validé localement.",
                  "donne plus de constats", "aucun effet mesuré des clôtures", "jamais une alerte de police",
                  "aucun facteur n’atteint le niveau de preuve A.",
                  "Règle version 1. Évaluations du 31/10/2026 au 01/11/2026."):  # fmt: skip
        assert text.count(words) == 1, words
    part = text[text.index("Facteurs, niveaux de preuve et sources") : text.index("Réponses, site par site")]
    for code, evidence in EVIDENCE.items():
        assert f"{code} – " in part
        assert f" {evidence.grade} " in part
    for word in ("Médecins", "LEADS", "quai Arloing", "merlons", "Serre 2016", "villes d’arrivée"):
        assert text.count(word) == 1, word
    assert "77 % des évacuations en 2020-2021" in part
    assert part.index("F1 – ") < part.index("77 % des") < part.index("F2 – ")
    assert "à risque" not in text
    assert "sans risque" not in text


def test_what_people_wrote_and_who_decided_never_come_out(base: Path, pages: list[list[str]]) -> None:
    for table, column in (("visite", "note"), ("usage_site", "description"), ("usage_site", "gestionnaire"),
                          ("reoccupation", "par"), ("vigilance", "cree_par"), ("engagement", "intitule")):  # fmt: skip
        assert asked(base, f"SELECT count(*) FROM {table} WHERE {column} LIKE '{POISON}%'")[0][0] > 0, (table, column)
    assert POISON not in flat(pages).replace(" ", "")
    for pdf in (base.parent / "partenaires").glob("*.pdf"):
        assert POISON not in flat(lines_of(pdf)).replace(" ", "")


def test_every_page_is_headed_and_no_heading_is_left_alone(pages: list[list[str]]) -> None:
    for page in pages:
        assert "Vigilance sur les sites résorbés ou fermés (article 11)" in page[0]
        body = page[:-2]
        assert body[-1].strip() not in HEADINGS
        assert "évaluation du" not in body[-1]
    text = flat(pages)
    assert [text.count(h) for h in HEADINGS] == [1] * len(HEADINGS)


def test_tables_that_go_on_have_their_headings_again(pages: list[list[str]]) -> None:
    going_on = [page for page in pages if any("évaluation du" in line for line in page)]
    assert len(going_on) > 2
    assert all(any("Réponse" in line and "Valeur relevée" in line for line in page) for page in going_on)


def test_without_any_evaluation_one_page_says_so_and_not_what_to_press(tmp_path: Path) -> None:
    base = make_base(tmp_path / "base.gpkg", Plan(grid(2, 1), sites=10))
    [page] = lines_of(printed(base, tmp_path, maps=False, pieces=[VIGILANCE])[VIGILANCE])
    text = flat([page])
    assert "Sites résorbés ou fermés au 01/11/2026 : 4. Aucun n’est évalué." in text
    assert "Aucun niveau n’est donné : un site non évalué n’est pas un site sans motif." in text
    assert "QGIS" not in text
    assert "Non validé localement." in text
    assert "Règle version" not in text


def test_without_closed_site_one_page_says_so(tmp_path: Path) -> None:
    base = make_base(tmp_path / "base.gpkg", Plan(grid(2, 1), sites=2))
    [page] = lines_of(printed(base, tmp_path, pieces=[VIGILANCE])[VIGILANCE])
    assert "Aucun site n’est résorbé ou fermé au 01/11/2026." in flat([page])
    assert "QGIS" not in flat([page])
    assert "Aucun niveau" not in flat([page])


def test_long_names_and_values_are_whole(tmp_path: Path) -> None:
    """Names of 35 wide letters, values of 400 characters: nothing past the edges, nothing lost."""
    base = make_base(tmp_path / "base.gpkg", Plan(grid(2, 1), sites=15, name_of=lambda n: "W" * 31 + f"{n:04d}"))
    word = "abcdefghi "
    evaluate_all(base, TODAY, value=lambda _: (word * 40).strip())
    pdf = printed(base, tmp_path, maps=False, pieces=[VIGILANCE])[VIGILANCE]
    text = flat(lines_of(pdf))
    [[known]] = asked(base, "SELECT count(*) FROM vigilance_facteur WHERE reponse <> 'inconnu'")
    assert text.lower().count(word.strip()) == 40 * int(str(known))
    done = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, text=True, check=True)
    assert max(float(x) for x in re.findall(r'xMax="([0-9.]+)"', done.stdout)) < (210 - 12) / 25.4 * 72 + 0.2
    # The foot of a page begins 15 mm from its bottom.
    words = re.findall(r'yMax="([0-9.]+)">abcdefghi<', done.stdout)
    assert max(float(y) for y in words) < (297 - 15) / 25.4 * 72


def test_a_figure_shows_how_the_map_draws_what_it_counts(qgis_app: object) -> None:
    project = QgsProject()  # the layout does not hold it
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    Flow(layout).tiles([Tile("Vigilance", "4", marker=marker_of_level("vigilance")), Tile("Autres", "2")])
    (drawn,) = [item for item in layout.items() if isinstance(item, QgsLayoutItemMarker)]
    boxes = [item.sceneBoundingRect() for item in layout.items() if isinstance(item, QgsLayoutItemShape)]
    assert any(box.contains(drawn.sceneBoundingRect().center()) for box in boxes)
    symbol = drawn.symbol()
    assert symbol.symbolLayer(1).shape() == LOOKS[1].shape
