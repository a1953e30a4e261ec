"""« Seuils du protocole »: the figures of the rules, their defaults and sources; changed for this protocol, and why."""

from __future__ import annotations

import uuid as uuids
from collections.abc import Iterator
from pathlib import Path

from qgis.PyQt import uic
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QDialogButtonBox, QGridLayout, QLabel, QLineEdit, QWidget

from ...layers.edits import Change, Delete, Insert, Update, save
from ...layers.migrations import open_base
from ...layers.session import Record
from ...layers.texts import message, number
from ...layers.validation import sentence
from ...protocol.errors import ResorptionError
from ...protocol.sentences import Sentence
from ...protocol.settings import is_unreadable
from ..entry import EntryDialog
from ..inherited_texts import InheritedTexts
from ..telling import DOUBT_TEXT, ERROR_BOX, ERROR_TEXT, tell
from .figures import SHARE, Named, named

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))

_NUMBER_WIDTH = 80


class FigureRow(InheritedTexts, QWidget):
    """One figure: what was typed, its default, and for another one its source."""

    edited = pyqtSignal()
    unit_width = 56
    """Pixels; the same for all the rows of a window, so that the figures are in one column."""

    def __init__(self, figure: Named, record: Record | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.figure, self.record = figure, record
        shared = figure.setting is SHARE
        stored = {} if record is None else record.values
        self._value = str(stored.get(SHARE.key if shared else "valeur") or "")
        self._source = "" if shared else str(stored.get("source") or "")
        self.value = QLineEdit(self._value, self)
        self.value.setFixedWidth(_NUMBER_WIDTH)
        self.value.setAccessibleName(f"{figure.title}, {figure.unit}")
        self.value.setPlaceholderText(self.placeholder())
        self.source = QLineEdit(self._source, self)
        self.source.setMaxLength(400)
        self.source.setPlaceholderText(self.tr("Source du chiffre"))
        self.source.setAccessibleName(self.tr("{title} : source du chiffre").format(title=figure.title))
        self.error = QLabel(self)
        self.error.setWordWrap(True)
        self._lay_out()
        for editor in (self.value, self.source):
            editor.textChanged.connect(self._refresh)
        self._refresh()

    def placeholder(self) -> str:
        """What an empty field stands for."""
        return str(self.figure.setting.default)

    def default_told(self) -> str:
        """What applies without a figure of the protocol, and where it comes from."""
        return self.tr("Par défaut : {default} {unit}. {source}").format(
            default=number(self.figure.setting.default),
            unit=self.figure.unit,
            source=message(Sentence(self.figure.setting.source)),
        )

    @property
    def typed(self) -> str:
        """The figure as typed; empty for the default."""
        return self.value.text().strip()

    @property
    def changed(self) -> bool:
        """Whether something else than what the base holds is typed."""
        return self.typed != self._value or (self._asks_source and self.source.text().strip() != self._source)

    @property
    def _asks_source(self) -> bool:
        """The threshold of the protocol is one of its columns: it has no source of its own."""
        return self.figure.setting is not SHARE and self.typed not in ("", str(self.figure.setting.default))

    def keep(self, record: Record | None) -> None:
        """What is typed was saved: `record` is its row now."""
        self.record, self._value, self._source = record, self.typed, self.source.text().strip()
        self._refresh()

    def problem(self) -> str:
        """What prevents this figure from being saved; empty when nothing does."""
        setting = self.figure.setting
        if is_unreadable(setting, {setting.key: self.typed}):
            text = self.tr("Donnez un nombre entier de 1 à {most} ({unit}), ou laissez vide.")
            return text.format(most=number(setting.maximum), unit=self.figure.unit)
        if self._asks_source and not self.source.text().strip():
            return self.tr("Dites d’où vient ce chiffre.")
        return ""

    def _warning(self) -> str:
        """What else a figure decides, once it is another one."""
        if self.figure.setting is not SHARE or not self.changed:
            return ""
        return self.tr(
            "Ce seuil est celui du protocole signé : il décide aussi, à la fermeture d’un site, s’il est classé « résorbé »."
        )

    def changes(self) -> Iterator[Change]:
        """What saving writes."""
        if not self.changed:
            return
        setting, record = self.figure.setting, self.record
        if setting is SHARE:
            if record is not None:
                yield Update(record, {SHARE.key: int(self.typed or SHARE.default)})
        elif not self._asks_source:
            if record is not None:
                yield Delete(record, self.tr("Retour à la valeur par défaut"))
        else:
            values = {"cle": setting.key, "valeur": self.typed, "source": self.source.text().strip()}
            yield Insert("reglage", str(uuids.uuid4()), values) if record is None else Update(record, values)

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 6)
        grid.setVerticalSpacing(2)
        title = QLabel(self.figure.title, self)
        title.setWordWrap(True)
        title.setBuddy(self.value)
        default = QLabel(self.default_told(), self)
        default.setWordWrap(True)
        default.setStyleSheet("color: #595959;")
        grid.addWidget(title, 0, 0)
        grid.addWidget(self.value, 0, 1)
        unit = QLabel(self.figure.unit, self)
        unit.setFixedWidth(self.unit_width)
        grid.addWidget(unit, 0, 2)
        grid.addWidget(default, 1, 0, 1, 3)
        grid.addWidget(self.source, 2, 0, 1, 3)
        grid.addWidget(self.error, 3, 0, 1, 3)
        grid.setColumnStretch(0, 1)

    def _refresh(self) -> None:
        self.source.setVisible(self._asks_source)
        problem = self.problem()
        tell(self.error, problem or self._warning(), ERROR_TEXT if problem else DOUBT_TEXT)
        self.edited.emit()


class SettingsDialog(EntryDialog, FORM):
    """Stays open with what was typed when nothing could be written. Raises ResorptionError: base not readable."""

    saved = pyqtSignal()

    def __init__(self, base: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self.tell("")
        tell(self.failure, "")
        self._base = base
        self.rows: list[FigureRow] = []
        self._read()
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._refresh()
        self.rows[0].value.setFocus()

    def has_input(self) -> bool:
        return any(row.changed for row in self.rows)

    def accept(self) -> None:
        """Save; the window closes only once the figures are in the base."""
        changes = [change for row in self.rows for change in row.changes()]
        try:
            save(open_base(self._base), changes, self.tr("seuils du protocole"))
        except ResorptionError as error:
            tell(self.failure, sentence(error), ERROR_BOX)
            return
        super().accept()
        self.saved.emit()

    def _read(self) -> None:
        with open_base(self._base).reading_one_state() as reader:
            protocol = next(reader.all("protocole"), None)
            known = {str(record.values["cle"]): record for record in reader.all("reglage")}
        for figure in named():
            record = protocol if figure.setting is SHARE else known.get(figure.setting.key)
            row = FigureRow(figure, record, self.content)
            row.setEnabled(figure.setting is not SHARE or record is not None)
            row.edited.connect(self._refresh)
            self.content_layout.addWidget(row)
            self.rows.append(row)
        self.content_layout.addStretch()

    def _refresh(self) -> None:
        found = [row.problem() for row in self.rows if row.changed]
        button = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        button.setEnabled(self.has_input() and not any(found))
        button.setToolTip("\n".join(filter(None, found)))
