"""From the French words of the schema and of the errors to the language and the numbers of the user."""

from __future__ import annotations

from datetime import date

from qgis.PyQt.QtCore import QCoreApplication, QLocale

from ..protocol.errors import ResorptionError
from ..protocol.plain_text import french_day
from ..protocol.rules import Problem
from ..protocol.sentences import SEPARATOR, Sentence
from ..protocol.vocabulary import vocabulary

SCHEMA = "schema"
"""Translation context of the labels of tables, fields and vocabularies."""

MESSAGES = "messages"
"""Translation context of the sentences of errors, problems and rules."""

_SQUARE_METRES_PER_HECTARE = 10_000
_DECIMALS = 2


def label(text: str) -> str:
    """The label of a table, field or coded value, in the user's language."""
    return QCoreApplication.translate(SCHEMA, text) if text else ""


def coded(name: str, value: object) -> str:
    """The label of a value of that vocabulary, « ? » when it is unknown."""
    return "?" if value is None else label(vocabulary(name).label_of(str(value)))


def day_text(day: object) -> str:
    """A day as it is written in French, « ? » when it is unknown."""
    return french_day(day) if isinstance(day, date) else "?"


def message(error: ResorptionError | Problem | Sentence) -> str:
    """The sentence of an error, of a problem or of an advice, in the user's language, its values filled in.

    The value named `label` is a label of the schema: it is translated too, as are sentences among the values.
    """
    params = {name: _translated(value) for name, value in dict(error.params).items()}
    if isinstance(params.get("label"), str):
        params["label"] = label(str(params["label"]))
    return QCoreApplication.translate(MESSAGES, error.template).format(**params)


def _translated(value: object) -> object:
    if isinstance(value, Sentence):
        return message(value)
    if isinstance(value, tuple):
        return SEPARATOR.join(str(_translated(part)) for part in value)
    return value


def number(value: float, decimals: int = 0) -> str:
    """A number as the user writes it: 1 234,5 in French."""
    return number_locale().toString(float(value), "f", decimals)


def figure(value: float) -> str:
    """A number with its decimals, two at most, where it has some."""
    return number(value, 0 if float(value).is_integer() else _DECIMALS)


def number_locale() -> QLocale:
    """The user's way of writing numbers, thousands apart; the French one where the system has none, as on a server."""
    locale = QLocale()
    if locale.language() == QLocale.Language.C:
        locale = QLocale("fr_FR")
    locale.setNumberOptions(QLocale.NumberOption.DefaultNumberOptions)
    return locale


def surface(area_m2: float) -> str:
    """An area in m², or in hectares from one hectare up."""
    if area_m2 < _SQUARE_METRES_PER_HECTARE:
        return number(area_m2) + "\u00a0m²"
    return number(area_m2 / _SQUARE_METRES_PER_HECTARE, 2) + "\u00a0ha"
