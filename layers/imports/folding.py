"""Titles and labels compared as people read them: without case, accents, kinds of apostrophe or spaces. Pure Python."""

from __future__ import annotations

import functools

from ..commune_fields import normalised

_SAME = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE"})


@functools.lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """`Informations d’accès` and `INFORMATIONS D'ACCES` -> `informations_d_acces`."""
    return normalised(text.translate(_SAME))
