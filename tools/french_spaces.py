"""Puts the non-breaking spaces of French typography into the strings of Python files.

    .venv/bin/python tools/french_spaces.py layers/errors.py dialogs/*.py

Before : ; ? ! » and after «, in string literals only; docstrings, comments and expressions are left alone.
"""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

NBSP = "\N{NO-BREAK SPACE}"
BEFORE = re.compile(r"(?<=[a-zàâçéèêëîïôûùü»)}%’0-9]) (?=[:;?!»](\s|$|[\"'\\]))")
AFTER = re.compile("\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK} ")
CODE_LIKE = re.compile(r"\b(CASE|SELECT|WHERE|coalesce|format_date|QGIS_)|::|:=")


def literals(tree: ast.AST) -> list[ast.expr]:
    """The string literals of a module that are not docstrings; those inside an f-string come with it."""
    prose = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
    parts = {id(part) for n in ast.walk(tree) if isinstance(n, ast.JoinedStr) for part in n.values}
    return [
        node
        for node in ast.walk(tree)
        if (isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str)))
        and id(node) not in prose
        and id(node) not in parts
    ]


def fixed(source: str) -> str:
    """The same module with its French strings spaced as they should be."""
    lines = source.encode("utf-8").splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    content = b"".join(lines)
    places = [
        (starts[n.lineno - 1] + n.col_offset, starts[(n.end_lineno or n.lineno) - 1] + (n.end_col_offset or 0))
        for n in literals(ast.parse(source))
    ]
    for start, end in sorted(set(places), reverse=True):
        text = content[start:end].decode("utf-8")
        if not CODE_LIKE.search(text):
            spaced = AFTER.sub("«" + NBSP, BEFORE.sub(NBSP, text))
            content = content[:start] + spaced.encode("utf-8") + content[end:]
    return content.decode("utf-8")


def main(names: list[str]) -> int:
    for path in map(Path, names):
        source = path.read_text(encoding="utf-8")
        result = fixed(source)
        if result != source:
            path.write_text(result, encoding="utf-8")
            print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
