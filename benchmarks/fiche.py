"""The daily screen on a base of 10,000 sites: the file of a site, and the list of all of them.

    make bench BANC=fiche

Each step is the median over many sites, from the click to the moment when the window is painted.

    ouverture      a new window, its first tab shown
    tous_onglets   the same, until each of its tabs has been shown, one after the other
    suivant        another site in a window that shows its first tab
    comptages      another site in a window that shows the counts
    liste          the list of all sites, until its rows are shown
    recherche      the sites that have some words in their code, name or address
    filtre         the sites of a status and of a type

Peers: QGIS's attribute form of the layer of sites of the plugin's own project, with the same relations, to consult and
to edit; QGIS's attribute table with the same expression. Floor: bare GDAL reading the same rows, nothing shown.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import frame
from osgeo import gdal

SITES = 10_000
DAY = date(2026, 9, 1)
"""The days of the base are reckoned from it, not from the day of the run."""

SAMPLE = 20
"""Sites that are opened, far from each other."""

BASE, PROJECT, SHOWN = "protocole.gpkg", "protocole.qgz", "shown.json"
FIRST_TAB, COUNTS_TAB = "Identité", "Habitants"
RELATIONS = {
    "denombrement_site": "denombrement", "diagnostic_site": "diagnostic", "conditions_vie_site": "conditions_vie",
    "engagement_site_site": "engagement_site",
}  # fmt: skip
"""What must be seen of each site: relations of the project, and their tables."""

SEARCHES = (("moulin",), ("scierie", "12"), ("9", "quai"), ("bretelle", "gare"), ("-07",), ("coteau", "rue"),
            ("marais", "444"), ("forges",))  # fmt: skip
"""Words without accents, in no name of a commune: `ILIKE` on three columns finds the same as the dock."""

FILTERS = (("actif", "terrain"), ("en_resorption", "bati"), ("resorbe", "terrain"), ("actif", "inconnu"))


def prepare(folder: Path) -> None:
    """The base and its project, as the plugin makes them."""
    from qgis.core import QgsApplication
    from resorption.layers.project import write_project
    from resorption.tests.many_sites import make_base

    running = QgsApplication([], False)
    running.initQgis()
    write_project(make_base(folder / BASE, SITES, DAY))


def sample(folder: Path) -> list[dict[str, Any]]:
    """The sites to open: fid, uuid and name."""
    base = gdal.OpenEx(str(folder / BASE), gdal.OF_VECTOR)
    layer = base.GetLayerByName("site")
    every = [(f.GetFID(), f.GetField("uuid"), f.GetField("nom")) for f in layer]
    return [dict(zip(("fid", "uuid", "nom"), row)) for row in every[:: SITES // SAMPLE]]


class Laps:
    """Times what is done until it is painted, and keeps what was shown."""

    def __init__(self, clock: frame.Clock) -> None:
        self._clock = clock
        self.shown: dict[str, Any] = {}

    def run(self, step: str, paint: Callable[[Any], None], work: Callable[..., Any], *given: object) -> Any:
        """Does it, paints the window that it gives, adds a lap."""
        start = time.perf_counter()
        made = work(*given)
        paint(made)
        self._clock.lap(step, time.perf_counter() - start)
        return made

    def keep(self, step: str, what: Any) -> None:
        """Adds to what was shown."""
        self.shown.setdefault(step, []).append(what)

    def write(self, folder: Path) -> None:
        """Leaves it to be compared."""
        (folder / SHOWN).write_text(json.dumps(self.shown), encoding="utf-8")


def all_tabs(opened: Callable[[Any], Any], tabs: Callable[[Any], Any], site: Any) -> Any:
    """Opens the window of a site and shows each of its tabs, painted."""
    import painted

    window = opened(site)
    painted.paint(window)
    for index in range(1, tabs(window).count()):
        tabs(window).setCurrentIndex(index)
        painted.paint(window)
    return window


def through_plugin(folder: Path, clock: frame.Clock) -> object:
    """« Fiche site », then the dock « Sites »."""
    import painted

    application, _project = painted.application(), painted.read_project(folder / PROJECT)
    laps = Laps(clock)
    _files_of_plugin(folder, laps)
    _list_of_plugin(folder, laps)
    laps.write(folder)
    return application


def _files_of_plugin(folder: Path, laps: Laps) -> None:
    import painted
    from resorption.dialogs.site_file.window import SiteFileWindow

    def opened(uuid: str) -> SiteFileWindow:
        window = SiteFileWindow(folder / BASE, uuid)
        window.resize(*painted.SIZE)
        window.show()
        return window

    def other(uuid: str) -> SiteFileWindow:
        kept.show_site(uuid)
        return kept

    sites = sample(folder)
    for site in sites:
        painted.throw_away(laps.run("ouverture", painted.paint, opened, site["uuid"]))
    for site in sites:
        window = laps.run("tous_onglets", painted.paint, all_tabs, opened, lambda w: w.tabs, site["uuid"])
        laps.keep("tous_onglets", [site["nom"] in painted.texts(window), _lists(window)])
        painted.throw_away(window)
    kept = opened(sites[0]["uuid"])
    for step, tab in (("suivant", FIRST_TAB), ("comptages", COUNTS_TAB)):
        kept.show_tab(tab)
        painted.paint(kept)
        for site in sites:
            laps.run(step, painted.paint, other, site["uuid"])
            laps.keep(step, site["nom"] in kept.title.text() and (tab == FIRST_TAB or _rows(kept, "denombrement")))


def _lists(window: Any) -> dict[str, int]:
    """How many rows the list of each relation has."""
    named = {"engagement_site": "engagement"}
    return {relation: _rows(window, named.get(table, table)) for relation, table in RELATIONS.items()}


def _rows(window: Any, table: str) -> int:
    """How many rows the list of a table has: it is named after it."""
    from qgis.PyQt.QtWidgets import QTreeWidget
    from resorption.layers import schema
    from resorption.layers.texts import label

    title = label(schema.table(table).label)
    return next(w.topLevelItemCount() for w in window.findChildren(QTreeWidget) if w.accessibleName() == title)


def _list_of_plugin(folder: Path, laps: Laps) -> None:
    import painted
    from resorption.dialogs.sites_dock import SitesDock

    dock = SitesDock(painted.Interface())
    dock.resize(*painted.SIZE)
    dock.show()

    def paint(_made: object) -> None:
        painted.paint(dock)

    laps.run("liste", paint, dock.set_base, folder / BASE)
    for words in SEARCHES:
        laps.run("recherche", paint, dock.filters.search.setText, " ".join(words))
        laps.keep("recherche", len(dock.shown()))
    for status, kind in FILTERS:
        dock.filters.clear()
        paint(dock)
        laps.run("filtre", paint, _tick, dock, status, kind)
        laps.keep("filtre", len(dock.shown()))
    dock.stop()


def _tick(dock: Any, status: str, kind: str) -> None:
    from resorption.layers.texts import label
    from resorption.protocol.vocabulary import vocabulary

    for box, name, value in ((dock.filters.status, "statut_site", status), (dock.filters.kind, "type_site", kind)):
        box.setCheckedItems([label(vocabulary(name).label_of(value))])


def through_form(folder: Path, clock: frame.Clock, edited: bool = False) -> object:
    """QGIS's attribute form; `edited`: the layer of sites and those of its relations are in edit mode."""
    import painted
    from resorption.layers.project import find_layer

    application, project = painted.application(), painted.read_project(folder / PROJECT)
    if edited:
        for table in ("site", *RELATIONS.values()):
            if not find_layer(project, table).startEditing():
                raise RuntimeError(table)
    forms, laps, sites = painted.QgisForms(find_layer(project, "site")), Laps(clock), sample(folder)
    for site in sites:
        painted.throw_away(laps.run("ouverture", painted.paint, forms.open, site["fid"]))
    for site in sites:
        dialog = laps.run("tous_onglets", painted.paint, all_tabs, forms.open, forms.tabs, site["fid"])
        rows = dict(forms.relations(dialog))
        laps.keep("tous_onglets", [site["nom"] in painted.texts(dialog), {r: rows[r] for r in RELATIONS}])
        painted.throw_away(dialog)
    kept = forms.open(sites[0]["fid"])
    tabs = forms.tabs(kept)
    titles = [tabs.tabText(index) for index in range(tabs.count())]
    for step, tab in (("suivant", FIRST_TAB), ("comptages", COUNTS_TAB)):
        tabs.setCurrentIndex(titles.index(tab))
        painted.paint(kept)
        for site in sites:
            laps.run(step, painted.paint, forms.show_other, kept, site["fid"])
            counts = tab == FIRST_TAB or dict(forms.relations(kept))["denombrement_site"]
            laps.keep(step, site["nom"] in painted.texts(kept) and counts)
    laps.write(folder)
    return application, forms, kept


def through_table(folder: Path, clock: frame.Clock) -> object:
    """QGIS's attribute table of the layer of sites."""
    import painted
    from resorption.layers.project import find_layer

    application, project = painted.application(), painted.read_project(folder / PROJECT)
    table, laps = painted.QgisTable(find_layer(project, "site")), Laps(clock)
    laps.run("liste", painted.paint, table.open)
    for step, asked in (("recherche", map(searched, SEARCHES)), ("filtre", map(filtered, FILTERS))):
        for expression in asked:
            laps.run(step, painted.paint, table.filter, expression)
            laps.keep(step, table.count())
    laps.write(folder)
    return application, table


def searched(words: tuple[str, ...]) -> str:
    """Each word in one of the columns; the same text for QGIS's expressions, and for SQLite with LIKE."""
    columns = ("code", "nom", "adresse")
    return " AND ".join("(" + " OR ".join(f"\"{c}\" ILIKE '%{word}%'" for c in columns) + ")" for word in words)


def filtered(asked: tuple[str, str]) -> str:
    """A status and a type, as an expression and as SQL."""
    return "\"statut\" = '{}' AND \"type_site\" = '{}'".format(*asked)


def through_gdal(folder: Path, clock: frame.Clock) -> None:
    """The rows of a site read by a handle opened for them, as ours are; lists on one handle. Nothing is shown."""
    laps, sites = Laps(clock), sample(folder)
    base = gdal.OpenEx(str(folder / BASE), gdal.OF_VECTOR)
    layer = base.GetLayerByName("site")
    for site in sites:
        laps.run("ouverture", _nothing, _read, folder, site["uuid"])
        found = laps.run("tous_onglets", _nothing, _read, folder, site["uuid"], *RELATIONS.values())
        laps.keep("tous_onglets", [True, {r: len(rows) for r, rows in zip(RELATIONS, found)}])
        laps.run("suivant", _nothing, _read, folder, site["uuid"])
        laps.keep("suivant", True)
        laps.keep("comptages", len(laps.run("comptages", _nothing, _read, folder, site["uuid"], "denombrement")[0]))
    laps.run("liste", _nothing, list, layer)
    for step, asked in (("recherche", map(searched, SEARCHES)), ("filtre", map(filtered, FILTERS))):
        for expression in asked:
            layer.SetAttributeFilter(expression.replace("ILIKE", "LIKE"))
            laps.keep(step, len(laps.run(step, _nothing, list, layer)))
    laps.write(folder)


def _nothing(_made: object) -> None:
    """There is no window to paint."""


def _read(folder: Path, uuid: str, *tables: str) -> list[list[Any]]:
    """The row of a site, then those of the tables that depend on it, which are returned."""
    base = gdal.OpenEx(str(folder / BASE), gdal.OF_VECTOR)
    found = []
    for table, column in (("site", "uuid"), *((table, "site") for table in tables)):
        layer = base.GetLayerByName(table)
        layer.SetAttributeFilter(f"\"{column}\" = '{uuid}'")
        found.append(list(layer))
    return found[1:]


def shown(folder: Path) -> dict[str, Any]:
    """What the contender says that it has shown."""
    return json.loads((folder / SHOWN).read_text(encoding="utf-8"))


def same(reference: dict[str, Any], other: dict[str, Any]) -> bool:
    """Equal wherever both show something: a form has no list, a table no file."""
    return bool(other) and all(other[step] == reference[step] for step in other)


BENCH = frame.Bench(
    name="fiche",
    work={"sites": SITES, "fiches": SAMPLE, "recherches": len(SEARCHES), "filtres": len(FILTERS)},
    prepare=prepare,
    contenders={
        "resorption": through_plugin,
        "qgis-formulaire": through_form,
        "qgis-formulaire-edition": lambda folder, clock: through_form(folder, clock, edited=True),
        "qgis-table": through_table,
    },
    floor={"osgeo": through_gdal},
    output=shown,
    same=same,
)

if __name__ == "__main__":
    sys.exit(frame.main(BENCH))
