"""What a text may contain besides letters, a pasted one with its line breaks and controls; a day as it is typed."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache

_DIGITS = re.compile(r"([0-9]{1,18})")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_LINE_END = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS_IN_LINE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]+")
_SAME = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "œ": "oe", "æ": "ae"})
_WHOLE_PATH = re.compile(r"^(?:[A-Za-z]:[\\/]|[\\/])")
_SEPARATORS = re.compile(r"[\\/]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

DAY_KEYS = "0123456789/-. "
"""The keys with which a day is typed."""

_DAY = re.compile(r"(\d{1,2})[/\-. ](\d{1,2})[/\-. ](\d{4})|(\d{2})(\d{2})(\d{4})")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def typed_day(text: str) -> date | None:
    """The day typed as 5/1/2026, 05-01-2026 or 05012026; None when it is not complete or does not exist."""
    found = _DAY.fullmatch(text)
    if found is None:
        return None
    day, month, year = (int(part) for part in found.groups() if part is not None)
    try:
        return date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=10_000)
def french_day(day: date) -> str:
    """A day as it is written in French: 05/01/2026."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def dated_vintage(vintage: str | None) -> str:
    """The vintage of a layer as it was typed, a whole day written in French; nothing when it is not known."""
    if vintage is None or not _ISO_DAY.fullmatch(vintage):
        return vintage or ""
    year, month, day = vintage.split("-")
    return f"{day}/{month}/{year}"


def whole_number(value: float) -> str:
    """A whole number as it is written in French: 1 800."""
    return f"{int(value):,}".replace(",", "\N{NO-BREAK SPACE}")


def one_line(text: str) -> str:
    """The text on one line: each run of breaks, tabs and controls is one space."""
    return _CONTROLS.sub(" ", text)


def several_lines(text: str) -> str:
    """The text with its line breaks, written one way only; tabs and other controls are spaces."""
    return _CONTROLS_IN_LINE.sub(" ", _LINE_END.sub("\n", text))


def folded(text: str) -> str:
    """The text as it is looked for and put in alphabetical order: without case nor accents, apostrophes of one kind."""
    if text.isascii():
        return text.lower()
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return plain.casefold().translate(_SAME)


def in_order(text: str) -> tuple[str | int, ...]:
    """What puts names in the order of a reader: alphabetical, Art. 4 before Art. 10."""
    parts = _DIGITS.split(folded(text))
    return tuple(int(part) if place % 2 else part for place, part in enumerate(parts))


def not_a_formula(text: str) -> str:
    """The text for a cell of a spreadsheet, which would run one that starts as a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def bare_name(name: str) -> str:
    """The name of a layer; of one that is named by its path (Windows' too) the last part: folders may name a person."""
    return _SEPARATORS.split(name.rstrip("\\/"))[-1] if _WHOLE_PATH.match(name) else name
