"""The package as an officer installs it: unzipped into an empty profile."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from qgis.core import QgsApplication


def test_loads_from_the_profile(plugin: Any) -> None:
    folder = Path(sys.modules["resorption"].__file__ or "").parent
    assert folder.name == "resorption"
    assert not folder.is_symlink()
    assert Path(QgsApplication.qgisSettingsDirPath()).resolve() in folder.resolve().parents
    assert QgsApplication.processingRegistry().providerById("resorption") is not None


def test_holds_no_test_and_no_tool(plugin: Any) -> None:
    folder = Path(sys.modules["resorption"].__file__ or "").parent
    assert (folder / "LICENSE").is_file()
    for name in ("tests", "tools", "benchmarks", "Makefile", "resources/demo"):
        assert not (folder / name).exists()


def test_icon_is_shown(plugin: Any) -> None:
    provider = QgsApplication.processingRegistry().providerById("resorption")
    assert not provider.icon().isNull()
    assert not provider.icon().pixmap(24, 24).isNull()


def test_complements_import_from_the_profile() -> None:
    import docxtpl

    assert Path(QgsApplication.qgisSettingsDirPath()).resolve() in Path(docxtpl.__file__).resolve().parents
