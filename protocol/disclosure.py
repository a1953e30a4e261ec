"""Who may read what: for every column of the base, the widest circle that may see it.

Deny by default. A column, a table or an edition that is not written here is hidden, so a field added to the schema
stays hidden until someone decides otherwise (a test says which are undecided).
"""

from __future__ import annotations

from collections.abc import Mapping

from .errors import ResorptionError
from .plain_text import bare_name

PARTNERS = "partenaires"

GEOMETRY = "geom"
"""Stands for the outline of a row, which is disclosed or not like any column."""

INTERNAL = "interne"
"""Bookkeeping of the base, and what people typed for themselves: leaves it in no edition."""
RESTRICTED = "restreinte"
"""Owners and proceedings, small counts: only when whoever produces asks for it, which the manifest records."""
TOTALS = "partenaires_en_total"
"""The signatories, as a total over the territory and never for one site (Art. 2, groups of origin)."""
SIGNATORIES = "partenaires"
"""The signatories, row by row."""
PUBLIC = "publique"
"""What the protocol itself says once signed. Read by no edition but the partners' so far."""

LEVELS = (INTERNAL, RESTRICTED, TOTALS, SIGNATORIES, PUBLIC)
"""From the narrowest circle to the widest."""

COMMON = ("fid", "cree_le", "cree_par", "modifie_le", "modifie_par", "version")
"""Who typed what and when, in every table: internal."""

LEAST_IN_TOTAL = 3
"""Fewer sites have no total: over one it tells of that site, over two each of the two. A choice of ours, not a norm."""

INTERNAL_SETTINGS = frozenset({"criblage_couches"})
"""Rows of `reglage` that leave the base in no edition: where files lie on a computer may name who works on it."""

_LAYER_NAMES: Mapping[str, tuple[str, ...]] = {"criblage_source": ("couche",)}
"""Columns that hold the name of a layer: one given by its path may name who works on the computer."""

_LIVING_CONDITIONS = (
    "uuid", "site", "date",
    "eau_acces", "eau_voie_publique", "eau_continu", "eau_sur_site", "eau_proche", "eau_inegalites", "eau_stagnante",
    "sanitaires_fonctionnels", "sanitaires_defecation", "sanitaires_latrines", "sanitaires_chimiques",
    "sanitaires_seches", "sanitaires_chasse", "sanitaires_interieur", "sanitaires_eclaires", "sanitaires_lavage_mains",
    "electricite_acces", "electricite_groupe", "electricite_reseau", "electricite_bati", "electricite_inegalites",
    "dechets_proche", "dechets_securises", "dechets_regulier", "dechets_accumulation", "dechets_encombrants",
    "nuisibles_presence", "incendie_diagnostic", "incendie_mesures", "incendie_acces_secours", "incendie_dispositifs",
    "alerte_canicule",
)  # fmt: skip

DECISIONS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "base_resorption": {INTERNAL: ("identifiant", "version_schema", "epsg", "nature", "cree_le")},
    "journal": {INTERNAL: ("table_nom", "uuid", "operation", "le", "par", "motif", "avant", "apres")},
    "suppression": {INTERNAL: ("uuid", "par", "motif")},
    "lot": {INTERNAL: ("uuid", "le", "par", "objet")},
    # The text of Article 2 on marginalised communities is about the territory, for the signatories, never public.
    "protocole": {
        PUBLIC: ("nom", "territoire_niveau", "date_signature", "annee_debut", "annee_fin", "seuil_resorption_pct",
                 "clspd", "pilotage", "cellule_veille", "participation_habitants", "evaluation", "revision", "litiges"),
        SIGNATORIES: ("uuid", "contexte_territorial", "actions_deja_engagees", "communaute_marginalisee"),
    },
    "reglage": {SIGNATORIES: ("cle", "valeur"), INTERNAL: ("uuid", "source")},
    "commune": {PUBLIC: ("uuid", "code_insee", "nom", "epci_siren", "epci_nom", GEOMETRY)},
    "visa": {PUBLIC: ("ordre", "texte", "nature"), INTERNAL: ("uuid",)},
    # A function, never a person; who answers the telephone is for the keeper of the base.
    "partenaire": {
        PUBLIC: ("uuid", "categorie", "nom", "representant", "signataire", "date_signature", "logo"),
        INTERNAL: ("contact_service",),
    },
    "convention": {PUBLIC: ("uuid", "titre", "objet", "date"), INTERNAL: ("fichier",)},
    "convention_partenaire": {PUBLIC: ("convention", "partenaire"), INTERNAL: ("uuid",)},
    # What was said at a meeting goes out with its minutes, not with the annex.
    "reunion": {SIGNATORIES: ("instance", "date"), INTERNAL: ("uuid", "ordre_du_jour", "releve_decisions")},
    # Address, access and context are typed freely, for those who go there: they may name somebody.
    "site": {
        SIGNATORIES: ("uuid", "code", "nom", "type_site", "statut", "commune", "precision_geom", "date_installation",
                      "date_signalement", "date_situation", "annee_cible", "reinstallation",
                      "acteurs_presents", "date_fermeture", "cause_fermeture", "resorption_declaree", GEOMETRY),
        TOTALS: ("origine_francaise", "origine_ue", "origine_hors_ue"),
        RESTRICTED: ("date_evacuation_fixee",),
        INTERNAL: ("adresse", "acces", "id_plateforme", "code_origine", "reinstallation_note", "contexte", "contexte_fermeture",
                   "resorption_motif", "motif_reouverture"),
    },
    "site_synthese": {
        SIGNATORIES: ("uuid", "code", "nom", "type_site", "statut", "commune", "date_installation", "date_fermeture",
                      "precision_geom", "date_denombrement", "nb_personnes", "nb_menages", "nb_mineurs", "nb_adultes",
                      "date_visite", "constat_visite", "prochaine_visite", "niveau_vigilance", "date_vigilance",
                      "motif_vigilance", "nb_diagnostics", "date_diagnostic", "nb_engagements_ouverts",
                      "nb_engagements_en_retard", "nb_actions_en_cours"),
    },
    "site_origine": {SIGNATORIES: ("site", "origine"), INTERNAL: ("uuid",)},
    "site_precedent": {SIGNATORIES: ("site", "precedent"), INTERNAL: ("uuid",)},
    # Girls and ages come down to one or two persons on a small site.
    "denombrement": {
        SIGNATORIES: ("uuid", "site", "date", "source", "nb_personnes", "nb_adultes", "nb_femmes", "nb_menages",
                      "nb_mineurs", "nb_scolarises", "nb_caravanes", "nb_cabanes", "nb_tentes", "nb_voitures",
                      "nb_matelas"),
        RESTRICTED: ("nb_filles", "nb_0_3", "nb_3_6", "nb_6_12", "nb_12_16", "nb_16_18"),
    },
    "conditions_vie": {
        SIGNATORIES: _LIVING_CONDITIONS,
        INTERNAL: ("eau_acces_precisions", "eau_continu_precisions", "eau_inegalites_precisions", "eau_commentaires",
                   "nuisibles_precisions"),
    },
    # An analysis is the operator's own text, handed over with the diagnostic.
    "diagnostic": {
        SIGNATORIES: ("uuid", "site", "nature", "etat", "date", "operateur", "nb_menages_rencontres",
                      "besoins_scolarisation", "besoins_sante", "besoins_emploi", "besoins_logement", "besoins_droits",
                      "besoins_formation", "freins", "leviers", "recommandations", "stabilisation_faisable",
                      "stabilisation_conditions"),
        INTERNAL: ("analyse", "acteurs_presents"),
    },
    "intervenant": {SIGNATORIES: ("uuid", "site", "organisme")},
    "intervenant_theme": {SIGNATORIES: ("intervenant", "theme"), INTERNAL: ("uuid",)},
    "orientation": {SIGNATORIES: ("uuid", "site", "type", "nb_personnes", "nb_menages"), INTERNAL: ("note",)},
    # Article 11. Never what somebody typed freely of a visit or of a place (the name of its manager too), nor who
    # decided. Of the motive of a re-occupation the annex leaves out what was added when it was decided
    # (`reoccupation.without_remarks`).
    "vigilance": {SIGNATORIES: ("uuid", "site", "date_reference", "version_regles", "niveau", "motif")},
    "vigilance_facteur": {
        SIGNATORIES: ("vigilance", "facteur", "reponse", "valeur", "unite", "seuil", "niveau_preuve", "source"),
        INTERNAL: ("uuid",),
    },
    "reoccupation": {
        SIGNATORIES: ("site_ferme", "site_nouveau", "motif", "decision", "le"), INTERNAL: ("uuid", "visite", "par"),
    },
    # When a closed site was seen, what was found in one of four words, and when it is to be seen: never the note.
    "visite": {SIGNATORIES: ("site", "date", "constat", "prochaine_visite"), INTERNAL: ("uuid", "note")},
    "usage_site": {
        SIGNATORIES: ("site", "date", "usage", "gestionnaire_identifie", "equipements_laisses"),
        INTERNAL: ("uuid", "description", "gestionnaire"),
    },
    # The category of the owner, never who it is: partners decide together of a use for public land (Art. 9, 11).
    "foncier": {
        SIGNATORIES: ("uuid", "code", "nom", "commune", "surface_m2", "surface_utile_m2", "categorie_proprietaire",
                      "zonage", "etape", "disponible_de", "disponible_a", "accord_proprietaire", "motif_ecart",
                      GEOMETRY),
        INTERNAL: ("note",),
    },
    "foncier_parcelle": {SIGNATORIES: ("foncier", "parcelle"), INTERNAL: ("uuid",)},
    "amenagement": {
        SIGNATORIES: ("uuid", "code", "nom", "statut", "commune", "adresse", "date_ouverture", "date_fin_prevue",
                      "gestionnaire", "convention", "foncier", "capacite_menages", "capacite_personnes",
                      "occupation_menages", "occupation_personnes", "habitat", "surface_utile_m2", "eau",
                      "sanitaires", "electricite", "dechets", "incendie", GEOMETRY),
        RESTRICTED: ("proprietaire",),
    },
    "amenagement_site": {
        SIGNATORIES: ("amenagement", "site", "menages_prevus", "personnes_prevues", "menages_accueillis",
                      "personnes_accueillies"),
        INTERNAL: ("uuid",),
    },
    "phase": {SIGNATORIES: ("site", "amenagement", "phase", "etat", "date"), INTERNAL: ("uuid",)},
    "criblage": {
        SIGNATORIES: ("uuid", "date", "version_regles", "nb_compatible", "nb_sous_conditions", "nb_exclu",
                      "nb_non_evaluable"),
    },
    "criblage_source": {
        SIGNATORIES: ("criblage", "role", "couche", "millesime", "echelle", "crs", "nb_objets"), INTERNAL: ("uuid",),
    },
    "criblage_seuil": {SIGNATORIES: ("criblage", "regle", "seuil", "unite", "source"), INTERNAL: ("uuid",)},
    "foncier_verdict": {SIGNATORIES: ("uuid", "foncier", "criblage", "verdict", "capacite_min", "capacite_max")},
    "foncier_regle": {
        SIGNATORIES: ("foncier_verdict", "regle", "resultat", "valeur", "unite", "seuil", "source"),
        INTERNAL: ("uuid",),
    },
    "action": {PUBLIC: ("uuid", "article", "titre", "description", "statut", "date_debut", "date_fin", "pilote")},
    "action_partenaire": {PUBLIC: ("action", "partenaire"), INTERNAL: ("uuid",)},
    "action_site": {SIGNATORIES: ("action", "site"), INTERNAL: ("uuid",)},
    "action_amenagement": {SIGNATORIES: ("action", "amenagement"), INTERNAL: ("uuid",)},
    # What the partners sign is theirs to read.
    "engagement": {
        PUBLIC: ("uuid", "article", "partenaire", "intitule", "action", "quantite", "unite", "echeance"),
        SIGNATORIES: ("statut", "budget_eur"),
    },
    "engagement_site": {SIGNATORIES: ("engagement", "site"), INTERNAL: ("uuid",)},
    "financement": {
        SIGNATORIES: ("action", "annee", "source", "montant_prevu_eur", "montant_reel_eur"), INTERNAL: ("uuid",),
    },
    "indicateur": {SIGNATORIES: ("action", "annee", "cle", "valeur"), INTERNAL: ("uuid",)},
    # Files have a circle of their own, row by row: the annex prints none of them.
    "piece_jointe": {
        INTERNAL: ("uuid", "titre", "fichier", "nature", "date", "diffusion", "site", "diagnostic", "visite",
                   "engagement", "amenagement", "foncier", "convention", "protocole"),
    },
    "proprietaire": {RESTRICTED: ("site", "type", "personne_morale", "parcelles"), INTERNAL: ("uuid", "lot")},
    "procedure": {
        RESTRICTED: ("site", "plainte_proprietaire", "justice_procedure", "justice_decision", "justice_date",
                     "justice_origine", "justice_appel", "evacuation_arrete", "evacuation_arrete_date",
                     "evacuation_arrete_par", "evacuation_date", "insalubrite_arrete", "insalubrite_affichage",
                     "insalubrite_type", "insalubrite_par", "insalubrite_date", "insalubrite_parcelles", "cfp",
                     "cfp_date_demande", "cfp_date_octroi", "cfp_etude"),
        INTERNAL: ("uuid", "contentieux", "lot"),
    },
    "piece_restreinte": {INTERNAL: ("uuid", "site", "titre", "fichier", "nature", "date", "note", "lot")},
}  # fmt: skip
"""Table -> level -> columns. Each column once; those of `COMMON` are not repeated."""

_EDITIONS: Mapping[str, tuple[str, ...]] = {PARTNERS: (SIGNATORIES, PUBLIC)}

EDITIONS: tuple[str, ...] = tuple(_EDITIONS)
"""The editions that can be produced."""


def check_edition(edition: str) -> str:
    """The edition, or a refusal: no other edition has had its columns decided."""
    if edition not in _EDITIONS:
        raise ResorptionError(
            "L’édition « {edition} » de l’annexe n’existe pas : seule l’édition « {known} » peut être produite.",
            edition=edition,
            known=" », « ".join(EDITIONS),
        )
    return edition


def disclosed_columns(edition: str, table: str, restricted: bool = False) -> frozenset[str]:
    """The columns of that table which the edition may read row by row; none for a table nobody decided about.

    `restricted`: whoever produces asked for the restricted columns too.
    """
    levels = _EDITIONS[check_edition(edition)] + ((RESTRICTED,) if restricted else ())
    decided = DECISIONS.get(table, {})
    return frozenset(column for level in levels for column in decided.get(level, ()))


def summed_columns(edition: str, table: str) -> frozenset[str]:
    """The columns of that table which the edition may read as a total over the territory only."""
    check_edition(edition)
    return frozenset(DECISIONS.get(table, {}).get(TOTALS, ()))


def is_internal_row(table: str, values: Mapping[str, object]) -> bool:
    """Whether the whole row stays in the base, whatever the edition."""
    return table == "reglage" and values.get("cle") in INTERNAL_SETTINGS


def disclosed(edition: str, table: str, values: Mapping[str, object], restricted: bool = False) -> dict[str, object]:
    """The record without what the edition may not read, nor the folders of a layer that is named by its path."""
    allowed = disclosed_columns(edition, table, restricted)
    shown = {name: value for name, value in values.items() if name in allowed}
    for column in _LAYER_NAMES.get(table, ()):
        if isinstance(shown.get(column), str):
            shown[column] = bare_name(str(shown[column]))
    return shown
