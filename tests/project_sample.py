"""A small fictitious base with its project, for the tests of the layers; as a script, for the profile without the plugin.

.venv/bin/python tests/project_sample.py FOLDER/NOM.gpkg
"""

from __future__ import annotations

import importlib.util
import os
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
X, Y = 569_200, 6_883_200


def rectangle(x: float, y: float, width: float, height: float) -> bytes:
    """WKB of a MultiPolygon, metres of EPSG:2154."""
    from qgis.core import QgsGeometry

    x2, y2 = x + width, y + height
    ring = ", ".join(f"{a} {b}" for a, b in ((x, y), (x2, y), (x2, y2), (x, y2), (x, y)))
    return bytes(QgsGeometry.fromWkt(f"MULTIPOLYGON((({ring})))").asWkb())


def circle(x: float, y: float) -> bytes:
    """WKB of the 15 m circle of a site known by a point."""
    from qgis.core import QgsGeometry, QgsPointXY

    shape = QgsGeometry.fromPointXY(QgsPointXY(x, y)).buffer(15, 12)
    shape.convertToMultiType()
    return bytes(shape.asWkb())


def fill(session) -> None:  # noqa: ANN001 - resorption.layers.session.Session, not imported here
    """Two communes, sites of every kind, a settlement, land, and some of what hangs on them."""
    session.insert(
        "protocole",
        {"nom": "Protocole fictif", "territoire_niveau": "epci", "annee_debut": 2025, "annee_fin": 2028},
    )
    west, east = (
        session.insert("commune", {"code_insee": code, "nom": name}, rectangle(x, 6_880_000, 9000, 8000))
        for code, name, x in (("00101", "Villefable", 560_000), ("00102", "Saint-Imaginaire", 569_000))
    )
    partner = session.insert("partenaire", {"categorie": "etat", "nom": "Préfecture"})
    camp = _site(session, "Rue des Forges", "terrain", "actif", east, rectangle(X, Y, 60, 45))
    _site(session, "Usine Delta", "bati", "en_resorption", east, rectangle(X + 220, Y + 90, 45, 70), (2025, 1, 10))
    _site(session, "Bretelle nord", "terrain", "actif", east, circle(X + 900, Y + 1300), precision_geom="point")
    _site(session, "Moulin <b>", "terrain", "resorbe", east, rectangle(X + 400, Y - 300, 70, 50), (2020, 6, 1),
          date_fermeture=date(2024, 5, 1), cause_fermeture="resorption")  # fmt: skip
    _site(session, "Quai Est", "inconnu", "ferme_non_resorbe", west, rectangle(X - 300, Y - 350, 60, 60), (2019, 1, 1),
          date_fermeture=date(2021, 9, 1), cause_fermeture="justice")  # fmt: skip
    session.insert("denombrement", {"site": camp, "date": date(2026, 1, 15), "nb_personnes": 60})
    session.insert("denombrement", {"site": camp, "date": date(2026, 9, 15), "nb_personnes": 64})
    action = session.insert(
        "action", {"article": 4, "titre": "Médiation scolaire", "statut": "en_cours", "pilote": partner}
    )
    session.insert("action_site", {"action": action, "site": camp})
    session.insert("amenagement", {"nom": "Les Aulnes", "statut": "projet"}, rectangle(X + 150, Y - 150, 90, 60))
    session.insert("foncier", {"nom": "Dépôt", "etape": "propose"}, rectangle(X + 250, Y - 20, 90, 60))


def _site(session, name, kind, status, commune, shape, since=(2024, 3, 1), **more) -> str:  # noqa: ANN001, ANN003
    row = {"nom": name, "type_site": kind, "statut": status, "commune": commune, "date_installation": date(*since)}
    return session.insert("site", {**row, **more}, shape)


def make_sample(path: Path) -> Path:
    """Makes the base with its styles and its project; returns the project's path."""
    from resorption.layers.geopackage import create_base
    from resorption.layers.project import write_project

    create_base(path, 2154, fill)
    return write_project(path)


def _main() -> None:
    spec = importlib.util.spec_from_file_location(
        "resorption", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    package = importlib.util.module_from_spec(spec)
    sys.modules["resorption"] = package
    spec.loader.exec_module(package)
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    print(make_sample(Path(sys.argv[1])))
    sys.stdout.flush()
    # Leaving otherwise may crash in the clean-up of OGR layers.
    os._exit(0)


if __name__ == "__main__":
    _main()
