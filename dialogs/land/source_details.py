"""How the layer looked at is read: which of its columns holds what, its model, its vintage, its scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ...land.coverage import WITHOUT_PERIMETER
from ...land.guesses import MODELS, PLANS
from ...land.role_columns import COLUMNS, PPR, REQUIRED, TOLD
from ...land.source_types import Source
from ...layers.texts import label
from ..choice_box import ChoiceBox
from .coverage_choice import CoverageChoice
from .roles import role_label
from .source_line import SourceLine

_PLAIN_TEXT = "color: #595959;"


class SourceDetails(QWidget):
    """Shows one line of the page, and changes it at once. `built`: there are other editors; `coverage_for_all`: every
    layer without a perimeter covers as much."""

    built = pyqtSignal()
    coverage_for_all = pyqtSignal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._line: SourceLine | None = None
        self._shown: tuple[str, str, str] | None = None
        self._body: QWidget | None = None
        self.communes: Sequence[tuple[str, str]] = ()
        self.editors: dict[str, QWidget] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(8, 0, 8, 0)
        self.heading = QLabel(self.tr("Détails de la couche"), self)
        self.title = QLabel(self)
        self.title.setWordWrap(True)
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.why = QLabel(self)
        self.why.setWordWrap(True)
        self.why.setStyleSheet(_PLAIN_TEXT)
        self.column.addWidget(self.heading)
        self.column.addWidget(self.title)
        self.column.addWidget(self.why)
        self.column.addStretch()
        self.show_line(None)

    @property
    def line(self) -> SourceLine | None:
        """The line that is shown."""
        return self._line

    def show_line(self, line: SourceLine | None) -> None:
        """Show a line; the same layer shown again keeps its editors, and the focus in them."""
        self._line = line
        source = None if line is None else line.source
        self._tell(line)
        shown = None if line is None or source is None else (line.role, source.provider, source.uri)
        if shown != self._shown:
            self._shown = shown
            self._build(source)

    def _tell(self, line: SourceLine | None) -> None:
        if line is None:
            self.title.setText("")
            self.why.setText(
                self.tr("Choisissez une ligne à gauche : ses colonnes, son millésime et son échelle sont ici.")
            )
            return
        name = label(role_label(line.role))
        source = line.source
        self.title.setText(name if source is None else f"{name}\n« {source.name} »")
        self.why.setText(line.why())

    def _build(self, source: Source | None) -> None:
        if self._body is not None:
            self.column.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
            self._body = None
        self.editors = {}
        if source is None or self._line is None:
            # Without an editor to go to, Qt would show the « & » of the shortcut.
            self.heading.setText(self.tr("Détails de la couche"))
            self.heading.setBuddy(None)
            return
        self._body = QWidget(self)
        form = QFormLayout(self._body)
        form.setContentsMargins(0, 4, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        if source.role == PPR:
            self._add_choice(form, "model", self.tr("Modèle du plan"), MODELS, source.model)
            self._add_choice(form, "plan", self.tr("Nature du plan"), PLANS, source.plan)
        self._add_columns(form, source)
        if source.role in WITHOUT_PERIMETER:
            self._add_coverage(form, source)
        self._add_text(form, "vintage", self.tr("Millésime"), self.tr("Année ou date des données"), source.vintage)
        self._add_text(form, "scale", self.tr("Échelle"), self.tr("Par exemple 1 : 5 000"), source.scale)
        self.column.insertWidget(self.column.indexOf(self.why) + 1, self._body)
        self.heading.setText(self.tr("&Détails de la couche"))
        self.heading.setBuddy(next(iter(self.editors.values())))
        self.built.emit()

    def _add_columns(self, form: QFormLayout, source: Source) -> None:
        one = None if self._line is None else self._line.candidate
        names = () if one is None else one.description.fields
        compulsory = {key for need in REQUIRED.get(source.role, ()) for key in need[0]}
        for key in COLUMNS.get(source.role, {}):
            box = ChoiceBox(self)
            box.addItem("", "")
            for name in names:
                box.addItem(name, name)
            box.setCurrentIndex(max(0, box.findData(source.fields.get(key, ""))))
            box.currentIndexChanged.connect(
                lambda _place, key=key, box=box: self._set_column(key, str(box.currentData()))
            )
            self._add(form, key, label(TOLD[key]) + (" *" if key in compulsory else ""), box)

    def _add_choice(self, form: QFormLayout, key: str, title: str, choices: Mapping[str, str], value: str) -> None:
        box = ChoiceBox(self)
        box.addItem(self.tr("À préciser"), "")
        for code, told in choices.items():
            box.addItem(label(told), code)
        box.setCurrentIndex(max(0, box.findData(value)))
        box.currentIndexChanged.connect(lambda _place: self._amend(**{key: str(box.currentData())}))
        self._add(form, key, title, box)

    def _add_coverage(self, form: QFormLayout, source: Source) -> None:
        choice = CoverageChoice(source.coverage, self.communes, self)
        choice.chosen.connect(lambda coverage: self._amend(coverage=coverage))
        choice.for_all_asked.connect(self.coverage_for_all)
        self._add(form, "coverage", self.tr("Couvre"), choice.box, choice)
        # For the keyboard, which goes through them after the list of choices.
        self.editors |= {"coverage_communes": choice.communes, "coverage_for_all": choice.for_all}

    def _add_text(self, form: QFormLayout, key: str, title: str, hint: str, value: str) -> None:
        edit = QLineEdit(value, self)
        edit.setPlaceholderText(hint)
        edit.setMaxLength(60)
        edit.textChanged.connect(lambda text: self._amend(**{key: text.strip()}))
        self._add(form, key, title, edit)

    def _add(
        self, form: QFormLayout, key: str, title: str, editor: QComboBox | QLineEdit, place: QWidget | None = None
    ) -> None:  # fmt: skip
        """A titled editor, alone or as a part of `place`."""
        told = QLabel(title, self)
        told.setTextFormat(Qt.TextFormat.PlainText)
        told.setWordWrap(True)
        told.setBuddy(editor)
        editor.setAccessibleName(title)
        form.addRow(told, editor if place is None else place)
        self.editors[key] = editor

    def _set_column(self, key: str, name: str) -> None:
        source = None if self._line is None else self._line.source
        if source is None:
            return
        fields = {ours: column for ours, column in source.fields.items() if ours != key}
        self._amend(fields={**fields, **({key: name} if name else {})})

    def _amend(self, **values: object) -> None:
        if self._line is not None and self._line.source is not None:
            self._line.amend(replace(self._line.source, **values))
