"""Rows of the sites, their links, counts and living conditions."""

from __future__ import annotations

import math
from typing import Any

from . import living
from .book import FROM_PLATFORM, TODAY, Book, uid
from .dice import Dice
from .sites_closed import CLOSED_SITES
from .sites_open import OPEN_SITES, Count, SiteSpec
from .spots import Ground

_ANSWER = {"o": "oui", "n": "non", "?": "inconnu"}
_SOURCES = (
    "diagnostic social",
    "comptage partagé des partenaires",
    "maraude associative",
    "visite conjointe commune et DDETS",
)
_AGES = (("nb_0_3", 0.17), ("nb_3_6", 0.2), ("nb_6_12", 0.33), ("nb_12_16", 0.19), ("nb_16_18", 0.11))


def write_sites(book: Book, ground: Ground) -> None:
    """Sites by code, then what hangs on them."""
    specs = sorted((*CLOSED_SITES, *OPEN_SITES), key=lambda spec: spec.code)
    # Perimeters first: a later site may stand beside one that comes after it by code.
    for spec in (*CLOSED_SITES, *OPEN_SITES):
        ground.place(spec.code, spec.spot)
    for spec in specs:
        _write_site(book, ground, spec)
    for spec in specs:
        _write_links(book, spec)
    for spec in specs:
        _write_counts(book, spec)
    for spec in specs:
        living.write_conditions(book, spec)


def _write_site(book: Book, ground: Ground, spec: SiteSpec) -> None:
    last = spec.closing.get("date_fermeture") or spec.counts[-1][0]
    closing_columns = (
        "date_fermeture",
        "cause_fermeture",
        "contexte_fermeture",
        "resorption_declaree",
        "resorption_motif",
    )
    origins = (_ANSWER[letter] for letter in spec.origins)
    values: dict[str, Any] = dict(zip(("origine_francaise", "origine_ue", "origine_hors_ue"), origins, strict=True))
    values |= {name: spec.closing.get(name) for name in closing_columns}
    book.add_shape(
        "site", spec.code, ground.found[spec.code],
        code=spec.code, nom=spec.name, type_site=spec.kind, statut=spec.status, commune=None, adresse=spec.address,
            acces=spec.access,
        precision_geom="point" if spec.spot.kind == "point" else "perimetre", date_installation=spec.installed,
        date_signalement=spec.reported, date_situation=min(last, TODAY), annee_cible=spec.target,
        id_plateforme=FROM_PLATFORM.get(spec.code), reinstallation=spec.moved,
        reinstallation_note=spec.moved_note, acteurs_presents=spec.actors, contexte=spec.context, **values,
    )  # fmt: skip


def _write_links(book: Book, spec: SiteSpec) -> None:
    for other in spec.came_from:
        book.add("site_origine", f"{spec.code} {other}", site=uid("site", spec.code), origine=uid("site", other))
    for other in spec.before:
        book.add("site_precedent", f"{spec.code} {other}", site=uid("site", spec.code), precedent=uid("site", other))


def _write_counts(book: Book, spec: SiteSpec) -> None:
    for count in spec.counts:
        dice = Dice(f"comptage {spec.code} {count[0]}")
        values = _people(count, dice) | _shelters(count, spec.kind, dice)
        source = dice.one_of(_SOURCES)
        book.add(
            "denombrement",
            f"{spec.code} {count[0]}",
            site=uid("site", spec.code),
            date=count[0],
            source=source,
            **values,
        )


def _people(count: Count, dice: Dice) -> dict[str, int | None]:
    """Counts of people that agree with each other; the less complete, the more unknowns."""
    _, persons, level = count
    minors = round((persons or 0) * dice.between(0.36, 0.46))
    women = round((persons or 0) * dice.between(0.46, 0.53))
    girls = round(minors * dice.between(0.44, 0.54))
    found: dict[str, int | None] = {
        "nb_personnes": persons,
        "nb_adultes": (persons or 0) - minors,
        "nb_femmes": max(women, girls),
        "nb_menages": math.ceil((persons or 0) / 4),
        "nb_mineurs": minors,
        "nb_filles": girls,
        **_ages(minors, dice),
        "nb_scolarises": round(minors * dice.between(0.35, 0.7)),
    }
    known = {
        "complet": tuple(found),
        "partiel": ("nb_personnes", "nb_menages", "nb_mineurs", "nb_adultes"),
        "total": ("nb_personnes",),
    }
    return {name: value if name in known.get(level, ()) else None for name, value in found.items()}


def _ages(minors: int, dice: Dice) -> dict[str, int]:
    """Age bands; a few minors may have no known age."""
    left = minors - (1 if minors > 12 and dice.unit() < 0.3 else 0)
    found: dict[str, int] = {}
    for name, share in _AGES[:-1]:
        found[name] = min(left, round(minors * share))
        left -= found[name]
    found[_AGES[-1][0]] = left
    return found


def _shelters(count: Count, kind: str, dice: Dice) -> dict[str, int | None]:
    _, persons, level = count
    if level == "vide":
        return {"nb_caravanes": None, "nb_cabanes": None, "nb_tentes": 4, "nb_voitures": None, "nb_matelas": None}
    if level == "total" or persons is None:
        return dict.fromkeys(("nb_caravanes", "nb_cabanes", "nb_tentes", "nb_voitures", "nb_matelas"))
    homes = round(persons / 4)
    if kind == "bati":
        return {
            "nb_caravanes": 0,
            "nb_cabanes": 0,
            "nb_tentes": 0,
            "nb_voitures": dice.whole(0, 2),
            "nb_matelas": round(persons * 0.8),
        }
    caravans = round(homes * dice.between(0.3, 0.6))
    return {
        "nb_caravanes": caravans,
        "nb_cabanes": homes - caravans,
        "nb_tentes": dice.whole(0, 2),
        "nb_voitures": dice.whole(0, 3),
        "nb_matelas": None,
    }
