"""The list of places without a use in words: the same in the window and in the exported workbook."""

from __future__ import annotations

from collections.abc import Iterator

from qgis.PyQt.QtCore import QCoreApplication

from ..protocol.prevention import NO, UNKNOWN, YES, LeftOut, Nature, PlaceWithoutUse
from ..protocol.sentences import SEPARATOR
from .prevention import PreventionList
from .texts import coded, day_text, message, number

_NAMED = 6
"""Outlines named in a sentence; the others are counted."""


def tr(text: str) -> str:
    """Translation in the context of these texts."""
    return QCoreApplication.translate("PreventionTexts", text)


def purpose() -> str:
    """What the list is for, and what it is not."""
    return tr("Cette liste sert à décider d’un usage. Elle ne prédit rien.")


def nature_name(nature: Nature) -> str:
    """« Lieu fermé »."""
    return {
        Nature.CLOSED_SITE: tr("Lieu fermé"),
        Nature.LAND: tr("Foncier public"),
        Nature.BOTH: tr("Lieu fermé et foncier public"),
    }[nature]


def usage_in_words(line: PlaceWithoutUse) -> str:
    """« Aucun usage décidé (12/03/2026) »; of what nobody recorded, « Inconnu »."""
    if line.use is None or line.usage == UNKNOWN:
        return tr("Inconnu")
    known = tr("{usage} ({day})")
    return known.format(usage=coded("usage_site", line.usage), day=day_text(line.use.day))


def managed_in_words(line: PlaceWithoutUse) -> str:
    """Whether somebody manages the place, without a name."""
    managed = UNKNOWN if line.use is None else line.use.managed
    return {YES: tr("Identifié"), NO: tr("Non identifié")}.get(managed, tr("Inconnu"))


def manager_in_words(line: PlaceWithoutUse) -> str:
    """The same, with the name of the manager when it is recorded."""
    known = managed_in_words(line)
    if line.use is None or not line.use.manager:
        return known
    return tr("{known} : {name}").format(known=known, name=line.use.manager)


def place_in_words(line: PlaceWithoutUse) -> str:
    """The code of the site, and those of the land at the same place; the code of the land alone."""
    return " / ".join(dict.fromkeys(code for code in (line.code, *line.lands) if code))


def why_in_words(line: PlaceWithoutUse) -> str:
    """The criteria that put the line in the list."""
    return SEPARATOR.join(message(sentence) for sentence in line.criteria)


def surface_in_words(line: PlaceWithoutUse) -> str:
    """« 1 250 m² »: always in square metres, so that lines compare; nothing when unknown."""
    return "" if line.surface_m2 is None else number(line.surface_m2)


def how_many(shown: int, total: int) -> str:
    """« 3 lieux sur 12 »."""
    if shown != total:
        part = tr("1 lieu sur {total}") if shown == 1 else tr("{shown} lieux sur {total}")
        return part.format(shown=number(shown), total=number(total))
    return tr("1 lieu") if total == 1 else tr("{total} lieux").format(total=number(total))


def remarks(read: PreventionList) -> Iterator[str]:
    """What is not in the list, and why; which outlines were of no use."""
    sentences = {
        LeftOut.OWNER_UNKNOWN: tr("Terrains dont le propriétaire est inconnu, donc non listés : {count}."),
        LeftOut.MANAGER_UNKNOWN: tr(
            "Lieux fermés dont l’usage est décidé et le gestionnaire inconnu, non listés : {count}."
        ),
        LeftOut.USE_DECIDED: tr("Lieux dont l’usage est décidé, non listés : {count}."),
        LeftOut.OCCUPIED: tr("Lieux où des personnes vivent ou vivent de nouveau, non listés : {count}."),
        LeftOut.NOT_AVAILABLE: tr("Terrains dont la période de disponibilité est passée, non listés : {count}."),
    }
    for reason, sentence in sentences.items():
        count = read.found.left_out[reason]
        if count:
            yield sentence.format(count=number(count))
    if read.missing:
        told = tr("Contour absent ou sans surface, comparé à aucun autre : {names}.")
        yield told.format(names=_some(read.missing))
    if read.repaired:
        yield tr("Contour invalide, réparé pour la comparaison, à corriger : {names}.").format(
            names=_some(read.repaired)
        )


def _some(names: tuple[str, ...]) -> str:
    shown, rest = ", ".join(names[:_NAMED]), len(names) - _NAMED
    return tr("{names} et {count} de plus").format(names=shown, count=number(rest)) if rest > 0 else shown
