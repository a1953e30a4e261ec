"""Texts of somebody's file in the import windows: shown as they are, never taken for rich text."""

from __future__ import annotations

import csv
import runpy
from pathlib import Path
from types import SimpleNamespace

import pytest
from qgis.PyQt.QtCore import Qt
from resorption.dialogs.import_layer import _told
from resorption.dialogs.import_platform import ImportPlatformDialog
from resorption.dialogs.import_preview import ImportPreview
from resorption.layers.imports.incoming import Incoming, RowProblem
from resorption.layers.imports.report import write_report
from resorption.layers.imports.state import ImportPlan, Outcome, RowPlan
from resorption.protocol.errors import ResorptionError

kit = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "base_kit.py")))
pytestmark = pytest.mark.usefixtures("qgis_app")
IMAGE = '<img src="file://serveur/partage/x.png">'


def test_a_tip_is_never_rich_text() -> None:
    assert "<img" not in _told(IMAGE).toolTip()
    assert _told(IMAGE).text() == IMAGE


def test_a_reason_is_never_rich_text() -> None:
    problem = RowProblem(IMAGE, ResorptionError("texte {x}", x=IMAGE))
    row = RowPlan(Incoming(2, name=IMAGE), Outcome.REJECTED, problems=(problem,))
    preview = ImportPreview()
    preview.show_plan(ImportPlan("x", (row,)), ())
    item = preview.lines.topLevelItem(0)
    assert "<img" not in item.toolTip(5)
    preview.lines.setCurrentItem(item)
    assert IMAGE in preview.detail.text()
    for shown in (preview.detail, preview.problem, preview.totals):
        assert shown.textFormat() == Qt.TextFormat.PlainText


def test_an_unexpected_error_quotes_nothing(tmp_path: Path) -> None:
    """Its words could come from a cell."""
    dialog = ImportPlatformDialog(kit.new_store(tmp_path / "base.gpkg"))
    with pytest.raises(ValueError, match="DUPONT"):
        dialog._failed(ValueError("invalid literal: Jeanne DUPONT"))
    assert "DUPONT" not in dialog.preview.problem.text()
    assert "ValueError" in dialog.preview.problem.text()


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_spreadsheet_runs_nothing_of_the_report(tmp_path: Path, start: str) -> None:
    name = f'{start}HYPERLINK("http://exemple.invalid")'
    row = RowPlan(Incoming(2, name=name), Outcome.CREATED)
    report = write_report(ImportPlan("x", (row,)), tmp_path / "r.csv")
    with report.open(encoding="utf-8-sig", newline="") as file:
        (_titles, cells) = csv.reader(file, delimiter=";")
    assert cells[2] == f"'{name}"
