"""The tags of a .docx template: French names for what the protocol's text holds. `docs/modele-protocole.md` lists them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from types import MappingProxyType

from .french import printable
from .protocol_text import ProtocolText

MAP = "carte"
"""The tag of the picture of Article 9, nothing when there is none."""

NAMES: Mapping[str, str] = MappingProxyType({
    "actions": "actions", "actors": "acteurs", "actors_missing": "acteurs_manque",
    "actors_present": "acteurs_selon_fiches", "age_median": "anciennete", "ages": "anteriorite",
    "articles": "articles", "base": "base", "bodies": "instances", "calendar": "calendrier", "camps": "campements",
    "capacity": "capacite", "categories": "categories", "caveats": "reserves", "children": "enfants",
    "closed": "fermes", "closed_on": "ferme_le",
    "clspd": "clspd", "code": "code", "commune": "commune", "communes": "communes",
    "communes_missing": "communes_manque", "community": "communaute", "confidential": "confidentialite",
    "context": "contexte", "conventions": "conventions", "count": "nombre", "counted": "comptes", "data": "donnees",
    "dates": "dates", "day": "date", "description": "description", "details": "details", "disputes": "litiges",
    "doubt": "reserve", "engaged": "deja_engagees", "engagements": "engagements", "equipment": "equipements",
    "evaluated": "evalue_le", "evaluation": "evaluation", "first_year": "annee_debut", "former": "anterieure", "function": "fonction",
    "funding": "financement", "heading": "intitule", "held": "tenues", "households": "menages", "housing": "habitat",
    "kinds": "sites", "kinds_missing": "sites_manque", "label": "libelle", "last": "derniere", "last_year": "annee_fin",
    "lead": "pilote", "level": "niveau", "lines": "lignes", "manager": "gestionnaire", "mention": "mention",
    "missing": "manque", "name": "nom", "next": "prochaine", "no": "non", "no_action": "actions_manque",
    "no_body": "instances_manque", "no_date": "calendrier_manque", "noun": "qualite", "number": "numero",
    "occupancy": "occupation", "oldest": "plus_ancien", "origins": "origines", "origins_told": "origines_note",
    "other_parties": "autres_parties", "others": "autres", "participation": "participation_habitants",
    "parties": "parties", "partner": "partenaire", "partners": "partenaires", "people": "habitants",
    "people_missing": "habitants_manque", "period": "periode", "persons": "personnes", "place": "lieu",
    "protocol": "protocole", "provisions": "dispositions", "reason": "motif", "recitals": "visas",
    "represented": "representation", "revision": "revision", "running": "execution", "scope": "portee",
    "settlements": "amenagements", "signatories": "signataires", "signature": "signature", "signed": "date_signature",
    "since": "depuis", "sites": "sites", "squats": "squats", "state_of_play": "etat_des_lieux",
    "state_parties": "parties_etat", "status": "statut", "steering": "pilotage", "subject": "objet", "text": "texte",
    "themes": "themes", "threshold": "seuil", "title": "titre", "told": "resume", "uncounted": "non_comptes",
    "underway": "actions_en_cours", "unknown": "inconnu", "watch": "vigilance", "watch_cell": "cellule_veille",
    "whole": "territoire", "years": "duree", "yes": "oui",
})  # fmt: skip
"""Name of the field: name of the tag."""


def tags_of(text: ProtocolText) -> dict[str, object]:
    """The values of the tags, the picture apart: texts, and lists of texts or of tags."""
    tags = {NAMES[f.name]: _tagged(getattr(text, f.name)) for f in fields(text) if f.name != "gaps"}
    tags["a_completer"] = [printable(gap.told.message) for gap in text.gaps]
    for article in text.articles:
        tags[f"article_{article.number}"] = _tagged(article)
    return tags


def _tagged(value: object) -> object:
    if is_dataclass(value):
        return {NAMES[f.name]: _tagged(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple):
        return [_tagged(part) for part in value]
    return printable(str(value))
