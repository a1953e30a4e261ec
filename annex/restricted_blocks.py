"""What the sheet of a site has more when restricted data were asked for: owners, proceedings, small counts."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QCoreApplication

from ..layers import schema
from ..layers.names import shown
from ..protocol.disclosure import DECISIONS, RESTRICTED
from .cards import COLUMNS, field_label, in_pairs
from .flow import Flow
from .reading import Row, Snapshot
from .ruler import Text

_OWNER, _PROCEEDING, _COUNT, _SITE = "proprietaire", "procedure", "denombrement", "site"


class RestrictedBlocks:
    """Lays them on a flow; nothing at all on an annex for which they were not asked."""

    def __init__(self, flow: Flow, base: Snapshot, site: str) -> None:
        self.flow = flow
        self.base = base
        self.site = site

    @staticmethod
    def tr(text: str) -> str:
        return QCoreApplication.translate("RestrictedBlocks", text)

    def lay_out(self) -> None:
        """Owners, proceedings, the ages of the last count."""
        if not self.base.restricted:
            return
        self._block(self.tr("Propriétaires (données restreintes)"), _OWNER, self._of(_OWNER),
                    self._nothing(_OWNER, self.tr("Aucun propriétaire n’est saisi.")))  # fmt: skip
        self._block(self.tr("Procédures (données restreintes)"), _PROCEEDING, self._of(_PROCEEDING),
                    self._nothing(_PROCEEDING, self.tr("Aucune procédure n’est saisie.")))  # fmt: skip
        rows = [row for row in self.base.all(_SITE) if row["uuid"] == self.site and row["date_evacuation_fixee"]]
        if rows:
            self._block(self.tr("Évacuation (donnée restreinte)"), _SITE, rows, "")
        self._block(self.tr("Filles et âges au dernier comptage (données restreintes)"), _COUNT, self._last_count(),
                    self.tr("Aucun comptage saisi."))  # fmt: skip

    def _nothing(self, table: str, none: str) -> str:
        """That there is none, or that nobody could look."""
        if self.base.has(table):
            return none
        return self.tr("Inconnu : le fichier restreint n’était pas à côté de la base.")

    def _of(self, table: str) -> list[Row]:
        return [row for row in self.base.all(table) if row["site"] == self.site]

    def _last_count(self) -> list[Row]:
        """Of several counts of one day, the last entered, as everywhere."""
        counts = sorted(self._of(_COUNT), key=lambda row: str(row["date"]))
        return counts[-1:]

    def _block(self, heading: str, table: str, rows: Sequence[Row], nothing: str) -> None:
        self.flow.heading(heading)
        if not rows:
            self.flow.sentence(nothing)
            return
        for row in rows:
            self.flow.table(COLUMNS, in_pairs(self._facts(table, row)), size=8)

    def _facts(self, table: str, row: Row) -> list[tuple[str, Text]]:
        columns = [column for column in DECISIONS[table][RESTRICTED] if column != "site"]
        fields = {column: schema.table(table).field(column) for column in columns}
        unknown = self.tr("inconnu")
        return [(field_label(table, c), shown(field, row[c]) or unknown) for c, field in fields.items()]
