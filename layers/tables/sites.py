"""Sites: one row is one occupation of a place, from settling to closing, and all that is known of it."""

from ...protocol.rules import AtMost, Different, NotBefore, NotFuture, NotPast, RequiredIf, SumEquals
from ..model import (
    Field,
    Geometry,
    OnDelete,
    Table,
    code,
    count,
    day,
    long_text,
    reference,
    tab,
    text,
    tri_state,
    year,
)

COMMUNE_OF_PLACE = "array_first(overlay_intersects('commune', \"uuid\", limit:=1, sort_by_intersection_size:='des'))"

SITE = Table(
    "site", "Site", "Campements et grands squats : une ligne par occupation d’un lieu, de l’installation à la fermeture.",
    (
        *tab("Identité",
             text("code", "Code", "Donné par la base (S-2026-001) s’il n’est pas saisi.", length=20, unique=True),
             text("nom", "Appellation du site", required=True, length=35),
             code("type_site", "Type de site", "type_site", required=True, default="terrain"),
             code("statut", "Statut", "statut_site", required=True, default="actif"),
             reference("commune", "Commune", "commune", "Remplie d’après l’emplacement du contour.",
                       on_delete=OnDelete.RESTRICT, form_default=COMMUNE_OF_PLACE),
             text("adresse", "Adresse", length=300),
             text("acces", "Informations d’accès", length=300),
             code("precision_geom", "Précision du contour", "precision_geom", required=True, default="perimetre"),
             day("date_installation", "Date d’installation"),
             day("date_signalement", "Date de signalement"),
             day("date_situation", "La situation correspond à la date du"),
             year("annee_cible", "Année cible de résorption"),
             text("id_plateforme", "Identifiant sur la plateforme nationale", length=20, unique=True),
             text("code_origine", "Code d’origine", "Code que portait le site dans la base dont il vient.", length=40)),
        *tab("Contexte",
             tri_state("reinstallation", "S’agit-il d’une réinstallation ?",
                       "Oui si la majorité des habitants était déjà sur le territoire."),
             long_text("reinstallation_note", "Précisions sur la réinstallation"),
             tri_state("origine_francaise", "Ressortissants français",
                       "Groupe agrégé de l’article 2, pour le seul tableau des partenaires."),
             tri_state("origine_ue", "Ressortissants européens",
                       "Groupe agrégé de l’article 2, pour le seul tableau des partenaires."),
             tri_state("origine_hors_ue", "Ressortissants extracommunautaires",
                       "Groupe agrégé de l’article 2, pour le seul tableau des partenaires."),
             long_text("acteurs_presents", "Acteurs en présence"),
             long_text("contexte", "Contexte"),
             day("date_evacuation_fixee", "Date d’évacuation fixée")),
        *tab("Fermeture",
             day("date_fermeture", "Date de fermeture"),
             code("cause_fermeture", "Cause de la fermeture", "cause_fermeture"),
             long_text("contexte_fermeture", "Contexte de la fermeture", "À remplir si la cause est « Autre »."),
             tri_state("resorption_declaree", "Résorption déclarée", "Réponse importée ou décidée."),
             long_text("resorption_motif", "Motif de la décision",
                       "À remplir quand la décision diffère du résultat calculé."),
             long_text("motif_reouverture", "Motif de la réouverture")),
    ),
    display="coalesce(\"code\" || ' – ', '') || \"nom\"",
    geometry=Geometry.MULTIPOLYGON,
    code_prefix="S",
    rules=(
        NotFuture("date_installation", "La date d’installation ne peut pas être dans le futur."),
        NotFuture("date_signalement", "La date de signalement ne peut pas être dans le futur."),
        NotFuture("date_situation", "La date de situation ne peut pas être dans le futur."),
        NotFuture("date_fermeture", "La date de fermeture ne peut pas être dans le futur."),
        NotBefore("date_signalement", "Le signalement ne peut pas précéder l’installation.", "date_installation"),
        NotBefore("date_fermeture", "La fermeture ne peut pas précéder l’installation.", "date_installation"),
        NotBefore("date_fermeture", "La fermeture ne peut pas précéder le signalement.", "date_signalement"),
        RequiredIf("date_fermeture", "Un site résorbé ou fermé doit avoir une date de fermeture.",
                   "statut", ("resorbe", "ferme_non_resorbe")),
        RequiredIf("cause_fermeture", "Un site résorbé ou fermé doit avoir une cause de fermeture.",
                   "statut", ("resorbe", "ferme_non_resorbe")),
        RequiredIf("contexte_fermeture", "Précisez le contexte quand la cause de la fermeture est « Autre ».",
                   "cause_fermeture", ("autre",)),
    ),
)  # fmt: skip


def of_site(tab_label: str) -> Field:
    """The reference to the site in a child table, listed under that tab of the site's form."""
    return reference("site", "Site", "site", required=True, parent_tab=tab_label)


SITE_ORIGINE = Table(
    "site_origine", "Site d’origine", "D’où sont venus les habitants d’un site.",
    (
        of_site("Contexte"),
        reference("origine", "Site d’origine", "site", required=True),
    ),
    display='"uuid"',
    uniques=(("site", "origine"),),
    rules=(Different("origine", "Un site ne peut pas être sa propre origine.", "site"),),
)  # fmt: skip

SITE_PRECEDENT = Table(
    "site_precedent", "Site précédent", "Occupation antérieure du même lieu.",
    (
        of_site("Contexte"),
        reference("precedent", "Site précédent", "site", required=True),
    ),
    display='"uuid"',
    uniques=(("site", "precedent"),),
    rules=(Different("precedent", "Un site ne peut pas être son propre précédent.", "site"),),
)  # fmt: skip

DENOMBREMENT = Table(
    "denombrement", "Dénombrement", "Comptages datés des habitants : des nombres, jamais de personnes. Vide = non compté.",
    (
        of_site("Habitants"),
        day("date", "Date du comptage", required=True),
        text("source", "Source", length=200),
        count("nb_personnes", "Personnes", unit="personnes"),
        count("nb_adultes", "dont adultes", unit="personnes"),
        count("nb_femmes", "dont femmes et filles", unit="personnes"),
        count("nb_menages", "Ménages", unit="ménages"),
        count("nb_mineurs", "Mineurs", unit="personnes"),
        count("nb_filles", "dont filles", unit="personnes"),
        count("nb_0_3", "0 à 3 ans", unit="personnes"),
        count("nb_3_6", "3 à 6 ans", unit="personnes"),
        count("nb_6_12", "6 à 12 ans", unit="personnes"),
        count("nb_12_16", "12 à 16 ans", unit="personnes"),
        count("nb_16_18", "16 à 18 ans", unit="personnes"),
        count("nb_scolarises", "Inscrits en établissement scolaire", unit="personnes"),
        count("nb_caravanes", "Caravanes"),
        count("nb_cabanes", "Cabanes"),
        count("nb_tentes", "Tentes"),
        count("nb_voitures", "Voitures dortoir"),
        count("nb_matelas", "Matelas"),
    ),
    display="format_date(\"date\", 'dd/MM/yyyy') || coalesce(' : ' || \"nb_personnes\" || ' personnes', '')",
    rules=(
        NotFuture("date", "La date du comptage ne peut pas être dans le futur."),
        SumEquals("nb_personnes", "Adultes et mineurs doivent faire le nombre de personnes.",
                  ("nb_adultes", "nb_mineurs"), "nb_personnes"),
        AtMost("nb_adultes", "Les adultes ne peuvent pas être plus nombreux que les personnes.", ("nb_adultes",), "nb_personnes"),
        AtMost("nb_femmes", "Les femmes et filles ne peuvent pas être plus nombreuses que les personnes.",
               ("nb_femmes",), "nb_personnes"),
        AtMost("nb_menages", "Les ménages ne peuvent pas être plus nombreux que les personnes.", ("nb_menages",), "nb_personnes"),
        AtMost("nb_mineurs", "Les mineurs ne peuvent pas être plus nombreux que les personnes.", ("nb_mineurs",), "nb_personnes"),
        AtMost("nb_filles", "Les filles ne peuvent pas être plus nombreuses que les mineurs.", ("nb_filles",), "nb_mineurs"),
        AtMost("nb_scolarises", "Les enfants inscrits à l’école ne peuvent pas être plus nombreux que les mineurs.",
               ("nb_scolarises",), "nb_mineurs"),
        AtMost("nb_0_3", "La somme des tranches d’âge ne peut pas dépasser le nombre de mineurs.",
               ("nb_0_3", "nb_3_6", "nb_6_12", "nb_12_16", "nb_16_18"), "nb_mineurs"),
    ),
)  # fmt: skip

DIAGNOSTIC = Table(
    "diagnostic", "Diagnostic", "Diagnostics prévus et réalisés (Art. 2 et 5).",
    (
        of_site("Diagnostics"),
        *tab("Diagnostic",
             code("nature", "Nature", "nature_diagnostic", required=True),
             code("etat", "Avancement", "etat_diagnostic", required=True, default="prevu"),
             day("date", "Date"),
             text("operateur", "Intervenant ou service en charge", required=True),
             count("nb_menages_rencontres", "Ménages rencontrés", unit="ménages")),
        *tab("Besoins",
             count("besoins_scolarisation", "Besoins de scolarisation", unit="personnes"),
             count("besoins_sante", "Besoins de santé", unit="personnes"),
             count("besoins_emploi", "Besoins d’emploi", unit="personnes"),
             count("besoins_logement", "Besoins de logement", unit="personnes"),
             count("besoins_droits", "Besoins d’accès aux droits", unit="personnes"),
             count("besoins_formation", "Besoins de formation", unit="personnes")),
        *tab("Analyse",
             long_text("analyse", "Analyse"),
             long_text("acteurs_presents", "Acteurs en présence"),
             long_text("freins", "Freins"),
             long_text("leviers", "Leviers"),
             long_text("recommandations", "Recommandations"),
             tri_state("stabilisation_faisable", "Stabilisation transitoire faisable (Art. 5)"),
             long_text("stabilisation_conditions", "Conditions de la stabilisation")),
    ),
    display="represent_value(\"nature\", 'nature') || coalesce(' – ' || format_date(\"date\", 'dd/MM/yyyy'), '')",
    rules=(
        RequiredIf("date", "Un diagnostic prévu ou réalisé doit avoir une date.", "etat", ("prevu", "realise")),
        NotFuture("date", "Un diagnostic réalisé ne peut pas être dans le futur.", "etat", ("realise",)),
        NotPast("date", "Un diagnostic prévu ne peut pas être dans le passé.", "etat", ("prevu",)),
    ),
)  # fmt: skip

INTERVENANT = Table(
    "intervenant", "Intervenant", "Organismes qui interviennent sur un site.",
    (
        of_site("Acteurs et phases"),
        text("organisme", "Organisme", "Un organisme, jamais le nom d’une personne.", required=True),
    ),
    display='"organisme"',
    uniques=(("site", "organisme"),),
)  # fmt: skip

INTERVENANT_THEME = Table(
    "intervenant_theme", "Thème d’intervention", "Thèmes sur lesquels un organisme intervient.",
    (
        reference("intervenant", "Intervenant", "intervenant", required=True, parent_tab="Thèmes"),
        code("theme", "Thème", "theme_intervention", required=True),
    ),
    display="represent_value(\"theme\", 'theme')",
    uniques=(("intervenant", "theme"),),
)  # fmt: skip

ORIENTATION = Table(
    "orientation", "Orientation", "Orientation des ménages à la fermeture d’un site.",
    (
        of_site("Fermeture"),
        code("type", "Type d’orientation", "type_orientation", required=True),
        count("nb_personnes", "Personnes", unit="personnes", required=True),
        count("nb_menages", "Ménages", unit="ménages"),
        long_text("note", "Note"),
    ),
    display="represent_value(\"type\", 'type')",
    uniques=(("site", "type"),),
    rules=(AtMost("nb_menages", "Les ménages ne peuvent pas être plus nombreux que les personnes.",
                  ("nb_menages",), "nb_personnes"),),
)  # fmt: skip

VISITE = Table(
    "visite", "Visite", "Visites de veille sur un site (Art. 11).",
    (
        of_site("Veille (Art. 11)"),
        day("date", "Date de la visite", required=True),
        code("constat", "Constat", "constat_visite", required=True),
        long_text("note", "Note"),
        day("prochaine_visite", "Prochaine visite"),
    ),
    display="format_date(\"date\", 'dd/MM/yyyy')",
    rules=(
        NotFuture("date", "La date de la visite ne peut pas être dans le futur."),
        NotBefore("prochaine_visite", "La prochaine visite ne peut pas précéder celle-ci.", "date"),
    ),
)  # fmt: skip

USAGE_SITE = Table(
    "usage_site", "Usage du lieu", "Ce que devient le lieu après la fermeture d’un site (Art. 11).",
    (
        of_site("Veille (Art. 11)"),
        day("date", "Date", required=True),
        code("usage", "Usage du lieu", "usage_site", required=True),
        long_text("description", "Description"),
        tri_state("gestionnaire_identifie", "Gestionnaire identifié", required=True, default="inconnu"),
        text("gestionnaire", "Gestionnaire", "Un organisme, jamais le nom d’une personne."),
        tri_state("equipements_laisses", "Équipements laissés sur place", required=True, default="inconnu"),
    ),
    display="represent_value(\"usage\", 'usage')",
    rules=(NotFuture("date", "La date du constat d’usage ne peut pas être dans le futur."),),
)  # fmt: skip

VIGILANCE = Table(
    "vigilance", "Vigilance", "Résultat de la règle de vigilance (Art. 11). Écrit par la règle seule.",
    (
        reference("site", "Site", "site", required=True),
        day("date_reference", "Date de référence", required=True),
        text("version_regles", "Version des règles", required=True, length=20),
        code("niveau", "Niveau", "niveau_vigilance", required=True),
        text("motif", "Motif principal", "Vide quand il n’y en a pas."),
    ),
    display="represent_value(\"niveau\", 'niveau')",
    engine_only=True,
)  # fmt: skip

VIGILANCE_FACTEUR = Table(
    "vigilance_facteur", "Facteur de vigilance", "Pourquoi : la réponse à chaque facteur, avec ses valeurs.",
    (
        reference("vigilance", "Vigilance", "vigilance", required=True),
        code("facteur", "Facteur", "facteur_vigilance", required=True),
        tri_state("reponse", "Réponse", required=True),
        text("valeur", "Valeur", length=400),
        text("unite", "Unité", length=80),
        text("seuil", "Seuil", length=80),
        text("niveau_preuve", "Niveau de preuve", length=10),
        text("source", "Source", length=400),
    ),
    display='"facteur"',
    uniques=(("vigilance", "facteur"),),
    engine_only=True,
    told_by_parent=True,
)  # fmt: skip

REOCCUPATION = Table(
    "reoccupation", "Réoccupation",
    "Réoccupations d’un site fermé, proposées par la règle (Art. 11), confirmées ou refusées par une personne.",
    (
        reference("site_ferme", "Site fermé", "site", required=True, parent_tab="Veille (Art. 11)"),
        # What a person decided stays when the new site or the visit goes.
        reference("site_nouveau", "Nouveau site", "site", "Vide tant que seule une visite le dit.",
                  on_delete=OnDelete.SET_NULL),
        reference("visite", "Visite", "visite", "La visite du site fermé qui a constaté l’occupation, s’il y en a une.",
                  on_delete=OnDelete.SET_NULL),
        text("motif", "Motif", "Imprimé dans l’annexe réservée aux partenaires : les faits et leurs dates, jamais le nom "
             "d’une personne.", required=True, length=400),
        code("decision", "Suite donnée", "decision_reoccupation", "Ne compte pour la règle qu’une fois confirmée.",
             required=True, default="proposee"),
        text("par", "Décidé par", "Une fonction, par exemple « chargée de mission », jamais le nom d’une personne.",
             length=120, author=True),
        day("le", "Décidé le", "Vide tant que la réoccupation n’est ni confirmée ni refusée."),
    ),
    display='"motif"',
    rules=(
        Different("site_nouveau", "Un site ne peut pas se réoccuper lui-même.", "site_ferme"),
        NotFuture("le", "La date de la décision ne peut pas être dans le futur."),
    ),
)  # fmt: skip

TABLES = (
    SITE, SITE_ORIGINE, SITE_PRECEDENT, DENOMBREMENT, DIAGNOSTIC, INTERVENANT, INTERVENANT_THEME,
    ORIENTATION, VISITE, USAGE_SITE, VIGILANCE, VIGILANCE_FACTEUR, REOCCUPATION,
)  # fmt: skip
