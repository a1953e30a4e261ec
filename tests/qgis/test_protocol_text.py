"""The protocol's text as Word gets it: order, figures held against the base, gaps, names that would break it."""

from __future__ import annotations

import dataclasses
import re
import shutil
import subprocess
import typing
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from resorption.annex.docx_tags import NAMES
from resorption.annex.protocol_document import Wanted, produce_protocol
from resorption.annex.protocol_gaps import Gap
from resorption.annex.protocol_text import ProtocolText, protocol_text
from resorption.annex.reading import read_base
from resorption.layers.store import Store
from resorption.layers.texts import message
from resorption.protocol.articles import ARTICLES, ENGAGING
from resorption.protocol.partners import CATEGORIES
from resorption.tests.qgis.annex_bases import TODAY, Plan, grid, make_base
from resorption.tests.qgis.docx_reading import (
    body,
    captions,
    every_letter,
    headings,
    many,
    marks,
    one,
    plain,
    section,
    table,
)
from resorption.tests.qgis.protocol_bases import HARD, SECRETS, empty_base, rich_base

OPEN = "statut IN ('actif', 'en_resorption')"
LAST = f"""SELECT %s FROM denombrement WHERE fid IN (SELECT max(fid) FROM denombrement GROUP BY site)
           AND site IN (SELECT uuid FROM site WHERE {OPEN})"""

Produced = tuple[Path, Path, tuple[Gap, ...]]


def produced(folder: Path, base: Path, day: date = TODAY) -> Produced:
    file = folder / "protocole.docx"
    return base, file, produce_protocol(base, Wanted(file), day)


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Produced:
    folder = tmp_path_factory.mktemp("texte")
    return produced(folder, rich_base(folder / "base.gpkg"))


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Produced:
    folder = tmp_path_factory.mktemp("nu")
    return produced(folder, empty_base(folder / "base.gpkg"))


@pytest.mark.parametrize("which", ["rich", "bare"])
def test_fifteen_articles_in_order(which: str, request: pytest.FixtureRequest) -> None:
    _base, file, _gaps = request.getfixturevalue(which)
    wanted = [f"Article {a.number} – {a.title}" for a in ARTICLES]
    assert headings(file) == [*wanted, "Signatures"]
    assert len(wanted) == 15
    assert not any("Article 14" in line for line in body(file).splitlines())


def test_contents_name_every_heading_and_its_place(rich: Produced) -> None:
    root = Document(str(rich[1])).element.body
    ns = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
    names = set(root.xpath(".//w:bookmarkStart/@w:name"))
    links = root.xpath(".//w:hyperlink/@w:anchor")
    assert len(links) == len(set(links)) == len(headings(rich[1])) + len(headings(rich[1], 2))
    assert set(links) == names
    for link in root.xpath(".//w:hyperlink"):
        anchor = link.get(f"{{{ns['w']}}}anchor")
        [mark] = root.xpath(f".//w:bookmarkStart[@w:name='{anchor}']")
        told = "".join(t.text for t in mark.getparent().findall(".//w:t", ns))
        assert "".join(t.text or "" for t in link.findall(".//w:t", ns)).rstrip() == told
    assert 'TOC \\o "1-2"' in "".join(root.xpath(".//w:instrText/text()"))


def test_tables_are_numbered_without_a_hole(rich: Produced) -> None:
    numbers = [int(m[1]) for c in captions(rich[1]) if (m := re.match(r"Tableau (\d+) – .", c))]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) > 10
    assert [c for c in captions(rich[1]) if c.startswith("Carte")] == [
        "Carte 1 – Aménagements transitoires sur le territoire du protocole"
    ]
    assert len(Document(str(rich[1])).inline_shapes) == 1


def test_figures_of_article_2(rich: Produced) -> None:
    base, file, _gaps = rich
    kinds = dict(table(file, "Sites occupés, par type")[1:])
    assert kinds["Campements illicites"] == str(
        one(base, f"SELECT count(*) FROM site WHERE type_site = 'terrain' AND {OPEN}")
    )
    assert kinds["Grands squats"] == str(one(base, f"SELECT count(*) FROM site WHERE type_site = 'bati' AND {OPEN}"))
    assert kinds["Ensemble des sites occupés"] == str(one(base, f"SELECT count(*) FROM site WHERE {OPEN}"))
    sites = one(base, f"SELECT count(*) FROM site WHERE {OPEN}")
    lines = {row[0]: row[1:] for row in table(file, "Habitants des sites occupés, au dernier comptage de chacun")[1:]}
    for label, column in (("Personnes", "nb_personnes"), ("dont adultes", "nb_adultes"),
                          ("dont enfants (moins de 18 ans)", "nb_mineurs"), ("Ménages", "nb_menages")):  # fmt: skip
        total, counted = one(base, LAST % f"sum({column})"), one(base, LAST % f"count({column})")
        assert counted < sites or column == "nb_adultes"
        assert lines[label] == [str(total), str(counted), str(sites - counted)]
    resorbed, closed = (
        one(base, f"SELECT count(*) FROM site WHERE statut = '{s}'") for s in ("resorbe", "ferme_non_resorbe")
    )
    assert f"Sites résorbés : {resorbed}. Sites fermés, non résorbés : {closed}." in body(file)


def test_places_and_ages_of_article_2(rich: Produced) -> None:
    base, file, _gaps = rich
    shown = table(file, "Sites occupés et habitants, par commune")[1:]
    told = many(base, f"""SELECT c.nom, sum(s.type_site = 'terrain'), sum(s.type_site = 'bati') FROM site s
                          JOIN commune c ON c.uuid = s.commune WHERE s.{OPEN} GROUP BY c.uuid""")  # fmt: skip
    assert {(row[0], int(row[1]), int(row[2])) for row in shown[:-1]} == set(told)
    assert shown[-1][0] == "Territoire"
    assert sum(int(row[1]) for row in shown[:-1]) == int(shown[-1][1])
    persons = one(base, LAST % "sum(nb_personnes)")
    uncounted = one(base, f"SELECT count(*) FROM site WHERE {OPEN}") - one(base, LAST % "count(nb_personnes)")
    assert shown[-1][4] == f"{persons} ({uncounted} n. c.)"
    ages = table(file, "Sites occupés, par ancienneté")[1:]
    assert sum(int(n) for _label, n in ages) == one(base, f"SELECT count(*) FROM site WHERE {OPEN}")
    unknown = one(base, f"SELECT count(*) FROM site WHERE {OPEN} AND date_installation IS NULL")
    assert ages[-1] == ["date d’installation inconnue", str(unknown)]
    settled = [date.fromisoformat(d) for (d,) in many(base, f"SELECT date_installation FROM site WHERE {OPEN}") if d]
    months = sorted((TODAY.year - d.year) * 12 + TODAY.month - d.month - (TODAY.day < d.day) for d in settled)
    middle = int((months[len(months) // 2] + months[(len(months) - 1) // 2]) / 2)
    told = f"{middle // 12} ans et {middle % 12} mois" if middle % 12 else f"{middle // 12} ans"
    assert (
        f"Ancienneté médiane au 01/11/2026 : {told} (sites dont la date d’installation est connue : {len(months)})"
        in body(file)
    )
    assert middle >= 24


def test_origins_are_totals_and_never_of_few_sites(rich: Produced, tmp_path: Path) -> None:
    base, file, _gaps = rich
    shown = {row[0]: row[1:] for row in table(file, "Groupes d’origine, en total")[1:]}
    for label, column in (("Ressortissants français", "origine_francaise"), ("Ressortissants européens", "origine_ue"),
                          ("Ressortissants extracommunautaires", "origine_hors_ue")):  # fmt: skip
        sql = f"SELECT count(*) FROM site WHERE {OPEN} AND coalesce({column}, 'inconnu') = ?"
        assert shown[label] == [str(one(base, sql, answer)) for answer in ("oui", "non", "inconnu")]
    few = make_base(tmp_path / "peu.gpkg", Plan(grid(1, 1), sites=2))
    many_set(few, "UPDATE site SET origine_ue = 'oui', version = version + 1")
    _base, short, _gaps = produced(tmp_path, few)
    assert "Ressortissants" not in body(short)
    assert "avec moins de 3 sites occupés, ou une même réponse pour tous, un total désignerait un site" in body(short)


@pytest.mark.parametrize(("answer", "printed"), [("oui", False), ("non", False), ("inconnu", True)])
def test_one_answer_for_all_sites_is_not_a_total(tmp_path: Path, answer: str, printed: bool) -> None:
    """« oui : 5, non : 0 » would tell the answer of each of the five; that nobody knows tells nothing."""
    base = make_base(tmp_path / "base.gpkg", Plan(grid(1, 1), sites=9))
    answers = "origine_francaise = CASE WHEN fid % 2 THEN 'oui' ELSE 'non' END, origine_hors_ue = NULL"
    many_set(base, f"UPDATE site SET {answers}, origine_ue = '{answer}', version = version + 1")
    assert bool(read_base(base, "partenaires").totals) is printed
    _base, file, _gaps = produced(tmp_path, base)
    assert ("Ressortissants européens" in body(file)) is printed


def test_a_promise_of_a_partner_that_does_not_sign_is_told_as_such(tmp_path: Path) -> None:
    base = make_base(tmp_path / "base.gpkg", Plan(grid(1, 1), sites=1))
    partner = one(base, "SELECT uuid FROM partenaire")
    with Store(base).transaction() as session:
        session.insert(
            "engagement", {"article": 4, "partenaire": partner, "intitule": "Scolariser", "statut": "valide"}
        )
    assert "Préfecture (non signataire)" not in body(produced(tmp_path, base)[1])
    many_set(base, "UPDATE partenaire SET signataire = 'non', version = version + 1")
    assert "Préfecture (non signataire)" in body(produced(tmp_path, base)[1])


def test_a_signature_of_the_past_dates_nothing_that_is_to_be_signed(tmp_path: Path) -> None:
    base = make_base(tmp_path / "base.gpkg", Plan(grid(1, 1), sites=1))
    many_set(base, "UPDATE protocole SET date_signature = '2024-06-04', version = version + 1")
    _base, file, gaps = produced(tmp_path, base)
    text = body(file)
    assert "Le protocole a été signé le 04/06/2024." in text
    assert "le 04/06/2024" not in text[text.index("Fait à") : text.index("Fait à") + 120]
    assert any("date de la signature" in message(gap.told) for gap in gaps)


def many_set(base: Path, sql: str) -> None:
    from osgeo import ogr

    # Through GDAL: the triggers of the base call functions that SQLite alone has not.
    opened = ogr.Open(str(base), 1)
    opened.ExecuteSQL(sql)
    del opened


def test_actions_and_engagements_of_each_article(rich: Produced) -> None:
    base, file, _gaps = rich
    for article in ENGAGING:
        titles = {
            t
            for (t,) in many(
                base, f"SELECT titre FROM action WHERE article = {article.number} AND statut <> 'abandonnee'"
            )
        }
        if titles:
            shown = table(file, f"Actions de l’article {article.number}")[1:]
            assert {row[0].split("\n")[0] for row in shown} == {plain(t) for t in titles}
    text = section(file, "Article 4 – ", "Article 5 – ")
    headings_found = [line for line in text.splitlines() if line.startswith("Engagements d")]
    assert headings_found == [f"Engagements {category.heading}" for category in CATEGORIES]
    assert (
        f"Préfecture {HARD} : Deux postes {HARD} (2 postes ; échéance le 01/09/2027 ; budget : 96 000 € ; validé ; "
        "sites : S-2026-001)"
    ) in text
    assert "Promesse laissée" not in body(file)
    assert "Action laissée" not in body(file)


def test_funding_is_what_is_planned(rich: Produced) -> None:
    base, file, _gaps = rich
    planned = one(base, "SELECT sum(montant_prevu_eur) FROM financement")
    assert planned == 42500.5
    [row] = [r for r in table(file, "Actions de l’article 4") if r[0].startswith("École")]
    assert row[3] == "État, hors crédits dédiés : 42 500,50 € (sans montant : 1)\n(2026 à 2028)"
    assert row[1] == f"Commune d’essai\navec : Préfecture {HARD}"
    assert row[2] == "du 05/01/2026 au 01/07/2028\nen cours"
    assert row[0] == f"École {HARD}\nLigne 1\nLigne 2\nPortée : tout le territoire"
    assert "987 654" not in body(file)


def test_settlements_and_closed_sites(rich: Produced) -> None:
    base, file, _gaps = rich
    shown = table(file, "Aménagements transitoires")[1:]
    assert len(shown) == one(base, "SELECT count(*) FROM amenagement") == 2
    assert shown[0][2] == "Capacité : 1 ménage, 40 personnes\nOccupation : non renseigné"
    assert "Équipements : eau ; inconnu : sanitaires, électricité, déchets, incendie" in shown[0][3]
    closed = table(file, "Sites résorbés ou fermés")[1:]
    assert len(closed) == one(base, "SELECT count(*) FROM site WHERE statut IN ('resorbe', 'ferme_non_resorbe')")
    levels = [row[3] for row in closed]
    assert levels[:3] == [
        "Vigilance\nau 01/11/2026",
        "Non évaluable\nau 01/11/2026",
        "Pas de motif suffisant relevé\nau 01/11/2026",
    ]
    assert set(levels[3:]) == {"Pas encore évalué"}
    text = section(file, "Article 11 – ", "Article 12 – ")
    assert "Ce n’est ni une probabilité, ni une prévision" in text
    assert "« Inconnu » n’est jamais compté comme « non »" in text


def test_bodies_calendar_and_conventions(rich: Produced) -> None:
    _base, file, _gaps = rich
    assert table(file, "Instances et réunions")[1:] == [
        ["Comité de pilotage", "1", "01/03/2026", "01/03/2027"], ["Rencontre avec les habitants", "1", "02/05/2026", "–"],
    ]  # fmt: skip
    calendar = table(file, "Échéances à compter du 01/11/2026")[1:]
    assert calendar == [
        ["31/12/2026", f"Visiter ({HARD})", "11"], ["01/03/2027", "Comité de pilotage", ""],
        ["01/09/2027", f"Deux postes {HARD} (Préfecture {HARD})", "4"], ["01/07/2028", f"Fin de l’action « École {HARD} »", "4"],
    ]  # fmt: skip
    assert table(file, "Conventions particulières d’application")[1:] == [
        [f"Convention {HARD}", "Terrain", "01/02/2026", f"Préfecture {HARD}"]
    ]


def test_parties_recitals_and_period(rich: Produced) -> None:
    _base, file, _gaps = rich
    text = body(file)
    for words in (f"L’État – Préfecture {HARD}, représenté par le préfet", "La commune – Commune d’essai, représentée par la maire",
                  f"L’association – {HARD}, représentée par le président", "Vu la délibération n° 12 du 3 mai 2026,",
                  "pendant une période de 4 années, de 2026 à 2029", "Son territoire comprend 6 communes : Commune 1, "):  # fmt: skip
        assert words in text
    assert "Ne signe pas" not in text
    assert "la ou les délibérations" not in text
    assert "Instruction du Gouvernement du 25 janvier 2018" in section(file, "Article 3 – ", "Article 4 – ")


def test_hard_names_are_texts_everywhere(rich: Produced) -> None:
    _base, file, _gaps = rich
    assert HARD in body(file)
    section_ = Document(str(file)).sections[0]
    head = "\n".join(p.text for p in section_.header.paragraphs)
    assert f"Protocole {HARD}" in head
    assert f"Mention {HARD}" in head
    assert "Confidentiel – partenaires du protocole" in head
    assert "Document produit le 01/11/2026" in section_.footer.paragraphs[0].text


def test_gaps_listed_are_the_gaps_shown(rich: Produced, bare: Produced) -> None:
    for _base, file, gaps in (rich, bare):
        shown, listed = marks(file), [plain(gap.mark) for gap in gaps]
        assert sorted(set(shown)) == sorted(set(listed))
        assert len(re.findall(r"\[à compléter", body(file))) == len(shown)
        assert len(shown) == len(listed)


def test_an_empty_base_has_every_gap(bare: Produced) -> None:
    _base, file, gaps = bare
    for article in ENGAGING:
        after = next(a for a in ARTICLES if a.number > article.number)
        text = section(file, f"Article {article.number} – ", f"Article {after.number} – ")
        assert f"[à compléter : actions de l’article {article.number}]" in text
        for category in CATEGORIES:
            assert f"Engagements {category.heading}\n[à compléter : engagements {category.heading}]" in text
    told = [plain(gap.told.message) for gap in gaps]
    assert len(told) == len(set(told)) == len(marks(file))
    for number in (2, 3, *range(4, 12), 12, 13, 15, 16):
        assert any(line.startswith(f"Article {number} ") for line in told), number
    assert told[0].startswith("Parties") and told[-1].startswith("Signatures")
    assert "Aucun site n’est résorbé ou fermé au 01/11/2026." in body(file)
    assert "pendant l’année 2026." in body(file)
    assert "0" not in {
        cell for grid_ in Document(str(file)).tables for row in grid_.rows for cell in (c.text for c in row.cells)
    }


def test_no_site_is_occupied_any_more(tmp_path: Path) -> None:
    """What is closed is counted as such, and nothing is asked about inhabitants that are gone."""
    base = make_base(tmp_path / "base.gpkg", Plan(grid(1, 1), sites=5))
    many_set(base, "UPDATE site SET statut = 'resorbe', date_fermeture = '2026-10-01', cause_fermeture = 'resorption', "
                   "version = version + 1")  # fmt: skip
    _base, file, gaps = produced(tmp_path, base)
    text = section(file, "Article 2 – ", "Article 3 – ")
    assert text.count("Aucun site n’est occupé.") == 5
    assert "Sites résorbés : 5. Sites fermés, non résorbés : 0." in text
    assert "Tableau" not in text.replace("Tableau 1 – Actions en cours", "")
    told = [gap.what.message for gap in gaps if gap.place.message == "Article 2"]
    assert not [line for line in told if "nombre" in line or "nationalités" in line]


def test_nothing_restricted_is_in_the_file(rich: Produced) -> None:
    base, file, _gaps = rich
    letters = every_letter(file)
    for secret in SECRETS.values():
        assert secret not in letters
    assert "31/12/1999" not in letters
    assert one(base, "SELECT count(*) FROM partenaire WHERE contact_service = ?", SECRETS["contact"]) == 4
    # No line says anything of the origins of one site.
    assert body(file).count("Ressortissants") == 3


def test_nobody_is_named_in_the_properties(rich: Produced) -> None:
    properties = Document(str(rich[1])).core_properties
    assert (properties.author, properties.last_modified_by) == ("", "")
    assert properties.title == f"Protocole {HARD}"
    assert properties.created.date() == TODAY


def tags(of: type, prefix: str = "") -> typing.Iterator[str]:
    """Every tag that the fields of the text give, by their types: with or without data."""
    hints = typing.get_type_hints(of)
    for field in dataclasses.fields(of):
        kind, name = hints[field.name], prefix + NAMES[field.name] if field.name != "gaps" else ""
        inner = typing.get_args(kind)[0] if typing.get_origin(kind) is tuple else kind
        many_ = "[]" if inner is not kind else ""
        if not name:
            continue
        if dataclasses.is_dataclass(inner):
            yield from tags(inner, f"{name}{many_}.")
        else:
            yield name + many_


def test_the_page_of_the_tags_lists_them_all(root: Path) -> None:
    page = (root / "docs" / "modele-protocole.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| `([^`]+)` \| \S", page, re.MULTILINE)
    assert sorted(told) == sorted([*tags(ProtocolText), "a_completer[]", "carte"])


def test_the_template_shipped_is_the_one_of_its_script(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "modele.docx"
    script = (
        "import sys, pathlib; sys.path.insert(0, 'tools'); import make_protocol_template as m, docx_kit; "
        f"docx_kit.save(m.Template().make(), pathlib.Path({str(target)!r}))"
    )
    import sys

    subprocess.run([sys.executable, "-c", script], cwd=root, check=True)
    assert target.read_bytes() == (root / "resources" / "modeles" / "protocole.docx").read_bytes()


def test_text_at_another_day(rich: Produced) -> None:
    """Deadlines that are over are not in the calendar; ages are those of the day."""
    text = protocol_text(read_base(rich[0], "partenaires"), date(2028, 1, 1))
    assert [line.day for line in text.running.calendar] == ["01/07/2028"]
    assert text.running.bodies[0].held == "2"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice absent")
def test_libreoffice_opens_it(rich: Produced, tmp_path: Path) -> None:
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profil", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(tmp_path), str(rich[1])], check=True, capture_output=True, timeout=180)
    done = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "protocole.pdf"), "-"], check=True, capture_output=True
    )
    pages = done.stdout.decode().split("\f")[:-1]
    assert len(pages) > 5
    for number, page in enumerate(pages, start=1):
        assert "Confidentiel – partenaires du protocole" in page
        assert re.search(rf"Page {number} / {len(pages)}\b", plain(page))
    assert all(f"Article {a.number} –" in "".join(pages) for a in ARTICLES)
