"""What a run without a window takes from the last choice that the base keeps: layers, and what is left out. Main thread."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from qgis.core import QgsProject, QgsVectorLayer

from .criteria import ROLES
from .guesses import LABELS
from .owner_files import CSV
from .remembered import Choice
from .source_layers import live_sources
from .source_types import Source
from .source_uri import is_served


@dataclass(frozen=True)
class Recalled:
    """The layers that are read as the last time, those that can no longer be opened, the roles that are left out."""

    sources: tuple[Source, ...] = ()
    lost: tuple[Source, ...] = ()
    left_out: frozenset[str] = frozenset()


def recalled(choice: Choice, told: Collection[str], project: QgsProject) -> Recalled:
    """What the last choice says of the roles of which nothing is `told` now.

    A layer on a server is only read through the project: its account is not kept.
    """
    asked = frozenset(LABELS) - frozenset(told)
    wanted = live_sources((source for source in choice.sources if source.role in asked), project)
    kept = tuple(source for source in wanted if source.live is not None or _opens(source))
    lost = tuple(source for source in wanted if source not in kept)
    optional = {one.key for one in ROLES if one.optional} & asked
    return Recalled(kept, lost, (choice.left_out & optional) - {source.role for source in wanted})


def _opens(source: Source) -> bool:
    if is_served(source.provider):
        return False
    if source.provider == CSV:
        return Path(source.uri).is_file()
    return QgsVectorLayer(source.uri, source.name, source.provider).isValid()
