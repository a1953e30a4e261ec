"""What the base does not know and the protocol's text needs: marked where it is printed, and listed."""

from __future__ import annotations

from dataclasses import dataclass

from ..protocol.sentences import Sentence, said
from . import french

OPENING = "[à compléter"
"""How each mark begins; the document shows what is between brackets on a colour."""

PARTIES, RECITALS, SIGNATURES = said("Parties"), said("Visas"), said("Signatures")


def article(number: int) -> Sentence:
    """Where: « Article 5 »."""
    return said("Article {number}", number=number)


@dataclass(frozen=True)
class Gap:
    """Something to be filled in by hand: where it is in the text, and what it is."""

    place: Sentence
    what: Sentence

    @property
    def told(self) -> Sentence:
        """« Article 5 : engagements de l’État »."""
        return said("{place} : {what}", place=self.place, what=self.what)

    @property
    def mark(self) -> str:
        """What is printed instead, in French as the rest of the text."""
        # A bracket typed in a name would end the mark before its time.
        words = self.what.message.replace("[", "(").replace("]", ")")
        return f"{OPENING}\N{NO-BREAK SPACE}: {words}]"


class Gaps:
    """Collects them, each once."""

    def __init__(self) -> None:
        self._found: dict[Gap, None] = {}

    @property
    def found(self) -> tuple[Gap, ...]:
        """Those met so far, in the order of the text."""
        return tuple(sorted(self._found, key=_rank))

    def mark(self, place: Sentence, what: Sentence) -> str:
        """Notes the gap, and gives what to print."""
        gap = Gap(place, what)
        self._found[gap] = None
        return gap.mark

    def filled(self, place: Sentence, value: object, what: Sentence) -> str:
        """The value as a text, or the mark of its gap."""
        return french.text(value) or self.mark(place, what)


def _rank(gap: Gap) -> int:
    """Parties and recitals come first, the articles by number, the signatures last."""
    number = dict(gap.place.params).get("number")
    if isinstance(number, int):
        return number
    return {PARTIES: -1, RECITALS: 0}.get(gap.place, 99)
