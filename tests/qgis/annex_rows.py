"""Rows of Article 9 and of the sheets of sites, in bases that `annex_bases` made: known and unknown figures side by side."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from qgis.core import QgsGeometry, QgsRectangle
from resorption.layers.store import Session, Store
from resorption.protocol.living_conditions import QUESTIONS
from resorption.protocol.vocabulary import vocabulary
from resorption.tests.qgis.annex_bases import TODAY

POISON = "PoisonQuiNeSortPas"
RUN_DAY = date(2026, 10, 5)
RULES = {
    "R1": ("1 441", "m²", "1 125"),
    "R2": ("compacité 84 %, largeur suffisante", "", "50 % ; 15 m"),
    "R3": ("interdit 22 938 ; conditions 0 ; inconnu 0", "m²", "interdit 5 %, perte 100 m²"),
    "R4": ("rien", "", ""),
    "R5": ("commune", "", ""),
    "R6": ("route 129", "m", "route 30"),
    "R7": ("ecole 460 ; arret 468", "m", "arret 500"),
    "R8": ("32 à 48", "personnes", "45 à 30 m²"),
}
RESULTS = {"R3": "excluante", "R6": "conditionnelle", "R8": "non_evaluable"}


def square(x: float, y: float, side: float) -> bytes:
    """A square whose area is known, as WKB."""
    return bytes(QgsGeometry.fromRect(QgsRectangle(x, y, x + side, y + side)).asWkb())


def fill(base: Path, rows: Callable[[Session], object]) -> Path:
    """The base with these rows added in one transaction."""
    with Store(base).transaction() as session:
        rows(session)
    return base


def settlements(session: Session, how_many: int, name: Callable[[int], str] = "Aménagement {}".format) -> None:
    """Settlements of every status: every third without its persons, every fourth without its households."""
    communes = [row.uuid for row in session.all("commune")]
    sites = [row.uuid for row in session.all("site")]
    lead = session.insert("partenaire", {"categorie": "etat", "nom": "Préfecture des aménagements"})
    statuses, habitats = vocabulary("statut_amenagement").values, vocabulary("habitat").values
    for n in range(how_many):
        status = statuses[n % len(statuses)]
        opened = date(2026, 1, 1) + timedelta(days=n) if status in ("ouvert", "ferme") else None
        values = {
            "nom": name(n), "statut": status, "commune": communes[n % len(communes)] if n % 5 else None,
            "date_ouverture": opened, "date_fin_prevue": date(2029, 3, 31) if n % 2 else None,
            "gestionnaire": f"Gestionnaire {n}" if n % 3 else None, "proprietaire": POISON,
            "capacite_menages": None if n % 6 == 2 else 10 + n, "capacite_personnes": None if n % 3 == 1 else 40 + 3 * n,
            "occupation_menages": 8 + 2 * n % 7 if opened else None, "occupation_personnes": 39 + 5 * (n % 6) if opened else None,
            "habitat": habitats[n % len(habitats)] if n % 2 else None, "surface_utile_m2": 1500.0 + n if n % 2 else None,
            "eau": ("oui", "non", "inconnu")[n % 3], "sanitaires": "oui", "electricite": None,
        }  # fmt: skip
        uuid = session.insert("amenagement", values, square(600_100 + 60 * n, 6_500_100, 50))
        for phase in vocabulary("phase_preparatoire").values[: n % 10]:
            session.insert(
                "phase", {"amenagement": uuid, "phase": phase, "etat": "terminee", "date": date(2025, 1, 1 + n % 28)}
            )
        action = session.insert(
            "action", {"article": 9, "titre": f"Ouvrir le terrain {n}", "statut": "en_cours", "pilote": lead}
        )
        session.insert("action_amenagement", {"action": action, "amenagement": uuid})
        for site in sites[n % 3 :: 40]:
            row = {"amenagement": uuid, "site": site, "menages_prevus": 4, "personnes_prevues": 17,
                   "menages_accueillis": 3 if n % 2 else None, "personnes_accueillies": 12 if n % 2 else None}  # fmt: skip
            session.insert("amenagement_site", row)


def run(session: Session, day: date = RUN_DAY) -> str:
    """A screening with its layers and its figures."""
    counts = {"nb_compatible": 11, "nb_sous_conditions": 22, "nb_exclu": 33, "nb_non_evaluable": 44}
    uuid = session.insert("criblage", {"date": day, "version_regles": "1", **counts})
    session.insert("criblage_source", {"criblage": uuid, "role": "ppr", "couche": "zones_ppr_essai", "millesime": "2024-05",
                                       "nb_objets": 1234})  # fmt: skip
    session.insert("criblage_source", {"criblage": uuid, "role": "cimetiere", "couche": "non fourni : inconnu"})
    session.insert("criblage_source", {"criblage": uuid, "role": "ppr_perimetre", "couche": "ppr_essai",
                                       "millesime": "2014-03-18", "nb_objets": 1})  # fmt: skip
    session.insert("criblage_seuil", {"criblage": uuid, "regle": "R1", "seuil": "Personnes à accueillir : 25",
                                      "unite": "personnes", "source": "Fixé par le protocole."})  # fmt: skip
    session.insert("criblage_seuil", {"criblage": uuid, "regle": "R6", "seuil": "Distance à une route : 30", "unite": "m",
                                      "source": "QGIS Foncier (Cerema) : route à 30 m au plus."})  # fmt: skip
    session.insert("criblage_seuil", {"criblage": uuid, "regle": "R8", "seuil": "Personnes par ménage : non fixé",
                                      "unite": "personnes/ménage", "source": "Aucun texte ne le fixe."})  # fmt: skip
    return uuid


def verdict(session: Session, land: str, criblage: str, code: str, least: int | None, most: int | None) -> None:
    """What a run said of a piece of land, with its eight rules."""
    uuid = session.insert("foncier_verdict", {"foncier": land, "criblage": criblage, "verdict": code,
                                              "capacite_min": least, "capacite_max": most})  # fmt: skip
    for rule, (value, unit, threshold) in RULES.items():
        session.insert("foncier_regle", {"foncier_verdict": uuid, "regle": rule, "resultat": RESULTS.get(rule, "satisfaite"),
                                         "valeur": value, "unite": unit or None, "seuil": threshold or None})  # fmt: skip


def land(session: Session, how_many: int, name: Callable[[int], str] = "Terrain {}".format) -> None:
    """Land of every stage; every sixth was never screened, every other was screened twice."""
    communes = [row.uuid for row in session.all("commune")]
    runs = [run(session, date(2026, 3, 2)), run(session)] if how_many else []
    stages, owners = vocabulary("etape_foncier").values, vocabulary("categorie_proprietaire").values
    verdicts = vocabulary("verdict_foncier").values
    for n in range(how_many):
        stage = stages[n % len(stages)]
        values = {
            "nom": name(n), "etape": stage, "commune": communes[n % len(communes)], "note": POISON,
            "surface_m2": 2500.0 + 11 * n if n % 7 else None, "surface_utile_m2": 2000.0 + n if n % 3 else None,
            "categorie_proprietaire": owners[n % len(owners)], "zonage": "1AU" if n % 2 else None,
            "accord_proprietaire": ("oui", "non", "inconnu")[n % 3], "disponible_de": date(2027, 1, 1) if n % 2 else None,
            "disponible_a": date(2030, 12, 31) if n % 4 > 1 else None,
            "motif_ecart": f"Motif écart {n}" if stage == "ecarte" else None,
        }  # fmt: skip
        uuid = session.insert("foncier", values, square(600_100 + 60 * n, 6_501_000, 50))
        for k in range(1 + n % 3):
            session.insert("foncier_parcelle", {"foncier": uuid, "parcelle": f"10001000AB{100 * n + k:04d}"})
        if n % 6 != 3:
            if n % 2:
                verdict(session, uuid, runs[0], "exclu", 1, 2)
            verdict(session, uuid, runs[1], verdicts[n % len(verdicts)], 30 + n, 45 + n)


def sheet_rows(session: Session) -> None:
    """Observations, diagnoses, phases, engagements, orientations: on the first sites, the others have nothing."""
    sites = list(session.all("site"))
    partner = session.insert("partenaire", {"categorie": "commune", "nom": "Ville d’essai", "contact_service": POISON})
    answers = [question.field for question in QUESTIONS]
    for n, site in enumerate(sites[:20]):
        day = TODAY - timedelta(days=30 + n)
        older = dict.fromkeys(answers, "oui")
        session.insert("conditions_vie", {"site": site.uuid, "date": day - timedelta(days=300), **older})
        given = {name: ("oui", "non", "inconnu")[(n + k) % 3] for k, name in enumerate(answers)}
        given["eau_acces"] = ("borne_incendie", "robinet_connecte_au_reseau")[n % 2]
        session.insert("conditions_vie", {"site": site.uuid, "date": day, **given})
        values = {"site": site.uuid, "nature": "social", "etat": "realise", "date": day, "operateur": f"Opérateur {n}",
                  "nb_menages_rencontres": 7 + n, "besoins_logement": 21 + n, "analyse": POISON,
                  "recommandations": f"Recommandation {n}."}  # fmt: skip
        session.insert("diagnostic", values)
        session.insert("phase", {"site": site.uuid, "phase": "diagnostic_technique", "etat": "en_cours"})
        for k in range(n % 3):
            deadline = TODAY + timedelta(days=100 * k - 50)
            engaged = session.insert("engagement", {"article": 4 + k, "partenaire": partner, "intitule": f"Promesse {n}-{k}",
                                                    "statut": "en_cours", "echeance": deadline})  # fmt: skip
            session.insert("engagement_site", {"engagement": engaged, "site": site.uuid})
        if site.values["statut"] in ("resorbe", "ferme_non_resorbe"):
            session.insert("orientation", {"site": site.uuid, "type": "logement", "nb_personnes": 9, "nb_menages": 2,
                                           "note": POISON})  # fmt: skip
            session.insert("visite", {"site": site.uuid, "date": TODAY - timedelta(days=4), "constat": "traces",
                                      "note": POISON})  # fmt: skip
    for k in range(3):
        session.insert("engagement", {"article": 8, "partenaire": partner, "intitule": f"Territoire {k}", "statut": "valide",
                                      "echeance": TODAY - timedelta(days=1) if k == 0 else None})  # fmt: skip
