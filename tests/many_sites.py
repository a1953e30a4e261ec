"""Fictitious sites, as many as wanted, with all that a list tells of them. Loaded by tests; as a script, makes a base.

.venv/bin/python tests/many_sites.py FOLDER/NOM.gpkg 10000
"""

from __future__ import annotations

import importlib.util
import os
import random
import sys
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WORDS = ("Forges", "Écluse", "Marais", "Bœufs", "Gare", "Moulin", "Scierie", "Quai", "Bretelle", "Coteau", "Glacière")
STATUSES = ("actif", "actif", "actif", "en_resorption", "resorbe", "ferme_non_resorbe")
KINDS = ("terrain", "terrain", "terrain", "bati", "autre", "inconnu")
COMMUNES = ("Villefable", "Saint-Imaginaire", "Évreuil", "Œuvre-sur-Lys", "Le Val-Gris", "Aigremont")
TRI_STATE = ("oui", "non", "inconnu")
SIDE = 9000


def fill(session, sites: int, today: date | None = None, seed: int = 7) -> None:  # noqa: ANN001 - a Session
    """A protocol, six communes and that many sites with 5 counts, 3 diagnostics, 4 engagements each (one concerns 40)."""
    from resorption.tests.project_sample import rectangle

    day = today or date.today()
    dice = random.Random(seed)
    session.insert("protocole", {"nom": "Fictif", "territoire_niveau": "epci", "annee_debut": 2025, "annee_fin": 2028})
    communes = [
        session.insert(
            "commune", {"code_insee": f"0010{n}", "nom": name}, rectangle(560_000 + SIDE * n, 6_880_000, SIDE, SIDE)
        )
        for n, name in enumerate(COMMUNES)
    ]
    partner = session.insert("partenaire", {"categorie": "etat", "nom": "Préfecture"})
    engagements = [_engagement(session, partner, dice, day) for _ in range(max(40, sites // 10))]
    for number in range(sites):
        place = number % len(communes)
        x = 560_000 + SIDE * place + 90 * (number // len(communes) % 95) + 50
        y = 6_880_000 + 90 * (number // len(communes) // 95 % 95) + 50
        site = _site(session, number, communes[place], rectangle(x, y, 40, 30), dice, day)
        _children(session, site, dice, day)
        for engagement in dice.sample(engagements, 4):
            session.insert("engagement_site", {"engagement": engagement, "site": site})


def _engagement(session, partner: str, dice: random.Random, day: date) -> str:  # noqa: ANN001
    return session.insert("engagement", {
        "article": dice.randint(4, 11), "partenaire": partner, "intitule": "Engagement fictif",
        "echeance": day + timedelta(days=dice.randint(-300, 600)), "statut": dice.choice(("propose", "en_cours", "tenu")),
    })  # fmt: skip


def _site(session, number: int, commune: str, shape: bytes, dice: random.Random, day: date) -> str:  # noqa: ANN001
    status = dice.choice(STATUSES)
    row = {
        "nom": f"{dice.choice(WORDS)} {dice.choice(WORDS)} {number + 1}", "type_site": dice.choice(KINDS),
        "statut": status, "commune": commune, "adresse": f"{dice.randint(1, 99)} rue de l’{dice.choice(WORDS)}",
        "date_installation": day - timedelta(days=dice.randint(400, 2000)),
    }  # fmt: skip
    if status in ("resorbe", "ferme_non_resorbe"):
        row |= {"date_fermeture": day - timedelta(days=dice.randint(1, 399)), "cause_fermeture": "resorption"}
    return session.insert("site", row, shape)


def _children(session, site: str, dice: random.Random, day: date) -> None:  # noqa: ANN001
    last = day - timedelta(days=dice.randint(1, 350))
    for years in range(5):
        persons = dice.choice((None, *range(4, 180)))
        minors = None if persons is None else persons // 3
        counted = last - timedelta(days=90 * years)
        session.insert("denombrement", {"site": site, "date": counted, "nb_personnes": persons, "nb_mineurs": minors})
    for nature in ("social", "sanitaire", "technique"):
        session.insert("diagnostic", {"site": site, "nature": nature, "etat": "realise", "operateur": "Opérateur",
                                      "date": last - timedelta(days=dice.randint(0, 300))})  # fmt: skip
    session.insert("conditions_vie", {"site": site, "date": last, **_answers(dice)})


def _answers(dice: random.Random) -> dict[str, str]:
    from resorption.layers.tables.living_conditions import CONDITIONS_VIE

    lists = {f.name: f.vocabulary for f in CONDITIONS_VIE.own_fields if f.vocabulary}
    row = {name: dice.choice(TRI_STATE) for name, known in lists.items() if known == "tri_etat"}
    return {**row, "eau_acces": dice.choice(("robinet_connecte_au_reseau", "fontaine_publique", "inconnu"))}


def make_base(path: Path, sites: int, today: date | None = None) -> Path:
    """A base of that many sites, without a project."""
    from resorption.layers.geopackage import create_base

    create_base(path, 2154, lambda session: fill(session, sites, today))
    return path


def _main() -> None:
    spec = importlib.util.spec_from_file_location(
        "resorption", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    package = importlib.util.module_from_spec(spec)
    sys.modules["resorption"] = package
    spec.loader.exec_module(package)
    from qgis.core import QgsApplication
    from resorption.layers.project import write_project

    application = QgsApplication([], False)
    application.initQgis()
    print(write_project(make_base(Path(sys.argv[1]), int(sys.argv[2]))))
    sys.stdout.flush()
    # Leaving otherwise may crash in the clean-up of OGR layers.
    os._exit(0)


if __name__ == "__main__":
    _main()
