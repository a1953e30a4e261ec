"""How figures and long texts are written in what a screening stores: in French, whatever the language of the interface."""

from __future__ import annotations

from ..protocol.plain_text import whole_number

_ELLIPSIS = "…"


def told_count(value: object) -> str:
    """A count read from a row, as it is written in French."""
    return whole_number(value) if isinstance(value, int) else str(value)


def cut(text: str, length: int) -> str:
    """The text, with its end left out where it is longer than its column."""
    return text if len(text) <= length else text[: length - len(_ELLIPSIS)] + _ELLIPSIS
