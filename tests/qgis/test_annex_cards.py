"""Cards and drawn blocks on a flow that starts anywhere on its first page: nothing lost, nothing over the foot of a page."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from qgis.core import QgsLayoutItem, QgsLayoutItemPage, QgsPrintLayout, QgsProject
from resorption.annex.cards import COLUMNS, in_pairs, known, phases_told, wide
from resorption.annex.flow import BODY, Card, Flow, Wide
from resorption.annex.settlement_tables import PhaseRow
from resorption.protocol.vocabulary import vocabulary
from resorption.tests.qgis.annex_print import exported

TOP, BOTTOM = BODY


def flow_from(y: float) -> tuple[Flow, QgsProject]:
    project = QgsProject()
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.pageCollection().page(0).setPageSize("A4")
    flow = Flow(layout)
    flow.y = y
    return flow, project


def card(name: int, rows: int) -> Card:
    facts = [(f"n{name:03d}x{row:03d}a", f"n{name:03d}x{row:03d}b") for row in range(0, rows, 2)]
    return Card(f"Carte{name:03d}", [*in_pairs(facts), *wide("Texte", f"fin{name:03d}")])


def lowest(flow: Flow) -> float:
    """The lowest edge of what is laid out, from the top of its page."""
    items = [item for item in flow.layout.items() if isinstance(item, QgsLayoutItem)]
    placed = [item for item in items if not isinstance(item, QgsLayoutItemPage)]
    return max(item.pagePos().y() + item.rect().height() for item in placed)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils absent")
@pytest.mark.parametrize("start", [TOP, 126.0, 200.0, BOTTOM - 12])
@pytest.mark.parametrize("sizes", [(4,), (30, 30, 30), (60, 4, 60), (240,), (6, 300, 6)])
def test_every_row_of_every_card_once_and_in_order(tmp_path: Path, start: float, sizes: tuple[int, ...]) -> None:
    flow, _project = flow_from(start)
    flow.heading("Titre des cartes")
    flow.cards(COLUMNS, [card(rank, rows) for rank, rows in enumerate(sizes)])
    pages = exported(flow.layout, tmp_path / "cartes.pdf")
    text = " ".join(pages)
    expected = [
        f"n{rank:03d}x{row:03d}{side}" for rank, rows in enumerate(sizes) for row in range(0, rows, 2) for side in "ab"
    ]
    assert re.findall(r"n\d{3}x\d{3}[ab]", text) == expected
    assert re.findall(r"fin\d{3}", text) == [f"fin{rank:03d}" for rank in range(len(sizes))]
    assert TOP + 20 < lowest(flow) <= BOTTOM + 0.6
    headed = next(page for page in pages if "Titre des cartes" in page)
    assert "n000x000a" in headed, "a heading stays with what it is about"
    for page in pages:
        found = re.findall(r"Carte(\d{3})|n(\d{3})x", page)
        assert not found or found[0][0], "a card that goes on has its name again"


def test_a_card_that_fits_is_whole() -> None:
    flow, _project = flow_from(TOP)
    flow.cards(COLUMNS, [card(0, 116), card(1, 20)])
    assert flow.page == 0
    flow.cards(COLUMNS, [card(2, 40)])
    assert flow.page == 1 and flow.y < TOP + 80


def test_room_is_kept_with_its_heading() -> None:
    flow, _project = flow_from(BOTTOM - 40)
    flow.heading("Courbe")
    _, top = flow.claim(50)
    assert (flow.page, flow.y - top) == (1, 50)
    assert top > TOP
    assert flow.claim(20)[1] == top + 50


def test_long_texts_are_cut_between_words() -> None:
    words = [f"mot{n}" for n in range(900)]
    rows = wide("Nom", " ".join(words))
    assert len(rows) > 5 and all(isinstance(row, Wide) for row in rows)
    assert " ".join(str(row.text) for row in rows).split() == words


def test_a_phase_of_which_nothing_is_said_is_not_told_as_not_started() -> None:
    names = vocabulary("phase_preparatoire").values
    told = phases_told(
        [PhaseRow(names[0], "terminee", None), PhaseRow(names[1], "non_demarree", None), PhaseRow(names[2], None, None)]
    )
    assert [state for state, _names in told] == ["Terminée", "Non démarrée", "Non renseignées"]
    assert told[2][1] == vocabulary("phase_preparatoire").label_of(names[2])


def test_unknown_is_told_in_words() -> None:
    assert (known(None), known("", feminine=True), known("0")) == ("non renseigné", "non renseignée", "0")
