"""From the columns of a layer to the table of its role: identifiers made whole, codes given their meaning, owners."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from ..layers.imports.folding import folded
from ..protocol.errors import ResorptionError
from .communes import Communes
from .criteria import Finding
from .guesses import PPRN
from .owner_tables import IDENTIFIER, owner_columns, owners_by_parcel
from .parcel_ids import Identifiers, identifiers
from .role_columns import OWNERS, PARCELS, PLU, PPR, PPR_PERIMETER
from .source_types import AMBIGUOUS_IDS, NOT_APPROVED, REPEATED_IDS, SHORT_IDS, TWICE, UNKNOWN_CODES, UNREAD_IDS, Source
from .zone_codes import CNIG, COVADIS, plu_meaning, ppr_meaning

FINDING, MEANING, AREA = "constat", "sens", "contenance"
"""Columns that we add: the Finding of a zone, what its code means in words, the area on record (m²)."""

_APPROVED = ("approuv", "opposable")
_SEPARATOR, _VINTAGE, _SCALE = "\N{NO-BREAK SPACE}; ", 60, 120
"""The lengths are what the base keeps of a vintage and of a scale."""


def framed(
    source: Source, columns: Mapping[str, np.ndarray], shapes: Any, epsg: int, communes: Communes | None
) -> tuple[Any, dict[str, int]]:
    """The table of the role, and what it counted. Raises ResorptionError."""
    codes = () if communes is None else communes.codes
    if source.role == OWNERS:
        return _owners(columns, codes)
    if source.role == PARCELS:
        return _parcels(columns, shapes, epsg, codes)
    if source.role in (PPR, PLU):
        columns, counts = _zones(source, columns)
        return _geo(columns, shapes, epsg), counts
    counts = {NOT_APPROVED: _not_approved(columns)} if source.role == PPR_PERIMETER else {}
    return _geo(columns, shapes, epsg), counts


def _not_approved(columns: Mapping[str, np.ndarray]) -> int:
    """The plans of which the file gives a state (CNIG: `etatprocedure`) that is not « approuvé »."""
    states = columns.get("etat", np.empty(0, dtype=object))
    return sum(not folded(state or "").startswith(_APPROVED) for state in states)


def told_by_the_rows(source: Source, columns: Mapping[str, np.ndarray]) -> Source:
    """The source with the vintage and the scale that its rows give, where nobody typed them."""
    dates = sorted({value for value in columns.get("date", ()) if value})
    scales = sorted({value for value in columns.get("echelle", ()) if value})
    return replace(source, vintage=source.vintage or (dates[-1] if dates else "")[:_VINTAGE],
                   scale=source.scale or _SEPARATOR.join(scales)[:_SCALE])  # fmt: skip


def _geo(columns: Mapping[str, np.ndarray], shapes: Any, epsg: int) -> Any:
    import geopandas

    return geopandas.GeoDataFrame(dict(columns), geometry=shapes, crs=epsg)


def _owners(columns: Mapping[str, np.ndarray], codes: tuple[str, ...]) -> tuple[Any, dict[str, int]]:
    known = identifiers(columns, codes)
    table, counts = owners_by_parcel(columns, known.values)
    return table, {**counts, **_id_counts(known)}


def _parcels(
    columns: Mapping[str, np.ndarray], shapes: Any, epsg: int, codes: tuple[str, ...]
) -> tuple[Any, dict[str, int]]:
    known = identifiers(columns, codes)
    kept = {IDENTIFIER: known.values, **owner_columns(columns, len(known.values))}
    if "contenance" in columns:
        kept[AREA] = _numbers(columns["contenance"])
    frame = _geo(kept, shapes, epsg)
    if len(set(known.values.tolist())) == len(frame):
        return frame, {**_id_counts(known), TWICE: 0, REPEATED_IDS: 0}
    single = frame[~_same_as_before(frame)].reset_index(drop=True)
    repeated = single[IDENTIFIER].notna() & single.duplicated(IDENTIFIER, keep=False)
    counts = {**_id_counts(known), TWICE: len(frame) - len(single), REPEATED_IDS: int(repeated.sum())}
    return single, counts


def _same_as_before(frame: Any) -> np.ndarray:
    """The rows that repeat an earlier one, identifier and outline: the same commune loaded twice."""
    import shapely

    again = np.zeros(len(frame), dtype=bool)
    twins = frame[frame[IDENTIFIER].notna() & frame.duplicated(IDENTIFIER, keep=False)]
    for _identifier, group in twins.groupby(IDENTIFIER):
        outlines = shapely.normalize(np.asarray(group.geometry, dtype=object))
        seen: set[bytes] = set()
        for row, outline in zip(group.index, shapely.to_wkb(outlines)):
            again[row] = outline in seen
            seen.add(outline)
    return again


def _id_counts(known: Identifiers) -> dict[str, int]:
    return {SHORT_IDS: known.short, AMBIGUOUS_IDS: known.ambiguous, UNREAD_IDS: known.unread}


def _zones(source: Source, columns: Mapping[str, np.ndarray]) -> tuple[dict[str, np.ndarray], dict[str, int]]:
    """The columns with the finding of each zone and its meaning in words; how many codes are not known."""
    if source.role == PPR and source.model not in (CNIG, COVADIS):
        raise ResorptionError(
            "La couche « {name} » ne dit pas de quel modèle sont ses codes (CNIG ou COVADIS) : les mêmes codes n’y ont pas "
            "le même sens. Choisissez le modèle.", name=source.name,
        )  # fmt: skip
    codes = columns["code"]
    meanings = {code: _meaning(source, code) for code in set(codes)}
    findings = np.array([meanings[code][0] for code in codes], dtype=np.int8)
    words = np.array([meanings[code][1] for code in codes], dtype=object)
    unknown = Counter(findings.tolist())[Finding.UNKNOWN]
    return {**columns, FINDING: findings, MEANING: words}, {UNKNOWN_CODES: unknown}


def _meaning(source: Source, code: str | None) -> tuple[Finding, str]:
    if source.role == PLU:
        return plu_meaning(code), code or ""
    found = ppr_meaning(source.model, code, None, is_pprt=source.plan != PPRN)
    return found.finding, found.label


def _numbers(texts: np.ndarray) -> np.ndarray:
    """Not a number where there is none, or none that can be read."""
    try:
        return texts.astype(float)
    except ValueError:
        return np.array([_number(text) for text in texts])


def _number(text: str | None) -> float:
    try:
        return float(text.replace(",", ".")) if text else np.nan
    except ValueError:
        return np.nan
