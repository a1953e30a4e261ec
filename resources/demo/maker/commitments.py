"""Actions and engagements of Articles 4 to 11, funding and yearly indicators.

Cells of the matrix of engagements are left empty on purpose: a protocol has gaps.
"""

from __future__ import annotations

from .book import Book, uid

_ACTIONS = (
    # key, article, title, description, status, start, end, pilot, partners, sites, settlements
    ("A4-1", 4, "Médiation scolaire", "Inscriptions, assiduité, lien avec les établissements.", "en_cours", "2022-09-01",
     "2027-08-31", "ecole",
     ("dsden", "epci"), ("S-2022-003", "S-2023-005", "S-2024-004"), ()),
    ("A4-2", 4, "Transport scolaire depuis les sites", None, "prevue", "2027-01-04", "2028-07-07", "epci", ("departement",),
     ("S-2024-004", "S-2023-003"), ()),
    ("A5-1", 5, "Accès à l’eau et collecte des déchets", "Rampes d’eau, bennes et passages réguliers.", "en_cours",
     "2024-07-01", "2027-06-30",
     "epci", ("prefecture", "villefable"), ("S-2022-003", "S-2023-001", "S-2023-005"), ()),
    ("A5-2", 5, "Prévention des incendies", "Visites, conseils, équipements.", "en_cours", "2024-05-02", None, "prefecture",
     ("epci",), (), ()),
    ("A5-3", 5, "Diagnostics sociaux partagés", "Un diagnostic avant toute décision.", "en_cours", "2023-01-02", None, "ddets",
     ("passerelles", "habitat"), (), ()),
    ("A6-1", 6, "Équipe mobile de santé", "Passages mensuels et orientation vers le droit commun.", "en_cours", "2024-11-05",
     "2027-12-31", "sante",
     ("ars", "departement"), ("S-2022-003", "S-2023-001", "S-2023-005"), ()),
    ("A6-2", 6, "Suivi des jeunes enfants", None, "en_cours", "2023-03-01", None, "departement", (), ("S-2022-003",), ()),
    ("A7-1", 7, "Accompagnement vers l’emploi", "Ateliers, immersions et contrats d’insertion.", "en_cours", "2024-09-02",
     "2027-08-31",
     "passerelles", ("region", "ddets"), (), ("A-2025-001",)),
    ("A7-2", 7, "Cours de français", None, "terminee", "2023-10-02", "2025-06-27", "passerelles", ("region",), (), ()),
    ("A8-1", 8, "Relogement direct", "Douze logements par an dans le parc social.", "en_cours", "2024-06-04", "2029-06-03",
     "habitat",
     ("ddets", "epci"), ("S-2023-001", "S-2024-001"), ()),
    ("A8-2", 8, "Suivi après relogement", "Visites pendant un an.", "en_cours", "2024-10-15", None, "habitat", (),
     ("S-2021-003", "S-2022-001", "S-2023-002"), ()),
    ("A9-1", 9, "Terrain d’insertion des Noyers", "Dix-huit ménages, quatre ans.", "en_cours", "2024-12-03", "2029-03-31", "epci",
     ("prefecture", "villefable", "passerelles"), ("S-2022-003",), ("A-2025-001",)),
    ("A9-2", 9, "Recherche d’un second terrain", None, "en_cours", "2026-06-23", "2027-12-31", "epci", ("prefecture",),
     ("S-2023-001",), ("A-2026-001",)),
    ("A10-1", 10, "Coopération décentralisée", "Étude d’un partenariat avec une collectivité d’origine.", "abandonnee",
     "2024-09-01", "2025-12-31",
     "region", (), (), ()),
    ("A11-1", 11, "Visites de veille des lieux fermés", "Deux visites par an et par lieu.", "en_cours", "2025-06-17", None,
     "epci",
     ("villefable", "brume", "prefecture"), ("S-2021-002", "S-2022-002", "S-2024-005"), ()),
    ("A11-2", 11, "Un usage pour chaque lieu fermé", "Décision d’usage dans l’année qui suit la fermeture.", "prevue",
     "2026-12-01", "2028-12-31",
     "epci", ("departement",), ("S-2022-001", "S-2021-002"), ()),
)  # fmt: skip

_ENGAGEMENTS = (
    # article, partner, title, action, quantity, unit, due, status, budget, sites
    (4, "dsden", "Affecter deux enseignants à la scolarisation des enfants allophones", "A4-1", 2, "postes", "2025-09-01",
     "tenu", 96000, ()),
    (4, "departement", "Prendre en charge la demi-pension des collégiens", None, 24, "élèves", "2026-09-01", "en_cours",
     21000, ()),
    (4, "epci", "Financer le transport scolaire depuis deux sites", "A4-2", 2, "lignes", "2027-01-04", "valide", 38000,
     ("S-2024-004", "S-2023-003")),
    (4, "villefable", "Inscrire chaque enfant dans les huit jours", "A4-1", None, None, "2025-09-01", "tenu", None, ()),
    (4, "ecole", "Accompagner soixante-dix enfants par an", "A4-1", 70, "enfants", "2026-12-31", "en_cours", 84000,
     ("S-2022-003", "S-2023-005")),
    (5, "prefecture", "Faire réaliser un diagnostic incendie sur chaque site", "A5-2", 14, "sites", "2026-06-30", "non_tenu",
     None, ()),
    (5, "ddets", "Financer les diagnostics sociaux", "A5-3", 8, "diagnostics", "2027-12-31", "en_cours", 64000, ()),
    (5, "epci", "Installer l’eau et les sanitaires sur trois sites", "A5-1", 3, "sites", "2026-09-30", "en_cours", 118000,
     ("S-2022-003", "S-2023-001", "S-2023-005")),
    (5, "villefable", "Assurer la collecte hebdomadaire des déchets", "A5-1", 52, "passages par an", "2025-01-06", "tenu",
     27000, ("S-2022-003",)),
    (5, "brume", "Mettre en sécurité l’installation électrique", None, 1, "bâtiment", "2026-10-01", "en_cours", 15500,
     ("S-2024-001",)),
    (5, "passerelles", "Tenir une permanence hebdomadaire", "A5-3", 48, "permanences", "2026-12-31", "en_cours", 31000, ()),
    (6, "ars", "Financer l’équipe mobile de santé", "A6-1", 12, "passages", "2026-12-31", "tenu", 72000, ()),
    (6, "departement", "Suivre les enfants de moins de six ans", "A6-2", 40, "enfants", "2026-12-31", "en_cours", None,
     ("S-2022-003",)),
    (6, "sante", "Orienter chaque personne vers le droit commun", "A6-1", 150, "personnes", "2027-12-31", "en_cours", None, ()),
    (7, "ddets", "Réserver des contrats d’insertion", "A7-1", 20, "contrats", "2026-12-31", "en_cours", 130000, ()),
    (7, "region", "Ouvrir des places de formation", "A7-1", 30, "places", "2027-06-30", "valide", 90000, ()),
    (7, "region", "Financer les cours de français", "A7-2", 45, "personnes", "2025-06-27", "tenu", 36000, ()),
    (7, "epci", "Inscrire une clause sociale dans les marchés", None, 4000, "heures", "2027-12-31", "propose", None, ()),
    (7, "passerelles", "Accompagner les projets professionnels", "A7-1", 60, "personnes", "2027-08-31", "en_cours", 58000, ()),
    (8, "prefecture", "Mobiliser le contingent réservé", "A8-1", 12, "logements", "2026-12-31", "en_cours", None, ()),
    (8, "ddets", "Financer l’accompagnement vers le logement", "A8-1", 30, "ménages", "2027-12-31", "en_cours", 105000, ()),
    (8, "departement", "Accorder le fonds de solidarité logement", "A8-1", 25, "ménages", "2026-12-31", "en_cours", 20000, ()),
    (8, "epci", "Réserver des logements du parc intercommunal", "A8-1", 6, "logements", "2026-06-30", "non_tenu", None,
     ("S-2023-001",)),
    (8, "habitat", "Suivre les ménages relogés pendant un an", "A8-2", 20, "ménages", "2027-09-30", "en_cours", 44000,
     ("S-2021-003", "S-2022-001", "S-2023-002")),
    (9, "prefecture", "Cofinancer l’aménagement du terrain des Noyers", "A9-1", 1, "terrain", "2025-10-06", "tenu", 210000,
     ("S-2022-003",)),
    (9, "epci", "Porter les travaux du terrain des Noyers", "A9-1", 1, "terrain", "2025-10-06", "tenu", 164000, ("S-2022-003",)),
    (9, "epci", "Proposer un second terrain au comité de pilotage", "A9-2", 1, "terrain", "2027-06-30", "en_cours", None,
     ("S-2023-001",)),
    (9, "villefable", "Mettre le terrain des Noyers à disposition", "A9-1", 4, "années", "2025-01-01", "tenu", None, ()),
    (9, "chimeres", "Étudier un terrain communal", "A9-2", 1, "terrain", "2027-03-31", "propose", None, ("S-2024-004",)),
    (9, "passerelles", "Gérer le terrain des Noyers", "A9-1", 18, "ménages", "2029-03-31", "en_cours", 240000, ()),
    (10, "region", "Étudier une coopération décentralisée", "A10-1", 1, "étude", "2025-12-31", "abandonne", 12000, ()),
    (11, "prefecture", "Réunir les gestionnaires des lieux fermés", "A11-2", 2, "réunions par an", "2026-12-31", "en_cours",
     None, ()),
    (11, "departement", "Décider de l’usage de l’ancienne aire de la D 9005", "A11-2", 1, "lieu", "2027-06-30", "valide",
     55000, ("S-2023-002",)),
    (11, "epci", "Visiter chaque lieu fermé deux fois par an", "A11-1", 2, "visites par an", "2026-06-30", "en_cours", 9000, ()),
    (11, "villefable", "Clore et replanter la bretelle nord", None, 1, "lieu", "2025-12-31", "non_tenu", 18000, ("S-2021-002",)),
    (11, "brume", "Retirer les équipements laissés au délaissé de la D 9004", None, 1, "lieu", "2026-11-30", "en_cours",
     4500, ("S-2024-005",)),
)  # fmt: skip

_FUNDS = (
    ("A4-1", 2024, "etat_credits_dedies", 42000, 42000), ("A4-1", 2024, "collectivite", 30000, 28500), ("A4-1", 2025,
     "etat_credits_dedies", 45000, 45000),
    ("A4-1", 2025, "collectivite", 32000, 32000), ("A4-1", 2026, "etat_credits_dedies", 48000, None), ("A4-1", 2026,
     "collectivite", 36000, None),
    ("A5-1", 2024, "etat_credits_dedies", 35000, 33200), ("A5-1", 2024, "collectivite", 40000, 41800), ("A5-1", 2025,
     "collectivite", 52000, 50100),
    ("A5-1", 2026, "collectivite", 55000, None), ("A5-3", 2025, "etat_credits_dedies", 32000, 29000), ("A6-1", 2025,
     "etat_droit_commun", 72000, 70500),
    ("A6-1", 2026, "etat_droit_commun", 72000, None), ("A6-1", 2026, "prive", 8000, None), ("A7-1", 2025, "europeen", 60000,
     51000),
    ("A7-1", 2025, "etat_credits_dedies", 45000, 45000), ("A7-1", 2026, "europeen", 66000, None), ("A8-1", 2024,
     "etat_droit_commun", 30000, 24000),
    ("A8-1", 2025, "etat_droit_commun", 52000, 52000), ("A8-1", 2026, "etat_droit_commun", 53000, None), ("A9-1", 2025,
     "etat_credits_dedies", 210000, 206400),
    ("A9-1", 2025, "collectivite", 164000, 171300), ("A9-1", 2026, "etat_credits_dedies", 80000, None), ("A9-1", 2026,
     "autre", 15000, None),
    ("A11-1", 2026, "collectivite", 9000, None),
)  # fmt: skip

_INDICATORS: dict[tuple[str, int], dict[str, int]] = {
    ("A4-1", 2024): {"nombre_mineurs": 118, "scolaire_mediation_trois_ans_et_plus": 66,
     "scolaire_mineur_scolarise_dans_annee": 31,
                     "scolaire_nombre_maternelle": 14, "scolaire_nombre_elementaire": 33, "scolaire_nombre_college": 16,
                     "scolaire_nombre_lycee": 3},
    ("A4-1", 2025): {"nombre_mineurs": 126, "scolaire_mediation_trois_ans_et_plus": 79,
     "scolaire_mineur_scolarise_dans_annee": 27,
                     "scolaire_nombre_maternelle": 17, "scolaire_nombre_elementaire": 39, "scolaire_nombre_college": 19,
                     "scolaire_nombre_lycee": 4},
    ("A5-1", 2025): {"nombre_personnes": 398, "nombre_menages": 99},
    ("A6-1", 2025): {"sante_nombre_personnes": 164, "nombre_femmes": 88, "nombre_mineurs": 61},
    ("A7-1", 2025): {"travail_nombre_personnes": 37, "travail_nombre_femmes": 13},
    ("A7-2", 2024): {"nombre_personnes": 45, "nombre_femmes": 24},
    ("A8-1", 2024): {"logement_nombre_personnes": 27, "logement_nombre_menages": 7, "hebergement_nombre_personnes": 33,
     "hebergement_nombre_menages": 9},
    ("A8-1", 2025): {"logement_nombre_personnes": 17, "logement_nombre_menages": 4, "hebergement_nombre_personnes": 11,
     "hebergement_nombre_menages": 3},
    ("A9-1", 2025): {"nombre_personnes": 42, "nombre_menages": 11, "hebergement_nombre_personnes": 42,
     "hebergement_nombre_menages": 11},
}  # fmt: skip


def write_commitments(book: Book) -> None:
    """Actions with their links, engagements with theirs, funding, indicators."""
    for key, article, title, text, status, start, end, pilot, *_ in _ACTIONS:
        book.add("action", key, article=article, titre=title, description=text, statut=status, date_debut=start, date_fin=end,
                 pilote=uid("partenaire", pilot))  # fmt: skip
    for key, *_, partners, sites, settlements in _ACTIONS:
        for table, others in (("partenaire", partners), ("site", sites), ("amenagement", settlements)):
            for other in others:
                book.add(f"action_{table}", f"{key} {other}", action=uid("action", key), **{table: uid(table, other)})
    _write_engagements(book)
    for key, year, source, planned, spent in _FUNDS:
        book.add("financement", f"{key} {year} {source}", action=uid("action", key), annee=year, source=source,
                 montant_prevu_eur=planned, montant_reel_eur=spent)  # fmt: skip
    for (key, year), values in _INDICATORS.items():
        for name, value in values.items():
            book.add(
                "indicateur", f"{key} {year} {name}", action=uid("action", key), annee=year, cle=name, valeur=value
            )


def _write_engagements(book: Book) -> None:
    links: list[tuple[str, str]] = []
    for article, partner, title, action, quantity, unit, due, status, budget, sites in _ENGAGEMENTS:
        key = f"{article} {partner} {title}"
        book.add("engagement", key, article=article, partenaire=uid("partenaire", partner), intitule=title,
                 action=uid("action", action) if action else None, quantite=quantity, unite=unit, echeance=due, statut=status,
                 budget_eur=budget)  # fmt: skip
        links.extend((key, site) for site in sites)
    for key, site in links:
        book.add("engagement_site", f"{key} {site}", engagement=uid("engagement", key), site=uid("site", site))
