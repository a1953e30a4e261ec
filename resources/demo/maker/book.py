"""Rows of the base being written, table by table, with identities that never change."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

from osgeo import ogr

from .writers import write_csv, write_geojson

TODAY = "2026-11-01"
"""The day on which the demonstration takes place."""

FROM_PLATFORM = {
    "S-2022-003": "900101", "S-2023-001": "900102", "S-2023-003": "900103", "S-2023-005": "900104",
    "S-2024-002": "900105", "S-2024-004": "900106",
}  # fmt: skip
"""Sites that the national platform knows: {code: identifier there}. Its export may have brought them into the base
before, under a uuid of its own: these rows are told by their identifier and named by their code."""

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "val-fictif.invalid")


def uid(table: str, key: str) -> str:
    """What names a row, the same at each making: its uuid, or its code for a site that the platform knows."""
    if table == "site" and key in FROM_PLATFORM:
        return key
    return str(uuid.uuid5(_NAMESPACE, f"{table}/{key}"))


class Book:
    """The tables in the order they were begun."""

    def __init__(self) -> None:
        self.rows: dict[str, list[dict[str, Any]]] = {}
        self.shapes: dict[str, list[ogr.Geometry]] = {}

    def add(self, table: str, key: str, **values: Any) -> str:
        """Add a row; `key` names it within its table. Returns what names it (see `uid`)."""
        identity = uid(table, key)
        known = table == "site" and key in FROM_PLATFORM
        self.rows.setdefault(table, []).append({"uuid": None if known else identity, **values})
        return identity

    def add_without_uuid(self, table: str, **values: Any) -> None:
        """Add the values for a row that the base already has (the protocol's own)."""
        self.rows.setdefault(table, []).append(values)

    def add_shape(self, table: str, key: str, shape: ogr.Geometry, **values: Any) -> str:
        """Add a row with a geometry (m, from the plan's origin)."""
        self.shapes.setdefault(table, []).append(ogr.ForceToMultiPolygon(shape.Clone()))
        return self.add(table, key, **values)

    def write(self, folder: Path) -> dict[str, int]:
        """One file per table; returns the rows per file."""
        folder.mkdir(parents=True, exist_ok=True)
        return {f"{table}{self._suffix(table)}": self._write(folder, table) for table in self.rows}

    def _suffix(self, table: str) -> str:
        return ".geojson" if table in self.shapes else ".csv"

    def _write(self, folder: Path, table: str) -> int:
        path, rows = folder / f"{table}{self._suffix(table)}", self.rows[table]
        if table not in self.shapes:
            return write_csv(path, rows)
        columns = list(dict.fromkeys(name for row in rows for name in row))
        full = [{name: row.get(name) for name in columns} for row in rows]
        return write_geojson(path, zip(full, self.shapes[table], strict=True))
