"""What windows remember of each base, in the settings of QGIS: one setting holds {base: value} as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from qgis.core import QgsSettings

_REMEMBERED = 20


def remembered(setting: str, base: Path) -> object:
    """What was kept for this base; None where nothing, or nothing that can be read, was."""
    return _read(setting).get(str(base))


def remember(setting: str, base: Path, value: object) -> None:
    """Keeps it for the next time, and for the last bases only. `value`: what JSON can hold."""
    kept = {key: old for key, old in _read(setting).items() if key != str(base)}
    kept[str(base)] = value
    QgsSettings().setValue(setting, json.dumps(dict(list(kept.items())[-_REMEMBERED:])))


def _read(setting: str) -> Mapping[str, object]:
    try:
        found = json.loads(QgsSettings().value(setting, "{}"))
    except (TypeError, ValueError):
        # A setting that somebody changed by hand is no reason not to open the window.
        return {}
    return found if isinstance(found, dict) else {}
