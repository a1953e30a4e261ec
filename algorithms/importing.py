"""What the two imports share: their parameters, their report, and when they fail."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFileDestination,
)
from qgis.PyQt.QtCore import QCoreApplication

from ..layers.companion import set_aside
from ..layers.imports.apply import RowsRejected, apply_plan
from ..layers.imports.report import report_lines, summary, write_report
from ..layers.imports.state import ImportPlan, Outcome
from ..layers.migrations import open_base
from ..layers.store import Store
from ..layers.texts import message
from ..layers.validation import Portion
from ..protocol.errors import ResorptionError
from .base import Parameters, ResorptionAlgorithm, file_path

_COUNTS = {
    "NB_CREES": Outcome.CREATED,
    "NB_MODIFIES": Outcome.UPDATED,
    "NB_INCHANGES": Outcome.UNCHANGED,
    "NB_REFUSES": Outcome.REJECTED,
}


class ImportAlgorithm(ResorptionAlgorithm):
    """Brings sites into a base. A subclass adds its source and gives the plan."""

    def make_plan(
        self, base: Store, parameters: Parameters, context: QgsProcessingContext, feedback: Portion
    ) -> ImportPlan:
        """What the import would do. Raises ResorptionError."""
        raise NotImplementedError(type(self).__name__)

    def add_ending(self) -> None:
        """What to do with bad rows, and where to write the report."""
        self.add(
            QgsProcessingParameterBoolean("ACCEPTER_PARTIEL", self.common("Importer les seules bonnes lignes"), False),
            self.common("Sinon, une seule ligne refusée suffit pour que rien ne soit enregistré."),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "RAPPORT", self.common("Rapport"), "CSV (*.csv)", optional=True, createByDefault=False
            ),
            self.common("Une ligne par site : ce qu’il devient, et pourquoi. Écrit même si l’import est refusé."),
        )
        for name, text in (
            ("NB_CREES", self.common("Sites créés")),
            ("NB_MODIFIES", self.common("Sites modifiés")),
            ("NB_INCHANGES", self.common("Sites inchangés")),
            ("NB_REFUSES", self.common("Lignes refusées")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, text))

    def common(self, text: str) -> str:
        """Translation in the context of this class, whatever the subclass."""
        return QCoreApplication.translate("ImportAlgorithm", text)

    def problems(self, parameters: Parameters, context: QgsProcessingContext) -> list[ResorptionError]:
        return self.folder_problems(parameters, "RAPPORT")

    def work(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        base = open_base(file_path(parameters["PROTOCOLE"]).absolute())
        aside = set_aside(base)
        if aside is not None:
            feedback.pushWarning(message(aside.sentence))
        plan = self.make_plan(base, parameters, context, Portion(feedback, 0, 60))
        report = file_path(parameters.get("RAPPORT"))
        partial = self.parameterAsBoolean(parameters, "ACCEPTER_PARTIEL", context)
        try:
            apply_plan(plan, base, partial=partial, feedback=Portion(feedback, 60, 100))
        except RowsRejected:
            self._tell(plan, report, feedback, saved=False)
            raise
        self._tell(plan, report, feedback, saved=True)
        results = {name: plan.count(outcome) for name, outcome in _COUNTS.items()}
        return {**results, **({"RAPPORT": str(report)} if report else {})}

    def _tell(self, plan: ImportPlan, report: Path | None, feedback: QgsProcessingFeedback, saved: bool) -> None:
        feedback.pushInfo(summary(plan))
        for line in report_lines(plan, saved):
            if line.reason:
                feedback.pushInfo(" | ".join(cell for cell in line.cells if cell))
        if report is not None:
            write_report(plan, report.absolute(), saved)
