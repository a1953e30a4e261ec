"""A base with a damaged page: reading it breaks off, which is said; the half that was read is never taken for the whole."""

from __future__ import annotations

import runpy
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from osgeo import gdal
from resorption.layers.errors import DamagedBase
from resorption.layers.prepared import find_inputs, read_input
from resorption.layers.session import Reader
from resorption.layers.store import Store
from resorption.protocol.errors import ResorptionError
from resorption.tests.qgis.gdal_switch import gdal_exceptions

kit = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "base_kit.py")))

pytestmark = pytest.mark.usefixtures("qgis_app")


def fill(session) -> None:
    """Enough rows for many pages."""
    kit.fill_protocol(session)
    for number in range(1, 401):
        session.insert("visa", {"ordre": number, "texte": "x" * 200, "nature": "texte"})
        row = {"nom": f"Site {number}", "contexte": "x" * 200, "type_site": "terrain", "statut": "actif"}
        session.insert("site", row, kit.square(650_000 + 20 * number, 6_860_000))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    from resorption.layers.geopackage import create_base

    path = tmp_path_factory.mktemp("entiere") / "base.gpkg"
    create_base(path, 2154, fill)
    return path.read_bytes()


@pytest.fixture
def path(whole: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "base.gpkg"
    path.write_bytes(whole)
    return path


@pytest.fixture(params=[False, True], ids=["codes", "exceptions"])
def gdal_mode(request: pytest.FixtureRequest) -> Iterator[None]:
    """GDAL fails in two ways, by a switch that any plugin may turn."""
    with gdal_exceptions(request.param):
        yield


@pytest.mark.usefixtures("gdal_mode")
@pytest.mark.parametrize(
    ("table", "read"),
    [
        ("visa", lambda reader: reader.find("visa")),
        ("visa", lambda reader: list(reader.all("visa"))),
        ("site", lambda reader: reader.synthesis()),
        ("visa", lambda reader: reader._base.rows("SELECT texte FROM visa")),
    ],
    ids=["find", "all", "synthesis", "rows"],
)
def test_a_read_that_breaks_off_is_said(path: Path, table: str, read: Callable[[Reader], list]) -> None:
    with Store(path).reading() as reader:
        assert len(read(reader)) == 400
    kit.damage(path, table)
    with pytest.raises(DamagedBase, match="reprenez une copie datée"), Store(path).reading() as reader:
        read(reader)


@pytest.mark.usefixtures("gdal_mode")
def test_prepared_data_that_break_off_are_refused(path: Path, tmp_path: Path) -> None:
    source = tmp_path / "donnees.gpkg"
    options = gdal.VectorTranslateOptions(
        layers=["visa"], format="GPKG", selectFields=["ordre", "texte", "nature"], skipFailures=False
    )
    gdal.VectorTranslate(str(source), str(path), options=options)
    (entry,) = find_inputs(source)
    assert len(read_input(entry).rows) == 400
    kit.damage(source, "visa")
    with pytest.raises(ResorptionError, match="n’a pas pu être lu"):
        read_input(entry)
