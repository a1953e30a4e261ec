"""What lies under the maps: nothing, a base map of IGN, or the backgrounds of the project that is open.

Nothing is fetched before it was chosen and its service answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.core import QgsFeedback, QgsMapLayer, QgsNetworkAccessManager, QgsNetworkReplyContent
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtNetwork import QNetworkReply

from ..layers.basemaps import ATTRIBUTION, BASEMAPS, SERVICE, make_layer
from ..layers.reach import all_answer, service_request
from ..layers.texts import label
from ..protocol.errors import ResorptionError

FOR_PAPER = 2
"""Tiles are drawn at half the size they have on a screen: their texts can be read on paper, and they are few."""


@dataclass(frozen=True)
class Ground:
    """Layers of the project or a base map, from top to bottom, and who must be named for them."""

    layers: tuple[QgsMapLayer, ...] = ()
    attribution: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """What the layers are called."""
        return tuple(layer.name() for layer in self.layers)

    def check_reach(self, feedback: QgsFeedback | None = None) -> None:
        """Raises Unreachable when one of its services does not answer within 8 s; Cancelled."""
        requests = [request for layer in self.layers if (request := service_request(layer)) is not None]
        if requests and not all_answer(requests, feedback):
            raise Unreachable


class Missing:
    """While it is entered, which pieces of a base map were asked for and never came: QGIS leaves them blank."""

    def __init__(self) -> None:
        self._failed: set[str] = set()
        self._came: set[str] = set()

    def __enter__(self) -> Missing:
        QgsNetworkAccessManager.instance().finished[QgsNetworkReplyContent].connect(self._note)
        return self

    def __exit__(self, *_error: object) -> None:
        # Replies are told from the threads that asked.
        QCoreApplication.sendPostedEvents()
        QgsNetworkAccessManager.instance().finished[QgsNetworkReplyContent].disconnect(self._note)

    def notes(self) -> list[ResorptionError]:
        """What must be said of them, if any is missing."""
        # What failed is asked for again.
        missing = len(self._failed - self._came)
        if not missing:
            return []
        return [
            ResorptionError(
                "Le fond de plan est incomplet. Morceaux non reçus, restés blancs : {count}. Vérifiez les cartes ; recommencez "
                "quand la connexion est meilleure, ou sans fond de plan.",
                count=missing,
            )
        ]

    def _note(self, reply: QgsNetworkReplyContent) -> None:
        fine = reply.error() == QNetworkReply.NetworkError.NoError
        (self._came if fine else self._failed).add(reply.request().url().toString())


class Unreachable(ResorptionError):
    """The service of a base map does not answer."""

    def __init__(self) -> None:
        super().__init__(
            "Fond de plan injoignable : vérifiez la connexion à Internet ou le serveur mandataire, ou produisez les "
            "pages sans fond de plan."
        )


def ign_ground(key: str, service: str = SERVICE) -> Ground:
    """A base map of IGN: `key` is that of `layers.basemaps.BASEMAPS`. Raises ResorptionError."""
    basemap = next(one for one in BASEMAPS if one.key == key)
    return Ground((make_layer(basemap, label(basemap.title), service, FOR_PAPER),), ATTRIBUTION)


def project_ground(layers: Sequence[QgsMapLayer]) -> Ground:
    """Copies of these layers as they are now (see `layers.backgrounds`). Raises ResorptionError when there is none."""
    if not layers:
        raise ResorptionError(
            "Aucune couche affichée du projet ouvert ne peut servir de fond de plan. Cochez-en une dans le panneau "
            "Couches (image, tuiles ou couche vectorielle qui n’est pas du protocole), ou choisissez un autre fond."
        )
    named = dict.fromkeys(name for layer in layers for name in named_for(layer))
    return Ground(tuple(layer.clone() for layer in layers), " – ".join(named))


def named_for(layer: QgsMapLayer) -> list[str]:
    """Who must be named for a layer, as its properties say; nobody when they do not."""
    rights = [text.strip() for text in layer.metadata().rights()]
    given = [*rights, layer.serverProperties().attribution().strip()]
    return list(dict.fromkeys(text for text in given if text))
