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
from .store import BASE, identity

PROJECT_SCOPE, PROJECT_ENTRY = "resorption", "base"
"""Where the project keeps the name of the base it was made for, without its extension: alone, since `_ENTRY` reads it."""

_ENTRY = re.compile(rf"<{PROJECT_SCOPE}\b[^>]*>\s*<{PROJECT_ENTRY} type=\"QString\">([^<]*)</{PROJECT_ENTRY}>".encode())
_BASE_SUFFIX = ".gpkg"


def install() -> str:
    """From now on projects are re-pointed when they are read; returns what `remove` needs."""
    return QgsPathResolver.setPathPreprocessor(Repointer(lambda: QgsProject.instance().fileName()))


def remove(identifier: str) -> None:
    """Projects are read as QGIS does by itself again. Raises KeyError on an unknown identifier."""
    QgsPathResolver.removePathPreprocessor(identifier)


def is_base(path: Path) -> bool:
    """Whether the file is a protocol base, of any version; its restricted companion is none."""
    try:
        with Handle(path, update=False) as base:
            nature = identity(base)[3]
    except BaseError:
        return False
    return nature == BASE


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
    """Answers with the path to read instead. QGIS asks for each layer: what was found of the last project is kept."""

    project_file: Callable[[], str]
    _origins: dict[tuple[str, int], str | None] = field(default_factory=dict)
    _bases: dict[Path, tuple[int, int]] = field(default_factory=dict)

    def __call__(self, path: str) -> str:
        project = Path(self.project_file())
        name = PurePosixPath(path.replace("\\", "/"))
        if name.suffix.lower() != _BASE_SUFFIX or not project.is_file() or name.stem != self._origin(project):
            return path
        own = project.with_suffix(_BASE_SUFFIX)
        return own.as_posix() if self._is_base(own) else path

    def _origin(self, project: Path) -> str | None:
        """The name of the base that the project was made for."""
        key = (str(project), project.stat().st_mtime_ns)
        if key not in self._origins:
            self._origins.clear()
            self._origins[key] = made_for(project)
        return self._origins[key]

    def _is_base(self, path: Path) -> bool:
        """Only a yes is kept: a base may be copied there, or be free again, at any time."""
        try:
            found = path.stat()
        except OSError:
            return False
        state = (found.st_mtime_ns, found.st_size)
        if self._bases.get(path) != state:
            self._bases.clear()
            if not is_base(path):
                return False
            self._bases[path] = state
        return True
