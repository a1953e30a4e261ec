"""The annex: two hundred sheets of sites against QGIS's own atlas, its memory as it grows, the whole demonstration.

    make bench BANC=annexe

    fiches        200 sheets of sites, from the base to one PDF
    pages_50      about 50 pages: what counts is the memory
    pages_500     about 500 pages: the same memory
    annexe_demo   the whole annex of the demonstration, with its maps

Ours: `produce_annex`, as the dialog calls it: reads the base, counts the pages, draws and prints them, with cover,
contents and manifest. Peer: `QgsLayoutExporter` on an atlas of the same template, map, texts and tables
(`annexe_atlas.py`). In both a still picture stands for the curve of counts. Floor: the same figures read by bare GDAL
and written by Qt's PDF writer, a page for each site, without template, table nor map.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import annexe_atlas
import annexe_floor
import annexe_record
import frame
from osgeo import gdal

SITES = 200
DAY = date(2026, 9, 1)
"""The days of the base are reckoned from it, not from the day of the run."""

MEMORY = {"pages_50": 16, "pages_500": 166}
"""Sheets of three pages each, beside the cover and the contents."""

BASE, DEMO, PDF = "protocole.gpkg", "demo", "annexe.pdf"
DEMO_DAY = date(2026, 11, 1)
PICTURE = "courbe.png"
EDITION = "partenaires"
NOT_COUNTED, NOT_SAID = "non compté", "non renseignée"

Figures = dict[str, list[Any]]
"""Code of a site, in the order of the pages -> its counts, diagnoses and engagements, as printed."""


def prepare(folder: Path) -> None:
    """The base, the still picture, and the demonstration as `make demo` leaves it."""
    from qgis.core import QgsApplication
    from resorption.tests.many_sites import make_base

    running = QgsApplication([], False)
    running.initQgis()
    make_base(folder / BASE, SITES, DAY)
    annexe_floor.paint_picture(folder / PICTURE)
    subprocess.run([sys.executable, str(frame.ROOT / "tools" / "demo.py"), str(folder / DEMO)], check=True)
    shutil.rmtree(folder / DEMO / "annexe")


def through_product(folder: Path, clock: frame.Clock) -> object:
    kept = annexe_atlas.application()
    stand_still(folder / PICTURE)
    with clock.step("fiches"):
        produced = produce(folder / BASE, folder, DAY, frozenset({"fiches"}))
    (produced / PDF).replace(folder / PDF)
    return kept


def through_part(step: str) -> frame.Work:
    """Fewer sheets, for their memory."""

    def work(folder: Path, clock: frame.Clock) -> object:
        kept = annexe_atlas.application()
        stand_still(folder / PICTURE)
        sites = frozenset(uuid for uuid, *_ in rows(folder / BASE, "site", "uuid")[: MEMORY[step]])
        with clock.step(step):
            produced = produce(folder / BASE, folder, DAY, frozenset({"fiches"}), sites)
        (produced / PDF).replace(folder / PDF)
        return kept

    return work


def through_demo(folder: Path, clock: frame.Clock) -> object:
    kept = annexe_atlas.application()
    with clock.step("annexe_demo"):
        produced = produce(folder / DEMO / BASE, folder, DEMO_DAY)
    pages = len(text_of(produced / PDF).split("\f")) - 1
    if pages != json.loads((produced / "manifeste.json").read_text(encoding="utf-8"))["pages"]:
        raise OSError(f"{pages} pages")
    return kept


def produce(base: Path, folder: Path, day: date, pieces: frozenset[str] | None = None,
            sites: frozenset[str] | None = None) -> Path:  # fmt: skip
    """The folder of the edition."""
    from resorption.annex.edition import produce_annex
    from resorption.annex.materials import Order

    return produce_annex(base, folder / "annexe", Order(EDITION, day, pieces, sites)).folder


def stand_still(picture: Path) -> None:
    """The curve of counts is a still picture, here only."""
    from qgis.core import QgsLayoutItemPicture
    from resorption.annex.count_curve import HEIGHT_MM, CountCurve
    from resorption.annex.paper import MARGIN, put
    from resorption.annex.ruler import INNER

    def draw(self: CountCurve) -> None:
        _, top = self.flow.claim(HEIGHT_MM + 2)
        if self.flow.draws:
            item = QgsLayoutItemPicture(self.flow.layout)
            item.setPicturePath(str(picture))
            self.flow.layout.addLayoutItem(item)
            put(item, self.flow.page, (MARGIN, top, INNER, HEIGHT_MM))

    CountCurve.draw = draw


def through_atlas(folder: Path, clock: frame.Clock) -> object:
    from resorption.annex.materials import Materials, Order
    from resorption.annex.reading import read_base

    kept = annexe_atlas.application()
    stand_still(folder / PICTURE)
    made = Materials(read_base(folder / BASE, EDITION), Order(EDITION, DAY))
    sheets = annexe_record.recorded(made)
    with clock.step("fiches"):
        annexe_atlas.export(made, sheets, folder / PICTURE, folder / PDF)
    return kept


def through_qt(folder: Path, clock: frame.Clock) -> object:
    """The same lines in the same order, and nothing else."""
    kept = annexe_atlas.application()
    with clock.step("fiches"):
        annexe_floor.write_lines([*plain_sheets(folder / BASE)], folder / PDF)
    return kept


def rows(base: Path, table: str, *columns: str) -> list[tuple[Any, ...]]:
    """Read by bare GDAL, in order of entry."""
    source = gdal.OpenEx(str(base), gdal.OF_VECTOR)
    return [tuple(feature.GetField(name) for name in columns) for feature in source.GetLayerByName(table)]


def plain_sheets(base: Path) -> Iterator[list[str]]:
    """The lines of each sheet, by commune and code."""
    communes = dict(rows(base, "commune", "uuid", "nom"))
    engaged = {uuid: told for uuid, *told in rows(base, "engagement", "uuid", "article", "intitule", "echeance")}
    counts = rows(base, "denombrement", "site", "date", "nb_personnes", "nb_adultes", "nb_mineurs", "nb_menages")
    diagnoses, links = (
        rows(base, "diagnostic", "site", "nature", "date"),
        rows(base, "engagement_site", "site", "engagement"),
    )
    sites = rows(base, "site", "uuid", "code", "nom", "commune")
    for uuid, code, name, _ in sorted(sites, key=lambda row: (folded(communes[row[3]]), row[1])):
        lines = [f"Fiche du site {code} – {name}"]
        for site, day, *numbers in sorted(counts, key=lambda row: row[1], reverse=True):
            if site == uuid:
                told = [NOT_COUNTED if number is None else str(number) for number in numbers]
                lines.append(" ".join([french(day), NOT_SAID, *told]))
        lines += [f"Diagnostic {nature} – réalisé, {french(day)}" for site, nature, day in diagnoses if site == uuid]
        for site, engagement in links:
            if site == uuid:
                article, title, due = engaged[engagement]
                lines.append(f"{article} {title} Préfecture {french(due)}")
        yield lines


def folded(text: str) -> str:
    return unicodedata.normalize("NFD", text.replace("Œ", "Oe")).encode("ascii", "ignore").decode().lower()


def french(day: str) -> str:
    return "/".join(reversed(str(day)[:10].replace("/", "-").split("-")))


_CODE = re.compile(r"Fiche du site (S-\d{4}-\d+)")
_DAY = r"(\d\d/\d\d/\d{4})"
_NUMBER = rf"(\d+|{NOT_COUNTED})"
_COUNT = re.compile(" ".join([_DAY, NOT_SAID, *[_NUMBER] * 4]))
_DIAGNOSIS = re.compile(rf"Diagnostic (\w+) – réalisé, {_DAY}")
_ENGAGEMENT = re.compile(rf"(\d+) Engagement fictif Préfecture {_DAY}")


def figures(folder: Path) -> Figures | None:
    """What the PDF says of each site, page after page; None of the demonstration, which has no peer."""
    if not (folder / PDF).is_file():
        return None
    texts: dict[str, str] = {}
    for page in text_of(folder / PDF).split("\f"):
        code = _CODE.search(page)
        if code:
            texts[code.group(1)] = texts.get(code.group(1), "") + " " + re.sub(r"\s+", " ", page)
    return {
        code: [_COUNT.findall(text), sorted(_DIAGNOSIS.findall(text)), sorted(_ENGAGEMENT.findall(text))]
        for code, text in texts.items()
    }


def text_of(pdf: Path) -> str:
    done = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True)
    return done.stdout


def same(reference: Figures, other: Figures | None) -> bool:
    """Equal for the sites that the other has, in the same order, and no site without its figures."""
    if other is None:
        return True
    order = [code for code in reference if code in other]
    complete = all(counts and diagnoses and engagements for counts, diagnoses, engagements in other.values())
    return complete and list(other) == order and all(other[code] == reference[code] for code in order)


BENCH = frame.Bench(
    name="annexe",
    work={"sheets": SITES, "sheets_50_pages": MEMORY["pages_50"], "sheets_500_pages": MEMORY["pages_500"]},
    prepare=prepare,
    contenders={
        "resorption": through_product,
        "qgis-atlas": through_atlas,
        "resorption-50-pages": through_part("pages_50"),
        "resorption-500-pages": through_part("pages_500"),
        "resorption-demo": through_demo,
    },
    floor={"qt": through_qt},
    output=figures,
    same=same,
)

if __name__ == "__main__":
    sys.exit(frame.main(BENCH))
