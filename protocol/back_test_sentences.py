"""What is told of a back-test: its table, what its figures allow to say, and what weakens them."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, floor

from .back_test import AGAIN, CLOSINGS, FOLLOW_UP_MONTHS, NOT_AGAIN, PENDING, UNSEEN, BackTest, Row
from .plain_text import french_day
from .sentences import Sentence, said
from .vigilance import LEVELS, NO_REASON, NOT_JUDGED, VERSION, VIGILANCE
from .vigilance_sentences import NOT_VALIDATED
from .vocabulary import vocabulary

HEADINGS = (
    "Niveau le jour de la fermeture", "Réoccupés", "Non réoccupés", "Sans visite", "À décider", "Part réoccupée",
    "Intervalle à 95 %",
)  # fmt: skip
"""Columns of the table, in French like the texts of the base that stand beside it."""

LIMITS = (
    "Les lieux surveillés sont plus souvent visités : on y constate davantage de réoccupations, que la règle soit bonne "
    "ou non.",
    "Une réoccupation n’est connue que si quelqu’un est passé : un site sans visite pendant le suivi n’est pas compté "
    "comme non réoccupé.",
    "Une seule visite pendant le suivi suffit à compter un site comme non réoccupé, même si elle est ancienne.",
    "Le jour de la fermeture, la fermeture est récente (F2) par construction, et l’usage du lieu (F4, F5) enregistré "
    "ensuite est encore inconnu.",
    "Les orientations, la résorption déclarée, les liens entre sites et les contours n’ont pas de date dans la base : ils "
    "sont pris tels qu’ils sont aujourd’hui.",
    "Un lien « occupation antérieure » compte comme une réoccupation confirmée.",
)
"""What must be read beside the figures."""


def table(result: BackTest) -> list[tuple[str, ...]]:
    """One row for each level, then the whole: the cells in the order of HEADINGS."""
    known = vocabulary("niveau_vigilance")
    rows = [(known.label_of(level), result.row(level)) for level in LEVELS]
    return [_cells(name, row) for name, row in (*rows, ("Ensemble", result.whole))]


def _cells(name: str, row: Row) -> tuple[str, ...]:
    counts = (str(row.counts[outcome]) for outcome in (AGAIN, NOT_AGAIN, UNSEEN, PENDING))
    return (name, *counts, _share(row), _interval(row))


def _share(row: Row) -> str:
    """Cut, never rounded up; nothing when nothing is known."""
    return f"{100 * row.counts[AGAIN] // row.known}\N{NO-BREAK SPACE}%" if row.known else ""


def _interval(row: Row) -> str:
    """Rounded outwards: the interval told is never narrower than the true one."""
    if row.interval is None:
        return ""
    low, high = row.interval
    return f"{floor(100 * low)} à {min(100, ceil(100 * high))}\N{NO-BREAK SPACE}%"


def told(result: BackTest) -> tuple[Sentence, ...]:
    """The result in sentences: whether there is enough, then the shares, what they allow to say, and their limits."""
    return tuple(_told(result))


def _told(result: BackTest) -> Iterator[Sentence]:
    yield from _followed(result)
    if not result.enough:
        yield from _not_enough(result)
        return
    for level, template in _SHARES.items():
        row = result.row(level) if level else result.whole
        if row.known:
            yield said(template, again=row.counts[AGAIN], known=row.known, share=_share(row), interval=_interval(row))
    yield said(_CONCLUSIONS[result.told_apart])
    if not result.validated:
        yield said(NOT_VALIDATED)
    yield from map(said, LIMITS)


def _followed(result: BackTest) -> Iterator[Sentence]:
    yield said("Règle de l’article 11, version {version}, rejouée à chaque fermeture, au {day}.",
               version=VERSION, day=french_day(result.day))  # fmt: skip
    yield said("Sites fermés : {closings}, dont suivis pendant {months} mois : {followed}, d’issue connue : {known}.",
               closings=result.closings, months=FOLLOW_UP_MONTHS, followed=len(result.followed),
               known=result.whole.known)  # fmt: skip
    counts = {"": result.undated, **result.whole.counts}
    for outcome, template in _NOT_KNOWN.items():
        if counts[outcome]:
            yield said(template, count=counts[outcome])


_NOT_KNOWN = {
    "": "Sites sans date de fermeture sûre, non suivis, et pris pour déjà fermés auprès des autres : {count}.",
    UNSEEN: "Sites suivis sans aucune visite ni réoccupation connue, d’issue inconnue : {count}.",
    PENDING: "Sites suivis dont une réoccupation possible n’est pas tranchée ou pas datée : {count}.",
}


def _not_enough(result: BackTest) -> Iterator[Sentence]:
    yield said("Il faut au moins {wanted} fermetures suivies pendant {months} mois et d’issue connue ; il y en a {known}.",
               wanted=CLOSINGS, months=FOLLOW_UP_MONTHS, known=result.whole.known)  # fmt: skip
    yield said("Aucune part n’est donnée : elle ne voudrait rien dire.")
    yield said(NOT_VALIDATED)


_SHARES = {
    VIGILANCE: "Classés « vigilance » : réoccupés {again} sur {known}, soit {share} (intervalle à 95 % : {interval}).",
    NO_REASON: "Classés « pas de motif suffisant relevé » : réoccupés {again} sur {known}, soit {share} "
    "(intervalle à 95 % : {interval}).",
    NOT_JUDGED: "Classés « non évaluable », comptés à part : réoccupés {again} sur {known}, soit {share} "
    "(intervalle à 95 % : {interval}).",
    "": "Ensemble des sites suivis, tous niveaux : réoccupés {again} sur {known}, soit {share} "
    "(intervalle à 95 % : {interval}).",
}
_CONCLUSIONS = {
    True: "Les lieux classés « vigilance » ont été réoccupés plus souvent que les autres : les deux intervalles sont séparés.",
    False: "Les intervalles ne permettent pas de dire que les lieux classés « vigilance » ont été réoccupés plus souvent.",
}
