"""Styles saved in the base: all or none, as QGIS keeps them, and the file is left as it can be read anywhere."""

from __future__ import annotations

import runpy
import sqlite3
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import pytest
from qgis.core import QgsProviderRegistry, QgsVectorLayer
from resorption.layers import project_layers, saved_styles
from resorption.layers.errors import DiskFullError
from resorption.layers.handle import Refusal
from resorption.layers.project_layers import make_layer, source_of
from resorption.layers.saved_styles import STYLE_NAME, save_styles
from resorption.layers.views import CAMPS, VIEWS
from resorption.protocol.errors import ResorptionError

kit = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "base_kit.py")))
TABLES = {view.table for view in VIEWS}
QGIS_COLUMNS = "SELECT name, type, dflt_value FROM pragma_table_info('layer_styles')"

pytestmark = pytest.mark.usefixtures("qgis_app")


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return kit.new_store(tmp_path / "base.gpkg").path


def rows(path: Path, sql: str) -> list[tuple]:
    with closing(sqlite3.connect(path)) as base:
        return base.execute(sql).fetchall()


def save_as_qgis(base: Path, table: str, name: str, default: bool = True) -> None:
    metadata = QgsProviderRegistry.instance().providerMetadata("ogr")
    assert metadata.saveStyle(source_of(base, table), "<qgis/>", "", name, "", "", default, "") in (True, (True, ""))


def test_every_table_has_its_style(base: Path) -> None:
    save_styles(base)
    save_styles(base)
    found = rows(base, "SELECT f_table_name, styleName, useAsDefault, update_time IS NOT NULL FROM layer_styles")
    assert sorted(found) == sorted((table, STYLE_NAME, 1, 1) for table in TABLES)
    layer = QgsVectorLayer(source_of(base, "site"), "site", "ogr")
    assert layer.loadDefaultStyle()[1]
    assert layer.editFormConfig().tabs()[0].name() == "Identité"


def test_the_table_is_as_qgis_makes_it(base: Path, tmp_path: Path) -> None:
    save_styles(base)
    other = kit.new_store(tmp_path / "autre.gpkg").path
    save_as_qgis(other, "site", "le mien")
    assert rows(base, QGIS_COLUMNS) == rows(other, QGIS_COLUMNS)
    contents = "SELECT table_name, data_type, identifier FROM gpkg_contents WHERE table_name = 'layer_styles'"
    assert rows(base, contents) == rows(other, contents)
    save_as_qgis(base, "site", "le mien")
    assert len(rows(base, "SELECT 1 FROM layer_styles")) == len(TABLES) + 1


def test_a_failure_half_way_leaves_no_style(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = rows(base, "SELECT name FROM sqlite_master")
    genuine, made = saved_styles.checked, []

    def full(call: object, *rest: object) -> object:
        if getattr(call, "__name__", "") == "CreateFeature":
            made.append(rest)
            if len(made) == 5:
                raise Refusal("database or disk is full")
        return genuine(call, *rest)

    monkeypatch.setattr(saved_styles, "checked", full)
    with pytest.raises(DiskFullError):
        save_styles(base)
    assert rows(base, "SELECT name FROM sqlite_master") == before


def test_a_former_default_is_kept_but_no_longer_the_default(base: Path) -> None:
    save_as_qgis(base, "site", "le mien")
    save_styles(base)
    found = rows(base, "SELECT styleName, useAsDefault FROM layer_styles WHERE f_table_name = 'site' ORDER BY 1")
    assert found == [(STYLE_NAME, 1), ("le mien", 0)]


def test_the_base_does_not_stay_in_wal(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a folder without the right to write, such a file cannot be read at all.

    Without QGIS's layers here: some versions of QGIS bring the file back by themselves on closing the last one.
    """
    monkeypatch.setattr(saved_styles, "make_layer", lambda *_: None)
    monkeypatch.setattr(saved_styles, "style_of", lambda _: "<qgis/>")
    rows(base, "PRAGMA journal_mode = WAL")
    assert base.read_bytes()[18:20] == b"\x02\x02"
    save_styles(base)
    assert base.read_bytes()[18:20] == b"\x01\x01"
    assert [path.name for path in base.parent.iterdir()] == [base.name]


def test_a_layer_that_loses_its_filter_is_refused(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """QGIS opens the whole table in silence when it does not take the filter: closed sites among the others."""
    view = next(view for view in VIEWS if view.name == CAMPS)
    monkeypatch.setattr(project_layers, "source_of", lambda path, table, where="": source_of(path, table))
    with pytest.raises(ResorptionError, match="n’a pas pu être ouverte"):
        make_layer(base, view)
