"""The layers that a project made by an earlier version does not have, added to it in place.

What the user has in the project is left alone: other layers, their styles, their order, the themes. Nothing is saved.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from qgis.core import QgsLayerTreeGroup, QgsMapLayerDependency, QgsProject, QgsVectorLayer

from ..protocol.errors import ResorptionError
from .migrations import open_base
from .project import VERSION_ENTRY, find_layer, is_copy
from .project_layers import join_levels, make_layer, twins_of
from .schema import SCHEMA_VERSION, SYNTHESIS
from .themes import add_watch_theme
from .views import ALL, FOLDED, MAP_VIEWS, VIEWS, View

_FIRST = 1
"""The version of the schema of a project that does not say it."""


def missing_views(project: QgsProject) -> tuple[View, ...]:
    """What later versions have added since the project was made, and that it has not; nothing for a copied project.

    A layer that the user has removed from a project of this version is not missing.
    """
    if is_copy(project):
        return ()
    made_by, _known = project.readNumEntry(*VERSION_ENTRY, _FIRST)
    return tuple(v for v in MAP_VIEWS if v.since > made_by and find_layer(project, v.table, v.name) is None)


def settle(project: QgsProject) -> None:
    """Nothing of this version is proposed again, once the user has saved the project."""
    project.writeEntry(*VERSION_ENTRY, SCHEMA_VERSION)


def add_views(project: QgsProject, base: Path, views: tuple[View, ...]) -> None:
    """Adds these layers, with what they need, each where a new project has it. Raises ResorptionError, BaseError;
    the project is then as it was."""
    open_base(base)
    wanted = [*_needed(project), *views]
    # All of them before any is added.
    made = [(view, make_layer(base, view)) for view in wanted]
    for view, layer in made:
        if project.addMapLayer(layer, False) is None:
            raise ResorptionError("La couche « {nom} » n’a pas pu être ajoutée au projet.", nom=view.title)
        node = _group(project, view).insertLayer(0, layer)
        node.setExpanded(view.explained)
        node.setItemVisibilityChecked(view.checked and not view.private)
    for view, layer in made:
        _tie(project, view, layer)
    join_levels(project)
    add_watch_theme(project)
    settle(project)


def _needed(project: QgsProject) -> Iterator[View]:
    """The synthesis of sites, where the levels are read."""
    if find_layer(project, SYNTHESIS) is None:
        yield next(view for view in VIEWS if view.table == SYNTHESIS and view.name == ALL)


def _group(project: QgsProject, view: View) -> QgsLayerTreeGroup:
    """The group of the view; made if need be just under what a new project has above it."""
    parent = project.layerTreeRoot()
    for depth, name in enumerate(view.group):
        found = next((group for group in parent.findGroups() if group.name() == name), None)
        if found is None:
            found = parent.insertGroup(len(parent.children()) if depth else _place(project, view), name)
            found.setExpanded(name not in FOLDED)
        parent = found
    return parent


def _place(project: QgsProject, view: View) -> int:
    root = project.layerTreeRoot()
    if view not in MAP_VIEWS:
        return len(root.children())
    above = [find_layer(project, v.table, v.name) for v in MAP_VIEWS[: MAP_VIEWS.index(view)]]
    places = [_top(root, layer) for layer in above if layer is not None]
    return max((place for place in places if place is not None), default=-1) + 1


def _top(root: QgsLayerTreeGroup, layer: QgsVectorLayer) -> int | None:
    """Where, among the children of the root, stands what holds that layer; None if it is not in the legend."""
    return next((n for n, node in enumerate(root.children()) if node is root.findLayer(layer)
                 or (isinstance(node, QgsLayerTreeGroup) and node.findLayer(layer) is not None)), None)  # fmt: skip


def _tie(project: QgsProject, view: View, layer: QgsVectorLayer) -> None:
    """The layer repaints with its twins, and they with it; what they depend on already stays."""
    twins = [twin for name in twins_of(view) if (twin := project.mapLayer(name)) is not None]
    mutual = [(layer, twin) for twin in twins] + [(twin, layer) for twin in twins if view.table != SYNTHESIS]
    for one, other in mutual:
        known = set(one.dependencies()) | {QgsMapLayerDependency(other.id())}
        if not one.setDependencies(known):
            raise ResorptionError("La couche « {nom} » n’a pas pu être liée à ses jumelles.", nom=one.name())
