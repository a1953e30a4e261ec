"""Whether the services of a background answer, before anything waits for them."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.core import QgsFeedback, QgsMapLayer, QgsNetworkAccessManager, QgsProviderRegistry
from qgis.PyQt.QtCore import QEventLoop, QUrl
from qgis.PyQt.QtNetwork import QNetworkReply, QNetworkRequest

from ..protocol.errors import Cancelled

WAIT_MS = 8000


def service_request(layer: QgsMapLayer, wait_ms: int = WAIT_MS) -> QNetworkRequest | None:
    """What to ask to know whether the server of that layer is there; None for a layer that has no server."""
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    address = str(parts.get("url") or "")
    for mark in ("{z}", "{x}", "{y}", "{-y}", "{q}"):
        address = address.replace(mark, "0")
    url = QUrl(address)
    if url.scheme() not in ("http", "https"):
        return None
    request = QNetworkRequest(url)
    request.setTransferTimeout(wait_ms)
    return request


def all_answer(requests: Iterable[QNetworkRequest], feedback: QgsFeedback | None = None) -> bool:
    """Whether each server answers something, be it a refusal. Lets events in; raises Cancelled at once when asked."""
    replies = [QgsNetworkAccessManager.instance().get(request) for request in requests]
    loop = QEventLoop()
    for reply in replies:
        reply.finished.connect(lambda: _all_finished(replies) and loop.quit())
    if feedback is not None:
        feedback.canceled.connect(loop.quit)
    try:
        if not _all_finished(replies) and not _stopped(feedback):
            loop.exec()
        if _stopped(feedback):
            raise Cancelled
        return all(_answered(reply) for reply in replies)
    finally:
        for reply in replies:
            reply.abort()
            reply.deleteLater()


def _all_finished(replies: Iterable[QNetworkReply]) -> bool:
    return all(reply.isFinished() for reply in replies)


def _stopped(feedback: QgsFeedback | None) -> bool:
    return feedback is not None and feedback.isCanceled()


def _answered(reply: QNetworkReply) -> bool:
    status = reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
    return reply.error() == QNetworkReply.NetworkError.NoError or status is not None
