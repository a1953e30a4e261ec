"""The dock « Vigilance – Article 11 »: levels, reasons, what is missing, decisions, a base that goes away."""

from __future__ import annotations

import runpy
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from osgeo import gdal
from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QPushButton
from resorption.dialogs.vigilance import windows as dock_windows
from resorption.dialogs.vigilance.decision import DecisionDialog
from resorption.dialogs.vigilance.meaning import MeaningDialog
from resorption.dialogs.vigilance.settings import SettingsDialog
from resorption.dialogs.vigilance_dock import VigilanceDock
from resorption.layers.project_layers import make_layer
from resorption.layers.store import Store
from resorption.layers.views import VIEWS

KIT = SimpleNamespace(**runpy.run_path(str(Path(__file__).resolve().parents[1] / "closed_sites_kit.py")))
TODAY = date.today()


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def fill(store: Store) -> None:
    """One site of each kind; codes are names, so that the tests read well."""
    with store.transaction("Essai") as session:

        def add(code: str, x: float, **row: object) -> None:
            KIT.add_site(session, code, KIT.square(x), closed=True, date_installation=ago(1200), **row)

        add("vide", 200, date_fermeture=ago(200))
        add("solution", 1200, date_fermeture=ago(400))
        session.insert("denombrement", {"site": "solution", "date": ago(450), "nb_personnes": 10})
        session.insert("orientation", {"site": "solution", "type": "logement", "nb_personnes": 9})
        session.insert("usage_site", {"site": "solution", "date": ago(300), "usage": "en_projet",
                                      "gestionnaire_identifie": "oui", "equipements_laisses": "non"})  # fmt: skip
        session.insert("visite", {"site": "solution", "date": ago(100), "constat": "rien",
                                  "prochaine_visite": ago(12)})  # fmt: skip
        add("sans", 2200, date_fermeture=ago(300), resorption_declaree="non")
        add("fini", 3200, date_fermeture=ago(900))
        session.insert("usage_site", {"site": "fini", "date": ago(800), "usage": "realise",
                                      "gestionnaire_identifie": "oui", "equipements_laisses": "non"})  # fmt: skip
        KIT.add_site(session, "retour", KIT.square(2210), date_installation=ago(280))


@pytest.fixture
def store(tmp_path: Path, qgis_app: object) -> Iterator[Store]:
    made = KIT.make(tmp_path / "essai.gpkg")
    fill(made)
    for view in VIEWS:
        if view.table in ("site", "visite", "usage_site", "vigilance", "reglage"):
            QgsProject.instance().addMapLayer(make_layer(made.path, view))
    yield made
    QgsProject.instance().clear()


@pytest.fixture
def dock(qgis_iface: Any, qtbot: Any, monkeypatch: pytest.MonkeyPatch, store: Store) -> Iterator[VigilanceDock]:
    monkeypatch.setattr(dock_windows, "base_to_edit", lambda project: store.path)
    made = VigilanceDock(qgis_iface)
    made.resize(420, 560)
    made.show()
    yield made
    made.stop()
    made.close()
    made.deleteLater()


@pytest.fixture
def listed(dock: VigilanceDock, store: Store, qtbot: Any) -> VigilanceDock:
    dock.set_base(store.path)
    settle(dock, qtbot)
    return dock


@pytest.fixture
def evaluated(listed: VigilanceDock, qtbot: Any) -> VigilanceDock:
    listed.evaluate_on(TODAY)
    settle(listed, qtbot)
    return listed


def settle(dock: VigilanceDock, qtbot: Any) -> None:
    busy = lambda: dock._reading.running or dock._settled.isActive() or dock.evaluation.running  # noqa: E731
    qtbot.waitUntil(lambda: not busy(), timeout=20_000)


def groups(dock: VigilanceDock) -> dict[str, list[str]]:
    return {group.key: [line.code for line in group.rows] for group in dock.sites.tree.lines.groups}


def look_at(dock: VigilanceDock, code: str) -> None:
    """What a click does."""
    tree = dock.sites.tree
    tree.setCurrentIndex(tree.lines.index_of(code))


def texts(dock: VigilanceDock, code: str) -> tuple[str, str]:
    lines = dock.sites.tree.lines
    index = lines.index_of(code)
    return index.data(), index.siblingAtColumn(1).data()


def proposal(dock: VigilanceDock) -> str:
    [group] = [group for group in dock.proposals.tree.lines.groups if group.key == "proposee"]
    return group.rows[0].uuid


def test_before_any_evaluation_no_site_has_a_level(listed: VigilanceDock) -> None:
    # The most overdue visit first: never visited since 300 days, since 200, then a planned one that is 12 days late.
    assert groups(listed) == {"non_evalue": ["sans", "vide", "solution"], "suivi_termine": ["fini"]}
    assert "Aucune évaluation" in listed.evaluated.text()
    look_at(listed, "sans")
    assert "pas encore été évalué" in listed.sites.detail.level.text()
    assert not listed.sites.detail.table.isVisible() and not listed.sites.detail.offer.isEnabled()


def test_each_level_has_its_sites_and_says_how_many(evaluated: VigilanceDock) -> None:
    found = groups(evaluated)
    assert found["vigilance"] == ["sans"] and found["suivi_termine"] == ["fini"]
    assert found["non_evaluable"] == ["vide"] and found["aucun_motif"] == ["solution"]
    titles = [group.shown.split("\n")[0] for group in evaluated.sites.tree.lines.groups]
    assert titles[0] == "Vigilance (1)"
    assert titles[-1] == "Usage réalisé depuis plus d’un an (1)"
    pictures = {group.icon.pixmap(16).toImage().bits().asstring(16 * 16 * 4) for group in
                evaluated.sites.tree.lines.groups}  # fmt: skip
    assert len(pictures) == len(titles)
