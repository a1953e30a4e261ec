"""Page « Règles »: what each rule looks at, its figures with their sources, changed for this protocol."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from qgis.PyQt import uic
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QWidget

from ...land.criteria import RULES, Rule, applied_rules
from ...land.thresholds import Figures, Threshold, figures, threshold_problems
from ...layers.edits import Change
from ...layers.migrations import open_base
from ...layers.session import Record
from ...layers.texts import label, message
from ...protocol.sentences import Sentence
from ...protocol.settings import Settings
from ..telling import DOUBT_TEXT, tell
from .threshold_row import ThresholdRow

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))

_HEAD_STYLE = "font-weight: bold; color: #000091; padding-top: 8px;"
_INDENT = 16
_MOST_WIDTH = 940
"""A figure must be near its title."""


class RulesPage(QWidget, FORM):
    """`changed`: another figure is typed. Raises ResorptionError when the base cannot be read."""

    changed = pyqtSignal()

    def __init__(self, base: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self._base = base
        self.rows: dict[str, ThresholdRow] = {}
        self._notes: dict[str, QLabel] = {}
        self._others: dict[str, object] = {}
        self.content.setMaximumWidth(_MOST_WIDTH)
        self._build(self._read())
        self.refresh(())

    def settings(self) -> Settings:
        """The figures of the protocol as they are typed; those of other rules as the base has them."""
        return {**self._others, **{key: row.typed for key, row in self.rows.items() if row.typed}}

    def figures(self) -> Figures:
        """What applies with what is typed; unreadable figures count as not given."""
        return figures(self.settings())

    def changes(self) -> list[Change]:
        """What saving writes."""
        return [change for row in self.rows.values() for change in row.changes()]

    def saved(self) -> None:
        """What is typed is in the base now: read it again, so that the next save knows its rows."""
        records = self._read()
        for key, row in self.rows.items():
            row.keep(records.get(key))

    def has_input(self) -> bool:
        """Whether a figure is typed that is not in the base."""
        return any(row.changed for row in self.rows.values())

    def problem(self) -> tuple[ThresholdRow, str] | None:
        """The first figure that cannot be used, and why."""
        for row in self.rows.values():
            if text := row.problem():
                return row, f"« {row.figure.title} » : {text}"
        return next(((self.rows[one.field], message(one)) for one in threshold_problems(self.settings())), None)

    def show_row(self, row: ThresholdRow) -> None:
        """Put the eye and the keyboard on a figure."""
        self.area.ensureWidgetVisible(row)
        (row.source if row.source.isVisible() and row.typed else row.value).setFocus()

    def refresh(self, left_out: Collection[str]) -> None:
        """Say which rules are applied, and what the figures have against each other."""
        applied = applied_rules(left_out, self.figures())
        for rule in RULES:
            tell(self._notes[rule.id], self._note(rule, rule.id in applied), DOUBT_TEXT)
        found = {one.field: message(one) for one in threshold_problems(self.settings())}
        for key, row in self.rows.items():
            row.show_problem(found.get(key, ""))

    def _note(self, rule: Rule, applied: bool) -> str:
        if not rule.counts:
            return self.tr("Donnée à titre d’information : ne change pas le résultat.")
        if not applied:
            return self.tr("Non appliquée : toutes ses couches sont laissées de côté, ou aucune distance n’est fixée.")
        return ""

    def _read(self) -> dict[str, Record]:
        with open_base(self._base).reading_one_state() as reader:
            records = {str(record.values["cle"]): record for record in reader.all("reglage")}
        self._others = {key: record.values["valeur"] for key, record in records.items() if key not in _known()}
        return records

    def _build(self, records: dict[str, Record]) -> None:
        for rule in RULES:
            head = QLabel(f"{rule.id} – {label(rule.title)}", self.content)
            head.setStyleSheet(_HEAD_STYLE)
            meaning = QLabel(message(Sentence(rule.meaning)), self.content)
            meaning.setWordWrap(True)
            note = QLabel(self.content)
            note.setWordWrap(True)
            self._notes[rule.id] = note
            for widget in (head, meaning, note):
                self.content_layout.addWidget(widget)
            for threshold in rule.thresholds:
                self._add_threshold(threshold, records.get(threshold.key))
        self.content_layout.addStretch()

    def _add_threshold(self, threshold: Threshold, record: Record | None) -> None:
        """Once, under the first rule that has it."""
        if threshold.key in self.rows:
            text = self.tr("« {title} » : voir plus haut.").format(title=label(threshold.label))
            again = QLabel(text, self.content)
            again.setContentsMargins(_INDENT, 0, 0, 0)
            self.content_layout.addWidget(again)
            return
        row = ThresholdRow(threshold, record, self.content)
        row.setContentsMargins(_INDENT, 0, 0, 0)
        row.edited.connect(self.changed)
        self.rows[threshold.key] = row
        self.content_layout.addWidget(row)


def _known() -> frozenset[str]:
    return frozenset(_keys())


def _keys() -> Iterator[str]:
    return (threshold.key for rule in RULES for threshold in rule.thresholds)
