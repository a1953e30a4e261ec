"""Warns on a typed text that names an ethnic group, or a person: never a refusal, and the text is repeated nowhere.

Article 6 of the law of 6 January 1978 forbids to handle data that reveal an ethnic origin, and the protocol's
template to count people on an ethnic basis. The names below are those met in French texts about these places.
Not listed: nationalities (« roumain »), « gens du voyage » (a category of the law of 5 July 2000), « arabe » and
« kurde » (languages too, for an interpreter). Whole words only: Rome, romain, roman, Romeurope pass. « Gitane »
warns, though it may be a street or a brand: whoever reads the warning sees which it is.

A person is guessed from a telephone number, an electronic address, or a title before a capital (« Mme Dupont », not
« Mme la maire »): the base names functions and organisations, and nobody else.
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


SERVICES = frozenset({"contact_service"})
"""Fields where a service may be reached: its number and its address belong there."""

_PERSON = re.compile(
    r"(?<![\d.])(?:\+33[\s.-]?|0)[1-9](?:[\s.-]?\d{2}){4}(?!\d)|[\w.+-]+@[\w-]+\.[a-z]{2,}"
    r"|\b(?:M\.|Mr|Mme|Mlle|Monsieur|Madame|Mademoiselle)\s+[A-ZÀ-ÖØ-Ý][\w'’-]+"
)


def names_a_person(text: str) -> bool:
    """Whether the text seems to name somebody, or to say how to reach somebody."""
    return _PERSON.search(text) is not None


def names_an_ethnic_group(text: str) -> bool:
    """Whether one word of the text does."""
    return _NAMES.search(folded(text)) is not None


def doubts(table: str, fields: Iterable[FieldLike], record: Record) -> list[Problem]:
    """A warning for each text of a record that names an ethnic group, or else a person."""
    if table in OFFICIAL_TITLES:
        return []
    texts = [(field, record.get(field.name)) for field in fields if not field.vocabulary]
    found = [(field, _doubt(field.name, text)) for field, text in texts if isinstance(text, str)]
    return [Problem(field.name, sentence, (("label", field.label),)) for field, sentence in found if sentence]


def _doubt(name: str, text: str) -> str:
    if names_an_ethnic_group(text):
        return _ETHNIC
    return _SOMEBODY if name not in SERVICES and names_a_person(text) else ""


_ETHNIC = (
    "« {label} » semble nommer un groupe ethnique. Décrivez le lieu ou la situation, jamais l’origine des personnes."
)
_SOMEBODY = (
    "« {label} » semble nommer une personne, ou donner son numéro ou son adresse électronique. "
    "Écrivez une fonction ou un organisme."
)
