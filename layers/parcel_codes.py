"""The identifier of a parcel: 14 characters (commune, prefix, section, number), and the shorter forms that files have."""

from __future__ import annotations

import re
from collections.abc import Collection

_FULL = re.compile(r"(?P<insee>\d{5}|2[AB]\d{3})(?P<prefix>\d{3})(?P<section>[0-9A-Z]{2})(?P<number>\d{4})")
_WITH_DIRECTION = re.compile(r"(?P<department>\d{2}|2[AB])\d(?P<commune>\d{3})(?P<rest>\d{3}[0-9A-Z]{2}\d{4})")
_EDIGEO = re.compile(r"(?P<commune>\d{3})(?P<rest>\d{3}[0-9A-Z]{2}\d{4})")
_SHORT = re.compile(r"(?P<prefix>\d{3})?(?P<section>\d?[A-Z]{1,2})0*(?P<number>\d{1,4})")
_FORMS = (_FULL, _WITH_DIRECTION, _EDIGEO, _SHORT)
_SEPARATORS = re.compile(r"[\s\u00a0_\-./]")


def plain(text: str) -> str:
    """Without separators, in capitals."""
    return _SEPARATORS.sub("", text).upper()


def is_cadastral(text: str) -> bool:
    """Whether a text has one of the forms of an identifier."""
    return any(form.fullmatch(plain(text)) for form in _FORMS)


def is_full(text: str) -> bool:
    """Whether a text is an identifier of 14 characters as it is."""
    return _FULL.fullmatch(text) is not None


def all_full(texts: Collection[str | None]) -> bool:
    """Whether all are identifiers of 14 characters as they are: half a second for a million."""
    return None not in texts and all(map(_FULL.fullmatch, texts))  # type: ignore[arg-type]


def lacks_department(text: str) -> bool:
    """Whether a text is an identifier of 12 characters, as the exchange files of the plan have: no département."""
    return _EDIGEO.fullmatch(plain(text)) is not None


def full_code(identifier: str, insee: str | None, communes: Collection[str]) -> str | None:
    """The 14-character identifier, or None when it cannot be told for sure.

    `communes` are the INSEE codes of the territory. A form without its commune or department is completed only from
    `insee`, the commune where the land is known to lie.
    """
    text = plain(identifier)
    if _FULL.fullmatch(text):
        return text
    found = _WITH_DIRECTION.fullmatch(text)
    if found and found["department"] + found["commune"] in communes:
        return found["department"] + found["commune"] + found["rest"]
    if insee is None:
        return None
    found = _EDIGEO.fullmatch(text)
    if found:
        return insee + found["rest"] if insee.endswith(found["commune"]) else None
    found = _SHORT.fullmatch(text)
    return f"{insee}{found['prefix'] or '000'}{found['section']:0>2}{found['number']:0>4}" if found else None
