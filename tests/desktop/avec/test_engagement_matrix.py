"""« Matrice des engagements » in the real application: what is shown, chosen, filtered, asked for, written, refused."""

from __future__ import annotations

import csv
import runpy
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from qgis.core import QgsProject
from qgis.gui import QgisInterface
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtWidgets import QComboBox, QLabel, QPushButton, QWidget
from resorption.dialogs.engagement_cells import SHOWN
from resorption.dialogs.engagement_matrix import EngagementMatrixDialog
from resorption.layers.store import Store
from resorption.protocol.engagements import EngagedPartner

ROOT = Path(__file__).resolve().parents[3]
DATA = ROOT / "resources" / "demo" / "donnees"
kit = SimpleNamespace(**runpy.run_path(str(ROOT / "tests" / "base_kit.py")))
MARKUP = '<b>gras</b> <img src="file://serveur/x.png"> & suite'
LONG = ("Accompagner les familles vers le droit commun, la scolarité, les soins et le logement " * 4)[:300]

Wait = Callable[[int], None]
Screenshot = Callable[[str], Path]


def rows(table: str) -> Iterator[dict[str, object]]:
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield {name: value or None for name, value in row.items()}


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """The partners, actions and engagements of the demonstration; the first ones name one of three sites."""
    store = kit.new_store(tmp_path / "Protocole du Val-Fictif.gpkg")
    with store.transaction("essai") as session:
        sites = [
            session.insert("site", {"nom": name, "type_site": "terrain", "statut": "actif"}, kit.square(n * 100))
            for n, name in enumerate(("Les Marais", "Quai nord", "La Prairie"))
        ]
        for row in rows("partenaire"):
            kept = {name: row[name] for name in ("categorie", "nom")}
            session.insert("partenaire", kept, uuid=str(row["uuid"]))
        for row in rows("action"):
            kept = {"article": int(str(row["article"])), "titre": row["titre"]}
            session.insert("action", kept, uuid=str(row["uuid"]))
        for n, row in enumerate(rows("engagement")):
            made = insert(session, row)
            if n < 6:
                session.insert("engagement_site", {"engagement": made, "site": sites[n % 3]})
    return store.path


def insert(session: Any, row: dict[str, object]) -> str:
    figures = {name: float(str(row[name])) if row[name] else None for name in ("quantite", "budget_eur")}
    values = {**row, **figures, "article": int(str(row["article"]))}
    uuid = str(values.pop("uuid"))
    return session.insert("engagement", values, uuid=uuid)


Opener = Callable[[Path], EngagementMatrixDialog]


@pytest.fixture
def opened(iface: QgisInterface, plugin: Any, wait: Wait) -> Iterator[Opener]:
    windows: list[EngagementMatrixDialog] = []

    def open_one(path: Path) -> EngagementMatrixDialog:
        windows.append(EngagementMatrixDialog(path, iface.mainWindow()))
        windows[-1].show()
        wait(300)
        return windows[-1]

    yield open_one
    for window in windows:
        window.close()
        window.deleteLater()
    wait(50)


@pytest.fixture
def dialog(base: Path, opened: Opener) -> EngagementMatrixDialog:
    return opened(base)


def middle(dialog: EngagementMatrixDialog, row: int, column: int) -> QPoint:
    """The middle of a cell of the matrix, on the screen."""
    item = dialog.matrix.item(row, column)
    return dialog.matrix.viewport().mapToGlobal(dialog.matrix.visualItemRect(item).center())


def in_list(dialog: EngagementMatrixDialog, row: int) -> QPoint:
    index = dialog.list.model().index(row, 2)
    return dialog.list.viewport().mapToGlobal(dialog.list.visualRect(index).center())


def choose(dialog: EngagementMatrixDialog, article: int, category: str) -> None:
    dialog._table.choose(article, category)
    dialog._show_list()


def listed(dialog: EngagementMatrixDialog) -> list[str]:
    return [dialog._rows.line(row).title for row in range(dialog._rows.rowCount())]


def shown_counts(dialog: EngagementMatrixDialog) -> list[list[int]]:
    matrix = dialog.matrix
    return [
        [matrix.item(r, c).data(SHOWN).cell.count for c in range(matrix.columnCount())]
        for r in range(matrix.rowCount())
    ]


def test_all_is_seen_at_once_on_a_small_screen(dialog: Any, screenshot: Screenshot) -> None:
    screen = dialog.screen().availableGeometry()
    assert screen.contains(dialog.frameGeometry())
    assert (dialog.matrix.rowCount(), dialog.matrix.columnCount()) == (9, 7)
    assert not dialog.matrix.verticalScrollBar().isVisible()
    assert not dialog.matrix.horizontalScrollBar().isVisible()
    header = dialog.matrix.verticalHeader()
    for row in range(9):
        text = dialog.matrix.verticalHeaderItem(row).text()
        room = header.fontMetrics().boundingRect(0, 0, header.width() - 8, 999, 0x1081, text)
        assert room.height() <= header.sectionSize(row), text
    counts = shown_counts(dialog)
    assert counts[8][6] == len(list(rows("engagement"))) == dialog._rows.rowCount()
    assert dialog.summary.text().startswith(f"{counts[8][6]} engagements")
    assert not dialog.notice.isVisible()
    screenshot("matrice-1-ensemble")


def test_an_empty_cell_is_hatched_and_one_that_filters_empty_is_not(dialog: Any, wait: Wait) -> None:
    def ground(row: int, column: int) -> set[int]:
        rect = dialog.matrix.visualItemRect(dialog.matrix.item(row, column)).adjusted(3, 3, -3, -3)
        picture = dialog.matrix.viewport().grab(rect).toImage()
        return {picture.pixel(x, 1) for x in range(picture.width())}

    region = 1
    assert dialog.matrix.item(0, region).data(SHOWN).cell.count == 0
    assert len(ground(0, region)) > 1
    assert "Aucun engagement" in dialog.matrix.item(0, region).toolTip()
    state = 0
    dialog.year.setCurrentIndex(dialog.year.findText("Sans échéance"))
    wait(100)
    shown = dialog.matrix.item(0, state).data(SHOWN)
    assert (shown.cell.count, shown.left_out) == (0, 1)
    assert len(ground(0, state)) == 1
    assert "1 sans filtre" in dialog.matrix.item(0, state).toolTip()


def test_a_click_lists_and_a_double_click_asks(dialog: Any, hand: Any, wait: Wait, screenshot: Screenshot) -> None:
    asked: list[str] = []
    dialog.engagement_requested.connect(asked.append)
    hand.click(middle(dialog, 1, 0))
    wait(100)
    assert sorted(listed(dialog)) == [
        "Faire réaliser un diagnostic incendie sur chaque site", "Financer les diagnostics sociaux",
    ]  # fmt: skip
    assert dialog.heading.text().startswith("Art. 5, État\u00a0: 2 engagements (")
    assert not dialog.open_one.isEnabled()
    hand.double_click(in_list(dialog, 1))
    wait(100)
    assert asked == [dialog._rows.line(1).uuid]
    assert dialog.detail.text().startswith(listed(dialog)[1])
    hand.click(dialog.open_one)
    assert asked == [dialog._rows.line(1).uuid] * 2
    screenshot("matrice-2-case")


def test_keys_only(dialog: Any, hand: Any, wait: Wait) -> None:
    asked: list[str] = []
    dialog.engagement_requested.connect(asked.append)
    dialog.activateWindow()
    assert dialog.matrix.hasFocus()
    hand.key("Home")
    for _ in range(7):
        hand.key("Up")
    wait(100)
    assert dialog._table.chosen() == (5, "etat")
    hand.key("Return")
    wait(100)
    assert dialog.list.hasFocus()
    assert dialog.isVisible()
    hand.key("Down")
    hand.key("Return")
    wait(100)
    assert asked == [dialog._rows.line(1).uuid]
    hand.key("Tab")
    assert dialog.new_one.hasFocus()
    hand.key("Escape")
    wait(200)
    assert not dialog.isVisible()


def test_a_new_engagement_is_for_one_cell(dialog: Any, hand: Any, wait: Wait) -> None:
    asked: list[tuple[int, str]] = []
    dialog.new_requested.connect(lambda article, category: asked.append((article, category)))
    assert not dialog.new_one.isEnabled()
    hand.click(middle(dialog, 6, 5))
    wait(100)
    assert listed(dialog) == []
    assert "Aucun engagement" in dialog.heading.text()
    hand.click(dialog.new_one)
    assert asked == [(10, "association")]
    hand.click(middle(dialog, 6, 6))
    wait(100)
    assert not dialog.new_one.isEnabled()


def test_a_site_is_found_by_a_part_of_its_name(dialog: Any, hand: Any, wait: Wait, screenshot: Screenshot) -> None:
    hand.click(dialog.site.lineEdit())
    hand.key("ctrl+a")
    hand.type("quai")
    wait(300)
    hand.key("Down")
    hand.key("Return")
    wait(200)
    assert dialog.site.currentText().endswith("– Quai nord")
    own = [line for line in dialog._read.lines if any(site.name == "Quai nord" for site in line.sites)]
    everywhere = [line for line in dialog._read.lines if not line.sites]
    assert len(own) == 2
    assert shown_counts(dialog)[8][6] == len(own) + len(everywhere)
    assert f"2 propres au site, {len(everywhere)} pour tout le territoire" in dialog.summary.text()
    screenshot("matrice-3-site")
    dialog.scope.setCurrentIndex(1)
    assert dialog.scope.currentText() == "Propres au site seulement"
    assert shown_counts(dialog)[8][6] == 2
    hand.click(dialog.reset)
    wait(100)
    assert shown_counts(dialog)[8][6] == len(dialog._read.lines)
    assert dialog.scope.currentText() == "Avec ou sans site désigné"


def test_a_text_that_is_no_site_gives_way(dialog: Any, hand: Any, wait: Wait) -> None:
    hand.click(dialog.site.lineEdit())
    hand.key("ctrl+a")
    hand.type("nulle part")
    hand.key("Tab")
    wait(100)
    assert dialog.site.lineEdit().text() == "Tous les sites et le territoire"
    assert shown_counts(dialog)[8][6] == len(dialog._read.lines)


def test_years_share_the_engagements(dialog: Any, wait: Wait) -> None:
    counts = []
    for place in range(1, dialog.year.count()):
        dialog.year.setCurrentIndex(place)
        counts.append(shown_counts(dialog)[8][6])
    assert dialog.year.itemText(dialog.year.count() - 1) == "Sans échéance"
    assert sum(counts) == len(dialog._read.lines)


def test_late_ones_are_said_in_words(dialog: Any, wait: Wait, screenshot: Screenshot) -> None:
    dialog.status.setCurrentIndex(dialog.status.findText("En retard"))
    wait(100)
    column = [dialog._rows.index(row, 4).data() for row in range(dialog._rows.rowCount())]
    assert column
    assert all(text.endswith("– en retard") for text in column)
    screenshot("matrice-4-en-retard")


def test_sorting_keeps_the_line_chosen_and_unknown_last(dialog: Any, hand: Any, wait: Wait) -> None:
    dialog.list.setCurrentIndex(dialog._rows.index(2, 0))
    line = dialog._current_line()
    header, budget = dialog.list.header(), 7
    place = header.sectionViewportPosition(budget) + header.sectionSize(budget) // 2
    for _ in range(2):
        hand.click(header.viewport().mapToGlobal(QPoint(place, header.height() // 2)))
        wait(100)
        budgets = [dialog._rows.line(row).budget_eur for row in range(dialog._rows.rowCount())]
        known = [b for b in budgets if b is not None]
        assert known in (sorted(known), sorted(known, reverse=True))
        assert budgets[len(known) :] == [None] * (len(budgets) - len(known))
        assert dialog._current_line() == line
        assert line.title in dialog.detail.text()


def names_of(dialog: Any) -> dict[str, Any]:
    """Those that its module knows: another test may have had the plugin, hence its modules, loaded again."""
    return type(dialog).refresh.__globals__


def test_a_partner_that_is_gone_has_its_column(
    dialog: Any, wait: Wait, screenshot: Screenshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, *others = dialog._read.lines
    gone = replace(first, partner=EngagedPartner("", "", ""))
    read = replace(dialog._read, lines=(gone, *others))
    monkeypatch.setitem(names_of(dialog), "read_engagements", lambda _base: read)
    dialog.refresh()
    wait(100)
    assert dialog.matrix.horizontalHeaderItem(6).text() == "Partenaire supprimé"
    assert shown_counts(dialog)[8][6:] == [1, len(others) + 1]
    assert "Partenaire supprimé" in dialog.notice.text()
    choose(dialog, gone.article, "")
    assert not dialog.new_one.isEnabled()
    screenshot("matrice-11-partenaire-supprime")


def test_reading_again_keeps_what_was_chosen(dialog: Any, base: Path, wait: Wait) -> None:
    dialog.status.setCurrentIndex(dialog.status.findText("En cours"))
    choose(dialog, 5, "etat")
    dialog.list.setCurrentIndex(dialog._rows.index(0, 0))
    (line,) = [dialog._current_line()]
    with Store(base).transaction("essai") as session:
        session.insert("engagement", {
            "article": 5, "partenaire": line.partner.uuid, "intitule": "Un de plus", "statut": "en_cours",
            "echeance": date.today() - timedelta(9000),
        })  # fmt: skip
    dialog.refresh()
    assert sorted(listed(dialog)) == sorted([line.title, "Un de plus"])
    assert dialog._table.chosen() == (5, "etat")
    assert dialog.status.currentText() == "En cours"
    assert dialog._current_line() == line
    assert listed(dialog)[0] == "Un de plus"


def test_a_base_that_goes_is_said_and_what_was_read_stays(
    dialog: Any, base: Path, hand: Any, wait: Wait, screenshot: Screenshot
) -> None:
    before = shown_counts(dialog)
    away = base.with_name("ailleurs.gpkg")
    base.rename(away)
    dialog.activateWindow()
    hand.key("F5")
    wait(200)
    assert dialog.notice.isVisible()
    assert "introuvable" in dialog.notice.text()
    assert "a été lu à" in dialog.notice.text()
    assert shown_counts(dialog) == before
    screenshot("matrice-5-base-partie")
    away.rename(base)
    hand.click(dialog.reload)
    wait(200)
    assert not dialog.notice.isVisible()


def test_a_base_never_read_shows_no_empty_cell(tmp_path: Path, opened: Opener, screenshot: Screenshot) -> None:
    """« Aucun engagement » would be a lie."""
    window = opened(tmp_path / "absente.gpkg")
    assert "introuvable" in window.notice.text()
    assert "lu à" not in window.notice.text()
    assert window.matrix.rowCount() == 0
    for button in (window.new_one, window.open_one, window.export_all):
        assert not button.isEnabled()
    screenshot("matrice-6-jamais-lue")


def test_a_project_that_closes_changes_nothing(dialog: Any, base: Path, wait: Wait) -> None:
    QgsProject.instance().clear()
    wait(100)
    dialog.refresh()
    assert base.name in dialog.windowTitle()
    assert shown_counts(dialog)[8][6] == len(list(rows("engagement")))


def test_what_is_missing_is_explained(tmp_path: Path, opened: Opener, wait: Wait, screenshot: Screenshot) -> None:
    store = kit.new_store(tmp_path / "Neuf.gpkg")
    window = opened(store.path)
    assert "aucun partenaire" in window.notice.text()
    assert window.matrix.horizontalHeaderItem(0).text() == "État\n(aucun partenaire)"
    screenshot("matrice-7-sans-partenaire")
    with store.transaction("essai") as session:
        session.insert("partenaire", {"categorie": "etat", "nom": "Préfecture"})
    window.refresh()
    wait(100)
    assert "Aucun engagement n’est encore saisi" in window.notice.text()
    assert window.matrix.horizontalHeaderItem(0).text() == "État"
    assert not window.export_all.isEnabled()
    assert "48 cases vides sur 48" in window.summary.text()
    screenshot("matrice-8-sans-engagement")


def test_long_texts_and_markup_are_plain(tmp_path: Path, opened: Opener, wait: Wait, screenshot: Screenshot) -> None:
    store = kit.new_store(tmp_path / ("Protocole au nom très long de la communauté " * 2 + ".gpkg"))
    with store.transaction("essai") as session:
        sites = [
            session.insert("site", {"nom": f"{MARKUP} {n}"[:35], "type_site": "terrain", "statut": "actif"},
                           kit.square(n * 100)) for n in range(40)
        ]  # fmt: skip
        partner = session.insert("partenaire", {"categorie": "association", "nom": (MARKUP + " " + LONG)[:200]})
        for title in (LONG, MARKUP):
            made = session.insert("engagement", {
                "article": 11, "partenaire": partner, "intitule": title, "statut": "propose", "unite": MARKUP[:40],
                "quantite": 123456789.25, "budget_eur": 999_999_999_999.99, "echeance": date(2020, 1, 1),
            })  # fmt: skip
            for site in sites:
                session.insert("engagement_site", {"engagement": made, "site": site})
    window = opened(store.path)
    choose(window, 11, "association")
    window.list.setCurrentIndex(window._rows.index(1, 0))
    wait(100)
    assert LONG.strip() in window.detail.text()
    assert "et 20 de plus" in window.detail.text()
    screenshot("matrice-9-textes-longs")
    window.list.setCurrentIndex(window._rows.index(0, 0))
    assert window.detail.text().startswith(MARKUP)
    for column in range(window._rows.columnCount()):
        assert "<img" not in (window._rows.index(0, column).data(Qt.ItemDataRole.ToolTipRole) or "")
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in (
        window.detail, window.heading, window.notice, window.summary))  # fmt: skip
    assert window.screen().availableGeometry().contains(window.frameGeometry())


def test_thousands_in_a_cell(dialog: Any, wait: Wait, screenshot: Screenshot, monkeypatch: pytest.MonkeyPatch) -> None:
    line = next(line for line in dialog._read.lines if line.partner.category == "commune")
    many = tuple(replace(line, uuid=f"{n}", title=f"Engagement {n}", article=4 + n % 2) for n in range(20_000))
    read = replace(dialog._read, lines=many)
    monkeypatch.setitem(names_of(dialog), "read_engagements", lambda _base: read)
    dialog.refresh()
    choose(dialog, 4, "commune")
    dialog.list.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    wait(100)
    assert dialog._rows.rowCount() == 10_000
    assert listed(dialog)[0] == "Engagement 9998"
    screenshot("matrice-10-milliers")


def test_the_workbook_is_written_where_it_is_asked(
    dialog: Any, base: Path, tmp_path: Path, hand: Any, wait: Wait, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(name: str, kind: str) -> Callable[..., tuple[str, str]]:
        return lambda _parent, _title, proposed, _kinds: (asked.append(proposed), (name, kind))[1]

    target = "resorption.dialogs.engagement_matrix.QFileDialog.getSaveFileName"
    for name, kind, made in (
        ("", "", ""),
        (str(tmp_path / "a.xlsx"), "Classeur Excel (*.xlsx)", "a.xlsx"),
        (str(tmp_path / "v1.2 du comité"), "Classeur OpenDocument (*.ods)", "v1.2 du comité.ods"),
    ):
        monkeypatch.setattr(target, answer(name, kind))
        hand.click(dialog.export_all)
        wait(200)
        assert not made or (tmp_path / made).is_file()
        assert (made in dialog.notice.text()) if made else not dialog.notice.isVisible()
    assert Path(asked[0]).parent == base.parent
    monkeypatch.setattr(target, answer(str(tmp_path / "a"), "Classeur Excel (*.xlsx)"))
    (tmp_path / "a.xlsx").write_bytes(b"")
    hand.click(dialog.export_all)
    wait(100)
    # Nobody was asked whether that one may be replaced.
    assert "existe déjà" in dialog.notice.text()
    assert (tmp_path / "a.xlsx").read_bytes() == b""
    monkeypatch.setattr(target, answer(str(tmp_path / "absent" / "a.ods"), "ods"))
    hand.click(dialog.export_all)
    wait(100)
    assert "n’existe pas" in dialog.notice.text()


def test_everything_has_a_name_and_keys_of_its_own(dialog: Any) -> None:
    letters = [
        w.text().lower()[w.text().index("&") + 1]
        for w in dialog.findChildren(QWidget)
        if isinstance(w, (QPushButton, QLabel)) and "&" in w.text()
    ]
    assert len(letters) == len(set(letters)) == 10
    for box in dialog.findChildren(QComboBox):
        assert box.accessibleName()
    assert dialog.matrix.accessibleName()
    assert dialog.list.accessibleName()
    words = dialog.matrix.item(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words.startswith("Art. 5, État\u00a0: 2 engagements (")
