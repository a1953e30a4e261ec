"""What a text may contain besides letters: a pasted one brings line breaks, tabs and invisible controls."""

from __future__ import annotations

import re
import unicodedata

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_LINE_END = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS_IN_LINE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]+")
_SAME = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "œ": "oe", "æ": "ae"})
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def one_line(text: str) -> str:
    """The text on one line: each run of breaks, tabs and controls is one space."""
    return _CONTROLS.sub(" ", text)


def several_lines(text: str) -> str:
    """The text with its line breaks, written one way only; tabs and other controls are spaces."""
    return _CONTROLS_IN_LINE.sub(" ", _LINE_END.sub("\n", text))


def folded(text: str) -> str:
    """The text as it is looked for and put in alphabetical order: without case nor accents, apostrophes of one kind."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return plain.casefold().translate(_SAME)


def not_a_formula(text: str) -> str:
    """The text for a cell of a spreadsheet, which would run one that starts as a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
