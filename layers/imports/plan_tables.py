"""What an import writes in the tables around a site. A changed value makes a new dated row; nothing is deleted."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from ...protocol.errors import ResorptionError
from ..session import Record
from .folding import folded
from .incoming import Incoming
from .state import Change, State

_STAGES = {"non_demarree": 0, "en_cours": 1, "terminee": 2}


def new_uuid() -> str:
    """The identity of a row to come."""
    return str(uuid.uuid4())


def table_changes(row: Incoming, site: str, known: str | None, state: State) -> Iterator[Change]:
    """The changes around a site; `known` is its uuid when the base has it."""
    yield from _dated("denombrement", _counted(row), row.count_date, site, state.of("denombrement", known))
    living_date = row.situation or row.count_date
    yield from _dated("conditions_vie", row.living, living_date, site, state.of("conditions_vie", known))
    yield from _diagnostic(row, site, state.of("diagnostic", known))
    yield from _orientations(row, site, state.of("orientation", known))
    yield from _phases(row, site, state.of("phase", known))
    yield from _actors(row, site, state, state.of("intervenant", known))
    yield from _owners(row, site, state.of("proprietaire", known))
    yield from _procedure(row, site, state.of("procedure", known))


def _new(table: str, values: Mapping[str, object]) -> Change:
    return Change(table, new_uuid(), values)


def _update(record: Record, wanted: Mapping[str, object]) -> Iterator[Change]:
    """What differs; nothing when all is known already."""
    changed = {name: value for name, value in wanted.items() if value != record.values[name]}
    if changed:
        yield Change(record.table, record.uuid, changed, record.version, before=record.values)


def _counted(row: Incoming) -> dict[str, object]:
    return {**row.count, "source": row.source} if row.count else {}


def _dated(
    table: str, values: Mapping[str, object], day: date | None, site: str, records: Sequence[Record]
) -> Iterator[Change]:
    """A new row when the last one of that day or before says something else."""
    if not values or day is None:
        return
    past = [r for r in records if str(r.values["date"]) <= day.isoformat()]
    known = _last(past)
    if "source" in values:
        # What an officer counted in between does not make the platform's old figure a new one.
        same_day = [r for r in past if r.values["date"] == day and _says(r, values, ("source",))]
        past = same_day or [r for r in past if r.values["source"] == values["source"]]
    last = _last(past)
    if last is None or not _says(last, values, ("source",)):
        before = {} if known is None else known.values
        yield Change(table, new_uuid(), {**values, "site": site, "date": day}, before=before)


def _last(records: Sequence[Record]) -> Record | None:
    """The latest row; of two of one day, the one entered last."""
    return max(enumerate(records), key=lambda pair: (str(pair[1].values["date"]), pair[0]), default=(0, None))[1]


def _says(record: Record, values: Mapping[str, object], but: tuple[str, ...] = ()) -> bool:
    return all(record.values[name] == value for name, value in values.items() if name not in but)


def _diagnostic(row: Incoming, site: str, records: Sequence[Record]) -> Iterator[Change]:
    """The social assessment: the one of that day, or the one that the same service had planned."""
    wanted = row.diagnostic
    if not wanted:
        return
    social = [r for r in records if r.values["nature"] == "social"]
    same = [r for r in social if r.values["date"] == wanted.get("date")]
    planned = [r for r in social if r.values["etat"] == "prevu" and r.values["operateur"] == wanted["operateur"]]
    found = next(iter(same or planned), None)
    if found is None:
        yield _new("diagnostic", {**wanted, "site": site})
    elif found.values["etat"] != "realise":
        yield from _update(found, {"etat": wanted["etat"], "date": wanted.get("date")})


def _orientations(row: Incoming, site: str, records: Sequence[Record]) -> Iterator[Change]:
    known = {r.values["type"]: r for r in records}
    for kind, values in row.orientations.items():
        if kind in known:
            yield from _update(known[kind], values)
        else:
            yield _new("orientation", {**values, "type": kind, "site": site})


def _phases(row: Incoming, site: str, records: Sequence[Record]) -> Iterator[Change]:
    known = {r.values["phase"]: r for r in records}
    for code, values in row.phases.items():
        if code not in known:
            yield _new("phase", {**values, "phase": code, "site": site})
        elif _STAGES[str(known[code].values["etat"])] > _STAGES[str(values["etat"])]:
            row.remark(row.title_of("row", "phases"), ResorptionError(
                "une phase est plus avancée dans la base que dans l’export : elle n’est pas changée."))  # fmt: skip
        else:
            yield from _update(known[code], values)


def _actors(row: Incoming, site: str, state: State, records: Sequence[Record]) -> Iterator[Change]:
    known = {folded(str(r.values["organisme"])): r.uuid for r in records}
    for organisation, themes in row.actors.items():
        actor = known.get(folded(organisation))
        if actor is None:
            actor = new_uuid()
            yield Change("intervenant", actor, {"organisme": organisation, "site": site})
        have = state.themes.get(actor, ())
        for theme in themes:
            if theme not in have:
                yield _new("intervenant_theme", {"intervenant": actor, "theme": theme})


def _owners(row: Incoming, site: str, records: Sequence[Record]) -> Iterator[Change]:
    """Named owners by their name; the others by their number, for the officer may have named one of them since."""
    named = {folded(str(r.values["personne_morale"])) for r in records if r.values["personne_morale"]}
    have = Counter(str(r.values["type"]) for r in records)
    met: Counter[str] = Counter()
    for kind, name in row.owners:
        if name:
            missing = folded(name) not in named
            named.add(folded(name))
        else:
            met[kind] += 1
            missing = met[kind] > have[kind]
        if missing:
            yield _new("proprietaire", {"site": site, "type": kind, "personne_morale": name})


def _procedure(row: Incoming, site: str, records: Sequence[Record]) -> Iterator[Change]:
    if records:
        known = records[0].values
        told = {n: v for n, v in row.procedure.items() if v != "inconnu" or known[n] is None}
        yield from _update(records[0], told)
    elif any(value != "inconnu" for value in row.procedure.values()):
        yield _new("procedure", {**row.procedure, "site": site})
