"""The fourteen inhabited sites of the demonstration."""

from __future__ import annotations

from dataclasses import dataclass, field

from .spots import Spot

Count = tuple[str, int | None, str]
"""Date, persons (None: not counted), how complete: complet, partiel, total, vide."""


@dataclass(frozen=True)
class SiteSpec:
    """What is told of a site; the rest follows from it."""

    code: str
    name: str
    spot: Spot
    kind: str
    status: str
    installed: str | None
    reported: str
    address: str
    counts: tuple[Count, ...]
    access: str | None = None
    target: int | None = None
    origins: str = "?o?"
    """French, European Union, other: o oui, n non, ? inconnu."""
    context: str | None = None
    actors: str | None = None
    moved: str | None = None
    """reinstallation: oui, non, inconnu or nothing."""
    moved_note: str | None = None
    came_from: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    closing: dict[str, str] = field(default_factory=dict)


OPEN_SITES = (
    SiteSpec(
        "S-2022-003", "Les Saules", Spot("part", (4280, 2640), 15500), "terrain", "en_resorption", "2022-03-05", "2022-04-11",
        "chemin des Saules, rive gauche de la Fictive", (
            ("2022-04-20", 74, "total"), ("2023-03-14", 96, "partiel"), ("2024-03-19", 131, "complet"),
            ("2025-04-08", 124, "complet"), ("2026-06-16", 86, "complet")),
        "Accès par le chemin rural, praticable par les véhicules de secours.", 2027, "noo",
        "Terrain en zone d’expansion des crues : la résorption est la première priorité du protocole.",
        "Communauté de communes, DDETS, Association Passerelles fictives, protection maternelle et infantile.", "non",
    ),
    SiteSpec(
        "S-2023-001", "Entrepôt du Grand Songe", Spot("bati", (4230, 2050), 900), "bati", "en_resorption", "2022-12-10",
            "2023-01-16",
        "zone d’activités du Grand Songe, lot 7", (
            ("2023-02-07", 143, "partiel"), ("2024-02-13", 176, "complet"), ("2025-02-18", 180, "complet"),
            ("2026-05-12", 164, "complet")),
        "Portail au nord ; accès piéton à l’est.", 2028, "noo",
        "Ancien entrepôt inoccupé depuis 2019. Structure saine, réseaux électriques à mettre hors tension.",
        "Communauté de communes, SDIS, Association Habitat d’abord fictif.", "inconnu",
    ),
    SiteSpec(
        "S-2023-003", "La Sablière", Spot("part", (1230, 3420), 3900), "terrain", "actif", "2023-05-02", "2023-06-20",
        "lieu-dit la Sablière", (("2023-07-04", 31, "partiel"), ("2024-09-10", 44, "complet"), ("2026-03-24", 46, "complet")),
        None, None, "noo", "Propriété privée ; voisinage agricole.", None, "non",
    ),
    SiteSpec(
        "S-2023-005", "Prairie des Songes", Spot("part", (2290, 4000), 8200), "terrain", "actif", "2023-09-18", "2023-10-09",
        "route de Clairsonge, le long du ruisseau des Songes", (
            ("2023-10-17", 58, "total"), ("2024-10-22", 87, "complet"), ("2025-10-14", 95, "complet"), ("2026-09-22", 92,
             "complet")),
        "Entrée par la D 9002, à 150 m du pont.", 2029, "ooo",
        "Second site du territoire par le nombre d’habitants après le Grand Songe et les Saules.",
        "Association École partout – Val-Fictif, Association Santé mobile fictive.", "non",
    ),
    SiteSpec(
        "S-2024-001", "Ancienne école de Brume", Spot("bati", (4790, 1090), 100), "bati", "actif", "2024-01-22", "2024-02-05",
        "impasse de l’Ancienne École", (("2024-02-20", 38, "partiel"), ("2025-03-11", 35, "complet"), ("2026-04-14", 33,
            "complet")),
        None, 2027, "n?o", "Bâtiment communal désaffecté depuis 2016.", "Commune de Brume-les-Prés, CCAS.", "inconnu",
    ),
    SiteSpec(
        "S-2024-002", "Chemin des Jardins", Spot("voisin", (3500, 4060), 2100, "S-2021-002", 90.0), "terrain", "actif",
        "2024-05-27", "2024-06-03", "chemin des Jardins", (("2024-06-11", 26, "total"), ("2025-06-03", 29, "complet"),
            ("2026-02-10", 31, "partiel")),
        None, None, "??o", None, None, None,
    ),
    SiteSpec(
        "S-2024-003", "Délaissé de l’A 999", Spot("part", (2640, 690), 2400), "terrain", "actif", "2024-04-15", "2024-07-08",
        "délaissé routier au sud de l’autoroute", (("2024-07-16", 19, "total"), ("2025-09-02", 27, "partiel")),
        "Accès à pied par le chemin de la Source.", None, "?n?",
            "Bruit et proximité des voies : la sécurité des enfants est signalée.",
        "Service gestionnaire de la voie, Association Passerelles fictives.", "inconnu",
    ),
    SiteSpec(
        "S-2024-004", "Chemin de la Cale", Spot("part", (6000, 2760), 5600), "terrain", "actif", "2024-08-30", "2024-09-17",
        "chemin de la Cale", (("2024-09-24", 52, "partiel"), ("2025-09-16", 61, "complet"), ("2026-09-15", 64, "complet")),
        None, 2028, "noo", None, "Commune des Deux-Chimères, Association Habitat d’abord fictif.", "non",
    ),
    SiteSpec(
        "S-2025-001", "Maison du garde-barrière", Spot("bati", (5760, 4590), 90), "bati", "actif", "2025-01-08", "2025-01-27",
        "passage à niveau n° 12", (("2025-02-04", 14, "complet"), ("2026-01-20", 13, "complet")),
        None, None, "n?o", "Maison désaffectée, à proximité immédiate de la voie ferrée.", "Gestionnaire de la voie ferrée.",
            "non",
    ),
    SiteSpec(
        "S-2025-002", "Sous le pont de la D 9009", Spot("point", (6052, 4062)), "terrain", "actif", None, "2025-03-18",
        "Pas d’adresse précise", (("2025-03-25", 8, "total"),),
        None, None, "???", "Site connu par un signalement ; périmètre non relevé.", None, "inconnu",
    ),
    SiteSpec(
        "S-2025-003", "Haut de Clairsonge", Spot("voisin", (2900, 4900), 3300, "S-2022-002", 1500.0), "terrain", "actif",
        "2025-12-06", "2025-12-16", "le Haut de Clairsonge, D 9006", (("2025-12-18", 41, "partiel"), ("2026-06-09", 43,
            "complet")),
        None, None, "noo", "Une partie des habitants vivait auparavant au talus de la voie ferrée.",
        "Association Passerelles fictives.", "oui",
        "Déclaration recueillie par le service social lors du premier passage.", ("S-2022-002",),
    ),
    SiteSpec(
        "S-2025-004", "Pré de la Halte", Spot("voisin", (4900, 2150), 2700, "S-2024-005", 120.0), "terrain", "actif",
        "2025-12-24", "2026-01-07", "pré de la Halte, D 9004", (("2026-01-13", 37, "complet"), ("2026-07-21", 39, "complet")),
        None, None, "noo", "Installation vingt jours après la fermeture du délaissé voisin.",
        "Commune de Brume-les-Prés, DDETS.", "oui", "La majorité des ménages vient du délaissé de la D 9004.", ("S-2024-005",),
    ),
    SiteSpec(
        "S-2026-001", "Talus de la voie ferrée (2)", Spot("meme_lieu", (2860, 3230), 1900, "S-2022-002"), "terrain", "actif",
        "2026-02-10", "2026-02-24", "talus de la voie ferrée, côté sud", (("2026-03-03", 22, "partiel"), ("2026-08-25", 34,
            "complet")),
        None, None, "noo", "Nouvelle occupation d’un lieu fermé en septembre 2025.", "Gestionnaire de la voie ferrée.", "inconnu",
        None, (), ("S-2022-002",),
    ),
    SiteSpec(
        "S-2026-002", "Lisière du bois de l’Utopie", Spot("point", (2310, 905)), "terrain", "actif", "2026-08-20", "2026-09-29",
        "lisière est du bois de l’Utopie", (("2026-09-30", None, "vide"),),
        None, None, "???", "Quelques tentes observées ; comptage à faire avec l’association de veille.", None, None,
    ),
)  # fmt: skip
