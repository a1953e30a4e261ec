"""Transitional settlements (Article 9) and the land that could receive one."""

from ...protocol.rules import AtMost, ExactlyOne, NotBefore, RequiredIf
from ..model import Geometry, OnDelete, Table, amount, code, count, day, long_text, reference, tab, text, tri_state
from .sites import COMMUNE_OF_PLACE

_COMMUNE = reference("commune", "Commune", "commune", "Remplie d’après l’emplacement du contour.",
                     on_delete=OnDelete.RESTRICT, form_default=COMMUNE_OF_PLACE)  # fmt: skip

FONCIER = Table(
    "foncier", "Foncier disponible", "Terrains repérés pour un aménagement transitoire ; les étapes sont décidées par des personnes.",
    (
        *tab("Identité",
             text("code", "Code", "Donné par la base (F-2026-001) s’il n’est pas saisi.", length=20, unique=True),
             text("nom", "Nom usuel", length=80),
             _COMMUNE,
             amount("surface_m2", "Surface", "Surface du contour.", unit="m2", form_default="round(area(@geometry), 0)", on_update=True),
             amount("surface_utile_m2", "Surface utile", unit="m2"),
             code("categorie_proprietaire", "Catégorie de propriétaire", "categorie_proprietaire",
                  required=True, default="inconnu"),
             text("zonage", "Zonage d’urbanisme")),
        *tab("Mobilisation",
             code("etape", "Étape", "etape_foncier", required=True, default="repere"),
             day("disponible_de", "Disponible à partir du"),
             day("disponible_a", "Disponible jusqu’au"),
             tri_state("accord_proprietaire", "Accord du propriétaire", required=True, default="inconnu"),
             long_text("motif_ecart", "Motif de l’écart"),
             long_text("note", "Note")),
    ),
    display="coalesce(\"code\" || ' – ', '') || coalesce(\"nom\", '')",
    geometry=Geometry.MULTIPOLYGON,
    code_prefix="F",
    rules=(
        NotBefore("disponible_a", "La fin de disponibilité ne peut pas précéder son début.", "disponible_de"),
        RequiredIf("motif_ecart", "Un terrain écarté doit l’être avec un motif.", "etape", ("ecarte",)),
    ),
)  # fmt: skip

FONCIER_PARCELLE = Table(
    "foncier_parcelle", "Parcelle", "Parcelles cadastrales d’un terrain, par leur identifiant de 14 caractères.",
    (
        reference("foncier", "Foncier", "foncier", required=True, parent_tab="Parcelles"),
        text("parcelle", "Identifiant de la parcelle", required=True, length=14),
    ),
    display='"parcelle"',
    uniques=(("foncier", "parcelle"),),
)  # fmt: skip

AMENAGEMENT = Table(
    "amenagement", "Aménagement transitoire", "Aménagements transitoires (Art. 9).",
    (
        *tab("Identité",
             text("code", "Code", "Donné par la base (A-2026-001) s’il n’est pas saisi.", length=20, unique=True),
             text("nom", "Nom", required=True, length=80),
             code("statut", "Statut", "statut_amenagement", required=True, default="projet"),
             _COMMUNE,
             text("adresse", "Adresse", length=300),
             day("date_ouverture", "Date d’ouverture"),
             day("date_fin_prevue", "Fin prévue"),
             text("proprietaire", "Propriétaire", "Une personne morale."),
             text("gestionnaire", "Gestionnaire", "Un organisme."),
             reference("convention", "Convention", "convention", on_delete=OnDelete.SET_NULL),
             reference("foncier", "Foncier d’origine", "foncier", on_delete=OnDelete.SET_NULL)),
        *tab("Capacité",
             count("capacite_menages", "Capacité en ménages", unit="ménages"),
             count("capacite_personnes", "Capacité en personnes", unit="personnes"),
             count("occupation_menages", "Ménages présents", unit="ménages"),
             count("occupation_personnes", "Personnes présentes", unit="personnes"),
             code("habitat", "Type d’habitat", "habitat"),
             amount("surface_utile_m2", "Surface utile", unit="m2")),
        *tab("Équipements",
             tri_state("eau", "Eau"), tri_state("sanitaires", "Sanitaires"), tri_state("electricite", "Électricité"),
             tri_state("dechets", "Collecte des déchets"), tri_state("incendie", "Protection contre l’incendie")),
    ),
    display="coalesce(\"code\" || ' – ', '') || \"nom\"",
    geometry=Geometry.MULTIPOLYGON,
    code_prefix="A",
    rules=(
        NotBefore("date_fin_prevue", "La fin prévue ne peut pas précéder l’ouverture.", "date_ouverture"),
        RequiredIf("date_ouverture", "Un aménagement ouvert ou fermé doit avoir une date d’ouverture.",
                   "statut", ("ouvert", "ferme")),
        AtMost("occupation_menages", "Les ménages ne peuvent pas être plus nombreux que les personnes présentes.",
               ("occupation_menages",), "occupation_personnes"),
    ),
)  # fmt: skip

AMENAGEMENT_SITE = Table(
    "amenagement_site", "Accueil depuis un site", "Ménages et personnes attendus et accueillis, par site d’origine.",
    (
        reference("amenagement", "Aménagement", "amenagement", required=True, parent_tab="Accueil"),
        reference("site", "Site d’origine", "site", required=True, parent_tab="Fermeture"),
        count("menages_prevus", "Ménages prévus", unit="ménages"),
        count("personnes_prevues", "Personnes prévues", unit="personnes"),
        count("menages_accueillis", "Ménages accueillis", unit="ménages"),
        count("personnes_accueillies", "Personnes accueillies", unit="personnes"),
    ),
    display='"uuid"',
    uniques=(("amenagement", "site"),),
)  # fmt: skip

PHASE = Table(
    "phase", "Phase préparatoire", "Les neuf phases préparatoires, d’un site ou d’un aménagement.",
    (
        reference("site", "Site", "site", parent_tab="Acteurs et phases"),
        reference("amenagement", "Aménagement", "amenagement", parent_tab="Phases"),
        code("phase", "Phase", "phase_preparatoire", required=True),
        code("etat", "Avancement", "etat_phase", required=True, default="non_demarree"),
        day("date", "Date"),
    ),
    display="represent_value(\"phase\", 'phase')",
    uniques=(("site", "phase"), ("amenagement", "phase")),
    rules=(ExactlyOne("site", "Une phase est celle d’un site ou celle d’un aménagement.", ("site", "amenagement")),),
)  # fmt: skip

CRIBLAGE = Table(
    "criblage", "Criblage", "Un passage des règles de recherche de foncier.",
    (
        day("date", "Date", required=True),
        text("version_regles", "Version des règles", required=True, length=20),
        count("nb_compatible", "Compatibles", required=True, unit="parcelles"),
        count("nb_sous_conditions", "Sous conditions", required=True, unit="parcelles"),
        count("nb_exclu", "Exclues", required=True, unit="parcelles"),
        count("nb_non_evaluable", "Non évaluables", required=True, unit="parcelles"),
    ),
    display="format_date(\"date\", 'dd/MM/yyyy')",
    engine_only=True,
)  # fmt: skip

CRIBLAGE_SOURCE = Table(
    "criblage_source", "Source du criblage", "Couches lues par un criblage.",
    (
        reference("criblage", "Criblage", "criblage", required=True),
        text("role", "Rôle", required=True, length=60),
        text("couche", "Couche", required=True, length=400),
        text("millesime", "Millésime", length=60),
        text("echelle", "Échelle", length=120),
        text("crs", "Système de coordonnées", length=60),
        count("nb_objets", "Nombre d’objets"),
    ),
    display='"role"',
    engine_only=True,
)  # fmt: skip

CRIBLAGE_SEUIL = Table(
    "criblage_seuil", "Seuil du criblage", "Seuils employés par un criblage.",
    (
        reference("criblage", "Criblage", "criblage", required=True),
        code("regle", "Règle", "regle_fonciere", required=True),
        text("seuil", "Seuil", required=True, length=80),
        text("unite", "Unité", length=40),
        text("source", "Source du chiffre", length=400),
    ),
    display='"regle"',
    engine_only=True,
)  # fmt: skip

FONCIER_VERDICT = Table(
    "foncier_verdict", "Résultat du criblage", "Ce que les règles disent d’un terrain ; ce n’est pas une décision.",
    (
        reference("foncier", "Foncier", "foncier", required=True),
        reference("criblage", "Criblage", "criblage", required=True),
        code("verdict", "Résultat", "verdict_foncier", required=True),
        count("capacite_min", "Capacité minimale", unit="personnes"),
        count("capacite_max", "Capacité maximale", unit="personnes"),
    ),
    display="represent_value(\"verdict\", 'verdict')",
    uniques=(("foncier", "criblage"),),
    engine_only=True,
    rules=(AtMost("capacite_min", "La capacité minimale ne peut pas dépasser la maximale.",
                  ("capacite_min",), "capacite_max"),),
)  # fmt: skip

FONCIER_REGLE = Table(
    "foncier_regle", "Règle appliquée", "Pourquoi : le résultat de chaque règle, avec sa valeur.",
    (
        reference("foncier_verdict", "Résultat du criblage", "foncier_verdict", required=True),
        code("regle", "Règle", "regle_fonciere", required=True),
        code("resultat", "Résultat", "resultat_regle", required=True),
        text("valeur", "Valeur", length=200),
        text("unite", "Unité", length=40),
        text("seuil", "Seuil", length=80),
        text("source", "Source", length=400),
    ),
    display='"regle"',
    engine_only=True,
)  # fmt: skip

TABLES = (
    FONCIER, FONCIER_PARCELLE, AMENAGEMENT, AMENAGEMENT_SITE, PHASE,
    CRIBLAGE, CRIBLAGE_SOURCE, CRIBLAGE_SEUIL, FONCIER_VERDICT, FONCIER_REGLE,
)  # fmt: skip
