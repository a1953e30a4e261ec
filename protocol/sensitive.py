"""Warns on a typed text that names an ethnic group: never a refusal, and the text itself is repeated nowhere.

Article 6 of the law of 6 January 1978 forbids to handle data that reveal an ethnic origin, and the protocol's
template to count people on an ethnic basis. The names below are those met in French texts about these places.
Not listed: nationalities (« roumain »), « gens du voyage » (a category of the law of 5 July 2000), « arabe » and
« kurde » (languages too, for an interpreter). Whole words only: Rome, romain, roman, Romeurope pass. « Gitane »
warns, though it may be a street or a brand: whoever reads the warning sees which it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from .checks import FieldLike
from .plain_text import folded
from .rules import Problem, Record

OFFICIAL_TITLES = frozenset({"visa"})
"""Tables whose texts quote titles of laws, instructions and deliberations as they are."""

# Without accents; CD-ROM and DOM-ROM are something else.
_NAMES = re.compile(
    r"\b(?<!cd-)(?<!dom-)(r?roms?|roma|romanis?|romanichel(le)?s?|t[sz]iganes?|gitan(e)?s?|manouches?|sint[io]s?"
    r"|yeniches?|bohemien(ne)?s?|maghrebin(e)?s?|kabyles?|berberes?)\b"
)


def names_an_ethnic_group(text: str) -> bool:
    """Whether one word of the text does."""
    return _NAMES.search(folded(text)) is not None


def doubts(table: str, fields: Iterable[FieldLike], record: Record) -> list[Problem]:
    """A warning for each text of a record that names an ethnic group."""
    if table in OFFICIAL_TITLES:
        return []
    return [_doubt(field) for field in fields if not field.vocabulary and _named(record.get(field.name))]


def _named(value: object) -> bool:
    return isinstance(value, str) and names_an_ethnic_group(value)


def _doubt(field: FieldLike) -> Problem:
    return Problem(
        field.name,
        "« {label} » semble nommer un groupe ethnique. Décrivez le lieu ou la situation, jamais l’origine des personnes.",
        (("label", field.label),),
    )
