"""Makes a new protocol: its base, its styles and its project, whole or not at all."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..protocol.checks import check_record
from ..protocol.errors import ResorptionError
from ..protocol.recitals import TEMPLATE, Recital
from . import schema
from .copies import dated_copy
from .errors import DiskFullError, ExistingFile, OpenElsewhere, ReadOnlyError
from .geopackage import create_base
from .project import write_project
from .session import Session
from .territory import Territory
from .validation import Feedback, as_error, check_writable_folder, refuse, stop_if_cancelled, watched

SUFFIX = ".gpkg"
PROJECT_SUFFIX = ".qgz"
_SIDE_FILES = ("-wal", "-shm", "-journal")
_DISK_FULL = 28


@dataclass(frozen=True)
class Partner:
    """A signatory or a partner; `representative` is a function, never a person; `signatory` None when unknown."""

    category: str
    name: str
    representative: str = ""
    signatory: bool | None = None

    def values(self) -> dict[str, object]:
        """The row of the table `partenaire`."""
        answer = {True: "oui", False: "non", None: None}[self.signatory]
        return {
            "categorie": self.category,
            "nom": self.name.strip(),
            "representant": self.representative.strip() or None,
            "signataire": answer,
        }


@dataclass(frozen=True)
class ProtocolSpec:
    """What a new protocol is made of; the recitals are those of the template unless others are given."""

    name: str
    level: str
    first_year: int | None
    last_year: int | None
    partners: tuple[Partner, ...] = ()
    recitals: tuple[Recital, ...] = TEMPLATE

    def values(self) -> dict[str, object]:
        """The row of the table `protocole`."""
        return {
            "nom": self.name.strip(),
            "territoire_niveau": self.level,
            "annee_debut": self.first_year,
            "annee_fin": self.last_year,
        }


@dataclass(frozen=True)
class Created:
    """What was made; `copy` is the dated copy of the base that was replaced."""

    base: Path
    project: Path
    copy: Path | None


def spec_problems(spec: ProtocolSpec) -> list[ResorptionError]:
    """Everything that is wrong with what was typed: name, level, years, partners."""
    problems = _row_problems("protocole", spec.values())
    for number, partner in enumerate(spec.partners, start=1):
        problems += [
            ResorptionError("Partenaire de la ligne {number} : {problem}", number=number, problem=problem)
            for problem in _row_problems("partenaire", partner.values())
        ]
    return problems + _twice(spec.partners)


def _row_problems(name: str, values: dict[str, object]) -> list[ResorptionError]:
    table = schema.table(name)
    return [as_error(p) for p in check_record(table.own_fields, table.rules, values, date.today())]


def _twice(partners: tuple[Partner, ...]) -> list[ResorptionError]:
    keys = [(p.category, p.name.strip()) for p in partners]
    repeated = dict.fromkeys(name for category, name in keys if name and keys.count((category, name)) > 1)
    return [ResorptionError("Le partenaire « {name} » figure deux fois dans la même catégorie.", name=name)
            for name in repeated]  # fmt: skip


def place_problems(path: Path, replace: bool = False) -> list[ResorptionError]:
    """Everything that is wrong with the place where the base would be saved."""
    if path.suffix.lower() != SUFFIX:
        return [ResorptionError(
            "Le fichier « {name} » doit être un GeoPackage : donnez-lui un nom qui finit par .gpkg.", name=path.name)]  # fmt: skip
    if path.is_dir():
        return [ResorptionError("« {name} » est un dossier. Donnez le nom d’un fichier.", name=path.name)]
    try:
        check_writable_folder(path.parent)
    except ResorptionError as error:
        return [error]
    taken = [p for p in (path, path.with_suffix(PROJECT_SUFFIX)) if p.exists()]
    return [] if replace else [ExistingFile(p.name) for p in taken[:1]]


def create_protocol(
    spec: ProtocolSpec, territory: Territory, path: Path, feedback: Feedback | None = None, *, replace: bool = False
) -> Created:
    """The base at `path`, with its project beside it. Runs in any thread.

    Everything is made in a temporary folder of the same disk and moved in place at the end: a refusal, a
    failure or a cancel leaves nothing, and an existing base as it was. With `replace` it leaves a dated copy.
    Raises ResorptionError (Refused for several problems), BaseError, Cancelled.
    """
    path = Path(path).absolute()
    refuse(spec_problems(spec) + place_problems(path, replace))
    stop_if_cancelled(feedback)
    with _workshop(path) as folder:
        made = folder / path.name
        create_base(made, territory.zone.epsg, lambda session: _fill(session, spec, territory, feedback))
        stop_if_cancelled(feedback)
        project = write_project(made)
        stop_if_cancelled(feedback)
        return _put_in_place(made, project, path)


def _fill(session: Session, spec: ProtocolSpec, territory: Territory, feedback: Feedback | None) -> None:
    session.insert("protocole", spec.values())
    for order, recital in enumerate(spec.recitals, start=1):
        session.insert("visa", {"ordre": order, "texte": recital.text, "nature": recital.nature})
    for partner in spec.partners:
        session.insert("partenaire", partner.values())
    for commune in watched(territory.communes, len(territory.communes), feedback, 20, 80):
        row = commune.row
        values = {
            "code_insee": row.code,
            "nom": row.name,
            "epci_siren": row.epci_siren,
            "epci_nom": row.epci_name,
        }
        session.insert("commune", values, geometry=bytes(commune.geometry.asWkb()))


@contextlib.contextmanager
def _workshop(path: Path) -> Iterator[Path]:
    """A temporary folder of the same disk, so that the last step is a move."""
    folder: Path | None = None
    try:
        folder = Path(tempfile.mkdtemp(prefix=".resorption-", dir=path.parent))
        yield folder
    except OSError as error:
        raise _disk_error(error, path) from error
    finally:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)


def _disk_error(error: OSError, path: Path) -> ResorptionError:
    if error.errno == _DISK_FULL:
        return DiskFullError(path.name)
    if isinstance(error, PermissionError):
        return ReadOnlyError(path.name)
    return ResorptionError(
        "« {name} » n’a pas pu être écrit : {detail}.", name=path.name, detail=error.strerror or error
    )


def _put_in_place(made: Path, made_project: Path, path: Path) -> Created:
    """The last step: two moves on one disk; the first is undone when the second fails."""
    project = path.with_suffix(PROJECT_SUFFIX)
    copy = _set_aside(path)
    try:
        made.replace(path)
        _set_project_aside(project, copy)
        made_project.replace(project)
    except OSError as error:
        _undo(path, copy)
        # Windows refuses to replace a file that is open.
        raise (OpenElsewhere(path.name) if isinstance(error, PermissionError) else _disk_error(error, path)) from error
    return Created(path, project, copy)


def _set_aside(path: Path) -> Path | None:
    """A dated copy of the base that is to be replaced."""
    if not path.exists():
        return None
    copy = dated_copy(path, "remplacee")
    # Left by a program that still has the file open; SQLite would replay them into the new one.
    if any(path.with_name(path.name + suffix).exists() for suffix in _SIDE_FILES):
        copy.unlink()
        raise OpenElsewhere(path.name)
    return copy


def _set_project_aside(project: Path, copy: Path | None) -> None:
    """The former project, under QGIS's own backup name: it must not open by itself on another base."""
    if project.exists():
        stem = copy.stem if copy is not None else project.stem
        shutil.copy2(project, project.with_name(stem + PROJECT_SUFFIX + "~"))


def _undo(path: Path, copy: Path | None) -> None:
    if copy is not None:
        copy.replace(path)
    else:
        path.unlink(missing_ok=True)
