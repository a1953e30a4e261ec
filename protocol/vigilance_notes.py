"""What the evaluation of Article 11 left aside or found contradictory: each thing named, so that somebody can correct it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from .plain_text import french_day
from .resorption import LASTING
from .sentences import Sentence, said
from .settings import VIGILANCE_SETTINGS, is_unreadable
from .vigilance import begun_on, confirmed_at
from .vigilance_factors import counted_at_closing
from .vigilance_facts import CONFIRMED, Decision, SiteFacts, Territory

_NOTHING = "rien"
_NAMED = 5


def base_notes(territory: Territory, day: date) -> tuple[Sentence, ...]:
    """What is about the whole base: settings that cannot be read, closings yet to come, rows about no known site."""
    return tuple(_of_base(territory, day))


def notes(territory: Territory, site: SiteFacts, day: date) -> tuple[Sentence, ...]:
    """What is about one closed site: rows dated after that day, dates and links that contradict each other."""
    return (
        *_to_come(site, day),
        *_of_dates(site, day),
        *_of_orientations(site, day),
        *_of_links(territory, site),
        *_of_decisions(territory, site, day),
    )


def _of_base(territory: Territory, day: date) -> Iterator[Sentence]:
    for setting in VIGILANCE_SETTINGS:
        if is_unreadable(setting, territory.settings):
            yield said("Réglage « {key} » : « {value} » n’est pas un nombre entier de 1 à {maximum}. "
                       "La valeur par défaut s’applique : {default}.",
                       key=setting.key, value=territory.settings[setting.key], maximum=setting.maximum,
                       default=setting.default)  # fmt: skip
    if not 1 <= territory.threshold_pct <= 100:
        yield said(
            "Le seuil de résorption du protocole ({pct}) n’est pas compris entre 1 et 100.", pct=territory.threshold_pct
        )
    ahead = territory.in_order(s.uuid for s in territory.sites.values() if s.closed and not s.closed_at(day))
    if ahead:
        yield said("Sites fermés à une date postérieure au {day}, considérés comme encore occupés : {count} ({names}).",
                   day=french_day(day), count=len(ahead), names=_names(ahead))  # fmt: skip
    orphans = sum(row.closed not in territory.sites for row in territory.decisions)
    if orphans:
        yield said("Réoccupations qui concernent un site absent de la base, ignorées : {count}.", count=orphans)


def _to_come(site: SiteFacts, day: date) -> Iterator[Sentence]:
    shown = {"day": french_day(day)}
    counts = sum(row.day > day for row in site.counts)
    uses = sum(row.day > day for row in site.uses)
    visits = sum(row.day > day for row in site.visits)
    if counts:
        yield said("Comptages datés après le {day}, ignorés : {count}.", count=counts, **shown)
    if uses:
        yield said("Usages du lieu datés après le {day}, ignorés : {count}.", count=uses, **shown)
    if visits:
        yield said("Visites datées après le {day}, ignorées : {count}.", count=visits, **shown)


def _of_dates(site: SiteFacts, day: date) -> Iterator[Sentence]:
    if site.dates_cross and site.closed_on and site.installed_on:
        yield said("La fermeture ({closed}) précède l’installation ({installed}) : aucune des deux dates n’est utilisée.",
                   closed=french_day(site.closed_on), installed=french_day(site.installed_on))  # fmt: skip
    since = sum(site.left_on is not None and site.left_on < row.day <= day for row in site.counts)
    if since:
        yield said(
            "Comptages postérieurs à la fermeture, ignorés pour la part de solutions durables : {count}.", count=since
        )


def _of_orientations(site: SiteFacts, day: date) -> Iterator[Sentence]:
    count = counted_at_closing(site, day)
    told = sum(number or 0 for number in site.oriented.values())
    if count is not None and 0 < count.persons < told:
        yield said("Les orientations ({told} personnes) dépassent le comptage du {day} ({persons}).",
                   told=told, day=french_day(count.day), persons=count.persons)  # fmt: skip
    silent = sum(number is None for kind, number in site.oriented.items() if kind in LASTING)
    if silent:
        yield said("Orientations durables saisies sans nombre de personnes : {count}.", count=silent)


def _of_links(territory: Territory, site: SiteFacts) -> Iterator[Sentence]:
    if site.uuid in territory.earlier(site.uuid):
        yield said("Les liens entre les occupations successives du lieu tournent en rond : corrigez-les.")
    before = territory.before.get(site.uuid, {})
    lost = sum(uuid not in territory.sites for uuid in {*before, *territory.came_from.get(site.uuid, ())})
    if lost:
        yield said("Liens vers un site absent de la base : {count}.", count=lost)
    wrong = [other for other in territory.in_order(before) if _not_before(other, site)]
    if wrong:
        yield said("Dit antérieur à ce site, mais pas fermé avant son installation : {names}.", names=_names(wrong))


def _not_before(other: SiteFacts, site: SiteFacts) -> bool:
    late = other.left_on is not None and site.began_on is not None and other.left_on > site.began_on
    return late or not other.closed


def _of_decisions(territory: Territory, site: SiteFacts, day: date) -> Iterator[Sentence]:
    confirmed = [row for row in territory.decisions_of.get(site.uuid, ()) if row.decision == CONFIRMED]
    for row in sorted(confirmed, key=lambda row: row.key):
        begun = begun_on(territory, site, row)
        if begun is not None and site.left_on is not None and begun < site.left_on:
            yield said("Réoccupation confirmée mais commencée le {day}, avant la fermeture : elle n’est pas comptée.",
                       day=french_day(begun))  # fmt: skip
        elif _about_nothing(territory, site, row):
            yield said("Réoccupation confirmée dont le site ou la visite manque dans la base : à vérifier.")
    yield from _found_empty(territory, site, day)


def _about_nothing(territory: Territory, site: SiteFacts, row: Decision) -> bool:
    return row.new not in territory.sites and all(visit.uuid != row.visit for visit in site.visits)


def _found_empty(territory: Territory, site: SiteFacts, day: date) -> Iterator[Sentence]:
    """Nobody closed the place again: a person has to say that it was left."""
    row = confirmed_at(territory, site, day)
    since = None if row is None or row.new is not None else begun_on(territory, site, row)
    empty = [v.day for v in site.visits if v.finding == _NOTHING and since is not None and since < v.day <= day]
    if empty:
        yield said("Réoccupation confirmée par une visite, mais rien à signaler à la visite du {day} : à revoir.",
                   day=french_day(max(empty)))  # fmt: skip


def _names(sites: Sequence[SiteFacts]) -> str:
    more = "" if len(sites) <= _NAMED else ", …"
    return ", ".join(site.code for site in sites[:_NAMED]) + more
