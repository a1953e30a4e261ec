"""The attribute forms of QGIS, made from the schema: tabs, aliases, widgets, constraints, defaults, child tables.

They are saved with the layers, so that a colleague without the plugin types under the same rules.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from textwrap import wrap

from qgis.core import (
    Qgis,
    QgsAttributeEditorContainer,
    QgsAttributeEditorElement,
    QgsAttributeEditorField,
    QgsAttributeEditorRelation,
    QgsAttributeEditorTextElement,
    QgsAttributeTableConfig,
    QgsDefaultValue,
    QgsEditFormConfig,
    QgsExpression,
    QgsFieldConstraints,
    QgsOptionalExpression,
    QgsVectorLayer,
)

from .constraints import SAME_NAME, SAME_NAME_MESSAGE, constraint_of
from .model import Field, Kind, Table
from .schema import Relation, children
from .widgets import widget_of

FOLLOW_UP = "Suivi"
OWNERS = "Rattachement"
LAST_TABS = ("Fermeture", "Veille (Art. 11)", "Documents", OWNERS, FOLLOW_UP)
_SHOWN_TECHNICAL = ("cree_le", "cree_par", "modifie_le", "modifie_par")
_LONG_LABEL = 45
_NAME_LENGTH = 30
_HARD = QgsFieldConstraints.ConstraintStrength.ConstraintStrengthHard
_CHILD_BUTTONS = "SaveChildEdits|AddChildFeature|DuplicateChildFeature|DeleteChildFeature"
_LINK_BUTTONS = "Link|Unlink|SaveChildEdits"


@dataclass
class Tab:
    """One tab: columns first, then the child tables."""

    label: str
    fields: list[Field] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)


def apply_form(layer: QgsVectorLayer, table: Table, alone: bool = False) -> None:
    """Gives the layer the form of its table; `alone`: outside our project, where no relation is defined."""
    layer.setDisplayExpression(table.display)
    for column in table.fields:
        _apply_field(layer, table, column, alone)
    _hide_technical_columns(layer, table)
    config = layer.editFormConfig()
    _label_on_top(layer, table, config)
    config.setLayout(Qgis.AttributeFormLayout.DragAndDrop)
    config.clearTabs()
    for number, tab in enumerate(tabs(table)):
        container = _container(tab, config.invisibleRootContainer())
        if number == 0:
            container.addChildElement(_copied_project(container))
        _fill(container, layer, tab)
        config.addTab(container)
    layer.setEditFormConfig(config)


def _apply_field(layer: QgsVectorLayer, table: Table, column: Field, alone: bool) -> None:
    index = layer.fields().lookupField(column.name)
    if index < 0:
        raise KeyError(f"{table.name}.{column.name}")
    layer.setFieldAlias(index, column.label)
    layer.setEditorWidgetSetup(index, widget_of(table, column, alone))
    default = _default(column)
    if default is not None:
        layer.setDefaultValueDefinition(index, default)
    if column.technical:
        return
    if column.required:
        layer.setFieldConstraint(index, QgsFieldConstraints.Constraint.ConstraintNotNull, _HARD)
    constraint = constraint_of(table, column)
    if constraint is not None:
        layer.setConstraintExpression(index, constraint.expression, constraint.message)
        layer.setFieldConstraint(index, QgsFieldConstraints.Constraint.ConstraintExpression, _HARD)


def _default(column: Field) -> QgsDefaultValue | None:
    if column.form_default:
        return QgsDefaultValue(column.form_default, column.on_update)
    if column.default is not None:
        return QgsDefaultValue(QgsExpression.quotedValue(column.default))
    return None


def _hide_technical_columns(layer: QgsVectorLayer, table: Table) -> None:
    hidden = {"fid"} | ({f.name for f in table.fields if f.technical} if not table.technical else set())
    config = QgsAttributeTableConfig()
    config.update(layer.fields())
    columns = config.columns()
    for column in columns:
        column.hidden = column.name in hidden
        column.width = _width(layer, column.name)
    config.setColumns(columns)
    layer.setAttributeTableConfig(config)


def _width(layer: QgsVectorLayer, name: str) -> int:
    """Width in pixels of a column of the attribute table: its title is read whole."""
    wide = layer.fields().field(name).length() > _NAME_LENGTH if name in layer.fields().names() else False
    return max(len(layer.attributeDisplayName(layer.fields().lookupField(name))) * 8 + 24, 200 if wide else 120)


def _label_on_top(layer: QgsVectorLayer, table: Table, config: QgsEditFormConfig) -> None:
    for column in table.fields:
        index = layer.fields().lookupField(column.name)
        config.setLabelOnTop(index, column.kind is Kind.LONG_TEXT or len(column.label) > _LONG_LABEL)
        config.setReadOnly(index, column.technical)


def tabs(table: Table) -> tuple[Tab, ...]:
    """The tabs of the form of a table, in order."""
    found: dict[str, Tab] = {}
    owners = [f for f in table.references if f.parent_tab]
    for column in table.fields:
        label = _tab_label(table, column, len(owners))
        if label:
            found.setdefault(label, Tab(label)).fields.append(column)
    for relation in children(table.name):
        if relation.field.parent_tab:
            label = relation.field.parent_tab
            found.setdefault(label, Tab(label)).relations.append(relation)
    return tuple(sorted(found.values(), key=lambda tab: _rank(tab.label)))


def _tab_label(table: Table, column: Field, owners: int) -> str:
    if column.technical:
        return FOLLOW_UP if column.name in _SHOWN_TECHNICAL else ""
    if column.kind is Kind.REFERENCE and column.parent_tab and owners > 2:
        return OWNERS
    # A column without a tab stands in the first one, whatever its place in the table.
    return column.tab or next((f.tab for f in table.own_fields if f.tab), table.label)


def _rank(label: str) -> int:
    return LAST_TABS.index(label) + 1 if label in LAST_TABS else 0


def _container(tab: Tab, parent: QgsAttributeEditorElement) -> QgsAttributeEditorContainer:
    container = QgsAttributeEditorContainer(tab.label, parent)
    container.setType(Qgis.AttributeEditorContainerType.Tab)
    container.setColumnCount(1)
    return container


def _copied_project(parent: QgsAttributeEditorElement) -> QgsAttributeEditorContainer:
    """Says why nothing can be typed, in a project that was copied under another name; hidden in any other."""
    box = QgsAttributeEditorContainer("Projet copié", parent)
    box.setType(Qgis.AttributeEditorContainerType.GroupBox)
    box.setVisibilityExpression(QgsOptionalExpression(QgsExpression(f"NOT coalesce({SAME_NAME}, true)")))
    lines = "<br>".join(wrap(SAME_NAME_MESSAGE, _LONG_LABEL))
    box.addChildElement(_text("projet_copie", f"<b style='color: #A00000'>{lines}</b>", box))
    return box


def _fill(container: QgsAttributeEditorContainer, layer: QgsVectorLayer, tab: Tab) -> None:
    for column in tab.fields:
        _add_field(layer, column, container)
    for relation in tab.relations:
        container.addChildElement(_relation(relation, container))


def _add_field(layer: QgsVectorLayer, column: Field, parent: QgsAttributeEditorContainer) -> None:
    index = layer.fields().lookupField(column.name)
    parent.addChildElement(QgsAttributeEditorField(column.name, index, parent))
    if column.help:
        parent.addChildElement(_help(column, parent))


def _relation(relation: Relation, parent: QgsAttributeEditorContainer) -> QgsAttributeEditorRelation:
    element = QgsAttributeEditorRelation(relation.name, parent)
    # Without the type QGIS warns and falls back on a basic widget.
    element.setRelationWidgetTypeId("relation_editor")
    target = link_target(relation)
    element.setLabel(target.field.label if target else relation.child.label)
    if target:
        element.setNmRelationId(target.name)
    element.setRelationEditorConfiguration({"buttons": _LINK_BUTTONS if target else _CHILD_BUTTONS})
    return element


def link_target(relation: Relation) -> Relation | None:
    """The other side of a table that only links two rows, or None."""
    own = relation.child.own_fields
    if len(own) != 2 or len(relation.child.references) != 2:
        return None
    other = next(f for f in own if f.name != relation.field.name)
    return next(r for r in children(other.references) if r.child == relation.child and r.field == other)


def _help(column: Field, parent: QgsAttributeEditorElement) -> QgsAttributeEditorTextElement:
    # GDAL 3.6 keeps no comment on a column, where QGIS would take its tool tip from.
    return _text(column.name, f"<i style='color: #595959'>{column.help}</i>", parent)


def _text(name: str, html: str, parent: QgsAttributeEditorElement) -> QgsAttributeEditorTextElement:
    element = QgsAttributeEditorTextElement(name, parent)
    element.setText(html)
    element.setShowLabel(False)
    return element
