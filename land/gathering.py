"""The layers of a screening, read one after the other and made ready to be asked; what was met on the way is told."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ..layers.imports.folding import folded
from ..protocol.errors import Cancelled, ResorptionError
from ..protocol.plain_text import bare_name
from ..protocol.sentences import SEPARATOR, Sentence, said
from .communes import Communes
from .coverage import WITHOUT_PERIMETER
from .covered_ground import covered_ground
from .criteria import ROLES, Role
from .facts import LayerRead
from .guesses import LABELS
from .owner_tables import with_owners
from .prepared import Layers, Places, Zones, places, zones
from .role_columns import BUILDINGS, OWNERS, PARCELS, PPR, PPR_PERIMETER
from .role_frames import FINDING, MEANING
from .shapes import Repaired, Shapes, State
from .source_types import Source, SourceTable
from .thresholds import Figures

Read = Callable[[Source], SourceTable]
"""Reads one source; raises ResorptionError, Cancelled."""

_MOST_SCALES = 3
_ONLY_PRESCRIBED = "prescri"
_ORDER = (PARCELS, OWNERS, PPR, PPR_PERIMETER, *(one.key for one in ROLES if one.key != PPR), BUILDINGS)


@dataclass(frozen=True, eq=False)
class Gathered:
    """What was read: the parcels with their owners, the layers. `labels` has, by role, the French text of each feature;
    `read` the layers in order."""

    parcels: SourceTable
    layers: Layers
    labels: Mapping[str, np.ndarray]
    read: tuple[LayerRead, ...]
    warnings: tuple[Sentence, ...] = ()


@dataclass
class _Tables:
    """The tables by role, in the order of the sources: a role may be read from several files."""

    communes: Communes | None = None
    by_role: dict[str, list[SourceTable]] = field(default_factory=dict)

    def of(self, role: str) -> Sequence[SourceTable]:
        """The tables of a role."""
        return self.by_role.get(role, ())

    def shapes(self, role: str) -> Shapes | Repaired:
        """Their geometries, one table after the other; repaired as they were read, unless they have been moved since."""
        return _vouched(_joined([_shapes(table) for table in self.of(role)]), self.of(role))

    def ground(self, one: Role, figures: Figures) -> Shapes | None:
        """Where they say all that there is of a role without a perimeter, None for everywhere."""
        reach = None if one.reach is None else figures.get(one.reach.key)
        return covered_ground(self.of(one.key), self.communes, float(reach or 0))

    def column(self, role: str, name: str) -> np.ndarray:
        """A column of them, as it is."""
        return _joined([np.asarray(table.frame[name]) for table in self.of(role)])


def gather(
    sources: Iterable[Source], read: Read, figures: Figures, cancelled: Callable[[], bool],
    communes: Communes | None = None,
) -> Gathered:  # fmt: skip
    """Reads every source and prepares its layer; a source may be complete in some `communes` only.

    Raises ResorptionError, Cancelled.
    """
    tables = _Tables(communes)
    for source in sources:
        tables.by_role.setdefault(source.role, []).append(read(source))
    parcels = with_owners(_parcels(tables), *tables.of(OWNERS))
    labels = {one.key: _joined([_labels(table) for table in tables.of(one.key)]) for one in ROLES}
    told = [w for group in tables.by_role.values() for table in group for w in table.warnings]
    layers = _layers(tables, figures, cancelled, told)
    # Those of the parcels are told once, with what their owners add.
    new = [warning for warning in parcels.warnings if warning not in told]
    return Gathered(parcels, layers, labels, tuple(_read(tables)), (*told, *new))


def _parcels(tables: _Tables) -> SourceTable:
    found = tables.of(PARCELS)
    if len(found) > 1:
        raise ResorptionError(
            "Plusieurs couches sont choisies pour « {label} » : {names}. N’en gardez qu’une.",
            label=LABELS[PARCELS], names=", ".join(table.source.name for table in found))  # fmt: skip
    if not found or not len(found[0].frame):
        raise ResorptionError("Il n’y a aucune parcelle à examiner. Choisissez la couche des parcelles cadastrales.")
    return found[0]


def _shapes(table: SourceTable) -> Shapes:
    return np.asarray(table.frame.geometry.array, dtype=object)


def _vouched(shapes: Shapes, tables: Sequence[SourceTable]) -> Shapes | Repaired:
    import shapely

    if any(table.crs != f"EPSG:{table.frame.crs.to_epsg()}" for table in tables):
        return shapes
    return Repaired(shapes, np.where(shapely.is_missing(shapes), State.ABSENT, State.SOUND).astype(np.int8))


def _joined(arrays: Sequence[np.ndarray]) -> np.ndarray:
    return np.concatenate(arrays) if arrays else np.empty(0, dtype=object)


def _layers(
    tables: _Tables, figures: Figures, cancelled: Callable[[], bool], warnings: list[Sentence]
) -> Layers:  # fmt: skip
    given = [one for one in ROLES if tables.of(one.key)]

    def prepare(one: Role) -> Zones | Places:
        if cancelled():
            raise Cancelled
        if one.rule in ("R6", "R7"):
            return places(one.key, tables.shapes(one.key), figures, coverage=tables.ground(one, figures))
        return _zones(one, tables, figures, warnings)

    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        made = dict(zip((one.key for one in given), pool.map(prepare, given)))
    obstacles = tuple(layer for key, layer in made.items() if isinstance(layer, Zones) and key != PPR)
    services = tuple(layer for key, layer in made.items() if isinstance(layer, Places) and key != "route")
    return Layers(made.get(PPR), obstacles, made.get("route"), services)  # type: ignore[arg-type]


def _zones(one: Role, tables: _Tables, figures: Figures, warnings: list[Sentence]) -> Zones:
    key, shapes = one.key, tables.shapes(one.key)
    if key in WITHOUT_PERIMETER:
        return zones(key, shapes, figures, coverage=tables.ground(one, figures))
    means = tables.column(key, FINDING).astype(np.int8)
    if key == PPR and tables.of(PPR_PERIMETER):
        return zones(key, shapes, figures, findings=means, coverage=_known_ground(tables, warnings))
    if key == PPR:
        warnings.append(
            said(
                "Aucun périmètre de plan de prévention n’est fourni : hors des zones réglementaires, rien n’est connu."
            )
        )
    return zones(key, shapes, figures, findings=means, own_coverage=True)


def _known_ground(tables: _Tables, warnings: list[Sentence]) -> Shapes | Repaired:
    """The perimeters of the plans that have zones: a plan that is only prescribed says nothing of its ground.

    Where nothing tells which plan the zones are of, its state does.
    """
    zoned = set(_joined([_texts(table, "plan") for table in tables.of(PPR)])) - {""}
    kept, others = [], set()
    for table in tables.of(PPR_PERIMETER):
        plans, states = _texts(table, "plan"), _texts(table, "etat")
        known = np.array([_has_zones(plan, state, zoned) for plan, state in zip(plans, states)], dtype=bool)
        others |= {plan or state for plan, state in zip(plans[~known], states[~known])}
        kept.append(_shapes(table)[known])
    if others:
        warnings.append(said(
            "Ces plans ont un périmètre mais aucune zone réglementaire dans les couches fournies : rien n’y est connu. "
            "{names}", names=", ".join(sorted(others))))  # fmt: skip
    return _vouched(_joined(kept), tables.of(PPR_PERIMETER))


def _has_zones(plan: str, state: str, zoned: Collection[str]) -> bool:
    if plan in zoned:
        return True
    return (not zoned or not plan) and not folded(state).startswith(_ONLY_PRESCRIBED)


def _texts(table: SourceTable, column: str) -> np.ndarray:
    """A column as texts, "" where it is empty or the layer has none."""
    if column not in table.frame.columns:
        return np.full(len(table.frame), "", dtype=object)
    return np.array([_text(value) for value in table.frame[column]], dtype=object)


def _text(value: Any) -> str:
    return "" if value is None or value != value else str(value).strip()


def _labels(table: SourceTable) -> np.ndarray:
    """How each feature is named in a sentence: its code and what that means, its own names."""
    columns = (_texts(table, name) for name in ("code", MEANING, "zone", "libelle"))
    return np.array([_label(*names) for names in zip(*columns)], dtype=object)


def _label(code: str, meaning: str, zone: str, own: str) -> str:
    coded = code if meaning == code else f"{code} {meaning}".strip()
    return " – ".join(dict.fromkeys(text for text in (coded, zone, own) if text))


def _read(tables: _Tables) -> Iterator[LayerRead]:
    for role in _ORDER:
        for table in tables.of(role):
            source = table.source
            scale = source.scale or _scales(table)
            yield LayerRead(
                role, bare_name(source.name), source.vintage, scale, table.crs, len(table.frame), source.coverage
            )


def _scales(table: SourceTable) -> str:
    """What the plan's own file says of the source of its outlines."""
    found = sorted(set(_texts(table, "echelle")) - {""})
    return SEPARATOR.join(found[:_MOST_SCALES])
