"""The facts at the head of a site file: what must be seen whatever the tab."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qgis.PyQt.QtCore import QCoreApplication

from ...layers import schema
from ...layers.names import shown
from ...layers.site_file import SiteHead
from ...layers.texts import coded, day_text, number


def head_facts(head: SiteHead) -> str:
    """Type, status, commune; last count, last visit and vigilance with their dates."""
    # A line breaks between two facts, never inside one.
    return " · ".join(fact.replace(" ", "\N{NO-BREAK SPACE}") for fact in _facts(head))


def _facts(head: SiteHead) -> Iterator[str]:
    site, values = schema.table("site"), head.record.values
    yield shown(site.field("type_site"), values["type_site"])
    yield shown(site.field("statut"), values["statut"])
    if head.synthesis.get("commune"):
        yield str(head.synthesis["commune"])
    yield _count(head)
    yield _visit(head)
    yield _vigilance(head)


def _count(head: SiteHead) -> str:
    persons, when = head.synthesis.get("nb_personnes"), head.synthesis.get("date_denombrement")
    if not isinstance(when, date):
        return tr("Jamais compté")
    if not isinstance(persons, int):
        return tr("Personnes non comptées le {day}").format(day=day_text(when))
    text = tr("{persons} personnes le {day}") if persons > 1 else tr("{persons} personne le {day}")
    return text.format(persons=number(persons), day=day_text(when))


def _visit(head: SiteHead) -> str:
    when = head.synthesis.get("date_visite")
    if not isinstance(when, date):
        return tr("Aucune visite de veille")
    found = coded("constat_visite", head.synthesis["constat_visite"])
    return tr("Visite du {day} : {found}").format(day=day_text(when), found=found)


def _vigilance(head: SiteHead) -> str:
    level, when = head.synthesis.get("niveau_vigilance"), head.synthesis.get("date_vigilance")
    if level is None or not isinstance(when, date):
        return tr("Vigilance non évaluée")
    name = coded("niveau_vigilance", level)
    return tr("Vigilance : {name} ({day})").format(name=name, day=day_text(when))


def tr(text: str) -> str:
    """Translation in the context of the facts."""
    return QCoreApplication.translate("SiteFacts", text)
