"""What is read of a base for Article 11: facts, distances, shared ground, and outlines that cannot be used."""

from __future__ import annotations

import runpy
import shutil
import threading
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from qgis.core import QgsFeedback
from resorption.layers.errors import NotABase, VanishedError
from resorption.layers.store import Store
from resorption.layers.stored_outlines import ABSENT, ELSEWHERE, EMPTY, INVALID, outline_of
from resorption.layers.vigilance_reading import read_territory
from resorption.protocol.errors import Cancelled
from resorption.protocol.vigilance_facts import Decision, PersonsCount, Territory, UseOfPlace, Visit

kit = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "closed_sites_kit.py")))
base_kit = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "base_kit.py")))

BOW_TIE = "MULTIPOLYGON(((560000 6880000,560050 6880050,560050 6880000,560000 6880050,560000 6880000)))"
DEGREES = "MULTIPOLYGON(((2.1 49.1,2.2 49.1,2.2 49.2,2.1 49.1)))"
MERCATOR = "MULTIPOLYGON(((233000 6290000,233100 6290000,233100 6290100,233000 6290000)))"
STRAY = "MULTIPOLYGON(((560000 6880000,560050 6880000,2.2 49.1,560000 6880000)))"
NOWHERE = "MULTIPOLYGON(((1 1,900 1,900 900,1 1)))"
HEADER = b"GP\0\1" + bytes(4)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed site and its neighbours: one on it, one at 200 m, one at 450 m that is closed, one at 600 m."""
    store = kit.make(tmp_path_factory.mktemp("modele") / "base.gpkg")
    with store.transaction() as session:
        kit.add_site(session, "ferme", kit.square(1000), closed=True)
        kit.add_site(session, "dessus", kit.square(1040), precision_geom="point")
        kit.add_site(session, "voisin", kit.square(1250))
        kit.add_site(session, "ferme-voisin", kit.square(1000, 500), closed=True)
        kit.add_site(session, "loin", kit.square(1650))
    return store.path


@pytest.fixture
def base(model: Path, tmp_path: Path) -> Store:
    """A copy of its own for each test."""
    return Store(Path(shutil.copy(model, tmp_path / "base.gpkg")))


def test_facts_of_a_site_are_those_of_the_base(base: Store) -> None:
    with base.transaction() as session:
        first = session.insert("denombrement", {"site": "ferme", "date": date(2026, 5, 1), "nb_personnes": 40})
        session.insert("denombrement", {"site": "ferme", "date": date(2026, 5, 2), "nb_menages": 9})
        session.insert("denombrement", {"site": "ferme", "date": date(2026, 5, 1), "nb_personnes": 41})
        session.insert("orientation", {"site": "ferme", "type": "logement", "nb_personnes": 12})
        session.insert("usage_site", {"site": "ferme", "date": date(2026, 6, 2), "usage": "aucun"})
        session.insert("visite", {"site": "ferme", "date": date(2026, 6, 3), "constat": "rien"}, uuid="v1")
        session.insert("site_precedent", {"site": "ferme", "precedent": "loin"})
        session.insert("site_origine", {"site": "voisin", "origine": "ferme"})
        session.insert("reoccupation", {"site_ferme": "ferme", "site_nouveau": "dessus", "motif": "Même lieu",
                                        "decision": "refusee", "le": date(2026, 6, 9)})  # fmt: skip
        session.insert("reglage", {"cle": "vigilance_fermeture_jours", "valeur": "30", "source": "Comité"})
    assert first
    territory = read_territory(base.path)
    site = territory.sites["ferme"]
    assert (site.code, site.closed, site.closed_on, site.commune) == ("ferme", True, kit.CLOSED_ON, "ouest")
    assert site.counts == (PersonsCount(date(2026, 5, 1), 0, 40), PersonsCount(date(2026, 5, 1), 2, 41))
    assert site.persons_at(kit.DAY) == site.counts[1], "of one day, the one entered last"
    assert site.oriented == {"logement": 12}
    assert site.uses == (UseOfPlace(date(2026, 6, 2), 0, "aucun", "inconnu", "inconnu"),)
    assert site.visits == (Visit("v1", date(2026, 6, 3), 0, "rien"),)
    assert territory.precedents == {"ferme": frozenset({"loin"})}
    assert territory.came_from == {"voisin": frozenset({"ferme"})}
    assert territory.gone_to == {"ferme": frozenset({"voisin"})}
    assert territory.decisions == (Decision("ferme", "dessus", None, "refusee", date(2026, 6, 9)),)
    assert territory.settings == {"vigilance_fermeture_jours": "30"}
    assert territory.threshold_pct == 66
    assert territory.sites["dessus"].point_only and not site.point_only


def test_an_unknown_installation_stays_unknown(base: Store) -> None:
    with base.transaction() as session:
        kit.add_site(session, "inconnu", kit.square(3000), date_installation=None, date_signalement=date(2026, 1, 1))
    assert read_territory(base.path).sites["inconnu"].installed_on is None


def test_distances_and_shared_ground_are_measured_both_ways_around_closed_sites(base: Store) -> None:
    territory = read_territory(base.path)
    assert territory.distances["ferme"] == pytest.approx({"dessus": 0, "voisin": 200, "ferme-voisin": 450})
    assert territory.distances["ferme-voisin"]["ferme"] == pytest.approx(450)
    assert territory.distances["voisin"] == pytest.approx({"ferme": 200, "ferme-voisin": (200**2 + 450**2) ** 0.5})
    assert "loin" not in territory.distances, "nothing is measured between two active sites"
    assert territory.overlaps == {"ferme": {"dessus": pytest.approx(20)}, "dessus": {"ferme": pytest.approx(20)}}


def test_the_distance_is_the_setting_of_the_base(base: Store) -> None:
    with base.transaction() as session:
        session.insert("reglage", {"cle": "vigilance_distance_m", "valeur": "600", "source": "Comité"})
    assert set(read_territory(base.path).distances["ferme"]) == {"dessus", "voisin", "ferme-voisin", "loin"}


@pytest.mark.parametrize(
    ("text", "why"),
    [(None, ABSENT), ("MULTIPOLYGON EMPTY", EMPTY), (BOW_TIE, INVALID), ("POINT(560000 6880000)", INVALID),
     (DEGREES, ELSEWHERE), (MERCATOR, ELSEWHERE), (STRAY, ELSEWHERE)],
)  # fmt: skip
def test_an_outline_that_cannot_be_used_is_named_and_measured_with_nothing(
    base: Store, text: str | None, why: str
) -> None:
    kit.set_outline(base.path, "dessus", text)
    territory = read_territory(base.path)
    assert territory.sites["dessus"].outline == why
    assert [uuid for uuid, site in territory.sites.items() if site.outline] == ["dessus"]
    assert "dessus" not in territory.distances["ferme"]
    assert not territory.overlaps


def test_communes_near_are_those_where_what_stands_nowhere_could_be(base: Store) -> None:
    with base.transaction() as session:
        kit.add_site(session, "perdu", None, commune="est")
        kit.add_site(session, "au-bord", kit.square(4500), closed=True)
    territory = read_territory(base.path)
    nowhere = dict.fromkeys(("ferme", "ferme-voisin"), frozenset())
    assert territory.communes_near == {"au-bord": {"est"}, **nowhere}, "at 450 m of the other commune"


def test_no_commune_is_looked_for_when_every_site_has_its_outline(base: Store) -> None:
    assert read_territory(base.path).communes_near == {}


def test_what_stands_in_a_commune_without_outline_may_be_anywhere(base: Store) -> None:
    with base.transaction() as session:
        session.insert("commune", {"code_insee": "00103", "nom": "Sans contour"}, uuid="vague")
        kit.add_site(session, "perdu", None, commune="vague")
    territory = read_territory(base.path)
    assert territory.near(territory.sites["ferme"]) == {"vague"}


def test_without_communes_only_the_zone_of_the_system_tells(tmp_path: Path) -> None:
    store = kit.make(tmp_path / "base.gpkg")
    with kit.by_hand(store.path) as base:
        base.ExecuteSQL("DELETE FROM commune")
    with store.transaction() as session:
        kit.add_site(session, "ferme", kit.square(0), closed=True, commune=None)
        kit.add_site(session, "degres", kit.wkb(DEGREES), commune=None)
        kit.add_site(session, "ailleurs", kit.wkb(NOWHERE), commune=None)
    faults = {uuid: site.outline for uuid, site in read_territory(store.path).sites.items()}
    assert faults == {"ferme": "", "degres": ELSEWHERE, "ailleurs": ELSEWHERE}


@pytest.mark.parametrize("commune", [DEGREES, NOWHERE])
def test_a_commune_drawn_elsewhere_does_not_stretch_the_territory(base: Store, commune: str) -> None:
    with base.transaction() as session:
        session.insert("commune", {"code_insee": "00104", "nom": "Ailleurs"}, kit.wkb(commune))
    kit.set_outline(base.path, "voisin", MERCATOR)
    faults = {uuid: site.outline for uuid, site in read_territory(base.path).sites.items() if site.outline}
    assert faults == {"voisin": ELSEWHERE}


@pytest.mark.parametrize("blob", [
    b"GP", b"GPKG inconnu", b"\0" * 60, b"GP\0\x0f" + bytes(60), b"GP\0\x21" + bytes(60), HEADER + kit.square(0)[:60],
    HEADER + base_kit.square(float("inf")), HEADER + base_kit.square(float("nan")),
])  # fmt: skip
def test_a_damaged_outline_hides_no_other(blob: bytes) -> None:
    assert outline_of(blob).fault == INVALID
    assert outline_of(HEADER + kit.square(0)).fault == ""


def test_the_same_base_gives_the_same_territory_in_a_thread(base: Store) -> None:
    read: list[Territory] = []
    thread = threading.Thread(target=lambda: read.append(read_territory(base.path)))
    thread.start()
    thread.join()
    assert read == [read_territory(base.path)]


def test_reading_stops_when_it_is_told_to(base: Store) -> None:
    feedback = QgsFeedback()
    feedback.cancel()
    with pytest.raises(Cancelled):
        read_territory(base.path, feedback)


def test_files_that_are_no_base_are_refused(base: Store, tmp_path: Path) -> None:
    with pytest.raises(VanishedError):
        read_territory(tmp_path / "absent.gpkg")
    (tmp_path / "faux.gpkg").write_bytes(b"rien")
    with pytest.raises(NotABase):
        read_territory(tmp_path / "faux.gpkg")


def test_many_outlines_are_read_whole(base: Store) -> None:
    """More than are read at a time."""
    with base.transaction() as session:
        for number in range(1203):
            kit.add_site(session, f"n{number}", kit.square(20 * (number % 200), 1500 + 20 * (number // 200), 15))
    sites = read_territory(base.path).sites
    assert len(sites) == 1208
    assert not any(site.outline for site in sites.values())


def test_the_ground_shared_is_a_share_of_the_smaller_outline(tmp_path: Path) -> None:
    """A few tents on a large former place are the same place."""
    store = kit.make(tmp_path / "base.gpkg")
    with store.transaction() as session:
        kit.add_site(session, "grand", kit.square(1000, side=200), closed=True)
        kit.add_site(session, "petit", kit.square(1190, side=20))
    overlaps = read_territory(store.path).overlaps
    assert overlaps == {"grand": {"petit": pytest.approx(50)}, "petit": {"grand": pytest.approx(50)}}
