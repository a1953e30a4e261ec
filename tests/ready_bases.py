"""What depends on the schema only is made once for all the tests, then copied: empty bases, and the styles of tables.

An empty base takes a thousand statements, and the styles open the file once for each table: a quarter of a second, and
two seconds, for each of a thousand tests that are about something else. Loaded with `runpy` by the `conftest.py` of the
tests of QGIS. The tests of how a base and its styles are made do without.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path

import pytest
from resorption.layers import geopackage, saved_styles, schema
from resorption.layers.handle import Handle

_SIGNATURE = "SELECT identifiant, cree_le || '' FROM base_resorption"


@dataclass(frozen=True)
class Model:
    """An empty base as the product made it, and the signature that is its own."""

    content: bytes
    identifier: bytes
    born: bytes
    tables: tuple[object, object]
    """Kept, so that a schema that a test changes is never taken for another one."""

    def copy(self, path: Path) -> None:
        """The same base at `path`, with an identity and a date of birth of its own."""
        now = datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
        content = self.content.replace(self.identifier, str(uuid.uuid4()).encode())
        path.write_bytes(content.replace(self.born, now.encode()))


class Ready:
    """The models, made when they are first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._make_base, self._make_styles = geopackage._make, saved_styles.table_styles
        self._models: dict[tuple[object, ...], Model] = {}
        self._styles: dict[str, str] = {}

    def make_base(self, path: Path, epsg: int, restricted: bool) -> None:
        """In the place of `geopackage._make`."""
        tables = (schema.BASE_TABLES, schema.RESTRICTED_TABLES)
        key = (epsg, restricted, schema.SCHEMA_VERSION, *map(id, tables))
        if key not in self._models:
            model = self._folder / f"{uuid.uuid4().hex}.gpkg"
            self._make_base(model, epsg, restricted)
            self._models[key] = _read(model, tables)
        self._models[key].copy(path)

    def make_styles(self, base: Path) -> dict[str, str]:
        """In the place of `saved_styles.table_styles`."""
        if not self._styles:
            self._styles = self._make_styles(base)
        return dict(self._styles)

    @contextmanager
    def used(self, bases: bool = True, styles: bool = True) -> Iterator[None]:
        """Within it, what the product makes is copied."""
        with pytest.MonkeyPatch.context() as patch:
            if bases:
                patch.setattr(geopackage, "_make", self.make_base)
            if styles:
                patch.setattr(saved_styles, "table_styles", self.make_styles)
            yield


def _read(path: Path, tables: tuple[object, object]) -> Model:
    with Handle(path, update=False) as base:
        ((identifier, born),) = base.rows(_SIGNATURE)
    content = path.read_bytes()
    found = [text.encode() for text in (identifier, born)]
    if any(text not in content for text in found):
        raise RuntimeError(f"the signature of a base is not where it was: {found}")
    return Model(content, *found, tables)
