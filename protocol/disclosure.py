"""Who may read what: the columns that each edition of the annex, and of the lists handed over, may show.

Deny by default. A column, a table or an edition that is not written here is hidden, so a field
added to the schema stays hidden until someone decides otherwise. Restricted tables (owners,
proceedings) and the base's own ones (journal, deletions) have no entry, on purpose.
"""

from collections.abc import Mapping

from .errors import ResorptionError

PARTNERS = "partenaires"

GEOMETRY = "geom"
"""Stands for the outline of a row, which is disclosed or not like any column."""

_PARTNERS_COLUMNS: dict[str, tuple[str, ...]] = {
    "protocole": (
        "nom", "territoire_niveau", "annee_debut", "annee_fin", "actions_deja_engagees", "seuil_resorption_pct",
    ),
    "reglage": ("cle", "valeur"),
    "commune": ("uuid", "code_insee", "nom", "epci_nom", GEOMETRY),
    "partenaire": ("uuid", "categorie", "nom"),
    "site": (
        "uuid", "code", "nom", "type_site", "statut", "commune", "precision_geom", "date_installation",
        "date_situation", "date_fermeture", "acteurs_presents", GEOMETRY,
    ),
    "site_synthese": (
        "uuid", "date_denombrement", "nb_personnes", "nb_adultes", "nb_mineurs", "nb_menages",
    ),
    "intervenant": ("uuid", "site", "organisme"),
    "intervenant_theme": ("intervenant", "theme"),
    "amenagement": ("uuid", "code", "nom", "statut", "commune", GEOMETRY),
    # The category of the owner, never who it is: partners decide together of a use for public land (Art. 11).
    "foncier": ("uuid", "code", "nom", "etape", "commune", "categorie_proprietaire", "disponible_de", GEOMETRY),
    "action": ("uuid", "article", "titre", "statut", "date_debut", "pilote"),
    "action_site": ("action", "site"),
    "action_amenagement": ("action", "amenagement"),
    # What the partners sign is theirs to read.
    "engagement": (
        "uuid", "article", "partenaire", "intitule", "action", "quantite", "unite", "echeance", "statut", "budget_eur",
    ),
    "engagement_site": ("engagement", "site"),
    # Article 11. Never what somebody typed freely of a visit or of a place (the name of its manager too), nor who decided.
    # Of the motive of a re-occupation the annex leaves out what was added when it was decided
    # (`reoccupation.without_remarks`).
    "vigilance": ("uuid", "site", "date_reference", "version_regles", "niveau", "motif"),
    "vigilance_facteur": ("vigilance", "facteur", "reponse", "valeur", "unite", "seuil", "niveau_preuve", "source"),
    "reoccupation": ("site_ferme", "site_nouveau", "motif", "decision", "le"),
    # When a closed site was seen, what was found in one of four words, and when it is to be seen: never the note.
    "visite": ("site", "date", "constat", "prochaine_visite"),
    "usage_site": ("site", "date", "usage", "gestionnaire_identifie", "equipements_laisses"),
}  # fmt: skip

_EDITIONS = {PARTNERS: {table: frozenset(columns) for table, columns in _PARTNERS_COLUMNS.items()}}

EDITIONS: tuple[str, ...] = tuple(_EDITIONS)
"""The editions that can be produced."""


def check_edition(edition: str) -> str:
    """The edition, or a refusal: no other edition has had its columns decided."""
    if edition not in _EDITIONS:
        raise ResorptionError(
            "L’édition « {edition} » de l’annexe n’existe pas : seule l’édition « {known} » peut être produite.",
            edition=edition,
            known=" », « ".join(EDITIONS),
        )
    return edition


def disclosed_columns(edition: str, table: str) -> frozenset[str]:
    """The columns of that table which the edition may read; none for a table nobody decided about."""
    return _EDITIONS[check_edition(edition)].get(table, frozenset())


def disclosed(edition: str, table: str, values: Mapping[str, object]) -> dict[str, object]:
    """The record without what the edition may not read."""
    allowed = disclosed_columns(edition, table)
    return {name: value for name, value in values.items() if name in allowed}
