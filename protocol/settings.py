"""Figures of the rules that a protocol may change: those of the table `reglage`, and what applies without them.

Each default is written here and nowhere else, with where it comes from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Settings = Mapping[str, object]
"""What the base holds: `cle` -> `valeur`, as typed."""


@dataclass(frozen=True)
class Setting:
    """A whole number from 1 to `maximum`; `default` applies when the base has none, or one that cannot be read.

    The key names the unit. `source` is a French sentence: where the default comes from.
    """

    key: str
    default: int
    maximum: int
    source: str


DIAGNOSTIC_AGE = Setting("age_diagnostic_mois", 12, 1200, "Convention du logiciel, à fixer par le comité de pilotage.")
"""Months after which a done diagnostic is said to be old. No text that was read gives a diagnostic of a camp a period
of validity. For comparison only: the territorial diagnostics « à 360° » are brought up to date every year (instruction
DGCS/SD1/DHUP/DIHAL n° 2014-227 of 18 August 2014, as told by ash.tm.fr and lagazettedescommunes.com)."""

COUNT_AGE = Setting(
    "age_comptage_jours", 180, 36500,
    "Règle de la plateforme nationale : un site n’est plus à jour après six mois, comptés 180 jours.",
)  # fmt: skip
"""Days after which the last count is said to be old. The platform counts six months without an update as 180 days in
its export; its rule is about the whole site, of which a count is a part."""

VISIT_AGE = Setting(
    "age_visite_jours", 180, 36500,
    "Règle de la plateforme nationale : un site n’est plus à jour après six mois, comptés 180 jours.",
)  # fmt: skip
"""Days after which the last visit of a closed site is said to be old. The platform's rule of six months, applied to the
visits as to the counts: no text that was read gives a closed site a period between two visits."""

RECENT_CLOSING = Setting(
    "vigilance_fermeture_jours",
    90,
    3650,
    "Convention du logiciel : délai de réinstallation de la plateforme nationale (90 jours).",
)
"""Days during which a closing is recent (factor F2)."""

NEAR = Setting(
    "vigilance_distance_m", 500, 50_000, "Plateforme nationale : les sites ouverts à moins de 500 m sont voisins."
)
"""Metres, as the crow flies between outlines, within which an active site is a neighbour (factor F6)."""

SETTLED_AGAIN = Setting(
    "vigilance_reinstallation_jours",
    90,
    3650,
    "Plateforme nationale : une réinstallation suit la fermeture de moins de 90 jours.",
)
"""Days after a closing within which a new site near by is proposed as a re-occupation."""

SAME_PLACE = Setting(
    "vigilance_recouvrement_pct", 5, 100,
    "Convention du logiciel : deux contours voisins relevés séparément se recouvrent souvent un peu.",
)  # fmt: skip
"""Per cent of the smaller of two outlines that they must share to be taken for the same place."""

VIGILANCE_SETTINGS = (RECENT_CLOSING, NEAR, SETTLED_AGAIN, SAME_PLACE)

SETTINGS = (DIAGNOSTIC_AGE, COUNT_AGE, VISIT_AGE, *VIGILANCE_SETTINGS)


def applied(setting: Setting, settings: Settings) -> int:
    """The figure to use: the one of the base when it can be read, the default otherwise."""
    typed = _whole(setting, settings)
    return setting.default if typed is None else typed


def is_unreadable(setting: Setting, settings: Settings) -> bool:
    """Whether the base has a value that cannot be used, so that the default applies in its place."""
    return settings.get(setting.key) not in (None, "") and _whole(setting, settings) is None


def _whole(setting: Setting, settings: Settings) -> int | None:
    text = str(settings.get(setting.key, "")).strip()
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(setting.maximum))):
        return None
    return int(text) if 1 <= int(text) <= setting.maximum else None
