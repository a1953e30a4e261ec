"""What the figures of the rules are called, in which unit; those that a protocol may change from the dock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from qgis.PyQt.QtCore import QCoreApplication

from ...layers.schema import table
from ...protocol.settings import (
    NEAR,
    RECENT_CLOSING,
    SAME_PLACE,
    SETTLED_AGAIN,
    VIGILANCE_SETTINGS,
    VISIT_AGE,
    Setting,
    Settings,
    applied,
)

SHARE = Setting(
    "seuil_resorption_pct",
    int(str(table("protocole").field("seuil_resorption_pct").default)),
    100,
    "Règle de la plateforme nationale : un site est résorbé quand cette part des habitants a une solution durable.",
)
"""Per cent of the inhabitants; a column of the protocol, the others are rows of `reglage`."""

ASKED = (SHARE, *VIGILANCE_SETTINGS, VISIT_AGE)
"""The figures that are shown and may be changed, in order."""


def tr(text: str) -> str:
    """Translation in the context of these words."""
    return QCoreApplication.translate("VigilanceFigures", text)


@dataclass(frozen=True)
class Named:
    """A figure in words."""

    setting: Setting
    title: str
    unit: str


def named() -> Iterator[Named]:
    """The figures in words, in order."""
    words = {
        SHARE: (tr("Solution durable, part fixée (F1)"), "%"),
        RECENT_CLOSING: (tr("Fermeture récente (F2)"), tr("jours")),
        NEAR: (tr("Sites voisins (F6)"), tr("mètres")),
        SETTLED_AGAIN: (tr("Réinstallation proposée après la fermeture"), tr("jours")),
        SAME_PLACE: (tr("Même lieu : part commune des contours (F3)"), "%"),
        VISIT_AGE: (tr("Visite ancienne"), tr("jours")),
    }
    for setting in ASKED:
        yield Named(setting, *words[setting])


def in_force(setting: Setting, settings: Settings, threshold_pct: int) -> int:
    """The figure that applies."""
    return threshold_pct if setting is SHARE else applied(setting, settings)
