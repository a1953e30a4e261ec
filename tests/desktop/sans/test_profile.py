"""A colleague's QGIS: the plugin is not there, and nothing of it has been imported."""

from __future__ import annotations

import sys

from qgis.core import QgsApplication


def test_plugin_is_really_absent() -> None:
    from qgis.utils import plugins

    assert "resorption" not in plugins
    assert "resorption" not in sys.modules
    assert QgsApplication.processingRegistry().providerById("resorption") is None
