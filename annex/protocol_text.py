"""The protocol's text, article by article, from a snapshot of the base: what is printed, and what is still missing.

The order and the wording are those of the template of 4 June 2014. Everything is a text ready to print, in French.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..protocol.plain_text import folded, in_order
from ..protocol.recitals import TEMPLATE
from ..protocol.sentences import said
from . import french
from .protocol_articles import ArticleText, article_texts
from .protocol_gaps import IN_DOCUMENT, IN_PROTOCOL, IN_RECITALS, RECITALS, Gap, Gaps, article
from .protocol_parties import PartyText, SignatureText, parties, signature
from .protocol_places import SettlementsText, WatchText, settlements_text, watch_text
from .protocol_running import ConventionsText, RunningText, conventions_text, running_text
from .protocol_state import StateText, state_text
from .reading import Snapshot
from .tables import state_of_play
from .vigilance_tables import watch

CONFIDENTIAL = "Confidentiel – partenaires du protocole"
NAMED_COMMUNES = 60
"""Beyond, the communes are counted and not named."""

_EU_TEXT, _CIRCULAR, _DELIBERATION = (folded(recital.text) for recital in TEMPLATE)
"""The recitals of the template, whatever their apostrophes."""


@dataclass(frozen=True)
class ProtocolIdentity:
    """What the protocol is: its name, its level, its years."""

    name: str
    level: str
    communes: str
    first_year: str
    last_year: str
    years: str
    period: str
    """« une période de 4 années, de 2026 à 2029 »."""
    signed: str


@dataclass(frozen=True)
class ProvisionText:
    """One text of reference: what it is, and its main provisions."""

    title: str
    text: str


@dataclass(frozen=True)
class ProtocolText:
    """All that the document prints, and the list of what is missing."""

    day: str
    base: str
    confidential: str
    mention: str
    protocol: ProtocolIdentity
    state_parties: tuple[PartyText, ...]
    other_parties: tuple[PartyText, ...]
    recitals: tuple[str, ...]
    state_of_play: StateText
    provisions: tuple[ProvisionText, ...]
    articles: tuple[ArticleText, ...]
    settlements: SettlementsText
    watch: WatchText
    clspd: str
    running: RunningText
    revision: str
    disputes: str
    conventions: ConventionsText
    signature: SignatureText
    gaps: tuple[Gap, ...]


def protocol_text(base: Snapshot, day: date) -> ProtocolText:
    """The text of that base at that day, which is the one of the document and of its ages."""
    gaps = Gaps()
    row = base.protocol
    return ProtocolText(
        day=french.day(day),
        base=base.base.name,
        confidential=CONFIDENTIAL,
        mention=french.text(base.mention),
        protocol=_identity(base),
        state_parties=parties(base, gaps, of_state=True),
        other_parties=parties(base, gaps, of_state=False),
        recitals=_recitals(base, gaps),
        state_of_play=state_text(base, state_of_play(base, day), day, gaps),
        provisions=_provisions(base, gaps),
        articles=article_texts(base, gaps),
        settlements=settlements_text(base, gaps),
        watch=watch_text(watch(base, day), gaps),
        clspd=gaps.filled(
            article(12),
            row["clspd"],
            said("coopération avec le CLSPD et coordination avec le contrat local de sécurité"),
            IN_PROTOCOL,
        ),
        running=running_text(base, day, gaps),
        revision=gaps.filled(article(15), row["revision"], said("révision du protocole"), IN_PROTOCOL),
        disputes=gaps.filled(article(15), row["litiges"], said("litiges et conciliation"), IN_PROTOCOL),
        conventions=conventions_text(base, gaps),
        signature=signature(base, gaps),
        gaps=gaps.found,
    )


def _identity(base: Snapshot) -> ProtocolIdentity:
    row = base.protocol
    first, last = int(str(row["annee_debut"])), int(str(row["annee_fin"]))
    count = last - first + 1
    period = f"l’année {first}" if count == 1 else f"une période de {count} années, de {first} à {last}"
    return ProtocolIdentity(
        name=french.text(row["nom"]),
        level=french.coded("territoire_niveau", row["territoire_niveau"]),
        communes=_communes(base),
        first_year=str(first),
        last_year=str(last),
        years=str(count),
        period=period,
        signed=french.day(row["date_signature"], ""),
    )


def _communes(base: Snapshot) -> str:
    """As in: « 3 communes : A, B et C »."""
    names = sorted((french.text(c["nom"]) for c in base.all("commune")), key=in_order)
    if not names:
        return ""
    told = "1 commune" if len(names) == 1 else f"{french.number(len(names))} communes"
    return told if len(names) > NAMED_COMMUNES else f"{told}\N{NO-BREAK SPACE}: {french.listed(names)}"


def _recitals(base: Snapshot, gaps: Gaps) -> tuple[str, ...]:
    """The « Vu », in their order; the template's own words for the deliberations are still to be filled in."""
    rows = sorted(base.all("visa"), key=lambda r: int(str(r["ordre"])))
    lines = [french.text(r["texte"]) for r in rows if folded(french.text(r["texte"])) != _DELIBERATION]
    if not any(r["nature"] == "texte" for r in rows):
        lines.insert(0, "Vu " + gaps.mark(RECITALS, said("textes de référence"), IN_RECITALS))
    dated = [r for r in rows if r["nature"] == "deliberation" and folded(french.text(r["texte"])) != _DELIBERATION]
    if not dated:
        lines.append(
            "Vu " + gaps.mark(RECITALS, said("délibérations qui autorisent la signature du protocole"), IN_RECITALS)
        )
    return tuple(lines)


def _provisions(base: Snapshot, gaps: Gaps) -> tuple[ProvisionText, ...]:
    """The two texts that the template names, with what it says of them; then those that the base adds."""
    eu = ProvisionText(
        "Recommandation du Conseil de l’Union européenne du 9 décembre 2013 relative à des mesures efficaces "
        "d’intégration des Roms dans les États membres",
        gaps.mark(article(3), said("principales dispositions de la recommandation du 9 décembre 2013"), IN_DOCUMENT),
    )
    circular = ProvisionText(
        "Circulaire interministérielle du 26 août 2012 relative à l’anticipation et à l’accompagnement des opérations "
        "d’évacuation des campements illicites",
        "Elle rappelle l’obligation de mettre en œuvre les décisions de justice et celle d’assurer un traitement égal et "
        "digne à toute personne en situation de détresse sociale. "
        + gaps.mark(article(3), said("autres dispositions principales de la circulaire du 26 août 2012"), IN_DOCUMENT),
    )
    known = {_EU_TEXT, _CIRCULAR}
    rows = sorted(base.all("visa"), key=lambda r: int(str(r["ordre"])))
    titles = [
        _title(french.text(r["texte"]))
        for r in rows
        if r["nature"] == "texte" and folded(french.text(r["texte"])) not in known
    ]
    more = [
        ProvisionText(
            title,
            gaps.mark(
                article(3), said("principales dispositions de ce texte (« {title} »)", title=_short(title)), IN_DOCUMENT
            ),
        )
        for title in titles
    ]
    return (eu, circular, *more)


def _title(recital: str) -> str:
    """A recital as a title: without its « Vu » and its comma."""
    words = recital.removeprefix("Vu ").rstrip(" ,;.")
    for start in ("la ", "le ", "les ", "l’", "l'"):
        words = words.removeprefix(start)
    return words[:1].upper() + words[1:]


def _short(title: str, longest: int = 70) -> str:
    """Its first words, enough to know it by."""
    return title if len(title) <= longest else title[:longest].rsplit(" ", 1)[0] + "…"
