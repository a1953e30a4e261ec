"""Article 9: what the rules R1 to R8 of the search for land are called, in French, with the layers that they read.

How they are reckoned is in `land/criteria.py`. These words are apart because what a screening left in the base is
also told by those who screen nothing: the annex.
"""

from __future__ import annotations

from collections.abc import Mapping

TITLES: Mapping[str, str] = {
    "R1": "Surface utile", "R2": "Forme", "R3": "Plan de prévention des risques",
    "R4": "Autres exclusions et servitudes", "R5": "Propriétaire", "R6": "Accès à une route", "R7": "Services",
    "R8": "Capacité",
}  # fmt: skip
"""Rule -> its name, a label, in order."""

MEANINGS: Mapping[str, str] = {
    "R1": "La surface, zones d’interdiction retirées, suffit au nombre de personnes à accueillir.",
    "R2": "La parcelle est assez large, et remplit assez son enveloppe convexe, pour être aménagée.",
    "R3": "La parcelle n’est ni en zone d’interdiction ni en zone d’aléa à prescriptions d’un plan de prévention des "
          "risques.",
    "R4": "Ni voie ferrée, autoroute, cimetière, cœur protégé ou eau ; hors zone agricole ou naturelle, à l’écart des "
          "sites pollués et du patrimoine.",
    "R5": "La catégorie du propriétaire est connue. Elle éclaire le choix et ne note rien.",
    "R6": "Une route passe à proximité, à vol d’oiseau depuis le bord de la parcelle.",
    "R7": "Les services sont à proximité, à vol d’oiseau depuis le bord de la parcelle.",
    "R8": "Ordre de grandeur du nombre de personnes et de ménages. Un repère, non une norme.",
}  # fmt: skip
"""Rule -> what it asks of a parcel, as its description says it."""

TOLD_ONLY = frozenset({"R5", "R8"})
"""Rules that are told beside the result and never change it."""

ROLE_LABELS: Mapping[str, str] = {
    "ppr": "Zones réglementaires des plans de prévention des risques",
    "plu": "Zones du plan local d’urbanisme",
    "eau_surface": "Cours d’eau et plans d’eau",
    "voie_ferree": "Emprises ferroviaires",
    "autoroute": "Emprises autoroutières",
    "cimetiere": "Cimetières",
    "coeur_protege": "Cœurs d’espaces protégés",
    "site_pollue": "Sites pollués ou industriels (SIS, ADEME, ICPE)",
    "patrimoine": "Monuments et patrimoine protégé",
    "route": "Routes",
    "ecole": "Écoles",
    "arret": "Arrêts de transport",
    "point_eau": "Points d’eau",
    "sante": "Lieux de soins",
    "alimentation": "Commerces alimentaires",
}
"""Role of a layer that a rule reads -> its label, in the order in which they are told."""

SOURCE_LABELS: Mapping[str, str] = {
    "parcelles": "Parcelles cadastrales",
    "ppr_perimetre": "Périmètres des plans de prévention des risques",
    "batiments": "Bâtiments",
    "proprietaires": "Propriétaires personnes morales (fichier de la DGFiP)",
    **ROLE_LABELS,
}
"""The same, with the layers that are read beside the rules: every `role` of `criblage_source`."""
