"""Tables handed over to a partner: a round trip loses nothing, and what must stay stays."""

from __future__ import annotations

import re
import runpy
from collections.abc import Callable
from datetime import date, datetime, timezone
from pathlib import Path
from types import SimpleNamespace

import pytest
from osgeo import gdal, ogr
from qgis.core import QgsFeedback
from resorption.layers import schema
from resorption.layers.companion import companion_path, joint_transaction
from resorption.layers.errors import NotABase, OpenElsewhere
from resorption.layers.exports import DEFAULT, EXPORTABLE, FORMATS, OUTLINE, export_tables, exported_fields
from resorption.layers.model import Geometry, Kind
from resorption.layers.store import Store
from resorption.protocol.errors import Cancelled, ResorptionError

kit = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "base_kit.py")))
SITE = "33333333-3333-4333-8333-333333333333"
SECRET = "Jeanne Officier"


@pytest.fixture
def base(tmp_path: Path) -> Store:
    """Every kind of value, the awkward ones included."""
    store = kit.new_store(tmp_path / "base.gpkg")

    def owner(session: object, lot: str) -> None:
        session.insert("proprietaire", {"site": SITE, "type": "public", "personne_morale": "SECRÈTE", "lot": lot})

    with joint_transaction(store, "essai", owner) as session:
        session.author = SECRET
        session.insert(
            "site",
            {"nom": "Été « à » l’œuvre 🙂", "type_site": "terrain", "statut": "actif", "commune": "commune-1",
             "adresse": "007", "acces": "+33 ; \"guillemets\"", "contexte": "ligne 1\nligne 2\tfin",
             "date_installation": date(2024, 2, 29), "annee_cible": 2027, "id_plateforme": "0012"},
            kit.square(650000.123456789, 6860000.987654321, 12.3), uuid=SITE,
        )  # fmt: skip
        session.insert("site", {"nom": "Nu", "type_site": "bati", "statut": "actif"}, kit.square(650100, 6860000))
        session.insert("denombrement", {"site": SITE, "date": date(2025, 1, 2), "nb_personnes": 0, "nb_femmes": None})
        session.insert("denombrement", {"site": SITE, "date": date(2025, 2, 2), "nb_personnes": 2_000_000_000})
        session.insert(
            "piece_jointe", {"titre": "Ouverte", "fichier": "a.pdf", "diffusion": "partenaires", "site": SITE}
        )
        session.insert(
            "reoccupation", {"site_ferme": SITE, "decision": "refusee", "motif": "Même lieu ?", "par": SECRET}
        )
        session.insert("piece_jointe", {"titre": "CACHÉE", "fichier": "b.pdf", "site": SITE})
    return store


def read_back(files: list[Path], name: str) -> list[dict[str, object]]:
    """The rows of a table as another program reads them."""
    for file in files:
        if file.suffix == ".geojson" and not file.stem.endswith(f"_{name}"):
            continue
        gdal.UseExceptions()
        dataset = gdal.OpenEx(str(file), gdal.OF_VECTOR, open_options=_options(file))
        layer = dataset.GetLayerByName(name) or (dataset.GetLayer(0) if file.suffix == ".geojson" else None)
        if layer is not None:
            return [_row(feature) for feature in layer]
    raise KeyError(name)


def _options(file: Path) -> list[str]:
    return ["NATIVE_DATA=NO"] if file.suffix == ".geojson" else []


def _row(feature: ogr.Feature) -> dict[str, object]:
    row = {}
    for index in range(feature.GetFieldCount()):
        definition = feature.GetFieldDefnRef(index)
        value = None
        if feature.IsFieldSetAndNotNull(index):
            value = feature.GetField(index)
            if definition.GetType() in (ogr.OFTDate, ogr.OFTDateTime):
                y, m, d, h, mn, s, _zone = feature.GetFieldAsDateTime(index)
                whole = round(s * 1000)
                value = date(y, m, d) if definition.GetType() == ogr.OFTDate else datetime(
                    y, m, d, h, mn, whole // 1000, whole % 1000 * 1000, tzinfo=timezone.utc)  # fmt: skip
        row[definition.GetName()] = value
    shape = feature.GetGeometryRef()
    if shape is None and row.get(OUTLINE):
        shape = ogr.CreateGeometryFromWkt(str(row[OUTLINE]))
    row["geom"] = None if shape is None else bytes(shape.ExportToWkb())
    return row


def close(left: object, right: object, kind: Kind) -> bool:
    """Equal, a spreadsheet's time being kept to the second and its numbers read as the driver guesses them."""
    if left is None or right is None:
        return left is right
    if kind is Kind.DATETIME:
        return abs((left - right).total_seconds()) <= 1
    if kind in (Kind.INTEGER, Kind.REAL):
        return float(left) == float(right)
    return str(left) == str(right)


@pytest.mark.parametrize("kind", list(FORMATS))
def test_a_round_trip_loses_nothing(base: Store, tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "envoi"
    folder.mkdir()
    files = export_tables(base, folder, kind, EXPORTABLE)
    assert {p.name for p in folder.iterdir()} == {p.name for p in files}
    for name in ("site", "commune", "denombrement", "protocole"):
        table = schema.table(name)
        rows = read_back(files, name)
        with base.reading() as reader:
            records = list(reader.all(name))
        assert len(rows) == len(records)
        for row, record in zip(rows, records, strict=True):
            for field in exported_fields(table):
                assert close(row[field.name], record.values[field.name], field.kind), (
                    name,
                    field.name,
                    row[field.name],
                )
            if table.geometry is not Geometry.NONE:
                assert _same_shape(row["geom"], record.geometry, 0 if kind != "xlsx" else 1e-6)


def _same_shape(left: bytes, right: bytes, tolerance: float) -> bool:
    a, b = ogr.CreateGeometryFromWkb(left), ogr.CreateGeometryFromWkb(right)
    points = [g.GetGeometryRef(0).GetGeometryRef(0).GetPoints() for g in (a, b)]
    return all(
        abs(p - q) <= tolerance
        for first, second in zip(*points, strict=True)
        for p, q in zip(first, second, strict=True)
    )


@pytest.mark.parametrize("kind", list(FORMATS))
def test_what_must_stay_stays(base: Store, tmp_path: Path, kind: str) -> None:
    assert companion_path(base.path).exists()
    folder = tmp_path / "envoi"
    folder.mkdir()
    files = export_tables(base, folder, kind, EXPORTABLE)
    told = {str(value) for name in EXPORTABLE for row in read_back(files, name) for value in row.values()}
    assert "Ouverte" in told
    assert not told & {SECRET, "CACHÉE", "SECRÈTE"}


def test_every_column_that_names_who_decided_is_flagged() -> None:
    named = {(t.name, f.name) for t in schema.BASE_TABLES for f in t.fields if re.fullmatch("(.+_)?par|auteur", f.name)}
    assert named == {(t.name, f.name) for t in schema.BASE_TABLES for f in t.fields if f.author}
    assert ("reoccupation", "par") in named


@pytest.mark.parametrize("name", ["proprietaire", "procedure", "piece_restreinte", "journal", "lot", "absente"])
def test_restricted_tables_are_refused(base: Store, tmp_path: Path, name: str) -> None:
    with pytest.raises(ResorptionError, match=name):
        export_tables(base, tmp_path, "gpkg", [name])


def test_the_companion_is_no_source(base: Store, tmp_path: Path) -> None:
    with pytest.raises(NotABase):
        export_tables(Store(companion_path(base.path)), tmp_path, "gpkg")


def test_the_dictionary_goes_with_the_tables(base: Store, tmp_path: Path) -> None:
    rows = read_back(export_tables(base, tmp_path, "gpkg", DEFAULT), "dictionnaire")
    described = {(r["table_nom"], r["colonne"]) for r in rows}
    assert described == {(n, f.name) for n in DEFAULT for f in exported_fields(schema.table(n))}
    assert "terrain = Campement" in next(r["valeurs"] for r in rows if r["colonne"] == "type_site")


def test_a_formula_is_refused_in_a_spreadsheet(base: Store, tmp_path: Path) -> None:
    with base.transaction() as session:
        session.insert("site", {"nom": "=1+1", "type_site": "terrain", "statut": "actif"}, kit.square(650200, 6860000))
    before = sorted(tmp_path.iterdir())
    with pytest.raises(ResorptionError, match="formule"):
        export_tables(base, tmp_path, "xlsx")
    assert sorted(tmp_path.iterdir()) == before
    assert len(read_back(export_tables(base, tmp_path, "gpkg"), "site")) == 3


def test_an_outline_too_long_for_a_cell_is_refused(base: Store, tmp_path: Path) -> None:
    ring = ogr.CreateGeometryFromWkt("POINT(650000 6860000)").Buffer(50, 600)
    with base.transaction() as session:
        session.insert("site", {"nom": "Rond", "type_site": "terrain", "statut": "actif"}, bytes(ring.ExportToWkb()))
    with pytest.raises(ResorptionError, match="trop long"):
        export_tables(base, tmp_path, "xlsx")


def test_a_file_open_elsewhere_leaves_them_all(base: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "envoi"
    folder.mkdir()
    files = export_tables(base, folder, "geojson")
    for file in files:
        file.write_text("avant")
    genuine = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if files[2] in (self, Path(target)):
            raise PermissionError(13, "used by another process")
        return genuine(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(OpenElsewhere, match=files[2].name):
        export_tables(base, folder, "geojson")
    assert {file.name: file.read_text() for file in folder.iterdir()} == {file.name: "avant" for file in files}


class Stopped(QgsFeedback):
    def isCanceled(self) -> bool:
        return True


@pytest.mark.parametrize("change", [lambda p: p / "absent", lambda p: p / "base.gpkg"], ids=["missing", "file"])
def test_a_wrong_folder_is_said(base: Store, tmp_path: Path, change: Callable[[Path], Path]) -> None:
    with pytest.raises(ResorptionError, match="n’existe pas"):
        export_tables(base, change(tmp_path), "gpkg")


def test_cancel_leaves_nothing(base: Store, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    with pytest.raises(Cancelled):
        export_tables(base, tmp_path, "gpkg", DEFAULT, Stopped())
    assert sorted(tmp_path.iterdir()) == before
