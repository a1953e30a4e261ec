"""Pages are counted without being drawn, drawn one layout at a time, and nothing of them stays."""

from __future__ import annotations

import gc
import weakref
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from qgis.core import QgsLayoutItem, QgsLayoutItemPage, QgsPrintLayout, QgsProject, QgsVectorLayer
from qgis.PyQt import sip
from resorption.annex import document, edition, map_layers, map_page, printing, templates
from resorption.annex.edition import produce_annex
from resorption.annex.materials import Materials, Order
from resorption.annex.pieces import PIECES, SHEETS
from resorption.annex.reading import read_base
from resorption.tests.qgis import annex_rows
from resorption.tests.qgis.annex_bases import TODAY, Plan, grid, make_base
from resorption.tests.qgis.annex_print import rows

PARTNERS = "partenaires"


def base_of(folder: Path, sites: int) -> Path:
    plan = Plan(grid(2, 2), sites=sites, settlements=2 if sites else 0, land=3 if sites else 0)
    base = make_base(folder / "base.gpkg", plan)
    return annex_rows.fill(base, annex_rows.sheet_rows) if sites else base


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return base_of(tmp_path_factory.mktemp("comptees"), 30)


@pytest.mark.parametrize("sites", [0, 1, 30])
def test_as_many_pages_are_drawn_as_were_counted(sites: int, many: Path, tmp_path: Path) -> None:
    base = many if sites == 30 else base_of(tmp_path, sites)
    made = Materials(read_base(base, PARTNERS), Order(PARTNERS, TODAY))
    counts = []
    for piece in PIECES:
        for leaf in piece.leaves(made):
            pages = leaf.make()
            counted = pages.count()
            # Counting leaves nothing behind: the same pages, and others of the same leaf, are drawn after it.
            for drawn in (pages, leaf.make()):
                assert drawn.write() == counted, (piece.key, leaf.title)
                layout = drawn.number_pages(1, counted)
                assert layout.pageCollection().pageCount() == counted, (piece.key, leaf.title)
            counts.append(counted)
    assert max(counts) > 1
    assert len(counts) > sites


class Alive:
    """What the annex has made of QGIS's layouts, projects and layers, and has not let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.made: list[tuple[str, weakref.ref]] = []
        for module, kind in ((templates, QgsPrintLayout), (document, QgsProject), (edition, QgsProject),
                             (map_page, QgsProject), (map_layers, QgsVectorLayer)):  # fmt: skip
            monkeypatch.setattr(module, kind.__name__, self._watched(kind))

    def _watched(self, kind: type) -> Callable[..., object]:
        def make(*given: object) -> object:
            one = kind(*given)
            self.made.append((kind.__name__, weakref.ref(one)))
            return one

        return make

    def count(self) -> Counter[str]:
        there = [(name, found()) for name, found in self.made]
        return Counter(name for name, one in there if one is not None and not sip.isdeleted(one))


def test_counting_draws_nothing(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Materials(read_base(many, PARTNERS), Order(PARTNERS, TODAY))
    leaves = [leaf for piece in PIECES for leaf in piece.leaves(made) if not leaf.map_name]
    # The bodies of templates are known from one layout each, which is not of any leaf.
    for leaf in leaves:
        leaf.make().count()
    alive = Alive(monkeypatch)
    for leaf in leaves:
        assert leaf.make().count()
    assert "QgsPrintLayout" not in [name for name, _ in alive.made]


def test_no_page_stays_in_memory(many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sites = [uuid for (uuid,) in rows(many, "SELECT uuid FROM site ORDER BY fid")]

    def most(number: int) -> Counter[str]:
        """When a layout was about to be printed."""
        seen: list[Counter[str]] = []

        class Watched(printing.Sheets):
            def next(self) -> bool:
                is_there = super().next()
                seen.append(alive.count())
                return is_there

        with monkeypatch.context() as patched:
            alive = Alive(patched)
            patched.setattr(printing, "Sheets", Watched)
            produce_annex(many, tmp_path, Order(PARTNERS, TODAY, frozenset({SHEETS}), frozenset(sites[:number])))
            assert len(seen) == number + 3
        gc.collect()
        assert not alive.count()
        return Counter({name: max(one[name] for one in seen) for name in seen[0] | seen[-1]})

    few, every = most(3), most(30)
    assert every == few
    assert every["QgsPrintLayout"] <= 3, "the cover, the contents and a sheet"
    assert every["QgsProject"] == 1


def test_the_pages_of_an_annex_share_a_project_without_their_layers(many: Path) -> None:
    project = QgsProject()
    made = Materials(read_base(many, PARTNERS), Order(PARTNERS, TODAY), project)
    [sheets] = [piece for piece in PIECES if piece.key == SHEETS]
    for leaf in sheets.leaves(made)[:2]:
        pages = leaf.make()
        layout = pages.number_pages(1, pages.write())
        assert layout.project() is project and project.mapLayers()
        made.forget_layers()
        assert not project.mapLayers()


def test_what_is_on_a_page_lies_on_its_template(many: Path) -> None:
    """A template may have a coloured ground: it hides nothing."""
    made = Materials(read_base(many, PARTNERS), Order(PARTNERS, TODAY))
    [sheets] = [piece for piece in PIECES if piece.key == SHEETS]
    pages = sheets.leaves(made)[0].make()
    counted = pages.write()
    items = [item for item in pages.layout.items() if isinstance(item, QgsLayoutItem)]
    blocks = {item.uuid() for item in items if not isinstance(item, QgsLayoutItemPage)}
    drawn = [item for item in pages.number_pages(1, counted).items() if isinstance(item, QgsLayoutItem)]
    under = [item for item in drawn if item.uuid() not in blocks and not isinstance(item, QgsLayoutItemPage)]
    assert len(under) > 20 and counted > 1
    assert max(item.zValue() for item in under) < min(item.zValue() for item in drawn if item.uuid() in blocks)
    assert min(item.zValue() for item in under) > max(
        item.zValue() for item in drawn if isinstance(item, QgsLayoutItemPage)
    )
    names = [item.id() for item in sorted(under, key=lambda item: item.zValue()) if item.page() == 0 and item.id()]
    assert names[0] == "titre" and names.index("carte") < names.index("echelle")
