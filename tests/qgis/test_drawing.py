"""What a drawn shape becomes: geometry, commune, doubts, parcels, row."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from resorption.layers import drawing
from resorption.layers.drawing import Ground, OutsideTerritory, draft, open_ground, point_shape, polygon_shape
from resorption.layers.errors import ConflictError
from resorption.layers.geopackage import create_base
from resorption.layers.parcels import normalised, parcels_draft, read_selection, selected_layer
from resorption.layers.session import Record
from resorption.layers.store import Store
from resorption.layers.texts import message
from resorption.layers.typed_place import TypedPoint, typed_draft
from resorption.protocol.errors import ResorptionError

LOCAL = QgsCoordinateReferenceSystem("EPSG:2154")
WGS84 = QgsCoordinateReferenceSystem("EPSG:4326")
X, Y = 560_000, 6_880_000


def square(x: float, y: float, side: float) -> QgsGeometry:
    """A square whose lower left corner is x, y metres from the corner of the territory."""
    x, y = X + x, Y + y
    ring = f"{x} {y}, {x + side} {y}, {x + side} {y + side}, {x} {y + side}, {x} {y}"
    return QgsGeometry.fromWkt(f"Polygon (({ring}))")


def as_multi(geometry: QgsGeometry) -> bytes:
    geometry.convertToMultiType()
    return bytes(geometry.asWkb())


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """Two communes of 2 km, side by side."""

    def fill(session) -> None:  # noqa: ANN001
        session.insert(
            "protocole", {"nom": "Essai", "territoire_niveau": "epci", "annee_debut": 2026, "annee_fin": 2028}
        )
        for name, insee, x in (("Gauche", "27001", 0), ("Droite", "27002", 2000)):
            session.insert("commune", {"nom": name, "code_insee": insee}, geometry=as_multi(square(x, 0, 2000)))

    path = tmp_path / "essai.gpkg"
    create_base(path, 2154, fill)
    return path


@pytest.fixture
def ground(base: Path) -> Ground:
    return open_ground(base)


def saved(base: Path, found: drawing.Draft, **typed: object) -> dict[str, object]:
    """Save, then read the row back from the file."""
    uuid = drawing.save(Store(base), found, typed)
    with Store(base).reading() as reader:
        record = reader.fetch(found.table.name, uuid)
        parcels = [r.values["parcelle"] for r in reader.find("foncier_parcelle", foncier=uuid)]
        commune = reader.fetch("commune", record.values["commune"])
    geometry = QgsGeometry()
    geometry.fromWkb(record.geometry)
    return {**record.values, "commune": commune.values["nom"], "geometry": geometry, "parcelles": parcels}


@pytest.mark.parametrize(
    ("table", "typed", "prefix"),
    [("site", {"nom": "Les Prés"}, "S"), ("amenagement", {"nom": "Le Pont"}, "A"), ("foncier", {}, "F")],
)
def test_polygon_is_saved_with_code_and_commune(
    base: Path, ground: Ground, table: str, typed: dict, prefix: str
) -> None:
    row = saved(base, draft(table, polygon_shape(square(2100, 100, 50), LOCAL, ground), ground), **typed)
    assert row["commune"] == "Droite"
    assert row["code"] == f"{prefix}-{date.today().year}-001"
    assert row["geometry"].isMultipart()
    assert row["geometry"].area() == pytest.approx(2500)
    if table == "foncier":
        assert row["surface_m2"] == 2500


def test_commune_is_the_one_with_most_of_the_shape(base: Path, ground: Ground) -> None:
    found = draft("site", polygon_shape(square(1990, 100, 40), LOCAL, ground), ground)
    assert found.place.name == "Droite"
    assert not found.place.alone
    assert not found.doubts


def test_any_crs_ends_in_the_one_of_the_base(base: Path, ground: Ground) -> None:
    drawn = square(100, 100, 50)
    drawn.transform(QgsCoordinateTransform(LOCAL, WGS84, QgsProject.instance()))
    row = saved(base, draft("site", polygon_shape(drawn, WGS84, ground), ground), nom="Ailleurs")
    assert row["geometry"].area() == pytest.approx(2500, abs=1)
    assert row["geometry"].boundingBox().xMinimum() == pytest.approx(X + 100, abs=0.1)


def test_point_is_a_circle_of_15_m_that_says_so(base: Path, ground: Ground) -> None:
    found = draft("site", point_shape(QgsPointXY(X + 500, Y + 500), LOCAL, ground), ground)
    row = saved(base, found, nom="Point")
    assert row["precision_geom"] == "point"
    assert row["geometry"].boundingBox().width() == pytest.approx(30, abs=0.2)


@pytest.mark.parametrize(
    ("wkt", "words"),
    [
        ("Polygon ((0 0, 10 10, 10 0, 0 10, 0 0))", "se croise"),
        ("Polygon ((0 0, 0.5 0, 0.5 0.5, 0 0.5, 0 0))", "moins de 1"),
        ("Polygon EMPTY", "vide"),
        ("LineString (0 0, 10 10)", "vide"),
    ],
    ids=["bowtie", "tiny", "empty", "line"],
)
def test_shape_that_is_no_place_is_refused(ground: Ground, wkt: str, words: str) -> None:
    drawn = QgsGeometry.fromWkt(wkt)
    drawn.translate(X + 100, Y + 100)
    with pytest.raises(ResorptionError, match=words):
        polygon_shape(drawn, LOCAL, ground)


def test_outside_the_territory_is_refused(ground: Ground) -> None:
    with pytest.raises(OutsideTerritory):
        draft("site", polygon_shape(square(-5000, 0, 50), LOCAL, ground), ground)


def test_doubts_are_told_and_left_to_decide(base: Path, ground: Ground) -> None:
    saved(base, draft("site", polygon_shape(square(100, 100, 50), LOCAL, ground), ground), nom="Voisin")
    found = draft("site", polygon_shape(square(-20, 100, 1500), LOCAL, ground), ground)
    sentences = " ".join(message(doubt) for doubt in found.doubts)
    assert "100\u00a0ha" in sentences
    assert "hors du territoire" in sentences
    assert "Voisin" in sentences
    assert saved(base, found, nom="Tout de même")["nom"] == "Tout de même"


def test_closed_site_may_be_covered_again(base: Path, ground: Ground) -> None:
    shape = polygon_shape(square(100, 100, 50), LOCAL, ground)
    closing = {"statut": "ferme_non_resorbe", "date_fermeture": date(2025, 1, 1), "cause_fermeture": "inconnue"}
    saved(base, draft("site", shape, ground), nom="Ancien", **closing)
    assert not draft("site", shape, ground).doubts


def test_missing_name_and_rules_are_problems(ground: Ground) -> None:
    found = draft("site", polygon_shape(square(100, 100, 50), LOCAL, ground), ground)
    told = {p.field for p in drawing.problems(found, {"statut": "resorbe"}, date.today())}
    assert told == {"nom", "date_fermeture", "cause_fermeture"}
    assert not drawing.problems(found, {"nom": "Complet"}, date.today())


def test_fields_asked_follow_the_rules(ground: Ground) -> None:
    table = draft("site", polygon_shape(square(100, 100, 50), LOCAL, ground), ground).table
    usual = [f.name for f in drawing.asked_fields(table, {"statut": "actif"})]
    closed = [f.name for f in drawing.asked_fields(table, {"statut": "resorbe"})]
    assert set(closed) - set(usual) == {"date_fermeture", "cause_fermeture"}


def test_refused_row_writes_nothing(base: Path, ground: Ground) -> None:
    found = draft("foncier", polygon_shape(square(100, 100, 50), LOCAL, ground), ground)
    twice = drawing.Draft(found.table, found.shape, found.place, parcels=("27001000AB0001",) * 2)
    with pytest.raises(ResorptionError):
        drawing.save(Store(base), twice, {})
    with Store(base).reading() as reader:
        assert reader.count("foncier") == 0


def parcel_layer(*rows: tuple[QgsGeometry, str], field: str = "id") -> QgsVectorLayer:
    """A layer of parcels, all selected."""
    layer = QgsVectorLayer(f"Polygon?crs=EPSG:2154&field={field}:string", "parcelles", "memory")
    for geometry, identifier in rows:
        feature = QgsFeature(layer.fields())
        feature.setGeometry(geometry)
        feature[field] = identifier
        assert layer.dataProvider().addFeature(feature)
    layer.selectAll()
    return layer


def test_selected_parcels_make_land(base: Path, ground: Ground) -> None:
    ring = square(100, 100, 60).difference(square(120, 120, 10))
    layer = parcel_layer((ring, "27001000AB0012"), (square(160, 100, 60), "27001000AB0013"))
    row = saved(base, parcels_draft("foncier", read_selection(layer), ground))
    assert row["parcelles"] == ["27001000AB0012", "27001000AB0013"]
    assert row["geometry"].area() == pytest.approx(2 * 3600 - 100)
    assert len(row["geometry"].asMultiPolygon()) == 1
    assert len(row["geometry"].asMultiPolygon()[0]) == 2  # the outer ring and the hole


def test_parcels_of_a_site_keep_no_identifier(ground: Ground) -> None:
    layer = parcel_layer((square(100, 100, 60), "27001000AB0012"))
    assert parcels_draft("site", read_selection(layer), ground).parcels == ()


def test_unread_identifier_is_told(ground: Ground) -> None:
    layer = parcel_layer((square(100, 100, 60), "27001000AB0012"), (square(160, 100, 60), "lot du fond"))
    found = parcels_draft("foncier", read_selection(layer), ground)
    assert found.parcels == ("27001000AB0012",)
    assert "lot du fond" in message(found.notes[0])


def test_identifier_in_four_columns(ground: Ground) -> None:
    definition = "&".join(f"field={name}:string" for name in ("commune", "prefixe", "section", "numero"))
    layer = QgsVectorLayer(f"Polygon?crs=EPSG:2154&{definition}", "cadastre", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["27001", "000", "A", "7"])
    feature.setGeometry(square(100, 100, 60))
    assert layer.dataProvider().addFeature(feature)
    layer.selectAll()
    assert parcels_draft("foncier", read_selection(layer), ground).parcels == ("270010000A0007",)


@pytest.mark.parametrize(
    ("written", "full"),
    [
        ("27001000AB0012", "27001000AB0012"),
        ("27001 000 AB 0012", "27001000AB0012"),
        ("270001000AB0012", "27001000AB0012"),
        ("001000AB0012", "27001000AB0012"),
        ("002000AB0012", None),
        ("AB 12", "27001000AB0012"),
        ("AB0012", "27001000AB0012"),
        ("A 7", "270010000A0007"),
        ("2A0010000A0007", "2A0010000A0007"),
        ("", None),
        ("lot 3 bis", None),
    ],
)
def test_identifiers_are_completed_only_when_sure(written: str, full: str | None) -> None:
    place = drawing.Place("u", "Gauche", "27001", 1.0, True)
    assert normalised(written, place, frozenset({"27001", "27002"})) == full


def test_short_identifier_over_two_communes_is_left() -> None:
    place = drawing.Place("u", "Gauche", "27001", 1.0, False)
    assert normalised("AB 12", place, frozenset({"27001"})) is None


def test_selection_is_found_or_asked_for(qgis_new_project: None) -> None:
    project = QgsProject.instance()
    with pytest.raises(ResorptionError, match="Aucune parcelle"):
        selected_layer(None, project)
    layer = parcel_layer((square(0, 0, 10), "x"))
    project.addMapLayer(layer)
    assert selected_layer(None, project) == layer
    other = parcel_layer((square(0, 0, 10), "x"))
    project.addMapLayer(other)
    assert selected_layer(other, project) == other
    with pytest.raises(ResorptionError, match="plusieurs couches"):
        selected_layer(None, project)


def wgs84(x: float, y: float) -> QgsPointXY:
    return QgsCoordinateTransform(LOCAL, WGS84, QgsProject.instance()).transform(QgsPointXY(X + x, Y + y))


def test_typed_coordinates_decimal_and_local(ground: Ground) -> None:
    point = wgs84(500, 500)
    degrees = typed_draft("site", TypedPoint(f"{point.y():.7f}".replace(".", ","), f"{point.x():.7f}", True), ground)
    metres = typed_draft("site", TypedPoint(f"{X + 500}", f"{Y + 500},0", False), ground)
    for found in (degrees, metres):
        centre = found.shape.geometry.centroid().asPoint()
        assert centre.distance(X + 500, Y + 500) < 0.1
        assert found.shape.precision == "point"


def test_swapped_coordinates_are_said(ground: Ground) -> None:
    point = wgs84(500, 500)
    with pytest.raises(ResorptionError, match="longitude semblent inversées"):
        typed_draft("site", TypedPoint(str(point.x()), str(point.y()), True), ground)
    with pytest.raises(ResorptionError, match="X et Y semblent inversés"):
        typed_draft("site", TypedPoint(str(Y + 500), str(X + 500), False), ground)


def in_minutes(value: float, letter: str) -> str:
    """An angle as a GPS shows it."""
    return f"{int(value)}° {value % 1 * 60:.5f}′ {letter}"


def test_swapped_degrees_and_minutes_are_said(ground: Ground) -> None:
    point = wgs84(500, 500)
    north, east = in_minutes(point.y(), "N"), in_minutes(point.x(), "E")
    assert typed_draft("site", TypedPoint(north, east, True), ground).place.name == "Gauche"
    with pytest.raises(ResorptionError, match="longitude semblent inversées"):
        typed_draft("site", TypedPoint(east, north, True), ground)


def test_the_other_system_is_proposed(ground: Ground) -> None:
    point = wgs84(500, 500)
    for typed in (TypedPoint(str(X + 500), str(Y + 500), True), TypedPoint("100000", "200000", True)):
        with pytest.raises(ResorptionError, match="choisissez le système «.RGF93.*Lambert-93"):
            typed_draft("site", typed, ground)
    with pytest.raises(ResorptionError, match="choisissez le système WGS 84"):
        typed_draft("site", TypedPoint(str(point.y()), str(point.x()), False), ground)
    with pytest.raises(ResorptionError, match="n’est pas une latitude"):
        typed_draft("site", TypedPoint("560531", "2,3", True), ground)


@pytest.mark.parametrize(
    "typed", [("43,3", "5,4", True), ("0", "0", False), ("123456789", "5", False), ("91", "2", True)]
)
def test_coordinates_elsewhere_are_refused(ground: Ground, typed: tuple[str, str, bool]) -> None:
    with pytest.raises(ResorptionError):
        typed_draft("site", TypedPoint(*typed), ground)


def test_real_communes_and_real_parcels(tmp_path: Path, shared_data: Path) -> None:
    """Land from three neighbours of the cadastre of Terres de Bord, in a base of the communes of Eure."""
    communes = QgsVectorLayer(str(shared_data / "communes" / "communes-27-eure.geojson"), "communes", "ogr")
    parcels = QgsVectorLayer(str(shared_data / "cadastre_terresdebord" / "parcelles.geojson"), "parcelles", "ogr")
    move = QgsCoordinateTransform(communes.crs(), LOCAL, QgsProject.instance())

    def fill(session) -> None:  # noqa: ANN001
        for feature in communes.getFeatures():
            outline = feature.geometry()
            outline.transform(move)
            session.insert(
                "commune", {"nom": feature["nom"], "code_insee": feature["code"]}, geometry=as_multi(outline)
            )

    base = tmp_path / "eure.gpkg"
    create_base(base, 2154, fill)
    first = next(parcels.getFeatures())
    near = [f for f in parcels.getFeatures() if f.geometry().touches(first.geometry())][:2]
    parcels.selectByIds([first.id(), *(f.id() for f in near)])
    ground = open_ground(base)
    row = saved(base, parcels_draft("foncier", read_selection(parcels), ground), nom="Terres de Bord")
    assert set(row["parcelles"]) == {f["id"] for f in (first, *near)}
    assert row["commune"] == next(c["nom"] for c in communes.getFeatures() if c["code"] == first["id"][:5])
    assert row["surface_m2"] == pytest.approx(row["geometry"].area(), abs=1)
    # Real parcels overlap by slivers: a whole commune must still be one outline.
    parcels.selectByIds([f.id() for f in parcels.getFeatures()][:1990])
    many = parcels_draft("site", read_selection(parcels), ground)
    summed = sum(
        drawing._transformed(f.geometry(), parcels.crs(), ground).area() for f in parcels.getSelectedFeatures()
    )
    assert many.shape.geometry.isGeosValid()
    assert many.shape.area_m2 == pytest.approx(summed, rel=0.01)


def test_parcels_that_overlap_or_cross_themselves_are_joined(ground: Ground) -> None:
    bow_tie = QgsGeometry.fromWkt(
        f"Polygon (({X + 300} {Y}, {X + 400} {Y + 100}, {X + 400} {Y}, {X + 300} {Y + 100}, {X + 300} {Y}))"
    )
    layer = parcel_layer((square(0, 0, 100), "270010000A0001"), (square(50, 50, 100), "270010000A0002"), (bow_tie, "x"))
    found = parcels_draft("site", read_selection(layer), ground)
    assert found.shape.geometry.isGeosValid()
    assert found.shape.area_m2 == pytest.approx(10_000 + 7_500 + 5_000, abs=1)


def test_a_long_outline_is_asked_about(ground: Ground) -> None:
    strip = QgsGeometry.fromRect(QgsRectangle(X, Y, X + 5_500, Y + 10))
    doubts = [message(doubt) for doubt in draft("site", polygon_shape(strip, LOCAL, ground), ground).doubts]
    assert any("6 km d’un bout à l’autre" in doubt for doubt in doubts)
    short = QgsGeometry.fromRect(QgsRectangle(X, Y, X + 1_500, Y + 10))
    assert draft("site", polygon_shape(short, LOCAL, ground), ground).doubts == ()


@pytest.fixture
def settled(base: Path) -> Path:
    """A site of 50 m on the left, another one 100 m further."""
    with Store(base).transaction("A. Martin") as session:
        (left,) = session.find("commune", nom="Gauche")
        for uuid, x in (("ici", 100), ("voisin", 250)):
            row = {"nom": uuid.capitalize(), "commune": left.uuid, "precision_geom": "point"}
            session.insert("site", row, geometry=as_multi(square(x, 100, 50)), uuid=uuid)
    return base


def site_of(base: Path, uuid: str = "ici") -> Record:
    with Store(base).reading() as reader:
        return reader.fetch("site", uuid)


def redrawn(base: Path, x: float) -> drawing.Draft:
    ground = open_ground(base)
    return draft("site", polygon_shape(square(x, 100, 60), LOCAL, ground), ground, replacing="ici")


def test_an_outline_drawn_again_may_cover_itself_but_no_neighbour(settled: Path) -> None:
    assert redrawn(settled, 105).doubts == ()
    assert "Voisin" in message(redrawn(settled, 220).doubts[0])


def test_an_outline_drawn_again_brings_its_commune(settled: Path) -> None:
    drawing.save_outline(Store(settled), site_of(settled), redrawn(settled, 2500))
    site = site_of(settled)
    with Store(settled).reading() as reader:
        assert reader.fetch("commune", site.values["commune"]).values["nom"] == "Droite"
    assert site.values["precision_geom"] == "perimetre"
    outline = QgsGeometry()
    outline.fromWkb(site.geometry)
    assert outline.boundingBox().xMinimum() == X + 2500


def test_what_is_written_while_somebody_draws_stays(settled: Path) -> None:
    read = site_of(settled)
    with Store(settled).transaction("B. Durand") as session:
        session.update("site", "ici", {"adresse": "rue des Forges"}, version=read.version)
    drawing.save_outline(Store(settled), read, redrawn(settled, 300))
    assert site_of(settled).values["adresse"] == "rue des Forges"
    assert site_of(settled).geometry != read.geometry


def test_an_outline_that_somebody_else_has_moved_is_not_replaced(settled: Path) -> None:
    read = site_of(settled)
    drawing.save_outline(Store(settled), read, redrawn(settled, 300))
    moved = site_of(settled).geometry
    with pytest.raises(ConflictError):
        drawing.save_outline(Store(settled), read, redrawn(settled, 400))
    assert site_of(settled).geometry == moved


def test_an_outline_held_unsaved_by_a_layer_is_not_replaced(settled: Path) -> None:
    """Saved later, that of the layer would win."""
    layer = QgsVectorLayer(f"{settled}|layername=site", "Campements", "ogr")
    QgsProject.instance().addMapLayer(layer)
    layer.startEditing()
    feature = next(f for f in layer.getFeatures() if f["uuid"] == "ici")
    layer.changeAttributeValue(feature.id(), layer.fields().indexOf("adresse"), "saisie")
    drawing.save_outline(Store(settled), site_of(settled), redrawn(settled, 300))
    before = site_of(settled)
    layer.changeGeometry(feature.id(), feature.geometry())
    with pytest.raises(ResorptionError, match="non enregistrées"):
        drawing.save_outline(Store(settled), before, redrawn(settled, 400))
    assert site_of(settled) == before
    layer.rollBack()
    QgsProject.instance().clear()
