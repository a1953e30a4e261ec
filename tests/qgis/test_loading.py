"""Pouring prepared data: every refusal says file, row and column; all or nothing."""

from __future__ import annotations

import csv
import json
import time
from datetime import date
from pathlib import Path

import pytest
from qgis.core import QgsCoordinateTransformContext, QgsFeedback, QgsGeometry, QgsVectorFileWriter, QgsVectorLayer
from resorption.layers import loading
from resorption.layers.commune_fields import CommuneRow, guess_fields
from resorption.layers.errors import NotABase, VanishedError
from resorption.layers.geopackage import create_base
from resorption.layers.loading import load_tables, write_report
from resorption.layers.store import Session, Store
from resorption.layers.territory import layer_source, read_territory
from resorption.protocol.errors import Cancelled, ResorptionError

pytestmark = pytest.mark.usefixtures("qgis_app")

DEMO = Path(__file__).resolve().parents[2] / "resources" / "demo"
SITE = "11111111-1111-4111-8111-111111111111"
EAST, NORTH = 570_000, 6_900_000


def ring(x: float, y: float, side: float = 100) -> list[list[float]]:
    return [[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]


def fill(session: Session) -> None:
    session.insert("protocole", {"nom": "Essai", "territoire_niveau": "epci", "annee_debut": 2026, "annee_fin": 2029})
    for number, name in enumerate(("Aclou", "Acon")):
        x = EAST + 5000 * number
        wkt = f"POLYGON(({x} {NORTH},{x + 5000} {NORTH},{x + 5000} {NORTH + 5000},{x} {NORTH + 5000},{x} {NORTH}))"
        session.insert("commune", {"code_insee": f"2700{number + 1}", "nom": name},
                       geometry=bytes(QgsGeometry.fromWkt(wkt).asWkb()))  # fmt: skip


@pytest.fixture
def base(tmp_path: Path) -> Path:
    path = tmp_path / "base.gpkg"
    create_base(path, 2154, fill)
    return path


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "donnees"
    folder.mkdir()
    return folder


def put_csv(folder: Path, table: str, *rows: dict[str, object]) -> None:
    with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def put_geojson(folder: Path, table: str, *rows: tuple[list | None, dict[str, object]], epsg: int = 2154) -> None:
    features = [
        {"type": "Feature", "properties": values,
         "geometry": None if shape is None else {"type": "Polygon", "coordinates": [shape]}}
        for shape, values in rows
    ]  # fmt: skip
    crs = {"type": "name", "properties": {"name": f"urn:ogc:def:crs:EPSG::{epsg}"}}
    text = json.dumps({"type": "FeatureCollection", "crs": crs, "features": features})
    (folder / f"{table}.geojson").write_text(text, encoding="utf-8")


def site(**more: object) -> dict[str, object]:
    return {"uuid": SITE, "nom": "Les Peupliers", **more}


def refused(base: Path, data: Path) -> str:
    with Store(base).reading() as reader:
        before = {t.name: reader.count(t.name) for t in Store(base).tables}
    with pytest.raises(ResorptionError) as caught:
        load_tables(base, data)
    with Store(base).reading() as reader:
        assert {t.name: reader.count(t.name) for t in Store(base).tables} == before
    return str(caught.value).replace("\u00a0", " ")


# What is poured


def test_demonstration_twice(tmp_path: Path) -> None:
    layer = QgsVectorLayer(str(DEMO / "territoire" / "communes.geojson"), "communes", "ogr")
    source = layer_source(layer)
    territory = read_territory(source, guess_fields(source.columns))

    def communes(session: Session) -> None:
        session.insert("protocole", {"nom": "x", "territoire_niveau": "epci", "annee_debut": 2024, "annee_fin": 2029})
        for commune in territory.communes:
            row: CommuneRow = commune.row
            session.insert(
                "commune", {"code_insee": row.code, "nom": row.name}, geometry=bytes(commune.geometry.asWkb())
            )

    path = tmp_path / "demo.gpkg"
    create_base(path, territory.zone.epsg, communes)
    first = load_tables(path, DEMO / "donnees")
    assert first.created > 300
    assert first.updated == 1  # the protocol itself
    with Store(path).reading() as reader:
        assert all(s.values["commune"] for s in reader.all("site"))
        versions = {s.uuid: s.version for s in reader.all("site")}
        changes = reader.count("journal")
    again = load_tables(path, DEMO / "donnees")
    assert (again.created, again.updated, again.unchanged) == (0, 0, first.created + first.updated)
    with Store(path).reading() as reader:
        assert {s.uuid: s.version for s in reader.all("site")} == versions
        assert reader.count("journal") == changes


def test_commune_code_and_area_are_derived(base: Path, data: Path) -> None:
    # 30 m in Aclou, 70 m in Acon: the largest share decides.
    put_geojson(data, "site", (ring(EAST + 4970, NORTH + 100), site(commune=None)))
    put_geojson(data, "foncier", (ring(EAST + 100, NORTH + 100, 50), {"nom": "Noyers", "surface_m2": None}),
                (ring(EAST + 300, NORTH + 100, 50), {"nom": "Prés", "surface_m2": 2400}))  # fmt: skip
    load_tables(base, data)
    with Store(base).reading() as reader:
        place = reader.fetch("site", SITE)
        assert reader.fetch("commune", place.values["commune"]).values["nom"] == "Acon"
        assert place.values["code"].startswith("S-")
        assert [f.values["surface_m2"] for f in reader.all("foncier")] == [2500, 2400]


def test_outlines_are_reprojected(base: Path, data: Path) -> None:
    put_geojson(data, "site", (ring(1.19, 49.19, 0.001), site()), epsg=4326)
    with pytest.raises(ResorptionError, match="en dehors du territoire"):
        load_tables(base, data)
    put_geojson(data, "site", (ring(1.2302, 49.1957, 0.001), site()), epsg=4326)
    load_tables(base, data)
    with Store(base).reading() as reader:
        shape = QgsGeometry()
        shape.fromWkb(reader.fetch("site", SITE).geometry)
    assert shape.area() == pytest.approx(111.2 * 72.7, rel=0.02)  # m of a thousandth of a degree


def test_values_of_each_kind(base: Path, data: Path) -> None:
    put_geojson(data, "site", (ring(EAST, NORTH), site(date_installation="03/02/2024", annee_cible=2027)))
    put_csv(data, "denombrement",
            {"site": SITE, "date": "2026-05-04", "nb_personnes": " 12 ", "source": "", "nb_menages": "0"})  # fmt: skip
    put_csv(data, "partenaire", {"categorie": "etat", "nom": "Préfecture de l’Eure", "signataire": ""})
    put_csv(data, "engagement", {"article": "5", "partenaire": "Préfecture de l’Eure", "intitule": "Eau",
                                 "quantite": "1,5", "statut": ""})  # fmt: skip
    load_tables(base, data)
    with Store(base).reading() as reader:
        place = reader.fetch("site", SITE).values
        assert (place["date_installation"], place["annee_cible"], place["statut"]) == (date(2024, 2, 3), 2027, "actif")
        [count] = reader.all("denombrement")
        assert (count.values["nb_personnes"], count.values["nb_menages"], count.values["source"]) == (12, 0, None)
        [promise] = reader.all("engagement")
        assert (promise.values["quantite"], promise.values["statut"]) == (1.5, "propose")
        [partner] = reader.all("partenaire")
        assert promise.values["partenaire"] == partner.uuid


def test_only_what_changed_is_updated(base: Path, data: Path) -> None:
    put_geojson(data, "site", (ring(EAST, NORTH), site(adresse="rue A", acces="par le nord")))
    load_tables(base, data)
    put_geojson(data, "site", (ring(EAST, NORTH), site(adresse="rue B")))
    report = load_tables(base, data)
    assert (report.created, report.updated, report.unchanged) == (0, 1, 0)
    with Store(base).reading() as reader:
        record = reader.fetch("site", SITE)
    assert (record.values["adresse"], record.values["acces"], record.version) == ("rue B", "par le nord", 2)
    put_geojson(data, "site", (ring(EAST + 1, NORTH), site(adresse="rue B")))
    assert load_tables(base, data).updated == 1


def test_the_protocol_row_is_updated(base: Path, data: Path) -> None:
    put_csv(data, "protocole", {"clspd": "Deux fois par an"})
    assert load_tables(base, data).updated == 1
    with Store(base).reading() as reader:
        [row] = reader.all("protocole")
    assert (row.values["nom"], row.values["clspd"]) == ("Essai", "Deux fois par an")


def test_a_row_is_known_by_what_is_unique(base: Path, data: Path) -> None:
    put_csv(data, "reglage", {"cle": "delai_visite", "valeur": "30", "source": "comité"})
    load_tables(base, data)
    put_csv(data, "reglage", {"cle": "delai_visite", "valeur": "45", "source": "comité"})
    report = load_tables(base, data)
    assert (report.created, report.updated) == (0, 1)


def test_geopackage_and_report(base: Path, data: Path, tmp_path: Path) -> None:
    put_geojson(data, "site", (ring(EAST, NORTH), site(date_installation="2024-02-03")))
    layer = QgsVectorLayer(str(data / "site.geojson"), "site", "ogr")
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.layerName = "site"
    source = tmp_path / "source.gpkg"
    done = QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(source), QgsCoordinateTransformContext(), options)
    assert done[0] == QgsVectorFileWriter.WriterError.NoError
    report = load_tables(base, source)
    write_report(report, tmp_path / "rapport.csv")
    lines = (tmp_path / "rapport.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines == ["table;libelle;creees;modifiees;inchangees", "site;Site;1;0;0"]
    with Store(base).reading() as reader:
        assert reader.fetch("site", SITE).values["date_installation"] == date(2024, 2, 3)


def test_an_empty_cell_keeps_what_is_filled_in_by_default(base: Path, data: Path) -> None:
    kept = {"statut": "en_resorption", "type_site": "bati", "precision_geom": "point"}
    put_geojson(data, "site", (ring(EAST, NORTH), site(adresse="rue A", **kept)))
    put_csv(data, "protocole", {"seuil_resorption_pct": "80"})
    load_tables(base, data)
    empty = dict.fromkeys(["statut", "type_site", "precision_geom", "nom"])
    put_geojson(data, "site", (ring(EAST, NORTH), {**site(adresse=None), **empty}))
    put_csv(data, "protocole", {"seuil_resorption_pct": "", "nom": "Essai"})
    report = load_tables(base, data)
    with Store(base).reading() as reader:
        values = reader.fetch("site", SITE).values
        assert (values["statut"], values["type_site"], values["precision_geom"]) == ("en_resorption", "bati", "point")
        assert (values["nom"], values["adresse"]) == ("Les Peupliers", None)  # only what may be unknown is erased
        assert [p.values["seuil_resorption_pct"] for p in reader.all("protocole")] == [80]
    assert (report.updated, report.unchanged) == (1, 1)


def test_a_moved_outline_changes_commune_and_area(base: Path, data: Path) -> None:
    land = {"uuid": SITE, "nom": "Noyers"}
    put_geojson(data, "foncier", (ring(EAST + 100, NORTH + 100, 50), {**land, "surface_m2": 2400}))
    load_tables(base, data)
    put_geojson(data, "foncier", (ring(EAST + 100, NORTH + 100, 50), land))
    assert load_tables(base, data).unchanged == 1  # the legal area typed by hand is kept while nothing moves
    put_geojson(data, "foncier", (ring(EAST + 6000, NORTH + 100, 60), land))
    load_tables(base, data)
    with Store(base).reading() as reader:
        moved = reader.fetch("foncier", SITE)
        assert reader.fetch("commune", moved.values["commune"]).values["nom"] == "Acon"
    assert (moved.values["surface_m2"], moved.version) == (3600, 2)


def test_a_commune_that_contradicts_the_outline_is_told(base: Path, data: Path) -> None:
    put_geojson(data, "site", (ring(EAST + 100, NORTH + 100), site(commune="27002")))
    [note] = load_tables(base, data).notes
    assert str(note).replace("\u00a0", " ").startswith(
        "« site.geojson », ligne 2, colonne « commune » : Le contour est dans la commune Aclou")  # fmt: skip
    # On the boundary, the officer's choice stands although the largest share is elsewhere.
    put_geojson(data, "site", (ring(EAST + 4930, NORTH + 100), site(commune="27002")))
    assert load_tables(base, data).notes == ()
    with Store(base).reading() as reader:
        assert reader.fetch("commune", reader.fetch("site", SITE).values["commune"]).values["nom"] == "Acon"


def test_a_text_that_names_a_group_is_told_without_being_quoted(base: Path, data: Path) -> None:
    put_geojson(data, "site", (ring(EAST, NORTH), site(adresse="derrière le camp rom")))
    put_csv(data, "visa", {"ordre": "1", "texte": "Vu la stratégie d’inclusion des Roms", "nature": "texte"})
    [note] = load_tables(base, data).notes
    assert "« site.geojson », ligne 2, colonne « adresse » : " in str(note).replace("\u00a0", " ")
    assert "derrière" not in str(note)
    put_geojson(data, "site", (ring(EAST, NORTH), site(acces="par le nord")))
    assert load_tables(base, data).notes == ()  # what was there before is not told again


def test_the_same_file_twice_without_identity_adds_nothing(base: Path, data: Path) -> None:
    put_geojson(data, "site", (ring(EAST, NORTH), site()), (ring(EAST + 500, NORTH), {"nom": "Sans identifiant"}))
    put_csv(data, "denombrement", {**COUNT, "nb_personnes": "12", "source": ""})
    put_csv(data, "action", {"article": "5", "titre": "Eau", "statut": ""})
    assert load_tables(base, data).created == 4
    report = load_tables(base, data)
    assert (report.created, report.updated, report.unchanged) == (0, 0, 4)
    put_csv(data, "denombrement", {**COUNT, "nb_personnes": "13", "source": ""})
    put_geojson(data, "site", (ring(EAST, NORTH), site()), (ring(EAST + 900, NORTH), {"nom": "Sans identifiant"}))
    assert load_tables(base, data).created == 2  # another number of persons, another place


def test_two_identical_rows_of_a_file_are_refused(base: Path, data: Path) -> None:
    put_geojson(data, "site", (ring(EAST, NORTH), site()))
    put_csv(data, "denombrement", COUNT, {**COUNT, "date": "2026-06-01"}, COUNT)
    assert "« denombrement.csv », ligne 4 : Cette ligne répète la ligne 2" in refused(base, data)
    put_csv(data, "denombrement", *({**COUNT, "uuid": f"{n}" + SITE[1:]} for n in (2, 3)))
    assert load_tables(base, data).created == 3


# What is refused: one row, one wrong thing

COUNT = {"site": SITE, "date": "2026-05-04"}


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("date", "4/5/2026", "n’est pas une date : écrivez 2026-11-23 ou 23/11/2026"),
        ("date", "31/02/2026", "n’existe pas dans le calendrier"),
        ("date", "2090-01-01", "ne peut pas être dans le futur"),
        ("date", "", "doit être rempli"),
        ("nb_personnes", "douze", "« douze » n’est pas un nombre entier"),
        ("nb_personnes", "12,0", "n’est pas un nombre entier"),
        ("nb_personnes", "-1", "ne peut pas être inférieur à 0"),
        ("source", "x" * 201, "ne peut pas dépasser 200 caractères"),
        ("site", "S-1999-001", "n’existe pas dans la table « site », ni dans la base ni dans les données"),
        ("uuid", "abc", "n’est pas un identifiant"),
    ],
)
def test_wrong_value(base: Path, data: Path, column: str, value: str, words: str) -> None:
    put_geojson(data, "site", (ring(EAST, NORTH), site()))
    put_csv(data, "denombrement", {**COUNT, column: value})
    text = refused(base, data)
    assert f"« denombrement.csv », ligne 2, colonne « {column} » : " in text
    assert words in text


def test_rule_over_several_columns(base: Path, data: Path) -> None:
    put_geojson(data, "site", (ring(EAST, NORTH), site()))
    put_csv(data, "denombrement", {**COUNT, "nb_personnes": 10, "nb_adultes": 5, "nb_mineurs": 6})
    assert "Adultes et mineurs doivent faire le nombre de personnes" in refused(base, data)


def test_code_out_of_the_vocabulary(base: Path, data: Path) -> None:
    put_geojson(data, "site", (ring(EAST, NORTH), site(statut="ouvert")))
    assert "« site.geojson », ligne 2, colonne « statut » : « Statut » n’accepte pas la valeur « ouvert »" in refused(
        base, data
    )


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([(None, site())], "Le contour manque"),
        ([(ring(EAST - 9000, NORTH), site())], "en dehors du territoire"),
        ([(ring(EAST, NORTH), site()), (ring(EAST, NORTH), site())], "figure deux fois"),
        ([(ring(EAST, NORTH), site(code="S-1")), (ring(EAST, NORTH), {"nom": "b", "code": "S-1"})],
         "ligne 3, colonne « code » : Une autre ligne a déjà cette valeur (Code)"),
        ([(ring(1.24, 49.19, 0.001), site())], "ses coordonnées sont en degrés"),
    ],
    ids=["sans contour", "hors territoire", "deux fois", "même code", "degrés"],
)  # fmt: skip
def test_wrong_sites(base: Path, data: Path, rows: list, words: str) -> None:
    put_geojson(data, "site", *rows)
    assert words in refused(base, data)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("sites.csv", "nom\nx\n", "« sites.csv » ne correspond à aucune table"),
        ("procedure.csv", "site\nx\n", "données restreintes"),
        ("vigilance.csv", "site\nx\n", "tenue par l’extension elle-même"),
        ("journal.csv", "par\nx\n", "tenue par l’extension elle-même"),
        ("reglage.csv", "cle,valeur,couleur\na,b,c\n", "la colonne « couleur » n’existe pas dans la table « reglage »"),
        ("reglage.csv", "cle,valeur,source,version\na,b,c,4\n", "la colonne « version » est tenue par la base"),
        ("reglage.csv", "cle,valeur,valeur\na,b,c\n", "figure deux fois"),
        ("reglage.csv", "cle,valeur,source\na,b\n", "ligne 2 : 2 valeurs pour 3 colonnes"),
        ("reglage.geojson", "{ceci n’est pas du JSON", "n’a pas pu être lu"),
        ("lisez-moi.txt", "rien", "ne contient aucune donnée"),
    ],
)
def test_wrong_files(base: Path, data: Path, name: str, text: str, words: str) -> None:
    (data / name).write_text(text, encoding="utf-8")
    assert words in refused(base, data)


def test_not_utf8(base: Path, data: Path) -> None:
    (data / "reglage.csv").write_bytes("cle,valeur,source\na,b,c\nd,Évreux,f\n".encode("latin-1"))
    assert "« reglage.csv », ligne 3 : le texte n’est pas en UTF-8" in refused(base, data)


def test_no_source_or_no_base(base: Path, data: Path, tmp_path: Path) -> None:
    assert "n’est ni un dossier ni un GeoPackage" in refused(base, tmp_path / "absent")
    put_csv(data, "reglage", {"cle": "a", "valeur": "b", "source": "c"})
    with pytest.raises(VanishedError):
        load_tables(tmp_path / "absent.gpkg", data)
    with pytest.raises(NotABase):
        load_tables(DEMO / "donnees" / "visa.csv", data)


def test_every_problem_is_told(base: Path, data: Path) -> None:
    put_csv(data, "reglage", *({"cle": f"k{n}", "valeur": "", "source": "c"} for n in range(30)))
    text = refused(base, data)
    assert text.startswith("30 problèmes")
    assert "ligne 2" in text


def test_failure_in_the_last_table_undoes_the_first(base: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_geojson(data, "site", (ring(EAST, NORTH), site()))
    put_csv(data, "denombrement", {**COUNT, "nb_personnes": 4})
    real = loading._write

    def fails_late(session: Session, row: loading.PlannedRow) -> None:
        real(session, row)
        if row.table.name == "denombrement":
            raise ResorptionError("panne")

    monkeypatch.setattr(loading, "_write", fails_late)
    assert refused(base, data) == "panne"


def test_cancel_is_quick_and_leaves_nothing(base: Path, data: Path, large_n) -> None:
    put_csv(data, "reglage", *({"cle": f"k{n}", "valeur": "v", "source": "c"} for n in range(large_n(3000, 100_000))))
    feedback = QgsFeedback()
    asked: list[float] = []

    def stop(percent: float) -> None:
        if percent > 75 and not asked:  # in the transaction
            asked.append(time.monotonic())
            feedback.cancel()

    feedback.progressChanged.connect(stop)
    with pytest.raises(Cancelled):
        load_tables(base, data, feedback)
    assert time.monotonic() - asked[0] < 1
    with Store(base).reading() as reader:
        assert reader.count("reglage") == 0
