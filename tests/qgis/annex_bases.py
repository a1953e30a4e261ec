"""Bases for the tests of the annex: a grid of communes or real ones, and as many sites as wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsGeometry,
    QgsPointXY,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from resorption.annex.materials import Materials, Order
from resorption.annex.pieces import PIECES, Leaf
from resorption.annex.printing import print_pages
from resorption.annex.reading import read_base
from resorption.layers.geopackage import create_base
from resorption.layers.store import Session

TODAY = date(2026, 11, 1)
STATUSES = ("actif", "actif", "en_resorption", "resorbe", "ferme_non_resorbe")
KINDS = ("terrain", "terrain", "bati")
NAMES = ("Les Marais", "Quai de la Gare", "Chemin des Bœufs", "Ancienne scierie", "Rue de l’Écluse", "La Plaine")


@dataclass(frozen=True)
class Place:
    """A commune: code, name, outline as a geometry in the CRS of the base."""

    code: str
    name: str
    outline: QgsGeometry


@dataclass
class Plan:
    """What to put in a base."""

    places: Sequence[Place]
    sites: int = 0
    spots: Sequence[QgsPointXY] = ()
    """Where the sites are; by default spread over the communes."""
    name_of: Callable[[int], str] = lambda n: f"{NAMES[n % len(NAMES)]} {n + 1}"
    settlements: int = 0
    land: int = 0
    name: str = "Protocole de coopération du Val-Gris"
    actions_text: str = ""
    mention: str = ""
    actors: Sequence[str] = field(default_factory=lambda: ("Association Aqueduc", "Département", "Centre de santé"))


def grid(columns: int, rows: int, side: float = 4000, name: str = "Commune") -> list[Place]:
    """Square communes, in Lambert-93."""
    places = []
    for i in range(columns):
        for j in range(rows):
            box = QgsRectangle(600000 + i * side, 6500000 + j * side, 600000 + (i + 1) * side, 6500000 + (j + 1) * side)
            number = i * rows + j + 1
            places.append(Place(f"{10000 + number}", f"{name} {number}", QgsGeometry.fromRect(box)))
    return places


def real_communes(path: Path) -> list[Place]:
    """The communes of a GeoJSON with `code` and `nom`, in Lambert-93."""
    layer = QgsVectorLayer(str(path), "communes", "ogr")
    crs = QgsCoordinateReferenceSystem("EPSG:2154")
    change = QgsCoordinateTransform(layer.crs(), crs, QgsProject.instance().transformContext())
    places = []
    for feature in layer.getFeatures():
        outline = feature.geometry()
        outline.transform(change)
        places.append(Place(str(feature["code"]), str(feature["nom"]), outline))
    return places


def real_spots(path: Path, how_many: int) -> list[QgsPointXY]:
    """Points in real parcels, one parcel out of so many."""
    spots = [p.outline.pointOnSurface().asPoint() for p in _outlines(path)]
    return spots[:: max(1, len(spots) // max(1, how_many))][:how_many]


def make_base(path: Path, plan: Plan, epsg: int = 2154) -> Path:
    """The base of that plan, at `path`."""
    create_base(path, epsg, lambda session: _fill(session, plan))
    return path


def _outlines(path: Path) -> list[Place]:
    layer = QgsVectorLayer(str(path), "parcelles", "ogr")
    crs = QgsCoordinateReferenceSystem("EPSG:2154")
    change = QgsCoordinateTransform(layer.crs(), crs, QgsProject.instance().transformContext())
    found = []
    for feature in layer.getFeatures():
        outline = feature.geometry()
        outline.transform(change)
        found.append(Place(str(feature["id"]), "", outline))
    return found


def _fill(session: Session, plan: Plan) -> None:
    values = {"nom": plan.name, "territoire_niveau": "departement", "annee_debut": 2026, "annee_fin": 2029,
              "actions_deja_engagees": plan.actions_text or None}  # fmt: skip
    session.insert("protocole", values)
    if plan.mention:
        session.insert("reglage", {"cle": "mention_pages", "valeur": plan.mention, "source": "essai"})
    communes = [_commune(session, place) for place in plan.places]
    lead = session.insert("partenaire", {"categorie": "etat", "nom": "Préfecture"})
    sites = [_site(session, plan, n, communes) for n in range(plan.sites)]
    settled = []
    for n in range(plan.settlements):
        values = {"nom": f"Village d’insertion {n + 1}", "statut": "ouvert" if n % 2 == 0 else "projet",
                  "date_ouverture": date(2026, 3, 1), "commune": communes[n % len(communes)]}  # fmt: skip
        settled.append(session.insert("amenagement", values, _outline(_spot(plan, n, 0.7))))
    for n in range(plan.land):
        values = {"nom": f"Terrain {n + 1}", "etape": "propose", "commune": communes[n % len(communes)]}
        session.insert("foncier", values, _outline(_spot(plan, n, 0.3)))
    if plan.sites:
        _actions(session, lead, sites, settled)


def _actions(session: Session, lead: str, sites: Sequence[str], settled: Sequence[str]) -> None:
    for n, status in enumerate(("en_cours", "en_cours", "prevue")):
        values = {"article": 4 + n, "titre": f"Médiation scolaire {n + 1}", "statut": status, "pilote": lead,
                  "date_debut": date(2025, 9, 1 + n)}  # fmt: skip
        action = session.insert("action", values)
        session.insert("action_site", {"action": action, "site": sites[0]})
        for settlement in settled[:1] if n == 0 else []:
            session.insert("action_amenagement", {"action": action, "amenagement": settlement})


def _commune(session: Session, place: Place) -> str:
    values = {"code_insee": place.code, "nom": place.name, "epci_nom": "Val-Gris Agglomération"}
    return session.insert("commune", values, bytes(place.outline.asWkb()))


def _spot(plan: Plan, n: int, share: float) -> QgsPointXY:
    box = plan.places[n % len(plan.places)].outline.boundingBox()
    turn = n // len(plan.places)
    x = box.xMinimum() + box.width() * (share + 0.09 * (turn % 4)) % box.xMaximum()
    return QgsPointXY(x, box.yMinimum() + box.height() * (0.35 + 0.1 * (turn % 5)))


def _outline(spot: QgsPointXY) -> bytes:
    return bytes(QgsGeometry.fromPointXY(spot).buffer(40, 6).asWkb())


def _site(session: Session, plan: Plan, n: int, communes: Sequence[str]) -> str:
    status = STATUSES[n % len(STATUSES)]
    closed = status in ("resorbe", "ferme_non_resorbe")
    settled = None if n % 7 == 6 else TODAY - timedelta(days=40 + 131 * n % 4500)
    values = {
        "nom": plan.name_of(n), "type_site": KINDS[n % len(KINDS)], "statut": status, "commune": communes[n % len(communes)],
        "date_installation": settled, "date_situation": TODAY - timedelta(days=n % 60),
        "date_fermeture": TODAY - timedelta(days=10) if closed else None,
        "cause_fermeture": "resorption" if closed else None,
        "precision_geom": "point" if n % 4 == 3 else "perimetre",
        "acteurs_presents": "Maraude hebdomadaire de la Croix-Bleue." if n % 9 == 0 else None,
    }  # fmt: skip
    spot = plan.spots[n] if plan.spots else _spot(plan, n, 0.5)
    site = session.insert("site", values, _outline(spot))
    _children(session, plan, site, n)
    return site


def _children(session: Session, plan: Plan, site: str, n: int) -> None:
    if n % 5 != 4:
        older = {"site": site, "date": TODAY - timedelta(days=400), "nb_personnes": 999, "nb_menages": 300}
        session.insert("denombrement", older)
        adults, minors = 10 + n % 13, (None if n % 6 == 5 else 4 + n % 9)
        persons = None if minors is None else adults + minors
        values = {"site": site, "date": TODAY - timedelta(days=20 + n % 40), "nb_personnes": persons,
                  "nb_adultes": adults, "nb_mineurs": minors, "nb_menages": None if persons is None else persons // 4}  # fmt: skip
        session.insert("denombrement", values)
    for k, actor in enumerate(plan.actors[: 1 + n % 3]):
        body = session.insert("intervenant", {"site": site, "organisme": actor})
        session.insert("intervenant_theme", {"intervenant": body, "theme": ("sante", "education", "logement")[k % 3]})


def printed(
    base: Path, folder: Path, maps: bool = True, today: date = TODAY, pieces: Sequence[str] = ()
) -> dict[str, Path]:  # fmt: skip
    """A PDF for each piece of the annex of a base, their pages numbered as one annex without cover nor contents.

    Without `maps`, those that have tables have their tables only. `pieces`: these alone.
    """
    made = Materials(read_base(base, "partenaires"), Order("partenaires", today))
    leaves = {piece.key: list(piece.leaves(made)) for piece in PIECES if not pieces or piece.key in pieces}
    for key, found in leaves.items():
        if not maps and any(not leaf.map_name for leaf in found):
            leaves[key] = [leaf for leaf in found if not leaf.map_name]
    counts = {key: [leaf.make().write() for leaf in found] for key, found in leaves.items()}
    pages, first = sum(map(sum, counts.values())), 1
    files = {}
    for key, found in leaves.items():
        if found:
            files[key] = folder / f"{key}.pdf"
            print_pages(_numbered(found, counts[key], first, pages), len(found), files[key])
            first += sum(counts[key])
    return files


def _numbered(leaves: Sequence[Leaf], counts: Sequence[int], first: int, pages: int) -> Iterator[QgsPrintLayout]:
    """One at a time: a layout does not outlive the pages that made it."""
    for leaf, count in zip(leaves, counts, strict=True):
        one = leaf.make()
        one.write()
        yield one.number_pages(first, pages)
        first += count
