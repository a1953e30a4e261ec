"""Places without a use, from a base: outlines compared, unknowns said, nothing lost; the window and the workbook."""

from __future__ import annotations

import runpy
import sqlite3
import time
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from osgeo import ogr
from qgis.PyQt.QtCore import Qt
from resorption.dialogs.prevention import PreventionPanel
from resorption.dialogs.prevention_rows import SHOWN
from resorption.layers.geopackage import create_base
from resorption.layers.prevention import read_prevention
from resorption.layers.prevention_export import COLUMNS, export_prevention
from resorption.layers.prevention_texts import remarks
from resorption.layers.store import Store
from resorption.layers.workbooks import named_as_workbook
from resorption.protocol.disclosure import disclosed_columns
from resorption.protocol.errors import ResorptionError
from resorption.protocol.prevention import LeftOut, Nature

KIT = SimpleNamespace(**runpy.run_path(str(Path(__file__).resolve().parents[1] / "site_kit.py")))
DAY = date(2026, 6, 1)
CLOSED = {"statut": "ferme_non_resorbe", "date_fermeture": date(2026, 1, 10), "cause_fermeture": "commune"}


def site(session, uuid: str, x: float | None, **values: object) -> str:  # noqa: ANN001 - a Session
    row = {"nom": uuid.capitalize(), "commune": "commune", "date_installation": date(2024, 3, 1), **CLOSED, **values}
    return session.insert("site", row, None if x is None else KIT.square(x), uuid=uuid)


def land(session, uuid: str, x: float, side: float = 50, **values: object) -> str:  # noqa: ANN001 - a Session
    row = {"nom": uuid.capitalize(), "commune": "commune", "categorie_proprietaire": "commune", **values}
    return session.insert("foncier", row, KIT.square(x, side), uuid=uuid)


def used(session, of: str, usage: str, managed: str = "inconnu", day: date = date(2026, 2, 1)) -> None:  # noqa: ANN001
    row = {"site": of, "usage": usage, "gestionnaire_identifie": managed, "gestionnaire": "Mme Nom", "date": day}
    session.insert("usage_site", row)


@pytest.fixture
def store(tmp_path: Path, qgis_app: object) -> Store:
    """`KIT` has two inhabited sites, at 0 and at 200."""
    made = KIT.make(tmp_path / "essai.gpkg")
    with made.transaction("essai") as session:
        session.insert("commune", {"code_insee": "00102", "nom": "Aclou"}, KIT.square(20_000, 9000), uuid="aclou")
        site(session, "vide", 1000)
        site(session, "aucun", 1100, commune="aclou")
        used(session, "aucun", "aucun", "non")
        site(session, "sert", 1200)
        used(session, "sert", "aucun")
        used(session, "sert", "realise", "oui", date(2026, 3, 1))
        site(session, "encore", 20)
        site(session, "sans_contour", None)
        land(session, "friche", 3000)
        land(session, "pres", 1049, etape="etudie", categorie_proprietaire="etat")
        land(session, "meme", 990, 100)
        land(session, "prive", 3100, categorie_proprietaire="personne_morale_privee")
        land(session, "mystere", 3200, categorie_proprietaire="inconnu")
        land(session, "amenage", 3300)
        session.insert("amenagement", {"nom": "Village", "foncier": "amenage", "commune": "commune"}, KIT.square(9000))
        land(session, "pose", 3400)
        session.insert("amenagement", {"nom": "Posé", "commune": "commune"}, KIT.square(3410, 20))
        land(session, "habite", 210)
    return made


def found(store: Store, day: date = DAY) -> dict[str, object]:
    return {line.uuid: line for line in read_prevention(store.path, day).found.lines}


def left_out(store: Store) -> dict[LeftOut, int]:
    return {reason: n for reason, n in read_prevention(store.path, DAY).found.left_out.items() if n}


def test_what_is_listed_and_what_is_counted(store: Store) -> None:
    lines = found(store)
    assert set(lines) == {"vide", "aucun", "sans_contour", "friche", "pres"}
    assert left_out(store) == {
        LeftOut.OCCUPIED: 2, LeftOut.USE_DECIDED: 3, LeftOut.OWNER_UNKNOWN: 1,
    }  # fmt: skip
    assert [line.commune for line in lines.values()] == ["Aclou", *["Villefable"] * 4]


def test_a_land_over_a_closed_site_is_one_line_and_a_neighbour_is_not(store: Store) -> None:
    lines = found(store)
    assert lines["vide"].nature is Nature.BOTH
    assert len(lines["vide"].lands) == 1
    # It shares one metre in fifty with the closed site: a neighbour.
    assert lines["pres"].nature is Nature.LAND
    assert (lines["vide"].surface_m2, lines["friche"].surface_m2) == (pytest.approx(2500), pytest.approx(2500))


def test_unknown_is_said_and_is_not_none(store: Store) -> None:
    lines = found(store)
    assert (lines["vide"].usage, lines["aucun"].usage) == ("inconnu", "aucun")
    assert found(store, date(2026, 2, 15))["sert"].usage == "aucun"
    assert found(store, date(2026, 1, 31))["aucun"].usage == "inconnu"


def test_a_missing_outline_is_named_and_its_place_still_listed(store: Store) -> None:
    read = read_prevention(store.path, DAY)
    assert [name.split(" – ")[1] for name in read.missing] == ["Sans_contour"]
    assert found(store)["sans_contour"].surface_m2 is None
    assert any("Sans_contour" in told for told in remarks(read))


def test_an_outline_that_is_invalid_is_compared_once_repaired_and_named(store: Store) -> None:
    bow = "MULTIPOLYGON(((563000 6880000, 563050 6880050, 563050 6880000, 563000 6880050, 563000 6880000)))"
    with closing(sqlite3.connect(store.path)) as base, base:
        (blob,) = base.execute("SELECT geom FROM foncier WHERE uuid = 'friche'").fetchone()
        wkb = bytes(ogr.CreateGeometryFromWkt(bow).ExportToWkb())
        for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            base.execute(f'DROP TRIGGER "{name}"')
        base.execute("UPDATE foncier SET geom = ? WHERE uuid = 'friche'", (blob[:40] + wkb,))
    with store.transaction("essai") as session:
        site(session, "dessous", 3000)
    read = read_prevention(store.path, DAY)
    assert [name.split(" – ")[1] for name in read.repaired] == ["Friche"]
    (line,) = [one for one in read.found.lines if one.uuid == "dessous"]
    assert line.nature is Nature.BOTH


@pytest.mark.parametrize(
    ("new", "decision", "day", "listed"),
    [
        ("forges", "confirmee", None, set()),
        (None, "confirmee", date(2026, 2, 1), set()),
        (None, "confirmee", date(2025, 2, 1), {"vide"}),
        ("aucun", "confirmee", date(2026, 2, 1), set()),
        ("forges", "proposee", None, {"vide"}),
        ("forges", "refusee", None, {"vide"}),
    ],
)
def test_a_re_occupation_counts_once_a_person_has_confirmed_it(
    store: Store, new: str | None, decision: str, day: date | None, listed: set[str]
) -> None:
    with store.transaction("essai") as session:
        session.insert("reoccupation", {"site_ferme": "vide", "site_nouveau": new, "motif": "même lieu",
                                        "decision": decision, "le": day})  # fmt: skip
    lines = found(store)
    assert set(lines) & {"vide"} == listed
    if not listed and new != "aucun":
        assert left_out(store)[LeftOut.OCCUPIED] == 4
        assert "meme" not in lines


def test_a_site_that_stood_before_another_one_is_the_same_place(store: Store) -> None:
    with store.transaction("essai") as session:
        session.insert("site_precedent", {"site": "vide", "precedent": "aucun"})
        session.insert("site_precedent", {"site": "delta", "precedent": "sans_contour"})
    assert set(found(store)) == {"vide", "friche", "pres"}


@pytest.fixture
def panel(store: Store, qtbot) -> Iterator[PreventionPanel]:  # noqa: ANN001
    made = PreventionPanel()
    qtbot.addWidget(made)
    made.show()
    made.set_base(store.path)
    qtbot.waitUntil(lambda: made._read is not None, timeout=20_000)
    yield made
    made.stop()


def shown(panel: PreventionPanel) -> list[str]:
    return [panel._rows.line(row).uuid for row in range(panel._rows.rowCount())]


def pick(panel: PreventionPanel, uuid: str) -> None:
    panel.list.selectRow(panel._rows.row_of(uuid))


def test_the_window_says_what_it_is_for_and_what_it_leaves_out(panel: PreventionPanel) -> None:
    assert panel.purpose.text() == "Cette liste sert à décider d’un usage. Elle ne prédit rien."
    assert len(shown(panel)) == 5
    assert panel.counted.text() == "5 lieux"
    assert "propriétaire est inconnu" in panel.remarks.text()
    assert not panel.list.isSortingEnabled()


def test_a_commune_is_kept_when_the_list_is_read_again(panel: PreventionPanel, store: Store, qtbot) -> None:  # noqa: ANN001
    panel.commune.setCurrentIndex(panel.commune.findData("Aclou"))
    panel.commune.activated.emit(panel.commune.currentIndex())
    assert shown(panel) == ["aucun"]
    assert panel.counted.text() == "1 lieu sur 5"
    with store.transaction("essai") as session:
        site(session, "autre", 5000, commune="aclou")
    panel.refresh()
    qtbot.waitUntil(lambda: len(shown(panel)) == 2, timeout=20_000)
    assert panel.commune.currentText() == "Aclou"
    assert panel.current().uuid == "aucun"


def test_the_file_and_the_use_are_asked_for_sites_only(panel: PreventionPanel) -> None:
    asked: list[tuple[str, str]] = []
    panel.site_requested.connect(lambda uuid: asked.append(("site", uuid)))
    panel.use_requested.connect(lambda uuid: asked.append(("use", uuid)))
    pick(panel, "vide")
    panel.open_site.click()
    panel.record_use.click()
    pick(panel, "friche")
    assert not panel.open_site.isEnabled()
    assert not panel.record_use.isEnabled()
    panel.list.activated.emit(panel.list.currentIndex())
    assert asked == [("site", "vide"), ("use", "vide")]
    assert "Commune" in panel.detail.text()


def test_what_was_shown_stays_when_the_base_is_gone(panel: PreventionPanel, store: Store, qtbot) -> None:  # noqa: ANN001
    store.path.rename(store.path.with_name("ailleurs.gpkg"))
    panel.refresh()
    qtbot.waitUntil(lambda: not panel.notice.isHidden(), timeout=20_000)
    assert len(shown(panel)) == 5
    assert panel.notice.text()


def test_cells_are_never_empty_of_words(panel: PreventionPanel) -> None:
    pick(panel, "aucun")
    row = panel.list.currentIndex().row()
    told = {column.name: panel._rows.index(row, place).data() for place, column in enumerate(SHOWN)}
    assert told["usage"] == "Aucun usage décidé (01/02/2026)"
    assert told["gestionnaire"] == "Non identifié\u00a0: Mme Nom"
    land_row = panel._rows.row_of("friche")
    assert panel._rows.index(land_row, [c.name for c in SHOWN].index("usage")).data() == "Inconnu"
    assert panel._rows.data(panel._rows.index(row, 0), Qt.ItemDataRole.ToolTipRole) == "<p>Aclou</p>"


@pytest.mark.parametrize("suffix", [".xlsx", ".ods"])
def test_the_workbook_holds_the_list_without_the_name_of_the_manager(
    panel: PreventionPanel, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"liste{suffix}"
    panel.export(path)
    with zipfile.ZipFile(path) as book:
        texts = "".join(book.read(name).decode("utf-8", "replace") for name in book.namelist() if name.endswith(".xml"))
    assert "Elle ne prédit rien" in texts
    assert "Aucun usage décidé (01/02/2026)" in texts
    assert "Mme Nom" not in texts
    assert "Mme Nom" in str([panel._rows.index(0, place).data() for place in range(len(SHOWN))])
    data = ogr.Open(str(path))
    assert data.GetLayer(0).GetFeatureCount() in (5, 6)
    assert str(path) in panel.notice.text()


def test_a_column_that_nobody_decided_about_does_not_leave(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert all(column.may_leave for column in COLUMNS)
    hidden = lambda edition, table: disclosed_columns(edition, table) - {"usage", "categorie_proprietaire"}  # noqa: E731
    monkeypatch.setattr("resorption.layers.prevention_export.disclosed_columns", hidden)
    read = read_prevention(store.path, DAY)
    export_prevention(tmp_path / "x.xlsx", read, read.found.lines, "")
    with zipfile.ZipFile(tmp_path / "x.xlsx") as book:
        texts = book.read("xl/sharedStrings.xml").decode()
    assert "Aucun usage décidé" not in texts
    assert "propriétaire public" not in texts
    assert "Décider d’un usage du lieu et désigner" in texts


def test_a_name_is_completed_and_never_taken_from_another_file(tmp_path: Path) -> None:
    assert named_as_workbook(tmp_path / "a", ".ods") == tmp_path / "a.ods"
    assert named_as_workbook(tmp_path / "a.XLSX", ".ods") == tmp_path / "a.XLSX"
    (tmp_path / "a.ods").touch()
    with pytest.raises(ResorptionError, match="existe déjà"):
        named_as_workbook(tmp_path / "a", ".ods")


def test_two_thousand_closed_sites_and_as_much_land_are_read_in_seconds(tmp_path: Path, qgis_app: object) -> None:
    def fill(session) -> None:  # noqa: ANN001 - a Session
        KIT.fill(session)
        for n in range(2000):
            site(session, f"s{n}", 1000 + 120 * n)
            used(session, f"s{n}", ("aucun", "en_projet")[n % 2], "non")
            land(session, f"f{n}", 1000 + 120 * n + (0 if n % 4 else 60), 50)

    create_base(tmp_path / "grande.gpkg", 2154, fill)
    start = time.perf_counter()
    read = read_prevention(tmp_path / "grande.gpkg", DAY)
    spent = time.perf_counter() - start
    natures = [line.nature for line in read.found.lines]
    assert (natures.count(Nature.BOTH), natures.count(Nature.LAND), len(natures)) == (1500, 500, 2500)
    # 1.6 to 2.1 s on two cores shared with other work.
    assert spent < 15, f"{spent:.1f} s"
