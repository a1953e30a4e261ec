"""The Processing provider « Résorption »."""

from __future__ import annotations

from qgis.core import QgsProcessingAlgorithm, QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from .annexe import Annexe
from .base import ICON
from .creer_protocole import CreerProtocole
from .cribler_foncier import CriblerFoncier
from .exporter_sites import ExporterSites
from .importer_couche import ImporterCouche
from .importer_plateforme import ImporterPlateforme
from .protocole import Protocole
from .verifier_vigilance import VerifierVigilance
from .verser_donnees import VerserDonnees
from .vigilance import Vigilance

ALGORITHMS: list[type[QgsProcessingAlgorithm]] = [
    CreerProtocole,
    VerserDonnees,
    ImporterPlateforme,
    ImporterCouche,
    ExporterSites,
    Vigilance,
    VerifierVigilance,
    CriblerFoncier,
    Annexe,
    Protocole,
]
"""Classes offered by the provider, in the order of the toolbox."""


class ResorptionProvider(QgsProcessingProvider):
    """Everything that can be run from the toolbox, a model or `qgis_process`."""

    def id(self) -> str:
        return "resorption"

    def name(self) -> str:
        return "Résorption"

    def icon(self) -> QIcon:
        return QIcon(str(ICON))

    def loadAlgorithms(self) -> None:  # noqa: N802 - name imposed by QGIS
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())
