"""What the base does by itself: version, conflict, journal, automatic code. Pure Python: SQL text only.

The triggers serve every client, QGIS's own forms and tools included. They are guarded so that the
update that raises the version neither starts another one nor writes a second line of the journal.
"""

from string import Template

from ..protocol.rules import quoted
from .ddl import GEOMETRY_COLUMN, literal
from .model import COMMON, Geometry, Table

CONFLICT = "conflit"
IDENTITY = "identite"
SINGLE = "ligne_unique"

_NOW = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"
_HIDDEN = literal("…")
_NOT_TRACKED = frozenset({"uuid", *(f.name for f in COMMON)})

# +1 lets the update of the version trigger itself pass.
_CONFLICT = Template("""CREATE TRIGGER $name BEFORE UPDATE ON $table
WHEN NEW."version" NOT IN (OLD."version", OLD."version" + 1)
BEGIN SELECT RAISE(ABORT, '$message'); END""")

_IDENTITY = Template("""CREATE TRIGGER $name BEFORE UPDATE ON $table
WHEN NEW."uuid" IS NOT OLD."uuid"
BEGIN SELECT RAISE(ABORT, '$message'); END""")

_SINGLE = Template("""CREATE TRIGGER $name BEFORE INSERT ON $table
WHEN EXISTS (SELECT 1 FROM $table)
BEGIN SELECT RAISE(ABORT, '$message'); END""")

# An update that does not bring a new `modifie_le` comes from a tool that says nothing of its author:
# the previous one must not be blamed.
_VERSION = Template("""CREATE TRIGGER $name AFTER UPDATE ON $table
WHEN NEW."version" IS OLD."version" AND ($changed)
BEGIN UPDATE $table SET
  "version" = OLD."version" + 1,
  "modifie_par" = CASE WHEN NEW."modifie_le" IS NOT OLD."modifie_le" THEN NEW."modifie_par" ELSE $deleter END,
  "modifie_le" = CASE WHEN NEW."modifie_le" IS NOT OLD."modifie_le" THEN NEW."modifie_le" ELSE $now END
WHERE "fid" = NEW."fid"; END""")

_INSERTED = Template("""CREATE TRIGGER $name AFTER INSERT ON $table
BEGIN
$fill
INSERT INTO "journal" ("table_nom", "uuid", "operation", "le", "par", "apres")
VALUES ($label, NEW."uuid", 'ajout', $now, NEW."cree_par",
  (SELECT json_group_object(c, n) FROM ($values) WHERE n IS NOT NULL));
END""")

# Only for another tool: the store gives the times.
_ADDED = Template("""CREATE TRIGGER $name AFTER INSERT ON $table
WHEN NEW."cree_le" IS NULL OR NEW."modifie_le" IS NULL
BEGIN
$fill
END""")

_FILL = Template("""UPDATE $table SET
  "cree_le" = coalesce("cree_le", $now), "modifie_le" = coalesce("modifie_le", "cree_le", $now)$code
WHERE "fid" = NEW."fid" AND ("cree_le" IS NULL OR "modifie_le" IS NULL$without_code);""")

# The highest number of the year, plus one, straight from the index below: a scan would make 10 000 rows take minutes.
_CODE = Template("""CASE WHEN coalesce("code", '') <> '' THEN "code" ELSE $stem || printf('%03d', 1 + coalesce((
    SELECT $number FROM $table WHERE $start = $stem ORDER BY $number DESC LIMIT 1), 0)) END""")
_CODE_INDEX = Template("CREATE INDEX $name ON $table ($start, $number)")

_UPDATED = Template("""CREATE TRIGGER $name AFTER UPDATE ON $table
WHEN $changed
BEGIN INSERT INTO "journal" ("table_nom", "uuid", "operation", "le", "par", "motif", "avant", "apres")
SELECT $label, NEW."uuid", 'modification', $now,
  CASE WHEN NEW."modifie_le" IS NOT OLD."modifie_le" THEN NEW."modifie_par" ELSE $deleter END,
  $reason, json_group_object(c, o), json_group_object(c, n) FROM ($values) WHERE d; END""")

_DELETED = Template("""CREATE TRIGGER $name AFTER DELETE ON $table
BEGIN INSERT INTO "journal" ("table_nom", "uuid", "operation", "le", "par", "motif", "avant")
VALUES ($label, OLD."uuid", 'suppression', $now, $deleter, $reason,
  (SELECT json_group_object(c, o) FROM ($values) WHERE o IS NOT NULL)); END""")

# The store keeps one row there during a deletion, under the write lock: whatever is deleted or
# emptied meanwhile, by cascade, is its doing.
_DELETER = '(SELECT "par" FROM "suppression" LIMIT 1)'
_REASON = '(SELECT "motif" FROM "suppression" LIMIT 1)'


def tracked(table: Table) -> tuple[str, ...]:
    """The columns whose change counts as a change of the row, geometry last."""
    columns = [f.name for f in table.fields if f.name not in _NOT_TRACKED]
    return (*columns, *([GEOMETRY_COLUMN] if table.geometry is not Geometry.NONE else []))


def _differs(table: Table, column: str) -> str:
    name = quoted(column)
    change = f"NEW.{name} IS NOT OLD.{name}"
    # The code that the base gives to a new row is not a change made by somebody.
    return f"(coalesce(OLD.{name}, '') <> '' AND {change})" if _automatic(table, column) else change


def _automatic(table: Table, column: str) -> bool:
    return bool(table.code_prefix) and column == "code"


def _changed(table: Table) -> str:
    return " OR ".join(_differs(table, c) for c in tracked(table))


def _value(table: Table, row: str, column: str) -> str:
    """The value of a column as the journal keeps it."""
    name = f"{row}.{quoted(column)}"
    if column == GEOMETRY_COLUMN:
        return f"hex({name})"
    if table.restricted:
        return f"CASE WHEN {name} IS NULL THEN NULL ELSE {_HIDDEN} END"
    return name


def _inserted_value(table: Table, column: str) -> str:
    if not _automatic(table, column):
        return _value(table, "NEW", column)
    return Template('(SELECT "code" FROM $table WHERE "fid" = NEW."fid")').substitute(table=quoted(table.name))


def _insert_values(table: Table) -> str:
    """Column and value pairs of a new row. Not its geometry: the row has it, and its first change will keep it."""
    pair = Template("SELECT $c AS c, $n AS n")
    columns = [c for c in tracked(table) if c != GEOMETRY_COLUMN]
    return " UNION ALL ".join(pair.substitute(c=literal(c), n=_inserted_value(table, c)) for c in columns)


def _update_values(table: Table) -> str:
    line = Template("SELECT $c AS c, $o AS o, $n AS n, $d AS d")
    return " UNION ALL ".join(
        line.substitute(
            c=literal(c), o=_value(table, "OLD", c), n=_value(table, "NEW", c), d=_differs(table, c)
        )
        for c in tracked(table)
    )  # fmt: skip


def _delete_values(table: Table) -> str:
    pair = Template("SELECT $c AS c, $o AS o")
    return " UNION ALL ".join(pair.substitute(c=literal(c), o=_value(table, "OLD", c)) for c in tracked(table))


def _added(table: Table) -> Template:
    return _ADDED if table.told_by_parent else _INSERTED


def _code_words(table: Table) -> dict[str, str]:
    length = len(table.code_prefix) + len("-2026-")
    return {
        "table": quoted(table.name),
        "stem": f"'{table.code_prefix}-' || strftime('%Y', 'now', 'localtime') || '-'",
        "start": f'substr("code", 1, {length})',
        "number": f'CAST(substr("code", {length + 1}) AS INTEGER)',
    }


def _fill(table: Table) -> str:
    code = without = ""
    if table.code_prefix:
        given = _CODE.substitute(_code_words(table))
        code, without = f',\n  "code" = {given}', " OR coalesce(\"code\", '') = ''"
    return _FILL.substitute(table=quoted(table.name), now=_NOW, code=code, without_code=without)


def create_code_index(table: Table) -> tuple[str, ...]:
    """The index that gives the highest number of a year, for a table whose code is automatic."""
    if not table.code_prefix:
        return ()
    return (_CODE_INDEX.substitute(_code_words(table), name=quoted(f"ix_{table.name}_numero")),)


def _name(table: Table, suffix: str) -> str:
    return quoted(f"tr_{table.name}_{suffix}")


def create_triggers(table: Table) -> tuple[str, ...]:
    """The CREATE TRIGGER statements of a table; a technical one has at most the guard of its single row."""
    name = quoted(table.name)
    found = []
    if table.singleton:
        found.append(_SINGLE.substitute(name=_name(table, "seule"), table=name, message=SINGLE))
    if table.technical:
        return tuple(found)
    words = {"table": name, "label": literal(table.name), "now": _NOW, "deleter": _DELETER, "reason": _REASON}
    changed = _changed(table)
    return (
        *found,
        _CONFLICT.substitute(name=_name(table, "conflit"), table=name, message=CONFLICT),
        _IDENTITY.substitute(name=_name(table, "identite"), table=name, message=IDENTITY),
        _added(table).substitute(words, name=_name(table, "ajout"), fill=_fill(table), values=_insert_values(table)),
        _VERSION.substitute(words, name=_name(table, "version"), changed=changed),
        _UPDATED.substitute(
            words, name=_name(table, "modification"), changed=changed, values=_update_values(table)
        ),
        _DELETED.substitute(words, name=_name(table, "suppression"), values=_delete_values(table)),
    )  # fmt: skip
