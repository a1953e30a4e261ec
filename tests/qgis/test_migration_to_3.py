"""A base of version 2 of the schema, brought to version 3: its view and the triggers of the factors are today's."""

from __future__ import annotations

import runpy
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

from resorption.layers import triggers
from resorption.layers.handle import Handle
from resorption.layers.migrations import open_base
from resorption.layers.tables import sites

kit = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "closed_sites_kit.py")))
OBJECTS = "SELECT type, name, sql FROM sqlite_master WHERE type IN ('view', 'trigger') ORDER BY name"
JOURNALLED = "ajout"
"""The trigger that wrote a line of the journal for each factor."""


def objects(path: Path) -> list[tuple]:
    with Handle(path, update=False) as base:
        return base.rows(OBJECTS)


def test_the_triggers_and_the_view_are_those_of_a_new_base(tmp_path: Path) -> None:
    store = kit.make(tmp_path / "base.gpkg")
    new = objects(store.path)
    former = triggers.create_triggers(replace(sites.VIGILANCE_FACTEUR, told_by_parent=False))
    with Handle(store.path) as base:
        base.execute(f'DROP TRIGGER "tr_vigilance_facteur_{JOURNALLED}"')
        base.execute(next(sql for sql in former if "AFTER INSERT" in sql))
        base.execute('DROP VIEW "site_synthese"')
        base.execute('CREATE VIEW "site_synthese" AS SELECT "fid" FROM "site"')
        base.execute('UPDATE "base_resorption" SET "version_schema" = 2')
    assert objects(store.path) != new
    open_base(store.path)
    assert objects(store.path) == new
