"""The protocol's texts, its parties, recitals, particular agreements and meetings."""

from __future__ import annotations

from .book import Book, uid

_TEXTS = {
    "contexte_territorial": (
        "Le Val-Fictif compte huit communes réunies autour de Villefable-sur-Fictive, le long de la Fictive, d’une voie ferrée et de "
        "l’autoroute A 999. L’habitat précaire s’y est installé depuis 2021 sur des délaissés routiers, des terrains agricoles et "
        "d’anciens bâtiments d’activité. Territoire et chiffres sont entièrement fictifs."
    ),
    "actions_deja_engagees": (
        "Une médiation scolaire existe depuis 2022. Un premier site a été résorbé en 2023, un terrain d’insertion a ouvert en 2025. "
        "Une équipe mobile de santé passe chaque mois sur les sites les plus peuplés."
    ),
    "communaute_marginalisee": (
        "Le territoire ne procède à aucun comptage fondé sur l’origine. Les actions s’adressent à toute personne en situation de grande "
        "précarité d’habitat, sans distinction."
    ),
    "clspd": (
        "Le conseil intercommunal de sécurité et de prévention de la délinquance est informé deux fois par an de l’avancement du "
        "protocole. Aucune donnée sur des personnes ne lui est transmise."
    ),
    "pilotage": (
        "Un comité de pilotage coprésidé par le préfet et le président de la communauté de communes se réunit deux fois par an. Un comité "
        "technique trimestriel prépare ses décisions. Le calendrier est annexé au présent protocole."
    ),
    "cellule_veille": (
        "Une cellule de veille réunit chaque mois l’État, les communes, la communauté de communes et les associations. Elle suit les lieux "
        "fermés, organise les visites et propose un usage pour chacun d’eux."
    ),
    "participation_habitants": (
        "Les habitants sont réunis avant chaque étape qui les concerne, avec un interprète si besoin. Un compte rendu leur est remis."
    ),
    "evaluation": (
        "Un bilan annuel présente les comptages, les relogements, les engagements tenus et ceux qui ne le sont pas. Une évaluation externe "
        "est prévue en 2028."
    ),
    "revision": "Le protocole peut être révisé par avenant, à la demande de l’un des signataires, après avis du comité de pilotage.",
    "litiges": "Les signataires recherchent une conciliation devant le comité de pilotage avant tout recours.",
}

_PARTNERS = (
    ("prefecture", "etat", "Préfecture du Département fictif", "le préfet", "oui", "2024-06-04",
     "Mission résorption des bidonvilles"),
    ("ddets", "etat", "Direction départementale de l’emploi, du travail et des solidarités", "la directrice départementale",
     "non", None,
     "Pôle inclusion et logement"),
    ("ars", "etat", "Agence régionale de santé fictive", "le délégué départemental", "non", None, "Délégation départementale"),
    ("dsden", "etat", "Direction des services départementaux de l’éducation nationale", "l’inspectrice d’académie", "non", None,
     "Mission scolarisation"),
    ("region", "conseil_regional", "Région fictive", "la présidente du conseil régional", "oui", "2024-06-04",
     "Direction de la formation"),
    ("departement", "conseil_departemental", "Département fictif", "le président du conseil départemental", "oui", "2024-06-04",
     "Direction des solidarités"),
    ("epci", "intercommunalite", "Communauté de communes du Val-Fictif", "le président", "oui", "2024-06-04", "Service habitat"),
    ("villefable", "commune", "Commune de Villefable-sur-Fictive", "la maire", "oui", "2024-06-04",
     "Centre communal d’action sociale"),
    ("aubrive", "commune", "Commune d’Aubrive-la-Fictive", "le maire", "oui", "2024-06-04", "Secrétariat général"),
    ("brume", "commune", "Commune de Brume-les-Prés", "la maire", "oui", "2024-06-18", "Centre communal d’action sociale"),
    ("chimeres", "commune", "Commune des Deux-Chimères", "le maire", "oui", "2024-07-02", "Secrétariat général"),
    ("montmirage", "commune", "Commune de Montmirage", "la maire", "inconnu", None, None),
    ("passerelles", "association", "Association Passerelles fictives", "la présidente", "oui", "2024-06-04", "Pôle médiation"),
    ("ecole", "association", "Association École partout – Val-Fictif", "le président", "oui", "2024-06-04", "Médiation scolaire"),
    ("sante", "association", "Association Santé mobile fictive", "la présidente", "oui", "2024-06-04", "Équipe mobile"),
    ("habitat", "association", "Association Habitat d’abord fictif", "le directeur", "oui", "2024-06-04", "Pôle logement"),
)  # fmt: skip

_VISAS = (
    ("texte",
     "Vu l’instruction du Gouvernement du 25 janvier 2018 visant à donner une nouvelle impulsion à la résorption des campements"
     " illicites et des bidonvilles,"),
    ("deliberation", "Vu la délibération n° 2024-031 du conseil communautaire du Val-Fictif du 14 mai 2024,"),
    ("deliberation", "Vu la délibération n° 2024-018 du conseil municipal de Villefable-sur-Fictive du 21 mai 2024,"),
)  # fmt: skip

_AGREEMENTS = (
    ("noyers", "Convention d’occupation du terrain des Noyers",
     "Mise à disposition du terrain à l’opérateur pour quatre ans.", "2025-03-04",
     ("prefecture", "epci", "villefable", "passerelles")),
    ("scolaire", "Convention de médiation scolaire", "Accompagnement des inscriptions et de l’assiduité.", "2024-09-10",
     ("dsden", "epci", "ecole")),
    ("sante", "Convention de passages de santé",
     "Passages mensuels d’une équipe mobile et orientation vers le droit commun.", "2024-11-05",
     ("ars", "departement", "sante")),
    ("veille", "Convention de veille des lieux fermés", "Partage des visites et des usages décidés pour les lieux fermés.",
     "2025-06-17",
     ("prefecture", "epci", "villefable", "brume")),
)  # fmt: skip

_MEETINGS = (
    ("comite_pilotage", "2024-06-04", "Signature du protocole.", "Protocole signé ; calendrier adopté."),
    ("technique", "2024-09-24", "État des lieux partagé ; priorités.",
     "Deux sites prioritaires retenus : les Saules et le Grand Songe."),
    ("comite_pilotage", "2024-12-03", "Premier bilan.", "Étude du terrain des Noyers validée."),
    ("cellule_veille", "2025-02-11", "Lieux fermés.", "Visites réparties entre les communes."),
    ("habitants", "2025-03-25", "Présentation du terrain des Noyers aux ménages des Saules.", "Seize ménages intéressés."),
    ("comite_pilotage", "2025-06-24", "Bilan à un an.", "Objectif 2027 confirmé pour les Saules."),
    ("concertation", "2025-10-07", "Échanges avec les associations et les riverains.", "Point d’information semestriel décidé."),
    ("cellule_veille", "2026-03-10", "Nouvelle occupation du talus de la voie ferrée.",
     "Rencontre du gestionnaire ; proposition d’usage à établir."),
    ("comite_pilotage", "2026-06-23", "Bilan à deux ans.", "Recherche d’un second terrain engagée."),
    ("habitants", "2026-09-16", "Relogements de l’aire de la D 9005.", None),
    ("technique", "2026-10-13", "Préparation de l’annexe cartographique.", "Données arrêtées au 1er novembre 2026."),
    ("comite_pilotage", "2026-12-08", "Bilan annuel et programme 2027.", None),
)  # fmt: skip


def write_parties(book: Book) -> None:
    """Texts of the protocol, partners, recitals, agreements, meetings."""
    book.add_without_uuid(
        "protocole", territoire_niveau="epci", date_signature="2024-06-04", annee_debut=2024, annee_fin=2029, **_TEXTS
    )
    for key, category, name, function, signs, date, service in _PARTNERS:
        book.add("partenaire", key, categorie=category, nom=name, representant=function, signataire=signs,
                 date_signature=date, contact_service=service)  # fmt: skip
    # Printed on every page of the annex: nobody may take this territory for a real one.
    book.add("reglage", "mention_pages", cle="mention_pages", valeur="Territoire fictif – données de démonstration",
             source="Données de démonstration")  # fmt: skip
    # The base is made with the three recitals of the template: these follow them.
    for order, (nature, text) in enumerate(_VISAS, 4):
        book.add("visa", str(order), ordre=order, texte=text, nature=nature)
    for key, title, subject, date, _ in _AGREEMENTS:
        book.add("convention", key, titre=title, objet=subject, date=date)
    for key, _, _, _, partners in _AGREEMENTS:
        for partner in partners:
            book.add(
                "convention_partenaire",
                f"{key} {partner}",
                convention=uid("convention", key),
                partenaire=uid("partenaire", partner),
            )
    for instance, date, agenda, decisions in _MEETINGS:
        book.add(
            "reunion",
            f"{instance} {date}",
            instance=instance,
            date=date,
            ordre_du_jour=agenda,
            releve_decisions=decisions,
        )
