"""A French sentence and its values, kept apart so that the interface can look up its translation first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

SEPARATOR = "\N{NO-BREAK SPACE}; "
"""Between the parts of a list."""


@dataclass(frozen=True)
class Sentence:
    """`template` has `{name}` placeholders; a value may itself be a sentence, or a tuple of sentences."""

    template: str
    params: tuple[tuple[str, object], ...] = ()

    @cached_property
    def message(self) -> str:
        """The French sentence."""
        return self.template.format(**{name: _french(value) for name, value in self.params})


def said(template: str, **params: object) -> Sentence:
    """The sentence made of that template and these values."""
    return Sentence(template, tuple(params.items()))


def _french(value: object) -> object:
    if isinstance(value, Sentence):
        return value.message
    if isinstance(value, tuple):
        return SEPARATOR.join(str(_french(part)) for part in value)
    return value
