"""What a screening stored of a rule (a row of `foncier_regle`), back in French words.

The screening itself tells its reasons from all that it measured (`land/reasons.py`); the base keeps the value, the
figure it was held against and the finding. The sentences are the same as far as these say it; a value written in
another way, by another version of the rules, is told as it is stored.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from .land_rules import ROLE_LABELS
from .plain_text import whole_number
from .sentences import Sentence, said
from .vocabulary import vocabulary

MET, CONDITIONAL, EXCLUDING, UNKNOWN = vocabulary("resultat_regle").values

_BETWEEN = re.compile(r"\s*;\s*")
_AMOUNT = re.compile(r"(\w+)\s([\d\s]+)")
_SHAPE = re.compile(r"compacité\s(\d+)\s%,\slargeur\s(suffisante|insuffisante)")
_SHAPE_LIMITS = re.compile(r"(\d+)\s%\s;\s(\d+)\sm")
_RANGE = re.compile(r"(\d+)\sà\s(\d+)")
_NOTHING = "rien"
_NO_OWNER = "inconnu"
_PARTLY_UNKNOWN = said("rien n’est connu d’une partie de ce que regarde cette règle")


@dataclass(frozen=True)
class StoredFinding:
    """A row of `foncier_regle`: texts as they are stored, empty where there is none."""

    rule: str
    result: str
    value: str = ""
    unit: str = ""
    threshold: str = ""


def told(found: StoredFinding) -> tuple[Sentence, ...]:
    """What the rule found, in words; empty when nothing is stored but the finding."""
    sentences = tuple(_TOLD[found.rule](found)) if found.rule in _TOLD else ()
    return sentences or tuple(_as_stored(found))


def _as_stored(found: StoredFinding) -> Iterator[Sentence]:
    if not found.value:
        return
    value = f"{found.value} {found.unit}".strip()
    if found.threshold:
        yield said("{value} (seuil : {limit})", value=value, limit=found.threshold)
    else:
        yield said("{value}", value=value)


def _usable_area(found: StoredFinding) -> Iterator[Sentence]:
    words = {"area": found.value, "need": found.threshold}
    if not found.value or not found.threshold:
        return
    if found.result == MET:
        yield said("{area} m² utiles, pour un repère de {need} m²", **words)
    elif found.result == EXCLUDING:
        yield said("{area} m² utiles, en dessous du repère de {need} m²", **words)
    else:
        yield said("{area} m² utiles au plus : les risques ne sont pas connus partout, et le repère de {need} m² peut ne "
                   "pas être atteint", **words)  # fmt: skip


def _shape(found: StoredFinding) -> Iterator[Sentence]:
    shape, limits = _SHAPE.fullmatch(found.value), _SHAPE_LIMITS.fullmatch(found.threshold)
    if shape is None or limits is None:
        return
    percent, least = shape.group(1), limits.group(1)
    yield said("elle remplit {percent} % de son enveloppe convexe (seuil : {least} %)", percent=percent, least=least)
    if shape.group(2) == "suffisante":
        yield said("une largeur de {width} m y tient", width=limits.group(2))
    else:
        yield said("une largeur de {width} m n’y tient pas", width=limits.group(2))


def _regulation(found: StoredFinding) -> Iterator[Sentence]:
    amounts = _amounts(found.value)
    if not amounts:
        return
    if found.result == MET:
        # A rule that is met may have found a few m², negligible: it says nothing of them either.
        yield said("ni zone d’interdiction ni zone d’aléa à prescriptions dans le plan qui couvre la parcelle")
        return
    if area := _some(amounts, "interdit"):
        yield said("{area} m² en zone d’interdiction", area=area)
    if area := _some(amounts, "conditions"):
        yield said("{area} m² en zone de prescriptions", area=area)
    if area := _some(amounts, "inconnu"):
        yield said(
            "{area} m² hors de tout plan connu, ou dans une zone de sens inconnu : ce n’est pas une "
            "absence de risque", area=area)  # fmt: skip
    if found.threshold:
        yield said("seuils : {limit}", limit=found.threshold)


def _exclusions(found: StoredFinding) -> Iterator[Sentence]:
    if found.value == _NOTHING:
        yield said("rien de tel dans les couches fournies")
    elif found.value:
        yield said("{value}", value=found.value)
    if found.result == UNKNOWN:
        yield _PARTLY_UNKNOWN


def _owner(found: StoredFinding) -> Iterator[Sentence]:
    categories = vocabulary("categorie_proprietaire")
    if found.value == _NO_OWNER:
        yield said("propriétaire inconnu : aucune personne morale n’est relevée, ce qui ne dit pas qu’il est privé")
    elif found.value in categories.values:
        owner = said("{label}", label=categories.label_of(found.value))
        yield said("catégorie de propriétaire : {owner}", owner=owner)


def _distances(found: StoredFinding) -> Iterator[Sentence]:
    measured, limits = _amounts(found.value), _amounts(found.threshold)
    for role, metres in measured.items():
        if role not in ROLE_LABELS:
            continue
        shown = {"label": ROLE_LABELS[role], "metres": metres}
        if role in limits:
            yield said("{label} : à {metres} m à vol d’oiseau (seuil : {reach} m)", **shown, reach=limits[role])
        else:
            yield said("{label} : à {metres} m à vol d’oiseau, sans seuil fixé", **shown)
    for role in limits:
        if role in ROLE_LABELS and role not in measured:
            yield said("{label} : aucun objet dans la couche fournie", label=ROLE_LABELS[role])
    # A layer that does not reach the parcel: what it does not show is not known to be absent.
    if found.result == UNKNOWN and (measured or limits):
        yield _PARTLY_UNKNOWN


def _capacity(found: StoredFinding) -> Iterator[Sentence]:
    people, areas = _RANGE.fullmatch(found.value), _RANGE.match(found.threshold)
    if people is None or areas is None:
        return
    yield said(
        "de {least} personnes (services sur place, {each} m² chacune) à {most} personnes (services hors du terrain, "
        "{reduced} m² chacune), un repère et non une norme",
        least=whole_number(int(people.group(1))), most=whole_number(int(people.group(2))),
        each=areas.group(1), reduced=areas.group(2))  # fmt: skip
    if found.result == UNKNOWN:
        yield said("au plus, car les risques ne sont pas connus partout")


def _amounts(text: str) -> dict[str, str]:
    """« route 30 ; arret 1 200 » by name; nothing when a part is written otherwise."""
    parts = [_AMOUNT.fullmatch(part) for part in _BETWEEN.split(text) if part]
    return {part.group(1): part.group(2) for part in parts if part is not None} if all(parts) else {}


def _some(amounts: Mapping[str, str], name: str) -> str:
    """That amount, nothing when there is none or when it is 0."""
    amount = amounts.get(name, "0")
    return "" if amount == "0" else amount


_TOLD: Mapping[str, Callable[[StoredFinding], Iterator[Sentence]]] = {
    "R1": _usable_area, "R2": _shape, "R3": _regulation, "R4": _exclusions,
    "R5": _owner, "R6": _distances, "R7": _distances, "R8": _capacity,
}  # fmt: skip
