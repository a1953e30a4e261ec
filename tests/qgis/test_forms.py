"""Forms, labels and map tips are those of the schema, and what they evaluate is right."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from qgis.core import (
    NULL,
    Qgis,
    QgsAttributeEditorContainer,
    QgsAttributeEditorElement,
    QgsExpression,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsProject,
    QgsValueMapFieldFormatter,
    QgsVectorLayer,
    QgsVectorLayerUtils,
)
from qgis.PyQt.QtCore import QDate
from resorption.layers import views
from resorption.layers.constraints import guarded_field
from resorption.layers.forms import link_target, tabs
from resorption.layers.model import Kind
from resorption.layers.project import find_layer
from resorption.layers.schema import children, table
from resorption.layers.styles import looks_of
from resorption.layers.tips import of_site
from resorption.layers.views import CAMPS, CHRONOLOGY, EDITABLE, RESORBED
from resorption.protocol.vocabulary import vocabulary
from resorption.tests.project_sample import make_sample


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[QgsProject]:
    """The project open in QGIS: expressions of forms read its variables."""
    file = make_sample(tmp_path_factory.mktemp("formes") / "essai.gpkg")
    project = QgsProject.instance()
    assert project.read(str(file))
    yield project
    project.clear()


def layer_of(project: QgsProject, name: str) -> QgsVectorLayer:
    layer = find_layer(project, name)
    assert layer is not None
    return layer


def shown(container: QgsAttributeEditorContainer, kind: Qgis.AttributeEditorType) -> list[QgsAttributeEditorElement]:
    return container.findElements(kind)


@pytest.mark.parametrize("name", [t.name for t in EDITABLE])
def test_form_is_the_schema(project: QgsProject, name: str) -> None:
    layer, known = layer_of(project, name), table(name)
    config = layer.editFormConfig()
    root = config.invisibleRootContainer()
    fields = [e.name() for e in shown(root, Qgis.AttributeEditorType.Field)]
    wanted = {f.name for f in known.own_fields if not f.technical}
    assert len(fields) == len(set(fields))
    assert set(fields) == wanted | {"cree_le", "cree_par", "modifie_le", "modifie_par"}
    assert [t.name() for t in config.tabs()] == [t.label for t in tabs(known)]
    relations = {e.relation().id() for e in shown(root, Qgis.AttributeEditorType.Relation)}
    assert relations == {r.name for r in children(name) if r.field.parent_tab}
    for field in known.own_fields:
        index = layer.fields().lookupField(field.name)
        assert layer.attributeDisplayName(index) == field.label
        expression = layer.constraintExpression(index)
        if expression:
            assert not QgsExpression(expression).hasParserError(), expression
            assert layer.constraintDescription(index)


@pytest.mark.parametrize("name", [t.name for t in EDITABLE])
def test_lists_are_the_vocabularies(project: QgsProject, name: str) -> None:
    layer = layer_of(project, name)
    for field in table(name).own_fields:
        setup = layer.editorWidgetSetup(layer.fields().lookupField(field.name))
        if field.vocabulary:
            choices = [value for choice in setup.config()["map"] for value in choice.values()]
            empty = [] if field.required else [QgsValueMapFieldFormatter.NULL_VALUE]
            assert choices == empty + list(vocabulary(field.vocabulary).values)
        elif field.kind is Kind.DATE:
            assert (setup.type(), setup.config()["display_format"]) == ("DateTime", "dd/MM/yyyy")
            assert setup.config()["calendar_popup"]
        elif field.kind is Kind.REFERENCE:
            assert setup.type() in ("RelationReference", "ValueRelation")


def test_link_tables_show_the_other_side() -> None:
    found = {r.name: link_target(r) for r in children("site")}
    assert found["action_site_site"].name == "action_site_action"
    assert found["site_origine_site"].name == "site_origine_origine"
    assert found["denombrement_site"] is None


def check(layer: QgsVectorLayer, values: dict[str, object], name: str) -> bool:
    feature = QgsFeature(layer.fields())
    for key, value in values.items():
        feature[key] = value
    return QgsVectorLayerUtils.validateAttribute(layer, feature, layer.fields().lookupField(name))[0]


SITE = {"nom": "Un site", "statut": "actif", "type_site": "terrain"}
CLOSED = {**SITE, "statut": "resorbe"}
DAY, LATER = QDate(2024, 3, 1), QDate(2025, 3, 1)
TOMORROW = QDate.currentDate().addDays(1)


@pytest.mark.parametrize(
    ("name", "values", "field", "accepted"),
    [
        ("site", SITE, "nom", True),
        ("site", {**SITE, "nom": " "}, "nom", False),
        ("site", {**SITE, "nom": NULL}, "nom", False),
        ("site", SITE, "date_fermeture", True),
        ("site", CLOSED, "date_fermeture", False),
        ("site", {**CLOSED, "date_fermeture": DAY}, "date_fermeture", True),
        ("site", {**CLOSED, "date_installation": LATER, "date_fermeture": DAY}, "date_fermeture", False),
        ("site", {**SITE, "date_installation": TOMORROW}, "date_installation", False),
        ("site", {**CLOSED, "date_fermeture": DAY}, "cause_fermeture", False),
        ("site", {**CLOSED, "cause_fermeture": "justice"}, "cause_fermeture", True),
        ("denombrement", {"nb_personnes": 10, "nb_adultes": 6, "nb_mineurs": 4}, "nb_personnes", True),
        ("denombrement", {"nb_personnes": 10, "nb_adultes": 6, "nb_mineurs": 5}, "nb_personnes", False),
        ("denombrement", {"nb_personnes": 10, "nb_adultes": 6}, "nb_personnes", True),
        ("denombrement", {"nb_personnes": 10, "nb_menages": 11}, "nb_menages", False),
        ("foncier", {"etape": "ecarte"}, "motif_ecart", False),
        ("foncier", {"etape": "ecarte", "motif_ecart": "Zone inondable"}, "motif_ecart", True),
        ("piece_jointe", {"site": "a"}, "site", True),
        ("piece_jointe", {"site": "a", "foncier": "b"}, "site", False),
        ("piece_jointe", {}, "site", False),
    ],
)  # fmt: skip
def test_rules_are_held_by_the_form(
    project: QgsProject, name: str, values: dict[str, object], field: str, accepted: bool
) -> None:
    assert check(layer_of(project, name), values, field) is accepted


def evaluated(project: QgsProject, layer: QgsVectorLayer, name: str, text: str, template: bool) -> object:
    feature = next(f for f in layer.getFeatures() if f["nom"] == name)
    context = layer.createExpressionContext()
    context.setFeature(feature)
    context.lastScope().setVariable("map_scale", 5000)
    if template:
        return QgsExpression.replaceExpressionText(text, context)
    expression = QgsExpression(text)
    value = expression.evaluate(context)
    assert not expression.hasEvalError(), expression.evalErrorString()
    return value


def test_label_has_the_last_count(project: QgsProject) -> None:
    layer = find_layer(project, "site", CAMPS)
    text = layer.labeling().settings().fieldName
    assert evaluated(project, layer, "Rue des Forges", text, False) == "Rue des Forges\n64 pers."
    assert evaluated(project, layer, "Bretelle nord", text, False) == "Bretelle nord"
    assert evaluated(project, layer, "Rue des Forges", f"to_int({of_site('nb_personnes')})", False) == 64


@pytest.mark.parametrize(
    ("view", "name", "expected"),
    [(RESORBED, "Moulin <b>", "Moulin <b>\nfermé en 2024"), (views.CLOSED, "Quai Est", "Quai Est\nfermé en 2021"),
     (CHRONOLOGY, "Rue des Forges", "Rue des Forges"), (CHRONOLOGY, "Quai Est", "Quai Est")],
)  # fmt: skip
def test_no_number_on_a_closed_site_nor_in_the_past(project: QgsProject, view: str, name: str, expected: str) -> None:
    layer = find_layer(project, "site", view)
    assert evaluated(project, layer, name, layer.labeling().settings().fieldName, False) == expected


def test_map_tip_of_a_closed_site_says_when_people_were_counted(project: QgsProject) -> None:
    layer = layer_of(project, "site")
    context = layer.createExpressionContext()
    moulin = next(f for f in layer.getFeatures() if f["nom"] == "Moulin <b>")
    camp = next(f for f in layer.getFeatures() if f["nom"] == "Rue des Forges")
    camp["statut"] = "resorbe"
    for feature, told in ((camp, "Dernier comptage avant fermeture\u00a0: 64 personnes"), (moulin, "Aucun comptage")):
        context.setFeature(feature)
        assert told in QgsExpression.replaceExpressionText(layer.mapTipTemplate(), context)


def test_a_copied_project_is_refused_on_a_field_without_another_reason() -> None:
    assert guarded_field(table("denombrement")).name == "source"
    for ruled in EDITABLE:
        assert guarded_field(ruled).name not in {rule.field for rule in ruled.rules}


def test_map_tip_of_a_camp(project: QgsProject) -> None:
    tip = evaluated(
        project, layer := find_layer(project, "site", CAMPS), "Rue des Forges", layer.mapTipTemplate(), True
    )
    assert "S-2026-001 – Rue des Forges" in tip
    assert "Type\u00a0: Campement" in tip
    assert "Statut\u00a0: Actif" in tip
    assert "Commune\u00a0: Saint-Imaginaire" in tip
    assert "Dernier comptage\u00a0: 64 personnes, le 15/09/2026" in tip
    assert "Aucune visite" in tip
    assert "[%" not in tip


def test_map_tip_is_safe_html(project: QgsProject) -> None:
    layer = layer_of(project, "site")
    tip = evaluated(project, layer, "Moulin <b>", layer.mapTipTemplate(), True)
    assert "Moulin &lt;b&gt;" in tip
    assert "Fermeture\u00a0: 01/05/2024" in tip
    assert "Aucun comptage" in tip


@pytest.mark.parametrize("name", ["site", "amenagement", "foncier", "commune"])
def test_tips_tell_nothing_reserved(project: QgsProject, name: str) -> None:
    tip = layer_of(project, name).mapTipTemplate()
    assert tip
    for word in ("origine_francaise", "origine_ue", "origine_hors_ue", "procedure", "contexte"):
        assert word not in tip


@pytest.mark.parametrize("view", ["", CAMPS, "resorbes", "fermes"])
def test_every_site_has_one_line_in_the_legend(project: QgsProject, view: str) -> None:
    layer = find_layer(project, "site", view)
    for feature in layer.getFeatures():
        context = layer.createExpressionContext()
        context.setFeature(feature)
        fitting = [look for look in looks_of("site", view) if QgsExpression(look.where).evaluate(context)]
        assert len(fitting) == 1


def test_shapes_differ() -> None:
    """A black and white print still tells what a thing is."""
    shapes = {}
    for look in (*looks_of("site"), *looks_of("amenagement"), *looks_of("foncier")):
        shapes.setdefault(look.shape, set()).add(look.label)
    assert len(shapes) == 7
    assert {"Campement", "Campement en résorption"} in shapes.values()
    assert {"Grand squat", "Grand squat en résorption"} in shapes.values()


def test_project_variable_is_seen_by_forms(project: QgsProject) -> None:
    scope = QgsExpressionContextUtils.projectScope(project)
    assert scope.variable("resorption_projet") == "essai"
