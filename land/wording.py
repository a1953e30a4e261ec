"""How figures and long texts are written in what a screening stores: in French, whatever the language of the interface."""

from __future__ import annotations

_ELLIPSIS = "…"


def whole(value: int) -> str:
    """A whole number as it is written in French: 1 800."""
    return f"{value:,}".replace(",", "\N{NO-BREAK SPACE}")


def cut(text: str, length: int) -> str:
    """The text, with its end left out where it is longer than its column."""
    return text if len(text) <= length else text[: length - len(_ELLIPSIS)] + _ELLIPSIS
