"""Land found for Article 9 and the transitional settlements."""

from __future__ import annotations

from dataclasses import dataclass

from . import geom
from .book import Book, uid
from .diagnostics import write_phases
from .geom import Point
from .land import Parcel
from .places import owner_of
from .spots import Ground, Spot


@dataclass(frozen=True)
class LandSpec:
    """A piece of land: where to look, how large (m2), which owner the open file must give."""

    code: str
    name: str
    at: Point
    least: float
    most: float
    owner: str
    category: str
    stage: str
    zone: str | None
    consent: str
    available: tuple[str | None, str | None] = (None, None)
    reason: str | None = None
    note: str | None = None
    parcels: int = 1


_LAND = (
    LandSpec("F-2024-001", "Terrain des Noyers", (3030, 3671), 5000, 16000, "COMMUNE DE", "commune", "retenu", "1AU", "oui",
             ("2025-01-01", "2029-03-31"), None, "Raccordements en limite de terrain."),
    LandSpec("F-2024-002", "Prés de la Fable", (3250, 2560), 5000, 30000, "COMMUNE DE", "commune", "ecarte", "A", "non",
        (None, None),
             "Terrain situé en zone d’expansion des crues du plan de prévention des risques."),
    LandSpec("F-2025-001", "Clos Songe", (4300, 4480), 3000, 14000, "", "inconnu", "propose", "A", "inconnu",
             ("2027-03-01", None), None, "Deux parcelles d’un même tenant.", 2),
    LandSpec("F-2025-002", "Entrée de Brume", (5127, 1379), 4500, 16000, "SEM", "entreprise_publique", "etudie", "1AU", "inconnu",
             ("2027-01-01", "2030-12-31")),
    LandSpec("F-2026-001", "Champ du Haut", (5992, 3507), 5000, 40000, "DÉPARTEMENT", "departement", "repere", "A", "inconnu",
             (None, None), None, "Hors du périmètre du plan de prévention : l’aléa n’est pas connu."),
    LandSpec("F-2026-002", "Ancien stade d’Utopie", (2699, 1391), 4000, 25000, "ÉTABLISSEMENT PUBLIC FONCIER", "epf",
        "etudie", "A", "oui",
             ("2026-06-01", None)),
)  # fmt: skip


def write_settlements(book: Book, ground: Ground) -> None:
    """Land with its parcels, settlements, who comes from where, phases."""
    taken = {spec.code: _parcels(ground, spec) for spec in _LAND}
    for spec in _LAND:
        shape = geom.union(p.shape for p in taken[spec.code])
        book.add_shape(
            "foncier", spec.code, shape, code=spec.code, nom=spec.name, commune=None, surface_m2=round(shape.Area()),
            surface_utile_m2=round(shape.Area() * 0.9, -1) if spec.stage != "repere" else None,
            categorie_proprietaire=spec.category, zonage=spec.zone, etape=spec.stage, disponible_de=spec.available[0],
            disponible_a=spec.available[1], accord_proprietaire=spec.consent, motif_ecart=spec.reason, note=spec.note,
        )  # fmt: skip
    for code, parcels in taken.items():
        for parcel in parcels:
            book.add("foncier_parcelle", f"{code} {parcel.id}", foncier=uid("foncier", code), parcelle=parcel.id)
    _write_settlements(book, ground, taken)


def _parcels(ground: Ground, spec: LandSpec) -> list[Parcel]:
    """The nearest parcel that fits, then as many of its neighbours as asked."""
    place = geom.point(*spec.at)
    occupied = geom.union(ground.found.values())
    fitting = [
        p for p in ground.parcels
        if p.use in ("rural", "futur") and spec.least <= p.shape.Area() <= spec.most and _owned(p, spec.owner)
        and not p.shape.Intersects(occupied) and not any(b.Intersects(p.shape) for b in ground.buildings)
    ]  # fmt: skip
    by_distance = sorted(fitting, key=lambda p: (round(p.shape.Distance(place), 2), p.id))
    for first in by_distance:
        beside = [p for p in by_distance if p is not first and _adjoins(p, first)]
        if len(beside) >= spec.parcels - 1:
            return [first, *beside[: spec.parcels - 1]]
    raise ValueError(f"no land for {spec.code}")


def _owned(parcel: Parcel, wanted: str) -> bool:
    owner = owner_of(parcel)
    return owner is None if not wanted else owner is not None and owner[1].startswith(wanted)


def _adjoins(parcel: Parcel, other: Parcel) -> bool:
    return parcel.shape.Distance(other.shape) < 0.05 and parcel.shape.Intersection(other.shape.Buffer(0.1)).Area() > 2


def _write_settlements(book: Book, ground: Ground, taken: dict[str, list[Parcel]]) -> None:
    noyers = geom.union(p.shape for p in taken["F-2024-001"])
    halte = ground.place("A-2021-001", Spot("part", (3330, 3640), 2600))
    clos = geom.union(p.shape for p in taken["F-2025-001"])
    yes = dict.fromkeys(("eau", "sanitaires", "electricite", "dechets", "incendie"), "oui")
    book.add_shape(
        "amenagement", "A-2025-001", noyers, code="A-2025-001", nom="Terrain d’insertion des Noyers", statut="ouvert",
            commune=None,
        adresse="chemin des Noyers", date_ouverture="2025-10-06", date_fin_prevue="2029-03-31",
        proprietaire="Commune de Villefable-sur-Fictive", gestionnaire="Association Passerelles fictives",
        convention=uid("convention", "noyers"), foncier=uid("foncier", "F-2024-001"), capacite_menages=18, capacite_personnes=72,
        occupation_menages=13, occupation_personnes=51, habitat="modulaire", surface_utile_m2=round(noyers.Area() * 0.9, -1),
            **yes,
    )  # fmt: skip
    book.add_shape(
        "amenagement", "A-2021-001", halte, code="A-2021-001", nom="Halte de la Gare", statut="ferme", commune=None,
        adresse="rue de la Gare", date_ouverture="2021-11-02", date_fin_prevue="2023-12-31",
        proprietaire="Communauté de communes du Val-Fictif", gestionnaire="Association Habitat d’abord fictif",
            convention=None, foncier=None,
        capacite_menages=8, capacite_personnes=30, occupation_menages=0, occupation_personnes=0, habitat="mobil_home",
        surface_utile_m2=round(halte.Area() * 0.85, -1), **(yes | {"incendie": "inconnu"}),
    )  # fmt: skip
    book.add_shape(
        "amenagement", "A-2026-001", clos, code="A-2026-001", nom="Terrain du Clos Songe", statut="projet", commune=None,
        adresse="chemin du Clos Songe", date_ouverture=None, date_fin_prevue=None, proprietaire=None, gestionnaire=None,
        convention=None, foncier=uid("foncier", "F-2025-001"), capacite_menages=20, capacite_personnes=80,
            occupation_menages=None,
        occupation_personnes=None, habitat=None, surface_utile_m2=None, **dict.fromkeys(yes, "inconnu"),
    )  # fmt: skip
    _write_moves(book)


def _write_moves(book: Book) -> None:
    moves = (
        ("A-2025-001", "S-2022-003", 16, 64, 11, 42),
        ("A-2025-001", "S-2023-002", 2, 9, 2, 9),
        ("A-2021-001", "S-2021-001", 6, 24, 6, 22),
        ("A-2026-001", "S-2023-001", 20, 80, None, None),
    )
    for settlement, site, *numbers in moves:
        names = ("menages_prevus", "personnes_prevues", "menages_accueillis", "personnes_accueillies")
        book.add("amenagement_site", f"{settlement} {site}", amenagement=uid("amenagement", settlement), site=uid("site", site),
                 **dict(zip(names, numbers, strict=True)))  # fmt: skip
    write_phases(book, "amenagement", "A-2025-001", (
        "2024-03-19", "2024-10-08", "2024-12-17", "2024-12-03", "2025-03-04", "2025-09-23", "2025-03-25", "2025-09-30",
            "2025-10-06"))  # fmt: skip
    write_phases(
        book, "amenagement", "A-2026-001", ("2024-02-13", "en_cours", None, None, None, None, None, None, None)
    )
