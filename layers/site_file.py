"""Reads what is known of one site: its row, what is computed about it, the rows that depend on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..protocol.errors import ResorptionError
from ..protocol.resorption import CLOSED
from . import names, schema
from .companion import open_companion
from .session import Reader, Record
from .store import Store


class VanishedSite(ResorptionError):
    """The site is no longer in the base."""

    def __init__(self) -> None:
        super().__init__(
            "Ce site n’est plus dans la base : il a été supprimé depuis. Le journal des modifications dit par qui et quand."
        )


@dataclass(frozen=True)
class SiteHead:
    """A site and what is computed about it (columns of `synthesis.COLUMNS`)."""

    record: Record
    synthesis: Mapping[str, object]

    @property
    def closed(self) -> bool:
        """Resorbed, or closed otherwise."""
        return self.record.values["statut"] in CLOSED

    @property
    def name(self) -> str:
        """Code and name."""
        return names.row_name(schema.table("site"), self.record.values)


def read_head(reader: Reader, site: str) -> SiteHead:
    """The row of a site and its synthesis. Raises VanishedSite."""
    record = reader.fetch("site", site)
    synthesis = reader.synthesis_of(site)
    if record is None or synthesis is None:
        raise VanishedSite
    return SiteHead(record, synthesis)


def read_linked(reader: Reader, link_table: str, site: str) -> list[Record]:
    """The rows that a link table (`engagement_site`, `action_site`) attaches to a site, in order of entry."""
    target = next(f for f in schema.table(link_table).references if f.references != "site")
    links = reader.find(link_table, site=site)
    found = (reader.fetch(target.references, str(link.values[target.name])) for link in links)
    return [record for record in found if record is not None]


def read_restricted(store: Store, table: str, site: str) -> list[Record]:
    """The rows of the companion about a site; none when there is no companion. Raises BaseError."""
    companion = open_companion(store.path)
    if companion is None:
        return []
    with companion.reading() as reader:
        return reader.find(table, site=site)


def codes_in_order(reader: Reader) -> list[str]:
    """The identities of all sites by code: the order of « suivant » when no list gives another."""
    rows = reader.columns("site", "uuid", "code")
    return [str(uuid) for uuid, code in sorted(rows, key=lambda row: str(row[1] or ""))]
