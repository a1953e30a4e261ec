"""The sentences over and under the list of visits."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QCoreApplication

from ..layers.texts import number
from ..layers.visits import WatchedSite
from ..protocol.watch_visits import Due

_METRES_PER_KM = 1000


def tr(text: str) -> str:
    """Translation in the context of these sentences."""
    return QCoreApplication.translate("VisitsWords", text)


def counted(shown: Sequence[WatchedSite], everything: int) -> str:
    """How many closed sites are shown, and how many of them are late."""
    late = sum(site.state.due is Due.OVERDUE for site in shown)
    text = tr("{count} site fermé sur {all}") if len(shown) < 2 else tr("{count} sites fermés sur {all}")
    text = text.format(count=number(len(shown)), all=number(everything))
    if not late:
        return tr("{sites}, aucun en retard de visite").format(sites=text)
    told = tr("{sites}, dont {late} en retard de visite")
    return told.format(sites=text, late=number(late))


def route(steps: int, length_m: float, without_place: int) -> str:
    """The length of a route, which is no distance by road, and what is not in it."""
    told = tr("Parcours de {count} sites : {km} km à vol d’oiseau, sans le retour.")
    text = told.format(count=number(steps), km=number(length_m / _METRES_PER_KM, 1))
    if not without_place:
        return text
    lost = tr("{count} sites sans contour n’y sont pas.")
    if without_place == 1:
        lost = tr("{count} site sans contour n’y est pas.")
    return f"{text} {lost.format(count=number(without_place))}"


def no_base() -> str:
    """Said when the project shows no base."""
    return tr("Ouvrez un protocole avec le menu Résorption, ou créez-en un : les visites de veille seront listées ici.")


def no_closed_site() -> str:
    """Said when no site of the base is closed."""
    return tr("Aucun site de cette base n’est fermé : il n’y a pas de visite de veille à faire.")


def nothing_found() -> str:
    """Said when the filters keep nothing."""
    return tr("Aucun site fermé ne répond à ces filtres.")


def being_read() -> str:
    """Said while the base is read for the first time."""
    return tr("Lecture des visites…")
