"""Roads, railway, water and services as rows; owners that are legal persons."""

from __future__ import annotations

import math
from typing import Any

from osgeo import ogr

from . import geom, plan
from .dice import Dice
from .land import Country, Parcel
from .plan import HALF_WIDTH
from .writers import Row

_STREETS = (
    "des Tilleuls", "du Lavoir", "de la Fontaine", "des Écoles", "du Moulin", "des Peupliers", "de la Gare", "des Jardins",
    "du Pont", "des Saules", "de la Halle", "du Four", "des Vergers", "de l’Étang", "du Puits", "des Lilas", "de la Fable",
    "des Songes", "du Pressoir", "des Hirondelles", "de la Cale", "des Noyers", "du Stade", "des Charmes", "de la Source",
)  # fmt: skip


def road_rows(country: Country) -> list[Row]:
    """Roads, clipped to the territory."""
    outline = geom.union(shape for _, shape in country.communes)
    rows: list[Row] = []
    count = {"communale": 0, "chemin": 0}
    for road in country.roads:
        name = road.name
        if road.nature in count:
            name = _street_name(road.nature, count[road.nature])
            count[road.nature] += 1
        shape = geom.line(road.points).Intersection(outline)
        for part in geom.parts(shape, ogr.wkbLineString):
            values = {"nature": road.nature, "nom": name, "largeur_m": 2 * HALF_WIDTH[road.nature]}
            rows.append((values, part))
    return rows


def _street_name(nature: str, index: int) -> str:
    if nature == "chemin":
        return f"chemin rural n° {index + 1}"
    return f"rue {_STREETS[index % len(_STREETS)]}"


def railway_rows(country: Country) -> list[Row]:
    """The railway, clipped to the territory."""
    outline = geom.union(shape for _, shape in country.communes)
    shape = geom.line(plan.railway()).Intersection(outline)
    return [({"nature": "voie ferrée", "nom": "ligne 999 000"}, part) for part in geom.parts(shape, ogr.wkbLineString)]


def wood_rows(country: Country) -> list[Row]:
    """Woods, parcel by parcel, so that roads stay clear."""
    woods = geom.union(parcel.shape.Buffer(3, 1) for parcel in country.parcels if parcel.use == "bois")
    rows: list[Row] = []
    for part in geom.parts(woods):
        clean = geom.tidy(part)
        if clean is not None and clean.Area() > 2000:
            rows.append(({"nature": "bois", "nom": None}, clean))
    return rows


def water_rows(country: Country) -> list[Row]:
    """River, brook and pond as surfaces."""
    outline = geom.union(shape for _, shape in country.communes)
    rows: list[Row] = []
    for name, shape in country.water:
        nature = "plan d’eau" if name.startswith("étang") else "cours d’eau"
        rows.extend(({"nature": nature, "nom": name}, part) for part in geom.parts(shape.Intersection(outline)))
    return rows


_AT_TOWN = (
    ("ecole", "école élémentaire des Tilleuls", 260, 0.6), ("ecole", "école maternelle du Lavoir", 320, 3.4),
    ("ecole", "collège de la Fable", 330, 2.5), ("sante", "maison de santé de Villefable", 190, 5.1),
    ("sante", "pharmacie de la Halle", 60, 2.2), ("sante", "permanence d’accès aux soins", 250, 4.2),
    ("alimentation", "marché couvert", 90, 0.2), ("alimentation", "supérette de la Gare", 300, 1.2),
    ("alimentation", "épicerie solidaire intercommunale", 330, 5.9), ("point_eau", "fontaine de la Halle", 75, 0.9),
    ("point_eau", "borne-fontaine du Stade", 430, 2.9), ("point_eau", "borne-fontaine des Tanneries", 900, 3.2),
)  # fmt: skip
_AT_VILLAGE = (
    ("ecole", "école", 90, 0.7),
    ("point_eau", "fontaine publique", 40, 2.6),
    ("alimentation", "épicerie", 65, 4.4),
)
_VILLAGES_WITH_CARE = ("00104", "00107")


def service_rows(country: Country) -> list[Row]:
    """Schools, stops, health, water points and food shops."""
    rows: list[Row] = []
    for commune in plan.COMMUNES:
        local = _AT_TOWN if commune.code == "00101" else _AT_VILLAGE
        for kind, name, reach, turn in local:
            full = name if commune.code == "00101" else f"{name} – {commune.name}"
            rows.append(_service(kind, full, commune.centre, reach, turn))
        if commune.code in _VILLAGES_WITH_CARE:
            rows.append(_service("sante", f"cabinet médical – {commune.name}", commune.centre, 110, 5.5))
    rows.append(_service("ecole", "école – Chimère-le-Bas", plan.SECOND_BOURG, 70, 1.0))
    return [*rows, *_stops(country)]


def _service(kind: str, name: str, centre: geom.Point, reach: float, turn: float) -> Row:
    x, y = centre[0] + reach * math.cos(turn), centre[1] + reach * math.sin(turn)
    return {"type": kind, "nom": name}, geom.point(x, y)


def _stops(country: Country) -> list[Row]:
    """A bus stop about every 650 m of departmental road, on every second road of the country."""
    outline = geom.union(shape for _, shape in country.communes)
    rows: list[Row] = []
    for road in (r for r in country.roads if r.nature == "departementale"):
        shape = geom.line(road.points)
        at = 180.0
        while at < shape.Length():
            place = shape.Value(at)
            if outline.Contains(place):
                rows.append(
                    (
                        {"type": "arret", "nom": f"arrêt {len(rows) + 1:02d} – {road.name}"},
                        geom.point(place.GetX(), place.GetY()),
                    )
                )
            at += 650
    return rows


_OWNERS = (
    ("1", "ÉTAT – DIRECTION INTERDÉPARTEMENTALE FICTIVE DES ROUTES"),
    ("2", "RÉGION FICTIVE"),
    ("3", "DÉPARTEMENT FICTIF"),
    ("4", "SYNDICAT MIXTE DE LA FICTIVE"),
    ("4", "COMMUNAUTÉ DE COMMUNES DU VAL-FICTIF"),
    ("5", "OFFICE FICTIF DE L’HABITAT"),
    ("6", "SEM D’AMÉNAGEMENT DU VAL-FICTIF"),
    ("9", "ÉTABLISSEMENT PUBLIC FONCIER FICTIF"),
    ("9", "SOCIÉTÉ FERROVIAIRE FICTIVE"),
    ("0", "SCI DES TANNERIES FICTIVES"),
    ("0", "GFA DU VAL IMAGINÉ"),
    ("0", "SARL ENTREPÔTS DU GRAND SONGE"),
)


KNOWN_OWNERS: tuple[tuple[geom.Point, tuple[str, str]], ...] = (
    ((3030, 3671), ("4", "COMMUNE DE VILLEFABLE-SUR-FICTIVE")),
    ((3250, 2560), ("4", "COMMUNE DE VILLEFABLE-SUR-FICTIVE")),
    ((5127, 1379), ("6", "SEM D’AMÉNAGEMENT DU VAL-FICTIF")),
    ((5992, 3507), ("3", "DÉPARTEMENT FICTIF")),
    ((2699, 1391), ("9", "ÉTABLISSEMENT PUBLIC FONCIER FICTIF")),
)
"""Places of which the protocol says who owns them: the open file says the same."""


def owner_of(parcel: Parcel) -> tuple[str, str] | None:
    """Group code and name of a legal person that owns the parcel; None: not in the open file."""
    for place, owner in KNOWN_OWNERS:
        if parcel.shape.Contains(geom.point(*place)):
            return owner
    dice = Dice("proprietaire " + parcel.id)
    share = {"urbain": 0.08, "activite": 0.85, "futur": 0.7, "bois": 0.6, "rural": 0.26}[parcel.use]
    if dice.unit() > share:
        return None
    if dice.unit() < 0.42:
        return "4", _commune_owner(parcel.commune)
    return dice.one_of(_OWNERS)


def _commune_owner(code: str) -> str:
    name = next(commune.name for commune in plan.COMMUNES if commune.code == code)
    return f"COMMUNE DE {name.upper()}".replace("DE LES ", "DES ").replace("DE AUBRIVE", "D’AUBRIVE")


def owner_rows(country: Country) -> list[dict[str, Any]]:
    """Open file of legal persons: one row per right and per fiscal subdivision, as in the real one."""
    rows: list[dict[str, Any]] = []
    for parcel in country.parcels:
        owner = owner_of(parcel)
        if owner is not None:
            rows.extend(_owner_rows(parcel, owner))
    return rows


def _owner_rows(parcel: Parcel, owner: tuple[str, str]) -> list[dict[str, Any]]:
    dice = Dice("subdivision " + parcel.id)
    nature = {
        "urbain": "SOLS",
        "activite": "SOLS",
        "futur": "TERRES",
        "bois": "BOIS",
        "rural": dice.one_of(("TERRES", "PRES", "LANDES")),
    }
    split = parcel.contenance > 4000 and dice.unit() < 0.2
    first = round(parcel.contenance * 0.6) if split else parcel.contenance
    pieces = [("", nature[parcel.use], first)] if not split else [
        ("A", nature[parcel.use], first), ("B", "LANDES", parcel.contenance - first)]  # fmt: skip
    return [
        {
            "code_insee": parcel.commune,
            "groupe_personne_code": owner[0],
            "denomination": owner[1],
            "prefixe": "" if parcel.prefix == "000" else parcel.prefix,
            "section": parcel.section,
            "numero_parcelle": str(parcel.number),
            "subdivision_fiscale": letter,
            "nature_culture_libelle": text,
            "contenance_parcelle_centiare": parcel.contenance,
            "contenance_subdivision_centiare": area,
        }
        for letter, text, area in pieces
    ]
