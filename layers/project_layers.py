"""The layers of the project, one by one: source, style, form, labels, identity."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsMapLayer,
    QgsMapLayerDependency,
    QgsProject,
    QgsProviderRegistry,
    QgsRelation,
    QgsRelationContext,
    QgsVectorLayer,
)

from ..protocol.errors import ResorptionError
from .forms import apply_form
from .labels import apply_labels
from .schema import BASE_TABLES, RELATIONS, SYNTHESIS
from .schema import table as schema_table
from .styles import renderer_of
from .synthesis import COLUMNS
from .temporal import apply_time
from .tips import tip_of
from .views import ALL, CHRONOLOGY, VIEWS, VIGILANCE, View, layer_id, views_of
from .vigilance_style import join_synthesis, watch_renderer

TABLE_PROPERTY = "resorption/table"
VIEW_PROPERTY = "resorption/view"

# What a site shows is computed from these tables too.
_FEEDING_SITES = ("denombrement", "visite", "commune", "vigilance")


def source_of(base: Path, table: str, where: str = "") -> str:
    """The source of the layer of a table, or of the part of it that `where` keeps."""
    # A filter set later switches the file to another journal mode (WAL), which other open layers do not survive.
    parts = {"path": base.as_posix(), "layerName": table, "subset": where}
    return QgsProviderRegistry.instance().encodeUri("ogr", {k: v for k, v in parts.items() if v})


def make_layer(base: Path, view: View) -> QgsVectorLayer:
    """The layer of a view, dressed. Raises ResorptionError if the table cannot be read."""
    options = QgsVectorLayer.LayerOptions()
    options.loadDefaultStyle = False
    layer = QgsVectorLayer(source_of(base, view.table, view.where), view.title, "ogr", options)
    if not layer.isValid() or layer.subsetString() != view.where:
        raise ResorptionError(
            "La table « {table} » de « {nom} » n’a pas pu être ouverte. Vérifiez que le fichier est accessible "
            "et n’est pas en cours de remplacement, puis recommencez.", table=view.table, nom=base.name,
        )  # fmt: skip
    layer.setId(view.layer_id)
    layer.setCustomProperty(TABLE_PROPERTY, view.table)
    layer.setCustomProperty(VIEW_PROPERTY, view.name)
    _dress(layer, view)
    layer.setReadOnly(view.read_only)
    if view.private:
        layer.setFlags(layer.flags() | QgsMapLayer.LayerFlag.Private)
    return layer


def _dress(layer: QgsVectorLayer, view: View) -> None:
    if view.table == SYNTHESIS:
        _name_synthesis(layer)
    else:
        apply_form(layer, schema_table(view.table), alone=view.alone)
    renderer = watch_renderer() if view.name == VIGILANCE else renderer_of(view.table, view.name)
    if renderer is None:
        return
    layer.setRenderer(renderer)
    apply_labels(layer, view.table, view.name)
    layer.setMapTipTemplate(tip_of(view.table, view.name))
    if view.name == CHRONOLOGY:
        apply_time(layer)


def _name_synthesis(layer: QgsVectorLayer) -> None:
    for column in COLUMNS:
        layer.setFieldAlias(layer.fields().lookupField(column.name), column.label)


def add_relations(project: QgsProject) -> None:
    """The relations of the schema, between the unfiltered layers."""
    known = {table.name for table in BASE_TABLES}
    relations = []
    for wanted in RELATIONS:
        if wanted.child.name not in known:
            continue
        relation = QgsRelation(QgsRelationContext(project))
        relation.setId(wanted.name)
        relation.setName(wanted.child.label)
        relation.setReferencingLayer(layer_id(wanted.child.name))
        relation.setReferencedLayer(layer_id(wanted.parent.name))
        relation.addFieldPair(wanted.field.name, "uuid")
        # The base deletes the children by itself; QGIS must not do it a second time.
        relation.setStrength(Qgis.RelationshipStrength.Association)
        if not relation.isValid():
            raise ResorptionError("La relation « {nom} » n’est pas valide : {detail}.",
                                  nom=wanted.name, detail=relation.validationError())  # fmt: skip
        relations.append(relation)
    project.relationManager().setRelations(relations)


def tie_twins(project: QgsProject) -> None:
    """Layers of one table repaint one another: a change made in one is seen in all, also without the plugin."""
    for view in VIEWS:
        layer, others = project.mapLayer(view.layer_id), twins_of(view)
        if others and not layer.setDependencies({QgsMapLayerDependency(other) for other in others}):
            raise ResorptionError("La couche « {nom} » n’a pas pu être liée à ses jumelles.", nom=view.title)


def twins_of(view: View) -> list[str]:
    """The identifiers of the layers that a view is repainted with."""
    others = [v.layer_id for v in views_of(view.table) if v != view]
    if view.table == "site" and view.name != ALL:
        others += [layer_id(table) for table in _FEEDING_SITES]
    return others


def join_levels(project: QgsProject) -> None:
    """The layer of the closed sites to watch reads its levels in the synthesis of sites."""
    layer, synthesis = project.mapLayer(layer_id("site", VIGILANCE)), project.mapLayer(layer_id(SYNTHESIS))
    if not join_synthesis(layer, synthesis):
        raise ResorptionError("La couche « {nom} » n’a pas pu être liée à la synthèse des sites.", nom=layer.name())


def layers_of_table(project: QgsProject, table: str) -> Iterator[QgsVectorLayer]:
    """Every layer of the project that reads that table of a base, whatever it is called or wherever it stands."""
    for layer in project.mapLayers().values():
        if isinstance(layer, QgsVectorLayer) and layer.providerType() == "ogr":
            parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
            if parts.get("layerName") == table:
                yield layer
