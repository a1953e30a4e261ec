"""What an evaluation says of itself: what it found, the values of the base that it could not use, how to read it."""

from __future__ import annotations

from collections.abc import Iterator

from ..protocol.sentences import Sentence, said
from ..protocol.settings import VIGILANCE_SETTINGS, applied, is_unreadable
from ..protocol.vigilance_facts import Territory
from ..protocol.vigilance_sentences import CAVEATS, NOT_VALIDATED
from .vigilance import Outcome


def remarks(outcome: Outcome) -> Iterator[Sentence]:
    """What had to be left out of this evaluation, row by row."""
    yield from _settings(outcome.territory)
    yield from _outlines(outcome.territory)


def caveats() -> tuple[Sentence, ...]:
    """What must be read beside any list of levels."""
    return tuple(Sentence(text) for text in (*CAVEATS, NOT_VALIDATED))


def _settings(territory: Territory) -> Iterator[Sentence]:
    for setting in VIGILANCE_SETTINGS:
        if is_unreadable(setting, territory.settings):
            yield said(
                "Réglage « {key} » : « {value} » n’est pas un nombre entier de 1 à {maximum}. "
                "La valeur par défaut s’applique : {default}.",
                key=setting.key, value=territory.settings[setting.key], maximum=setting.maximum,
                default=applied(setting, territory.settings))  # fmt: skip


def _outlines(territory: Territory) -> Iterator[Sentence]:
    unplaced = (uuid for uuid, site in territory.sites.items() if site.outline)
    for site in territory.in_order(unplaced):
        yield said("Site {code} : contour {why}. Ses distances ne sont pas mesurées.", code=site.code,
                   why=said(site.outline))  # fmt: skip
