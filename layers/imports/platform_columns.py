"""Which column of the platform's workbook fills which column of the base, as data. Pure Python.

Titles of earlier layouts stand beside those of the newest one. Not here, on purpose: comments, messages of the
orientations, dates of messages, who works for whom: they name people or say nothing of the site.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...protocol.vocabulary import vocabulary
from .folding import folded
from .platform_lines import as_actors, as_owners, as_phases
from .platform_values import (
    Reader,
    as_address,
    as_count,
    as_day,
    as_degrees,
    as_insee,
    as_line,
    as_text,
    as_tri_state,
    coded,
    flags,
)

ROW = "row"
"""Not a table: what `Incoming` itself holds (identity, place, dates)."""


@dataclass(frozen=True)
class Mapped:
    """One column of the workbook. `column` is empty when the reader gives several columns at once."""

    table: str
    column: str
    titles: tuple[str, ...]
    read: Reader
    section: str = ""
    """Where a title occurs in several sections, the one meant."""
    several: tuple[str, ...] = ()
    """The columns that the reader gives at once."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The titles as they are compared."""
        return tuple(folded(title) for title in self.titles)


def _labels(name: str) -> dict[str, str]:
    return {folded(code.label): code.value for code in vocabulary(name).codes}


TYPES = {"terrain": "terrain", "immeuble_bati": "bati", "autre": "autre", "inconnu": "inconnu"}
ORIGINS = {
    "ressortissants_francais": "origine_francaise",
    "ressortissants_europeens": "origine_ue",
    "ressortissants_extracommunautaires": "origine_hors_ue",
}
POWER = {
    "groupe_electrogene": "electricite_groupe",
    "raccordement_au_reseau_urbain": "electricite_reseau",
    "utilisation_de_l_installation_du_bati_si_squat": "electricite_bati",
    "utilisation_de_l_installation_du_batit_si_squat": "electricite_bati",
}
TOILETS = {
    "latrines_construites_par_les_habitants": "sanitaires_latrines",
    "toilettes_chimiques": "sanitaires_chimiques",
    "toilettes_seches_installees_par_un_prestataire_association": "sanitaires_seches",
    "toilettes_a_chasse_d_eau": "sanitaires_chasse",
}
FIRE = {
    "diagnostic_realise_par_le_sdis": "oui", "realise": "oui", "oui": "oui",
    "diagnostic_non_realise": "non", "non_realise": "non", "non": "non", "inconnu": "inconnu",
}  # fmt: skip
ASSESSMENT = {"inconnu": "inconnu", "non_prevu": "non_prevu", "prevu": "prevu", "realise": "realise"}


def _row(column: str, read: Reader, *titles: str, section: str = "") -> Mapped:
    return Mapped(ROW, column, titles, read, section)


def _flags(table: str, columns: Mapping[str, str], separator: str, title: str) -> Mapped:
    return Mapped(table, "", (title,), flags(columns, separator), several=tuple(dict.fromkeys(columns.values())))


def _site(column: str, read: Reader, *titles: str) -> Mapped:
    return Mapped("site", column, titles, read)


def _count(column: str, *titles: str, section: str = "") -> Mapped:
    return Mapped("denombrement", column, titles, as_count, section)


def _living(column: str, read: Reader, *titles: str) -> Mapped:
    return Mapped("conditions_vie", column, titles, read)


def _procedure(column: str, read: Reader, *titles: str) -> Mapped:
    return Mapped("procedure", column, titles, read)


_PLACE = (
    _row("insee", as_insee, "Code INSEE"),
    _row("latitude", as_degrees, "Latitude"),
    _row("longitude", as_degrees, "Longitude"),
    _row("situation", as_day, "Site mis à jour le"),
    _row("count_date", as_day, "Habitants mis à jour le"),
    _row("declared", as_tri_state, "Résorbé"),
    _row("actors", as_actors, "Intervenants (à la date de l'export)", "Intervenants"),
    _row("phases", as_phases, "Phases préparatoires à la résorption"),
    _row("owners", as_owners, "Propriétaires de parcelles du site"),
    _row("owner_type", coded({"public": "public", "prive": "prive", "inconnu": "inconnu"}), "Type de propriétaire"),
    _row("owner_name", as_line, "Identité du propriétaire"),
)

_SITE = (
    _site("nom", as_line, "Appellation du site"),
    _site("adresse", as_address, "Adresse"),
    _site("acces", as_line, "Informations d'accès"),
    _site("type_site", coded(TYPES), "Type de site"),
    _site("date_installation", as_day, "Date d'installation"),
    _site("date_signalement", as_day, "Date de signalement"),
    _site("reinstallation", as_tri_state, "S'agit-il d'une réinstallation ?"),
    _site("reinstallation_note", as_text, "Précisions sur la réinstallation"),
    _site("annee_cible", as_count, "Site avec objectif de résorption ?"),
    _site("date_fermeture", as_day, "Date de fermeture"),
    _site("cause_fermeture", coded(_labels("cause_fermeture")), "Cause de la fermeture"),
    _site("contexte_fermeture", as_text, "Contexte de la fermeture"),
    _flags("site", ORIGINS, r"[;\n]", "Origines"),
)

_COUNTS = (
    _count("nb_personnes", "Nombre de personnes", section="habitants"),
    _count("nb_femmes", "dont femmes et filles"),
    _count("nb_menages", "Nombre de ménages", section="habitants"),
    _count("nb_mineurs", "Nombre de mineurs"),
    _count("nb_filles", "dont filles"),
    _count("nb_0_3", "0 à 3 ans"),
    _count("nb_3_6", "3 à 6 ans"),
    _count("nb_6_12", "6 à 12 ans"),
    _count("nb_12_16", "12 à 16 ans"),
    _count("nb_16_18", "16 à 18 ans"),
    _count("nb_scolarises", "Enfants inscrits dans un établissement scolaire"),
    _count("nb_caravanes", "Nombre de caravanes"),
    _count("nb_cabanes", "Nombre de cabanes"),
    _count("nb_tentes", "Nombre de tentes"),
    _count("nb_voitures", "Nombre de voitures dortoir"),
    _count("nb_matelas", "Nombre de matelas"),
)

_LIVING = (
    _living("alerte_canicule", as_tri_state, "Alerte Canicule"),
    _living("electricite_acces", as_tri_state, "Y a-t-il présence d’une installation électrique ?"),
    _flags("conditions_vie", POWER, r"[\n;]", "Quelle est la source de l'accès à l'électricité ?"),
    _living("electricite_inegalites", as_tri_state, "Des inégalités d’accès à l'électricité ont-elles été constatées ?"),
    _living("eau_acces", coded(_labels("acces_eau")), "Comment les habitants ont-ils accès à l'eau ?"),
    _living("eau_acces_precisions", as_line, "Précisions concernant les modalités d'accès à l'eau"),
    _living("eau_voie_publique", as_tri_state, "Est-ce un point d'eau sur la voie publique ?"),
    _living("eau_continu", as_tri_state, "L'accès à l'eau est-il continu ?"),
    _living("eau_continu_precisions", as_line, "Précisions concernant la discontinuité de l'accès à l'eau"),
    _living("eau_sur_site", as_tri_state, "Accès à l'eau sur site ?"),
    _living("eau_proche", as_tri_state, "Distance point d’eau / habitation la plus éloignée ?"),
    _living("eau_inegalites", as_tri_state, "Des inégalités d'accès à l'eau ont-elles été constatées ?"),
    _living("eau_inegalites_precisions", as_line, "Précisions concernant les inégalités d'accès à l'eau"),
    _living("eau_stagnante", as_tri_state, "Existe-t-il des eaux stagnantes autour du point de distribution ?"),
    _living("eau_commentaires", as_text, "Informations complémentaires sur l'accès à l'eau"),
    _living("sanitaires_defecation", as_tri_state, "Constate-t-on des marques de défécation à l’air libre ?"),
    _living("sanitaires_fonctionnels", as_tri_state, "Présence de toilettes fonctionnelles ?"),
    _flags("conditions_vie", TOILETS, r"[\n;]", "Quels sont les types de toilettes installées ?"),
    _living("sanitaires_interieur", as_tri_state, "Les toilettes sont-elles à l’intérieur du site ?"),
    _living("sanitaires_eclaires", as_tri_state, "Ces toilettes sont-elles éclairées et verrouillables de l’intérieur ?"),
    _living("sanitaires_lavage_mains", as_tri_state, "Y a-t-il un point de lavage des mains à proximité des toilettes ?"),
    _living("dechets_accumulation", as_tri_state,
            "Constate-t-on une accumulation de déchets type ordures ménagères sur le site ou aux abords ?"),
    _living("dechets_proche", as_tri_state,
            "Y a-t-il des dispositifs de ramassage des ordures ménagères à proximité immédiate ?"),
    _living("dechets_securises", as_tri_state, "Les dispositifs de ramassages des ordures sont-ils en bon état ?"),
    _living("dechets_regulier", as_tri_state, "La collecte des poubelles est-elle réalisée de manière régulière ?"),
    _living("dechets_encombrants", as_tri_state, "Constate-t-on une accumulation de déchets type encombrants ?"),
    _living("nuisibles_presence", as_tri_state, "Y a-t-il des nuisibles à proximité ?"),
    _living("nuisibles_precisions", as_line, "Précision concernant les nuisibles"),
    _living("incendie_diagnostic", coded(FIRE),
            "Est-ce qu’un diagnostic prévention incendie par le SDIS a été réalisé ?"),
)  # fmt: skip

_ASSESSMENT = (
    Mapped("diagnostic", "etat", ("Statut du diagnostic social",), coded(ASSESSMENT)),
    Mapped("diagnostic", "date", ("Date du diagnostic",), as_day),
    Mapped("diagnostic", "operateur", ("Service en charge du diagnostic",), as_line),
)

_PROCEDURE = (
    _procedure("plainte_proprietaire", as_tri_state, "Dépôt de plainte par le propriétaire"),
    _procedure("justice_procedure", as_tri_state, "Existence d'une procédure judiciaire"),
    _procedure("justice_decision", as_tri_state, "Décision de justice rendue"),
    _procedure("justice_date", as_day, "Date de la décision"),
    _procedure("justice_origine", as_line, "Origine de la décision"),
    _procedure("justice_appel", as_tri_state, "Appel en cours"),
    _procedure("evacuation_arrete", as_tri_state, "Arrêté d'évacuation en cours"),
    _procedure("evacuation_date", as_day, "Date d'évacuation"),
    _procedure("evacuation_arrete_par", as_line, "Qui a pris l'arrêté"),
    _procedure("evacuation_arrete_date", as_day, "Date de l'arrêté"),
    _procedure("insalubrite_arrete", as_tri_state, "Arrêté d'insalubrité RHI bidonville en cours"),
    _procedure("insalubrite_affichage", as_tri_state, "Affichage de l'arrêté d'insalubrité"),
    _procedure("insalubrite_type", as_line, "Type d'arrêté d'insalubrité"),
    _procedure("insalubrite_par", as_line, "Qui a pris l'arrêté d'insalubrité"),
    _procedure("insalubrite_date", as_day, "Date d'arrêté d'insalubrité"),
    _procedure("insalubrite_parcelles", as_line, "Parcelles concernées"),
    _procedure("cfp", coded(_labels("concours_force_publique")), "Concours de la force publique (CFP)",
               "Concours de la force publique"),
    _procedure("cfp_date_demande", as_day, "Date de la demande du CFP"),
    _procedure("cfp_date_octroi", as_day, "Date d'octroi du CFP"),
    _procedure("cfp_etude", as_line, "Nom de l'étude d'huissiers"),
    _procedure("contentieux", as_tri_state, "Existence d'un contentieux"),
)  # fmt: skip

MAPPED = (*_PLACE, *_SITE, *_COUNTS, *_LIVING, *_ASSESSMENT, *_PROCEDURE)

ORIENTATION_COUNTS = {folded("Nombre de personnes"): "nb_personnes", folded("Nombre de ménages"): "nb_menages"}

_ORIENTATIONS: Mapping[str, str] = {
    "mise_a_l_abri": "mise_a_l_abri",
    "dispositif_dedie": "mise_a_l_abri",
    "hebergement_ou_logement_adapte": "hebergement_accompagne",
    "dispositif_specifique_d_insertion": "hebergement_accompagne",
    "hebergement_d_insertion": "hebergement_accompagne",
    "logement_ordinaire_ou_adapte": "hebergement_accompagne",
    "dispositifs_de_veille_sociale": "aucune",
    "logement": "logement",
    "aucune": "aucune",
    "autre": "autre",
}
"""Starts of the titles of the sub-sections, the labels of 2019-21 included, the longest first where two fit."""


def orientation_of(section: str) -> str | None:
    """The type of orientation that a section (folded) counts, or None."""
    return next((code for start, code in _ORIENTATIONS.items() if section.startswith(start)), None)


UNREAD = ("Commentaires", "Message", "Date du dernier message", "Intervenant de ma structure")
"""Columns that are never read."""
