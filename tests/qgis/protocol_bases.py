"""A base with something for each article of the protocol's text, and one with nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from resorption.layers.geopackage import create_base
from resorption.layers.store import Session
from resorption.tests.qgis.annex_bases import TODAY, Plan, _fill, grid

HARD = "Aide & Cie <b> « {{ nom }} » {% if %} ]]> [à"
"""A name that would break a text made by pasting."""

SECRETS = {
    "contact": "0600000001 standard secret", "acces": "portail du fond secret", "owner": "SCI PROPRIETAIRE SECRETE",
    "minutes": "releve secret", "visit": "note de visite secrete", "analysis": "analyse secrete", "use": "usage secret",
    "manager": "gestionnaire secret", "land": "note de terrain secrete",
}  # fmt: skip
"""What no edition gives: typed in the base, looked for in the file."""

PLAN = Plan(grid(3, 2), sites=23, settlements=2, land=3, name=f"Protocole {HARD}", mention=f"Mention {HARD}",
            actions_text="Une médiation depuis 2022.\nUn terrain en 2025.")  # fmt: skip


def empty_base(path: Path) -> Path:
    """The protocol's row, and nothing else."""
    row = {"nom": "Protocole nu", "territoire_niveau": "epci", "annee_debut": 2026, "annee_fin": 2026}
    create_base(path, 2154, lambda session: session.insert("protocole", row))
    return path


def rich_base(path: Path) -> Path:
    """23 sites, and rows for every article."""
    create_base(path, 2154, _rich)
    return path


def _rich(session: Session) -> None:
    _fill(session, PLAN)
    partners = _partners(session)
    _recitals(session)
    _promises(session, partners)
    _running(session, partners)
    _closed_sites(session)


def rows(session: Session, table: str) -> list:
    return list(session.all(table))


def _partners(session: Session) -> dict[str, str]:
    found = {}
    for category, name, function in (
        ("etat", f"Préfecture {HARD}", "le préfet"),
        ("conseil_departemental", "Département d’essai", None),
        ("commune", "Commune d’essai", "la maire"),
        ("association", HARD, "le président"),
    ):
        found[category] = session.insert("partenaire", {
            "categorie": category, "nom": name, "representant": function, "signataire": "oui",
            "date_signature": date(2026, 6, 1) if category == "commune" else None,
            "contact_service": SECRETS["contact"],
        })  # fmt: skip
    session.insert("partenaire", {"categorie": "association", "nom": "Ne signe pas", "signataire": "non"})
    return found


def _recitals(session: Session) -> None:
    from resorption.protocol.recitals import RECITALS

    for rank, recital in enumerate(RECITALS[:4], start=1):
        session.insert("visa", {"ordre": rank, "texte": recital.text, "nature": recital.nature})
    session.insert("visa", {"ordre": 9, "texte": "Vu la délibération n° 12 du 3 mai 2026,", "nature": "deliberation"})


def _promises(session: Session, partners: dict[str, str]) -> None:
    site = rows(session, "site")[0].uuid
    action = session.insert("action", {
        "article": 4, "titre": f"École {HARD}", "statut": "en_cours", "pilote": partners["commune"],
        "date_debut": date(2026, 1, 5), "date_fin": date(2028, 7, 1), "description": "Ligne 1\nLigne 2",
    })  # fmt: skip
    session.insert("action_partenaire", {"action": action, "partenaire": partners["etat"]})
    session.insert("action", {"article": 4, "titre": "Action laissée", "statut": "abandonnee"})
    for year, amount in ((2026, 30000), (2027, 12500.5), (2028, None)):
        session.insert("financement", {"action": action, "annee": year, "source": "etat_droit_commun",
                                       "montant_prevu_eur": amount, "montant_reel_eur": 987654})  # fmt: skip
    kept = session.insert("engagement", {
        "article": 4, "partenaire": partners["etat"], "intitule": f"Deux postes {HARD}", "action": action,
        "quantite": 2, "unite": "postes", "echeance": date(2027, 9, 1), "statut": "valide", "budget_eur": 96000,
    })  # fmt: skip
    session.insert("engagement_site", {"engagement": kept, "site": site})
    session.insert("engagement", {"article": 4, "partenaire": partners["etat"], "intitule": "Promesse laissée",
                                  "statut": "abandonne"})  # fmt: skip
    session.insert("engagement", {"article": 11, "partenaire": partners["association"], "intitule": "Visiter",
                                  "echeance": date(2026, 12, 31), "statut": "propose"})  # fmt: skip


def _running(session: Session, partners: dict[str, str]) -> None:
    for body, when in (("comite_pilotage", date(2026, 3, 1)), ("comite_pilotage", date(2027, 3, 1)),
                       ("habitants", date(2026, 5, 2))):  # fmt: skip
        session.insert("reunion", {"instance": body, "date": when, "releve_decisions": SECRETS["minutes"]})
    convention = session.insert(
        "convention", {"titre": f"Convention {HARD}", "objet": "Terrain", "date": date(2026, 2, 1)}
    )
    session.insert("convention_partenaire", {"convention": convention, "partenaire": partners["etat"]})


def _closed_sites(session: Session) -> None:
    sites = rows(session, "site")
    closed = [s for s in sites if s.values["statut"] in ("resorbe", "ferme_non_resorbe")]
    for rank, site in enumerate(closed[:3]):
        level = ("vigilance", "aucun_motif", "non_evaluable")[rank]
        session.insert("vigilance", {"site": site.uuid, "date_reference": TODAY, "version_regles": "1", "niveau": level,
                                     "motif": "Fermeture récente" if rank == 0 else None})  # fmt: skip
        session.insert("visite", {"site": site.uuid, "date": TODAY, "constat": "rien", "note": SECRETS["visit"]})
        session.insert("usage_site", {"site": site.uuid, "date": TODAY, "usage": "en_projet",
                                      "description": SECRETS["use"], "gestionnaire": SECRETS["manager"]})  # fmt: skip
    session.insert("diagnostic", {"site": sites[0].uuid, "nature": "social", "etat": "realise", "operateur": "CCAS",
                                  "date": TODAY, "analyse": SECRETS["analysis"]})  # fmt: skip
    session.update("site", sites[0].uuid, {
        "acces": SECRETS["acces"], "contexte": SECRETS["acces"], "reinstallation_note": SECRETS["acces"],
        "date_evacuation_fixee": date(1999, 12, 31),
    }, version=sites[0].version)  # fmt: skip
    for rank, site in enumerate(s for s in sites if s.values["statut"] in ("actif", "en_resorption")):
        if rank:
            answers = {"origine_francaise": "non", "origine_ue": ("oui", "inconnu")[rank % 2], "origine_hors_ue": "oui"}
            session.update("site", site.uuid, answers, version=site.version)
    for row in rows(session, "amenagement"):
        values = {"proprietaire": SECRETS["owner"], "capacite_menages": 1, "capacite_personnes": 40, "eau": "oui"}
        session.update("amenagement", row.uuid, values, version=row.version)
    for row in rows(session, "foncier"):
        session.update("foncier", row.uuid, {"note": SECRETS["land"]}, version=row.version)
    _screened(session)


def _screened(session: Session) -> None:
    """Two screenings: the older one is entered last."""
    for when, verdict, least in ((date(2026, 9, 1), "compatible", 40), (date(2025, 9, 1), "exclu", None)):
        counts = dict.fromkeys(("nb_compatible", "nb_sous_conditions", "nb_exclu", "nb_non_evaluable"), 0)
        run = session.insert("criblage", {"date": when, "version_regles": "1", **counts})
        for row in rows(session, "foncier")[:2]:
            session.insert("foncier_verdict", {"foncier": row.uuid, "criblage": run, "verdict": verdict,
                                               "capacite_min": least, "capacite_max": least})  # fmt: skip
