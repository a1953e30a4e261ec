"""What each role needs of a layer: our names of its columns, and the names that files give them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from ..layers.imports.folding import folded

PARCELS, PPR_PERIMETER, BUILDINGS, OWNERS = "parcelles", "ppr_perimetre", "batiments", "proprietaires"
"""Roles besides those of `criteria.ROLES`."""

PPR, PLU = "ppr", "plu"
"""The roles whose zones say what they mean."""


class Shape(Enum):
    """The geometry of a layer."""

    POINT = "point"
    LINE = "ligne"
    POLYGON = "polygone"
    NONE = "aucune"
    UNKNOWN = "inconnue"


_SURFACE, _ANY = frozenset({Shape.POLYGON}), frozenset({Shape.POINT, Shape.LINE, Shape.POLYGON})
SHAPES_OF: Mapping[str, frozenset[Shape]] = {
    PARCELS: _SURFACE, PPR_PERIMETER: _SURFACE, PPR: _SURFACE, PLU: _SURFACE, BUILDINGS: _SURFACE,
    "coeur_protege": _SURFACE,
    "eau_surface": frozenset({Shape.LINE, Shape.POLYGON}),
    "voie_ferree": frozenset({Shape.LINE, Shape.POLYGON}),
    "autoroute": frozenset({Shape.LINE, Shape.POLYGON}),
    "route": frozenset({Shape.LINE, Shape.POLYGON}),
    "cimetiere": frozenset({Shape.POINT, Shape.POLYGON}),
    **dict.fromkeys(("site_pollue", "patrimoine", "ecole", "arret", "point_eau", "sante", "alimentation"), _ANY),
    OWNERS: frozenset(Shape),
}  # fmt: skip
"""Role -> the geometries that it can be read from; a table of owners may lie on anything."""

_LABEL = ("nom", "libelle", "toponyme", "name", "appellation", "designation", "nom_etablissement", "stop_name",
          "appellation_officielle", "nom_site", "nom_usuel", "commune")  # fmt: skip

COLUMNS: Mapping[str, Mapping[str, Sequence[str]]] = {
    PARCELS: {
        "identifiant": ("idu", "id", "geo_parcelle", "idpar", "id_parcelle", "parcelle", "num_parcelle",
                        "code_parcelle", "nationalcadastralreference", "national_cadastral_reference"),
        "commune": ("commune", "code_insee", "insee", "codecommune", "code_commune"),
        "departement": ("code_dep", "departement", "ccodep"),
        "code_commune": ("code_com", "ccocom"),
        "prefixe": ("prefixe", "com_abs", "comabs", "ccopre"),
        "section": ("section", "ccosec"),
        "numero": ("numero", "num", "n_parcelle", "dnupla"),
        "contenance": ("contenance", "dcntpa", "contenance_parcelle_centiare"),
        "groupe": ("groupe_personne_code", "groupe_personne", "groupe_proprietaire"),
        "categorie": ("catpro3", "catpro2", "codtyppro"),
        "proprietaire": ("denomination", "ddenom", "nom_proprietaire", "proprietaire"),
    },
    OWNERS: {
        "identifiant": ("idu", "idpar", "id_parcelle", "parcelle_id", "code_parcelle", "geo_parcelle"),
        "commune": ("code_insee", "insee", "code_commune_insee"),
        "departement": ("departement", "departement_champ_geographique", "code_departement", "dep"),
        "code_commune": ("code_commune", "code_commune_champ_geographique"),
        "prefixe": ("prefixe", "prefixe_references_cadastrales"),
        "section": ("section", "section_references_cadastrales"),
        "numero": ("n_plan", "n_plan_references_cadastrales", "numero_parcelle", "numero_plan", "no_plan", "numero"),
        "droit": ("code_droit", "code_droit_proprietaire_s_parcelle", "code_droit_par"),
        "groupe": ("groupe_personne", "groupe_personne_proprietaire_s_parcelle", "groupe_personne_par",
                   "groupe_personne_code"),
        "proprietaire": ("denomination", "denomination_proprietaire_s_parcelle", "denomination_par"),
    },
    PPR: {
        "code": ("typereglement", "typereglem", "typereg"),
        "libelle": ("libellezonereglement", "libellezon", "nom"),
        "zone": ("codezonereglement", "codezonere", "codezone"),
        "plan": ("codeprocedure", "codeproced", "id_gaspar"),
        "echelle": ("srce_geom",),
    },
    PPR_PERIMETER: {
        "plan": ("codeprocedure", "codeproced", "id_gaspar"),
        "libelle": ("libelle", "nom"),
        "etat": ("etatprocedure", "etatproced"),
        "date": ("dateetat", "datevalid", "dateappro"),
        "echelle": ("srce_geom",),
    },
    PLU: {
        "code": ("typezone",),
        "zone": ("libelle",),
        "libelle": ("libelong",),
        "plan": ("idurba", "partition"),
        "date": ("datappro", "datvalid"),
    },
    BUILDINGS: {"nature": ("type", "nature")},
    **{key: {"libelle": _LABEL} for key in (
        "eau_surface", "voie_ferree", "autoroute", "cimetiere", "coeur_protege", "site_pollue", "patrimoine", "route",
        "ecole", "arret", "point_eau", "sante", "alimentation")},
}  # fmt: skip
"""Role -> our name of a column -> the names that files give it, folded, the most precise first."""

_OF_PARTS = ("section", "numero")
REQUIRED: Mapping[str, tuple[tuple[tuple[str, ...], ...], ...]] = {
    PARCELS: ((("identifiant",), ("commune", *_OF_PARTS), ("departement", "code_commune", *_OF_PARTS)),),
    OWNERS: ((("identifiant",), ("commune", *_OF_PARTS), ("departement", "code_commune", *_OF_PARTS)), (("groupe",),)),
    PPR: ((("code",),),),
    PLU: ((("code",),),),
}
"""Role -> needs; each need is met by any one of several sets of columns."""

TOLD: Mapping[str, str] = {
    "identifiant": "Identifiant de la parcelle", "commune": "Code INSEE de la commune", "departement": "Département",
    "code_commune": "Code de la commune (3 chiffres)", "prefixe": "Préfixe de section", "section": "Section",
    "numero": "Numéro de parcelle", "contenance": "Contenance (m²)", "groupe": "Groupe de personne morale",
    "categorie": "Classe de propriétaire (catpro)", "proprietaire": "Dénomination du propriétaire",
    "droit": "Code du droit", "code": "Code de la zone", "libelle": "Libellé", "zone": "Nom de la zone",
    "plan": "Identifiant du plan", "echelle": "Source du tracé (échelle)", "etat": "État de la procédure",
    "date": "Date", "nature": "Nature",
}  # fmt: skip
"""Our name of a column -> its French label."""


def columns_found(role: str, fields: Sequence[str]) -> dict[str, str]:
    """Our name -> the column of the layer that has a known name for it."""
    by_name = {folded(name): name for name in reversed(fields)}
    found = {
        ours: next((by_name[known] for known in names if known in by_name), "")
        for ours, names in COLUMNS.get(role, {}).items()
    }
    return {ours: column for ours, column in found.items() if column}
