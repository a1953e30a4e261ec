"""The data dictionary is the schema, written for people."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from resorption.layers.dictionary import SUBJECTS, dictionary
from resorption.layers.schema import TABLES
from resorption.protocol.vocabulary import VOCABULARIES

FILE = Path(__file__).resolve().parents[2] / "docs" / "dictionnaire.md"
REWRITE = "RESORPTION_REWRITE"


def test_committed_file_is_the_schema() -> None:
    """`RESORPTION_REWRITE=1` before pytest writes the file again."""
    if os.environ.get(REWRITE):
        FILE.write_text(dictionary(), encoding="utf-8")
    assert FILE.read_text(encoding="utf-8") == dictionary(), f"à écrire de nouveau : {REWRITE}=1"


def test_every_table_once() -> None:
    assert sorted(t.name for _, tables in SUBJECTS for t in tables) == sorted(t.name for t in TABLES)


@pytest.mark.parametrize("table", TABLES, ids=lambda t: t.name)
def test_every_column_is_described(table) -> None:  # noqa: ANN001
    section = dictionary().split(f"### `{table.name}` ")[1].split("\n## ")[0].split("\n### ")[0]
    for field in table.own_fields:
        assert f"| `{field.name}` | {field.label} |" in section
    for rule in table.rules:
        assert rule.message in section


def test_every_value_is_listed() -> None:
    text = dictionary()
    for vocabulary in VOCABULARIES.values():
        for code in vocabulary.codes:
            assert f"| `{code.value}` | {code.label} |" in text


def test_no_line_is_broken_by_a_bar() -> None:
    for line in dictionary().splitlines():
        if line.startswith("| `"):
            assert line.count("|") in (3, 4, 6), line
