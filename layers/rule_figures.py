"""The figures that the rules of a base take from it: the threshold of the protocol, the table of settings."""

from __future__ import annotations

from ..protocol.settings import Settings
from . import schema
from .session import Reader


def resorption_threshold(reader: Reader) -> int:
    """Share of the inhabitants (%) from which a site is said to be resorbed; the usual one without a protocol."""
    rows = reader.columns("protocole", "seuil_resorption_pct")
    known = rows[0][0] if rows else schema.table("protocole").field("seuil_resorption_pct").default
    return int(str(known))


def read_settings(reader: Reader) -> Settings:
    """What the base holds, as typed."""
    return {str(key): value for key, value in reader.columns("reglage", "cle", "valeur")}
