"""Prevention of new camps (Article 11): places without a use or a manager, so that a use is decided.

A list, and no prediction: it says what is recorded of each place, and which criterion put it there; places are in the
order of communes and codes, never of anything that might happen. No attribute of inhabitants is read. What is not
recorded is « inconnu », said as such: it is neither « aucun usage » nor « non ».
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Union

from .counts import day_of
from .plain_text import french_day, in_order
from .sentences import Sentence, said
from .vocabulary import vocabulary

PUBLIC_OWNERS = ("etat", "region", "departement", "intercommunalite", "commune", "epf", "entreprise_publique")
"""Categories of owner that are public; « inconnu » is not."""

UNKNOWN, YES, NO = "inconnu", "oui", "non"
NO_USE, DONE = "aucun", "realise"
_CLOSED_SETTLEMENT = "ferme"


class Nature(Enum):
    """What a line is about."""

    CLOSED_SITE = "lieu fermé"
    LAND = "foncier public"
    BOTH = "lieu fermé et foncier public"


class LeftOut(Enum):
    """Why a place is not listed; how many there are is always said."""

    OCCUPIED = "occupe"
    USE_DECIDED = "usage_decide"
    MANAGER_UNKNOWN = "gestionnaire_inconnu"
    """A use is decided; whether somebody manages the place is not known."""
    OWNER_UNKNOWN = "proprietaire_inconnu"
    NOT_AVAILABLE = "indisponible"


@dataclass(frozen=True)
class Use:
    """What the last statement on the use of a place says (a row of `usage_site`)."""

    day: date
    usage: str
    managed: str = UNKNOWN
    manager: str = ""


@dataclass(frozen=True)
class ClosedSite:
    """A closed site and its last `Use`. `replaced`: a later occupation of the same place is closed too, and stands
    for the place. `surface_m2` None: no outline, or the outline of a point."""

    uuid: str
    code: str
    name: str
    commune: str = ""
    closed_on: date | None = None
    use: Use | None = None
    surface_m2: float | None = None
    replaced: bool = False


@dataclass(frozen=True)
class Land:
    """A piece of land of the inventory. `settlements` are the statuses of the transitional settlements made on it."""

    uuid: str
    code: str
    name: str
    commune: str = ""
    owner: str = UNKNOWN
    stage: str = ""
    available_from: date | None = None
    available_until: date | None = None
    surface_m2: float | None = None
    settlements: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlaceWithoutUse:
    """A line: `uuid` is that of the site, or of the land where there is no closed site. `usage` is a code of
    `usage_site` or UNKNOWN; `use` the statement that says it. `lands` are the codes of the land at the same place."""

    uuid: str
    nature: Nature
    code: str
    name: str
    commune: str
    usage: str
    use: Use | None
    since: Sentence
    surface_m2: float | None
    criteria: tuple[Sentence, ...]
    decision: Sentence
    lands: tuple[str, ...] = ()


@dataclass(frozen=True)
class Prevention:
    """The lines, by commune then by code, and how many places are left out and why."""

    lines: tuple[PlaceWithoutUse, ...]
    left_out: Mapping[LeftOut, int]


@dataclass(frozen=True)
class SamePlaces:
    """What outlines tell: by land (uuid), the closed sites that it overlaps; and where people live now, on a closed
    site or on a land (uuid)."""

    sites_of_land: Mapping[str, Sequence[str]]
    occupied: Collection[str] = ()


def last_use(rows: Iterable[Mapping[str, object]], reference: date) -> Use | None:
    """The last row of `usage_site` dated that day or before; of one day the one entered last. In order of entry."""
    dated = [(day, row) for row in rows if (day := day_of(row)) is not None and day <= reference]
    if not dated:
        return None
    day, row = max(reversed(dated), key=lambda pair: pair[0])
    text = {name: str(row.get(name) or "") for name in ("usage", "gestionnaire_identifie", "gestionnaire")}
    return Use(day, text["usage"], text["gestionnaire_identifie"] or UNKNOWN, text["gestionnaire"])


def places_without_use(
    sites: Sequence[ClosedSite], lands: Iterable[Land], places: SamePlaces, reference: date
) -> Prevention:
    """The places for which somebody has to decide, on that day."""
    verdicts = {site.uuid: _site_or_reason(site, places) for site in sites if not site.replaced}
    names = {site.uuid: site.code for site in sites}
    for land in lands:
        here = [uuid for uuid in places.sites_of_land.get(land.uuid, ()) if uuid in verdicts]
        own = _land_or_reason(land, places, reference)
        listed = {uuid: line for uuid in here if isinstance(line := verdicts[uuid], PlaceWithoutUse)}
        if listed:
            verdicts.update({uuid: _with_land(line, land, own) for uuid, line in listed.items()})
        elif any(verdicts[uuid] is LeftOut.OCCUPIED for uuid in here):
            verdicts[land.uuid] = LeftOut.OCCUPIED
        else:
            verdicts[land.uuid] = _with_sites(own, [names[uuid] for uuid in here])
    lines = [verdict for verdict in verdicts.values() if isinstance(verdict, PlaceWithoutUse)]
    counted = Counter(verdict for verdict in verdicts.values() if isinstance(verdict, LeftOut))
    return Prevention(tuple(sorted(lines, key=_rank)), {reason: counted[reason] for reason in LeftOut})


Verdict = Union[PlaceWithoutUse, LeftOut, None]
"""A line, why there is none, or None: the list is not about that place."""


def _site_or_reason(site: ClosedSite, places: SamePlaces) -> Verdict:
    use = site.use
    if site.uuid in places.occupied:
        return LeftOut.OCCUPIED
    if use is not None and use.usage == DONE:
        return LeftOut.USE_DECIDED
    criteria = tuple(_site_criteria(use))
    if not criteria:
        return LeftOut.MANAGER_UNKNOWN if use is not None and use.managed == UNKNOWN else LeftOut.USE_DECIDED
    return PlaceWithoutUse(
        site.uuid, Nature.CLOSED_SITE, site.code, site.name, site.commune, UNKNOWN if use is None else use.usage, use,
        _closed_since(site.closed_on), site.surface_m2, criteria, _site_decision(use),
    )  # fmt: skip


def _site_criteria(use: Use | None) -> Iterator[Sentence]:
    if use is None:
        yield said("usage inconnu : aucun constat enregistré")
        return
    if use.usage == NO_USE:
        yield said("aucun usage décidé, constat du {date}", date=french_day(use.day))
    if use.managed == NO:
        yield said("gestionnaire non identifié, constat du {date}", date=french_day(use.day))


def _site_decision(use: Use | None) -> Sentence:
    if use is None:
        return said("Dire ce que devient le lieu ; s’il n’a pas d’usage, en décider un.")
    if use.usage != NO_USE:
        return said("Désigner un gestionnaire du lieu.")
    if use.managed == NO:
        return said("Décider d’un usage du lieu et désigner un gestionnaire.")
    return said("Décider d’un usage du lieu.")


def _closed_since(day: date | None) -> Sentence:
    return said("date de fermeture inconnue") if day is None else said("fermé le {date}", date=french_day(day))


def _land_or_reason(land: Land, places: SamePlaces, reference: date) -> Verdict:
    if land.uuid in places.occupied:
        return LeftOut.OCCUPIED
    if land.stage == "retenu" or any(status != _CLOSED_SETTLEMENT for status in land.settlements):
        return LeftOut.USE_DECIDED
    if land.available_until is not None and land.available_until < reference:
        return LeftOut.NOT_AVAILABLE
    if land.owner == UNKNOWN:
        return LeftOut.OWNER_UNKNOWN
    if land.owner not in PUBLIC_OWNERS:
        return None
    return PlaceWithoutUse(
        land.uuid, Nature.LAND, land.code, land.name, land.commune, UNKNOWN, None, _free_since(land, reference),
        land.surface_m2, tuple(_land_criteria(land)), _land_decision(land), (land.code,),
    )  # fmt: skip


def _land_criteria(land: Land) -> Iterator[Sentence]:
    yield said("propriétaire public : {label}", label=vocabulary("categorie_proprietaire").label_of(land.owner))
    yield said("étape du foncier : {label}", label=vocabulary("etape_foncier").label_of(land.stage))
    yield said("l’aménagement qui s’y trouvait est fermé") if land.settlements else said("aucun aménagement enregistré")


def _land_decision(land: Land) -> Sentence:
    if land.stage == "ecarte":
        return said("Décider, avec le propriétaire, d’un autre usage qu’un aménagement transitoire.")
    return said("Décider d’un usage avec le propriétaire.")


def _free_since(land: Land, reference: date) -> Sentence:
    day = land.available_from
    if day is None:
        return said("disponibilité inconnue")
    shown = french_day(day)
    return (
        said("disponible depuis le {date}", date=shown)
        if day <= reference
        else said("disponible à partir du {date}", date=shown)
    )


def _with_land(line: PlaceWithoutUse, land: Land, verdict: Verdict) -> PlaceWithoutUse:
    """The closed site, said to be on that land too, and what is decided of the land."""
    if isinstance(verdict, PlaceWithoutUse):
        more = verdict.criteria
        nature = Nature.BOTH
    elif verdict is LeftOut.USE_DECIDED:
        more = (
            said(
                "le foncier {code} qui le recouvre est retenu ou aménagé : enregistrer l’usage du lieu", code=land.code
            ),
        )
        nature = line.nature
    else:
        return line
    return replace(line, nature=nature, criteria=(*line.criteria, *more), lands=(*line.lands, land.code))


def _with_sites(verdict: Verdict, codes: Sequence[str]) -> Verdict:
    """The land, said to hold closed sites whose use is decided: the rest of it may have none."""
    if not isinstance(verdict, PlaceWithoutUse) or not codes:
        return verdict
    told = said("recouvre un lieu fermé dont l’usage est décidé : {codes}", codes=", ".join(codes))
    return replace(verdict, criteria=(*verdict.criteria, told))


def _rank(line: PlaceWithoutUse) -> tuple[bool, tuple[str | int, ...], tuple[str | int, ...], str]:
    return not line.commune, in_order(line.commune), in_order(line.code), line.uuid
