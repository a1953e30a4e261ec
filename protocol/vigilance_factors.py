"""The six factors of Article 11 on one closed site: oui, non or inconnu, and the values that say why.

Each is about the place, its closing or its use, none about its inhabitants but their number. « Inconnu » is an answer
of its own: nothing here turns it into « non ». What « oui » means, with its thresholds, is a stated convention of the
product; the grades of evidence go from A (strong) to C (weak) and none reaches A.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from .plain_text import french_day
from .resorption import LastingShare
from .sentences import Sentence, said
from .vigilance_facts import PersonsCount, SiteFacts, Territory, last_at
from .vocabulary import vocabulary

YES, NO, UNKNOWN = "oui", "non", "inconnu"

_MADE = 10_000
"""Sentences kept, of each kind."""


@dataclass(frozen=True)
class Evidence:
    """What is known of a factor in general: its grade, and a French sentence that names the sources and their limits."""

    grade: str
    source: str


class Factor(NamedTuple):
    """The answer for one site: figures with their days, or why there are none; `unit` and `threshold` are French.

    The figure that counts, if any, comes first in `value`, and `unit` says what it is a number of. `number`: the
    earlier occupations of the place (F3).
    """

    code: str
    answer: str
    value: Sentence
    unit: str = ""
    threshold: str = ""
    number: int = 0

    @property
    def evidence(self) -> Evidence:
        """What is known of this factor in general."""
        return EVIDENCE[self.code]


EVIDENCE: Mapping[str, Evidence] = {
    "F1": Evidence("B+", (
        "LDH, Médecins du Monde et DIHAL disent de même : sans solution, les évacuations sont trop souvent suivies de "
        "reconstitutions. Aucun taux français de réoccupation d’un même lieu. Les chiffres associatifs portent surtout "
        "sur Calais et Grande-Synthe, dont la population est autre."
    )),
    "F2": Evidence("B", (
        "RAND, étude LA LEADS (Los Angeles Times, 24/07/2024) : retours en un à deux mois après un nettoyage. "
        "Étude étrangère, à l’échelle d’un quartier et non d’un lieu. Le délai est une convention."
    )),
    "F3": Evidence("C+", (
        "Cas rapportés : boulevard Ney à Paris (Politis), quai Arloing à Lyon (Rue89Lyon, 23/09/2024). "
        "Des cas, non une mesure."
    )),
    "F4": Evidence("C", (
        "Cas rapportés de lieux laissés vides (Rue89Lyon). Aucun effet mesuré des clôtures ni des merlons n’a été "
        "trouvé : la réponse est un usage du lieu."
    )),
    "F5": Evidence("C", (
        "Serre 2016, « tiers foncier » à Marseille (Métropolitiques). Rien ne permet de dire que le foncier public "
        "soit davantage concerné : la question est celle du gestionnaire."
    )),
    "F6": Evidence("B−", (
        "DIHAL : mouvements d’un site à l’autre (villes d’arrivée) ; Paris 2021 (archives.psmigrants.org). "
        "Seul un total est donné."
    )),
}  # fmt: skip
"""Grades and sources of each factor."""


def factors_at(territory: Territory, site: SiteFacts, day: date) -> tuple[Factor, ...]:
    """F1 to F6 of a closed site, as the base knew them on that day."""
    return tuple(rule(territory, site, day) for rule in _RULES)


def _lasting_solution(territory: Territory, site: SiteFacts, day: date) -> Factor:
    count = counted_at_closing(site, day)
    oriented = {kind: number or 0 for kind, number in site.oriented.items()}
    share = LastingShare(None if count is None else count.persons, oriented, territory.threshold_pct)
    unit, threshold = "personnes avec une solution durable", f"{territory.threshold_pct}\N{NO-BREAK SPACE}%"
    why = _why_uncounted(territory, share) or _why_unsure(site, share)
    if count is None or why is not None:
        return Factor("F1", *_declared(site, why or said("")), unit, threshold)
    figures = said("{lasting} sur {persons}, soit {percent} % (comptage du {day})", lasting=share.lasting,
                   persons=share.persons, percent=share.percent, day=french_day(count.day))  # fmt: skip
    return Factor("F1", NO if share.result == YES else YES, figures, unit, threshold)


def counted_at_closing(site: SiteFacts, day: date) -> PersonsCount | None:
    """The last count before the place was left: people seen there afterwards are not those who were oriented."""
    return site.persons_at(min(day, site.left_on or day))


def _declared(site: SiteFacts, why: Sentence) -> tuple[str, Sentence]:
    """Without figures, a resorption said « non » is an answer that somebody gave; said « oui », it has to be shown."""
    if site.declared == NO:
        return YES, said("nombre non établi ({why}), résorption déclarée : non", why=why)
    if site.declared == YES:
        return UNKNOWN, said("Site déclaré résorbé, sans le nombre qui le montre : {why}.", why=why)
    return UNKNOWN, said("Part non calculable : {why}.", why=why)


def _why_uncounted(territory: Territory, share: LastingShare) -> Sentence | None:
    """Why there is no share, None when there is one."""
    if share.persons is None:
        return said("aucun comptage avant la fermeture ne donne le nombre de personnes")
    if share.persons == 0:
        return said("le dernier comptage est de 0 personne")
    if not share.oriented:
        return said("aucune orientation saisie")
    if not 1 <= territory.threshold_pct <= _WHOLE:
        return said("le seuil du protocole n’est pas compris entre 1 et 100")
    return None


def _why_unsure(site: SiteFacts, share: LastingShare) -> Sentence | None:
    """Why a share does not answer. One that misses the threshold still misses it with more people in it."""
    if share.result == NO:
        return None if site.lasting_told else said("orientations saisies sans nombre de personnes")
    if site.left_on is None:
        return said("sans date de fermeture sûre, le dernier comptage avant elle n’est pas connu")
    if share.persons is not None and share.told > share.persons:
        return said(
            "les orientations ({told}) dépassent le comptage ({persons})", told=share.told, persons=share.persons
        )
    return None


_WHOLE = 100
"""Per cent."""


def _recent_closing(territory: Territory, site: SiteFacts, day: date) -> Factor:
    limit = territory.recent_days
    unit, threshold = "jours depuis la fermeture", f"{limit}\N{NO-BREAK SPACE}jours"
    closed = site.closed_on
    if closed is None:
        return Factor("F2", UNKNOWN, said("La date de fermeture n’est pas renseignée."), unit, threshold)
    if site.dates_cross:
        why = said("La fermeture ({closed}) précède l’installation ({installed}) : une des deux dates est fausse.",
                   closed=french_day(closed), installed=french_day(site.installed_on or closed))  # fmt: skip
        return Factor("F2", UNKNOWN, why, unit, threshold)
    answer = YES if (day - closed).days <= limit else NO
    return Factor("F2", answer, _since_closing(closed, day), unit, threshold)


# The same few days and uses come back from site to site: a sentence is made once for all of them.
@lru_cache(maxsize=_MADE)
def _since_closing(closed: date, day: date) -> Sentence:
    days = (day - closed).days
    return said("{days} (du {closed} au {day})", days=days, closed=french_day(closed), day=french_day(day))


def occupied_before(territory: Territory, site: SiteFacts, day: date = date.max) -> tuple[SiteFacts, ...]:
    """The sites of the base known on that day as the same place before this one, by code; those of a loop left out."""
    found = territory.earlier(site.uuid, day)
    if site.uuid in found:
        found -= territory.later(site.uuid, day)
    return tuple(territory.in_order(found))


def _same_place_before(territory: Territory, site: SiteFacts, day: date) -> Factor:
    unit, threshold = "occupations antérieures du lieu", "au moins 1"
    earlier = occupied_before(territory, site, day)
    if earlier:
        return Factor("F3", YES, _occupations(territory, site, earlier, day), unit, threshold, len(earlier))
    doubt = _doubt_of_place(territory, site, day)
    if doubt is not None:
        return Factor("F3", UNKNOWN, doubt, unit, threshold)
    return Factor("F3", NO, _NO_OTHER_BY_A_POINT if site.point_only else _NO_OTHER, unit, threshold)


_NO_OTHER = said("0 enregistrée")
_NO_OTHER_BY_A_POINT = said("0 enregistrée (contour tracé autour d’un point)")


def _occupations(territory: Territory, site: SiteFacts, earlier: Sequence[SiteFacts], day: date) -> Sentence:
    over = unlinked_overlaps(territory, site, day)
    if not over:
        return said("{count} ({names})", count=len(earlier), names=_names(earlier))
    return said("{count} au moins ({names}), à vérifier : {others}",
                count=len(earlier), names=_names(earlier), others=_names(over))  # fmt: skip


def _doubt_of_place(territory: Territory, site: SiteFacts, day: date) -> Sentence | None:
    """Why « none » would say too much."""
    linked = territory.earlier(site.uuid, day)
    if site.uuid in linked:
        return said("Les liens entre les occupations successives du lieu tournent en rond : corrigez-les.")
    if linked:
        return said("Le site qui précède celui-ci n’est pas dans la base : vérifiez ses liens.")
    if site.outline:
        return said("Contour {why} : une occupation antérieure ne peut pas être cherchée.", why=said(site.outline))
    over = unlinked_overlaps(territory, site, day)
    if over:
        return said("Le contour recouvre un site fermé avant ({names}) : même lieu, ou non ?", names=_names(over))
    return _lost_before(territory, site, day)


def _lost_before(territory: Territory, site: SiteFacts, day: date) -> Sentence | None:
    if not territory.unplaced:
        return None
    apart = {closed for closed, since in territory.refused_for.get(site.uuid, {}).items() if since <= day}
    begun = min(site.began_on or site.left_on or day, day)
    count, last = territory.nowhere.left_by(territory.near(site), begun, apart, _NAMED)
    if not count:
        return None
    names = _listed(territory.in_order(last), count)
    return said("Sites fermés avant, sans contour utilisable : {count} ({names}).", count=count, names=names)


def _names(sites: Sequence[SiteFacts]) -> str:
    return _listed(sites[:_NAMED], len(sites))


def _listed(sites: Sequence[SiteFacts], count: int) -> str:
    return ", ".join(site.code for site in sites) + (", …" if count > len(sites) else "")


_NAMED = 5
"""Sites named in a value; their number is always given."""


def unlinked_overlaps(territory: Territory, site: SiteFacts, day: date = date.max) -> tuple[SiteFacts, ...]:
    """Sites closed before this one that its outline covers in part, and that nobody has linked to it or set apart."""
    before = [
        uuid for uuid in territory.overlaps.get(site.uuid, ())
        if territory.share_ground(site.uuid, uuid) and _is_before(territory.sites.get(uuid), site, day)
        and not territory.set_apart(uuid, site.uuid, day)
    ]  # fmt: skip
    if not before:
        return ()
    linked = territory.earlier(site.uuid, day) | territory.later(site.uuid, day)
    return tuple(territory.in_order(uuid for uuid in before if uuid not in linked))


def _is_before(other: SiteFacts | None, site: SiteFacts, day: date) -> bool:
    """Whether that site ended before this one began, or might have: an unknown day excludes nothing."""
    if other is None or not other.closed_at(day) or other.uuid == site.uuid:
        return False
    begun = site.began_on or site.left_on
    return other.left_on is None or begun is None or other.left_on <= begun


def _no_use(territory: Territory, site: SiteFacts, day: date) -> Factor:
    last, known = last_at(site.uses, day), vocabulary("usage_site")
    unit = "usage du lieu"
    if last is None:
        return Factor("F4", UNKNOWN, said("L’usage du lieu n’est pas renseigné."), unit)
    if last.use not in known.values:
        return Factor("F4", UNKNOWN, said("L’usage du lieu « {use} » n’est pas reconnu.", use=last.use), unit)
    return Factor("F4", YES if last.use == "aucun" else NO, _used(known.label_of(last.use), last.day), unit)


@lru_cache(maxsize=_MADE)
def _used(label: str, day: date) -> Sentence:
    return said("{label} (au {day})", label=label, day=french_day(day))


def _manager_or_equipment(territory: Territory, site: SiteFacts, day: date) -> Factor:
    last = last_at(site.uses, day)
    if last is None:
        return Factor("F5", UNKNOWN, said("Le gestionnaire et les équipements laissés ne sont pas renseignés."))
    manager, equipment = _tri_state(last.manager_known), _tri_state(last.equipment_left)
    known = _told(manager, equipment, last.day)
    if manager == NO or equipment == YES:
        return Factor("F5", YES, known)
    return Factor("F5", UNKNOWN if UNKNOWN in (manager, equipment) else NO, known)


@lru_cache(maxsize=_MADE)
def _told(manager: str, equipment: str, day: date) -> Sentence:
    return said("Gestionnaire identifié : {known}, équipements laissés : {left} (au {day})",
                known=manager, left=equipment, day=french_day(day))  # fmt: skip


def _tri_state(code: str) -> str:
    """Whatever is neither oui nor non is unknown."""
    return code if code in (YES, NO) else UNKNOWN


def _households_near(territory: Territory, site: SiteFacts, day: date) -> Factor:
    limit = territory.near_m
    unit, threshold = "sites actifs voisins ou rejoints", f"{limit}\N{NO-BREAK SPACE}m"
    near = {uuid for uuid, metres in territory.distances.get(site.uuid, {}).items() if metres <= limit}
    wanted = (near | territory.gone_to.get(site.uuid, frozenset())) - {site.uuid}
    active = [other for uuid in wanted if (other := territory.sites.get(uuid)) is not None and other.active_at(day)]
    if active:
        return Factor("F6", YES, _total(active, day), unit, threshold)
    if site.outline:
        why = said("Contour {why} : les sites voisins ne peuvent pas être cherchés.", why=said(site.outline))
        return Factor("F6", UNKNOWN, why, unit, threshold)
    lost = territory.nowhere.active(territory.near(site), day) if territory.unplaced else 0
    if lost:
        why = said("Sites actifs sans contour utilisable, peut-être voisins : {count}.", count=lost)
        return Factor("F6", UNKNOWN, why, unit, threshold)
    return Factor("F6", NO, _NONE_KNOWN, unit, threshold)


_NONE_KNOWN = said("aucun connu")


def _total(active: list[SiteFacts], day: date) -> Sentence:
    """A total only: nothing in it tells one site from another."""
    counts = [site.persons_at(day) for site in active]
    known = [count.persons for count in counts if count is not None]
    missing = len(counts) - len(known)
    if not known:
        return said("{count} (habitants non comptés)", count=len(active))
    if not missing:
        return said("{count} (personnes aux derniers comptages : {persons})", count=len(active), persons=sum(known))
    return said("{count} (personnes aux derniers comptages : {persons}, sites non comptés : {missing})",
                count=len(active), persons=sum(known), missing=missing)  # fmt: skip


_RULES: tuple[Callable[[Territory, SiteFacts, date], Factor], ...] = (
    _lasting_solution, _recent_closing, _same_place_before, _no_use, _manager_or_equipment, _households_near,
)  # fmt: skip
