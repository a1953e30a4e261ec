"""The columns by which a role is recognised, and the words of layers' names that hint at one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .role_columns import BUILDINGS, OWNERS, PARCELS, PLU, PPR, PPR_PERIMETER


@dataclass(frozen=True)
class Sign:
    """Columns (folded) that are those of a role; not with those of `without`, nor under a name with `never_named`."""

    role: str
    columns: frozenset[str]
    without: frozenset[str] = frozenset()
    never_named: tuple[str, ...] = ()


def _sign(role: str, columns: str, without: str = "", never_named: tuple[str, ...] = ()) -> Sign:
    return Sign(role, frozenset(columns.split()), frozenset(without.split()), never_named)


_REGULATION = "typereg typereglement typereglem"
_HAZARD = "nivalea niveaualea typealea coderisque"
_NOT_URBAN = ("_foncier", "zonereglementairefoncier")
"""The CNIG model has a table of expropriations whose code has the same name and means something else."""

SIGNS = (
    _sign(PPR, "typereglement", never_named=_NOT_URBAN),
    _sign(PPR, "typereglem", never_named=_NOT_URBAN),
    _sign(PPR, "typereg", never_named=_NOT_URBAN),
    _sign(PLU, "typezone"),
    _sign(PPR_PERIMETER, "codeprocedure etatprocedure", f"{_REGULATION} {_HAZARD}"),
    _sign(PPR_PERIMETER, "codeproced etatproced", f"{_REGULATION} {_HAZARD}"),
    _sign(PPR_PERIMETER, "id_gaspar datevalid", f"{_REGULATION} {_HAZARD}"),
    _sign(OWNERS, "groupe_personne denomination"),
    _sign(OWNERS, "groupe_personne_code denomination"),
    _sign(OWNERS, "groupe_personne_par denomination_par"),
    _sign(OWNERS, "groupe_personne_proprietaire_s_parcelle denomination_proprietaire_s_parcelle"),
    _sign(PARCELS, "id section numero"),
    _sign(PARCELS, "idu section numero"),
    _sign(PARCELS, "geo_parcelle"),
    _sign(PARCELS, "idpar"),
    _sign(PARCELS, "nationalcadastralreference"),
    _sign(PARCELS, "national_cadastral_reference"),
    _sign(BUILDINGS, "type nom commune created updated"),
    _sign("arret", "stop_id stop_name"),
    _sign("ecole", "numero_uai"),
    _sign("ecole", "code_uai"),
    _sign("ecole", "identifiant_de_l_etablissement nom_etablissement"),
    _sign("sante", "nofinesset"),
    _sign("sante", "finess"),
    _sign("site_pollue", "numero_sis"),
    _sign("site_pollue", "id_sis"),
    _sign("site_pollue", "identifiant_ssp"),
    _sign("site_pollue", "codeaiot"),
    _sign("site_pollue", "code_s3ic"),
    _sign("site_pollue", "numeros_parcelles_cadastrales etat_operation"),
    _sign("patrimoine", "reference_merimee"),
)
"""Tried in this order."""

NEVER = frozenset(_REGULATION.split()) | frozenset({"typepsc", "typeinf", *_HAZARD.split()})
"""Columns of files of plans that are no role: expropriations, hazards (no legal effect), prescriptions, information.

Under such a name as « route » or « eau » they would be read as what they are not.
"""

HINTS: Mapping[str, tuple[str, ...]] = {
    OWNERS: ("personne_morale", "parcelle_personne_morale", "pm_nb"),
    PARCELS: ("parcelle", "parcel"),
    PPR_PERIMETER: ("perimetre_ppr", "perimetre_pprn", "perimetre_pprt", "perimetre_ppri"),
    BUILDINGS: ("batiment", "building", "bati"),
    "site_pollue": ("sis", "basol", "basias", "casias", "ademe", "site_pollue", "sols_pollues", "icpe",
                    "installation_classee"),
    "patrimoine": ("monument_historique", "monument", "patrimoine", "ac1", "mh", "abf"),
    "cimetiere": ("cimetiere", "cemetery"),
    "coeur_protege": ("coeur_de_parc", "coeur_parc", "coeur_protege", "parc_national", "reserve_naturelle", "appb"),
    "point_eau": ("point_eau", "point_d_eau", "fontaine", "borne_fontaine", "drinking_water"),
    "arret": ("arret", "stop", "station_de_tram", "arrets_bus"),
    "ecole": ("ecole", "school", "scolaire", "enseignement", "college"),
    "sante": ("sante", "medecin", "hopital", "pharmacie", "soin", "finess", "health"),
    "alimentation": ("alimentation", "alimentaire", "epicerie", "supermarche", "supermarket", "food"),
    "autoroute": ("autoroute", "autoroutier", "motorway"),
    "voie_ferree": ("voie_ferree", "voies_ferrees", "ferroviaire", "rail", "railway"),
    "eau_surface": ("cours_d_eau", "cours_eau", "plan_d_eau", "plan_eau", "surface_hydrographique",
                    "troncon_hydrographique", "hydrographie", "hydro", "riviere", "waterway"),
    "route": ("troncon_de_route", "route", "voirie", "road", "highway"),
}  # fmt: skip
"""Role -> words of a name, folded, in the order in which they are tried; an « s » or « x » at the end does not count."""


def hinted_role(name: str) -> str | None:
    """The role that the words of a folded name hint at, or None."""
    words = f"_{_singular(name)}_"
    return next((role for role, hints in HINTS.items() if any(f"_{_singular(h)}_" in words for h in hints)), None)


def _singular(name: str) -> str:
    return "_".join(word.rstrip("sx") if len(word) > len("bus") else word for word in name.split("_"))
