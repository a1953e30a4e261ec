"""How figures and long texts are written in what a screening stores: in French, whatever the language of the interface."""

from __future__ import annotations

import re

from ..protocol.plain_text import whole_number

_ELLIPSIS = "…"
_WHOLE_PATH = re.compile(r"^(?:[A-Za-z]:[\\/]|[\\/])")
_SEPARATORS = re.compile(r"[\\/]")


def told_count(value: object) -> str:
    """A count read from a row, as it is written in French."""
    return whole_number(value) if isinstance(value, int) else str(value)


def cut(text: str, length: int) -> str:
    """The text, with its end left out where it is longer than its column."""
    return text if len(text) <= length else text[: length - len(_ELLIPSIS)] + _ELLIPSIS


def bare_name(name: str) -> str:
    """The name of a layer; of one that is named by its path (Windows' too) the last part: folders may name a person."""
    return _SEPARATORS.split(name.rstrip("\\/"))[-1] if _WHOLE_PATH.match(name) else name
