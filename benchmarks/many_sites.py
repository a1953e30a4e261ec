"""A fictitious base of many sites, the same on every machine: what the benchmarks of daily work are run on.

    .venv/bin/python benchmarks/many_sites.py FOLDER/NOM.gpkg 10000

Each site has 5 counts, 3 diagnostics, one observation of living conditions and 4 engagements; an engagement
concerns about 40 sites, as those of a protocol do.
"""

from __future__ import annotations

import os
import random
import struct
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import frame

SITES = 10_000
COUNTS, DIAGNOSTICS, ENGAGEMENTS = 5, 3, 4
SITES_PER_ENGAGEMENT = 40
EPSG = 2154
DAY = date(2026, 9, 1)
"""Every day is reckoned from it: the base does not depend on when it is made."""

WORDS = ("Forges", "Écluse", "Marais", "Bœufs", "Gare", "Moulin", "Scierie", "Quai", "Bretelle", "Coteau", "Glacière")
COMMUNES = ("Villefable", "Saint-Imaginaire", "Évreuil", "Œuvre-sur-Lys", "Le Val-Gris", "Aigremont")
STATUSES = ("actif", "actif", "actif", "en_resorption", "resorbe", "ferme_non_resorbe")
CLOSED = ("resorbe", "ferme_non_resorbe")
KINDS = ("terrain", "terrain", "terrain", "bati", "autre", "inconnu")
NATURES = ("social", "sanitaire", "technique")
TRI_STATE = ("oui", "non", "inconnu")
WEST, SOUTH, SIDE, STEP, PER_ROW = 560_000, 6_880_000, 9_000, 90, 95


def identity(number: int) -> str:
    """The UUID of a site."""
    return f"00000000-0000-4000-8001-{number:012d}"


def rectangle(x: float, y: float, width: float, height: float) -> bytes:
    """The WKB of a polygon, in metres."""
    ring = [(x, y), (x, y + height), (x + width, y + height), (x + width, y), (x, y)]
    return struct.pack("<BIII", 1, 3, 1, len(ring)) + b"".join(struct.pack("<dd", *point) for point in ring)


def fill(session: Any, sites: int = SITES) -> None:
    """Puts the protocol and its sites into an empty base."""
    dice = random.Random(7)
    session.insert("protocole", {"nom": "Banc", "territoire_niveau": "epci", "annee_debut": 2025, "annee_fin": 2028})
    communes = [
        session.insert(
            "commune", {"code_insee": f"0010{n}", "nom": name}, rectangle(WEST + SIDE * n, SOUTH, SIDE, SIDE)
        )
        for n, name in enumerate(COMMUNES)
    ]
    partner = session.insert("partenaire", {"categorie": "etat", "nom": "Préfecture"})
    promised = [
        session.insert("engagement", _engagement(n, partner, dice))
        for n in range(max(ENGAGEMENTS, sites * ENGAGEMENTS // SITES_PER_ENGAGEMENT))
    ]
    answers = _living_conditions()
    for number in range(sites):
        _add_site(session, number, communes[number % len(communes)], dice)
        _add_children(session, identity(number), answers, dice)
        for engagement in dice.sample(promised, ENGAGEMENTS):
            session.insert("engagement_site", {"engagement": engagement, "site": identity(number)})


def _engagement(number: int, partner: str, dice: random.Random) -> dict[str, Any]:
    return {
        "article": dice.randint(4, 11), "partenaire": partner, "intitule": f"Engagement {number + 1:04d}",
        "echeance": DAY + timedelta(days=dice.randint(-300, 600)), "statut": dice.choice(("propose", "en_cours", "tenu")),
    }  # fmt: skip


def _add_site(session: Any, number: int, commune: str, dice: random.Random) -> None:
    row, status = number // len(COMMUNES), dice.choice(STATUSES)
    x = WEST + SIDE * (number % len(COMMUNES)) + STEP * (row % PER_ROW) + 50
    y = SOUTH + STEP * (row // PER_ROW % PER_ROW) + 50
    values = {
        "nom": f"{dice.choice(WORDS)} {dice.choice(WORDS)} {number + 1}", "type_site": dice.choice(KINDS),
        "statut": status, "commune": commune, "adresse": f"{dice.randint(1, 99)} rue de l’{dice.choice(WORDS)}",
        "date_installation": DAY - timedelta(days=dice.randint(400, 2000)),
    }  # fmt: skip
    if status in CLOSED:
        values |= {"date_fermeture": DAY - timedelta(days=dice.randint(1, 399)), "cause_fermeture": "resorption"}
    session.insert("site", values, rectangle(x, y, 40, 30), identity(number))


def _add_children(session: Any, site: str, answers: list[str], dice: random.Random) -> None:
    last = DAY - timedelta(days=dice.randint(1, 350))
    for turn in range(COUNTS):
        persons = dice.choice((None, *range(4, 180)))
        session.insert("denombrement", {
            "site": site, "date": last - timedelta(days=90 * turn), "nb_personnes": persons,
            "nb_mineurs": None if persons is None else persons // 3,
        })  # fmt: skip
    for nature in NATURES[:DIAGNOSTICS]:
        day = last - timedelta(days=dice.randint(0, 300))
        session.insert("diagnostic", {"site": site, "nature": nature, "etat": "realise", "operateur": "Opérateur",
                                      "date": day})  # fmt: skip
    seen = {name: dice.choice(TRI_STATE) for name in answers}
    session.insert("conditions_vie", {"site": site, "date": last, "eau_acces": "fontaine_publique", **seen})


def _living_conditions() -> list[str]:
    from resorption.layers.schema import table

    return [f.name for f in table("conditions_vie").own_fields if f.vocabulary == "tri_etat"]


def make_base(path: Path, sites: int = SITES) -> Path:
    """The base and its project, as the plugin makes them; returns the project's path. QGIS must be running."""
    from resorption.layers.geopackage import create_base
    from resorption.layers.project import write_project

    create_base(path, EPSG, lambda session: fill(session, sites))
    return write_project(path)


def _main() -> None:
    frame.register_package()
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    print(make_base(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else SITES), flush=True)
    # Layers still referenced when QGIS closes make it crash at exit.
    os._exit(0)


if __name__ == "__main__":
    _main()
