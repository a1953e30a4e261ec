"""Coordinates as people write them: decimal degrees, degrees-minutes-seconds, or metres. Pure Python."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..protocol.errors import ResorptionError

_DIRECTIONS = {"N": 1, "S": -1, "E": 1, "W": -1, "O": -1}
"""W and O: west in English and in French."""

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_ANGLE = re.compile(r"[-+]?\s*\d+(?:[.,]\d+)?(?:[\s°'′’\"″”:]*\d+(?:[.,]\d+)?){0,2}[\s°'′’\"″”]*")
_PAIR_SEPARATORS = (";", "\t", "\n", "/", ", ")
_POINT_DECIMALS = re.compile(r"([-+−]?\d+\.\d+)(?:\s+|\s*,\s*)([-+−]?\d+\.\d+)")
_COMMA_DECIMALS = re.compile(r"([-+−]?\d+,\d+)\s+([-+−]?\d+,\d+)")
_WHOLE_METRES = re.compile(r"(\d{5,7})\s+(\d{5,7})")

_D = r"([-+]?\d{1,3}(?:\.\d+)?)"
_D_POINT = r"([-+]?\d{1,3}\.\d+)"
_LINKS = (
    re.compile(rf"(?i)^geo:{_D},{_D}"),
    re.compile(rf"(?i)^https?://.*[?&]mlat={_D}&(?:amp;)?mlon={_D}"),
    re.compile(rf"(?i)^https?://.*!3d{_D_POINT}!4d{_D_POINT}"),
    re.compile(rf"(?i)^https?://.*[#&]map=[\d.]+/{_D}/{_D}"),
    re.compile(rf"(?i)^https?://.*[?&]lat(?:itude)?={_D}&(?:amp;)?(?:lon|lng|longitude)={_D}"),
    re.compile(rf"(?i)^https?://.*[/@=]{_D_POINT}(?:,|%2C){_D_POINT}"),
)
"""In the order of trust: a marker before the middle of the view. Latitude first in all of them."""


def parse_latitude(text: str) -> float:
    """Degrees north, negative to the south. Raises ResorptionError."""
    value = _degrees(text, "NS")
    if value is None or abs(value) > 90:
        raise ResorptionError(
            "« {texte} » n’est pas une latitude, de −90 à 90 degrés. Exemples : 48,8566 ou 48° 51′ 24″ N.", texte=text
        )
    return value


def parse_longitude(text: str) -> float:
    """Degrees east, negative to the west. Raises ResorptionError."""
    value = _degrees(text, "EWO")
    if value is None or abs(value) > 180:
        raise ResorptionError(
            "« {texte} » n’est pas une longitude, de −180 à 180 degrés. Exemples : 2,3522 ou 2° 21′ 8″ E.", texte=text
        )
    return value


def parse_metres(text: str) -> float:
    """A coordinate of a projected system, in metres. Raises ResorptionError."""
    plain = re.sub(r"[\s\u00a0\u202f_]|m$", "", text.strip()).replace(",", ".").replace("−", "-")
    if not re.fullmatch(r"[-+]?\d+(\.\d*)?", plain):
        raise ResorptionError("« {texte} » n’est pas une coordonnée en mètres. Exemple : 652381,5.", texte=text)
    return float(plain)


def split_pair(text: str) -> tuple[str, str] | None:
    """Two coordinates pasted together, in the order written; None when there is only one."""
    cuts = (_cut_link, *(_cut_at(separator) for separator in _PAIR_SEPARATORS), _cut_after_direction, _cut_decimals)
    for cut in cuts:
        parts = cut(text.strip())
        if parts is not None:
            return parts
    return None


def is_link(text: str) -> bool:
    """Whether it is the address of a place, always in degrees."""
    return _cut_link(text.strip()) is not None


def _cut_at(separator: str) -> Callable[[str], tuple[str, str] | None]:
    def cut(text: str) -> tuple[str, str] | None:
        parts = [part.strip() for part in text.split(separator) if part.strip()]
        return (parts[0], parts[1]) if len(parts) == 2 else None

    return cut


def _cut_after_direction(text: str) -> tuple[str, str] | None:
    found = re.fullmatch(r"(.*\d.*?[NSns])\s*,?\s*(\S.*\d.*[EWOewo])", text)
    return (found[1].strip(), found[2].strip()) if found else None


def _cut_decimals(text: str) -> tuple[str, str] | None:
    """Two decimal numbers: 48.85 2.35 or 48.85,2.35 or 48,85 2,35; with no decimals, metres: 652381 6862047."""
    found = _POINT_DECIMALS.fullmatch(text) or _COMMA_DECIMALS.fullmatch(text) or _WHOLE_METRES.fullmatch(text)
    return (found[1], found[2]) if found else None


def _cut_link(text: str) -> tuple[str, str] | None:
    """The place of a geo: address or of a link to a map on the web, in degrees."""
    found = next((form.search(text) for form in _LINKS if form.search(text)), None)
    return (found[1], found[2]) if found else None


def _degrees(text: str, letters: str) -> float | None:
    """Decimal degrees, or None when the text cannot be read; `letters` are the directions of that axis."""
    plain = text.strip().upper().replace("−", "-")
    direction = next((c for c in plain if c in _DIRECTIONS), "")
    body = plain.replace(direction, "", 1).strip() if direction else plain
    if not _ANGLE.fullmatch(body) or (direction and direction not in letters):
        return None
    parts = [float(n.replace(",", ".")) for n in _NUMBER.findall(body)]
    if len(parts) > 3 or any(part >= 60 for part in parts[1:]):
        return None
    sign = (-1 if body.startswith("-") else 1) * _DIRECTIONS.get(direction, 1)
    return sign * sum(part / 60**rank for rank, part in enumerate(parts))
