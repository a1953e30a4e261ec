"""Articles 13 and 16 of the protocol's text: how it is run, followed and evaluated, and the agreements that apply it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..protocol.plain_text import folded
from ..protocol.sentences import said
from ..protocol.vocabulary import OPEN_ACTIONS, OPEN_ENGAGEMENTS, vocabulary
from . import french
from .protocol_gaps import IN_AGREEMENTS, IN_MATRIX, IN_MEETINGS, IN_PROTOCOL, Gaps, article
from .reading import Snapshot


@dataclass(frozen=True)
class BodyLine:
    """A body: how many meetings were held, the last one and the next one."""

    name: str
    held: str
    last: str
    next: str


@dataclass(frozen=True)
class DateLine:
    """Something to come."""

    day: str
    subject: str
    number: str
    """The article it is about."""


@dataclass(frozen=True)
class RunningText:
    """Article 13."""

    steering: str
    watch_cell: str
    participation: str
    evaluation: str
    threshold: str
    bodies: tuple[BodyLine, ...]
    no_body: str
    calendar: tuple[DateLine, ...]
    no_date: str


@dataclass(frozen=True)
class ConventionLine:
    """A particular agreement."""

    title: str
    subject: str
    day: str
    parties: str


@dataclass(frozen=True)
class ConventionsText:
    """Article 16."""

    lines: tuple[ConventionLine, ...]
    missing: str


def running_text(base: Snapshot, day: date, gaps: Gaps) -> RunningText:
    """How the protocol is run: what people wrote, the bodies that met, and what is planned from that day on."""
    row, place = base.protocol, article(13)
    bodies, calendar = tuple(_bodies(base, day)), _calendar(base, day)
    return RunningText(
        steering=gaps.filled(place, row["pilotage"], said("pilotage et calendrier"), IN_PROTOCOL),
        watch_cell=gaps.filled(place, row["cellule_veille"], said("cellule de veille"), IN_PROTOCOL),
        participation=gaps.filled(
            place, row["participation_habitants"], said("mode de participation des habitants"), IN_PROTOCOL
        ),
        evaluation=gaps.filled(place, row["evaluation"], said("évaluation"), IN_PROTOCOL),
        threshold=(
            f"Un site est dit résorbé quand au moins {row['seuil_resorption_pct']}\N{NO-BREAK SPACE}% de ses habitants ont "
            "accédé à une solution durable."
        ),
        bodies=bodies,
        no_body="" if bodies else gaps.mark(place, said("instances et dates de leurs réunions"), IN_MEETINGS),
        calendar=calendar,
        no_date="" if calendar else gaps.mark(place, said("calendrier des actions et des engagements"), IN_MATRIX),
    )


def _bodies(base: Snapshot, day: date) -> Iterator[BodyLine]:
    for code in vocabulary("instance").values:
        days = [r["date"] for r in base.all("reunion") if r["instance"] == code]
        days = [d for d in days if isinstance(d, date)]
        if days:
            held = [d for d in days if d <= day]
            to_come = [d for d in days if d > day]
            yield BodyLine(
                french.coded("instance", code),
                french.number(len(held)),
                french.day(max(held, default=None), "–"),
                french.day(min(to_come, default=None), "–"),
            )


def _calendar(base: Snapshot, day: date) -> tuple[DateLine, ...]:
    found = [(when, what, number) for when, what, number in _dates(base) if isinstance(when, date) and when >= day]
    found.sort(key=lambda entry: (entry[0], entry[2] is None, entry[2] or 0, folded(entry[1])))
    return tuple(DateLine(french.day(when), what, "" if n is None else str(n)) for when, what, n in found)


def _dates(base: Snapshot) -> Iterator[tuple[object, str, int | None]]:
    """Each day known, what it is, and its article."""
    for row in base.all("reunion"):
        yield row["date"], french.coded("instance", row["instance"]), None
    for row in base.all("action"):
        if row["statut"] in OPEN_ACTIONS:
            title, number = french.text(row["titre"]), int(str(row["article"]))
            yield row["date_debut"], f"Début de l’action «\N{NO-BREAK SPACE}{title}\N{NO-BREAK SPACE}»", number
            yield row["date_fin"], f"Fin de l’action «\N{NO-BREAK SPACE}{title}\N{NO-BREAK SPACE}»", number
    partners = {p["uuid"]: french.text(p["nom"]) for p in base.all("partenaire")}
    for row in base.all("engagement"):
        if row["statut"] in OPEN_ENGAGEMENTS:
            who = partners.get(row["partenaire"], "")
            what = f"{french.text(row['intitule'])} ({who})" if who else french.text(row["intitule"])
            yield row["echeance"], what, int(str(row["article"]))


def conventions_text(base: Snapshot, gaps: Gaps) -> ConventionsText:
    """The agreements of the base, by date, those without one last."""
    names = {p["uuid"]: french.text(p["nom"]) for p in base.all("partenaire")}
    parties: dict[object, list[str]] = {}
    for row in base.all("convention_partenaire"):
        if row["partenaire"] in names:
            parties.setdefault(row["convention"], []).append(names[row["partenaire"]])
    rows = sorted(base.all("convention"), key=lambda r: (r["date"] or date.max, folded(str(r["titre"]))))
    lines = tuple(
        ConventionLine(
            french.text(row["titre"]),
            french.text(row["objet"]) or french.NOT_TOLD,
            french.day(row["date"]),
            ", ".join(sorted(parties.get(row["uuid"], ()), key=folded)) or french.NOT_TOLD,
        )
        for row in rows
    )
    what = said("conventions particulières d’application, ou «\N{NO-BREAK SPACE}néant\N{NO-BREAK SPACE}»")
    return ConventionsText(lines, "" if lines else gaps.mark(article(16), what, IN_AGREEMENTS))
