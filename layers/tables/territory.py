"""Territory, parties and governance: what the first and last articles are about."""

from ...protocol.rules import NotBefore
from ..model import Field, Geometry, Kind, Table, code, day, file, long_text, reference, tab, text, tri_state, year

PROTOCOLE = Table(
    "protocole", "Protocole", "Le protocole de coopération : une seule ligne par base.",
    (
        *tab("Identité",
             text("nom", "Nom du protocole", required=True),
             code("territoire_niveau", "Échelle du territoire", "territoire_niveau", required=True),
             day("date_signature", "Date de signature"),
             year("annee_debut", "Première année (Art. 1)", required=True),
             year("annee_fin", "Dernière année (Art. 1)", required=True)),
        *tab("État des lieux (Art. 2)",
             long_text("contexte_territorial", "Contexte territorial"),
             long_text("actions_deja_engagees", "Actions déjà engagées"),
             long_text("communaute_marginalisee", "Situation des publics marginalisés",
                       "Texte sur le territoire, jamais sur des personnes. Tout comptage sur une base ethnique est interdit. "
                       "Réservé aux partenaires, jamais publié.")),
        *tab("Gouvernance (Art. 12, 13, 15)",
             long_text("clspd", "Coopération avec le CLSPD ou le CISPD (Art. 12)"),
             long_text("pilotage", "Pilotage et calendrier (Art. 13)"),
             long_text("cellule_veille", "Cellule de veille (Art. 13)"),
             long_text("participation_habitants", "Participation des habitants (Art. 13)"),
             long_text("evaluation", "Évaluation (Art. 13)"),
             long_text("revision", "Révision du protocole (Art. 15)"),
             long_text("litiges", "Litiges et conciliation (Art. 15)")),
        *tab("Réglages",
             Field("seuil_resorption_pct", Kind.INTEGER, "Seuil de résorption",
                   "Part des habitants ayant une solution durable à partir de laquelle un site est dit résorbé "
                   "(règle de la plateforme nationale : 66 %).",
                   required=True, minimum=1, maximum=100, unit="%", default=66)),
    ),
    display='"nom"',
    rules=(NotBefore("annee_fin", "La dernière année du protocole ne peut pas précéder la première.", "annee_debut"),),
    singleton=True,
)  # fmt: skip

SETTING_LENGTH = 20_000
"""Room for the layers of a land screening, which are a setting like the figures."""

REGLAGE = Table(
    "reglage", "Réglage", "Réglages des règles (seuils, distances, délais) propres à ce protocole.",
    (
        text("cle", "Réglage", required=True, unique=True, length=80),
        text("valeur", "Valeur", required=True, length=SETTING_LENGTH),
        text("source", "Source du chiffre", required=True, length=400),
    ),
    display='"cle"',
)  # fmt: skip

COMMUNE = Table(
    "commune", "Commune", "Communes du territoire ; leur réunion est le territoire du protocole.",
    (
        text("code_insee", "Code INSEE", required=True, unique=True, length=5),
        text("nom", "Nom", required=True, length=120),
        text("epci_siren", "SIREN de l’intercommunalité", length=9),
        text("epci_nom", "Intercommunalité"),
    ),
    display='"nom"',
    geometry=Geometry.MULTIPOLYGON,
)  # fmt: skip

VISA = Table(
    "visa", "Visa", "Les « Vu » du protocole, dans l’ordre.",
    (
        Field("ordre", Kind.INTEGER, "Ordre", required=True, minimum=1),
        long_text("texte", "Texte", required=True),
        code("nature", "Nature", "nature_visa", required=True),
    ),
    display='"texte"',
)  # fmt: skip

PARTENAIRE = Table(
    "partenaire", "Partenaire", "Signataires et partenaires du protocole.",
    (
        code("categorie", "Catégorie", "categorie_partenaire", required=True),
        text("nom", "Nom", required=True),
        text("representant", "Représentant", "Une fonction (« la maire »), jamais le nom d’une personne."),
        tri_state("signataire", "Signataire"),
        day("date_signature", "Date de signature"),
        text("contact_service", "Service à contacter"),
        file("logo", "Logo"),
    ),
    display='"nom"',
    uniques=(("categorie", "nom"),),
)  # fmt: skip

CONVENTION = Table(
    "convention", "Convention particulière", "Conventions particulières d’application (Art. 16).",
    (
        text("titre", "Titre", required=True),
        long_text("objet", "Objet"),
        day("date", "Date"),
        file("fichier", "Fichier"),
    ),
    display='"titre"',
)  # fmt: skip

CONVENTION_PARTENAIRE = Table(
    "convention_partenaire", "Partie à la convention", "Partenaires d’une convention particulière.",
    (
        reference("convention", "Convention", "convention", required=True, parent_tab="Partenaires"),
        reference("partenaire", "Partenaire", "partenaire", required=True, parent_tab="Conventions"),
    ),
    display='"uuid"',
    uniques=(("convention", "partenaire"),),
)  # fmt: skip

REUNION = Table(
    "reunion", "Réunion", "Réunions des instances du protocole (Art. 13).",
    (
        code("instance", "Instance", "instance", required=True),
        day("date", "Date", required=True),
        long_text("ordre_du_jour", "Ordre du jour"),
        long_text("releve_decisions", "Relevé de décisions"),
    ),
    display="format_date(\"date\", 'dd/MM/yyyy')",
)  # fmt: skip

TABLES = (PROTOCOLE, REGLAGE, COMMUNE, VISA, PARTENAIRE, CONVENTION, CONVENTION_PARTENAIRE, REUNION)
