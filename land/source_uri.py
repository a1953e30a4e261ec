"""How the address of a layer is kept without what only its user may know, and recognised again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qgis.core import QgsDataSourceUri, QgsProviderRegistry

from ..protocol.plain_text import bare_name

_SERVED = frozenset({"postgres", "mssql", "oracle", "hana", "wfs", "oapif", "arcgisfeatureserver"})
"""Providers of which the address names an account."""


_HIDDEN = "…"
_IN_WORDS = re.compile(r"(?:[A-Za-z]:)?[\\/](?:[^\\/\s'\"|<>]+[\\/])+")


def without_paths(text: str, provider: str, uri: str) -> str:
    """What QGIS, GDAL or the system says of that layer, without the folders of files nor the account."""
    for known, shown in _parts_of(provider, uri):
        text = text.replace(known, shown) if known else text
    return _IN_WORDS.sub("", text)


def _parts_of(provider: str, uri: str) -> Iterator[tuple[str, str]]:
    """What a sentence may quote of an address, and what stands in its place."""
    path = str(QgsProviderRegistry.instance().decodeUri(provider, uri).get("path") or "")
    yield uri, bare_name(path) or _HIDDEN
    yield path, bare_name(path)
    if is_served(provider):
        parts = QgsDataSourceUri(uri)
        yield parts.password(), _HIDDEN
        yield parts.username(), _HIDDEN


def is_served(provider: str) -> bool:
    """Whether its layers come from a server that asks who connects."""
    return provider.lower() in _SERVED


def without_secrets(provider: str, uri: str) -> str:
    """The address of a layer without account nor password; as it is where it has neither."""
    parts = QgsDataSourceUri(uri)
    if not is_served(provider) or not (parts.username() or parts.password()):
        return uri
    parts.setUsername("")
    parts.setPassword("")
    return parts.uri(False)


def same_layer(provider: str, uri: str) -> tuple[str, str]:
    """What is equal for a layer, whoever connects to it and however the password is given."""
    if not is_served(provider):
        return provider, uri
    parts = QgsDataSourceUri(uri)
    parts.setUsername("")
    parts.setPassword("")
    parts.setAuthConfigId("")
    return provider, parts.uri(False).strip()
