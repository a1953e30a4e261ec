"""A source of a screening: which layer is read as what; the table that comes of it; a part of it while it is read."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ..protocol.sentences import Sentence


@dataclass(frozen=True, eq=False)
class Part:
    """Some of the rows of a layer: columns of texts (None: no value) by the layer's own names; WKB or None per row."""

    columns: Mapping[str, np.ndarray]
    wkb: np.ndarray

    def __len__(self) -> int:
        return len(self.wkb)


@dataclass(frozen=True, eq=False)
class Opened:
    """A layer open to be read: its columns, its CRS as text, how many rows it says it has (-1: unknown).

    `parts` reads these columns, and the geometries if told so; parts are small enough to stop between two of them.
    """

    columns: tuple[str, ...]
    crs: str
    count: int
    parts: Callable[[Sequence[str], bool], Generator[Part, None, None]]


@dataclass(frozen=True, eq=False)
class Live:
    """How a layer of the project is read from a thread, when its file or its service would not say all.

    `features` reads it; None: its source says all. `unsaved` tells whether somebody was editing it.
    """

    features: Any
    columns: tuple[str, ...]
    crs: str
    count: int
    unsaved: bool = False


@dataclass(frozen=True)
class Source:
    """A layer or a file as it is to be read for a role: what `QgsVectorLayer(uri, name, provider)` takes.

    `fields` says which of its columns holds what (keys of `role_columns.COLUMNS`); `model` and `plan` what a plan's
    file is (`guesses.MODELS`, `guesses.PLANS`); `crs` is that of the layer in the project, "" for the file's own;
    `coverage` says how far it is complete (see `coverage`), "" for everywhere.
    `live` is given by `source_layers.live_sources`.
    """

    role: str
    provider: str
    uri: str
    name: str
    fields: Mapping[str, str] = field(default_factory=dict)
    model: str = ""
    plan: str = ""
    vintage: str = ""
    scale: str = ""
    crs: str = ""
    coverage: str = ""
    live: Live | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, eq=False)
class SourceTable:
    """What was read. `frame` is a GeoDataFrame in the territory's CRS with our names of columns (for owners a
    DataFrame, one row per parcel); `counts` says how many rows were met in which state (`COUNTS`); `crs` is the
    layer's own."""

    source: Source
    frame: Any
    counts: Mapping[str, int]
    crs: str
    warnings: tuple[Sentence, ...] = ()


READ, REPAIRED, ABSENT, CURVED, DEEP, WRONG_TYPE, OUT_OF_CRS = (
    "lus", "reparees", "sans_geometrie", "courbes", "avec_altitude", "autre_type", "hors_systeme",
)  # fmt: skip
SHORT_IDS, AMBIGUOUS_IDS, UNREAD_IDS, REPEATED_IDS, TWICE = (
    "identifiants_12", "identifiants_12_ambigus", "identifiants_illisibles", "identifiants_repetes", "doublons",
)  # fmt: skip
UNKNOWN_CODES, NOT_APPROVED, NOT_OWNERS, MIXED_OWNERS = (
    "codes_inconnus", "plans_non_approuves", "droits_sans_propriete", "proprietaires_divers",
)  # fmt: skip

COUNTS: Mapping[str, str] = {
    READ: "Objets lus", REPAIRED: "Géométries réparées", ABSENT: "Sans géométrie utilisable",
    CURVED: "Courbes remplacées par des segments", DEEP: "Altitudes laissées de côté",
    WRONG_TYPE: "D’un autre type de géométrie", OUT_OF_CRS: "Hors du système de coordonnées",
    SHORT_IDS: "Identifiants de 12 caractères complétés", AMBIGUOUS_IDS: "Identifiants de 12 caractères ambigus",
    UNREAD_IDS: "Identifiants absents ou illisibles", REPEATED_IDS: "Identifiants portés par plusieurs lignes",
    TWICE: "Parcelles en double retirées", UNKNOWN_CODES: "Zones au code inconnu",
    NOT_APPROVED: "Périmètres de plans non approuvés",
    NOT_OWNERS: "Droits qui ne sont pas de propriété", MIXED_OWNERS: "Parcelles à propriétaires de catégories différentes",
}  # fmt: skip
"""Key of a count -> its French label."""
