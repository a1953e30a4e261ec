"""The pieces of the annex, in the order of its pages: what each is made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from qgis.core import QgsPrintLayout
from qgis.PyQt.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ..layers.texts import label
from ..protocol.plain_text import folded, in_order
from .categories import category_of
from .engagement_pages import EngagementPages
from .engagement_tables import engagements
from .furniture import dated
from .land_page_tables import available_land
from .land_pages import LandPages
from .map_layers import geometry_of
from .map_page import MapPage
from .map_subject import Subject
from .materials import Materials
from .method_pages import MethodPages
from .method_tables import method
from .reading import Row
from .settlement_pages import SettlementPages
from .settlement_tables import settlements
from .site_sheet_pages import SiteSheetPages, sheet_name
from .site_sheet_tables import SiteSheet, site_sheets
from .state_pages import StatePages
from .templates import MAP_A3, MAP_A4
from .vigilance_notes import VigilanceNotes
from .vigilance_pages import VigilancePages
from .vigilance_scheme import watch_scheme


class Printable(Protocol):
    """Pages that know how many they are once written, and are numbered then."""

    title: str

    def count(self) -> int:
        """Number of pages, none of which is drawn."""

    def write(self) -> int:
        """Number of pages, drawn."""

    def number_pages(self, first: int, pages: int) -> QgsPrintLayout:
        """The pages, the first of which is the `first` of `pages`."""


@dataclass(frozen=True)
class Leaf:
    """One layout of a piece: made when it is wanted, as often as it is wanted."""

    title: str
    make: Callable[[], Printable]
    map_name: str = ""
    """Of a map: the name of its own georeferenced file, without folder nor suffix."""


@dataclass(frozen=True)
class Piece:
    """What may be asked for alone; without any leaf it has no page in this base."""

    key: str
    name: str
    leaves: Callable[[Materials], Sequence[Leaf]]
    nothing: str = ""
    """Why it has no page when it has none, in a few words."""

    @property
    def why_empty(self) -> str:
        """Why it has no page in this base."""
        return label(self.nothing or NOTHING)

    @property
    def label(self) -> str:
        """Its name on the screen and in the contents."""
        return label(self.name)


NOTHING = QT_TRANSLATE_NOOP("schema", "rien à imprimer dans cette base")
OVERVIEW, STATE, COMMUNES = "carte_generale", "etat_des_lieux", "cartes_communes"
ENGAGEMENTS, SETTLEMENTS, LAND = "engagements", "amenagements", "foncier"
VIGILANCE, SHEETS, METHOD = "vigilance", "fiches", "methode"


def plain_name(text: str) -> str:
    """A name for a file: small letters, digits and underscores."""
    return re.sub(r"[^a-z0-9]+", "_", folded(text)).strip("_")


def _tr(text: str) -> str:
    return QCoreApplication.translate("AnnexPieces", text)


def _overview(made: Materials) -> list[Leaf]:
    subject = Subject(_tr("Carte générale du territoire"), made.territory, MAP_A3)
    return [Leaf(subject.title, lambda: MapPage(made.base, made.around, subject, made.territory), OVERVIEW)]


def _state(made: Materials) -> list[Leaf]:
    return [Leaf("", lambda: StatePages(made.state, made.around, made.today))]


def _engagements(made: Materials) -> list[Leaf]:
    figures = engagements(made.base, made.today)
    around = dated(made.around, figures.data_days)
    return [Leaf("", lambda: EngagementPages(figures, around, made.today))]


def _settlements(made: Materials) -> list[Leaf]:
    found = settlements(made.base, made.today)
    around = dated(made.around, found.data_days)
    return [Leaf("", lambda: SettlementPages(found, around))]


def _land(made: Materials) -> list[Leaf]:
    found = available_land(made.base, made.today)
    around = dated(made.around, found.data_days)
    return [Leaf("", lambda: LandPages(found, around))]


def _sheets(made: Materials) -> list[Leaf]:
    """A sheet for each site asked for, by commune."""
    asked = made.order.sites
    return [_sheet(made, one) for one in site_sheets(made.base, made.today, None if asked is None else sorted(asked))]


def _sheet(made: Materials, one: SiteSheet) -> Leaf:
    name = sheet_name(one)
    title = name if one.commune is None else f"{one.commune} : {name}"
    return Leaf(title, lambda: SiteSheetPages(made.base, one, made.around, made.today, made.territory, made.behind))


def _method(made: Materials) -> list[Leaf]:
    figures = method(made.base, made.today)
    around = dated(made.around, figures.count_days)
    return [Leaf("", lambda: MethodPages(figures, around, made.today))]


def _communes(made: Materials) -> list[Leaf]:
    """A map for each commune where there is something to show."""
    shown = ((t, row) for t in ("site", "amenagement", "foncier") for row in made.base.all(t))
    somewhere = {row["commune"] for table, row in shown if row.geometry and category_of(table, row) is not None}
    communes = [row for row in made.base.all("commune") if row["uuid"] in somewhere and row.geometry]
    return [_commune(made, row) for row in sorted(communes, key=lambda row: in_order(str(row["nom"])))]


def _commune(made: Materials, row: Row) -> Leaf:
    name = str(row["nom"])
    note = _tr("Seuls les lieux de cette commune sont dessinés.")
    subject = Subject(_tr("Commune : {name}").format(name=name), geometry_of(row.geometry), MAP_A4, str(row["uuid"]),
                      notes=(note,))  # fmt: skip
    file = f"commune_{row['code_insee']}_{plain_name(name)}"
    return Leaf(subject.title, lambda: MapPage(made.base, made.around, subject, made.territory), file)


def _vigilance(made: Materials) -> list[Leaf]:
    table = Leaf("", lambda: VigilancePages(made.watched, made.watch_around))
    if not made.watched.evaluated:
        return [table]
    levels = {site.place.code: site.level for site in made.watched.sites}
    notes = VigilanceNotes(made.watched)
    subject = Subject(_tr("Sites résorbés ou fermés, par niveau de vigilance"), made.territory, MAP_A4,
                      scheme=watch_scheme(levels, _tr("Pas encore évalué")), notes=notes.caveat())  # fmt: skip
    chart = Leaf(subject.title, lambda: MapPage(made.base, made.watch_around, subject, made.territory), VIGILANCE)
    return [table, chart]


PIECES: tuple[Piece, ...] = (
    Piece(OVERVIEW, QT_TRANSLATE_NOOP("schema", "Carte générale du territoire"), _overview),
    Piece(STATE, QT_TRANSLATE_NOOP("schema", "État des lieux partagé (article 2)"), _state),
    Piece(COMMUNES, QT_TRANSLATE_NOOP("schema", "Cartes par commune"), _communes,
          QT_TRANSLATE_NOOP("schema", "aucun lieu à dessiner")),
    Piece(ENGAGEMENTS, QT_TRANSLATE_NOOP("schema", "Engagements et actions (articles 4 à 11)"), _engagements),
    Piece(SETTLEMENTS, QT_TRANSLATE_NOOP("schema", "Aménagements transitoires (article 9)"), _settlements),
    Piece(LAND, QT_TRANSLATE_NOOP("schema", "Foncier disponible (article 9)"), _land),
    Piece(VIGILANCE, QT_TRANSLATE_NOOP("schema", "Vigilance sur les sites résorbés ou fermés (article 11)"),
          _vigilance),
    Piece(SHEETS, QT_TRANSLATE_NOOP("schema", "Fiches des sites"), _sheets,
          QT_TRANSLATE_NOOP("schema", "aucun site")),
    Piece(METHOD, QT_TRANSLATE_NOOP("schema", "Glossaire, sources, méthode et limites"), _method),
)  # fmt: skip
"""In the order of the pages; the cover and the contents come before them."""
