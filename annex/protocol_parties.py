"""Who signs: the parties at the head of the protocol, and the room for their signatures at its end.

A representative is a function, never a person: that is all that the base holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..protocol.partners import CATEGORIES
from ..protocol.plain_text import folded
from ..protocol.sentences import Sentence, said
from . import french
from .protocol_gaps import IN_DOCUMENT, IN_PARTNERS, PARTIES, SIGNATURES, Gaps
from .reading import Row, Snapshot

_STATE = "etat"

_NOUNS: Mapping[str, tuple[str, str]] = {
    "etat": ("L’État", "représenté"),
    "conseil_regional": ("La Région", "représentée"),
    "conseil_departemental": ("Le Département", "représenté"),
    "intercommunalite": ("L’intercommunalité", "représentée"),
    "commune": ("La commune", "représentée"),
    "association": ("L’association", "représentée"),
}
"""How the template names each category, and what agrees with it."""

_NOBODY: Mapping[str, Sentence] = {
    "etat": said("service de l’État signataire et fonction de son représentant"),
    "conseil_regional": said("Conseil régional, s’il est partie au protocole"),
    "conseil_departemental": said("Conseil départemental, s’il est partie au protocole"),
    "intercommunalite": said("intercommunalité, si elle est partie au protocole"),
    "commune": said("communes parties au protocole"),
    "association": said("associations parties au protocole"),
}


@dataclass(frozen=True)
class PartyText:
    """A party: « La commune », its name, and the rest of the sentence."""

    noun: str
    name: str
    represented: str
    doubt: str
    """The mark printed when the base does not say that it signs."""


@dataclass(frozen=True)
class SignatoryText:
    """Who signs where: its name, the function that signs, the day it did."""

    name: str
    function: str
    signed: str


@dataclass(frozen=True)
class SignatureText:
    """The end of the document."""

    place: str
    day: str
    signatories: tuple[SignatoryText, ...]
    missing: str
    former: str
    """That the protocol was signed before, or nothing."""


def parties(base: Snapshot, gaps: Gaps, of_state: bool) -> tuple[PartyText, ...]:
    """Those of the State, or all the others in the order of the template; a category without any has a mark."""
    found: list[PartyText] = []
    for category in CATEGORIES:
        if (category.code == _STATE) is not of_state:
            continue
        rows = _signing(base, category.code)
        found += [_party(row, gaps) for row in rows]
        if not rows:
            noun = _NOUNS[_STATE][0] + ", représenté par" if of_state else ""
            found.append(PartyText(noun, "", "", gaps.mark(PARTIES, _NOBODY[category.code], IN_PARTNERS)))
    return tuple(found)


def _signing(base: Snapshot, category: str) -> list[Row]:
    """The partners of a category, but those that are known not to sign."""
    rows = [p for p in base.all("partenaire") if p["categorie"] == category and p["signataire"] != "non"]
    return sorted(rows, key=lambda p: folded(str(p["nom"])))


def _party(row: Row, gaps: Gaps) -> PartyText:
    noun, represented = _NOUNS[str(row["categorie"])]
    name = french.text(row["nom"])
    function = gaps.filled(
        PARTIES, row["representant"], said("fonction qui représente « {name} »", name=name), IN_PARTNERS
    )
    doubt = ""
    if row["signataire"] != "oui":
        doubt = gaps.mark(PARTIES, said("confirmer que « {name} » est signataire", name=name), IN_PARTNERS)
    return PartyText(noun, name, f"{represented} par {function}", doubt)


def signature(base: Snapshot, gaps: Gaps) -> SignatureText:
    """The room for the signatures, one for each party."""
    rows = [row for category in CATEGORIES for row in _signing(base, category.code)]
    return SignatureText(
        place=gaps.mark(SIGNATURES, said("lieu de la signature"), IN_DOCUMENT),
        # Never the day of a signature of the past: this text is of today, and nobody signs it on that day.
        day=gaps.mark(SIGNATURES, said("date de la signature"), IN_DOCUMENT),
        former=_former(base),
        signatories=tuple(_signatory(row, gaps) for row in rows),
        missing="" if rows else gaps.mark(SIGNATURES, said("signataires"), IN_PARTNERS),
    )


def _former(base: Snapshot) -> str:
    """That the protocol was signed before, which the base may know."""
    signed = base.protocol["date_signature"]
    if signed is None:
        return ""
    return f"Le protocole a été signé le {french.day(signed)}. Le présent texte en dit l’état à la date du document."


def _signatory(row: Row, gaps: Gaps) -> SignatoryText:
    name = french.text(row["nom"])
    what = said("fonction du signataire pour « {name} »", name=name)
    function = gaps.filled(SIGNATURES, row["representant"], what, IN_PARTNERS)
    return SignatoryText(name, function[:1].upper() + function[1:], french.day(row["date_signature"], ""))
