"""The layers of the project: which table, which part of it, under which French name, in which group. Pure Python."""

from dataclasses import dataclass

from ..protocol.resorption import CLOSED as CLOSED_STATUSES
from ..protocol.rules import quoted
from ..protocol.vocabulary import OPEN_STATUSES, vocabulary
from .model import Geometry, Table
from .schema import BASE_TABLES, SYNTHESIS
from .tables import follow_up, land, living_conditions, sites, territory

ALL = ""
"""The view of a table that shows every row."""

CAMPS = "campements"
RESORBED = "resorbes"
CLOSED = "fermes"
CHRONOLOGY = "chronologie"
VIGILANCE = "vigilance"
MAP = "carte"

GROUP_TABLES = "Tables"
GROUP_VIGILANCE = "Vigilance – Article 11 (partenaires)"
FOLDED = (GROUP_VIGILANCE, GROUP_TABLES)
"""Groups of the legend that are closed when the project opens."""


def layer_id(table: str, view: str = ALL) -> str:
    """Identifier of a layer in the project. QGIS replaces one of ten characters or less when it reads a project."""
    return f"resorption_{table}_{view}" if view else f"resorption_{table}"


@dataclass(frozen=True)
class View:
    """One layer. `where` is a filter of the provider; a private layer is not in the legend."""

    table: str
    name: str
    title: str
    group: tuple[str, ...] = ()
    where: str = ""
    private: bool = False
    read_only: bool = False
    checked: bool = True
    """Drawn when the project opens."""
    explained: bool = False
    """Its legend says what it means and does not mean: it is open whenever its group is."""
    since: int = 1
    """The version of the schema whose projects have it first."""
    alone: bool = False
    """Opened from the base without its project: there are no relations."""

    @property
    def layer_id(self) -> str:
        """Identifier of the layer in the project."""
        return layer_id(self.table, self.name)


def _status(*values: str) -> str:
    known = vocabulary("statut_site").values
    unknown = [v for v in values if v not in known]
    if unknown:
        raise KeyError(unknown[0])
    return f"{quoted('statut')} IN ({', '.join(repr(v) for v in values)})"


MAP_VIEWS = (
    View("site", CAMPS, "Campements", ("Sites",), _status(*OPEN_STATUSES)),
    View("site", RESORBED, "Sites résorbés", ("Sites",), _status("resorbe")),
    View("site", CLOSED, "Sites fermés, non résorbés", ("Sites",), _status("ferme_non_resorbe")),
    # Under the sites, whose symbols stand inside its own, which are larger.
    View("site", VIGILANCE, "Lieux fermés à suivre", (GROUP_VIGILANCE,), _status(*CLOSED_STATUSES),
         checked=False, explained=True, since=3),
    View("amenagement", MAP, "Aménagements", ("Aménagements transitoires",)),
    View("foncier", MAP, "Terrains", ("Foncier disponible",)),
    View("site", CHRONOLOGY, "Tous les sites, dans le temps", ("Chronologie",), checked=False),
    View("commune", MAP, "Communes", ("Territoire",)),
)  # fmt: skip
"""What is seen on the map, from top to bottom."""

_SUBJECTS = (
    ("Protocole et partenaires", territory.TABLES),
    ("Suivi des sites", (*sites.TABLES, *living_conditions.TABLES)),
    ("Foncier et aménagements", land.TABLES),
    ("Engagements et actions", follow_up.TABLES),
)


def _of_table(table: Table, subject: str) -> View:
    """The unfiltered layer of a table: private when it has a map of its own or is written by a rule engine.

    A private layer, which nobody sees nor renames, has the name of its table: expressions find it by that
    (`overlay_intersects('commune', …)`).
    """
    private = table.engine_only or table.geometry is not Geometry.NONE
    title = table.name if private else table.label
    return View(table.name, ALL, title, (GROUP_TABLES, subject), "", private, table.engine_only)


TABLE_VIEWS = (
    *(_of_table(table, subject) for subject, tables in _SUBJECTS for table in tables),
    View("journal", ALL, "Journal des modifications", (GROUP_TABLES,), read_only=True),
    View(SYNTHESIS, ALL, SYNTHESIS, (GROUP_TABLES,), private=True, read_only=True),
)
"""One unfiltered layer per table; `base_resorption`, `suppression` and `lot` are the base's own business."""

VIEWS = (*MAP_VIEWS, *TABLE_VIEWS)

EDITABLE = tuple(t for t in BASE_TABLES if not t.technical and not t.engine_only)
"""The tables that people fill in with the forms of QGIS."""


def views_of(table: str) -> tuple[View, ...]:
    """Every layer of that table."""
    return tuple(v for v in VIEWS if v.table == table)
