"""How a run is named in lists and in the project: results of one day are told apart by the time of their run."""

from __future__ import annotations

from collections.abc import Collection

from qgis.PyQt.QtCore import QCoreApplication

from ...land.result_file import Passage, Result
from ...layers.texts import day_text


def tr(text: str) -> str:
    """Translation in the context of these words."""
    return QCoreApplication.translate("LandResultNames", text)


def run_name(passage: Passage) -> str:
    """« Criblage du 03/03/2026 à 14:05 »; without the time where the result was made before it was kept."""
    day = day_text(passage.day)
    if not passage.at:
        return tr("Criblage du {day}").format(day=day)
    return tr("Criblage du {day} à {time}").format(day=day, time=passage.at)


def layer_name(result: Result, known: Collection[str]) -> str:
    """The name of its layer in a project that has layers of these names already; short, for the tree is narrow."""
    told = result.passage
    short = tr("Criblage {day} {time}").format(day=day_text(told.day), time=told.at)
    name = short if told.at else run_name(told)
    return f"{name} ({result.path.stem})" if name in known else name
