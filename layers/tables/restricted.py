"""Restricted tables, kept in a companion file: a GeoPackage has no access rights of its own."""

from ...protocol.rules import NotBefore
from ..model import Table, code, day, file, long_text, reference, tab, text, tri_state

_SITE = reference("site", "Site", "site", required=True, external=True)
_LOT = text("lot", "Lot", "Enregistrement commun avec la base.", length=36, required=True, technical=True)

PROPRIETAIRE = Table(
    "proprietaire", "Propriétaire", "Propriétaires des parcelles d’un site. Personnes morales seulement.",
    (
        _SITE,
        code("type", "Type", "type_proprietaire", required=True, default="inconnu"),
        text("personne_morale", "Personne morale", "Jamais le nom d’une personne physique."),
        text("parcelles", "Parcelles", length=400),
        _LOT,
    ),
    display="coalesce(\"personne_morale\", represent_value(\"type\", 'type'))",
    restricted=True,
)  # fmt: skip

PROCEDURE = Table(
    "procedure", "Procédures", "Procédures judiciaires et administratives d’un site.",
    (
        _SITE,
        *tab("Judiciaire",
             tri_state("plainte_proprietaire", "Une plainte a-t-elle été déposée par le propriétaire ?"),
             tri_state("justice_procedure", "Existence d’une procédure judiciaire"),
             tri_state("justice_decision", "Décision de justice rendue"),
             day("justice_date", "Date de la décision"),
             text("justice_origine", "Origine de la décision"),
             tri_state("justice_appel", "Appel en cours")),
        *tab("Administrative",
             tri_state("evacuation_arrete", "Arrêté d’évacuation en cours"),
             day("evacuation_arrete_date", "Date de l’arrêté"),
             text("evacuation_arrete_par", "Qui a pris l’arrêté"),
             day("evacuation_date", "Date d’évacuation"),
             tri_state("insalubrite_arrete", "Arrêté d’insalubrité RHI bidonville en cours"),
             tri_state("insalubrite_affichage", "Affichage de l’arrêté d’insalubrité"),
             text("insalubrite_type", "Type d’arrêté d’insalubrité"),
             text("insalubrite_par", "Qui a pris l’arrêté d’insalubrité"),
             day("insalubrite_date", "Date de l’arrêté d’insalubrité"),
             text("insalubrite_parcelles", "Parcelles concernées", length=400)),
        *tab("Concours de la force publique",
             code("cfp", "Concours de la force publique", "concours_force_publique"),
             day("cfp_date_demande", "Date de la demande"),
             day("cfp_date_octroi", "Date de l’octroi"),
             text("cfp_etude", "Étude de commissaires de justice"),
             tri_state("contentieux", "Existence d’un contentieux")),
        _LOT,
    ),
    display="'Procédures'",
    uniques=(("site",),),
    rules=(
        NotBefore("cfp_date_octroi", "L’octroi du concours ne peut pas précéder sa demande.", "cfp_date_demande"),
        NotBefore("evacuation_date", "L’évacuation ne peut pas précéder l’arrêté.", "evacuation_arrete_date"),
    ),
    restricted=True,
)  # fmt: skip

PIECE_RESTREINTE = Table(
    "piece_restreinte", "Pièce restreinte", "Fichiers des procédures et des propriétaires, gardés à côté du fichier restreint.",
    (
        _SITE,
        text("titre", "Titre", required=True),
        file("fichier", "Fichier", "Chemin relatif au dossier de la base.", required=True),
        code("nature", "Nature", "nature_piece", required=True, default="autre"),
        day("date", "Date"),
        long_text("note", "Note"),
        _LOT,
    ),
    display='"titre"',
    restricted=True,
)  # fmt: skip

TABLES = (PROPRIETAIRE, PROCEDURE, PIECE_RESTREINTE)
