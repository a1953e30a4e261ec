"""What the cells of the platform's workbook say: texts in, values of the base out. Pure Python.

Every reader gives None when the cell says nothing (« NC »), and raises Unreadable without quoting the cell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta

from .folding import folded
from .incoming import Unreadable

Reader = Callable[[str], object]

_NOTHING = frozenset({"", "nc", "null", "undefined", "nan"})
_FRENCH_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?:\D.*)?")
_ISO_DAY = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ].*)?")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_FIRST_SERIAL_DAY = date(1899, 12, 30)
_WHOLE = re.compile(r"(\d{1,9})(?:[.,]0+)?")
_DEGREES = re.compile(r"[-+]?\d{1,3}(?:[.,]\d{1,20})?")
_TAG = re.compile(r"<\s*[!/?a-zA-Z]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]|_x00[01][0-9A-Fa-f]_")
_EARLIEST = date(1950, 1, 1)
FORMULA_STARTS = ("=", "+", "@")


def is_nothing(text: str | None) -> bool:
    """Whether the cell says nothing: empty, « NC », or what JavaScript writes for a missing value."""
    return text is None or text.strip().casefold() in _NOTHING


def as_text(text: str) -> str:
    """A text of one or more lines, without outer spaces. Refuses markup and control characters."""
    clean = text.replace("\r\n", "\n").replace("_x000D_", "").replace("\r", "\n").strip()
    if _CONTROL.search(clean):
        raise Unreadable("le texte contient des caractères de contrôle. Retapez-le à la source.")
    if _TAG.search(clean):
        raise Unreadable("le texte contient des balises (« < »). Retirez-les à la source.")
    return clean


def as_line(text: str) -> str:
    """A text of one line."""
    return " ".join(as_text(text).split())


def as_address(text: str) -> str | None:
    """An address; None for the platform's « Pas d'adresse précise »."""
    line = as_line(text)
    return None if folded(line) == "pas_d_adresse_precise" else line


def as_day(text: str) -> date:
    """A date cell (2026/09/05), a typed date (05/09/2026) or a serial number of a spreadsheet (46270)."""
    plain = text.strip()
    try:
        day = _day(plain)
    except (ValueError, OverflowError) as error:
        raise Unreadable("cette date n’existe pas.") from error
    if day is None:
        raise Unreadable("une date est attendue (JJ/MM/AAAA).")
    if day < _EARLIEST:
        raise Unreadable("cette date est antérieure à 1950.")
    return day


def _day(plain: str) -> date | None:
    if found := _FRENCH_DAY.fullmatch(plain):
        return date(int(found[3]), int(found[2]), int(found[1]))
    if found := _ISO_DAY.fullmatch(plain):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if _SERIAL.fullmatch(plain):
        return _FIRST_SERIAL_DAY + timedelta(days=int(float(plain)))
    return None


def paris_day(serial: float) -> date:
    """The day in metropolitan France of a spreadsheet's serial that counts in UTC (midnight there is 22 or 23 h)."""
    moment = datetime.combine(_FIRST_SERIAL_DAY, time.min) + timedelta(seconds=round(serial * 86_400))
    summer = _last_sunday(moment.year, 3) <= moment < _last_sunday(moment.year, 10)
    return (moment + timedelta(hours=2 if summer else 1)).date()


def _last_sunday(year: int, month: int) -> datetime:
    """When the clocks change (UTC)."""
    last = datetime(year, month, 31, 1)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def as_count(text: str) -> int:
    """A whole number, zero included."""
    found = _WHOLE.fullmatch(text.strip().replace("\u00a0", "").replace("\u202f", "").replace(" ", ""))
    if not found:
        raise Unreadable("un nombre entier est attendu.")
    return int(found[1])


def as_degrees(text: str) -> float:
    """A coordinate in decimal degrees, with a point or a comma."""
    plain = text.strip()
    if not _DEGREES.fullmatch(plain):
        raise Unreadable("une coordonnée en degrés décimaux est attendue.")
    return float(plain.replace(",", "."))


def as_tri_state(text: str) -> str:
    """oui or non, or inconnu when the cell says so."""
    answer = folded(text)
    if answer not in ("oui", "non", "inconnu"):
        raise Unreadable("« oui », « non » ou « NC » est attendu.")
    return answer


def as_insee(text: str) -> str:
    """The code of a commune; a spreadsheet may have eaten its first zero."""
    code = text.strip().upper()
    code = code.zfill(5) if code.isdigit() else code
    if not re.fullmatch(r"(?:\d{2}|2[AB])\d{3}", code):
        raise Unreadable("un code INSEE de 5 caractères est attendu.")
    return code


def coded(codes: Mapping[str, str]) -> Reader:
    """One label of a list, given as {folded label: code}."""

    def read(text: str) -> str:
        code = codes.get(folded(text))
        if code is None:
            raise Unreadable("cette réponse ne fait pas partie de celles qui sont connues.")
        return code

    return read


def flags(columns: Mapping[str, str], separator: str) -> Reader:
    """A list of labels as tri-state columns: oui for those met, non for the others. {folded label: column}"""

    def read(text: str) -> dict[str, str]:
        met = {folded(part.lstrip("- ")) for part in re.split(separator, text) if part.strip()}
        if not met <= columns.keys():
            raise Unreadable("cette réponse ne fait pas partie de celles qui sont connues.")
        return {column: "oui" if label in met else "non" for label, column in columns.items()}

    return read
