"""« Ce que dit et ne dit pas ce niveau »: how a level is given, its limits, the figures in force and their sources."""

from __future__ import annotations

from collections.abc import Iterator

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from ...layers.texts import coded, message, number
from ...layers.vigilance_board import Board
from ...protocol.sentences import Sentence
from ...protocol.vigilance import CODES, KNOWN, LEVELS, OCCUPATIONS, REASONS
from ...protocol.vigilance_factors import EVIDENCE
from ...protocol.vigilance_sentences import CAVEATS
from . import words
from .figures import in_force, named


class MeaningDialog(QDialog):
    """Read, then closed; `figures_requested` asks for the window where the figures are changed."""

    figures_requested = pyqtSignal()

    def __init__(self, board: Board, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Ce que dit et ne dit pas ce niveau"))
        self.resize(620, 560)
        self._content = QWidget(self)
        self._lines = QVBoxLayout(self._content)
        self._fill(board)
        self._lines.addStretch()
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(self._content)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(self.windowTitle())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        change = buttons.addButton(self.tr("Changer les seuils…"), QDialogButtonBox.ButtonRole.ActionRole)
        change.setAutoDefault(False)
        change.clicked.connect(self._change)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(area)
        layout.addWidget(buttons)

    def _change(self) -> None:
        self.accept()
        self.figures_requested.emit()

    def _fill(self, board: Board) -> None:
        self._title(self.tr("Ce qu’il ne dit pas"))
        for caveat in CAVEATS:
            self._line(message(Sentence(caveat)))
        self._line(f"{message(board.validity)} {self._how_to_verify()}")
        self._title(self.tr("Comment il est donné, dans cet ordre"))
        for level, text in zip(LEVELS, self._levels()):
            self._line(f"{words.group_title(level)} : {text}")
        self._title(self.tr("Les seuils en vigueur"))
        for text in self._figures(board):
            self._line(text)
        self._title(self.tr("Les six facteurs et leur niveau de preuve (de A, fort, à C, faible)"))
        for code in CODES:
            self._line(self._factor(code))

    def _how_to_verify(self) -> str:
        return self.tr(
            "La règle se vérifie avec la boîte à outils de traitements : « Vérifier la règle de vigilance sur les fermetures "
            "passées »."
        )

    def _levels(self) -> tuple[str, ...]:
        """One text a level, in the order of LEVELS."""
        vigilance = self.tr(
            "fermé sans solution durable pour la part fixée (F1), ou au moins {occupations} occupations antérieures du "
            "lieu (F3), ou au moins {reasons} facteurs à « oui »."
        )
        not_judged = self.tr("F1 ou F4 inconnu, ou moins de {known} facteurs connus sur six.")
        return (
            self.tr("une personne a confirmé une réoccupation depuis la fermeture."),
            vigilance.format(occupations=OCCUPATIONS, reasons=REASONS),
            not_judged.format(known=KNOWN),
            self.tr("aucun des cas précédents ; chaque « oui » relevé est listé."),
        )

    def _figures(self, board: Board) -> Iterator[str]:
        for figure in named():
            value = in_force(figure.setting, board.settings, board.threshold_pct)
            default = figure.setting.default
            # The source is that of the default: it must not be read as that of another figure.
            text = (
                self.tr("{title} : {value} {unit}, par défaut. {source}")
                if value == default
                else self.tr(
                    "{title} : {value} {unit}, chiffre propre à ce protocole. Par défaut : {default}. {source}"
                )
            )
            yield text.format(title=figure.title, value=number(value), unit=figure.unit,
                              default=number(default), source=message(Sentence(figure.setting.source)))  # fmt: skip

    def _factor(self, code: str) -> str:
        evidence = EVIDENCE[code]
        text = self.tr("{code} – {name} : {grade}. {source}")
        return text.format(
            code=code,
            name=coded("facteur_vigilance", code),
            grade=evidence.grade,
            source=message(Sentence(evidence.source)),
        )

    def _title(self, text: str) -> None:
        title = self._line(text)
        font = title.font()
        font.setBold(True)
        title.setFont(font)

    def _line(self, text: str) -> QLabel:
        line = QLabel(text, self._content)
        line.setTextFormat(Qt.TextFormat.PlainText)
        line.setWordWrap(True)
        line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lines.addWidget(line)
        return line
