"""The living conditions of a site: a question appears when its premise holds, the status of each theme is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from qgis.PyQt.QtWidgets import QWidget

from ...layers.model import Table
from ...layers.store import Store
from ...protocol.living_conditions import is_asked
from ..form import FormStyle
from .records import RecordsPanel


def asked_questions(answers: Mapping[str, object]) -> Iterable[str]:
    """The columns to show, given the answers so far."""
    return [name for name in answers if is_asked(name, answers)]


class ConditionsPanel(RecordsPanel):
    """Dated observations, newest first."""

    form_style = FormStyle(columns=1, title_width=300, asked=asked_questions)

    def __init__(self, child: Table, store: Store, parent: QWidget) -> None:
        super().__init__(child, store, parent)
        self.add_button.setText(self.tr("&Nouveau constat"))
