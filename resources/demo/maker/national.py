"""What the national platform would already know: six of the open sites, as points, at an earlier day.

The workbook has the layout of the platform's export of open sites, with the option of living conditions only:
no actor, no owner, no proceeding, no comment. The rows of the protocol come after it and complete these sites.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from . import plan
from .book import FROM_PLATFORM, Book
from .lambert import to_degrees
from .spots import Ground
from .workbook import Cell, Sheet, letters, write_workbook
from .writers import NOTICE

ADDRESS = "https://plateforme.exemple.invalid/site/"
"""A domain that cannot exist (RFC 2606)."""

EXTRACTED = "15/09/2026"
_TITLES, _FIRST = 7, 8
_LATER = timedelta(days=24)
"""The platform is filled in some time after a count."""

_ASKED = "Y a-t-il présence d’une installation électrique ?"
SECTIONS: dict[str, tuple[str, ...]] = {
    "LOCALISATION": (
        "Département", "Commune", "Code INSEE", "EPCI", "Adresse", "Appellation du site", "Informations d'accès",
        "Latitude", "Longitude"),
    "SITE": (
        "Type de site", "Date d'installation", "Date de signalement", "S'agit-il d'une réinstallation ?",
        "Précisions sur la réinstallation", "Le site fait-il l’objet d’une action ?",
        "Le site fait-il l’objet d’une action financée RB l’année d’extraction ?", "Site avec objectif de résorption ?"),
    "HABITANTS": (
        "Nombre de personnes", "dont femmes et filles", "Nombre de ménages", "Nombre de mineurs", "dont filles",
        "0 à 3 ans", "3 à 6 ans", "6 à 12 ans", "12 à 16 ans", "16 à 18 ans",
        "Enfants inscrits dans un établissement scolaire", "Nombre de caravanes", "Nombre de cabanes",
        "Nombre de tentes", "Nombre de voitures dortoir", "Nombre de matelas", "Origines"),
    "CONDITIONS DE VIE": (
        "Alerte Canicule", "Statut de l'accès à l'électricité", _ASKED,
        "Statut de l'accès à l'eau", "Comment les habitants ont-ils accès à l'eau ?",
        "Statut de l'accès aux sanitaires", "Constate-t-on des marques de défécation à l’air libre ?",
        "Présence de toilettes fonctionnelles ?", "Statut de l'évacuation des déchets",
        "Y a-t-il des dispositifs de ramassage des ordures ménagères à proximité immédiate ?",
        "Statut de la présence de nuisibles", "Y a-t-il des nuisibles à proximité ?",
        "Statut du diagnostic prévention incendie",
        "Est-ce qu’un diagnostic prévention incendie par le SDIS a été réalisé ?"),
    "MISE À JOUR": ("Site mis à jour le", "Habitants mis à jour le"),
}  # fmt: skip

_COUNTED = {
    "Nombre de personnes": "nb_personnes", "dont femmes et filles": "nb_femmes", "Nombre de ménages": "nb_menages",
    "Nombre de mineurs": "nb_mineurs", "dont filles": "nb_filles", "0 à 3 ans": "nb_0_3", "3 à 6 ans": "nb_3_6",
    "6 à 12 ans": "nb_6_12", "12 à 16 ans": "nb_12_16", "16 à 18 ans": "nb_16_18",
    "Enfants inscrits dans un établissement scolaire": "nb_scolarises", "Nombre de caravanes": "nb_caravanes",
    "Nombre de cabanes": "nb_cabanes", "Nombre de tentes": "nb_tentes", "Nombre de voitures dortoir": "nb_voitures",
    "Nombre de matelas": "nb_matelas",
}  # fmt: skip
_LIVED = {
    "Alerte Canicule": "alerte_canicule", _ASKED: "electricite_acces",
    "Constate-t-on des marques de défécation à l’air libre ?": "sanitaires_defecation",
    "Présence de toilettes fonctionnelles ?": "sanitaires_fonctionnels",
    "Y a-t-il des dispositifs de ramassage des ordures ménagères à proximité immédiate ?": "dechets_proche",
    "Y a-t-il des nuisibles à proximité ?": "nuisibles_presence",
    "Est-ce qu’un diagnostic prévention incendie par le SDIS a été réalisé ?": "incendie_diagnostic",
}  # fmt: skip
_KINDS = {"terrain": "Terrain", "bati": "Immeuble bâti"}
_WATER = {
    "fontaine_publique": "Fontaine publique", "borne_incendie": "Borne incendie",
    "achat_bouteille": "Achat bouteille uniquement", "reservoir": "Réservoir / cuve / citerne",
}  # fmt: skip
_ORIGINS = {
    "origine_francaise": "Ressortissants français",
    "origine_ue": "Ressortissants européens",
    "origine_hors_ue": "Ressortissants extracommunautaires",
}


def write_export(book: Book, ground: Ground, path: Path) -> int:
    """Write the workbook; returns how many sites it has."""
    sites = [site for site in book.rows["site"] if site["code"] in FROM_PLATFORM]
    sheet = Sheet("Sites existants", _TITLES)
    _write_head(sheet, len(sites))
    for number, site in enumerate(sites, start=_FIRST):
        told = _told(book, ground, site)
        titles = [title for section in SECTIONS.values() for title in section]
        sheet.rows[number] = [told.get(title, "NC") for title in titles]
        sheet.links[f"{letters(titles.index('Adresse'))}{number}"] = ADDRESS + FROM_PLATFORM[site["code"]]
    return write_workbook(path, sheet)


def _write_head(sheet: Sheet, count: int) -> None:
    sheet.rows[1] = ["SITUATION DES BIDONVILLES EXISTANTS"]
    sheet.rows[2] = [f"{plan.EPCI_NAME} – {NOTICE}"]
    sheet.rows[3] = ["Extraction fictive, à la manière de la plateforme Résorption bidonvilles"]
    sheet.rows[4] = [f"à la date du {EXTRACTED}"]
    sheet.rows[5] = [f"0 sites sur {count} mis à jour dans les 6 derniers mois (0%)"]
    sections: list[Cell] = []
    for section, titles in SECTIONS.items():
        first = len(sections)
        sections += [section, *([None] * (len(titles) - 1))]
        sheet.merged.append(f"{letters(first)}6:{letters(len(sections) - 1)}6")
    sheet.rows[6] = sections
    sheet.rows[_TITLES] = [title for titles in SECTIONS.values() for title in titles]


def _told(book: Book, ground: Ground, site: Mapping[str, Any]) -> dict[str, Cell]:
    """The cells that say something; the others are « NC »."""
    count = [row for row in book.rows["denombrement"] if row["site"] == site["code"]][-2]
    told = _place(ground, str(site["code"])) | _described(site)
    told |= {title: count[name] for title, name in _COUNTED.items()}
    told |= _lived(next(row for row in book.rows["conditions_vie"] if row["site"] == site["code"]))
    day = date.fromisoformat(count["date"]) + _LATER
    told |= {"Site mis à jour le": day, "Habitants mis à jour le": day}
    return {title: value for title, value in told.items() if value is not None}


def _place(ground: Ground, code: str) -> dict[str, Cell]:
    inside = ground.found[code].PointOnSurface()
    x, y = inside.GetX() + plan.ORIGIN[0], inside.GetY() + plan.ORIGIN[1]
    longitude, latitude = to_degrees(round(x), round(y))
    commune = next(c for c in plan.COMMUNES if plan.commune_shape(c).Contains(inside))
    return {
        "Département": "00 - Val-Fictif", "Commune": commune.name, "Code INSEE": commune.code, "EPCI": plan.EPCI_NAME,
        "Latitude": f"{latitude:.6f}", "Longitude": f"{longitude:.6f}",
    }  # fmt: skip


def _described(site: Mapping[str, Any]) -> dict[str, Cell]:
    origins = [label for name, label in _ORIGINS.items() if site[name] == "oui"]
    return {
        "Adresse": site["adresse"], "Appellation du site": site["nom"], "Type de site": _KINDS[site["type_site"]],
        "Date d'installation": date.fromisoformat(site["date_installation"]),
        "Date de signalement": date.fromisoformat(site["date_signalement"]),
        "S'agit-il d'une réinstallation ?": site["reinstallation"] if site["reinstallation"] != "inconnu" else None,
        "Le site fait-il l’objet d’une action ?": "oui",
        "Le site fait-il l’objet d’une action financée RB l’année d’extraction ?": "non",
        "Site avec objectif de résorption ?": site["annee_cible"], "Origines": ";".join(origins) or None,
    }  # fmt: skip


def _lived(answers: Mapping[str, Any]) -> dict[str, Cell]:
    told: dict[str, Cell] = {title: answers[name] for title, name in _LIVED.items() if answers[name] != "inconnu"}
    return told | {"Comment les habitants ont-ils accès à l'eau ?": _WATER.get(answers["eau_acces"])}
