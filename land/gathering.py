"""The layers of a screening, read one after the other and made ready to be asked; what was met on the way is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ..protocol.errors import Cancelled, ResorptionError
from ..protocol.sentences import Sentence, said
from .criteria import ROLES, Finding
from .facts import LayerRead
from .guesses import LABELS, PPRN
from .prepared import Layers, Places, PreparedLayer, Zones, places, zones
from .role_columns import BUILDINGS, OWNERS, PARCELS, PLU, PPR, PPR_PERIMETER
from .shapes import Shapes, State
from .sources import Source, SourceTable
from .thresholds import Figures
from .zone_codes import MODELS_READ, plu_meaning, ppr_meaning

Read = Callable[[Source], SourceTable]
"""Reads one source; raises ResorptionError, Cancelled."""


@dataclass(frozen=True, eq=False)
class Gathered:
    """What was read. `labels` has, by role, the French text of each feature; `read` the layers in order."""

    parcels: SourceTable
    owners: SourceTable | None
    layers: Layers
    labels: Mapping[str, np.ndarray]
    read: tuple[LayerRead, ...]
    warnings: tuple[Sentence, ...] = ()


@dataclass
class _Tables:
    """The tables by role, in the order of the sources: a role may be read from several files."""

    by_role: dict[str, list[SourceTable]] = field(default_factory=dict)

    def of(self, role: str) -> Sequence[SourceTable]:
        """The tables of a role."""
        return self.by_role.get(role, ())

    def shapes(self, role: str) -> Shapes:
        """Their geometries, one table after the other."""
        return _joined([_shapes(table) for table in self.of(role)])


def gather(sources: Iterable[Source], read: Read, figures: Figures, cancelled: Callable[[], bool]) -> Gathered:
    """Reads every source and prepares its layer. Raises ResorptionError, Cancelled."""
    tables = _Tables()
    for source in sources:
        tables.by_role.setdefault(source.role, []).append(read(source))
    parcels, owners = _only(tables, PARCELS), _only(tables, OWNERS)
    if parcels is None or not len(parcels.frame):
        raise ResorptionError("Il n’y a aucune parcelle à examiner. Choisissez la couche des parcelles cadastrales.")
    labels = {one.key: _labels(tables.of(one.key)) for one in ROLES if tables.of(one.key)}
    warnings: list[Sentence] = [warning for group in tables.by_role.values() for t in group for warning in t.warnings]
    layers = _layers(tables, figures, cancelled, warnings)
    warnings += _doubts(_prepared(layers), _shapes(parcels))
    return Gathered(parcels, owners, layers, labels, _read(tables), tuple(warnings))


def _only(tables: _Tables, role: str) -> SourceTable | None:
    found = tables.of(role)
    if len(found) > 1:
        raise ResorptionError(
            "Plusieurs couches sont choisies pour « {label} » : {names}. N’en gardez qu’une.",
            label=LABELS[role], names=", ".join(table.source.name for table in found))  # fmt: skip
    return found[0] if found else None


def _shapes(table: SourceTable) -> Shapes:
    return np.asarray(table.frame.geometry.array, dtype=object)


def _joined(arrays: Sequence[np.ndarray]) -> np.ndarray:
    return np.concatenate(arrays) if arrays else np.empty(0, dtype=object)


def _layers(
    tables: _Tables, figures: Figures, cancelled: Callable[[], bool], warnings: list[Sentence]
) -> Layers:  # fmt: skip
    made: dict[str, Zones | Places] = {}
    for one in ROLES:
        if cancelled():
            raise Cancelled
        if not tables.of(one.key):
            continue
        if one.rule in ("R6", "R7"):
            made[one.key] = places(one.key, tables.shapes(one.key), figures)
        else:
            made[one.key] = _zones(one.key, tables, figures, warnings)
    obstacles = tuple(layer for key, layer in made.items() if isinstance(layer, Zones) and key != PPR)
    services = tuple(layer for key, layer in made.items() if isinstance(layer, Places) and key != "route")
    return Layers(made.get(PPR), obstacles, made.get("route"), services)  # type: ignore[arg-type]


def _zones(key: str, tables: _Tables, figures: Figures, warnings: list[Sentence]) -> Zones:
    shapes = tables.shapes(key)
    if key == PLU:
        codes = _joined([_texts(table, "code") for table in tables.of(PLU)])
        means = np.array([plu_meaning(code) for code in codes], dtype=np.int8)
        return zones(key, shapes, figures, findings=means, own_coverage=True)
    if key == PPR:
        means = np.array([m for table in tables.of(PPR) for m in _ppr_findings(table)], dtype=np.int8)
        if not tables.of(PPR_PERIMETER):
            warnings.append(said("Aucun périmètre de plan de prévention n’est fourni : hors des zones réglementaires, "
                                 "rien n’est connu."))  # fmt: skip
            return zones(key, shapes, figures, findings=means, own_coverage=True)
        return zones(key, shapes, figures, findings=means, coverage=_known_ground(tables, warnings))
    return zones(key, shapes, figures)


def _ppr_findings(table: SourceTable) -> Iterable[Finding]:
    source = table.source
    if source.model not in MODELS_READ:
        raise ResorptionError(
            "Dites de quel modèle sont les zones de « {name} » : les mêmes codes n’y ont pas le même sens.",
            name=source.name)  # fmt: skip
    is_pprt = source.plan != PPRN
    return [ppr_meaning(source.model, code, None, is_pprt=is_pprt).finding for code in _texts(table, "code")]


def _known_ground(tables: _Tables, warnings: list[Sentence]) -> Shapes:
    """The perimeters of the plans that have zones: a plan that is only prescribed says nothing of its ground."""
    zoned = set(_joined([_texts(table, "plan") for table in tables.of(PPR)])) - {""}
    kept, others = [], set()
    for table in tables.of(PPR_PERIMETER):
        plans = _texts(table, "plan")
        known = np.array([not zoned or plan in zoned or plan == "" for plan in plans], dtype=bool)
        others |= set(plans[~known])
        kept.append(_shapes(table)[known])
    if others:
        warnings.append(said(
            "Ces plans ont un périmètre mais aucune zone réglementaire dans les couches fournies : rien n’y est connu. "
            "{names}", names=", ".join(sorted(others))))  # fmt: skip
    return _joined(kept)


def _texts(table: SourceTable, column: str) -> np.ndarray:
    """A column as texts, "" where it is empty or the layer has none."""
    if column not in table.frame.columns:
        return np.full(len(table.frame), "", dtype=object)
    return np.array([_text(value) for value in table.frame[column]], dtype=object)


def _text(value: Any) -> str:
    return "" if value is None or value != value else str(value).strip()


def _labels(tables: Sequence[SourceTable]) -> np.ndarray:
    """How each feature is named in a sentence: its code and what it means, its own names."""
    return _joined(
        [np.array([_label(table.source, *names) for names in _names(table)], dtype=object) for table in tables]
    )


def _names(table: SourceTable) -> Iterable[tuple[str, str, str]]:
    return zip(_texts(table, "code"), _texts(table, "zone"), _texts(table, "libelle"))


def _label(source: Source, code: str, zone: str, own: str) -> str:
    if source.role == PPR:
        meaning = ppr_meaning(source.model, code, None, is_pprt=source.plan != PPRN).label if source.model else ""
        code = f"{code} {meaning}".strip()
    return " – ".join(dict.fromkeys(text for text in (code, zone, own) if text))


def _prepared(layers: Layers) -> dict[str, PreparedLayer]:
    alone = [one for one in (layers.ppr, layers.roads) if one is not None]
    return {one.role.key: one.layer for one in (*alone, *layers.obstacles, *layers.services)}


def _doubts(layers: Mapping[str, PreparedLayer], parcels: Shapes) -> Iterable[Sentence]:
    """Layers of which « nothing there » is more likely a mistake: empty, or far from every parcel."""
    import shapely

    ground = shapely.box(*shapely.total_bounds(parcels))
    for key, layer in layers.items():
        label = said("{label}", label=LABELS[key])
        if not len(layer.shapes):
            yield said(
                "« {role} » : la couche n’a aucun objet utilisable ; il en est conclu qu’il n’y en a pas.", role=label
            )
        elif not ground.intersects(shapely.box(*shapely.total_bounds(layer.shapes))):
            yield said(
                "« {role} » : aucun objet dans l’étendue des parcelles. Vérifiez que c’est la bonne couche.", role=label
            )
        if lost := layer.count(State.ABSENT):
            yield said("« {role} » : {count} objet(s) sans contour utilisable, non examinés.", role=label, count=lost)


def _read(tables: _Tables) -> tuple[LayerRead, ...]:
    order = (PARCELS, OWNERS, PPR, PPR_PERIMETER, *(one.key for one in ROLES if one.key != PPR), BUILDINGS)
    return tuple(_layer_read(table) for role in order for table in tables.of(role))


def _layer_read(table: SourceTable) -> LayerRead:
    source = table.source
    return LayerRead(source.role, source.name, source.vintage, source.scale, table.crs, len(table.frame))
