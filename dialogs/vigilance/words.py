"""The sentences around the list of closed sites."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from qgis.PyQt.QtCore import QCoreApplication

from ...layers.texts import day_text, label, message, number
from ...protocol.vigilance import LEVELS, REOCCUPIED
from ...protocol.vigilance_sentences import Stored, level_label, motive
from ...protocol.watch_list import FOLLOWED, NOT_EVALUATED, STALE_DAYS, Freshness, WatchLine
from ...protocol.watch_visits import WatchState

LATE = "▲"
"""Before what is overdue: read without colours."""


def tr(text: str) -> str:
    """Translation in the context of these sentences."""
    return QCoreApplication.translate("VigilanceWords", text)


def group_title(group: str) -> str:
    """The words of a level, or of a group that is no level."""
    if group in LEVELS:
        return label(level_label(group))
    return {NOT_EVALUATED: tr("Pas encore évalué"), FOLLOWED: tr("Usage réalisé depuis plus d’un an")}[group]


def group_note(group: str, lines: Sequence[WatchLine]) -> str:
    """What is overdue in a group; what the last group is."""
    if group == FOLLOWED:
        return tr("Suivi terminé, gardés pour mémoire")
    visits = sum(line.visit_overdue for line in lines)
    engagements = sum(line.engagements_overdue > 0 for line in lines)
    told = _late_in_group(visits, engagements)
    return f"{LATE} {told}" if told else ""


def _late_in_group(visits: int, engagements: int) -> str:
    """Short enough, with both, for a narrow dock; `engagements` counts sites."""
    if visits and engagements:
        text = tr("en retard : visites {visits}, sites avec engagement {sites}")
        return text.format(visits=number(visits), sites=number(engagements))
    if visits:
        text = tr("{count} visite en retard") if visits == 1 else tr("{count} visites en retard")
        return text.format(count=number(visits))
    if engagements:
        text = tr("{count} site avec engagement en retard")
        text = text if engagements == 1 else tr("{count} sites avec engagement en retard")
        return text.format(count=number(engagements))
    return ""


def site_name(line: WatchLine) -> str:
    """« S-2026-001 – Rue des Forges »."""
    return " – ".join(filter(None, (line.code, line.name)))


def reason(line: WatchLine, result: Stored | None) -> str:
    """The main reason, or why there is none."""
    if result is None:
        return tr("Aucune évaluation")
    return message(motive(result)) or tr("Aucun motif relevé")


def overdue(line: WatchLine) -> str:
    """What waits for somebody on a site; empty when nothing does."""
    told = ", ".join(_overdue(line))
    return f"{LATE} {told}" if told else ""


def _overdue(line: WatchLine) -> Iterator[str]:
    if line.to_confirm:
        yield tr("réoccupation à confirmer")
    if line.visits is not None and line.visit_overdue:
        yield _late_visit(line.visits)
    if line.engagements_overdue:
        one, several = tr("{count} engagement en retard"), tr("{count} engagements en retard")
        yield (one if line.engagements_overdue == 1 else several).format(count=line.engagements_overdue)


def engagements_overdue(line: WatchLine) -> str:
    """How many engagements about a site are overdue; empty when none is."""
    if not line.engagements_overdue:
        return ""
    return tr("Engagements en retard : {count}.").format(count=number(line.engagements_overdue))


def _late_visit(state: WatchState) -> str:
    """In as few words as a narrow list has room for; the site says the rest."""
    if state.planned is not None:
        return tr("visite en retard de {days} j").format(days=number(state.days_overdue))
    if state.age is None:
        return tr("jamais visité")
    return tr("sans visite depuis {days} j").format(days=number(state.age))


def still_to_confirm(level: str) -> str:
    """Said after a level that no proposal has changed: read alone, it would reassure wrongly."""
    if level == REOCCUPIED:
        return tr("Une autre réoccupation est proposée.")
    return tr("Une réoccupation est proposée : elle ne compte dans ce niveau qu’une fois confirmée.")


def closed_on(line: WatchLine) -> str:
    """When it was closed."""
    if line.closed_on is None:
        return tr("date de fermeture non renseignée")
    return tr("fermé le {day}").format(day=day_text(line.closed_on))


def evaluated(told: Freshness, version: str) -> str:
    """Of when the evaluation is, and what it cannot say."""
    return " ".join(_evaluated(told, version))


def _evaluated(told: Freshness, version: str) -> Iterator[str]:
    if told.newest is None or told.oldest is None:
        yield never_evaluated()
        return
    if told.newest == told.oldest:
        text = tr("Évaluation du {day}, règle version {version}.")
    else:
        text = tr("Évaluations du {first} au {day}, règle version {version}.")
    yield text.format(first=day_text(told.oldest), day=day_text(told.newest), version=version)
    if told.never:
        one = tr("{count} site fermé n’est pas encore évalué.")
        several = tr("{count} sites fermés ne sont pas encore évalués.")
        yield (one if told.never == 1 else several).format(count=number(told.never))
    if told.changed:
        yield tr("La base a changé depuis.")
    elif told.old:
        yield tr("Elle a plus de {days} jours.").format(days=STALE_DAYS)


def evaluated_on(day: date, count: int) -> str:
    """Said once a day other than today was evaluated, with so many sites: the list may show a later evaluation."""
    if not count:
        return tr("Aucun site n’était fermé au {day} : rien n’a été évalué à cette date.").format(day=day_text(day))
    text = tr(
        "Les sites fermés au {day} sont évalués à cette date. La liste montre, pour chaque site, l’évaluation la plus récente."
    )
    return text.format(day=day_text(day))


def no_base() -> str:
    """Said when the project shows no base."""
    return tr("Ouvrez un protocole avec le menu Résorption, ou créez-en un : ses sites fermés seront listés ici.")


def no_closed_site() -> str:
    """Said when the base has no closed site."""
    return tr(
        "Cette base n’a pas de site fermé : il n’y a rien à suivre au titre de l’article 11. "
        "Un site se ferme dans sa fiche, menu « Vie du site »."
    )


def never_evaluated() -> str:
    """Said above the list when no site was ever evaluated."""
    return tr("Aucune évaluation : « Évaluer… » répond aux six facteurs pour chaque site fermé.")


def nothing_found() -> str:
    """Said when the filters keep nothing."""
    return tr("Aucun site fermé ne répond à la recherche.")


def not_read() -> str:
    """Said in place of a list that could not be read: an empty one would say that there is nothing to follow."""
    return tr("La liste n’a pas pu être lue : la raison est dite en haut.")


def being_read() -> str:
    """Said while the base is read for the first time."""
    return tr("Lecture des sites fermés…")


def not_evaluated() -> str:
    """Said of a closed site that no evaluation has looked at."""
    return tr("Ce site n’a pas encore été évalué. « Évaluer… », en haut, répond aux six facteurs.")
