"""The six factors of Article 11 on one closed site: oui, non or inconnu, and the values that say why.

Each is about the place, its closing or its use, none about its inhabitants but their number. « Inconnu » is an answer
of its own: nothing here turns it into « non ». What « oui » means, with its thresholds, is a stated convention of the
product; the grades of evidence go from A (strong) to C (weak) and none reaches A.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from .plain_text import french_day, in_order
from .resorption import LastingShare
from .sentences import Sentence, said
from .settings import NEAR, RECENT_CLOSING, applied
from .vigilance_facts import SiteFacts, Territory, last_at
from .vocabulary import vocabulary

YES, NO, UNKNOWN = "oui", "non", "inconnu"


@dataclass(frozen=True)
class Evidence:
    """What is known of a factor in general: its grade, and a French sentence that names the sources and their limits."""

    grade: str
    source: str


@dataclass(frozen=True)
class Factor:
    """The answer for one site: figures with their days, or why there are none; `unit` and `threshold` are French.

    The figure that counts, if any, comes first in `value`, and `unit` says what it is a number of.
    """

    code: str
    answer: str
    value: Sentence
    unit: str = ""
    threshold: str = ""

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
    count = site.persons_at(day)
    oriented = {kind: number or 0 for kind, number in site.oriented.items()}
    share = LastingShare(None if count is None else count.persons, oriented, territory.threshold_pct)
    unit, threshold = "personnes avec une solution durable", f"{territory.threshold_pct}\N{NO-BREAK SPACE}%"
    if count is None or share.result == UNKNOWN or (share.result == NO and not site.lasting_told):
        return Factor("F1", *_declared(site, share), unit, threshold)
    figures = said("{lasting} sur {persons} ({percent} %), comptage du {day}", lasting=share.lasting,
                   persons=share.persons, percent=share.percent, day=french_day(count.day))  # fmt: skip
    return Factor("F1", NO if share.result == YES else YES, figures, unit, threshold)


def _declared(site: SiteFacts, share: LastingShare) -> tuple[str, Sentence]:
    """Without figures, a resorption said « non » is an answer that somebody gave; said « oui », it has to be shown."""
    why = said(_why_uncounted(site, share))
    if site.declared == NO:
        return YES, said("nombre non établi ({why}), résorption déclarée : non", why=why)
    if site.declared == YES:
        return UNKNOWN, said("Site déclaré résorbé, sans le nombre qui le montre : {why}.", why=why)
    return UNKNOWN, said("Part non calculable : {why}.", why=why)


def _why_uncounted(site: SiteFacts, share: LastingShare) -> str:
    if share.persons is None:
        return "aucun comptage ne donne le nombre de personnes"
    if share.persons == 0:
        return "le dernier comptage est de 0 personne"
    return "orientations saisies sans nombre de personnes" if site.oriented else "aucune orientation saisie"


def _recent_closing(territory: Territory, site: SiteFacts, day: date) -> Factor:
    limit = applied(RECENT_CLOSING, territory.settings)
    unit, threshold = "jours depuis la fermeture", f"{limit}\N{NO-BREAK SPACE}jours"
    closed = site.closed_on
    if closed is None:
        return Factor("F2", UNKNOWN, said("La date de fermeture n’est pas renseignée."), unit, threshold)
    if site.dates_cross:
        why = said("La fermeture ({closed}) précède l’installation ({installed}) : une des deux dates est fausse.",
                   closed=french_day(closed), installed=french_day(site.installed_on or closed))  # fmt: skip
        return Factor("F2", UNKNOWN, why, unit, threshold)
    days = (day - closed).days
    value = said("{days} (du {closed} au {day})", days=days, closed=french_day(closed), day=french_day(day))
    return Factor("F2", YES if days <= limit else NO, value, unit, threshold)


def occupied_before(territory: Territory, site: SiteFacts) -> tuple[SiteFacts, ...]:
    """The known sites of the same place before this one, by code; those of a loop of links left out."""
    found = territory.earlier(site.uuid) - {site.uuid}
    known = [territory.sites[uuid] for uuid in found if uuid in territory.sites]
    straight = [other for other in known if site.uuid not in territory.earlier(other.uuid)]
    return tuple(sorted(straight, key=lambda other: in_order(other.code)))


def _same_place_before(territory: Territory, site: SiteFacts, day: date) -> Factor:
    unit, threshold = "occupations antérieures du lieu", "au moins 1"
    earlier = occupied_before(territory, site)
    if earlier:
        value = said("{count} ({names})", count=len(earlier), names=_names(earlier))
        return Factor("F3", YES, value, unit, threshold)
    doubt = _doubt_of_place(territory, site)
    if doubt is not None:
        return Factor("F3", UNKNOWN, doubt, unit, threshold)
    return Factor("F3", NO, said("0 enregistrée"), unit, threshold)


def _doubt_of_place(territory: Territory, site: SiteFacts) -> Sentence | None:
    """Why « none » would say too much."""
    if site.uuid in territory.earlier(site.uuid):
        return said("Les liens entre les occupations successives du lieu tournent en rond : corrigez-les.")
    if site.outline:
        return said("Contour {why} : une occupation antérieure ne peut pas être cherchée.", why=said(site.outline))
    over = unlinked_overlaps(territory, site)
    if over:
        return said("Le contour recouvre un site fermé avant ({names}) : même lieu, ou non ?", names=_names(over))
    lost = [o for o in territory.unplaced if _could_be_before(territory, site, o)]
    if lost:
        return said(
            "Sites fermés avant, sans contour utilisable : {count} ({names}).", count=len(lost), names=_names(lost)
        )
    return None


def _names(sites: Iterable[SiteFacts]) -> str:
    codes = sorted((site.code for site in sites), key=in_order)
    more = "" if len(codes) <= _NAMED else ", …"
    return ", ".join(codes[:_NAMED]) + more


_NAMED = 5
"""Sites named in a value; their number is always given."""


def unlinked_overlaps(territory: Territory, site: SiteFacts) -> tuple[SiteFacts, ...]:
    """Sites closed before this one that its outline covers in part, and that nobody has linked to it or set apart."""
    others = (territory.sites.get(uuid) for uuid in territory.overlaps.get(site.uuid, ()))
    return tuple(
        other for other in others
        if other is not None and _is_before(other, site) and territory.share_ground(site.uuid, other.uuid)
        and not territory.set_apart(other.uuid, site.uuid)
    )  # fmt: skip


def _is_before(other: SiteFacts, site: SiteFacts) -> bool:
    """Whether that site ended before this one began, or might have: an unknown day excludes nothing."""
    if not other.closed or other.uuid == site.uuid:
        return False
    begun = site.installed_on or site.closed_on
    return other.closed_on is None or begun is None or other.closed_on <= begun


def _could_be_before(territory: Territory, site: SiteFacts, other: SiteFacts) -> bool:
    apart = territory.set_apart(other.uuid, site.uuid)
    return not apart and _is_before(other, site) and territory.may_be_near(site, other)


def _no_use(territory: Territory, site: SiteFacts, day: date) -> Factor:
    last = last_at(site.uses, day)
    unit = "usage du lieu"
    if last is None:
        return Factor("F4", UNKNOWN, said("L’usage du lieu n’est pas renseigné."), unit)
    value = said("{name} (au {day})", name=said(vocabulary("usage_site").label_of(last.use)), day=french_day(last.day))
    return Factor("F4", YES if last.use == "aucun" else NO, value, unit)


def _manager_or_equipment(territory: Territory, site: SiteFacts, day: date) -> Factor:
    last = last_at(site.uses, day)
    if last is None:
        return Factor("F5", UNKNOWN, said("Le gestionnaire et les équipements laissés ne sont pas renseignés."))
    value = said("gestionnaire identifié : {known}, équipements laissés : {left} (au {day})",
                 known=last.manager_known, left=last.equipment_left, day=french_day(last.day))  # fmt: skip
    if last.manager_known == NO or last.equipment_left == YES:
        return Factor("F5", YES, value)
    return Factor("F5", UNKNOWN if UNKNOWN in (last.manager_known, last.equipment_left) else NO, value)


def _households_near(territory: Territory, site: SiteFacts, day: date) -> Factor:
    limit = applied(NEAR, territory.settings)
    unit, threshold = "sites actifs voisins ou rejoints par des ménages partis d’ici", f"{limit}\N{NO-BREAK SPACE}m"
    near = {uuid for uuid, metres in territory.distances.get(site.uuid, {}).items() if metres <= limit}
    wanted = (near | territory.gone_to.get(site.uuid, frozenset())) - {site.uuid}
    active = [other for uuid in wanted if (other := territory.sites.get(uuid)) is not None and other.active_at(day)]
    if active:
        return Factor("F6", YES, _total(active, day), unit, threshold)
    if site.outline:
        why = said("Contour {why} : les sites voisins ne peuvent pas être cherchés.", why=said(site.outline))
        return Factor("F6", UNKNOWN, why, unit, threshold)
    lost = [other for other in territory.unplaced if other.active_at(day) and territory.may_be_near(site, other)]
    if lost:
        why = said("Sites actifs sans contour utilisable, peut-être voisins : {count}.", count=len(lost))
        return Factor("F6", UNKNOWN, why, unit, threshold)
    return Factor("F6", NO, said("0"), unit, threshold)


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
