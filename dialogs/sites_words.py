"""The sentences under and over the list of sites."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication

from ..layers.texts import number
from ..protocol.site_list import Totals


def tr(text: str) -> str:
    """Translation in the context of these sentences."""
    return QCoreApplication.translate("SitesWords", text)


def counted(shown: Totals, everything: int) -> str:
    """How many sites and how many persons: two lines, the second one empty when nobody may be living there."""
    return "\n".join(filter(None, (_sites(shown, everything), _persons(shown))))


def _sites(shown: Totals, everything: int) -> str:
    if not shown.sites:
        return tr("Aucun site sur {all}").format(all=number(everything))
    if shown.sites == everything:
        text = (tr("{count} site") if shown.sites == 1 else tr("{count} sites")).format(count=number(shown.sites))
    else:
        text = tr("{count} site sur {all}") if shown.sites == 1 else tr("{count} sites sur {all}")
        text = text.format(count=number(shown.sites), all=number(everything))
    if not shown.closed:
        return text
    closed = tr("{sites}, dont {count} fermé") if shown.closed == 1 else tr("{sites}, dont {count} fermés")
    return closed.format(sites=text, count=number(shown.closed))


def _persons(shown: Totals) -> str:
    uncounted = _uncounted(shown)
    if shown.persons is None:
        return uncounted
    persons = tr("{count} personne") if shown.persons < 2 else tr("{count} personnes")
    sites = tr("{persons} sur {count} site") if shown.counted == 1 else tr("{persons} sur {count} sites")
    text = sites.format(persons=persons.format(count=number(shown.persons)), count=number(shown.counted))
    return tr("{persons}, {uncounted}").format(persons=text, uncounted=uncounted) if uncounted else text


def _uncounted(shown: Totals) -> str:
    if not shown.uncounted:
        return ""
    text = tr("{count} site non compté") if shown.uncounted == 1 else tr("{count} sites non comptés")
    return text.format(count=number(shown.uncounted))


def no_base() -> str:
    """Said when the project shows no base."""
    return tr("Ouvrez un protocole avec le menu Résorption, ou créez-en un : ses sites seront listés ici.")


def no_site() -> str:
    """Said when the base has no site yet."""
    return tr("Cette base n’a pas encore de site. Dessinez-en un avec le menu Résorption, ou importez-les.")


def nothing_found() -> str:
    """Said when the filters keep nothing."""
    return tr("Aucun site ne répond à la recherche et aux filtres.")


def being_read() -> str:
    """Said while the base is read for the first time."""
    return tr("Lecture des sites…")
