"""What a layer is proposed as: real names of columns (CNIG, COVADIS, Etalab, IGN, DGFiP), names of layers as weak hints."""

from __future__ import annotations

import pytest
from resorption.land.criteria import ROLES
from resorption.land.guesses import (
    LABELS,
    PPRN,
    PPRT,
    Description,
    Shape,
    accepts,
    as_role,
    guessed,
    missing_fields,
    model_of,
    plan_of,
    vintage_of,
)
from resorption.land.role_columns import COLUMNS, REQUIRED, SHAPES_OF, TOLD
from resorption.land.role_hints import HINTS, SIGNS
from resorption.land.zone_codes import CNIG, COVADIS

COVADIS_ZONES = "id_zone id_gaspar nom codezone typereg soumisalea nomfic urlfic srce_geom srce_annee precision"
COVADIS_HAZARDS = "id_zone id_gaspar descript coderisque nomrisque multi_alea nivalea srce_geom datecarte"
COVADIS_PERIMETER = "id_gaspar libelle type datevalid datefinval srce_geom srce_annee"
CNIG_ZONES = "idzonereglementaire codeprocedure codezonereglement libellezonereglement typereglement obligationtravaux"
CNIG_EXPROPRIATION = "idzonereglementaire codeprocedure codezonereglement libellezonereglement typereglement"
PLU = "LIBELLE LIBELONG TYPEZONE NOMFIC URLFIC IDURBA DATVALID"
PRESCRIPTIONS = "LIBELLE TXT TYPEPSC NOMFIC URLFIC IDURBA"
ETALAB = "id commune prefixe section numero contenance arpente created updated"
IGN = "IDU NUMERO FEUILLE SECTION CODE_DEP NOM_COM CODE_COM COM_ABS CODE_ARR CONTENANCE"
DGFIP = (
    "Département (Champ géographique);Code Direction (Champ géographique);Code Commune (Champ géographique);"
    "Nom Commune (Champ géographique);Préfixe (Références cadastrales);Section (Références cadastrales);"
    "N° plan (Références cadastrales);Contenance (Caractéristiques parcelle);Code droit (Propriétaire(s) parcelle);"
    "N° SIREN (Propriétaire(s) parcelle);Groupe personne (Propriétaire(s) parcelle);"
    "Dénomination (Propriétaire(s) parcelle)"
)
DGFIP_2024 = (
    "Département;Code Commune;Préfixe;Section;N° plan;Code droit - par;Groupe personne - par;Dénomination - par"
)
UNIFIED = "code_insee groupe_personne_code denomination prefixe section numero_parcelle contenance_parcelle_centiare"


def layer(name: str, columns: str, shape: Shape = Shape.POLYGON) -> Description:
    return Description(name, tuple(columns.split(";") if ";" in columns else columns.split()), shape)


@pytest.mark.parametrize(
    ("description", "role", "fields"),
    [
        (layer("N_ZONE_REG_PPRN_20010005_S_038", COVADIS_ZONES), "ppr", {"code": "typereg", "libelle": "nom", "zone": "codezone"}),
        (layer("zones", CNIG_ZONES), "ppr", {"code": "typereglement", "libelle": "libellezonereglement"}),
        (layer("N_PERIMETRE_PPRN_20010005_S_038", COVADIS_PERIMETER), "ppr_perimetre", {"plan": "id_gaspar", "date": "datevalid"}),
        (layer("perimetre_s", "idperimetre codeprocedure etatprocedure dateetat"), "ppr_perimetre", {"etat": "etatprocedure"}),
        (layer("30014_ZONE_URBA", PLU), "plu", {"code": "TYPEZONE", "zone": "LIBELLE", "libelle": "LIBELONG"}),
        (layer("couche", ETALAB), "parcelles", {"identifiant": "id", "contenance": "contenance"}),
        (layer("PARCELLE", IGN), "parcelles", {"identifiant": "IDU", "code_commune": "CODE_COM", "prefixe": "COM_ABS"}),
        (layer("cadastre-27412-batiments", "type nom commune created updated"), "batiments", {"nature": "type"}),
        (layer("PM_21_NB_270", DGFIP, Shape.NONE), "proprietaires",
         {"departement": "Département (Champ géographique)", "code_commune": "Code Commune (Champ géographique)",
          "prefixe": "Préfixe (Références cadastrales)", "section": "Section (Références cadastrales)",
          "numero": "N° plan (Références cadastrales)", "droit": "Code droit (Propriétaire(s) parcelle)",
          "groupe": "Groupe personne (Propriétaire(s) parcelle)",
          "proprietaire": "Dénomination (Propriétaire(s) parcelle)"}),
        (layer("PM_24_NB_690", DGFIP_2024, Shape.NONE), "proprietaires",
         {"numero": "N° plan", "groupe": "Groupe personne - par", "droit": "Code droit - par"}),
        (layer("pm", UNIFIED, Shape.NONE), "proprietaires", {"commune": "code_insee", "numero": "numero_parcelle"}),
        (layer("couche", "stop_id stop_name", Shape.POINT), "arret", {"libelle": "stop_name"}),
        (layer("annuaire", "numero_uai appellation_officielle", Shape.POINT), "ecole", {"libelle": "appellation_officielle"}),
    ],
)  # fmt: skip
def test_columns_tell_the_role(description, role, fields):
    found = guessed(description)
    assert found.role == role and found.sure
    assert {key: found.fields.get(key) for key in fields} == fields
    assert not missing_fields(role, found.fields)
    assert found.why.message.startswith("d’après ses colonnes (")


@pytest.mark.parametrize(
    "description",
    [
        layer("N_ZONE_ALEA_PPRN_20010005_S_038", COVADIS_HAZARDS),
        layer("pprt_zonereglementairefoncier_s", CNIG_EXPROPRIATION),
        layer("30014_PRESCRIPTION_SURF", PRESCRIPTIONS),
        layer("aléa cours d’eau", COVADIS_HAZARDS),
        layer("route_zonereglementairefoncier", CNIG_EXPROPRIATION),
        layer("VilleMTP_MTP_Quartiers_2011", "NOM AREA"),
        layer("bureaux de vote", "nom"),
    ],
)
def test_what_is_no_role_is_not_proposed(description):
    """A hazard has no legal effect, a table of expropriations has the same code with another meaning."""
    assert guessed(description) is None


@pytest.mark.parametrize(
    ("name", "shape", "role"),
    [
        ("bus_stops", Shape.POINT, "arret"), ("Arrêts de bus", Shape.POINT, "arret"),
        ("TRONCON_DE_ROUTE", Shape.LINE, "route"), ("troncon_de_voie_ferree", Shape.LINE, "voie_ferree"),
        ("Cours d’eau", Shape.LINE, "eau_surface"), ("plan_d_eau", Shape.POLYGON, "eau_surface"),
        ("Points d’eau", Shape.POINT, "point_eau"), ("fontaines", Shape.POINT, "point_eau"),
        ("Monuments historiques", Shape.POINT, "patrimoine"), ("cimetières", Shape.POLYGON, "cimetiere"),
        ("SIS_27", Shape.POLYGON, "site_pollue"), ("écoles primaires", Shape.POINT, "ecole"),
        ("pharmacies", Shape.POINT, "sante"), ("supermarchés", Shape.POINT, "alimentation"),
        ("cœur de parc national", Shape.POLYGON, "coeur_protege"), ("parcelles 2026", Shape.POLYGON, "parcelles"),
    ],
)  # fmt: skip
def test_names_are_weak_hints(name, shape, role):
    found = guessed(Description(name, ("nom",), shape))
    assert (found.role, found.sure) == (role, False)
    assert "à vérifier" in found.why.message


@pytest.mark.parametrize(
    ("name", "shape"), [("routes", Shape.POINT), ("parcelles", Shape.POINT), ("écoles", Shape.NONE)]
)
def test_a_name_does_not_win_over_the_geometry(name, shape):
    assert guessed(Description(name, ("nom",), shape)) is None


def test_the_model_is_that_of_the_column():
    assert model_of(COVADIS_ZONES.split()) == COVADIS
    assert model_of(CNIG_ZONES.split()) == model_of(["TYPEREGLEM"]) == CNIG, "a Shapefile cuts names at 10 characters"
    assert model_of(["zone", "code"]) == "", "nobody says which model: a person is asked"
    assert guessed(layer("z", COVADIS_ZONES)).model == COVADIS


def test_both_columns_are_read_as_the_newer_model():
    assert guessed(layer("z", f"typereg {CNIG_ZONES}")).fields["code"] == "typereglement"
    assert guessed(layer("z", f"typereg {CNIG_ZONES}")).model == CNIG


@pytest.mark.parametrize(
    ("name", "plan"),
    [("pprt_69dreal20090005_zonereglementaireurba_s", PPRT), ("N_ZONE_REG_PPRN_20010005_S_038", PPRN),
     ("PPRI de la Seine", PPRN), ("PPRMT_2012", PPRN), ("zonage", ""), ("ppr", "")],
)  # fmt: skip
def test_the_kind_of_plan(name, plan):
    assert plan_of(name) == plan


@pytest.mark.parametrize(
    ("name", "vintage"),
    [("30014_ZONE_URBA_20171013", "2017-10-13"), ("Quartiers_2011", "2011"), ("N_ZONE_REG_PPRN_20010005_S_038", ""),
     ("parcelles", ""), ("cadastre-27412", "")],
)  # fmt: skip
def test_the_vintage_in_a_name(name, vintage):
    assert vintage_of(name) == vintage


def test_a_role_chosen_by_hand_keeps_what_is_known():
    found = as_role(layer("x", ETALAB), "parcelles")
    assert found.fields["identifiant"] == "id" and found.sure


def test_what_is_missing_is_one_of_several_ways():
    assert missing_fields("parcelles", {}) == ("identifiant",)
    assert not missing_fields("parcelles", {"commune": "a", "section": "b", "numero": "c"})
    assert missing_fields("parcelles", {"section": "b", "numero": "c"}) == ("identifiant",)
    assert missing_fields("proprietaires", {"identifiant": "a"}) == ("groupe",)
    assert not missing_fields("route", {})


def test_every_role_is_described():
    assert {role.key for role in ROLES} < LABELS.keys() == SHAPES_OF.keys() == COLUMNS.keys()
    assert {key for columns in COLUMNS.values() for key in columns} == TOLD.keys()
    assert REQUIRED.keys() | HINTS.keys() | {sign.role for sign in SIGNS} <= LABELS.keys()
    assert accepts("route", Shape.UNKNOWN) and not accepts("route", Shape.POINT)
