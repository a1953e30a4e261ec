"""What the base does not know and the protocol's text needs: marked where it is printed, and listed."""

from __future__ import annotations

from dataclasses import dataclass

from ..protocol.sentences import Sentence, said
from . import french

OPENING = "[à compléter"
"""How each mark begins; the document shows what is between brackets on a colour."""

PARTIES, RECITALS, SIGNATURES = said("Parties"), said("Visas"), said("Signatures")

IN_DOCUMENT = said("Dans le document")
IN_PROTOCOL = said("Panneau Couches, table « Protocole »")
IN_PARTNERS = said("Panneau Couches, table « Partenaire »")
IN_RECITALS = said("Panneau Couches, table « Visa »")
IN_MEETINGS = said("Panneau Couches, table « Réunion »")
IN_AGREEMENTS = said("Panneau Couches, table « Convention particulière »")
IN_ACTIONS = said("Panneau Couches, table « Action »")
IN_MATRIX = said("Menu Résorption, Matrice des engagements")
IN_SITES = said("Menu Résorption, Dessiner un site")
IN_SETTLEMENTS = said("Menu Résorption, Dessiner un aménagement transitoire")
IN_WATCH = said("Menu Résorption, Vigilance – Article 11, « Évaluer… »")
IN_IDENTITY = said("Fiche de chaque site, onglet « Identité »")
IN_COUNTS = said("Fiche de chaque site, onglet « Habitants »")
IN_ACTORS = said("Fiche de chaque site, onglet « Acteurs et phases »")
"""Where things are filled in: the tables of the project as the panel of layers names them, the windows of the plugin."""


def article(number: int) -> Sentence:
    """Where: « Article 5 »."""
    return said("Article {number}", number=number)


@dataclass(frozen=True)
class Gap:
    """Something to be filled in by hand: where it is in the text, and what it is."""

    place: Sentence
    what: Sentence
    where: Sentence
    """Where to fill it in so that the next document has it; IN_DOCUMENT when the base does not hold it."""

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

    def mark(self, place: Sentence, what: Sentence, where: Sentence) -> str:
        """Notes the gap, and gives what to print."""
        gap = Gap(place, what, where)
        self._found[gap] = None
        return gap.mark

    def filled(self, place: Sentence, value: object, what: Sentence, where: Sentence) -> str:
        """The value as a text, or the mark of its gap."""
        return french.text(value) or self.mark(place, what, where)


def _rank(gap: Gap) -> int:
    """Parties and recitals come first, the articles by number, the signatures last."""
    number = dict(gap.place.params).get("number")
    if isinstance(number, int):
        return number
    return {PARTIES: -1, RECITALS: 0}.get(gap.place, 99)
