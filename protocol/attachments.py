"""Files attached to the base: which ones are refused, and the name under which a file is kept."""

from __future__ import annotations

import re
from datetime import date
from pathlib import PurePosixPath, PureWindowsPath

PROGRAMS = frozenset((
    "exe", "bat", "cmd", "com", "pif", "scr", "msi", "msp", "cpl", "hta", "jar", "js", "jse", "vbs", "vbe",
    "wsf", "wsh", "ps1", "psm1", "reg", "scf", "lnk", "url", "inf", "dll", "sh", "app", "appref-ms", "chm",
    "application", "gadget", "msc", "py", "pyw",
))  # fmt: skip
"""Endings of what Windows runs when it is opened: programs, scripts, shortcuts."""

_ENDING = re.compile(r"[a-z0-9]{1,10}")
_IDENTITY_LENGTH = 8


def ending(name: str) -> str:
    """The ending of a file name, lower case, without its dot; Windows drops dots and spaces at the end of a name."""
    parts = name.rstrip(". ").rsplit(".", 1)
    return parts[1].lower() if len(parts) == 2 else ""


def is_program(name: str) -> bool:
    """Whether opening a file of that name would run something."""
    return ending(name) in PROGRAMS


def stored_name(nature: str, day: date | None, identity: str, source_name: str, number: int = 1) -> str:
    """`photo_2026-03-12_1a2b3c4d.jpg`: nature, day, beginning of the row's uuid, ending of the source.

    Nothing else of the source's own name, which may be that of a person. `number` tells two of the same name apart.
    """
    parts = [nature, *([day.isoformat()] if day else []), identity[:_IDENTITY_LENGTH]]
    if number > 1:
        parts.append(str(number))
    kept = ending(source_name)
    return "_".join(parts) + (f".{kept}" if _ENDING.fullmatch(kept) else "")


def stays_inside(path: str) -> bool:
    """Whether a path written in the base goes down from the folder of the base, on Windows as elsewhere."""
    windows = PureWindowsPath(path)
    parts = PurePosixPath(path.replace("\\", "/")).parts
    if not parts or "\0" in path or ":" in path:
        return False
    return not windows.drive and not windows.root and parts[0] != "/" and ".." not in parts
