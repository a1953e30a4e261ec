"""A base of two sites with everything that hangs on them, for the tests of the site file. Loaded with `runpy`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from resorption.layers.geopackage import create_base
from resorption.layers.store import Store


def square(x: float, side: float = 50) -> bytes:
    """WKB of a MultiPolygon of EPSG:2154, on the ground of `fill`."""
    from qgis.core import QgsGeometry

    x1, y1 = 560_000 + x, 6_880_000
    x2, y2 = x1 + side, y1 + side
    return bytes(
        QgsGeometry.fromWkt(f"MULTIPOLYGON((({x1} {y1}, {x2} {y1}, {x2} {y2}, {x1} {y2}, {x1} {y1})))").asWkb()
    )


def fill(session) -> None:  # noqa: ANN001 - the Session of layers/session.py
    """Identities are short names: the tests read well."""
    session.insert("protocole", {"nom": "Essai", "territoire_niveau": "epci", "annee_debut": 2025, "annee_fin": 2028})
    session.insert("commune", {"code_insee": "00101", "nom": "Villefable"}, square(-5000, 20_000), uuid="commune")
    for name, category in (("Préfecture", "etat"), ("Ville", "commune")):
        session.insert("partenaire", {"categorie": category, "nom": name}, uuid=name)
    for uuid, x in (("forges", 0), ("delta", 200)):
        row = {"nom": uuid.capitalize(), "commune": "commune", "date_installation": date(2024, 3, 1)}
        session.insert("site", row, square(x), uuid=uuid)
    for day, persons in ((date(2026, 1, 15), 60), (date(2026, 9, 15), 64)):
        session.insert("denombrement", {"site": "forges", "date": day, "nb_personnes": persons, "nb_mineurs": 20})
    session.insert("diagnostic", {"site": "forges", "nature": "social", "etat": "realise", "date": date(2026, 2, 1),
                                  "operateur": "Association"}, uuid="diagnostic")  # fmt: skip
    promised = {"article": 4, "partenaire": "Ville", "intitule": "Inscrire les enfants", "statut": "valide"}
    session.insert("engagement", promised, uuid="engagement")
    session.insert("engagement_site", {"engagement": "engagement", "site": "forges"})
    session.insert("engagement", {**promised, "article": 6, "intitule": "Équipe mobile"}, uuid="ailleurs")
    session.insert("engagement_site", {"engagement": "ailleurs", "site": "delta"})
    session.insert("intervenant", {"site": "forges", "organisme": "Association"}, uuid="intervenant")
    session.insert("intervenant_theme", {"intervenant": "intervenant", "theme": "sante"})


def make(path: Path) -> Store:
    """The base and its store."""
    create_base(path, 2154, fill)
    return Store(path)
