"""What the algorithms share: identity, French sentences instead of tracebacks, cancel."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFile,
    QgsProcessingUtils,
)
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QIcon

from ..layers.errors import NotABase
from ..layers.validation import check_writable_folder, sentence
from ..layers.vigilance import refuse_future
from ..protocol.errors import ResorptionError

ICON = Path(__file__).resolve().parents[1] / "resources" / "icons" / "resorption.svg"

Parameters = Mapping[str, Any]


class ResorptionAlgorithm(QgsProcessingAlgorithm):
    """A thin shell over one function of `layers`, `land` or `annex`.

    A subclass gives `ID`, `title()`, `explanation()`, `initAlgorithm`, `problems` (what can be refused
    before running, without a word of QGIS's own) and `work`. It may run in a background thread: it
    touches no layer of the current project.
    """

    ID = ""

    def tr(self, text: str) -> str:
        """Translation in the context of the concrete class."""
        return QCoreApplication.translate(type(self).__name__, text)

    def title(self) -> str:
        """The French name."""
        raise NotImplementedError(type(self).__name__)

    def explanation(self) -> str:
        """What it does, what it takes, an example: HTML shown beside the parameters."""
        raise NotImplementedError(type(self).__name__)

    def problems(self, parameters: Parameters, context: QgsProcessingContext) -> list[ResorptionError]:
        """What is wrong with the parameters, told before running."""
        return []

    def work(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """The work itself. May raise ResorptionError; nothing is half-made then."""
        raise NotImplementedError(type(self).__name__)

    def createInstance(self) -> QgsProcessingAlgorithm:
        return type(self)()

    def name(self) -> str:
        return self.ID

    def displayName(self) -> str:
        return self.title()

    def group(self) -> str:
        return QCoreApplication.translate("ResorptionAlgorithm", "Protocole")

    def groupId(self) -> str:
        return "protocole"

    def shortHelpString(self) -> str:
        return self.explanation()

    def shortDescription(self) -> str:
        return self.title()

    def icon(self) -> QIcon:
        return QIcon(str(ICON))

    def checkParameterValues(self, parameters: Parameters, context: QgsProcessingContext) -> tuple[bool, str]:
        found = self._choices_problems(parameters) + self._base_problems(parameters)
        found += self.problems(parameters, context)
        if found:
            return False, "\n".join(sentence(problem) for problem in found)
        return super().checkParameterValues(parameters, context)

    def processAlgorithm(
        self, parameters: Parameters, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        try:
            return self.work(parameters, context, feedback)
        except ResorptionError as error:
            raise QgsProcessingException(sentence(error)) from error

    def add(self, parameter: QgsProcessingParameterDefinition, help: str = "", advanced: bool = False) -> None:
        """Declare a parameter with the help shown by `qgis_process` and in tooltips."""
        parameter.setHelp(help)
        if advanced:
            parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
        if not self.addParameter(parameter):
            raise RuntimeError(parameter.name())

    def add_base(self) -> None:
        """The parameter PROTOCOLE: the base to work on."""
        text = QCoreApplication.translate("ResorptionAlgorithm", "Base du protocole")
        self.add(QgsProcessingParameterFile("PROTOCOLE", text, extension="gpkg"))

    def add_day(self, help: str, advanced: bool = False) -> None:
        """The parameter DATE_REFERENCE, which may be left empty; `help` says what the day is for."""
        text = QCoreApplication.translate("ResorptionAlgorithm", "Date de référence")
        kind = QgsProcessingParameterDateTime.Type.Date
        self.add(QgsProcessingParameterDateTime("DATE_REFERENCE", text, kind, optional=True), help, advanced)

    def day_of(self, parameters: Parameters, context: QgsProcessingContext) -> date:
        """The day of DATE_REFERENCE, or today."""
        if parameters.get("DATE_REFERENCE") in (None, ""):
            return date.today()
        day = self.parameterAsDateTime(parameters, "DATE_REFERENCE", context).date()
        return date(day.year(), day.month(), day.day())

    def folder_problems(self, parameters: Parameters, name: str) -> list[ResorptionError]:
        """A file to be written, if one is asked for, in a folder where nothing can be."""
        path = file_path(parameters.get(name))
        if path is None:
            return []
        try:
            check_writable_folder(path.absolute().parent)
        except ResorptionError as error:
            return [error]
        return []

    def day_problems(self, parameters: Parameters, context: QgsProcessingContext) -> list[ResorptionError]:
        """A day that has not come."""
        try:
            refuse_future(self.day_of(parameters, context))
        except ResorptionError as error:
            return [error]
        return []

    def _base_problems(self, parameters: Parameters) -> list[ResorptionError]:
        """A file that is not given, or cannot be a base: QGIS would only say « Valeur incorrecte »."""
        if self.parameterDefinition("PROTOCOLE") is None:
            return []
        path = file_path(parameters.get("PROTOCOLE"))
        if path is None:
            return [ResorptionError("Choisissez la base du protocole (PROTOCOLE), par exemple protocole.gpkg.")]
        if path.is_dir():
            return [ResorptionError("« {name} » est un dossier. Donnez le nom d’un fichier.", name=path.name)]
        return [] if path.suffix.lower() == ".gpkg" else [NotABase(path.name)]

    def _choices_problems(self, parameters: Parameters) -> list[ResorptionError]:
        """Values out of a closed list: QGIS would only say « Valeur incorrecte »."""
        problems = []
        for definition in self.parameterDefinitions():
            if definition.type() != "enum" or not definition.usesStaticStrings():
                continue
            value = parameters.get(definition.name())
            if isinstance(value, str) and value not in definition.options():
                problems.append(ResorptionError(
                    "{name} : « {value} » n’est pas une valeur possible. Choisissez parmi : {options}.",
                    name=definition.name(), value=value, options=", ".join(definition.options())))  # fmt: skip
        return problems


def file_path(value: Any) -> Path | None:
    """A path typed by the user, or None: empty, or the temporary file that QGIS proposes by itself."""
    text = str(value or "").strip()
    if not text or text == "TEMPORARY_OUTPUT" or text.startswith(QgsProcessingUtils.tempFolder()):
        return None
    return Path(text).expanduser()
