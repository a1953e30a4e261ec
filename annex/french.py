"""Numbers, days and coded values as the protocol's text writes them: in French, whatever the language of QGIS.

The text is signed by French administrations and its template is in French: half of it in another language would be
of no use to anyone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from qgis.PyQt.QtCore import QLocale

from ..protocol.plain_text import french_day, several_lines
from ..protocol.vocabulary import vocabulary

NOT_COUNTED = "n.\N{NO-BREAK SPACE}c."
NOT_TOLD = "non renseigné"
UNKNOWN_DAY = "date inconnue"

_NOT_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
"""What a base can hold and a document cannot."""


def number(value: float) -> str:
    """1 234,5 with two decimals at most, only where there are some."""
    return _locale().toString(float(value), "f", 0 if float(value).is_integer() else 2)


def euros(value: float) -> str:
    """An amount: 64 000 €."""
    return f"{number(value)}\N{NO-BREAK SPACE}€"


def _locale() -> QLocale:
    locale = QLocale("fr_FR")
    locale.setNumberOptions(QLocale.NumberOption.DefaultNumberOptions)
    return locale


def day(value: object, unknown: str = UNKNOWN_DAY) -> str:
    """05/01/2026, or what is written when it is not known."""
    return french_day(value) if isinstance(value, date) else unknown


def coded(name: str, value: object, unknown: str = NOT_TOLD) -> str:
    """The French label of a value of that vocabulary."""
    return unknown if value is None else vocabulary(name).label_of(str(value))


def lower(text: str) -> str:
    """The same inside a sentence: « État » keeps its capital."""
    return text if text.startswith("État") else text[:1].lower() + text[1:]


def text(value: object) -> str:
    """A text typed in the base, made fit for a document; nothing when there is none."""
    return "" if value is None else printable(str(value)).strip()


def printable(typed: str) -> str:
    """The same text without what XML refuses."""
    return _NOT_XML.sub("", several_lines(typed))


def listed(words: Iterable[str]) -> str:
    """« a, b et c »."""
    *first, last = list(words) or [""]
    return f"{', '.join(first)} et {last}" if first else last


def duration(months: float) -> str:
    """Whole months as years and months: « 2 ans et 3 mois »."""
    years, rest = divmod(int(months), 12)
    if not years:
        return f"{rest} mois"
    words = "1 an" if years == 1 else f"{years} ans"
    return f"{words} et {rest} mois" if rest else words
