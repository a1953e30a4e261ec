"""The map of the closed sites to watch: which sites, which symbol, which words, and who does not see it."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from qgis.core import (
    NULL,
    QgsCategorizedSymbolRenderer,
    QgsExpression,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QImage
from resorption.annex.categories import HEADINGS
from resorption.layers import themes
from resorption.layers.geopackage import create_base
from resorption.layers.project import find_layer, write_project
from resorption.layers.store import Store
from resorption.layers.views import CAMPS, GROUP_VIGILANCE, VIGILANCE
from resorption.layers.vigilance_style import LEVEL, LOOKS, NEVER, NOTICE
from resorption.protocol.vocabulary import vocabulary
from resorption.tests.project_sample import X, Y, rectangle

LEVELS = ("reoccupe", "vigilance", "non_evaluable", "aucun_motif", "")
REASONS = {"vigilance": "27 personnes sur 41 <relogées>", "reoccupe": "Réoccupation confirmée"}
STEP = 400
DAY = date(2026, 11, 1)


def fill(session) -> None:  # noqa: ANN001 - resorption.layers.session.Session
    """One closed site for each level, one never evaluated, and a camp where people live."""
    session.insert("protocole", {"nom": "Essai", "territoire_niveau": "epci", "annee_debut": 2025, "annee_fin": 2028})
    session.insert("commune", {"code_insee": "00101", "nom": "Villefable"}, rectangle(X - 500, Y - 500, 4000, 1500))
    for rank, level in enumerate(LEVELS):
        status = ("resorbe", "ferme_non_resorbe")[rank % 2]
        row = {"nom": level or "jamais", "code": f"S-2021-00{rank}", "statut": status, "type_site": "terrain"}
        row |= {"date_fermeture": date(2024, 5, 1), "cause_fermeture": "justice"}
        site = session.insert("site", row, rectangle(X + STEP * rank, Y, 60, 60), uuid=row["nom"])
        if level:
            # An older evaluation, entered later: the latest date of reference holds.
            evaluated(session, site, DAY, level)
            evaluated(session, site, date(2025, 1, 1), LEVELS[(rank + 1) % 4])
    row = {"nom": "campement", "statut": "actif", "type_site": "terrain"}
    session.insert("site", row, rectangle(X + 2500, Y, 60, 60), uuid="campement")


def evaluated(session, site: str, day: date, level: str) -> None:  # noqa: ANN001
    values = {"site": site, "date_reference": day, "version_regles": "1", "niveau": level}
    session.insert("vigilance", {**values, "motif": REASONS.get(level)})


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, qgis_app: object) -> Path:
    base = tmp_path_factory.mktemp("veille") / "veille.gpkg"
    create_base(base, 2154, fill)
    write_project(base)
    return base


def test_a_level_that_cannot_be_read_is_not_one_that_nobody_evaluated(made: Path) -> None:
    """Alone in somebody's project, without the layer of the synthesis. First, while no project is open."""
    QgsProject.instance().clear()
    alone = QgsVectorLayer(f"{made}|layername=site", "site", "ogr")
    context = alone.createExpressionContext()
    context.setFeature(next(alone.getFeatures()))
    assert QgsExpression(LEVEL).evaluate(context) in (None, NULL)


@pytest.fixture(scope="module")
def read_once(made: Path) -> Iterator[QgsProject]:
    """The project that is open in QGIS: expressions look for the synthesis there."""
    project = QgsProject.instance()
    project.clear()
    assert project.read(str(made.with_suffix(".qgz"))), project.error()
    yield project
    project.clear()


@pytest.fixture
def layer(read_once: QgsProject) -> QgsVectorLayer:
    found = find_layer(read_once, "site", VIGILANCE)
    assert found is not None
    return found


def site(layer: QgsVectorLayer, name: str) -> QgsFeature:
    return next(f for f in layer.getFeatures() if f["nom"] == name)


def said(layer: QgsVectorLayer, name: str, expression: str, scale: float = 5000) -> object:
    context = layer.createExpressionContext()
    context.setFeature(site(layer, name))
    context.lastScope().setVariable("map_scale", scale)
    parsed = QgsExpression(expression)
    value = parsed.evaluate(context)
    assert not parsed.hasEvalError(), parsed.evalErrorString()
    return value


def tip(layer: QgsVectorLayer, name: str) -> str:
    context = layer.createExpressionContext()
    context.setFeature(site(layer, name))
    return QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context)


def test_closed_sites_only_in_a_group_of_their_own_not_drawn_at_first(
    read_once: QgsProject, layer: QgsVectorLayer
) -> None:
    assert {f["nom"] for f in layer.getFeatures()} == {*LEVELS[:4], "jamais"}
    node = read_once.layerTreeRoot().findLayer(layer.id())
    assert (node.parent().name(), node.isVisible()) == (GROUP_VIGILANCE, False)
    assert not node.parent().isExpanded()
    assert node.isExpanded(), "le texte de la légende se lit dès que le groupe est ouvert"
    assert "partenaires" in GROUP_VIGILANCE


@pytest.mark.parametrize("level", LEVELS)
def test_each_site_has_the_symbol_of_its_last_level_and_no_other(layer: QgsVectorLayer, level: str) -> None:
    renderer, feature = layer.renderer(), site(layer, level or "jamais")
    assert said(layer, level or "jamais", renderer.classAttribute()) == (level or NEVER)
    (category,) = [c for c in renderer.categories() if c.value() == (level or NEVER)]
    wanted = vocabulary("niveau_vigilance").label_of(level) if level else "Pas encore évalué"
    assert category.label() == wanted + (" (confirmé)" if level == "reoccupe" else "")
    assert feature["statut"] in ("resorbe", "ferme_non_resorbe")


def test_labels_have_the_reason_near_and_the_name_far(layer: QgsVectorLayer) -> None:
    expression = layer.labeling().settings().fieldName
    assert said(layer, "vigilance", expression) == "S-2021-001 – vigilance\n27 personnes sur 41 <relogées>"
    assert said(layer, "vigilance", expression, 100_000) == "S-2021-001 – vigilance"
    assert said(layer, "aucun_motif", expression) == "S-2021-003 – aucun_motif"
    assert said(layer, "jamais", expression) == "S-2021-004 – jamais"


def test_tips_have_level_reason_date_and_reserve(layer: QgsVectorLayer) -> None:
    watched = tip(layer, "vigilance")
    assert "Vigilance (Art. 11)\u00a0: Vigilance" in watched
    assert "Motif\u00a0: 27 personnes sur 41 &lt;relogées&gt;" in watched
    assert "Évaluée le\u00a0: 01/11/2026" in watched
    assert "Ni probabilité" in watched and "non validé localement" in watched
    assert "Pas de motif suffisant relevé" in tip(layer, "aucun_motif")
    assert "Motif\u00a0:" not in tip(layer, "aucun_motif")
    assert "Non évaluée encore" in tip(layer, "jamais")
    assert "[%" not in watched


# The legend


def legend(layer: QgsVectorLayer) -> list[str]:
    return [item.label() for item in layer.renderer().legendSymbolItems()]


def test_the_legend_says_what_it_means_and_does_not_mean(layer: QgsVectorLayer) -> None:
    """Read back from the project's file, where it must survive."""
    words = " ".join(" ".join(legend(layer)).split())
    for code in vocabulary("niveau_vigilance").codes:
        assert code.label in words
    assert "Ce n’est ni une probabilité, ni une carte de lieux où un campement pourrait s’installer." in words
    assert "Réservé aux partenaires du protocole. Non validé localement, sauf" in words
    assert legend(layer)[-len(NOTICE) :] == list(NOTICE)
    assert "sans risque" not in words and "à risque" not in words


def test_the_notice_draws_nothing_and_fits_the_panel(layer: QgsVectorLayer) -> None:
    renderer = layer.renderer()
    assert isinstance(renderer, QgsCategorizedSymbolRenderer)
    for category in renderer.categories()[-len(NOTICE) :]:
        (drawn,) = category.symbol().symbolLayers()
        assert (drawn.brushStyle(), drawn.strokeStyle()) == (Qt.BrushStyle.NoBrush, Qt.PenStyle.NoPen)
        assert category.value() not in {look.where for look in LOOKS}
        assert max(map(len, category.label().split("\n"))) <= 28


def test_shapes_of_the_levels_differ_from_one_another() -> None:
    assert [look.where for look in LOOKS] == [*LEVELS[:4], NEVER]
    assert set(LEVELS[:4]) == set(vocabulary("niveau_vigilance").values)
    assert len({look.shape for look in LOOKS}) == len(LOOKS)
    assert {look.where for look in LOOKS if not look.hollow} == {"reoccupe", "vigilance"}


def picture(project: QgsProject, layer: QgsVectorLayer, rank: int, side: float, labels: bool = False) -> QImage:
    """The site of that level alone, in grey."""
    settings = QgsMapSettings()
    settings.setLayers([layer])
    x, y = X + STEP * rank + 30, Y + 30
    settings.setExtent(QgsRectangle(x - side, y - side, x + side, y + side))
    settings.setOutputSize(QSize(120, 120))
    settings.setDestinationCrs(project.crs())
    settings.setFlag(QgsMapSettings.Flag.DrawLabeling, labels)
    context = QgsExpressionContextUtils.globalProjectLayerScopes(layer)
    settings.expressionContext().appendScopes(context)
    job = QgsMapRendererParallelJob(settings)
    job.start()
    # Whoever draws may wait: the drawing thread must need nothing of this one.
    job.waitForFinished()
    return job.renderedImage().convertToFormat(QImage.Format.Format_Grayscale8)


def ink(image: QImage) -> list[bool]:
    return [image.pixelColor(x, y).lightness() < 200 for x in range(image.width()) for y in range(image.height())]


@pytest.mark.parametrize("side", [60.0, 190.0])
def test_levels_are_told_apart_in_grey_near_and_far(read_once: QgsProject, layer: QgsVectorLayer, side: float) -> None:
    """By what is inked and what is not, colours left aside."""
    drawn = [ink(picture(read_once, layer, rank, side)) for rank in range(len(LEVELS))]
    assert all(any(pixels) for pixels in drawn)
    for one, two in itertools.combinations(drawn, 2):
        assert sum(a != b for a, b in zip(one, two)) > 60


def test_what_is_drawn_asks_no_other_layer(layer: QgsVectorLayer) -> None:
    """From the drawing thread, that waits for the main one (`get_feature_by_id`) or crashes QGIS (`aggregate`)."""
    for expression in (layer.renderer().classAttribute(), layer.labeling().settings().fieldName):
        parsed = QgsExpression(expression)
        assert not parsed.hasParserError()
        assert not parsed.referencedFunctions() & {"get_feature_by_id", "get_feature", "attribute", "aggregate"}
    (join,) = layer.vectorJoins()
    assert join.joinLayer() is not None and not join.isUsingMemoryCache()


def test_labels_too_are_drawn_without_waiting_for_the_main_thread(read_once: QgsProject, layer: QgsVectorLayer) -> None:
    plain, named = (sum(ink(picture(read_once, layer, 1, 190, labels))) for labels in (False, True))
    assert named > plain + 100


def test_the_strongest_level_of_one_place_is_on_top(layer: QgsVectorLayer) -> None:
    # A category takes its symbol away with it.
    categories = layer.renderer().categories()[: len(LOOKS)]
    passes = [c.symbol().symbolLayer(c.symbol().symbolLayerCount() - 1).renderingPass() for c in categories]
    assert passes == [5, 4, 3, 2, 1]
    assert layer.renderer().usingSymbolLevels()


# Where it is seen, and when it changes


def test_a_theme_shows_it_and_today_s_situation_does_not(read_once: QgsProject, layer: QgsVectorLayer) -> None:
    collection = read_once.mapThemeCollection()
    communes = find_layer(read_once, "commune", "carte")
    assert set(collection.mapThemeVisibleLayerIds(themes.WATCH)) == {layer.id(), communes.id()}
    for other in (themes.TODAY, themes.THROUGH_TIME):
        assert layer.id() not in collection.mapThemeVisibleLayerIds(other)


def test_the_overview_map_of_the_annex_does_not_have_it() -> None:
    assert ("site", VIGILANCE) not in HEADINGS


def test_it_is_drawn_again_when_an_evaluation_is_written(
    read_once: QgsProject, layer: QgsVectorLayer, made: Path
) -> None:
    assert find_layer(read_once, "vigilance").id() in {d.layerId() for d in layer.dependencies()}
    repainted: list[bool] = []
    layer.repaintRequested.connect(lambda *_: repainted.append(True))
    with Store(made).transaction() as session:
        evaluated(session, "jamais", DAY, "aucun_motif")
    assert repainted
    assert said(layer, "jamais", LEVEL) == "aucun_motif"
    with Store(made).transaction() as session:
        (row,) = session.find("vigilance", site="jamais")
        session.delete("vigilance", row.uuid, version=row.version, reason="Essai")


def test_a_reopened_site_leaves_it(read_once: QgsProject, made: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(made, tmp_path / "veille.gpkg"))
    with Store(path).transaction() as session:
        row = session.fetch("site", "vigilance")
        session.update("site", "vigilance", {"statut": "actif", "date_fermeture": None, "cause_fermeture": None},
                       version=row.version)  # fmt: skip
    write_project(path)
    project = QgsProject()
    assert project.read(str(path.with_suffix(".qgz")))
    names = {v: {f["nom"] for f in find_layer(project, "site", v).getFeatures()} for v in (VIGILANCE, CAMPS)}
    project.clear()
    assert "vigilance" not in names[VIGILANCE]
    assert "vigilance" in names[CAMPS]
