"""Which tabs a site file has: those of its form in the schema, then what is kept elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QWidget

from ...layers import schema
from ...layers.links import PREVIOUS
from ...layers.schema import Relation
from ...layers.store import Store
from ...layers.texts import label
from .children_tab import ChildrenTab
from .identity_tab import IdentityTab
from .record_tabs import DocumentsTab, JournalTab
from .restricted_tab import RestrictedTab
from .tab import Tab

_IDENTITY = "Identité"
_ELSEWHERE = ("Contexte", "Documents")
"""Relations of the site that have no panel of rows: sites it is tied to (see `Vie du site`), files."""

_ORDER = ("Habitants", "Conditions de vie", "Diagnostics", "Engagements et actions", "Acteurs et phases")
"""The first tabs after the identity; what the schema adds comes after them, without being named here."""

Make = Callable[[Store, str, QWidget], Tab]


@dataclass(frozen=True)
class TabPlan:
    """A tab before it is first shown; `tables` are those whose rows are written there."""

    title: str
    make: Make
    tables: tuple[str, ...] = ()


def plans() -> list[TabPlan]:
    """The tabs, in order."""
    return [TabPlan(label(_IDENTITY), IdentityTab, ("site",)), *_from_schema(), *_others()]


def place_of(table: str) -> str:
    """What to call the place where the rows of that table are written: a tab, or a window of « Vie du site »."""
    if table == PREVIOUS:
        return QCoreApplication.translate("SiteTabs", "Site précédent…")
    return next((plan.title for plan in plans() if table in plan.tables), label(_IDENTITY))


def _from_schema() -> Iterator[TabPlan]:
    groups: dict[str, list[Relation]] = {title: [] for title in _ORDER}
    for relation in schema.children("site"):
        title = relation.field.parent_tab
        # A re-occupation names two sites: it is decided in a window of its own, not typed as a row of one of them.
        if title and title not in _ELSEWHERE and relation.field.name == "site":
            groups.setdefault(title, []).append(relation)
    for title, relations in groups.items():
        tables = tuple(relation.child.name for relation in relations)
        yield TabPlan(label(title), _children(tuple(relations)), tables)


def _children(relations: tuple[Relation, ...]) -> Make:
    return lambda store, site, parent: ChildrenTab(relations, store, site, parent)


def _others() -> Iterator[TabPlan]:
    translate = QCoreApplication.translate
    yield TabPlan(translate("SiteTabs", "Propriétaires et procédures"), RestrictedTab)
    yield TabPlan(label("Documents"), DocumentsTab)
    yield TabPlan(label("Journal"), JournalTab)
