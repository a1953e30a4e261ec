"""The result of a screening: a GeoPackage of its own, with what it was made with, and read back from it.

A new file, whole before it takes its name: pyogrio may write it, for nothing else has it open. It is read, and finished,
by QGIS's own GDAL.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from osgeo import ogr

from ..layers.ddl import GEOMETRY_COLUMN, literal
from ..layers.errors import DiskFullError
from ..layers.handle import Handle, Refusal, checked, file_error, read_all
from ..layers.saved_styles import save_first_style
from ..protocol.errors import Cancelled, ResorptionError
from ..protocol.rules import quoted
from .facts import Facts, LayerRead
from .result_columns import IDENTIFIER, LAYER, Column
from .result_style import result_style
from .shapes import Shapes
from .thresholds import NEED, THRESHOLDS

RUN, SOURCES, FIGURES, LEFT_OUT = "criblage_passage", "criblage_sources", "criblage_seuils", "criblage_laisse_de_cote"
"""Tables of the file besides the layer: the run, the layers read, the figures, the roles left out."""

_SOURCE_COLUMNS = ("role", "couche", "millesime", "echelle", "crs", "nb_objets", "couverture")
_BLOCK = 25_000
"""Rows written between two questions whether to stop: about a second."""

_TOGETHER = 500
_FULL = ("No space left", "disk is full", "disk I/O", "File too large")


@dataclass(frozen=True)
class Passage:
    """One run: its identity and that of the base where it is recorded, its day, the version of its rules, the EPSG code,
    whether contiguous parcels of one owner were merged, the time of a run of that day (14:05; "" if not known)."""

    criblage: str
    base: str
    day: date
    version: str
    epsg: int
    merged: bool
    at: str = ""


@dataclass(frozen=True)
class Result:
    """A result as it is read back."""

    path: Path
    passage: Passage
    facts: Facts


def write_result(
    path: Path, passage: Passage, facts: Facts, columns: Sequence[Column], shapes: Shapes,
    *, progress: Callable[[float], None], cancelled: Callable[[], bool],
) -> None:  # fmt: skip
    """Writes the layer and the tables of a new file. Raises ResorptionError (DiskFullError), Cancelled."""
    try:
        _write_layer(path, passage.epsg, columns, shapes, progress, cancelled)
        for name, rows in _tables(passage, facts).items():
            _write_table(path, name, rows)
        with Handle(path) as made, made.transaction():
            save_first_style(made, LAYER, result_style(columns))
    except (Refusal, OSError, RuntimeError) as error:
        raise _not_written(error, path) from error


def _write_layer(
    path: Path, epsg: int, columns: Sequence[Column], shapes: Shapes,
    progress: Callable[[float], None], cancelled: Callable[[], bool],
) -> None:  # fmt: skip
    for start in range(0, len(shapes), _BLOCK):
        if cancelled():
            raise Cancelled
        _write_block(path, epsg, columns, shapes, slice(start, start + _BLOCK))
        progress(min(start + _BLOCK, len(shapes)) / len(shapes))


def _write_block(path: Path, epsg: int, columns: Sequence[Column], shapes: Shapes, block: slice) -> None:
    import shapely
    from pyogrio import raw

    made = [_nullable(column, block) for column in columns]
    raw.write(
        path,
        shapely.to_wkb(shapes[block]),
        [values for values, _unknown in made],
        [column.name for column in columns],
        field_mask=[unknown for _values, unknown in made],
        layer=LAYER,
        driver="GPKG",
        geometry_type="MultiPolygon",
        crs=f"EPSG:{epsg}",
        encoding="UTF-8",
        append=block.start > 0,
        promote_to_multi=True,
        nan_as_null=True,
        dataset_options={"VERSION": "1.3"} if block.start == 0 else None,
        layer_options={"GEOMETRY_NAME": GEOMETRY_COLUMN} if block.start == 0 else None,
    )


def _nullable(column: Column, block: slice) -> tuple[np.ndarray, np.ndarray | None]:
    """Values with None or NaN where nothing is known; whole numbers have neither, but a mask, which costs more."""
    values = column.values[block]
    if column.known is None:
        return values, None
    known = column.known[block]
    if np.issubdtype(values.dtype, np.integer):
        return values, ~known
    return np.where(known, values, None if values.dtype == object else np.nan), None


def _tables(passage: Passage, facts: Facts) -> dict[str, Mapping[str, Sequence[Any]]]:
    """Table -> column -> values."""
    run = {
        "criblage": passage.criblage, "base": passage.base, "date": passage.day.isoformat(),
        "version_regles": passage.version, "epsg": str(passage.epsg), "regroupement": "oui" if passage.merged else "non",
        "heure": passage.at,
    }  # fmt: skip
    figures = [t for t in THRESHOLDS if t.key in facts.figures]
    return {
        RUN: {"cle": list(run), "valeur": list(run.values())},
        SOURCES: dict(zip(_SOURCE_COLUMNS, zip(*map(_source_values, facts.layers)))),
        FIGURES: {
            "cle": [t.key for t in figures], "libelle": [t.label for t in figures],
            "seuil": [_text(facts.figures[t.key]) for t in figures], "unite": [t.unit for t in figures],
            "statut": [t.status if facts.figures[t.key] == t.default else NEED for t in figures],
            "source": [t.origin(facts.figures[t.key]) for t in figures],
        },
        LEFT_OUT: {"role": sorted(facts.left_out)},
    }  # fmt: skip


def _source_values(layer: LayerRead) -> tuple[str, ...]:
    return layer.role, layer.name, layer.vintage, layer.scale, layer.crs, _text(layer.count), layer.coverage


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _write_table(path: Path, name: str, columns: Mapping[str, Sequence[Any]]) -> None:
    from pyogrio import raw

    raw.write(path, None, [np.array(values, dtype=object) for values in columns.values()], list(columns), layer=name,
              driver="GPKG", geometry_type=None, crs=None, encoding="UTF-8", append=False)  # fmt: skip


def _not_written(error: Exception, path: Path) -> ResorptionError:
    words = str(error)
    if any(sign in words for sign in _FULL):
        return DiskFullError(path.name)
    return file_error(words, path)


def read_result(path: Path) -> Result:
    """What a result was made with. Raises ResorptionError for a file that is none, BaseError."""
    try:
        with Handle(Path(path), update=False) as file:
            tables = {name: list(_table_rows(file, name)) for name in (RUN, SOURCES, FIGURES, LEFT_OUT)}
            checked(file.dataset.GetLayerByName, LAYER)
    except Refusal as refusal:
        raise _no_result(path) from refusal
    run = {row["cle"]: row["valeur"] for row in tables[RUN]}
    try:
        return Result(Path(path), _passage(run), _facts(tables))
    except (KeyError, ValueError) as error:
        raise _no_result(path) from error


def _no_result(path: Path) -> ResorptionError:
    return ResorptionError(
        "« {name} » n’est pas le résultat d’une recherche de foncier. Choisissez un fichier fait par elle.",
        name=Path(path).name)  # fmt: skip


def _passage(run: Mapping[str, str]) -> Passage:
    return Passage(run["criblage"], run["base"], date.fromisoformat(run["date"]), run["version_regles"],
                   int(run["epsg"]), run["regroupement"] == "oui", run.get("heure") or "")  # fmt: skip


def _facts(tables: Mapping[str, Sequence[Mapping[str, str]]]) -> Facts:
    figures = {row["cle"]: _number(row["seuil"]) for row in tables[FIGURES]}
    layers = tuple(
        LayerRead(
            *(row[name] or "" for name in _SOURCE_COLUMNS[:5]),
            count=_number(row["nb_objets"]),
            coverage=row.get("couverture") or "",
        )  # not in the files of before
        for row in tables[SOURCES]
    )
    return Facts(figures, frozenset(row["role"] for row in tables[LEFT_OUT]), layers)


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _table_rows(file: Handle, name: str) -> Iterator[dict[str, Any]]:
    yield from (_values(feature) for feature in read_all(file.layer(name)))


def _values(feature: ogr.Feature) -> dict[str, Any]:
    names = [feature.GetFieldDefnRef(place).GetName() for place in range(feature.GetFieldCount())]
    return {name: feature.GetField(place) for place, name in enumerate(names)}


@dataclass(frozen=True)
class ResultRow:
    """A row as it is read back; `geometry` is WKB, None for a parcel without a usable outline."""

    values: Mapping[str, Any]
    geometry: bytes | None


def read_rows(path: Path, identifiers: Iterable[str] | None = None) -> list[ResultRow]:
    """Every row, in order, or those of these identifiers. Raises BaseError, ResorptionError."""
    try:
        with Handle(Path(path), update=False) as file:
            layer = file.layer(LAYER)
            if identifiers is None:
                return [_row(feature) for feature in read_all(layer)]
            return [row for part in _parts(list(identifiers)) for row in _chosen(layer, part)]
    except Refusal as refusal:
        raise file_error(str(refusal), Path(path)) from refusal


def _parts(items: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(items), _TOGETHER):
        yield items[start : start + _TOGETHER]


def _chosen(layer: ogr.Layer, identifiers: Sequence[str]) -> Iterator[ResultRow]:
    checked(layer.SetAttributeFilter, f"{quoted(IDENTIFIER)} IN ({', '.join(map(literal, identifiers))})")
    yield from [_row(feature) for feature in read_all(layer)]


def _row(feature: ogr.Feature) -> ResultRow:
    shape = feature.GetGeometryRef()
    return ResultRow(_values(feature), None if shape is None else bytes(shape.ExportToWkb()))
