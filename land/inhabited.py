"""Land under an inhabited site of the protocol: said beside the verdict, which it does not change.

People live there: whatever the rules find, such land is not « available » for anything else (Art. 9, 11).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Any

import numpy as np

from ..layers.reader import Reader
from ..protocol.sentences import SEPARATOR, Sentence, said
from ..protocol.vocabulary import OPEN_STATUSES
from .lands import Land
from .overlaps import View, covered_m2, pieces
from .pieces import Pieces
from .prepared import prepared_layer
from .result_columns import Column
from .shapes import Repaired, State, repaired_polygons

SITES, SITES_M2 = "sites_habites", "sites_habites_m2"
"""Columns of a result: the codes of the sites, the m² that lie under them together."""

_NO_CODE = "sans code"
_SHOWN = 8
"""Sites named in one sentence."""


@dataclass(frozen=True, eq=False)
class Inhabited:
    """The sites that are inhabited: codes and shapes in the same order; the codes of those without an outline."""

    codes: tuple[str, ...]
    outlines: Any
    unplaced: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Under:
    """For each piece of land the codes of the sites over it, between separators, and how many m² they cover."""

    codes: np.ndarray
    areas: np.ndarray


def inhabited_sites(reader: Reader) -> Inhabited:
    """Those of the base, by their status. Raises Refusal."""
    import shapely

    records = [one for one in reader.all("site") if one.values["statut"] in OPEN_STATUSES]
    codes = [str(one.values["code"] or _NO_CODE) for one in records]
    outlines = shapely.from_wkb(np.array([one.geometry for one in records], dtype=object), on_invalid="ignore")
    sound = repaired_polygons(np.asarray(outlines, dtype=object))
    placed = sound.states != State.ABSENT
    return Inhabited(tuple(compress(codes, placed)), sound.shapes[placed], tuple(compress(codes, ~placed)))


def under_sites(land: Repaired, sites: Inhabited) -> Under:
    """What lies under them; what only touches a site does not."""
    import shapely

    codes, areas = np.full(len(land.shapes), "", dtype=object), np.zeros(len(land.shapes))
    rows = np.flatnonzero(land.states != State.ABSENT)
    if not len(rows) or not sites.codes:
        return Under(codes, areas)
    view = View.of(rows, land.shapes, shapely.area(land.shapes))
    found = pieces(view, prepared_layer(sites.outlines, surfaces=True))
    areas[rows] = covered_m2(found, len(view))
    names: dict[int, list[str]] = {}
    for place, feature in zip(found.parcels.tolist(), found.features.tolist()):
        names.setdefault(int(rows[place]), []).append(sites.codes[feature])
    for row, told in names.items():
        codes[row] = SEPARATOR.join(dict.fromkeys(told))
    return Under(codes, areas)


def inhabited_columns(land: Pieces, under: Under) -> tuple[Column, ...]:
    """The same as columns of the result; of a parcel without an outline nothing is known."""
    present = land.states != State.ABSENT
    return Column(SITES, under.codes, under.codes != ""), Column(SITES_M2, under.areas, present)


def mention(row: Mapping[str, object]) -> Sentence | None:
    """What has to be said of a row of a result beside its verdict."""
    if not row.get(SITES):
        return None
    return said(
        "Terrain sous un site habité du protocole ({codes}) : des personnes y vivent, il n’est pas disponible.",
        codes=row[SITES],
    )


def told_under(under: Under, sites: Inhabited) -> Iterator[Sentence]:
    """What has to be known before the list is read: how much land lies under sites, which sites cannot be placed."""
    if sites.unplaced:
        yield said(
            "Sites habités sans contour utilisable dans la base : {codes}. Les terrains qu’ils occupent ne sont pas connus.",
            codes=", ".join(sorted(sites.unplaced)),
        )  # fmt: skip
    found = [told for told in under.codes if told]
    if found:
        codes = sorted({code for told in found for code in told.split(SEPARATOR)})
        yield said(
            "{count} terrain(s) examiné(s) sont sous un site habité du protocole ({codes}) : des personnes y vivent, ils ne "
            "sont pas disponibles. Leur ligne le dit.", count=len(found),
            codes=", ".join(codes[:_SHOWN]) + (", …" if len(codes) > _SHOWN else ""),
        )  # fmt: skip


def told_lands(lands: Sequence[Land], sites: Inhabited) -> Iterator[Sentence]:
    """The land that people have taken into the base and that lies under a site now."""
    import shapely

    outlines = np.array([shapely.from_wkb(land.outline, on_invalid="ignore") for land in lands] + [None], dtype=object)
    under = under_sites(repaired_polygons(outlines), sites)
    found = [f"{land.name} ({told})" for land, told in zip(lands, under.codes) if told]
    if found:
        names = ", ".join(found[:_SHOWN]) + (", …" if len(found) > _SHOWN else "")
        yield said("Foncier de la base sous un site habité du protocole : {names}. Des personnes y vivent : ces terrains ne sont "
                   "pas disponibles.", names=names)  # fmt: skip


def outline_under(wkb: bytes | None, sites: Inhabited) -> tuple[str, ...]:
    """The codes of the sites over one outline."""
    import shapely

    if wkb is None:
        return ()
    land = repaired_polygons(np.array([shapely.from_wkb(wkb, on_invalid="ignore")], dtype=object))
    [told] = under_sites(land, sites).codes
    return tuple(told.split(SEPARATOR)) if told else ()
