"""What was chosen the last time for each base, kept in the settings of QGIS. Restricted data are never among it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..per_base import remember, remembered

FOLDERS = "resorption/dossiers_annexe"
"""Setting: {base: folder} as JSON, so that the annex of one protocol never lands in the folder of another."""
CHOICES = "resorption/choix_annexe"
"""Setting: {base: choices} as JSON."""

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
    return str(remembered(FOLDERS, base) or base.parent / "annexe")


def remember_folder(base: Path, folder: Path) -> None:
    """Keeps the folder for the next time, and for the last bases only."""
    remember(FOLDERS, base, str(folder))


def remembered_choices(base: Path) -> Choices:
    """What was chosen for this base; as at first where nothing, or nothing that can be read, was kept."""
    kept = remembered(CHOICES, base)
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
    remember(CHOICES, base, kept)


def _texts(value: object) -> frozenset[str]:
    return frozenset(str(one) for one in value) if isinstance(value, list) else frozenset()
