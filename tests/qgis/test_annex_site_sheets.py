"""The sheets of sites as a reader gets them, under a map or not, against the same rows asked of the base in SQL."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from osgeo import ogr
from qgis.core import QgsLayoutItemLabel, QgsLayoutItemPolyline
from resorption.annex.count_curve import CountCurve
from resorption.annex.document import A4Document
from resorption.annex.furniture import Imprint
from resorption.annex.reading import Snapshot, read_base
from resorption.annex.site_sheet_blocks import SheetBlocks
from resorption.annex.site_sheet_tables import SiteSheet, site_sheets
from resorption.annex.vigilance_tables import watch
from resorption.layers.store import Session
from resorption.protocol.vocabulary import vocabulary
from resorption.tests.qgis import annex_rows
from resorption.tests.qgis.annex_bases import TODAY, Plan, grid, make_base
from resorption.tests.qgis.annex_print import printed, rows, widest

pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils absent")
MAP_MM = 94.0
COUNTED = ("nb_personnes", "nb_adultes", "nb_mineurs", "nb_menages")


class OneSheet(A4Document):
    """A sheet, under the room of a map."""

    def __init__(self, sheet: SiteSheet, around: Imprint, above: float = 0) -> None:
        super().__init__(around)
        self.sheet = sheet
        self.flow.y += above

    @property
    def title(self) -> str:
        return f"Fiche {self.sheet.code}"

    def lay_out(self) -> None:
        SheetBlocks(self.flow, self.sheet, TODAY).lay_out()


def sheet_of(base: Path, code: str, above: float = 0) -> list[str]:
    def made(read: Snapshot, around: Imprint) -> A4Document:
        [sheet] = [one for one in site_sheets(read, TODAY) if one.code == code]
        return OneSheet(sheet, around, above)

    return printed(base, base.with_name(f"{code}.pdf"), made)


def base_with(folder: Path, add: Callable[[Session, str], None]) -> Path:
    """One open site without any count, and these rows."""
    base = make_base(folder / "base.gpkg", Plan(grid(1, 1)))

    def site(session: Session) -> None:
        commune = next(iter(session.all("commune"))).uuid
        values = {"nom": "Quai nord", "commune": commune, "date_installation": date(2024, 9, 15)}
        add(session, session.insert("site", values, annex_rows.square(600_000, 6_500_000, 30)))

    return annex_rows.fill(base, site)


def number(value: object) -> str:
    return "non compté" if value is None else str(value)


def shown(day: object) -> str:
    return f"{date.fromisoformat(str(day)):%d/%m/%Y}"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = make_base(tmp_path_factory.mktemp("fiches") / "base.gpkg", Plan(grid(3, 2), sites=24, settlements=2))
    annex_rows.fill(base, annex_rows.sheet_rows)
    return annex_rows.fill(base, lambda session: annex_rows.settlements(session, 3))


@pytest.fixture(scope="module")
def sheets(made: Path) -> dict[str, str]:
    """Code of a site -> the text of its sheet."""
    codes = [code for (code,) in rows(made, "SELECT code FROM site")]
    return {code: " ".join(sheet_of(made, code, MAP_MM)) for code in codes}


def test_facts(made: Path, sheets: dict[str, str]) -> None:
    sql = """SELECT s.code, s.nom, s.type_site, s.statut, c.nom, s.date_installation, s.precision_geom
             FROM site s JOIN commune c ON c.uuid = s.commune"""
    found = rows(made, sql)
    assert len(found) == 24 and {row[5] is None for row in found} == {True, False}
    for code, name, kind, status, commune, settled, precision in found:
        text = sheets[code]
        assert f"Code {code} Appellation du site {name} " in text
        kinds, statuses = vocabulary("type_site"), vocabulary("statut_site")
        assert f"Type de site {kinds.label_of(kind)} Statut {statuses.label_of(status)} Commune {commune} " in text
        assert f"Date d’installation {shown(settled) if settled else 'inconnue'} " in text
        if precision == "point":
            assert "Contour Point seul (cercle de 15 m) : surface" in text
        else:
            assert "Contour Périmètre relevé, 4 969 m²" in text
        assert ("m²" in text) == (precision == "perimetre")


def test_area_is_that_of_the_outline(made: Path) -> None:
    """By the formula of polygons, on the corners that GDAL reads."""
    sheet = next(one for one in site_sheets(read_base(made, "partenaires"), TODAY) if one.area_m2 is not None)
    corners = re.findall(r"(-?[\d.]+) (-?[\d.]+)", _outline(made, sheet.uuid))
    points = [(float(x), float(y)) for x, y in corners]
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:], strict=False))
    assert sheet.area_m2 == pytest.approx(abs(twice) / 2, rel=1e-6)


def _outline(base: Path, uuid: str) -> str:
    source = ogr.Open(str(base))
    layer = source.GetLayerByName("site")
    layer.SetAttributeFilter(f"uuid = '{uuid}'")
    feature = layer.GetNextFeature()
    return str(feature.GetGeometryRef().ExportToWkt())


def test_how_long(tmp_path: Path) -> None:
    base = base_with(tmp_path, lambda _session, _site: None)
    [code] = [code for (code,) in rows(base, "SELECT code FROM site")]
    assert "15/09/2024 (depuis 2 ans et 1 mois)" in " ".join(sheet_of(base, code))


def test_last_count_and_every_count(made: Path, sheets: dict[str, str]) -> None:
    columns = ", ".join(COUNTED)
    counted = unknown = 0
    for code, uuid in rows(made, "SELECT code, uuid FROM site"):
        found = rows(
            made, f"SELECT date, {columns} FROM denombrement WHERE site = '{uuid}' ORDER BY date DESC, fid DESC"
        )
        if not found:
            assert "Aucun comptage saisi : le nombre d’habitants est inconnu." in sheets[code]
            unknown += 1
            continue
        counted += 1
        day, *last = found[0]
        assert f"Personnes Adultes Enfants (moins de 18 ans) Ménages {' '.join(map(number, last))} " in sheets[code]
        assert f"Dernier comptage : {shown(day)}. Source : non renseignée." in sheets[code]
        for other, *values in found:
            assert f"{shown(other)} non renseignée {' '.join(map(number, values))} " in sheets[code]
    assert counted and unknown


def test_living_conditions_have_a_word_and_a_reason(made: Path, sheets: dict[str, str]) -> None:
    seen = set()
    sql = """SELECT s.code, c.eau_acces, c.electricite_acces, max(c.date)
             FROM site s JOIN conditions_vie c ON c.site = s.uuid GROUP BY s.uuid"""
    for code, water, power, day in rows(made, sql):
        text = sheets[code]
        assert f"Dernier constat : {shown(day)}." in text
        if water == "borne_incendie":
            assert "Mauvais : Comment les habitants ont-ils accès à l’eau ? Borne incendie" in text
        word = {"oui": "", "non": "Mauvais", "inconnu": "Inconnu"}[power]
        told = f"Électricité {word} : Y a-t-il présence d’une installation électrique ? {power.capitalize()}."
        assert (told in text) == bool(word)
        seen.add(power)
    assert seen == {"oui", "non", "inconnu"}
    [(without,)] = rows(made, "SELECT count(*) FROM site WHERE uuid NOT IN (SELECT site FROM conditions_vie)")
    assert sum("Aucun constat des conditions de vie n’est saisi." in text for text in sheets.values()) == without > 0


@pytest.mark.parametrize(
    ("water", "told"),
    [(None, True), ("inconnu", True), ("borne_incendie", False), ("robinet_connecte_au_reseau", False)],
)
def test_an_unknown_access_to_water_is_not_read_as_one_found_bad(tmp_path: Path, water: str | None, told: bool) -> None:
    def add(session: Session, site: str) -> None:
        session.insert("conditions_vie", {"site": site, "date": TODAY, "eau_acces": water})

    text = " ".join(sheet_of(base_with(tmp_path, add), "S-2026-001"))
    note = "Eau : l’accès n’est pas connu. « Mauvais » est alors la règle de la plateforme nationale, non un constat."
    assert (note in text) is told


def test_diagnoses(made: Path, sheets: dict[str, str]) -> None:
    sql = """SELECT s.code, d.operateur, d.nb_menages_rencontres, d.besoins_logement, d.date, d.recommandations
             FROM diagnostic d JOIN site s ON s.uuid = d.site"""
    for code, operator, met, housing, day, advice in rows(made, sql):
        text = sheets[code]
        assert f"Diagnostic social – réalisé, {shown(day)}" in text
        assert operator in text and re.search(rf"Ménages rencontrés {met}\b", text) and advice in text
        assert re.search(rf"de logement : {housing}\b", text)
        assert "Besoins de santé : non compté" in text
    [(without,)] = rows(made, "SELECT count(*) FROM site WHERE uuid NOT IN (SELECT site FROM diagnostic)")
    assert sum("Aucun diagnostic saisi." in text for text in sheets.values()) == without > 0


def test_engagements_of_the_site_and_of_the_territory(made: Path, sheets: dict[str, str]) -> None:
    sql = """SELECT s.code, e.article, e.intitule, e.echeance, e.echeance < '2026-11-01' FROM engagement e JOIN engagement_site l
             ON l.engagement = e.uuid JOIN site s ON s.uuid = l.site"""
    found = rows(made, sql)
    assert {late for *_rest, late in found} == {0, 1}
    for code, article, title, due, late in found:
        told = f"{article} {title} Ville d’essai {shown(due)} En cours"
        assert told in sheets[code]
        assert (f"{told} en retard" in sheets[code]) == bool(late)
    everywhere = rows(
        made, "SELECT echeance FROM engagement WHERE uuid NOT IN (SELECT engagement FROM engagement_site)"
    )
    late = sum(day is not None and day < "2026-11-01" for (day,) in everywhere)
    told = f"Engagements pris pour tout le territoire, non repris ici : {len(everywhere)}, dont en retard : {late}."
    assert len(everywhere) > late > 0
    assert [code for code, text in sheets.items() if told not in text] == []
    named = {code for code, *_rest in found}
    assert {
        code for code, text in sheets.items() if "Aucun engagement ne nomme ce site." in text
    } == sheets.keys() - named


def test_closed_sites_say_how_and_whether_they_are_resorbed(made: Path, sheets: dict[str, str]) -> None:
    sql = """SELECT s.code, s.date_fermeture, (SELECT sum(o.nb_personnes) FROM orientation o WHERE o.site = s.uuid AND o.type IN
             ('logement', 'hebergement_accompagne')), (SELECT d.nb_personnes FROM denombrement d WHERE d.site = s.uuid AND
             d.nb_personnes IS NOT NULL ORDER BY d.date DESC, d.fid DESC LIMIT 1)
             FROM site s WHERE s.statut IN ('resorbe', 'ferme_non_resorbe')"""
    found = rows(made, sql)
    assert {persons is None for *_rest, persons in found} == {True, False}
    for code, day, lasting, persons in found:
        text = sheets[code]
        assert f"Date de fermeture {shown(day)} Cause de la fermeture Résorption progressive du site" in text
        if persons and lasting:
            reached = 100 * lasting >= 66 * persons
            assert f"{lasting} personnes sur {persons} ont une solution durable" in text
            assert f"Résultat calculé {'✓ oui' if reached else '✕ non'}" in text
        else:
            assert "Part non calculable" in text and "Résultat calculé ? inconnu" in text
        assert "Ce site n’a pas été évalué depuis sa fermeture." in text
    closed = {code for code, *_rest in found}
    assert {code for code, text in sheets.items() if "Fermeture et résorption" in text} == closed


def test_actors_actions_and_settlements(made: Path, sheets: dict[str, str]) -> None:
    for code, body in rows(made, "SELECT s.code, i.organisme FROM intervenant i JOIN site s ON s.uuid = i.site"):
        assert body in sheets[code]
    sql = """SELECT s.code, a.article, a.titre FROM action a JOIN action_site l ON l.action = a.uuid
             JOIN site s ON s.uuid = l.site"""
    for code, article, title in rows(made, sql):
        assert f"Art. {article} – {title} (" in sheets[code]
    sql = """SELECT s.code, a.code || ' – ' || a.nom, l.menages_accueillis FROM amenagement_site l
             JOIN site s ON s.uuid = l.site JOIN amenagement a ON a.uuid = l.amenagement"""
    found = rows(made, sql)
    assert found
    for code, name, arrived in found:
        assert f"{name} 4 17 {'inconnu inconnu' if arrived is None else '3 12'} " in sheets[code]


def test_no_sheet_says_what_stays_in_the_base(sheets: dict[str, str]) -> None:
    assert [code for code, text in sheets.items() if annex_rows.POISON in text] == []


def test_days_of_a_sheet(made: Path) -> None:
    for sheet in site_sheets(read_base(made, "partenaires"), TODAY):
        days = [day for (day,) in rows(made, f"SELECT date FROM denombrement WHERE site = '{sheet.uuid}'")]
        assert {date.fromisoformat(day) for day in days} <= set(sheet.data_days)
        assert list(sheet.data_days) == sorted(sheet.data_days)


def test_one_sheet_by_its_site(made: Path) -> None:
    read = read_base(made, "partenaires")
    every = site_sheets(read, TODAY)
    assert site_sheets(read, TODAY, [every[3].uuid]) == (every[3],)
    assert site_sheets(read, TODAY, ["personne"]) == ()


def counts(values: list[int | None]) -> Callable[[Session, str], None]:
    def add(session: Session, site: str) -> None:
        for rank, persons in enumerate(values):
            row = {"site": site, "date": TODAY - timedelta(days=100 * (len(values) - rank)), "nb_personnes": persons}
            session.insert("denombrement", row)

    return add


def curve_of(base: Path) -> OneSheet:
    [sheet] = site_sheets(read_base(base, "partenaires"), TODAY)
    document = OneSheet(sheet, Imprint("", "", "", "", TODAY, None, None), MAP_MM)
    curve = CountCurve(document.flow, sheet.series)
    if curve.is_drawn:
        curve.draw()
    return document


@pytest.mark.parametrize(
    ("values", "lines", "unknown"),
    [
        ([], 0, 0),
        ([12], 0, 0),
        ([None, None, 3], 0, 0),
        ([5, 7], 1, 0),
        ([5, 7, None, 8, 9], 2, 1),
        ([5, None, 6], 0, 1),
    ],
)
def test_a_line_never_crosses_a_count_that_is_not_known(
    tmp_path: Path, values: list[int | None], lines: int, unknown: int
) -> None:
    document = curve_of(base_with(tmp_path, counts(values)))
    items = document.layout.items()
    assert sum(isinstance(item, QgsLayoutItemPolyline) for item in items) == lines
    texts = [item.text() for item in items if isinstance(item, QgsLayoutItemLabel) and not item.id()]
    assert texts.count("?") == unknown
    if texts:
        assert [str(value) for value in values if value is not None and str(value) not in texts] == []


def test_time_is_true_to_scale(tmp_path: Path) -> None:
    def add(session: Session, site: str) -> None:
        for days, persons in ((400, 10), (300, 20), (0, 30)):
            session.insert(
                "denombrement", {"site": site, "date": TODAY - timedelta(days=days), "nb_personnes": persons}
            )

    document = curve_of(base_with(tmp_path, add))
    [line] = [item for item in document.layout.items() if isinstance(item, QgsLayoutItemPolyline)]
    first, second, third = (line.nodes().at(rank) for rank in range(3))
    assert (second.x() - first.x()) / (third.x() - first.x()) == pytest.approx(100 / 400, abs=1e-3)
    assert (first.y() - second.y()) == pytest.approx(second.y() - third.y(), abs=1e-3)


def test_wide_names(tmp_path: Path) -> None:
    plan = Plan(grid(4, 3), sites=40, settlements=3, name_of=lambda n: "W" * 31 + f"{n:04d}")
    base = annex_rows.fill(make_base(tmp_path / "base.gpkg", plan), annex_rows.sheet_rows)
    annex_rows.fill(base, lambda session: annex_rows.settlements(session, 3, lambda n: "W" * 76 + f"{n:04d}"))
    assert len(site_sheets(read_base(base, "partenaires"), TODAY)) == 40
    for n in (0, 3, 39):
        code = f"S-2026-{n + 1:03d}"
        text = re.sub(r"\s", "", "".join(sheet_of(base, code)))
        assert f"W{n:04d}" in text
        assert widest(base.with_name(f"{code}.pdf")) < (210 - 12) / 25.4 * 72 + 0.2


def test_a_very_long_recommendation_is_printed_whole(tmp_path: Path) -> None:
    words = [f"mot{n:05d}" for n in range(1500)]

    def add(session: Session, site: str) -> None:
        session.insert("diagnostic", {"site": site, "nature": "social", "etat": "en_cours", "operateur": "Opérateur",
                                      "recommandations": " ".join(words)})  # fmt: skip

    base = base_with(tmp_path, add)
    [(code,)] = rows(base, "SELECT code FROM site")
    pages = sheet_of(base, code, MAP_MM)
    assert len(pages) > 2
    assert re.findall(r"mot\d{5}", " ".join(pages)) == words


def test_the_watch_is_that_of_the_day_as_on_the_pages_of_article_11(tmp_path: Path) -> None:
    """An evaluation later than the document is not in it, on the sheet either."""
    base = make_base(tmp_path / "base.gpkg", Plan(grid(1, 1), sites=5))

    def evaluated(session: Session) -> None:
        [closed, *_rest] = [one for one in session.all("site") if one.values["statut"] == "resorbe"]
        for day, level in ((TODAY, "vigilance"), (date(2026, 12, 1), "aucun_motif")):
            values = {"site": closed.uuid, "date_reference": day, "version_regles": "1", "niveau": level}
            session.insert("vigilance", values)

    annex_rows.fill(base, evaluated)
    read = read_base(base, "partenaires")
    for day, level in ((TODAY, "vigilance"), (date(2026, 12, 2), "aucun_motif"), (date(2026, 10, 30), None)):
        [sheet] = [one for one in site_sheets(read, day) if one.status == "resorbe"]
        assert sheet.watch is not None
        assert sheet.watch.level == level
        assert [one.level for one in watch(read, day).sites if one.place.code == sheet.code] == [level]


@pytest.mark.parametrize(("persons", "counted"), [(None, False), (0, True)])
def test_a_count_without_any_number_is_no_count(tmp_path: Path, persons: int | None, counted: bool) -> None:
    base = base_with(tmp_path, counts([persons]))
    text = " ".join(sheet_of(base, "S-2026-001"))
    assert ("sans aucun nombre : les habitants n’ont pas été comptés" in text) is not counted
    assert ("Dernier comptage : " in text) is counted
