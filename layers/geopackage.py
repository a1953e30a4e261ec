"""Makes a base in a GeoPackage: whole in a temporary folder beside its place, then moved there in one step."""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from string import Template

from osgeo import gdal, ogr, osr

from ..protocol.rules import quoted
from ..protocol.vocabulary import VOCABULARIES, Vocabulary
from . import ddl, schema, synthesis, triggers
from .errors import ExistingFile, OpenElsewhere, ReadOnlyError, VanishedError
from .handle import Handle, Refusal, checked, file_error, writable
from .model import Field, Geometry, Kind, Table
from .open_layers import current_author, layers_of
from .placing import base_kept, put_in_place, told, workshop
from .session import Session
from .store import BASE, RESTRICTED

Fill = Callable[[Session], None]

DOMAIN_PREFIX = "d_"

_CONTENTS = Template(
    "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, srs_id) "
    "VALUES ($table, $type, $label, $help, $srs)"
)
_GEOMETRY = Template(
    "INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m) "
    "VALUES ($table, $column, $type, $srs, 0, 0)"
)
_DATA_COLUMN = Template(
    "INSERT INTO gpkg_data_columns (table_name, column_name, name, title, description, constraint_name) "
    "VALUES ($table, $column, $name, $title, $help, $domain)"
)
_SPATIAL_INDEX = Template("SELECT CreateSpatialIndex($table, $column)")


def create_base(path: Path, epsg: int, fill: Fill, *, replace: bool = False, restricted: bool = False) -> Path | None:
    """Makes the base at `path`, filled by `fill(session)` in one transaction; `epsg` is the local metric CRS.

    An existing file is refused unless `replace`; a dated copy is then set aside first, and its path returned.
    Nothing is left behind on any failure, of `fill` too. Raises BaseError, RowError, and whatever `fill` raises.
    """
    path = Path(path).absolute()
    _check_place(path, replace)
    with told(path), workshop(path.parent) as folder:
        made = folder / path.name
        with _named(made):
            _make(made, epsg, restricted)
            with Handle(made) as base, base.transaction():
                session = Session(base, current_author())
                fill(session)
                session.raise_failure()
        return _put_in_place(made, path, replace)


def _check_place(path: Path, replace: bool) -> None:
    if not path.parent.is_dir():
        raise VanishedError(path.parent.name)
    if path.exists() and not replace:
        raise ExistingFile(path.name)
    if not writable(path.parent) or (path.exists() and not writable(path)):
        raise ReadOnlyError(path.name)
    if path.exists() and any(True for _ in layers_of(path)):
        raise OpenElsewhere(path.name)


@contextlib.contextmanager
def _named(made: Path) -> Iterator[None]:
    try:
        yield
    except Refusal as refusal:
        raise file_error(str(refusal), made) from refusal


def _make(path: Path, epsg: int, restricted: bool) -> None:
    tables = schema.RESTRICTED_TABLES if restricted else schema.BASE_TABLES
    _make_file(path, epsg)
    with Handle(path) as base, base.transaction():
        _add_domains(base, tables)
        for table in tables:
            add_table(base, table, epsg)
        for table in tables:
            add_indexes_and_triggers(base, table)
        if not restricted:
            base.execute(synthesis.create_view())
            _register(base, schema.SYNTHESIS, "Synthèse des sites", "", None)
        _sign(base, epsg, restricted)
    # GDAL knows a table made by SQL at the next opening only.
    with Handle(path) as base:
        for table in tables:
            if table.geometry is not Geometry.NONE:
                words = {"table": ddl.literal(table.name), "column": ddl.literal(ddl.GEOMETRY_COLUMN)}
                base.execute(_SPATIAL_INDEX.substitute(words))


def add_indexes_and_triggers(base: Handle, table: Table) -> None:
    """What hangs on a table: once it has its rows, for triggers would write each of them in the journal."""
    for statement in (
        *ddl.create_indexes(table), *triggers.create_code_index(table), *triggers.create_triggers(table)
    ):  # fmt: skip
        base.execute(statement)


def _make_file(path: Path, epsg: int) -> None:
    """An empty GeoPackage that knows the CRS: GDAL describes it there for a first layer, which then goes."""
    srs = osr.SpatialReference()
    checked(srs.ImportFromEPSG, epsg)
    base = None
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        base = checked(gdal.GetDriverByName("GPKG").Create, str(path), 0, 0, 0, gdal.GDT_Unknown)
        checked(base.CreateLayer, "crs", srs, ogr.wkbMultiPolygon)
        checked(base.DeleteLayer, 0)
    finally:
        del base
        gdal.PopErrorHandler()


def _add_domains(base: Handle, tables: Iterable[Table]) -> None:
    used = {field.vocabulary: field.kind for table in tables for field in table.fields if field.vocabulary}
    for name, kind in used.items():
        checked(base.dataset.AddFieldDomain, _domain(VOCABULARIES[name], kind))


def _domain(vocabulary: Vocabulary, kind: Kind) -> ogr.FieldDomain:
    """A coded domain: QGIS makes a drop-down list of it by itself."""
    stored = ogr.OFTInteger if kind is Kind.INTEGER else ogr.OFTString
    codes = {code.value: code.label for code in vocabulary.codes}
    return ogr.CreateCodedFieldDomain(DOMAIN_PREFIX + vocabulary.name, vocabulary.label, stored, ogr.OFSTNone, codes)


def add_table(base: Handle, table: Table, epsg: int) -> None:
    """The table and all that a GeoPackage says of it, without indexes nor triggers. Raises Refusal."""
    base.execute(ddl.create_table(table))
    spatial = table.geometry is not Geometry.NONE
    _register(base, table.name, table.label, table.help, epsg if spatial else None)
    if spatial:
        words = {"column": ddl.GEOMETRY_COLUMN, "type": table.geometry.value, "srs": epsg}
        base.execute(_GEOMETRY.substitute({"table": ddl.literal(table.name), **_literals(words)}))
    for field in table.fields:
        base.execute(_DATA_COLUMN.substitute(_literals(_described(table, field))))


def _register(base: Handle, name: str, label: str, help: str, epsg: int | None) -> None:
    kind = "attributes" if epsg is None else "features"
    # The identifier is unique in a GeoPackage: two tables may have the same label.
    words = {"table": name, "type": kind, "label": f"{label} ({name})", "help": help, "srs": epsg}
    base.execute(_CONTENTS.substitute(_literals(words)))


def _described(table: Table, field: Field) -> dict[str, object]:
    return {
        "table": table.name,
        "column": field.name,
        # Unique in the whole file for GDAL 3.6, in the table for the standard.
        "name": f"{table.name}.{field.name}",
        "title": field.label,
        "help": field.help or None,
        "domain": DOMAIN_PREFIX + field.vocabulary if field.vocabulary else None,
    }


def _literals(words: dict[str, object]) -> dict[str, str]:
    return {key: ddl.literal(value) for key, value in words.items()}


_SIGN = Template("INSERT INTO $table ($columns) VALUES ($identifier, $version, $epsg, $nature, $now)")


def _sign(base: Handle, epsg: int, restricted: bool) -> None:
    columns = ("identifiant", "version_schema", "epsg", "nature", "cree_le")
    words = {
        "identifier": str(uuid.uuid4()),
        "version": schema.SCHEMA_VERSION,
        "epsg": epsg,
        "nature": RESTRICTED if restricted else BASE,
    }
    base.execute(
        _SIGN.substitute(
            _literals(words),
            table=quoted("base_resorption"),
            columns=", ".join(map(quoted, columns)),
            now="strftime('%Y-%m-%dT%H:%M:%fZ', 'now')",
        )
    )


def _put_in_place(made: Path, path: Path, replace: bool) -> Path | None:
    """The last step. The old file leaves a dated copy."""
    if path.exists() and not replace:
        raise ExistingFile(path.name)
    with base_kept(path) as copy:
        put_in_place([(made, path)])
    return copy
