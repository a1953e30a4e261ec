"""Why a parcel has its verdict: for each rule a French sentence with the value, its unit and the figure it is held against.

All is made from a row of the result and from what the screening was made with: the same file gives the same sentences
years later. What reaches a « repère » is conform to nothing, and no sentence says that it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import ceil, floor

from ..protocol.plain_text import whole_number
from ..protocol.sentences import SEPARATOR, Sentence, said
from .capacity import ROUNDING
from .criteria import RESULT_CODES, ROLES, RULE_IDS, RULES, Finding, Role
from .facts import Facts
from .owners import UNKNOWN
from .thresholds import (
    AREA_EACH,
    COMPACTNESS,
    LOST_AREA,
    NEGLIGIBLE_AREA,
    NEGLIGIBLE_SHARE,
    PERSONS,
    PROHIBITED_SHARE,
    REDUCED_AREA_EACH,
    WIDTH,
)
from .wording import cut, told_count

Row = Mapping[str, object]
"""A row of the result: column -> value, None (or no such column) where nothing was measured."""

OWNER = "categorie_proprietaire"
"""Column of the category of the owner."""

ABSENT = "absente"
"""Value of the column `geometrie` of a parcel without a usable outline."""

_FINDINGS = {code: finding for finding, code in RESULT_CODES.items()}
_TITLES = {rule.id: rule.title for rule in RULES}
_VALUE, _THRESHOLD, _SOURCE = 200, 80, 400
"""Characters that the columns of `foncier_regle` hold."""


@dataclass(frozen=True)
class Part:
    """One thing that a rule found, and what it means."""

    finding: Finding
    sentence: Sentence


@dataclass(frozen=True)
class Reason:
    """What one rule found of a parcel. `value`, `unit`, `threshold` and `source` are French texts, as they are stored."""

    rule: str
    finding: Finding
    parts: tuple[Part, ...]
    value: str = ""
    unit: str = ""
    threshold: str = ""
    source: str = ""

    @property
    def title(self) -> str:
        """The name of the rule, a label."""
        return _TITLES[self.rule]

    @property
    def sentence(self) -> Sentence:
        """All that was found, the layers and their vintages."""
        found = tuple(part.sentence for part in self.parts)
        if not self.source:
            return said("{label} : {found}", label=self.title, found=found)
        return said("{label} : {found} — {source}", label=self.title, found=found, source=self.source)


def finding_of(row: Row, rule_id: str) -> Finding:
    """What the row says that a rule found."""
    return _FINDINGS.get(str(row.get(f"{rule_id.lower()}_resultat")), Finding.NOT_EXAMINED)


def reasons(row: Row, facts: Facts) -> tuple[Reason, ...]:
    """The reason of each rule, in order; the worst of its parts is not always its finding, for a rule may be left out."""
    return tuple(reason(row, rule_id, facts) for rule_id in RULE_IDS)


def reason(row: Row, rule_id: str, facts: Facts) -> Reason:
    """What one rule found, and why. Raises KeyError."""
    return _RULES[rule_id](row, finding_of(row, rule_id), facts)


def negligible_m2(row: Row, facts: Facts) -> float:
    """The m² of this parcel below which two plans that disagree say the same."""
    share = facts.number(NEGLIGIBLE_SHARE.key) / 100
    return min(facts.number(NEGLIGIBLE_AREA.key), share * (_number(row, "surface_m2") or 0))


def _number(row: Row, column: str) -> float | None:
    value = row.get(column)
    return float(value) if isinstance(value, (int, float)) and value == value else None


def _more(row: Row, column: str, than: float) -> int | None:
    """A number of m² greater than that, rounded as the usable area is and never to nothing; None otherwise."""
    value = _number(row, column)
    return max(1, at_least(value)) if value is not None and value > than else None


def at_least(value: float) -> int:
    """A number of m² rounded down, but for what shapes are short of."""
    return floor(value * (1 + ROUNDING))


def _is_absent(row: Row) -> bool:
    return row.get("geometrie") == ABSENT


def _not_measured(rule_id: str, finding: Finding) -> Reason:
    sentence = said("contour absent ou sans surface, la règle n’a pas pu être examinée")
    return Reason(rule_id, finding, (Part(Finding.UNKNOWN, sentence),))


def _need(facts: Facts) -> int:
    return facts.number(PERSONS.key) * facts.number(AREA_EACH.key)


def _usable_area(row: Row, finding: Finding, facts: Facts) -> Reason:
    if _is_absent(row):
        return _not_measured("R1", finding)
    area, need = whole_number(at_least(_number(row, "surface_utile_m2") or 0)), whole_number(_need(facts))
    persons, each = facts.number(PERSONS.key), facts.number(AREA_EACH.key)
    words = {"area": area, "need": need, "persons": whole_number(persons), "each": each}
    if finding == Finding.SATISFIED and (_number(row, "ppr_inconnu_m2") or 0) > negligible_m2(row, facts):
        told = said("{area} m² utiles au plus, les risques n’étant pas connus partout, pour un repère de {need} m² "
                    "({persons} personnes × {each} m²)", **words)  # fmt: skip
    elif finding == Finding.SATISFIED:
        told = said("{area} m² utiles, pour un repère de {need} m² ({persons} personnes × {each} m²)", **words)
    elif finding == Finding.EXCLUDING:
        told = said("{area} m² utiles, en dessous du repère de {need} m² ({persons} personnes × {each} m²)", **words)
    else:
        told = said("{area} m² utiles au plus : les risques ne sont pas connus partout, et le repère de {need} m² "
                    "({persons} personnes × {each} m²) peut ne pas être atteint", **words)  # fmt: skip
    return Reason("R1", finding, (Part(finding, told),), area, "m²", need, facts.source("parcelles", "ppr"))


def _shape(row: Row, finding: Finding, facts: Facts) -> Reason:
    if _is_absent(row):
        return _not_measured("R2", finding)
    percent, least = at_least(_number(row, "compacite_pct") or 0), facts.number(COMPACTNESS.key)
    width, wide = facts.number(WIDTH.key), row.get("largeur_suffisante") == "oui"
    shape = said("elle remplit {percent} % de son enveloppe convexe (seuil : {least} %)", percent=percent, least=least)
    fits = (said("une largeur de {width} m y tient", width=width) if wide else
            said("une largeur de {width} m n’y tient pas", width=width))  # fmt: skip
    parts = (Part(Finding.SATISFIED if percent >= least else Finding.EXCLUDING, shape),
             Part(Finding.SATISFIED if wide else Finding.EXCLUDING, fits))  # fmt: skip
    value = f"compacité {percent} %, largeur {'suffisante' if wide else 'insuffisante'}"
    return Reason("R2", finding, parts, value, "", f"{least} % ; {width} m", facts.source("parcelles"))


def _regulation(row: Row, finding: Finding, facts: Facts) -> Reason:
    if _is_absent(row):
        return _not_measured("R3", finding)
    if facts.missing("R3"):
        told = said("aucune couche des zones réglementaires n’a été fournie, rien n’est connu")
        return Reason("R3", finding, (Part(Finding.UNKNOWN, told),))
    parts = tuple(_regulation_parts(row, finding, facts))
    amounts = {name: at_least(_number(row, f"ppr_{name}_m2") or 0) for name in ("interdit", "conditions", "inconnu")}
    value = SEPARATOR.join(f"{name} {whole_number(amount)}" for name, amount in amounts.items())
    limits = f"interdit {facts.number(PROHIBITED_SHARE.key)} %, perte {facts.number(LOST_AREA.key)} m²"
    return Reason("R3", finding, parts, value, "m²", limits, facts.source("ppr", "ppr_perimetre"))


def _regulation_parts(row: Row, finding: Finding, facts: Facts) -> Iterator[Part]:
    least = negligible_m2(row, facts)
    if found := _more(row, "ppr_interdit_m2", least):
        meaning = Finding.EXCLUDING if finding == Finding.EXCLUDING else Finding.CONDITIONAL
        yield Part(meaning, said(
            "{area} m² en zone d’interdiction, {percent} % de la parcelle (seuils : {share} % de la parcelle, {lost} m² "
            "de la surface nécessaire)", area=whole_number(found), percent=_share(row, "ppr_interdit_m2"),
            share=facts.number(PROHIBITED_SHARE.key), lost=facts.number(LOST_AREA.key)))  # fmt: skip
    if found := _more(row, "ppr_conditions_m2", least):
        yield Part(Finding.CONDITIONAL, said("{area} m² en zone de prescriptions", area=whole_number(found)))
    if found := _more(row, "ppr_inconnu_m2", least):
        yield Part(Finding.UNKNOWN, said(
            "{area} m² hors de tout plan connu, ou dans une zone de sens inconnu : ce n’est pas une absence de risque",
            area=whole_number(found)))  # fmt: skip
    elif finding == Finding.SATISFIED:
        # A zone may still have prescriptions (code 01, outside any hazard): it is named just below.
        yield Part(Finding.SATISFIED, said(
            "ni zone d’interdiction ni zone d’aléa à prescriptions dans le plan qui couvre la parcelle"))  # fmt: skip
    if row.get("ppr_zone"):
        yield Part(Finding.SATISFIED, said("zone : {zone}", zone=str(row["ppr_zone"])))


def _share(row: Row, column: str) -> int:
    """Per cent of the parcel, rounded up."""
    return ceil(100 * (_number(row, column) or 0) / (_number(row, "surface_m2") or 1))


def _exclusions(row: Row, finding: Finding, facts: Facts) -> Reason:
    if _is_absent(row):
        return _not_measured("R4", finding)
    asked = [one for one in ROLES if one.rule == "R4"]
    found = [part for one in asked if one.key in facts.given for part in _obstacle_parts(row, one, facts)]
    given = any(one.key in facts.given for one in asked)
    clear = (Part(Finding.SATISFIED, said("rien de tel dans les couches fournies")),) if given and not found else ()
    parts = (*found, *clear, *_not_given("R4", facts), *_left_out("R4", facts))
    value = SEPARATOR.join(part.sentence.message for part in found) or ("rien" if given else "")
    return Reason("R4", finding, parts, cut(value, _VALUE), "", "", _sources(asked, facts))


def _obstacle_parts(row: Row, one: Role, facts: Facts) -> Iterator[Part]:
    least = negligible_m2(row, facts)
    zone = str(row.get(f"{one.key}_zone") or "")
    for suffix, meaning in (("interdit", Finding.EXCLUDING), ("conditions", Finding.CONDITIONAL)):
        if area := _more(row, f"{one.key}_{suffix}_m2", least):
            shown = {"label": one.label, "area": whole_number(area), "zone": zone}
            told = (said("{label} : {area} m² de la parcelle ({zone})", **shown) if zone else
                    said("{label} : {area} m² de la parcelle", label=one.label, area=whole_number(area)))  # fmt: skip
            yield Part(meaning, told)
    if area := _more(row, f"{one.key}_inconnu_m2", least):
        yield Part(Finding.UNKNOWN, _not_covered(one, area, facts))
    metres = _number(row, f"{one.key}_m")
    if metres is not None and one.finding is not None:
        yield Part(one.finding, _near(one, metres, facts.reach(one)))


def _not_covered(one: Role, area: int, facts: Facts) -> Sentence:
    covered = facts.coverage(one.key)
    if not covered:
        return said("{label} : rien n’est connu sur {area} m²", label=one.label, area=whole_number(area))
    shown = {"label": one.label, "area": whole_number(area), "covered": covered}
    reach = facts.reach(one)
    if reach is None:
        return said("{label} : {area} m² de la parcelle sont hors de ce que la couche couvre ({covered}), rien n’y est "
                    "connu", **shown)  # fmt: skip
    return said("{label} : {area} m² de la parcelle, ou ce qui est à moins de {reach} m, sont hors de ce que la couche "
                "couvre ({covered}), rien n’y est connu", reach=whole_number(reach), **shown)  # fmt: skip


def _near(one: Role, metres: float, reach: int | None) -> Sentence:
    if reach is None:
        return said("{label} : la parcelle les touche", label=one.label)
    return said("{label} : à {metres} m (seuil : {reach} m)", label=one.label, metres=whole_number(ceil(metres)),
                reach=whole_number(reach))  # fmt: skip


def _owner(row: Row, finding: Finding, facts: Facts) -> Reason:
    known = str(row.get(OWNER) or UNKNOWN)
    told = (said("catégorie de propriétaire : {owner}", owner=_category(known)) if finding == Finding.SATISFIED else
            said("propriétaire inconnu : aucune personne morale n’est relevée, ce qui ne dit pas qu’il est privé"))  # fmt: skip
    value = known if finding == Finding.SATISFIED else UNKNOWN
    return Reason("R5", finding, (Part(finding, told),), value, "", "", facts.source("proprietaires"))


def _category(code: str) -> Sentence:
    from ..protocol.vocabulary import vocabulary

    return said("{label}", label=vocabulary("categorie_proprietaire").label_of(code))


def _road(row: Row, finding: Finding, facts: Facts) -> Reason:
    return _distances("R6", row, finding, facts)


def _services(row: Row, finding: Finding, facts: Facts) -> Reason:
    return _distances("R7", row, finding, facts)


def _distances(rule_id: str, row: Row, finding: Finding, facts: Facts) -> Reason:
    """R6 and R7: straight lines from the edge of the parcel."""
    if _is_absent(row) and rule_id in facts.applied:
        return _not_measured(rule_id, finding)
    asked = [one for one in ROLES if one.rule == rule_id and one.key in facts.given]
    found = tuple(_distance_part(row, one, facts) for one in asked)
    parts = (*found, *_not_given(rule_id, facts), *_left_out(rule_id, facts))
    known = [(one.key, _number(row, f"{one.key}_m"), facts.reach(one)) for one in asked]
    value = SEPARATOR.join(f"{key} {whole_number(ceil(metres))}" for key, metres, _reach in known if metres is not None)
    limits = SEPARATOR.join(f"{key} {whole_number(reach)}" for key, _metres, reach in known if reach is not None)
    return Reason(rule_id, finding, parts, value, "m", cut(limits, _THRESHOLD), _sources(asked, facts))


def _distance_part(row: Row, one: Role, facts: Facts) -> Part:
    metres, reach = _number(row, f"{one.key}_m"), facts.reach(one)
    unknown = _more(row, f"{one.key}_inconnu_m2", negligible_m2(row, facts))
    if reach is not None and unknown and (metres is None or metres > reach):
        return Part(Finding.UNKNOWN, _not_covered(one, unknown, facts))
    if metres is None:
        meaning = Finding.NOT_EXAMINED if reach is None else Finding.CONDITIONAL
        return Part(meaning, said("{label} : aucun objet dans la couche fournie", label=one.label))
    shown = {"label": one.label, "metres": whole_number(ceil(metres))}
    if reach is None:
        return Part(Finding.NOT_EXAMINED, said("{label} : à {metres} m à vol d’oiseau, sans seuil fixé", **shown))
    return Part(Finding.SATISFIED if metres <= reach else Finding.CONDITIONAL,
                said("{label} : à {metres} m à vol d’oiseau (seuil : {reach} m)", **shown, reach=whole_number(reach)))  # fmt: skip


def _capacity(row: Row, finding: Finding, facts: Facts) -> Reason:
    least, most = row.get("capacite_min_personnes"), row.get("capacite_max_personnes")
    if _is_absent(row) or least is None or most is None:
        return _not_measured("R8", finding)
    each, reduced = facts.number(AREA_EACH.key), facts.number(REDUCED_AREA_EACH.key)
    parts = [Part(finding, said(
        "de {least} personnes (services sur place, {each} m² chacune) à {most} personnes (services hors du terrain, "
        "{reduced} m² chacune), un repère et non une norme", least=told_count(least), most=told_count(most), each=each,
        reduced=reduced))]  # fmt: skip
    if row.get("capacite_min_menages") is not None:
        parts.append(Part(finding, said("soit de {least} à {most} ménages",
                                        least=told_count(row["capacite_min_menages"]),
                                        most=told_count(row["capacite_max_menages"]))))  # fmt: skip
    if row.get("places_75_m2") is not None:
        told = said("{count} places de 75 m², pour comparaison : norme non applicable ici",
                    count=told_count(row["places_75_m2"]))  # fmt: skip
        parts.append(Part(finding, told))
    if finding == Finding.UNKNOWN:
        parts.append(Part(finding, said("au plus, car les risques ne sont pas connus partout")))
    return Reason("R8", finding, tuple(parts), f"{least} à {most}", "personnes", f"{each} à {reduced} m²")


def _sources(asked: Iterable[Role], facts: Facts) -> str:
    return cut(facts.source(*(one.key for one in asked)), _SOURCE)


def _labels(keys: Iterable[str]) -> tuple[Sentence, ...]:
    wanted = set(keys)
    return tuple(said("{label}", label=one.label) for one in ROLES if one.key in wanted)


def _not_given(rule_id: str, facts: Facts) -> Iterator[Part]:
    if missing := facts.missing(rule_id):
        yield Part(Finding.UNKNOWN, said("couches non fournies, donc inconnu : {names}", names=_labels(missing)))


def _left_out(rule_id: str, facts: Facts) -> Iterator[Part]:
    out = [one.key for one in ROLES if one.rule == rule_id and one.key in facts.left_out]
    if out:
        yield Part(Finding.NOT_EXAMINED, said("laissé de côté par le protocole : {names}", names=_labels(out)))


_RULES: Mapping[str, Callable[[Row, Finding, Facts], Reason]] = {
    "R1": _usable_area, "R2": _shape, "R3": _regulation, "R4": _exclusions,
    "R5": _owner, "R6": _road, "R7": _services, "R8": _capacity,
}  # fmt: skip
"""What tells each rule."""
