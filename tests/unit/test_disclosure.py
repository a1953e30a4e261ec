"""Deny by default: what the annex may read of the schema."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from resorption.layers.model import COMMON, Geometry
from resorption.layers.schema import SYNTHESIS, TABLES, table
from resorption.layers.synthesis import COLUMNS
from resorption.layers.tables import restricted, technical
from resorption.protocol.disclosure import COMMON as NOT_REPEATED
from resorption.protocol.disclosure import (
    DECISIONS,
    EDITIONS,
    GEOMETRY,
    LEVELS,
    RESTRICTED,
    TOTALS,
    check_edition,
    disclosed,
    disclosed_columns,
    summed_columns,
)
from resorption.protocol.errors import ResorptionError

NAMES = [t.name for t in TABLES]
NEVER = {
    "site": {"origine_francaise", "origine_ue", "origine_hors_ue", "adresse", "acces", "contexte", "id_plateforme"},
    "partenaire": {"contact_service"},
    "denombrement": {"nb_filles", "nb_0_3", "nb_16_18"},
    "diagnostic": {"analyse"},
    "amenagement": {"proprietaire"},
    "piece_jointe": {"titre", "fichier"},
    "visite": {"note"},
    "usage_site": {"description", "gestionnaire"},
    "reoccupation": {"par", "visite"},
}


def columns_of(name: str) -> set[str]:
    if name == SYNTHESIS:
        return {c.name for c in COLUMNS}
    shape = {GEOMETRY} if table(name).geometry is not Geometry.NONE else set()
    return {f.name for f in table(name).fields} | shape


@pytest.mark.parametrize("name", [*NAMES, SYNTHESIS])
def test_each_column_is_decided_once(name: str) -> None:
    """A field added to the schema fails here until someone decides who may see it."""
    decided = [column for columns in DECISIONS[name].values() for column in columns]
    assert sorted(decided) == sorted(columns_of(name) - set(NOT_REPEATED) | (set(decided) & set(NOT_REPEATED)))
    assert set(DECISIONS[name]) <= set(LEVELS)


def test_no_decision_about_what_is_not_there() -> None:
    assert set(DECISIONS) == {*NAMES, SYNTHESIS}
    assert set(NOT_REPEATED) == {"fid", *(f.name for f in COMMON)}


def test_totals_are_never_read_row_by_row() -> None:
    assert summed_columns("partenaires", "site") == {"origine_francaise", "origine_ue", "origine_hors_ue"}
    for asked in (False, True):
        assert not summed_columns("partenaires", "site") & disclosed_columns("partenaires", "site", asked)
    assert [t for t, levels in DECISIONS.items() if TOTALS in levels] == ["site"]


def test_restricted_columns_on_explicit_choice_only() -> None:
    for name, levels in DECISIONS.items():
        hidden = set(levels.get(RESTRICTED, ()))
        assert not hidden & disclosed_columns("partenaires", name)
        assert hidden <= disclosed_columns("partenaires", name, restricted=True)
    assert "personne_morale" in disclosed("partenaires", "proprietaire", {"personne_morale": "SA"}, restricted=True)


@pytest.mark.parametrize("name", [*NAMES, SYNTHESIS])
def test_what_is_disclosed_exists(name: str) -> None:
    assert disclosed_columns("partenaires", name) <= columns_of(name)


def test_only_the_partners_edition_exists() -> None:
    assert EDITIONS == ("partenaires",)
    for edition in ("publique", "", "Partenaires", "restreinte"):
        with pytest.raises(ResorptionError, match="partenaires"):
            check_edition(edition)
        with pytest.raises(ResorptionError):
            disclosed(edition, "site", {"nom": "x"})


def test_the_folders_of_a_layer_stay_in_the_base() -> None:
    """A run stored before layers were named without them may have some."""
    for stored in (r"C:\Users\jeanne.martin\ppr.gpkg", "/home/jeanne/ppr.gpkg", "ppr.gpkg"):
        assert disclosed("partenaires", "criblage_source", {"couche": stored})["couche"] == "ppr.gpkg"
    assert disclosed("partenaires", "criblage_source", {"couche": None}) == {"couche": None}


def test_a_new_column_and_a_new_table_are_hidden() -> None:
    assert disclosed("partenaires", "site", {"nom": "Les Marais", "colonne_de_demain": 1}) == {"nom": "Les Marais"}
    assert disclosed("partenaires", "table_de_demain", {"nom": "x"}) == {}


@pytest.mark.parametrize("name", [t.name for t in (*restricted.TABLES, *technical.TABLES)])
def test_restricted_and_technical_tables_are_hidden(name: str) -> None:
    assert disclosed_columns("partenaires", name) == frozenset()


@pytest.mark.parametrize("name", NAMES)
def test_who_typed_what_is_hidden(name: str) -> None:
    assert not disclosed_columns("partenaires", name) & {f.name for f in COMMON}


@pytest.mark.parametrize("name", sorted(NEVER))
def test_sensitive_columns_are_hidden(name: str) -> None:
    assert NEVER[name] <= columns_of(name)
    assert not disclosed_columns("partenaires", name) & NEVER[name]


def test_the_annex_reads_the_base_in_one_place(root: Path) -> None:
    """Nothing in annex/ but reading.py knows how to open a base."""
    ways = {"store", "migrations", "geopackage", "handle", "session", "copies", "osgeo"}
    for file in sorted((root / "annex").glob("*.py")):
        imported = {
            part
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
            if isinstance(node, (ast.ImportFrom, ast.Import))
            for part in (getattr(node, "module", "") or "").split(".") + [a.name for a in node.names]
        }
        assert file.name == "reading.py" or not imported & ways, file.name


def test_the_annex_asks_for_disclosed_tables_only(root: Path) -> None:
    text = (root / "annex" / "reading.py").read_text(encoding="utf-8")
    tree = ast.parse(text)
    asked = next(
        ast.literal_eval(n.value) for n in ast.walk(tree)
        if isinstance(n, ast.Assign) and getattr(n.targets[0], "id", "") == "TABLES"
    )  # fmt: skip
    assert [name for name in asked if not disclosed_columns("partenaires", name)] == []
