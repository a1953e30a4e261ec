"""From a row of the platform's workbook to what it says of a site. Pure Python."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from ...protocol.errors import ResorptionError
from ...protocol.resorption import closed_status
from .incoming import Incoming, Position, Unreadable
from .platform_columns import MAPPED, ORIENTATION_COUNTS, ROW, Mapped, orientation_of
from .platform_values import FORMULA_STARTS, as_count, is_nothing

NOT_SAID = "Non précisé sur la plateforme nationale."
"""Where the base asks for a precision that the platform does not always have."""


class ColumnLike(Protocol):
    """What is needed of a column of the workbook (see `workbook.Column`)."""

    @property
    def index(self) -> int: ...
    @property
    def title(self) -> str: ...
    @property
    def key(self) -> str: ...
    @property
    def section(self) -> str: ...


class RowLike(Protocol):
    """What is needed of a row of the workbook (see `workbook.SheetRow`)."""

    @property
    def number(self) -> int: ...
    @property
    def cells(self) -> Sequence[str | None]: ...
    @property
    def platform_id(self) -> str | None: ...


@dataclass(frozen=True)
class Layout:
    """Where what is known of the platform stands in one workbook."""

    mapped: tuple[tuple[Mapped, ColumnLike], ...]
    orientations: tuple[tuple[str, str, ColumnLike], ...]
    """Type of orientation, column of the base, column of the workbook."""
    closed: bool
    preparing: bool
    """An export of the sites whose resorption is being prepared."""
    titles: Mapping[str, str]
    """`table.column` of the base: the title where it is read."""


def layout_of(columns: Iterable[ColumnLike], sheet: str = "") -> Layout:
    """What can be read in a workbook with these columns."""
    known = {key: mapped for mapped in MAPPED for key in mapped.keys}
    mapped, orientations = [], []
    for column in columns:
        target = known.get(column.key)
        if target is not None and target.section in ("", column.section):
            mapped.append((target, column))
            continue
        kind = orientation_of(column.section)
        if kind and column.key in ORIENTATION_COUNTS:
            orientations.append((kind, ORIENTATION_COUNTS[column.key], column))
    closed = any(target.column == "date_fermeture" for target, _ in mapped)
    preparing = "cours de r" in sheet.casefold()
    return Layout(tuple(mapped), tuple(orientations), closed, preparing, _titles(mapped, orientations))


def _titles(
    mapped: Iterable[tuple[Mapped, ColumnLike]], orientations: Iterable[tuple[str, str, ColumnLike]]
) -> dict[str, str]:
    titles = {f"{t.table}.{name}": c.title for t, c in mapped for name in (t.several or (t.column,))}
    titles.update({f"orientation.{name}": column.title for _kind, name, column in orientations})
    if f"{ROW}.situation" in titles:
        titles["site.date_situation"] = titles["conditions_vie.date"] = titles[f"{ROW}.situation"]
    if f"{ROW}.count_date" in titles:
        titles["denombrement.date"] = titles[f"{ROW}.count_date"]
    return titles


def incoming_of(row: RowLike, layout: Layout, extracted: date) -> Incoming:
    """Everything that a row says; `extracted` dates what the row itself does not date."""
    found = Incoming(row.number, platform_id=row.platform_id or "", closed=layout.closed, titles=layout.titles)
    values = {ROW: {}, "site": found.site, "denombrement": found.count, "conditions_vie": found.living,
              "diagnostic": found.diagnostic, "procedure": found.procedure}  # fmt: skip
    for target, column in layout.mapped:
        _read(found, values[target.table], target, column, row.cells)
    _read_orientations(found, layout, row.cells)
    _settle(found, values[ROW], layout, extracted)
    return found


def _read(
    found: Incoming, values: dict[str, object], target: Mapped, column: ColumnLike, cells: Sequence[str | None]
) -> None:
    text = cells[column.index] if column.index < len(cells) else None
    if text is None or is_nothing(text):
        return
    try:
        value = target.read(text)
    except Unreadable as error:
        found.refuse(column.title, error)
        return
    if target.table == "site" and text.lstrip().startswith(FORMULA_STARTS):
        found.remark(column.title, ResorptionError("le texte ressemble à une formule : il est gardé comme texte."))
    if target.column:
        if value is not None:
            values[target.column] = value
    elif isinstance(value, dict):
        values.update(value)


def _read_orientations(found: Incoming, layout: Layout, cells: Sequence[str | None]) -> None:
    for kind, name, column in layout.orientations:
        text = cells[column.index] if column.index < len(cells) else None
        if text is None or is_nothing(text):
            continue
        try:
            number = as_count(text)
        except Unreadable as error:
            found.refuse(column.title, error)
            continue
        # Several labels of earlier years are one type today.
        row = found.orientations.setdefault(kind, {})
        row[name] = int(str(row.get(name, 0))) + number


def _settle(found: Incoming, row: dict[str, object], layout: Layout, extracted: date) -> None:
    """What depends on several cells at once."""
    found.name = str(found.site.get("nom", ""))
    found.insee = str(row.get("insee", ""))
    found.declared = str(row.get("declared", ""))
    found.situation = _as_date(row.get("situation"))
    found.count_date = _as_date(row.get("count_date")) or found.situation or extracted
    found.actors = row.get("actors", {})  # type: ignore[assignment]
    found.phases = row.get("phases", {})  # type: ignore[assignment]
    _settle_place(found, row)
    _settle_owners(found, row)
    _settle_living(found)
    _settle_diagnostic(found, extracted)
    _settle_status(found, layout)


def _as_date(value: object) -> date | None:
    return value if isinstance(value, date) else None


def _settle_place(found: Incoming, row: dict[str, object]) -> None:
    latitude, longitude = row.get("latitude"), row.get("longitude")
    if isinstance(latitude, float) and isinstance(longitude, float):
        found.position = Position(longitude, latitude)


def _settle_owners(found: Incoming, row: dict[str, object]) -> None:
    """The single owner of earlier layouts; a private one keeps no name."""
    if "owners" in row:
        found.owners = row["owners"]  # type: ignore[assignment]
    elif "owner_type" in row:
        kind = str(row["owner_type"])
        found.owners = ((kind, str(row["owner_name"]) if kind == "public" and "owner_name" in row else None),)


def _settle_living(found: Incoming) -> None:
    if found.living.get("eau_acces") == "autre":
        found.living.setdefault("eau_acces_precisions", NOT_SAID)


def _settle_diagnostic(found: Incoming, extracted: date) -> None:
    """Closed sites have no status: a day that had come is taken as done."""
    values = found.diagnostic
    state = values.pop("etat", None)
    day = _as_date(values.get("date"))
    if state is None and day is not None:
        state = "realise" if day <= extracted else "prevu"
    if state not in ("prevu", "realise"):
        values.clear()
        return
    values["etat"] = state
    values["nature"] = "social"
    values.setdefault("operateur", NOT_SAID.rstrip("."))


def _settle_status(found: Incoming, layout: Layout) -> None:
    if found.situation is not None:
        found.site["date_situation"] = found.situation
    if not layout.closed:
        found.site["statut"] = "en_resorption" if layout.preparing else "actif"
        return
    # The platform writes « Non » for unknown too: without orientations it says nothing.
    declared = "non" if found.declared == "non" and found.orientations else "inconnu"
    found.site["resorption_declaree"] = "oui" if found.declared == "oui" else declared
    found.site["statut"] = closed_status(found.declared)
    found.site.setdefault("cause_fermeture", "inconnue")
    if found.site["cause_fermeture"] == "autre":
        found.site.setdefault("contexte_fermeture", NOT_SAID)
