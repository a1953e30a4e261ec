"""The editors of the columns: what is shown is what the store takes back, and nothing changes by itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from qgis.PyQt.QtCore import QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QWheelEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDateTimeEdit, QToolButton, QWidget
from resorption.dialogs.editor import Editor
from resorption.dialogs.fields import make_editor
from resorption.layers.model import Field, Kind, day, reference, tri_state
from resorption.layers.schema import TABLES
from resorption.protocol.vocabulary import vocabulary

CHOICES = (("u1", "Préfecture"), ("u2", "Commune"))
FIELDS = {
    f"{table.name}.{field.name}": field
    for table in TABLES
    for field in table.own_fields
    if not (table.technical or table.engine_only or field.technical or field.kind is Kind.FILE)
}


@pytest.fixture
def parent(qgis_app: object) -> Iterator[QWidget]:
    widget = QWidget()
    yield widget
    widget.deleteLater()


def a_value(field: Field) -> object:
    if field.kind is Kind.REFERENCE:
        return "u2"
    if field.vocabulary:
        last = vocabulary(field.vocabulary).values[-1]
        return int(last) if field.kind is Kind.INTEGER else last
    return {
        Kind.TEXT: "L’été",
        Kind.LONG_TEXT: "Une ligne\nune autre",
        Kind.INTEGER: 1999,
        Kind.REAL: 12345.25,
        Kind.DATE: date(2026, 2, 28),
    }[field.kind]


@pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS.keys())
def test_what_is_shown_comes_back(field: Field, parent: QWidget) -> None:
    editor = make_editor(field, parent, CHOICES)
    heard: list[bool] = []
    editor.changed.connect(lambda: heard.append(True))
    editor.set_value(a_value(field))
    assert editor.value() == a_value(field)
    assert type(editor.value()) is type(a_value(field))
    if not (field.required and field.default is not None):
        editor.set_value(None)
        assert editor.value() is None
    assert not heard
    assert editor.widget.accessibleName()


@pytest.fixture
def answer(parent: QWidget) -> Editor:
    return make_editor(tri_state("question", "Une question ?"), parent)


def press(editor: Editor, code: str) -> None:
    QTest.mouseClick(editor.widget.findChild(QToolButton, code), Qt.MouseButton.LeftButton)


def test_one_click_answers_another_takes_it_back(answer: Editor) -> None:
    heard: list[object] = []
    answer.changed.connect(lambda: heard.append(answer.value()))
    press(answer, "oui")
    press(answer, "inconnu")
    press(answer, "inconnu")
    assert heard == ["oui", "inconnu", None]


def test_a_required_answer_is_not_taken_back(parent: QWidget) -> None:
    editor = make_editor(tri_state("question", "Une question ?", required=True, default="inconnu"), parent)
    press(editor, "inconnu")
    assert editor.value() == "inconnu"
    QTest.keyClick(editor.widget, Qt.Key.Key_Delete)
    assert editor.value() == "inconnu"


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        ("o", "oui"),
        ("N", "non"),
        ("i", "inconnu"),
        ([Qt.Key.Key_Right], "oui"),
        ([Qt.Key.Key_Left], "inconnu"),
        (["o", Qt.Key.Key_Right], "non"),
        (["o", Qt.Key.Key_Left], "oui"),
        (["o", Qt.Key.Key_Delete], None),
        ("x", None),
    ],
)
def test_keys_answer(answer: Editor, keys: list[object], value: str | None) -> None:
    for key in keys:
        QTest.keyClick(answer.widget, key)
    assert answer.value() == value


def test_the_wheel_changes_nothing(parent: QWidget) -> None:
    for field in FIELDS.values():
        editor = make_editor(field, parent, CHOICES)
        editor.set_value(a_value(field))
        middle = QPointF(3, 3)
        wheel = QWheelEvent(
            middle, middle, QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(editor.widget, wheel)
        assert editor.value() == a_value(field), field.name


def test_a_reference_is_chosen_by_its_name(parent: QWidget) -> None:
    editor = make_editor(reference("partenaire", "Partenaire", "partenaire"), parent, CHOICES)
    assert [editor.combo.itemText(i) for i in range(editor.combo.count())] == ["", "Préfecture", "Commune"]


@pytest.mark.parametrize(
    ("keys", "typed"),
    [
        ("24112026", date(2026, 11, 24)),
        ("24/11/2026", date(2026, 11, 24)),
        ("5/1/2026", date(2026, 1, 5)),
        ("31122025", date(2025, 12, 31)),
        ("29.02.2028", date(2028, 2, 29)),
    ],
)
@pytest.mark.parametrize("before", [None, date(2026, 11, 26), date(2025, 2, 1)])
def test_a_date_is_typed_in_one_go(parent: QWidget, before: date | None, keys: str, typed: date) -> None:
    editor = make_editor(day("date", "Date"), parent)
    heard: list[object] = []
    editor.set_value(before)
    parent.show()
    editor.widget.show()
    editor.widget.setFocus()
    editor.changed.connect(lambda: heard.append(editor.value()))
    if before is not None:
        editor.edit.setSelectedSection(QDateTimeEdit.Section.DaySection)
    QTest.keyClicks(editor.widget, keys)
    assert editor.value() == typed
    assert editor.edit.lineEdit().text() == f"{typed:%d/%m/%Y}"
    assert heard[-1] == typed
