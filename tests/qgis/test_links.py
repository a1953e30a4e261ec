"""Sites tied to one another: what is proposed, what is refused, what is written."""

from __future__ import annotations

import runpy
import shutil
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from resorption.layers.errors import ConflictError, RefusedRow
from resorption.layers.links import ORIGIN, PREVIOUS, LinkPlan, Links, link_problems, read_links, save_links
from resorption.layers.session import Session
from resorption.layers.store import Store
from resorption.protocol.errors import ResorptionError

kit = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "base_kit.py")))


def fill(session: Session) -> None:
    def add(uuid: str, name: str, place: bytes, status: str = "actif", closed: date | None = None, **more) -> None:
        end = {} if closed is None else {"date_fermeture": closed, "cause_fermeture": "justice"}
        session.insert("site", {"nom": name, "statut": status, "commune": "commune-1", **end, **more}, place, uuid=uuid)

    add("new", "Quai neuf", kit.square(0, 0), date_installation=date(2026, 6, 1), code="S-2026-100")
    add("open", "Rue des Forges", kit.square(500), date_installation=date(2020, 1, 1))
    add("near", "Évêché", kit.square(100), "ferme_non_resorbe", date(2026, 4, 1), adresse="12 rue de l’Église")
    add("old", "Bretelle", kit.square(200), "ferme_non_resorbe", date(2024, 4, 1))
    add("half", "Ancien quai", kit.square(5, 0), "resorbe", date(2022, 1, 1))
    add("most", "Vieux quai", kit.square(1, 0), "ferme_non_resorbe", date(2019, 1, 1))
    add("touch", "Mitoyen", kit.square(10, 0), "resorbe", date(2019, 1, 1))
    add("after", "Plus tard", kit.square(0, 0), "resorbe", date(2026, 9, 1))


@pytest.fixture(scope="module")
def model(tmp_path_factory, qgis_app) -> Path:
    store = kit.new_store(tmp_path_factory.mktemp("modele") / "base.gpkg")
    with store.transaction("Alice") as session:
        fill(session)
    return store.path


@pytest.fixture
def store(model, tmp_path) -> Store:
    return Store(Path(shutil.copy(model, tmp_path / "base.gpkg")))


def suggested(links: Links) -> list[str]:
    return [other.uuid for other in links.others if other.suggested]


def linked(store: Store, kind: str, site: str = "new") -> set[str]:
    return {other.uuid for other in read_links(store, kind, site).others if other.link is not None}


def link(store: Store, kind: str, site: str, *added: str, **more: object) -> None:
    save_links(store, LinkPlan(read_links(store, kind, site), added, **more))


def site(store: Store) -> dict[str, object]:
    with store.reading() as reader:
        return dict(reader.fetch("site", "new").values)


def everything(store: Store) -> list[object]:
    with store.reading() as reader:
        return [record for table in store.tables for record in reader.all(table.name)]


def test_closed_sites_of_the_same_place_are_proposed_as_previous(store):
    links = read_links(store, PREVIOUS, "new")
    assert suggested(links) == ["most", "half"]
    assert [round(other.overlap, 2) for other in links.others[:2]] == [0.9, 0.5]
    assert "new" not in {other.uuid for other in links.others}


def test_origins_are_open_or_closed_around_the_installation(store):
    assert suggested(read_links(store, ORIGIN, "new")) == ["near", "open"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("eveche", {"near"}),
        ("EGLISE rue", {"near"}),
        ("quai", {"half", "most"}),
        ("aclou bretelle", {"old"}),
        ("zz", set()),
    ],
)
def test_the_search_ignores_accents_and_case(store, words, found):
    links = read_links(store, PREVIOUS, "new")
    assert {other.uuid for other in links.others if other.matches(words)} == found
    assert all(other.matches("  ") for other in links.others)


def test_a_reinstallation_is_reported_with_its_origins(store):
    link(store, ORIGIN, "new", "near", "open", note="Arrivés en mai")
    assert linked(store, ORIGIN) == {"near", "open"}
    assert (site(store)["reinstallation"], site(store)["reinstallation_note"]) == ("oui", "Arrivés en mai")
    assert [other.uuid for other in read_links(store, ORIGIN, "new").others[:2]] == ["near", "open"]


def test_a_reinstallation_may_come_from_nowhere_known(store):
    link(store, ORIGIN, "new", note="Origine inconnue")
    assert site(store)["reinstallation"] == "oui"


def test_a_previous_site_changes_nothing_of_the_site(store):
    before = site(store)
    link(store, PREVIOUS, "new", "most", "half")
    assert linked(store, PREVIOUS) == {"most", "half"}
    assert site(store) == before


@pytest.mark.parametrize("kind", [ORIGIN, PREVIOUS])
def test_loops_and_oneself_are_refused(store, kind):
    link(store, kind, "new", "half")
    link(store, kind, "half", "most")
    before = everything(store)
    for site_uuid, other in (("half", "new"), ("most", "new"), ("new", "new")):
        plan = LinkPlan(read_links(store, kind, site_uuid), (other,))
        assert [problem.field for problem in link_problems(plan)] == [other]
        with pytest.raises(ResorptionError, match="boucle"):
            save_links(store, plan)
    assert everything(store) == before


def test_a_loop_made_meanwhile_is_refused(store):
    plan = LinkPlan(read_links(store, PREVIOUS, "new"), ("half",))
    link(store, PREVIOUS, "half", "new")
    before = everything(store)
    with pytest.raises(RefusedRow, match="boucle"):
        save_links(store, plan)
    assert everything(store) == before


def test_a_link_made_meanwhile_is_not_doubled(store):
    plan = LinkPlan(read_links(store, PREVIOUS, "new"), ("most", "half"))
    link(store, PREVIOUS, "new", "half")
    with pytest.raises(RefusedRow):
        save_links(store, plan)
    assert linked(store, PREVIOUS) == {"half"}


def test_a_link_is_removed_with_a_reason_in_the_journal(store):
    link(store, ORIGIN, "new", "near", "open", note="Arrivés en mai")
    plan = LinkPlan(read_links(store, ORIGIN, "new"), removed=("near",), note="Arrivés en mai")
    assert [problem.field for problem in link_problems(plan)] == ["reason"]
    link(store, ORIGIN, "new", removed=("near",), reason=" Erreur ", note="Arrivés en mai")
    assert linked(store, ORIGIN) == {"open"}
    with store.reading() as reader:
        (gone,) = reader.find("journal", table_nom=ORIGIN, operation="suppression")
    assert gone.values["motif"] == "Erreur"


def test_the_way_back_may_replace_the_way_there(store):
    link(store, PREVIOUS, "new", "half", "most")
    link(store, PREVIOUS, "new", "touch", removed=("half",), reason="Erreur")
    assert linked(store, PREVIOUS) == {"most", "touch"}


def test_a_site_changed_meanwhile_is_a_conflict_and_writes_nothing(store):
    plan = LinkPlan(read_links(store, ORIGIN, "new"), ("near",), note="A")
    with store.transaction("Bruno") as session:
        session.update("site", "new", {"adresse": "Port"}, version=session.fetch("site", "new").version)
    before = everything(store)
    with pytest.raises(ConflictError):
        save_links(store, plan)
    assert everything(store) == before


def test_a_site_deleted_meanwhile_is_said(store):
    plan = LinkPlan(read_links(store, PREVIOUS, "new"), ("half",))
    with store.transaction("Bruno") as session:
        session.delete("site", "half", version=session.fetch("site", "half").version, reason="Doublon")
    with pytest.raises(RefusedRow, match="n’existe plus"):
        save_links(store, plan)
    with pytest.raises(ResorptionError, match="supprimé"):
        read_links(store, PREVIOUS, "half")
