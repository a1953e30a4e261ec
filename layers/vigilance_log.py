"""What an evaluation says of itself: what it found, the values of the base that it could not use, how to read it."""

from __future__ import annotations

from collections.abc import Iterator

from ..protocol.local_check import validity
from ..protocol.plain_text import french_day
from ..protocol.sentences import Sentence, said
from ..protocol.vigilance_facts import Territory
from ..protocol.vigilance_notes import base_notes, notes
from ..protocol.vigilance_sentences import CAVEATS
from .vigilance import Outcome


def remarks(outcome: Outcome) -> Iterator[Sentence]:
    """What this evaluation left aside or found contradictory, row by row."""
    territory = outcome.territory
    yield from base_notes(territory, outcome.day)
    yield from _outlines(territory)
    yield from _kept(outcome)
    for site in territory.closed_at(outcome.day):
        for note in notes(territory, site, outcome.day):
            yield said("Site {code} : {note}", code=site.code, note=note)


def _kept(outcome: Outcome) -> Iterator[Sentence]:
    for site in outcome.kept:
        yield said("Site {code} : d’après la base d’aujourd’hui, il n’était pas fermé le {day}. Le résultat déjà "
                   "enregistré pour ce jour est gardé tel quel.", code=site.code, day=french_day(outcome.day))  # fmt: skip


def caveats(territory: Territory) -> tuple[Sentence, ...]:
    """What must be read beside any list of levels of that base."""
    return (*map(Sentence, CAVEATS), validity(territory.settings, territory.threshold_pct))


def _outlines(territory: Territory) -> Iterator[Sentence]:
    unplaced = (uuid for uuid, site in territory.sites.items() if site.outline)
    for site in territory.in_order(unplaced):
        yield said("Site {code} : contour {why}. Ses distances ne sont pas mesurées.", code=site.code,
                   why=said(site.outline))  # fmt: skip
