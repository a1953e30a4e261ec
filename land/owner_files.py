"""Text files of owners (DGFiP: « fichiers des parcelles des personnes morales »): their encoding, separator, columns."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Generator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from ..protocol.errors import ResorptionError
from .guesses import Description
from .role_columns import Shape
from .source_types import Opened, Part, Source

_ENCODINGS = ("utf-8-sig", "cp1252")
_SEPARATORS = (";", ",", "\t", "|")
_LOOKED_AT = 1 << 20
_TOGETHER = 50_000
CSV = "csv"
"""Provider of a text file of owners: read as text, whatever its encoding and its separator."""


def described_table(path: str) -> Description:
    """What a text file says of itself. Raises ResorptionError."""
    columns, _encoding, _separator = _form(Path(path))
    return Description(Path(path).stem, columns, Shape.NONE, "", -1, CSV)


def open_table(source: Source) -> Opened:
    """The table open to be read. Raises ResorptionError."""
    path = Path(source.uri)
    columns, encoding, separator = _form(path)
    return Opened(columns, "", -1, lambda wanted, _shapes: _parts(path, encoding, separator, wanted))


def _form(path: Path) -> tuple[tuple[str, ...], str, str]:
    """Columns, encoding and separator of a file, by its beginning."""
    try:
        with path.open("rb") as file:
            start = file.read(_LOOKED_AT)
    except OSError as error:
        raise ResorptionError(
            "Le fichier « {file} » ne peut pas être lu ({why}). Remettez-le à sa place, ou choisissez-en un autre.",
            file=path.name, why=error.strerror or type(error).__name__,
        ) from error  # fmt: skip
    encoding = _encoding(start, path)
    title = start.decode(encoding, "replace").splitlines()[:1]
    separator = max(_SEPARATORS, key=title[0].count) if title else ";"
    columns = tuple(name.strip() for name in next(csv.reader(title, delimiter=separator), ()))
    if not columns[1:]:
        raise ResorptionError(
            "Le fichier « {file} » n’est pas une table : sa première ligne doit nommer les colonnes, séparées par des "
            "points-virgules, des virgules ou des tabulations.", file=path.name,
        )  # fmt: skip
    return columns, encoding, separator


def _encoding(start: bytes, path: Path) -> str:
    """UTF-8 where the whole file is: its beginning may hold no accent."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        decoder.decode(start)
        with path.open("rb") as file:
            file.seek(len(start))
            while block := file.read(_LOOKED_AT):
                decoder.decode(block)
    except UnicodeDecodeError:
        return _ENCODINGS[1]
    return _ENCODINGS[0]


def _parts(path: Path, encoding: str, separator: str, wanted: Sequence[str]) -> Generator[Part, None, None]:
    import pandas

    tables = pandas.read_csv(
        path, sep=separator, encoding=encoding, encoding_errors="replace", dtype=str, keep_default_na=False,
        usecols=lambda name: name.strip() in wanted, chunksize=_TOGETHER,
    )  # fmt: skip
    with tables:
        for table in tables:
            yield _part(table, wanted)


def _part(table: Any, wanted: Sequence[str]) -> Part:
    named = {name.strip(): table[name] for name in table.columns}
    texts = {name: np.array([text.strip() or None for text in named[name]], dtype=object) for name in wanted}
    return Part(texts, np.full(len(table), None, dtype=object))
