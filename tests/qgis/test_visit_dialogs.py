"""The windows that record and plan a visit, and the list of those that are due: what they say, keep, and ask for."""

from __future__ import annotations

import runpy
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from osgeo import gdal
from qgis.PyQt.QtCore import QItemSelectionModel, Qt
from qgis.PyQt.QtGui import QImage
from qgis.PyQt.QtWidgets import QDialogButtonBox, QFileDialog, QLabel, QWidget
from resorption.dialogs.abandon import AbandonBox
from resorption.dialogs.plan_visit import PlanVisitDialog
from resorption.dialogs.visit import VisitDialog
from resorption.dialogs.visits_due import VisitsDue
from resorption.layers.documents import PieceToPlace, pieces_of
from resorption.layers.errors import LockedError
from resorption.layers.store import Store
from resorption.layers.visits import NeverVisited
from resorption.protocol.errors import ResorptionError
from resorption.protocol.months import months_after

kit = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "base_kit.py")))
TODAY = date.today()


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory, qgis_app: Any) -> Path:
    store = kit.new_store(tmp_path_factory.mktemp("modele") / "base.gpkg")
    with store.transaction("Alice") as session:
        session.insert("commune", {"code_insee": "27002", "nom": "Ailly"}, kit.square(2000, 0, 1000), uuid="commune-2")
        closed = {"statut": "ferme_non_resorbe", "cause_fermeture": "justice", "date_fermeture": ago(400)}
        for n, (uuid, x, commune) in enumerate(
            (("jamais", 0, "commune-1"), ("tard", 900, "commune-1"), ("bientot", 300, "commune-2"), ("vu", 600, None))
        ):
            row = {"nom": uuid, "code": f"S-{n}", "commune": commune, **closed}
            session.insert("site", row, kit.square(x), uuid=uuid)
        session.insert("site", {"nom": "ouvert", "code": "S-9"}, kit.square(), uuid="ouvert")
        for uuid, days, planned in (
            ("tard", 60, ago(30)),
            ("bientot", 20, TODAY + timedelta(days=5)),
            ("vu", 10, None),
        ):
            row = {"site": uuid, "date": ago(days), "constat": "rien", "prochaine_visite": planned}
            session.insert("visite", row, uuid=f"v-{uuid}")
    return store.path


@pytest.fixture
def base(model: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(model, tmp_path / "base.gpkg"))


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "Famille Untel.png"
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    assert image.save(str(path))
    return path


@pytest.fixture
def shown(qtbot: Any) -> Iterator[Any]:
    windows: list[QWidget] = []

    def show(window: QWidget) -> QWidget:
        windows.append(window)
        window.show()
        return window

    yield show
    for window in windows:
        if hasattr(window, "abandon"):
            window.abandon()
        window.close()
        window.deleteLater()


def visits(base: Path, site: str) -> list[dict]:
    with Store(base).reading() as reader:
        return [dict(row.values) for row in reader.find("visite", site=site)]


def save(dialog: Any, qtbot: Any) -> None:
    dialog.buttons.button(QDialogButtonBox.StandardButton.Save).click()
    if isinstance(dialog, VisitDialog):
        qtbot.waitUntil(lambda: not dialog.busy, timeout=20_000)


def found(dialog: VisitDialog, finding: str) -> VisitDialog:
    dialog.form.type("constat", finding)
    return dialog


def with_photo(dialog: VisitDialog, picture: Path, qtbot: Any) -> VisitDialog:
    dialog.photo.choose(picture)
    qtbot.waitUntil(lambda: not dialog.photo.busy and not dialog.photo.preview.busy, timeout=20_000)
    return dialog


def test_the_window_names_its_site_and_what_is_known(base, shown):
    dialog = shown(VisitDialog(base, "tard"))
    assert dialog.site.text() == "S-1 – tard (Aclou)"
    assert "30 jours de retard" in dialog.known.text()
    assert "rien à signaler" in dialog.known.text()
    assert dialog.form.typed()["date"] == TODAY
    assert not dialog.has_input()
    assert dialog.notice.isHidden()
    assert "n’est pas fermé" in shown(VisitDialog(base, "ouvert")).notice.text()


def test_a_visit_is_recorded(base, shown, qtbot):
    dialog = found(shown(VisitDialog(base, "jamais")), "traces")
    dialog.form.type("note", "Un matelas.")
    saved: list[str] = []
    dialog.saved.connect(saved.append)
    save(dialog, qtbot)
    (row,) = visits(base, "jamais")
    assert (row["date"], row["constat"], row["note"], row["prochaine_visite"]) == (TODAY, "traces", "Un matelas.", None)
    assert saved == ["jamais"]
    assert not dialog.isVisible()


@pytest.mark.parametrize("months", [1, 3, 6])
def test_the_next_visit_takes_one_click(base, shown, qtbot, months):
    dialog = found(shown(VisitDialog(base, "jamais")), "rien")
    dialog.form.type("date", ago(10))
    dialog.next_visit.buttons[months].click()
    save(dialog, qtbot)
    assert visits(base, "jamais")[0]["prochaine_visite"] == months_after(ago(10), months)


@pytest.mark.parametrize("finding", ["occupation_partielle", "reconstitution"])
def test_a_finding_of_people_is_said_to_be_confirmed_by_somebody(base, shown, finding):
    dialog = found(shown(VisitDialog(base, "jamais")), finding)
    assert "à confirmer ou à refuser par une personne" in dialog.form.rows["constat"].doubt.text()
    with Store(base).reading() as reader:
        assert list(reader.all("reoccupation")) == []


def test_nothing_found_is_said_to_be_of_that_day(base, shown):
    dialog = found(shown(VisitDialog(base, "jamais")), "rien")
    assert "ne dit rien des jours suivants" in dialog.form.rows["constat"].doubt.text()
    found(dialog, "traces")
    assert dialog.form.rows["constat"].doubt.isHidden()


def test_a_visit_from_before_the_closing_is_said_not_to_count(base, shown):
    dialog = shown(VisitDialog(base, "jamais"))
    dialog.form.type("date", ago(401))
    assert "ne comptera pas dans la veille" in dialog.form.rows["date"].doubt.text()
    dialog.form.type("date", ago(400))
    assert dialog.form.rows["date"].doubt.isHidden()
    dialog = shown(VisitDialog(base, "ouvert"))
    dialog.form.type("date", ago(401))
    assert dialog.form.rows["date"].doubt.isHidden()


def test_a_note_that_names_a_group_is_warned_of(base, shown):
    dialog = shown(VisitDialog(base, "jamais"))
    dialog.form.type("note", "Des Roms seraient revenus.")
    assert "groupe ethnique" in dialog.form.rows["note"].doubt.text()


def test_what_is_missing_or_wrong_is_told_beside_its_field_and_kept(base, shown, qtbot):
    dialog = shown(VisitDialog(base, "jamais"))
    dialog.form.type("date", TODAY + timedelta(days=1))
    save(dialog, qtbot)
    assert "futur" in dialog.form.rows["date"].error.text()
    assert "doit être rempli" in dialog.form.rows["constat"].error.text()
    assert dialog.failure.isVisible()
    assert dialog.form.typed()["date"] == TODAY + timedelta(days=1)
    assert visits(base, "jamais") == []


def test_a_photograph_goes_with_the_visit_and_its_name_with_nobody(base, shown, qtbot, picture):
    dialog = with_photo(found(shown(VisitDialog(base, "jamais")), "rien"), picture, qtbot)
    assert dialog.photo.preview.has_picture
    save(dialog, qtbot)
    (row,) = visits(base, "jamais")
    (piece,) = pieces_of(Store(base), "visite", row["uuid"])
    values = piece.record.values
    assert (values["titre"], values["nature"], values["date"], values["diffusion"]) == (
        "Photo de la visite", "photo", TODAY, "restreinte",
    )  # fmt: skip
    assert (base.parent / piece.file).read_bytes() == picture.read_bytes()
    assert "Untel" not in piece.file


def test_a_photograph_that_vanished_keeps_the_visit_out_and_what_was_typed_in(base, shown, qtbot, picture):
    dialog = with_photo(found(shown(VisitDialog(base, "jamais")), "rien"), picture, qtbot)
    content = picture.read_bytes()
    picture.unlink()
    save(dialog, qtbot)
    assert dialog.isVisible()
    assert "introuvable" in dialog.failure.text()
    assert dialog.form.typed()["constat"] == "rien"
    assert visits(base, "jamais") == []
    picture.write_bytes(content)
    save(dialog, qtbot)
    assert len(visits(base, "jamais")) == 1


def test_a_base_that_refuses_leaves_no_photograph_and_says_why(base, shown, qtbot, picture, monkeypatch):
    def refuse(_piece: PieceToPlace, _session: object, _lot: object) -> None:
        raise LockedError("base.gpkg")

    dialog = with_photo(found(shown(VisitDialog(base, "jamais")), "rien"), picture, qtbot)
    monkeypatch.setattr(PieceToPlace, "write", refuse)
    save(dialog, qtbot)
    assert dialog.failure.isVisible()
    assert dialog.photo.chosen
    assert visits(base, "jamais") == []
    assert not base.with_name("base.pieces").exists()


def test_what_is_no_picture_is_refused_and_the_photograph_taken_away(base, shown, qtbot, picture, tmp_path):
    dialog = shown(VisitDialog(base, "jamais"))
    text = tmp_path / "note.txt"
    text.write_text("x")
    dialog.photo.choose(text)
    assert "n’est pas une image" in dialog.photo.failure.text()
    assert not dialog.has_input()
    with_photo(dialog, picture, qtbot)
    assert dialog.has_input()
    dialog.photo.remove.click()
    assert not dialog.has_input()
    assert not dialog.photo.preview.isVisible()


def test_leaving_with_something_typed_asks(base, shown, monkeypatch):
    asked: list[QWidget] = []
    monkeypatch.setattr(AbandonBox, "agreed", classmethod(lambda _cls, parent: asked.append(parent) or False))
    dialog = found(shown(VisitDialog(base, "jamais")), "rien")
    dialog.reject()
    assert asked == [dialog]
    assert dialog.isVisible()


def test_the_next_visit_is_planned(base, shown, qtbot):
    dialog = shown(PlanVisitDialog(base, "vu"))
    button = dialog.buttons.button(QDialogButtonBox.StandardButton.Save)
    assert not button.isEnabled()
    dialog.next_visit.buttons[3].click()
    assert dialog.has_input()
    save(dialog, qtbot)
    assert visits(base, "vu")[0]["prochaine_visite"] == months_after(TODAY, 3)
    assert not dialog.isVisible()


def test_a_day_that_is_past_is_refused_beside_its_field(base, shown, qtbot):
    dialog = shown(PlanVisitDialog(base, "vu"))
    row = dialog._rows["visite.prochaine_visite"]
    row.editor.set_value(ago(1))
    dialog._refresh()
    save(dialog, qtbot)
    assert "déjà passée" in row.error.text()
    assert dialog.isVisible()


def test_a_site_without_visit_cannot_be_planned_and_says_what_to_do(base):
    with pytest.raises(NeverVisited, match="Enregistrez d’abord une visite"):
        PlanVisitDialog(base, "jamais")


def test_what_a_colleague_recorded_meanwhile_is_read_again(base, shown, qtbot):
    dialog = shown(PlanVisitDialog(base, "vu"))
    dialog.next_visit.buttons[1].click()
    with Store(base).transaction("Bob") as session:
        session.insert("visite", {"site": "vu", "date": TODAY, "constat": "traces"}, uuid="nouvelle")
    save(dialog, qtbot)
    assert dialog.isVisible()
    assert "entre-temps" in dialog.failure.text()
    assert "Traces de passage" in dialog.known.text()
    save(dialog, qtbot)
    assert {v["uuid"]: v["prochaine_visite"] for v in visits(base, "vu")}["nouvelle"] == months_after(TODAY, 1)


@pytest.fixture
def due(base: Path, shown: Any, qtbot: Any) -> Iterator[VisitsDue]:
    tab = VisitsDue()
    tab.resize(360, 620)
    tab.set_base(base)
    shown(tab)
    read(tab, qtbot)
    yield tab
    if tab.dialog is not None:
        tab.dialog.abandon()
    tab.stop()


def read(tab: VisitsDue, qtbot: Any) -> None:
    qtbot.waitUntil(lambda: not tab.busy, timeout=20_000)


def listed(tab: VisitsDue) -> list[str]:
    return [site.uuid for site in tab.model.sites]


def choose(tab: VisitsDue, *uuids: str) -> None:
    flags = QItemSelectionModel.SelectionFlag
    tab.list.selectionModel().clear()
    for uuid in reversed(uuids):
        index = tab.model.index(tab.model.row_of(uuid), 0)
        tab.list.selectionModel().setCurrentIndex(index, flags.Select | flags.Rows)


def keep(tab: VisitsDue, code: str) -> None:
    tab.shown.setCurrentIndex(tab.shown.findData(code))


def test_the_list_begins_with_what_is_most_overdue(due):
    assert listed(due) == ["jamais", "tard", "bientot"]
    assert due.totals.text() == "3 sites fermés sur 4, dont 2 en retard de visite"
    choose(due, "tard")
    assert "30 jours de retard" in due.detail.text()


@pytest.mark.parametrize(
    ("code", "kept"),
    [
        ("tous", ["jamais", "tard", "bientot", "vu"]), ("retard", ["jamais", "tard"]), ("jamais", ["jamais"]),
        ("bientot", ["bientot"]),
    ],
)  # fmt: skip
def test_the_filters_keep_what_they_say(due, code, kept):
    keep(due, code)
    assert listed(due) == kept


def test_the_communes_are_a_filter_unknown_included(due):
    keep(due, "tous")
    for name, kept in (("Aclou", ["jamais", "tard"]), ("Ailly", ["bientot"]), ("Commune inconnue", ["vu"])):
        due.commune.setCurrentText(name)
        assert listed(due) == kept
    keep(due, "retard")
    assert listed(due) == []
    assert due.pages.currentWidget() is due.empty_page


def test_a_column_sorts_and_what_is_unknown_comes_last(due):
    keep(due, "tous")
    place = next(n for n, column in enumerate(due.model.columns) if column.name == "prochaine_visite")
    due.list.sortByColumn(place, Qt.SortOrder.DescendingOrder)
    assert listed(due) == ["bientot", "tard", "jamais", "vu"]
    due.list.sortByColumn(place, Qt.SortOrder.AscendingOrder)
    assert listed(due) == ["tard", "bientot", "jamais", "vu"]


def test_the_route_starts_from_the_current_site_and_says_its_length(due):
    keep(due, "tous")
    choose(due, "tard")
    due.route.click()
    assert listed(due) == ["tard", "vu", "bientot", "jamais"]
    assert due.model.data(due.model.index(0, 0)) == "1. S-1"
    assert due.notice.text() == "Parcours de 4 sites : 0,9 km à vol d’oiseau, sans le retour."
    due.route.click()
    assert listed(due) == ["jamais", "tard", "bientot", "vu"]
    assert due.notice.isHidden()


def test_a_route_may_be_that_of_the_sites_selected(due):
    keep(due, "tous")
    choose(due, "vu", "jamais", "tard")
    due.route.click()
    assert listed(due) == ["vu", "tard", "jamais"]
    keep(due, "attendues")
    assert not due.route.isChecked()
    assert listed(due) == ["jamais", "tard", "bientot"]


def test_the_route_stays_while_its_visits_are_recorded(due, qtbot):
    choose(due, "tard")
    due.route.click()
    before, told = listed(due), due.notice.text()
    due.record.click()
    found(due.dialog, "rien")
    save(due.dialog, qtbot)
    read(due, qtbot)
    assert due.route.isChecked()
    assert (listed(due), due.notice.text()) == (before, told)
    assert due.model.sites[0].state.days_overdue == 0


def test_a_visit_recorded_from_the_list_leaves_the_overdue_ones(due, qtbot):
    choose(due, "tard")
    saved: list[str] = []
    due.saved.connect(saved.append)
    due.record.click()
    dialog = due.dialog
    assert isinstance(dialog, VisitDialog)
    found(dialog, "rien")
    due.record.click()
    assert due.dialog is dialog
    assert "Terminez ou annulez" in dialog.notice.text()
    save(dialog, qtbot)
    read(due, qtbot)
    assert saved == ["tard"]
    assert due.dialog is None
    assert listed(due) == ["jamais", "bientot"]


def test_a_site_never_visited_is_not_planned_from_the_list(due):
    choose(due, "jamais")
    assert not due.plan.isEnabled()
    assert "aucune visite" in due.plan.toolTip()
    choose(due, "tard")
    due.plan.click()
    assert isinstance(due.dialog, PlanVisitDialog)


def test_a_site_file_is_asked_for(due):
    asked: list[str] = []
    due.site_requested.connect(asked.append)
    choose(due, "tard")
    due.open_file.click()
    due.list.activated.emit(due.model.index(0, 0))
    assert asked == ["tard", "jamais"]


@pytest.mark.parametrize("suffix", [".xlsx", ".ods"])
def test_the_export_has_no_finding(due, qtbot, tmp_path, monkeypatch, suffix):
    target = tmp_path / f"visites{suffix}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(target), ""))
    keep(due, "tous")
    choose(due, "tard")
    due.route.click()
    due.export_list.click()
    read(due, qtbot)
    layer = (book := gdal.OpenEx(str(target))).GetLayer(0)
    titles = [layer.GetLayerDefn().GetFieldDefn(n).GetName() for n in range(layer.GetLayerDefn().GetFieldCount())]
    rows = [[feature.GetField(n) for n in range(len(titles))] for feature in layer]
    del layer, book
    assert titles == [
        "Étape", "Code", "Appellation du site", "Échéance", "Dernière visite", "Prévue le", "Commune", "Fermé le",
    ]  # fmt: skip
    assert [row[1] for row in rows] == ["S-1", "S-3", "S-2", "S-0"]
    assert rows[0][:4] == [1, "S-1", "tard", "30 jours de retard"]
    assert not any("signaler" in str(cell) for row in rows for cell in row)
    assert "Constat" in due.notice.text()


def test_a_base_that_is_gone_is_said_and_read_again_once_it_is_back(due, base, qtbot):
    away = base.with_suffix(".ailleurs")
    base.rename(away)
    due.refresh()
    read(due, qtbot)
    assert due.notice.isVisible()
    assert due.retry.isVisible()
    assert listed(due) == ["jamais", "tard", "bientot"]
    away.rename(base)
    due.retry.click()
    read(due, qtbot)
    assert not due.notice.isVisible()
    assert not due.retry.isVisible()


def test_no_base_and_no_closed_site_are_said(due, tmp_path, qtbot):
    choose(due, "tard")
    due.route.click()
    due.set_base(None)
    assert "Ouvrez un protocole" in due.empty.text()
    assert (listed(due), due.route.isChecked(), due.record.isEnabled()) == ([], False, False)
    due.set_base(kit.new_store(tmp_path / "vide.gpkg").path)
    read(due, qtbot)
    assert "n’est fermé" in due.empty.text()
    assert listed(due) == []


def test_what_is_typed_outlives_its_project(due, qtbot):
    choose(due, "tard")
    due.record.click()
    found(due.dialog, "rien")
    due.set_base(None)
    assert "base.gpkg" in due.dialog.notice.text()


def test_everything_can_be_read_aloud(due, base, shown):
    for window in (due, shown(VisitDialog(base, "tard")), shown(PlanVisitDialog(base, "tard"))):
        for label in window.findChildren(QLabel):
            assert not label.text().startswith("&") or label.buddy() is not None
    index = due.model.index(0, 2)
    assert due.model.data(index, Qt.ItemDataRole.AccessibleTextRole).startswith("Échéance : ")


def test_a_site_that_went_away_is_said_in_the_list(due, base):
    choose(due, "tard")
    with Store(base).transaction("Bob") as session:
        session.delete("site", "tard", version=session.fetch("site", "tard").version, reason="doublon")
    due.record.click()
    assert due.dialog is None
    assert "supprimé" in due.notice.text()


def test_a_window_on_a_site_that_is_gone_refuses_to_open(base):
    with pytest.raises(ResorptionError, match="supprimé"):
        VisitDialog(base, "parti")
