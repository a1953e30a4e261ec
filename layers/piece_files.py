"""The files attached to a base, kept in folders beside it: `NOM.pieces` and, for restricted ones, `NOM.restreint`."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import BinaryIO

from ..protocol.attachments import is_program, stays_inside
from ..protocol.errors import ResorptionError
from .errors import BaseError, DiskFullError, ReadOnlyError
from .placing import os_error, told, workshop
from .validation import Feedback, stop_if_cancelled

BIN = "corbeille"
"""Sub-folder where the file of a removed document is kept."""

_CHUNK = 1 << 20


@dataclass(frozen=True)
class Shelf:
    """Where documents are: the table of their rows, the ending of the folder of their files."""

    table: str
    suffix: str

    def folder(self, base: Path) -> Path:
        """The folder of that base, there or not."""
        return base.absolute().with_name(base.stem + self.suffix)


ORDINARY = Shelf("piece_jointe", ".pieces")
RESTRICTED = Shelf("piece_restreinte", ".restreint")


class State(Enum):
    """What has become of a file that the base names."""

    PRESENT = "présent"
    MISSING = "introuvable"
    OUTSIDE = "hors du dossier"


class OutsideFile(ResorptionError):
    """The base names a file that is not in its own folder: it is never opened nor moved."""

    def __init__(self, fichier: str) -> None:
        super().__init__(
            "« {fichier} » n’est pas dans le dossier de la base : il n’est pas ouvert. Joignez le fichier de nouveau.",
            fichier=fichier,
        )


def resolve(base: Path, fichier: str) -> Path:
    """The file that the base names, there or not. Raises OutsideFile for one that leaves the folder of the base."""
    if not stays_inside(fichier):
        raise OutsideFile(fichier)
    try:
        folder = base.absolute().parent.resolve()
        path = (folder / fichier.replace("\\", "/")).resolve()
    except (OSError, RuntimeError) as error:  # a link that leads to itself
        raise OutsideFile(fichier) from error
    if folder not in path.parents:
        raise OutsideFile(fichier)
    return path


def state_of(base: Path, fichier: str) -> State:
    """Whether the file is there."""
    try:
        path = resolve(base, fichier)
    except OutsideFile:
        return State.OUTSIDE
    return State.PRESENT if path.is_file() else State.MISSING


def openable(base: Path, fichier: str) -> Path:
    """The file, when it may be handed to the system to be opened. Raises ResorptionError."""
    path = resolve(base, fichier)
    if is_program(path.name):
        raise ResorptionError("« {nom} » est un programme ou un raccourci : il n’est pas ouvert.", nom=path.name)
    if not path.is_file():
        raise ResorptionError(
            "Le fichier « {nom} » est introuvable dans le dossier « {dossier} ». Remettez-le à sa place, ou retirez "
            "la pièce puis joignez le fichier de nouveau.", nom=path.name, dossier=path.parent)  # fmt: skip
    return path


def check_source(source: Path) -> Path:
    """The file to attach, behind a link if need be. Raises ResorptionError for what cannot be attached."""
    try:
        real = source.resolve(strict=True)
        size = real.stat().st_size
    except (OSError, RuntimeError) as error:
        raise _unreadable(source, error) from error
    if real.is_dir():
        raise ResorptionError("« {nom} » est un dossier. Joignez ses fichiers un à un.", nom=source.name)
    if not real.is_file():
        raise ResorptionError("« {nom} » n’est pas un fichier ordinaire : il n’est pas joint.", nom=source.name)
    if is_program(source.name) or is_program(real.name):
        raise ResorptionError(
            "« {nom} » est un programme, un script ou un raccourci : il n’est pas joint. Joignez le document lui-même.",
            nom=source.name)  # fmt: skip
    if size == 0:
        raise ResorptionError("« {nom} » est vide : il n’est pas joint.", nom=source.name)
    with _reading(source, real):
        return real


def digest(path: Path, feedback: Feedback | None = None) -> str:
    """The SHA-256 of a file. Raises ResorptionError, Cancelled."""
    found = hashlib.sha256()
    with _reading(path, path) as file:
        for chunk in _chunks(file, path, feedback):
            found.update(chunk)
    return found.hexdigest()


@contextlib.contextmanager
def copied(source: Path, folder: Path, feedback: Feedback | None) -> Iterator[Path]:
    """A whole copy of the file on the disk of `folder`, to be moved to its place; gone at the end if it was not.

    Makes the folder, and takes it away again if something fails. Raises ResorptionError, BaseError, Cancelled.
    """
    made = not folder.exists()
    try:
        with told(folder):
            folder.mkdir(exist_ok=True)
            with workshop(folder) as shop:
                copy = shop / "piece"
                _copy(source, copy, folder, feedback)
                yield copy
    except BaseException:
        if made:
            with contextlib.suppress(OSError):
                folder.rmdir()
        raise


def _copy(source: Path, copy: Path, folder: Path, feedback: Feedback | None) -> None:
    size = source.stat().st_size
    if shutil.disk_usage(folder).free < size:
        raise DiskFullError(folder.name)
    with _reading(source, source) as file, _written(copy, folder) as out:
        for chunk in _chunks(file, source, feedback):
            try:
                out.write(chunk)
            except OSError as error:
                raise _not_written(error, folder) from error
    if copy.stat().st_size != size:
        raise ResorptionError("« {nom} » a changé pendant la copie : il n’est pas joint. Recommencez.", nom=source.name)


@contextlib.contextmanager
def _written(copy: Path, folder: Path) -> Iterator[BinaryIO]:
    try:
        with copy.open("xb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
    except OSError as error:
        raise _not_written(error, folder) from error


def _not_written(error: OSError, folder: Path) -> BaseError:
    return ReadOnlyError(folder.name) if isinstance(error, PermissionError) else os_error(error, folder)


def _chunks(file: BinaryIO, source: Path, feedback: Feedback | None) -> Iterator[bytes]:
    size, done = os.fstat(file.fileno()).st_size, 0
    while True:
        stop_if_cancelled(feedback)
        try:
            chunk = file.read(_CHUNK)
        except OSError as error:
            raise _unreadable(source, error) from error
        if not chunk:
            return
        yield chunk
        done += len(chunk)
        if feedback is not None and size:
            feedback.setProgress(100 * min(done / size, 1.0))


@contextlib.contextmanager
def _reading(shown: Path, real: Path) -> Iterator[BinaryIO]:
    try:
        file = real.open("rb")
    except OSError as error:
        raise _unreadable(shown, error) from error
    with file:
        yield file


def _unreadable(source: Path, error: Exception) -> ResorptionError:
    if isinstance(error, FileNotFoundError):
        return ResorptionError(
            "« {nom} » est introuvable : le fichier a été déplacé, renommé ou supprimé, ou son lecteur n’est plus "
            "connecté.", nom=source.name)  # fmt: skip
    return ResorptionError(
        "« {nom} » n’a pas pu être lu : il est ouvert dans un autre programme, ou vous n’avez pas le droit de le lire.",
        nom=source.name)  # fmt: skip


def put_aside(path: Path, shelf: Shelf) -> Path | None:
    """Moves the file of a removed document to the sub-folder `corbeille` and returns its new place.

    None when it stays: it is not there, or not in a folder that the plugin keeps. Raises BaseError.
    """
    if not path.is_file() or not path.parent.name.endswith(shelf.suffix):
        return None
    target = free_name(path.parent / BIN / path.name)
    with told(path):
        target.parent.mkdir(exist_ok=True)
        path.rename(target)
    return target


def free_name(wanted: Path) -> Path:
    """That place, or the next free one: `NOM_2.pdf`."""
    candidate, number = wanted, 2
    while candidate.exists():
        candidate, number = wanted.with_name(f"{wanted.stem}_{number}{wanted.suffix}"), number + 1
    return candidate
