"""What was chosen the last time for each base, kept in the settings of QGIS. Restricted data are never among it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from qgis.core import QgsSettings

FOLDERS = "resorption/dossiers_annexe"
"""Setting: {base: folder} as JSON, so that the annex of one protocol never lands in the folder of another."""
CHOICES = "resorption/choix_annexe"
"""Setting: {base: choices} as JSON."""

_REMEMBERED = 20
ALL_SITES, OCCUPIED, CHOSEN = "tous", "occupes", "choisis"


@dataclass(frozen=True)
class Choices:
    """What is kept: the pieces left out, so that a new one is proposed; sites by their identifiers."""

    left_out: frozenset[str] = frozenset()
    which_sites: str = ALL_SITES
    sites: frozenset[str] = frozenset()
    ground: str = ""
    templates: str = ""
    pictures: bool = False


def remembered_folder(base: Path) -> str:
    """Where the annex of this base was written last; by default `annexe`, beside the base."""
    return str(_read(FOLDERS).get(str(base), base.parent / "annexe"))


def remember_folder(base: Path, folder: Path) -> None:
    """Keeps the folder for the next time, and for the last bases only."""
    _keep(FOLDERS, base, str(folder))


def remembered_choices(base: Path) -> Choices:
    """What was chosen for this base; as at first where nothing, or nothing that can be read, was kept."""
    kept = _read(CHOICES).get(str(base))
    if not isinstance(kept, dict):
        return Choices()
    which = str(kept.get("sites_imprimes", ALL_SITES))
    return Choices(
        _texts(kept.get("pieces_ecartees")),
        which if which in (ALL_SITES, OCCUPIED, CHOSEN) else ALL_SITES,
        _texts(kept.get("sites")),
        str(kept.get("fond", "")),
        str(kept.get("gabarits", "")),
        kept.get("images") is True,
    )


def remember_choices(base: Path, choices: Choices) -> None:
    """Keeps them for the next time, and for the last bases only."""
    kept = {
        "pieces_ecartees": sorted(choices.left_out),
        "sites_imprimes": choices.which_sites,
        "sites": sorted(choices.sites),
        "fond": choices.ground,
        "gabarits": choices.templates,
        "images": choices.pictures,
    }
    _keep(CHOICES, base, kept)


def _keep(setting: str, base: Path, value: object) -> None:
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


def _texts(value: object) -> frozenset[str]:
    return frozenset(str(one) for one in value) if isinstance(value, list) else frozenset()
