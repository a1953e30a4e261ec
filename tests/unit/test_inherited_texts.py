"""Qt translates under the name of the last class: one that others are made from must look in the whole family."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def classes() -> dict[str, ast.ClassDef]:
    files = sorted((ROOT / "dialogs").rglob("*.py"))
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in files]
    return {node.name: node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}


def parents(node: ast.ClassDef) -> set[str]:
    return {base.id for base in node.bases if isinstance(base, ast.Name)}


def speaks(node: ast.ClassDef) -> bool:
    return any(isinstance(n, ast.Attribute) and n.attr == "tr" for n in ast.walk(node))


def looks_in_the_family(name: str, known: dict[str, ast.ClassDef]) -> bool:
    if name == "InheritedTexts":
        return True
    return name in known and any(looks_in_the_family(parent, known) for parent in parents(known[name]))


def test_a_class_that_others_are_made_from_shares_its_texts() -> None:
    known = classes()
    mothers = {
        parent for node in known.values() for parent in parents(node) if parent in known and speaks(known[parent])
    }
    assert mothers >= {"EntryDialog", "RecordsPanel"}
    assert not sorted(name for name in mothers if not looks_in_the_family(name, known))
