"""A copied project opens the base that bears its own name, not the one it was copied from.

QGIS stores `./NOM.gpkg`; a project copied with its base under another name would find nothing, or the original.
QGIS asks this module about each path while it reads a project (`QgsPathResolver.setPathPreprocessor`).
"""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from qgis.core import QgsPathResolver, QgsProject

from .errors import BaseError
from .handle import Handle
from .store import identity

PROJECT_SCOPE, PROJECT_ENTRY = "resorption", "base"
"""Where the project keeps the name of the base it was made for, without its extension."""

_ENTRY = re.compile(rf"<{PROJECT_SCOPE}\b[^>]*>\s*<{PROJECT_ENTRY} type=\"QString\">([^<]*)</{PROJECT_ENTRY}>".encode())
_BASE_SUFFIX = ".gpkg"


def install() -> str:
    """From now on projects are re-pointed when they are read; returns what `remove` needs."""
    return QgsPathResolver.setPathPreprocessor(Repointer(lambda: QgsProject.instance().fileName()))


def remove(identifier: str) -> None:
    """Projects are read as QGIS does by itself again. Raises KeyError on an unknown identifier."""
    QgsPathResolver.removePathPreprocessor(identifier)


def is_base(path: Path) -> bool:
    """Whether the file is a protocol base, of any version."""
    try:
        with Handle(path, update=False) as base:
            identity(base)
    except BaseError:
        return False
    return True


def made_for(project: Path) -> str | None:
    """The name of the base for which a project file was made, without extension; None if it is not ours."""
    try:
        found = _ENTRY.search(_content(project))
    except (OSError, zipfile.BadZipFile):
        return None
    return html.unescape(found.group(1).decode()) if found else None


def _content(project: Path) -> bytes:
    if project.suffix.lower() != ".qgz":
        return project.read_bytes()
    with zipfile.ZipFile(project) as archive:
        name = next((n for n in archive.namelist() if n.endswith(".qgs")), None)
        return archive.read(name) if name else b""


@dataclass
class Repointer:
    """Answers with the path to read instead. Remembers one project at a time: QGIS asks for each layer."""

    project_file: Callable[[], str]
    _seen: dict[tuple[str, int], tuple[str, str]] = field(default_factory=dict)

    def __call__(self, path: str) -> str:
        project = Path(self.project_file())
        name = PurePosixPath(path.replace("\\", "/"))
        if name.suffix.lower() != _BASE_SUFFIX or not project.is_file():
            return path
        origin, own = self._names(project)
        return own if own and name.stem == origin else path

    def _names(self, project: Path) -> tuple[str, str]:
        """The base the project was made for, and the path of the one it must read; empty when nothing changes."""
        key = (str(project), project.stat().st_mtime_ns)
        if key not in self._seen:
            self._seen.clear()
            origin, own = made_for(project), project.with_suffix(_BASE_SUFFIX)
            self._seen[key] = (origin, own.as_posix()) if origin is not None and is_base(own) else ("", "")
        return self._seen[key]
