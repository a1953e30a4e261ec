"""What is wrong, or doubtful, with the closing of a site: the rules of each table, and those of the closing itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from ..protocol.checks import check_field, check_record
from ..protocol.resorption import closing_doubts, closing_problems
from ..protocol.rules import Problem
from ..protocol.sensitive import doubts as sensitive_doubts
from . import schema
from .closing_plan import ASKED, ClosingPlan, Values, later
from .texts import day_text

_CLOSING = (*ASKED, "resorption_declaree", "resorption_motif")
_PLACES = {"date_fermeture": "site.", "resorption_motif": "site."}
_NO_FINDING = "Pour programmer la première visite, dites ce qui a été constaté le jour de la fermeture."
_VISIT_TOO_EARLY = "La prochaine visite ne peut pas précéder la fermeture."


def problems(plan: ClosingPlan, today: date) -> list[Problem]:
    """What prevents the closing; `field` is « table.column », « orientation.TYPE.column », or « orientation »."""
    return [
        *_of("site", _site_problems(plan, today)),
        *_orientation_problems(plan, today),
        *_count_problems(plan, today),
        *_usage_problems(plan, today),
        *_visit_problems(plan, today),
        *(_placed(problem) for problem in closing_problems(plan.as_closing())),
    ]


def doubts(plan: ClosingPlan, today: date) -> list[Problem]:
    """What forbids nothing but must be looked at twice; `field` as for `problems`."""
    found = [*_sensitive("site", plan.site_values), *(_placed(p) for p in closing_doubts(plan.as_closing()))]
    for kind, row in plan.orientations.items():
        found += [replace(p, field=f"orientation.{kind}.note") for p in _sensitive("orientation", row)]
    for table, row in (("usage_site", plan.usage), ("denombrement", plan.count)):
        found += _sensitive(table, row or {})
    if plan.next_visit is not None and plan.next_visit < today:
        found.append(Problem("visite.prochaine_visite", "La prochaine visite est déjà passée."))
    return found


def _site_problems(plan: ClosingPlan, today: date) -> Iterator[Problem]:
    table = schema.table("site")
    site = {**plan.situation.site.values, **plan.site_values}
    for name in _CLOSING:
        yield from check_field(table.field(name), site[name])
    for rule in table.rules:
        if rule.field in _CLOSING:
            yield from rule.problems(site, today)


def _orientation_problems(plan: ClosingPlan, today: date) -> Iterator[Problem]:
    for kind, row in plan.orientations.items():
        yield from _of(f"orientation.{kind}", _checked("orientation", {**row, "type": kind}, plan, today))


def _count_problems(plan: ClosingPlan, today: date) -> Iterator[Problem]:
    if plan.count is None:
        return
    yield from _of("denombrement", _checked("denombrement", plan.count, plan, today))
    if plan.count.get("nb_personnes") is None:
        yield Problem("denombrement.nb_personnes", "Dites combien de personnes ont été comptées.")
    last, day = plan.situation.count, plan.count.get("date")
    if last is not None and isinstance(day, date) and later(last.values["date"], day):
        shown = (("date", day_text(last.values["date"])),)
        yield Problem("denombrement.date", "Ce comptage doit être le dernier : la base en a un du {date}.", shown)


def _usage_problems(plan: ClosingPlan, today: date) -> Iterator[Problem]:
    if plan.usage is not None:
        yield from _of("usage_site", _checked("usage_site", {**plan.usage, "date": plan.day}, plan, today))


def _visit_problems(plan: ClosingPlan, today: date) -> Iterator[Problem]:
    planned = None if plan.onto_last_visit else plan.next_visit
    last = plan.situation.visit
    if plan.finding is not None:
        row = {"date": plan.day, "constat": plan.finding, "prochaine_visite": planned}
        yield from _of("visite", _checked("visite", row, plan, today))
    elif planned is not None:
        yield Problem("visite.constat", _NO_FINDING)
    if last is not None and plan.onto_last_visit and later(last.values["date"], plan.next_visit):
        shown = (("date", day_text(last.values["date"])),)
        yield Problem("visite.prochaine_visite", "Une visite a été faite le {date} : la prochaine la suit.", shown)
    elif later(plan.day, plan.next_visit) and plan.finding is None:
        yield Problem("visite.prochaine_visite", _VISIT_TOO_EARLY)


def _checked(name: str, row: Values, plan: ClosingPlan, today: date) -> list[Problem]:
    """What the table says of a row of that site; its day is the closing's, which is checked with the site."""
    table = schema.table(name)
    found = check_record(table.own_fields, table.rules, {**row, "site": plan.situation.site.uuid}, today)
    return [p for p in found if p.field != "date" or name == "denombrement"]


def _sensitive(name: str, row: Mapping[str, object]) -> Iterable[Problem]:
    return _of(name, sensitive_doubts(name, schema.table(name).own_fields, row))


def _of(place: str, found: Iterable[Problem]) -> Iterator[Problem]:
    return (replace(problem, field=f"{place}.{problem.field}") for problem in found)


def _placed(problem: Problem) -> Problem:
    return replace(problem, field=_PLACES.get(problem.field, "") + problem.field)
