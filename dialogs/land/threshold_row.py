"""One figure of the land rules: what was typed, its unit, what it rests on, and its source when it is another one."""

from __future__ import annotations

from ...land.thresholds import Threshold
from ...layers.session import Record
from ...layers.texts import label, message, number
from ...protocol.sentences import Sentence
from ..telling import ERROR_TEXT, tell
from ..vigilance.figures import Named
from ..vigilance.settings import FigureRow


class ThresholdRow(FigureRow):
    """As the figures of Article 11; a figure that no text gives has no default."""

    unit_width = 130

    def __init__(self, threshold: Threshold, record: Record | None, parent: object) -> None:
        self.threshold = threshold
        super().__init__(Named(threshold.setting, label(threshold.label), label(threshold.unit)), record, parent)

    def placeholder(self) -> str:
        """What an empty field stands for."""
        return self.tr("aucun") if self.threshold.default is None else str(self.threshold.default)

    def default_told(self) -> str:
        """What the figure rests on, what applies without one of the protocol, and where it comes from."""
        told = (
            []
            if self._says_status()
            else [self.tr("{status}.").format(status=label(self.threshold.status).capitalize())]
        )
        if self.threshold.default is not None:
            default = self.tr("Par défaut : {default} {unit}.")
            told.append(default.format(default=number(self.threshold.default), unit=self.figure.unit))
        told.append(message(Sentence(self.threshold.source)))
        return " ".join(told)

    def _says_status(self) -> bool:
        """Whether the source begins with what the figure rests on."""
        return self.threshold.source.lower().startswith(self.threshold.status)

    def show_problem(self, text: str) -> None:
        """A problem that this figure has with the others, unless it has one of its own."""
        if not self.problem():
            tell(self.error, text, ERROR_TEXT)
