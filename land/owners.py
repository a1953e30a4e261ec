"""Who owns: the group of a legal person in the DGFiP's open file, or the class of « Fichiers fonciers », as our category.

Names of legal persons only: a natural person is « inconnu », whatever a file holds. An establishment that no category
fits is « inconnu » too, and its name says what it is.
"""

from __future__ import annotations

import re

from ..layers.imports.folding import folded
from ..protocol.vocabulary import vocabulary

(STATE, REGION, DEPARTMENT, INTERCOMMUNAL, COMMUNE, LAND_AGENCY, PUBLIC_COMPANY, PRIVATE, UNKNOWN) = vocabulary(
    "categorie_proprietaire"
).values

OWNING_RIGHTS = frozenset("PNBFVXCTD")
"""Rights of the DGFiP's file that are an owner's: full, bare, of who lets by a long lease (B, F, V), La Poste (X),
trustee (C), « ténuyer » (T), public domain (D). The others use, manage or rent."""

_GROUPS = {"1": STATE, "2": REGION, "3": DEPARTMENT, "4": COMMUNE, "5": PUBLIC_COMPANY, "6": PUBLIC_COMPANY,
           "7": PRIVATE, "8": PRIVATE, "9": UNKNOWN, "0": PRIVATE}  # fmt: skip
"""Group of the file: État, région, département, commune, offices HLM, sociétés d'économie mixte, copropriétaires,
associés, établissements publics, others. Social landlords and mixed companies count as public companies (convention)."""

_INTERCOMMUNAL = re.compile(
    r"_(communaute|metropole|agglomeration|syndicat|sivom|sivu|syndical|petr|eurometropole|cc|ca|intercommunal\w*)_"
)
_LAND_AGENCY = re.compile(r"_(etablissement_public_foncier|etab_public_foncier|e_p_f|epf|epfl|epfif|epora)_")
_STATE_RAIL_OR_PORT = re.compile(
    r"_(sncf|reseau_ferre_de_france|rff|voies_navigables_de_france|vnf|electricite_de_france|edf|enedis|grdf|"
    r"ratp|grand_port|grand_port_maritime|aeroports?_de_paris|la_poste|rte|engie|societe_nationale_sncf)_"
)
_OF_COMMUNE = re.compile(r"_(ccas|centre_communal_d_action_sociale|centre_communal_action_sociale|caisse_des_ecoles)_")

_CLASSES = (
    ("P1B", STATE), ("P1A", UNKNOWN), ("P1", STATE), ("P2", REGION), ("P3", DEPARTMENT), ("P4", INTERCOMMUNAL),
    ("P5", COMMUNE), ("S2B", COMMUNE), ("F2", LAND_AGENCY), ("F1", PUBLIC_COMPANY), ("F4", PUBLIC_COMPANY),
    ("F5", PUBLIC_COMPANY), ("R", PUBLIC_COMPANY), ("G", PRIVATE), ("Z", PRIVATE), ("F6", PRIVATE), ("F7", PRIVATE),
    ("M", PRIVATE), ("X", UNKNOWN),
)  # fmt: skip
"""Start of a class (`catpro2`, `catpro3` of CEREMA) -> category; P1a is a foreign State, X a natural person."""


def category(group: str, name: str) -> str:
    """The category of a legal person by its group in the DGFiP's file and its name; « inconnu » for another group.

    Group 4 holds intercommunal bodies too, told by their name; group 9 and 0 hold land agencies and public companies.
    """
    found = _GROUPS.get(group.strip()[:1] if group else "")
    if found is None:
        return UNKNOWN
    words = f"_{folded(name)}_"
    if found in (COMMUNE, UNKNOWN) and _INTERCOMMUNAL.search(words):
        return INTERCOMMUNAL
    if found in (COMMUNE, UNKNOWN, PRIVATE):
        return _by_name(words) or found
    return found


def _by_name(words: str) -> str | None:
    named = ((_LAND_AGENCY, LAND_AGENCY), (_OF_COMMUNE, COMMUNE), (_STATE_RAIL_OR_PORT, PUBLIC_COMPANY))
    return next((found for pattern, found in named if pattern.search(words)), None)


def class_category(owner_class: str) -> str:
    """The category of a class of « Fichiers fonciers » (catpro2, catpro3)."""
    text = owner_class.strip().upper()
    return next((found for start, found in _CLASSES if text.startswith(start)), UNKNOWN)


def is_legal_person(group: str, owner_class: str) -> bool:
    """Whether an owner is surely a legal person, whose name may be shown: it has a group, or a class that is not X."""
    known_class = owner_class.strip().upper()
    return known_class[:1].isalpha() and known_class[:1] != "X" if known_class else group.strip()[:1] in _GROUPS


def owning(right: str) -> bool:
    """Whether a code of right is an owner's; none told is taken for one."""
    text = right.strip().upper()
    return not text or text[0] in OWNING_RIGHTS
