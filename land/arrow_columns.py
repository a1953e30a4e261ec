"""The arrays that GDAL makes of an Arrow batch -> texts and WKB, None where there is no value."""

from __future__ import annotations

import numpy as np

_WINDOWS = "cp1252"


def as_texts(values: np.ndarray) -> np.ndarray:
    """A column as texts: numbers as they are written, days as AAAA-MM-JJ, lists with commas; None for no value."""
    mask = np.ma.getmaskarray(values)
    bare = np.ma.getdata(values)
    texts = np.empty(len(bare), dtype=object)
    if bare.dtype.kind == "S":
        texts[:] = _decoded(bare)
    elif bare.dtype.kind in "iu":
        texts[:] = list(map(str, bare.tolist()))
    elif bare.dtype.kind == "f":
        texts[:] = [None if np.isnan(number) else as_number(float(number)) for number in bare]
    elif bare.dtype.kind == "M":
        texts[:] = [None if np.isnat(day) else str(day)[:19] for day in bare]
    else:
        texts[:] = [as_text(value) for value in bare]
    texts[mask] = None
    return texts


def as_text(value: object) -> str | None:
    """One value as text."""
    if value is None:
        return None
    if isinstance(value, bytes):
        return _decoded(np.array([value]))[0]
    if isinstance(value, (list, tuple, np.ndarray)):
        return ", ".join(text for text in map(as_text, value) if text is not None)
    return str(value)


def as_number(number: float) -> str:
    """3.0 is written 3: files have codes as decimals."""
    return str(int(number)) if number.is_integer() else repr(number)


def as_wkb(values: np.ndarray) -> np.ndarray:
    """A column of geometries as bytes; None for no geometry."""
    found = np.array(np.ma.getdata(values), dtype=object)
    found[np.ma.getmaskarray(values)] = None
    return found


def _decoded(texts: np.ndarray) -> list[str]:
    values = texts.tolist()
    try:
        return list(map(bytes.decode, values))
    except UnicodeDecodeError:
        # A Shapefile or a table that declares an encoding it has not.
        return [value.decode(_WINDOWS, "replace") for value in values]
