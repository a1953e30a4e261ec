"""How the address of a layer is kept without what only its user may know, and recognised again."""

from __future__ import annotations

from qgis.core import QgsDataSourceUri

_SERVED = frozenset({"postgres", "mssql", "oracle", "hana", "wfs", "oapif", "arcgisfeatureserver"})
"""Providers of which the address names an account."""


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
