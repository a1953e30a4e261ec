"""Categories of owners: the DGFiP's groups and CEREMA's classes; names of legal persons only. Identifiers of parcels."""

from __future__ import annotations

import numpy as np
import pytest
from resorption.land.owners import category, class_category, is_legal_person, owning
from resorption.land.parcel_ids import identifiers, insee
from resorption.protocol.vocabulary import vocabulary

CODES = vocabulary("categorie_proprietaire").values


@pytest.mark.parametrize(
    ("group", "name", "expected"),
    [
        ("1", "ETAT - MINISTERE DES ARMEES", "etat"), ("2", "REGION NORMANDIE", "region"),
        ("3", "DEPARTEMENT DE L'EURE", "departement"), ("4", "COMMUNE DE TERRES DE BORD", "commune"),
        ("4", "SYNDICAT INTERCOMMUNAL DES EAUX", "intercommunalite"), ("4", "COMMUNAUTE D'AGGLOMERATION SEINE-EURE", "intercommunalite"),
        ("4", "CCAS DE LOUVIERS", "commune"), ("9", "METROPOLE ROUEN NORMANDIE", "intercommunalite"),
        ("9", "ETABLISSEMENT PUBLIC FONCIER DE NORMANDIE", "epf"), ("0", "E.P.F. NORMANDIE", "epf"),
        ("9", "EPF NORMANDIE", "epf"), ("9", "SNCF RESEAU", "entreprise_publique"), ("0", "SNCF VOYAGEURS", "entreprise_publique"),
        ("9", "CENTRE HOSPITALIER", "inconnu"), ("5", "EURE HABITAT", "entreprise_publique"), ("6", "SEM 276", "entreprise_publique"),
        ("7", "COPROPRIETE LES TILLEULS", "personne_morale_privee"), ("8", "SCI DU PORT", "personne_morale_privee"),
        ("0", "SARL GARAGE", "personne_morale_privee"), ("4 - Commune", "COMMUNE", "commune"), ("", "X", "inconnu"), ("X", "X", "inconnu"),
    ],
)  # fmt: skip
def test_groups_of_the_open_file(group, name, expected):
    assert category(group, name) == expected
    assert expected in CODES


@pytest.mark.parametrize(
    ("owner_class", "expected"),
    [("P5a", "commune"), ("P4d", "intercommunalite"), ("P3a", "departement"), ("P2a", "region"), ("P1b", "etat"), ("P1", "etat"),
     ("P1a", "inconnu"), ("S2b", "commune"), ("F2a", "epf"), ("F5b", "entreprise_publique"), ("F7", "personne_morale_privee"),
     ("R2a", "entreprise_publique"), ("G1d", "personne_morale_privee"), ("X1a", "inconnu"), ("S1a", "inconnu"), ("", "inconnu")],
)  # fmt: skip
def test_classes_of_the_land_files(owner_class, expected):
    assert class_category(owner_class) == expected
    assert expected in CODES


@pytest.mark.parametrize(
    ("group", "owner_class", "legal"),
    [("4", "", True), ("0", "", True), ("", "P5a", True), ("", "G1a", True), ("", "X1a", False), ("4", "X1a", False),
     ("", "", False), ("personne physique", "", False), ("", "99", False)],
)  # fmt: skip
def test_only_what_is_surely_a_legal_person_has_a_name(group, owner_class, legal):
    assert is_legal_person(group, owner_class) is legal


def test_rights_of_owners():
    assert [owning(right) for right in ("P", "n", "P - Propriétaire", "", "U", "G", "S", "E")] == [True] * 4 + [
        False
    ] * 4


def column(*values: str | None) -> np.ndarray:
    return np.array(values, dtype=object)


def test_full_identifiers_are_kept_as_they_are():
    found = identifiers({"identifiant": column("274120000A1225", "2A0040000B0012")}, ())
    assert list(found.values) == ["274120000A1225", "2A0040000B0012"]
    assert (found.short, found.ambiguous, found.unread) == (0, 0, 0)


def test_twelve_characters_are_completed_by_the_only_commune_that_can_be_meant():
    texts = column("4120000A1225", "0010000A0001", "9990000A0001", None, "truc")
    found = identifiers({"identifiant": texts}, ("27412", "27001", "76001"))
    assert list(found.values) == ["274120000A1225", None, None, None, None], "001 is two communes, 999 none"
    assert (found.short, found.ambiguous, found.unread) == (1, 2, 2)


def test_identifiers_are_built_from_their_parts():
    columns = {"departement": column("27", "27", None), "code_commune": column("412", "12", "1"),
               "prefixe": column("648", None, None), "section": column("a", "AB", "A"), "numero": column("12", "7", "1")}  # fmt: skip
    found = identifiers(columns, ())
    assert list(found.values) == ["274126480A0012", "27012000AB0007", None]
    assert found.unread == 1


def test_a_code_of_three_digits_is_no_commune():
    columns = {"commune": column("412"), "section": column("A"), "numero": column("1")}
    assert list(identifiers(columns, ()).values) == [None]


def test_parts_serve_where_the_identifier_is_another_key():
    columns = {"identifiant": column("1", "2"), "commune": column("27412", "1001"), "section": column("A", "ZB"),
               "numero": column("1", "22")}  # fmt: skip
    assert list(identifiers(columns, ()).values) == ["274120000A0001", "01001000ZB0022"]


@pytest.mark.parametrize(
    ("department", "commune", "expected"),
    [("27", "412", "27412"), ("1", "4", "01004"), ("2A", "4", "2A004"), ("974", "411", "97411"), ("974", "11", "97411"),
     ("971", "101", "97101"), ("27", "27412", "27412")],
)  # fmt: skip
def test_codes_of_communes(department, commune, expected):
    assert insee(department, commune) == expected
