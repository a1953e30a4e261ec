"""The ten closed sites: five resorbed, five closed without being resorbed."""

from __future__ import annotations

from .sites_open import SiteSpec
from .spots import Spot

CLOSED_SITES = (
    SiteSpec(
        "S-2021-001", "Les Peupliers", Spot("part", (1560, 2560), 4200), "terrain", "resorbe", "2021-02-10", "2021-03-02",
        "chemin des Peupliers", (("2021-03-16", 36, "partiel"), ("2022-03-08", 45, "complet"), ("2023-05-23", 42, "complet")),
        None, 2023, "noo", "Première résorption conduite par la communauté de communes.",
        "Communauté de communes, Association Passerelles fictives.", "non",
        closing={"date_fermeture": "2023-06-30", "cause_fermeture": "resorption", "resorption_declaree": "oui"},
    ),
    SiteSpec(
        "S-2021-002", "Bretelle nord", Spot("part", (3640, 3830), 2900), "terrain", "ferme_non_resorbe", "2021-05-19",
            "2021-06-07",
        "D 9003, sortie nord de Villefable", (("2021-06-15", 33, "total"), ("2022-10-04", 47, "complet"), ("2024-04-16", 41,
            "complet")),
        None, None, "noo", "Fermeture décidée avant la fin des relogements : 27 personnes sur 41 ont eu une solution durable.",
        "DDETS, Association Habitat d’abord fictif.", "inconnu",
        closing={"date_fermeture": "2024-05-22", "cause_fermeture": "justice", "resorption_declaree": "non"},
    ),
    SiteSpec(
        "S-2021-003", "Ancienne tannerie", Spot("bati", (2530, 3240), 500), "bati", "resorbe", "2021-08-30", "2021-09-13",
        "zone des Tanneries", (("2021-10-05", 62, "partiel"), ("2023-01-17", 57, "complet"), ("2024-09-17", 50, "complet")),
        None, 2024, "noo", "Résorption par étapes ; le bâtiment a ensuite été mis en sécurité.",
        "Établissement public foncier fictif, Association Habitat d’abord fictif.", "non",
        closing={"date_fermeture": "2024-10-15", "cause_fermeture": "resorption", "resorption_declaree": "oui"},
    ),
    SiteSpec(
        "S-2021-004", "Délaissé de la D 9004", Spot("part", (4390, 1850), 1500), "terrain", "ferme_non_resorbe",
            "2021-10-04", "2021-11-15",
        "délaissé de la D 9004", (("2021-11-23", None, "vide"),),
        None, None, "???", None, None, None,
        closing={"date_fermeture": "2022-06-14", "cause_fermeture": "autre", "resorption_declaree": "inconnu",
                 "contexte_fermeture": "Départ des habitants avant toute procédure ; destination inconnue."},
    ),
    SiteSpec(
        "S-2022-001", "Chemin du Moulin", Spot("part", (5020, 3110), 2300), "terrain", "resorbe", "2022-01-17", "2022-02-01",
        "chemin du Moulin", (("2022-02-15", 27, "partiel"), ("2023-09-12", 38, "complet"), ("2025-02-25", 35, "complet")),
        None, 2025, "noo", "Résorption menée avec une convention d’occupation temporaire.",
            "Commune, CCAS, bailleur social.", "non",
        closing={"date_fermeture": "2025-03-31", "cause_fermeture": "resorption", "resorption_declaree": "oui"},
    ),
    SiteSpec(
        "S-2022-002", "Talus de la voie ferrée", Spot("part", (2870, 3290), 2600), "terrain", "ferme_non_resorbe",
            "2022-02-20", "2022-03-15",
        "talus de la voie ferrée, côté sud", (("2022-03-29", 48, "total"), ("2023-11-07", 66, "complet"), ("2025-08-26", 74,
            "complet")),
        None, None, "noo", "Danger lié aux circulations ferroviaires.", "Gestionnaire de la voie ferrée, DDETS.", "non",
        closing={"date_fermeture": "2025-09-12", "cause_fermeture": "prefecture", "resorption_declaree": "non"},
    ),
    SiteSpec(
        "S-2022-004", "Délaissé de la D 9004 (2)", Spot("meme_lieu", (4390, 1850), 1900, "S-2021-004"), "terrain",
            "ferme_non_resorbe",
        "2022-09-05", "2022-09-20", "délaissé de la D 9004", (("2022-10-11", 22, "partiel"), ("2024-01-30", 24, "complet")),
        None, None, "noo", None, None, "inconnu", None, (), ("S-2021-004",),
        closing={"date_fermeture": "2024-03-08", "cause_fermeture": "commune", "resorption_declaree": "non"},
    ),
    SiteSpec(
        "S-2023-002", "Aire de la D 9005", Spot("part", (5640, 2980), 1700), "terrain", "resorbe", "2023-02-27", "2023-03-21",
        "ancienne aire de repos de la D 9005", (("2023-04-04", 21, "partiel"), ("2024-11-19", 30, "complet"), ("2026-08-18",
            28, "complet")),
        None, 2026, "noo", "Relogement achevé à l’été 2026.", "Département fictif, Association Habitat d’abord fictif.", "non",
        closing={"date_fermeture": "2026-09-15", "cause_fermeture": "resorption", "resorption_declaree": "oui"},
    ),
    SiteSpec(
        "S-2023-004", "Carrière du Mirage", Spot("part", (4760, 5240), 6400), "terrain", "resorbe", "2023-06-12", "2023-07-03",
        "ancienne carrière du Mirage", (("2023-07-18", 49, "total"), ("2025-04-29", 61, "complet")),
        None, 2025, "n?o", None, "Commune de Montmirage.", "non",
        closing={"date_fermeture": "2025-11-28", "cause_fermeture": "autre", "resorption_declaree": "oui",
                 "contexte_fermeture": "Relogements achevés par l’opérateur, bilan détaillé non transmis.",
                 "resorption_motif": "Résorption déclarée sur la foi du compte rendu de l’opérateur ; orientations à saisir."},
    ),
    SiteSpec(
        "S-2024-005", "Délaissé de la D 9004 (3)", Spot("meme_lieu", (4390, 1850), 2500, "S-2021-004"), "terrain",
            "ferme_non_resorbe",
        "2024-06-10", "2024-10-01", "délaissé de la D 9004", (("2024-10-15", 33, "partiel"), ("2025-11-18", 40, "complet")),
        None, None, "noo", "Troisième occupation du même lieu en quatre ans.", "Département fictif, DDETS.", "oui",
        None, (), ("S-2021-004", "S-2022-004"),
        closing={"date_fermeture": "2025-12-04", "cause_fermeture": "prefecture", "resorption_declaree": "non"},
    ),
)  # fmt: skip
