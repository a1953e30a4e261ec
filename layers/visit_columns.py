"""The columns of the list of visits: what is shown of each closed site, and where it comes from, hence who may read it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from qgis.PyQt.QtCore import QCoreApplication

from ..protocol.disclosure import PARTNERS, disclosed_columns
from ..protocol.site_list import text_key
from ..protocol.vocabulary import vocabulary
from ..protocol.watch_visits import due_in_words
from .model import Kind
from .texts import label, message
from .validation import Feedback
from .visits import WatchedSite
from .workbooks import Sheet, write_list

FINDINGS = "constat_visite"


@dataclass(frozen=True)
class VisitColumn:
    """A column: `value` is a text in the user's language, a date or None; `rank` sorts it, None last.

    `source`: the table and the column that partners may read or not; None: it never leaves with the list.
    `width` in pixels of a narrow dock.
    """

    name: str
    label: str
    value: Callable[[WatchedSite], object]
    rank: Callable[[WatchedSite], object]
    source: tuple[str, str] | None
    kind: Kind = Kind.TEXT
    width: int = 96


def tr(text: str) -> str:
    """Translation in the context of this list."""
    return QCoreApplication.translate("VisitColumns", text)


def finding_of(site: WatchedSite) -> str | None:
    """What the last visit found, in words."""
    last = site.state.last
    if last is None:
        return None
    known = vocabulary(FINDINGS)
    return label(known.label_of(last.finding)) if last.finding in known.values else last.finding


def _last_day(site: WatchedSite) -> object:
    return None if site.state.last is None else site.state.last.day


def columns() -> tuple[VisitColumn, ...]:
    """In the order shown, the most useful first: the dock is narrow."""
    return (
        VisitColumn("code", label("Code"), lambda s: s.code, lambda s: text_key(s.code), ("site", "code"), width=106),
        VisitColumn("nom", label("Appellation du site"), lambda s: s.name, lambda s: text_key(s.name), ("site", "nom"),
                    width=120),
        # The delay is reckoned from the planned date or from the last visit.
        VisitColumn("echeance", tr("Échéance"), lambda s: message(due_in_words(s.state)), lambda s: s.state.sort_key,
                    ("visite", "prochaine_visite"), width=250),
        VisitColumn("date_visite", tr("Dernière visite"), _last_day, _last_day, ("visite", "date"), Kind.DATE),
        # Findings are for the annex alone, which says beside them what they do not prove.
        VisitColumn("constat_visite", tr("Constat"), finding_of, finding_of, None, width=130),
        VisitColumn("prochaine_visite", tr("Prévue le"), lambda s: s.state.planned, lambda s: s.state.planned,
                    ("visite", "prochaine_visite"), Kind.DATE),
        VisitColumn("commune", label("Commune"), lambda s: s.commune,
                    lambda s: text_key(s.commune) if s.commune else None, ("commune", "nom"), width=110),
        VisitColumn("date_fermeture", tr("Fermé le"), lambda s: s.state.closed_on, lambda s: s.state.closed_on,
                    ("site", "date_fermeture"), Kind.DATE),
    )  # fmt: skip


def may_leave(column: VisitColumn) -> bool:
    """Whether partners may read the column; denied unless `protocol/disclosure.py` says so."""
    return column.source is not None and column.source[1] in disclosed_columns(PARTNERS, column.source[0])


def left_out() -> list[str]:
    """The titles of the columns that are not exported."""
    return [column.label for column in columns() if not may_leave(column)]


def export_visits(path: Path, sites: Sequence[WatchedSite], numbered: bool, feedback: Feedback | None = None) -> Path:
    """Writes the list, without what partners may not read, as a workbook or a CSV; `numbered`: in the order of a route.

    Runs in any thread. Raises ResorptionError, Cancelled.
    """
    shown = [column for column in columns() if may_leave(column)]
    titles = [(column.label, column.kind) for column in shown]
    rows = [[column.value(site) for column in shown] for site in sites]
    if numbered:
        titles.insert(0, (tr("Étape"), Kind.INTEGER))
        rows = [[number, *row] for number, row in enumerate(rows, 1)]
    return write_list(path, Sheet(tr("Visites"), titles, rows), feedback)  # type: ignore[arg-type]
