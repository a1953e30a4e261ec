"""Which column of somebody's layer fills which column of the base, with which values; remembered for the next time."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from qgis.core import QgsSettings

from ...protocol.errors import ResorptionError
from ...protocol.vocabulary import vocabulary
from .. import schema
from ..model import Field, Kind
from .folding import folded
from .platform_values import Reader, as_count, as_day, as_degrees, as_insee, as_line, as_text, coded

SETTING = "resorption/correspondances"
_REMEMBERED = 30
_LEFT_OUT = frozenset({"code", "commune", "precision_geom", "resorption_motif", "motif_reouverture"})
"""Given by the base or decided by people, never by a layer."""

_COUNT_DATE = "date_comptage"
_YES_NO = {"oui": "oui", "non": "non", "inconnu": "inconnu", "o": "oui", "n": "non", "1": "oui", "0": "non",
           "true": "oui", "false": "non", "vrai": "oui", "faux": "non"}  # fmt: skip
_STATUSES = {"ouvert": "actif", "ferme": "ferme_non_resorbe", "occupe": "actif"}
_TYPES = {"terrain": "terrain", "bidonville": "terrain", "squat": "bati", "immeuble_bati": "bati", "bati": "bati"}
_MORE = {"tri_etat": _YES_NO, "statut_site": _STATUSES, "type_site": _TYPES}


@dataclass(frozen=True)
class Target:
    """What a column of a layer can fill: its key, the table and column of the base (`row`: the import itself)."""

    key: str
    table: str
    column: str
    label: str
    field: Field | None = None

    @property
    def vocabulary(self) -> str:
        """The list of its values, if it has one."""
        return "" if self.field is None else self.field.vocabulary


def _of_table(name: str, left_out: frozenset[str]) -> tuple[Target, ...]:
    return tuple(
        Target(f.name, name, f.name, f.label, f)
        for f in schema.table(name).own_fields
        if f.name not in left_out and f.kind not in (Kind.REFERENCE, Kind.FILE)
    )


TARGETS: tuple[Target, ...] = (
    *_of_table("site", _LEFT_OUT),
    Target("latitude", "row", "latitude", "Latitude (degrés)"),
    Target("longitude", "row", "longitude", "Longitude (degrés)"),
    Target("code_insee", "row", "insee", "Code INSEE"),
    Target(_COUNT_DATE, "row", "count_date", "Date du comptage"),
    *_of_table("denombrement", frozenset({"site", "date", "source"})),
)
_BY_KEY = {target.key: target for target in TARGETS}


@dataclass(frozen=True)
class LayerMapping:
    """{key of a target: column of the layer}, and {key: {value of the layer: code}} where labels differ."""

    columns: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def targets(self) -> tuple[tuple[Target, str], ...]:
        """The targets filled, with their column."""
        return tuple((_BY_KEY[key], column) for key, column in self.columns.items() if column)

    def reader(self, target: Target) -> Reader:
        """How the texts of that column are read."""
        if target.vocabulary:
            return coded({**known_values(target), **_folded(self.values.get(target.key, {}))})
        return _READERS.get(target.column) or _KINDS[target.field.kind if target.field else Kind.TEXT]

    def to_json(self) -> str:
        """As written in an algorithm's parameter."""
        return json.dumps({"colonnes": dict(self.columns), "valeurs": {k: dict(v) for k, v in self.values.items()}},
                          ensure_ascii=False)  # fmt: skip


_READERS: Mapping[str, Reader] = {
    "latitude": as_degrees, "longitude": as_degrees, "insee": as_insee, "count_date": as_day,
}  # fmt: skip
_KINDS: Mapping[Kind, Callable[[str], object]] = {
    Kind.TEXT: as_line, Kind.LONG_TEXT: as_text, Kind.INTEGER: as_count, Kind.DATE: as_day,
}  # fmt: skip


def known_values(target: Target) -> dict[str, str]:
    """{folded text: code} that need no correspondence: codes, labels, usual words."""
    codes = vocabulary(target.vocabulary).codes
    found = {folded(code.value): code.value for code in codes}
    found.update({folded(code.label): code.value for code in codes})
    return {**_MORE.get(target.vocabulary, {}), **found}


def _folded(values: Mapping[str, str]) -> dict[str, str]:
    return {folded(text): code for text, code in values.items()}


def guess_mapping(columns: Sequence[str]) -> LayerMapping:
    """The columns whose name is that of the base, or its label."""
    by_name = {folded(column): column for column in reversed(columns)}
    found = {}
    for target in TARGETS:
        column = by_name.get(folded(target.key)) or by_name.get(folded(target.label))
        if column:
            found[target.key] = column
    return LayerMapping(found)


def parse_mapping(text: str) -> LayerMapping:
    """The correspondence typed in an algorithm's parameter. Raises ResorptionError."""
    try:
        read = json.loads(text)
        columns, values = read["colonnes"], read.get("valeurs", {})
        typed = {str(k): str(v) for k, v in columns.items()}
        coded_values = {str(k): {str(a): str(b) for a, b in v.items()} for k, v in values.items()}
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ResorptionError(
            "La correspondance n’est pas lisible. Exemple : {example}",
            example='{"colonnes": {"nom": "NOM_SITE"}, "valeurs": {"type_site": {"camp": "terrain"}}}',
        ) from error
    return LayerMapping(typed, coded_values)


def mapping_problems(mapping: LayerMapping, columns: Sequence[str]) -> list[ResorptionError]:
    """What is wrong with a correspondence: unknown target, column or code, name not filled."""
    problems = [
        ResorptionError("La correspondance cite « {key} », qui n’est pas une colonne de la base.", key=key)
        for key in [*mapping.columns, *mapping.values]
        if key not in _BY_KEY
    ]
    problems += [
        ResorptionError(
            "La couche n’a pas de colonne « {name} ». Ses colonnes : {known}.", name=c, known=", ".join(columns)
        )
        for c in mapping.columns.values()
        if c and c not in columns
    ]
    for key, values in mapping.values.items():
        if key in _BY_KEY:
            known = vocabulary(_BY_KEY[key].vocabulary).values if _BY_KEY[key].vocabulary else ()
            problems += [
                ResorptionError("« {value} » n’est pas un code de « {key} ».", value=v, key=key)
                for v in values.values() if v not in known
            ]  # fmt: skip
    if not mapping.columns.get("nom"):
        problems.append(ResorptionError("Dites quelle colonne donne l’appellation du site (nom)."))
    return problems


def recall_mapping(columns: Sequence[str]) -> LayerMapping | None:
    """What was chosen the last time for a layer with the same columns."""
    text = _settings().get(_key(columns))
    try:
        return parse_mapping(text) if text else None
    except ResorptionError:
        return None


def remember_mapping(columns: Sequence[str], mapping: LayerMapping) -> None:
    """Keeps a correspondence for the next layer with the same columns."""
    kept = {key: text for key, text in _settings().items() if key != _key(columns)}
    kept[_key(columns)] = mapping.to_json()
    QgsSettings().setValue(SETTING, json.dumps(dict(list(kept.items())[-_REMEMBERED:])))


def _key(columns: Sequence[str]) -> str:
    return "|".join(sorted(columns))


def _settings() -> dict[str, str]:
    try:
        found = json.loads(QgsSettings().value(SETTING, "{}"))
    except (TypeError, ValueError):
        # A setting that somebody changed by hand is no reason to fail.
        return {}
    return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}
