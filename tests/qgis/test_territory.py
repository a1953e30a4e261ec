"""The communes of a territory: what is accepted and repaired, and the sentence for each thing refused."""

from __future__ import annotations

import pytest
from qgis.core import QgsFeature, QgsFeedback, QgsGeometry, QgsVectorLayer
from resorption.layers.commune_fields import CommuneFields, guess_fields, with_chosen
from resorption.layers.territory import layer_source, overlap_limit, read_territory
from resorption.protocol.errors import Cancelled, ResorptionError

pytestmark = pytest.mark.usefixtures("qgis_app")

EAST, NORTH = 570_000, 6_900_000  # near Évreux, in Lambert-93
FIELDS = "field=code:string&field=nom:string&field=epci:string"


def square(x: float = EAST, y: float = NORTH, side: float = 2000) -> str:
    return f"POLYGON(({x} {y},{x} {y + side},{x + side} {y + side},{x + side} {y},{x} {y}))"


def layer(*rows: tuple, crs: str = "EPSG:2154", kind: str = "Polygon", fields: str = FIELDS) -> QgsVectorLayer:
    """A memory layer; a row is (wkt, code, name[, epci])."""
    made = QgsVectorLayer(f"{kind}?crs={crs}&{fields}", "communes", "memory")
    features = []
    for wkt, *values in rows:
        feature = QgsFeature(made.fields())
        if wkt:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        for index, value in enumerate(values):
            feature.setAttribute(index, value)
        features.append(feature)
    assert made.dataProvider().addFeatures(features)[0]
    return made


def read(made: QgsVectorLayer, epsg: int | None = None, feedback: QgsFeedback | None = None):
    source = layer_source(made)
    return read_territory(source, guess_fields(source.columns), epsg, feedback)


def refused(made: QgsVectorLayer, epsg: int | None = None) -> str:
    with pytest.raises(ResorptionError) as caught:
        read(made, epsg)
    return str(caught.value).replace("\u00a0", " ")


def two(second: tuple = ()) -> tuple[tuple, tuple]:
    return (square(), "27001", "Aclou"), second or (square(EAST + 2000), "27002", "Acon")


# Accepted


def test_eure(shared_data) -> None:
    territory = read(QgsVectorLayer(str(shared_data / "communes" / "communes-27-eure.geojson"), "eure", "ogr"))
    assert len(territory.communes) == 596
    assert territory.zone.epsg == 2154
    assert [c.row.code for c in territory.communes] == sorted(c.row.code for c in territory.communes)
    assert all(c.geometry.isMultipart() and c.geometry.isGeosValid() for c in territory.communes)
    # Eure is 6 040 km²; the outlines are simplified.
    assert sum(c.geometry.area() for c in territory.communes) == pytest.approx(6_040e6, rel=0.01)


@pytest.mark.parametrize(
    ("longitude", "latitude", "epsg"),
    [(1.15, 49.02, 2154), (55.5, -21.1, 2975), (-61.5, 16.2, 5490), (-61.0, 14.6, 5490), (-52.3, 4.9, 2972),
     (45.2, -12.8, 4471)],
    ids=["évreux", "réunion", "guadeloupe", "martinique", "guyane", "mayotte"],
)  # fmt: skip
def test_local_crs_is_proposed_from_the_place(longitude: float, latitude: float, epsg: int) -> None:
    territory = read(layer((square(longitude, latitude, 0.02), "27001", "Aclou"), crs="EPSG:4326"))
    assert territory.zone.epsg == epsg
    [commune] = territory.communes
    # 0,02 degree is about 2,2 km: metres, wherever it is.
    assert commune.geometry.boundingBox().height() == pytest.approx(2220, rel=0.02)


def test_other_metric_crs_is_reprojected() -> None:
    [commune] = read(layer(("POLYGON((129000 6277000,129000 6279000,131000 6279000,131000 6277000,129000 6277000))",
                            "27001", "Aclou"), crs="EPSG:3857")).communes  # fmt: skip
    assert 540_000 < commune.geometry.boundingBox().center().x() < 620_000


def test_invalid_outline_is_repaired_and_counted() -> None:
    bow = (
        f"POLYGON(({EAST} {NORTH},{EAST + 900} {NORTH + 900},{EAST + 900} {NORTH},{EAST} {NORTH + 900},{EAST} {NORTH}))"
    )
    territory = read(layer((bow, "27001", "Aclou")))
    assert territory.repaired == 1
    assert territory.communes[0].geometry.isGeosValid()
    assert territory.communes[0].geometry.area() == pytest.approx(405_000)


def test_altitudes_are_dropped_and_counted() -> None:
    wkt = f"PolygonZ(({EAST} {NORTH} 5,{EAST} {NORTH + 9} 5,{EAST + 9} {NORTH + 9} 5,{EAST} {NORTH} 5))"
    territory = read(layer((wkt, "27001", "Aclou"), kind="PolygonZ"))
    assert territory.flattened == 1
    assert not territory.communes[0].geometry.constGet().is3D()


def test_holes_and_parts_are_kept() -> None:
    hole = square(EAST + 500, NORTH + 500, 500)[len("POLYGON(") : -1]
    island = square(EAST + 9000)[len("POLYGON") :]
    wkt = f"MULTIPOLYGON({square()[len('POLYGON') : -1]},{hole}),{island})"
    [commune] = read(layer((wkt, "27001", "Aclou"), kind="MultiPolygon")).communes
    assert commune.geometry.area() == pytest.approx(2 * 4e6 - 250_000)


def test_codes_may_be_numbers() -> None:
    made = layer((square(), 27001, "Aclou"), fields="field=code:double&field=nom:string")
    assert read(made).communes[0].row.code == "27001"


def test_slivers_between_neighbours_are_tolerated_and_counted() -> None:
    territory = read(layer(*two((square(EAST + 1996), "27002", "Acon"))))  # 4 m over 2 km: 0,8 ha
    assert territory.overlaps == 1


def test_limit_of_an_overlap() -> None:
    small, large = (QgsGeometry.fromWkt(square(side=side)) for side in (10, 10_000))
    assert overlap_limit(small, large) == 50  # half of the smaller one
    assert overlap_limit(large, large) == pytest.approx(0.02 * 1e8)


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        (["INSEE_COM", "NOM_COM", "SIREN_EPCI"], CommuneFields("INSEE_COM", "NOM_COM", "SIREN_EPCI", "")),
        (["code", "nom"], CommuneFields("code", "nom", "", "")),
        (["code_insee", "nom_officiel", "codes_siren_des_epci"],
         CommuneFields("code_insee", "nom_officiel", "codes_siren_des_epci", "")),
        (["CODGEO", "LIBGEO", "EPCI", "LIBEPCI"], CommuneFields("CODGEO", "LIBGEO", "EPCI", "LIBEPCI")),
        (["Code INSEE", "Libellé"], CommuneFields("Code INSEE", "Libellé", "", "")),
        (["a", "b"], CommuneFields()),
    ],
    ids=["admin express", "france-geojson", "admin express 2024", "insee", "accents", "rien"],
)  # fmt: skip
def test_columns_are_guessed(columns: list[str], expected: CommuneFields) -> None:
    assert guess_fields(columns) == expected


def test_column_chosen_wins_and_says_a_number_or_a_name() -> None:
    made = layer((square(), "27001", "Aclou", "Intercom Bernay"))
    source = layer_source(made)
    row = read_territory(source, with_chosen(source.columns, "", "", "epci")).communes[0].row
    assert (row.epci_siren, row.epci_name) == (None, "Intercom Bernay")
    row = read(layer((square(), "27001", "Aclou", "200066413"))).communes[0].row
    assert (row.epci_siren, row.epci_name) == ("200066413", None)


# Refused


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (lambda: layer(("POINT(570000 6900000)", "27001", "Aclou"), kind="Point"), "ne contient pas de polygones"),
        (lambda: layer((square(), "27001", "Aclou"), crs=""), "n’a pas de système de coordonnées"),
        (lambda: layer((square(1.15, 49.02, 0.02), "27001", "Aclou")), "ses coordonnées sont en degrés"),
        (lambda: layer((square(49.02, 1.15, 0.02), "27001", "Aclou"), crs="EPSG:4326"), "sont inversées"),
        (lambda: layer((square(NORTH, EAST), "27001", "Aclou")), "sont inversées"),
        (lambda: layer((square(13.4, 52.5, 0.02), "27001", "Berlin"), crs="EPSG:4326"), "n’est pas en France"),
        (lambda: layer((square(1.15, 49.02, 0.02), "27001", "Aclou"), (square(55.5, -21.1, 0.02), "97401", "Les Avirons"),
                       crs="EPSG:4326"), "plusieurs territoires : France métropolitaine, La Réunion"),
        (lambda: layer(), "est vide"),
        (lambda: layer(("", "27001", "Aclou")), "Aucune commune"),
        (lambda: layer(*two(("", "27002", "Acon"))), "« Acon » (ligne 2) n’a pas de contour"),
        (lambda: layer(*two((square(EAST + 2000), None, "Acon"))), "« Acon » (ligne 2) n’a pas de code INSEE"),
        (lambda: layer(*two((square(EAST + 2000), "27002", " "))), "code « 27002 » (ligne 2) n’a pas de nom"),
        (lambda: layer(*two((square(EAST + 2000), "27001", "Acon"))), "porté par plusieurs lignes (« Aclou » et « Acon »)"),
        (lambda: layer((square(), "1001", "L’Abergement")), "a perdu son zéro initial. Remplacez-le par « 01001 »"),
        (lambda: layer((square(), "2710012", "Aclou")), "n’est pas un code INSEE"),
        (lambda: layer((square(), "27001", "A" * 121)), "dépasse 120 caractères"),
        (lambda: layer(*two((square(EAST + 1000), "27002", "Acon"))),
         "« Aclou » (27001) et « Acon » (27002) se superposent sur 200,0 ha"),
        (lambda: layer((square(), "27001", "Aclou"), fields="field=x:string&field=y:string"),
         "La colonne du code INSEE n’a pas été reconnue"),
    ],
    ids=["points", "sans crs", "degrés", "axes inversés", "axes inversés en mètres", "berlin", "deux territoires", "vide",
         "aucun contour", "un contour manque", "sans code", "sans nom", "doublon", "zéro perdu", "code faux", "nom long",
         "superposition", "colonnes inconnues"],
)  # fmt: skip
def test_refused_with_a_sentence(made, words: str) -> None:
    assert words in refused(made())


def test_several_problems_are_told_together() -> None:
    text = refused(layer((square(), "1001", ""), (square(EAST + 2000), "", "Acon")))
    assert text.startswith("3 problèmes")
    assert "zéro initial" in text
    assert "n’a pas de nom" in text
    assert "n’a pas de code" in text


def row(number: int, code: object) -> tuple:
    return square(EAST + 2000 * number), code, f"Commune {number}"


def test_a_wrong_column_is_told_once() -> None:
    text = refused(layer(*(row(number, f"Acon {number % 7}") for number in range(30))))
    assert text == (
        "Aucune des 30 valeurs de la colonne « code » n’est un code INSEE : mauvaise colonne ? Par exemple "
        "« ACON 0 », « ACON 1 », « ACON 2 », « ACON 3 », « ACON 4 »."
    )
    assert "Les 30 codes" in refused(layer(*(row(number, f"10{number:02}") for number in range(30))))


def test_some_wrong_codes_are_counted_and_the_first_told() -> None:
    text = refused(layer(*(row(number, f"27{number:03}" if number > 8 else f"x{number}") for number in range(30))))
    assert "a 9 lignes sur 30 sans code INSEE valable : « X0 », « X1 »" in text
    assert "(ligne 5) n’est pas un code INSEE" in text
    assert "(ligne 6)" not in text


def test_epsg_of_another_place_is_refused() -> None:
    assert "est celui du territoire « La Réunion »" in refused(layer(*two()), 2975)
    assert "n’est pas un système local connu" in refused(layer(*two()), 27572)


def test_former_commune_left_beside_the_new_one_is_refused() -> None:
    inside = (square(EAST + 100, NORTH + 100, 150), "27002", "Acon")  # 2,25 ha, all of it in Aclou
    assert "se superposent" in refused(layer(*two(inside)))


def test_cancel() -> None:
    feedback = QgsFeedback()
    feedback.cancel()
    with pytest.raises(Cancelled):
        read(layer(*two()), feedback=feedback)
