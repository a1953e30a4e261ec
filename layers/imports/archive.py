"""An XLSX file before anybody reads it: is it one, is it whole, is it of a sensible size. Its links."""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path

from qgis.PyQt.QtCore import QXmlStreamReader

from ...protocol.errors import ResorptionError
from .platform_values import paris_day

MAX_PARTS = 500
MAX_UNPACKED = 400 * 1024 * 1024
"""Bytes once unpacked: 5,000 sites with every column take 30 MB."""

_ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""First bytes of Microsoft's compound file: an XLSX with a password, or a workbook of before 2007."""

_SITE_LINK = re.compile(r"/site/(\d{1,12})/?(?:[?#].*)?$")
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_TIMED = r'<(?:\w+:)?c\s[^>]*?\br="((?:COLUMNS)\d{1,7})"[^>]*>\s*<(?:\w+:)?v>(\d{5}\.\d{1,20})<'
_CHUNK = 1024 * 1024
_DECLARATIONS = tuple(w.encode(e) for w in ("<!DOCTYPE", "<!ENTITY") for e in ("utf-8", "utf-16-le", "utf-16-be"))
_LONGEST = max(len(word) for word in _DECLARATIONS)


class UnreadableWorkbook(ResorptionError):
    """The file cannot be read as a workbook."""


def check_archive(path: Path) -> None:
    """Refuses what is not a whole XLSX of a sensible size. Raises UnreadableWorkbook."""
    _check_start(path)
    try:
        with zipfile.ZipFile(path) as archive:
            _check_sizes(archive, path)
            _check_parts(archive, path)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise _damaged(path) from error
    except OSError as error:
        raise _closed(path) from error


def _check_start(path: Path) -> None:
    if not path.is_file():
        raise UnreadableWorkbook(
            "Le fichier « {name} » est introuvable. Vérifiez son emplacement, puis recommencez.", name=path.name
        )
    try:
        with path.open("rb") as file:
            start = file.read(len(_ENCRYPTED))
    except OSError as error:
        raise _closed(path) from error
    if start == _ENCRYPTED:
        raise UnreadableWorkbook(
            "Le classeur « {name} » est protégé par un mot de passe, ou d’un format ancien (.xls). "
            "Ouvrez-le dans un tableur, enregistrez-le au format .xlsx sans mot de passe, puis recommencez.",
            name=path.name,
        )
    if not start.startswith(b"PK"):
        raise UnreadableWorkbook("Le fichier « {name} » n’est pas un classeur au format .xlsx.", name=path.name)


def _closed(path: Path) -> UnreadableWorkbook:
    return UnreadableWorkbook(
        "Le fichier « {name} » ne peut pas être lu : il est sans doute ouvert dans un autre logiciel. "
        "Fermez-le, puis recommencez.",
        name=path.name,
    )


def _damaged(path: Path) -> UnreadableWorkbook:
    return UnreadableWorkbook(
        "Le classeur « {name} » est abîmé ou incomplet. Téléchargez-le de nouveau, puis recommencez.", name=path.name
    )


def _check_sizes(archive: zipfile.ZipFile, path: Path) -> None:
    """What the archive says it holds; the reader never unpacks more than that."""
    parts = archive.infolist()
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise UnreadableWorkbook(
            "Le classeur « {name} » est démesuré ({size} Mo une fois ouvert) : ce n’est pas un export de la plateforme.",
            name=path.name, size=sum(part.file_size for part in parts) // 1_000_000,
        )  # fmt: skip
    if not any(part.filename == "xl/workbook.xml" for part in parts):
        raise UnreadableWorkbook("Le fichier « {name} » n’est pas un classeur au format .xlsx.", name=path.name)


def _check_parts(archive: zipfile.ZipFile, path: Path) -> None:
    """Unpacks everything once, piece by piece: truncated data are found here, and entities, which no workbook has."""
    for part in archive.infolist():
        with archive.open(part) as stream:
            end = b""
            while piece := stream.read(_CHUNK):
                # A declaration may stand across two pieces, or after a long comment.
                if any(word in end + piece for word in _DECLARATIONS):
                    raise _damaged(path)
                end = piece[-_LONGEST:]


def site_links(path: Path, sheet: str) -> dict[str, str]:
    """{cell: the platform's identifier of the site} of that sheet, from the links of its cells."""
    try:
        with zipfile.ZipFile(path) as archive:
            part = _sheet_part(archive, sheet)
            if part is None:
                return {}
            targets = _relations(archive, part)
            return dict(_links(archive, part, targets))
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, OSError) as error:
        raise _damaged(path) from error


def _links(archive: zipfile.ZipFile, part: str, targets: dict[str, str]) -> Iterator[tuple[str, str]]:
    for element in _elements(archive, part, "hyperlink", skip="sheetData"):
        target = _SITE_LINK.search(targets.get(element.get("id", ""), ""))
        cell = _CELL.match(element.get("ref", ""))
        if target and cell:
            yield cell[0], target[1]


def late_days(path: Path, sheet: str, columns: Collection[str]) -> dict[str, date]:
    """{cell: day in metropolitan France} of the cells of these columns (letters) that hold a time of day, in UTC.

    OGR drops the time, so that midnight in Paris would be the day before. The cells are looked for as text: to
    read half a million of them one by one would take longer than all the rest.
    """
    if not columns:
        return {}
    wanted = re.compile(_TIMED.replace("COLUMNS", "|".join(sorted(columns))).encode("ascii"))
    try:
        with zipfile.ZipFile(path) as archive:
            part = _sheet_part(archive, sheet)
            found = wanted.findall(b"" if part is None else archive.read(part))
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, OSError) as error:
        raise _damaged(path) from error
    return {cell.decode("ascii"): paris_day(float(serial)) for cell, serial in found}


def _sheet_part(archive: zipfile.ZipFile, sheet: str) -> str | None:
    targets = _relations(archive, "xl/workbook.xml")
    for element in _elements(archive, "xl/workbook.xml", "sheet"):
        if element.get("name") == sheet:
            target = targets.get(element.get("id", ""), "")
            part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))
            return part if part in archive.namelist() else None
    return None


def _relations(archive: zipfile.ZipFile, part: str) -> dict[str, str]:
    folder, name = posixpath.split(part)
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in archive.namelist():
        return {}
    return {e.get("Id", ""): e.get("Target", "") for e in _elements(archive, relations, "Relationship")}


def _elements(archive: zipfile.ZipFile, part: str, tag: str, skip: str = "") -> Iterator[dict[str, str]]:
    """The attributes of each element of that name, whatever their namespaces."""
    reader = QXmlStreamReader(archive.read(part))
    while not reader.atEnd():
        if reader.readNext() != QXmlStreamReader.TokenType.StartElement:
            continue
        name = str(reader.name())
        if name == skip:
            reader.skipCurrentElement()
        elif name == tag:
            attributes = reader.attributes()
            yield {str(attributes.at(i).name()): str(attributes.at(i).value()) for i in range(attributes.count())}
    if reader.hasError():
        raise zipfile.BadZipFile(part)
