"""From what was written in a file to what the base holds, strictly: no guess, a sentence instead."""

from __future__ import annotations

import re
import uuid
from datetime import date

from ..protocol.errors import ResorptionError
from .model import Field, Kind

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_FRENCH = re.compile(r"(\d{2})/(\d{2})/(\d{4})")
_WHOLE = re.compile(r"[+-]?\d{1,9}")
_DECIMAL = re.compile(r"[+-]?\d{1,15}([.,]\d+)?")


def convert(field: Field, raw: object) -> object:
    """The value of a column, None when empty. Raises ResorptionError."""
    if isinstance(raw, str):
        raw = raw.strip()
    if raw is None or raw == "":
        return None
    if field.name == "uuid":
        return as_uuid(raw)
    if field.kind is Kind.DATE:
        return as_date(raw)
    if field.kind is Kind.INTEGER:
        return as_whole(raw)
    if field.kind is Kind.REAL:
        return as_decimal(raw)
    return as_text(raw)


def as_date(raw: object) -> date:
    """2026-11-23 or 23/11/2026."""
    text = str(raw)
    iso, french = _ISO.fullmatch(text), _FRENCH.fullmatch(text)
    try:
        if iso:
            return date(*map(int, iso.groups()))
        if french:
            return date(*map(int, reversed(french.groups())))
    except ValueError as error:
        raise ResorptionError("« {value} » n’existe pas dans le calendrier.", value=raw) from error
    raise ResorptionError("« {value} » n’est pas une date : écrivez 2026-11-23 ou 23/11/2026.", value=raw)


def as_whole(raw: object) -> int:
    """A whole number, with nothing around it."""
    if isinstance(raw, float) and raw.is_integer():
        return int(raw)
    if isinstance(raw, int) and not isinstance(raw, bool):
        return raw
    if isinstance(raw, str) and _WHOLE.fullmatch(raw):
        return int(raw)
    raise ResorptionError("« {value} » n’est pas un nombre entier.", value=raw)


def as_decimal(raw: object) -> float:
    """A number, with a comma or a point."""
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        return float(raw)
    if isinstance(raw, str) and _DECIMAL.fullmatch(raw):
        return float(raw.replace(",", "."))
    raise ResorptionError("« {value} » n’est pas un nombre.", value=raw)


def as_text(raw: object) -> str:
    """A text; a number is written as it reads (12, not 12.0); a list is refused."""
    if isinstance(raw, (list, tuple, dict)):
        raise ResorptionError("Une liste de valeurs n’est pas acceptée : il faut une ligne par valeur.")
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    return str(raw)


def as_uuid(raw: object) -> str:
    """An identity in its usual writing: 36 characters, lower case."""
    try:
        return str(uuid.UUID(str(raw)))
    except ValueError as error:
        raise ResorptionError(
            "« {value} » n’est pas un identifiant (36 caractères, par exemple "
            "27004359-466c-5b4d-9825-7e38c13bbec2). Laissez la colonne vide pour qu’il soit attribué.",
            value=raw) from error  # fmt: skip
