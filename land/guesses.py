"""What a layer may be read as, guessed from its columns (CNIG, COVADIS, Etalab, IGN, DGFiP names) and, weakly, its name.

A guess is proposed and shown; a person confirms it. Pure: a layer is told by its `Description`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ..layers.imports.folding import folded
from ..protocol.land_rules import SOURCE_LABELS
from ..protocol.sentences import Sentence, said
from .role_columns import (
    BUILDINGS,
    OWNERS,
    PARCELS,
    PPR,
    PPR_PERIMETER,
    REQUIRED,
    SHAPES_OF,
    Shape,
    columns_found,
)
from .role_hints import NEVER, SIGNS, hinted_role
from .zone_codes import CNIG, COVADIS

LABELS: Mapping[str, str] = SOURCE_LABELS
"""Key of a role -> its French label, in the order in which they are asked."""

MODELS: Mapping[str, str] = {CNIG: "CNIG (champ typereglement)", COVADIS: "COVADIS (champ typereg)"}
"""Models of a plan's file that a person may choose, and their French label."""

PPRT, PPRN = "pprt", "pprn"
PLANS: Mapping[str, str] = {
    PPRT: "Risques technologiques (PPRT)",
    PPRN: "Risques naturels ou miniers (PPRN, PPRI, PPRM…)",
}
"""Kinds of plan of prevention -> French label. Not told, a plan is read as a PPRT, the more cautious of the two."""

_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_PLAN = re.compile(r"ppr(?P<kind>t|n|i|m|if|l|s|mt)(?![a-z])", re.IGNORECASE)
_MODEL_COLUMNS = (("typereglement", CNIG), ("typereglem", CNIG), ("typereg", COVADIS))


@dataclass(frozen=True)
class Description:
    """What a layer says of itself. `geometry` is a `Shape`, `count` -1 when unknown, `crs` an identifier or ""."""

    name: str
    fields: tuple[str, ...] = ()
    geometry: Shape = Shape.UNKNOWN
    crs: str = ""
    count: int = -1
    provider: str = "ogr"


@dataclass(frozen=True)
class Guess:
    """What a layer is proposed as; `fields` says which of its columns holds what. `why` is shown with the proposal.

    `sure` is False where the name alone speaks: it is to be looked at.
    """

    role: str
    fields: Mapping[str, str] = field(default_factory=dict)
    model: str = ""
    plan: str = ""
    vintage: str = ""
    why: Sentence = field(default_factory=lambda: Sentence(""))
    sure: bool = True


def guessed(description: Description) -> Guess | None:
    """The role that the layer most likely has, or None."""
    names = {folded(name) for name in description.fields}
    if role := _by_columns(description, names):
        return _guess(description, role, _why_columns(description, role), sure=True)
    if NEVER & names:
        return None
    role = hinted_role(folded(description.name))
    if role is None or not accepts(role, description.geometry):
        return None
    return _guess(description, role, said("d’après le nom de la couche seulement : à vérifier"), sure=False)


def as_role(description: Description, role: str) -> Guess:
    """The same layer as the role that a person chose: its columns as far as they are known."""
    return _guess(description, role, said("choisi à la main"), sure=True)


def accepts(role: str, geometry: Shape) -> bool:
    """Whether a layer of that geometry can have the role."""
    return geometry is Shape.UNKNOWN or geometry in SHAPES_OF.get(role, frozenset(Shape))


def missing_fields(role: str, fields: Mapping[str, str]) -> tuple[str, ...]:
    """What the role cannot do without and has no column; the keys of `COLUMNS`. Alternatives count as one."""
    return tuple(one[0][0] for one in REQUIRED.get(role, ()) if not any(all(fields.get(k) for k in way) for way in one))


def model_of(fields: Iterable[str]) -> str:
    """The model of a plan's regulation file, by the name of the column of its code; "" when a person must say it."""
    names = {folded(name) for name in fields}
    return next((model for column, model in _MODEL_COLUMNS if column in names), "")


def plan_of(name: str) -> str:
    """The kind of a plan of prevention as the name of its layer says it: PPRT, PPRN, "" when it says nothing."""
    found = _PLAN.search(name)
    return "" if found is None else PPRT if found["kind"].lower() == "t" else PPRN


def vintage_of(name: str) -> str:
    """The year or the day in a layer's name, "" without one."""
    if day := _DAY.search(name):
        return f"{day[1]}-{day[2]}-{day[3]}"
    found = _YEAR.search(name)
    return found[1] if found else ""


def _by_columns(description: Description, names: set[str]) -> str | None:
    """The first role whose telling columns are all there, the name agreeing where columns alone would not tell."""
    tokens = f"_{folded(description.name)}_"
    for sign in SIGNS:
        if sign.columns <= names and not (sign.without & names) and accepts(sign.role, description.geometry) \
                and not any(word in tokens for word in sign.never_named):  # fmt: skip
            return sign.role
    return None


def _why_columns(description: Description, role: str) -> Sentence:
    names = {folded(name): name for name in description.fields}
    telling = next(s for s in SIGNS if s.role == role and s.columns <= names.keys() and not (s.without & names.keys()))
    return said("d’après ses colonnes ({columns})", columns=", ".join(sorted(names[c] for c in telling.columns)))


def _guess(description: Description, role: str, why: Sentence, *, sure: bool) -> Guess:
    fields = columns_found(role, description.fields)
    model = model_of(description.fields) if role == PPR else ""
    plan = plan_of(description.name) if role == PPR else ""
    return Guess(role, fields, model, plan, vintage_of(description.name), why, sure)


__all__ = ["BUILDINGS", "LABELS", "MODELS", "OWNERS", "PARCELS", "PLANS", "PPR_PERIMETER", "Description", "Guess",
           "Shape", "accepts", "as_role", "guessed", "missing_fields", "model_of", "plan_of",
           "vintage_of"]  # fmt: skip
