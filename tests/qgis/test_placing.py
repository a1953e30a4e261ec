"""Files put in place: all or none, nothing lost when going back fails, nothing left behind in silence."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from resorption.layers import placing
from resorption.layers.errors import BaseError, DiskFullError, OpenElsewhere, ReadOnlyError, VanishedError
from resorption.layers.placing import os_error, put_in_place, workshop

pytestmark = pytest.mark.usefixtures("qgis_app")


@pytest.fixture
def pairs(tmp_path: Path) -> list[tuple[Path, Path]]:
    """Three files made; two of them have a former one."""
    shop, place = tmp_path / "atelier", tmp_path / "lieu"
    shop.mkdir()
    place.mkdir()
    for name in "abc":
        (shop / name).write_text(f"nouveau {name}")
    for name in "ab":
        (place / name).write_text(f"ancien {name}")
    return [(shop / name, place / name) for name in "abc"]


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What QGIS's log is told."""
    heard: list[str] = []
    monkeypatch.setattr(placing.QgsMessageLog, "logMessage", lambda text, *_: heard.append(text))
    return heard


def texts(place: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in place.iterdir()}


FORMER = {"a": "ancien a", "b": "ancien b"}


def refusing(monkeypatch: pytest.MonkeyPatch, refuses: Callable[[Path, Path], bool]) -> None:
    """Windows on a file that another program has open."""
    genuine = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if refuses(self, Path(target)):
            raise PermissionError(errno.EACCES, "used by another process")
        return genuine(self, target)

    monkeypatch.setattr(Path, "replace", replace)


def test_all_are_placed(pairs: list[tuple[Path, Path]], said: list[str]) -> None:
    put_in_place(pairs)
    assert texts(pairs[0][1].parent) == {name: f"nouveau {name}" for name in "abc"}
    assert said == []


@pytest.mark.parametrize("locked", ["a", "b"])
def test_a_locked_file_leaves_the_others(
    pairs: list[tuple[Path, Path]], monkeypatch: pytest.MonkeyPatch, locked: str
) -> None:
    place = pairs[0][1].parent
    refusing(monkeypatch, lambda source, target: place / locked in (source, target))
    with pytest.raises(OpenElsewhere, match=f"«\u00a0{locked}\u00a0»"):
        put_in_place(pairs)
    assert texts(place) == FORMER


def test_a_failure_of_the_last_move_goes_back(pairs: list[tuple[Path, Path]], monkeypatch: pytest.MonkeyPatch) -> None:
    place = pairs[0][1].parent
    refusing(monkeypatch, lambda source, target: target == place / "c")
    with pytest.raises(ReadOnlyError):
        put_in_place(pairs)
    assert texts(place) == FORMER


def test_a_former_file_that_cannot_come_back_is_kept_and_said(
    pairs: list[tuple[Path, Path]], monkeypatch: pytest.MonkeyPatch, said: list[str]
) -> None:
    place = pairs[0][1].parent
    refusing(monkeypatch, lambda source, target: target == place / "c" or source.name.startswith("a_avant-"))
    with pytest.raises(BaseError):
        put_in_place(pairs)
    assert "ancien a" in texts(place).values()
    (sentence,) = said
    assert "a_avant-" in sentence


def test_a_workshop_is_open_to_colleagues_and_taken_away(tmp_path: Path, said: list[str]) -> None:
    """What `mkdtemp` makes is closed to all but its maker, and so is, on Windows, what is moved out of it."""
    with workshop(tmp_path) as folder:
        assert folder.parent == tmp_path
        assert stat.S_IMODE(folder.stat().st_mode) == 0o777 & ~current_umask()
        (folder / "x").write_text("x")
    assert list(tmp_path.iterdir()) == []
    assert said == []


def current_umask() -> int:
    umask = os.umask(0)
    os.umask(umask)
    return umask


@pytest.fixture
def no_wait(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(placing, "_PAUSES_S", (0.0, 0.0))
    yield


@pytest.mark.usefixtures("no_wait")
def test_a_workshop_that_stays_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: list[str]) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "used by another process")

    monkeypatch.setattr(shutil, "rmtree", refuse)
    with pytest.raises(ZeroDivisionError), workshop(tmp_path) as folder:
        raise ZeroDivisionError
    assert len(said) == 1
    assert folder.name in said[0]


@pytest.mark.usefixtures("no_wait")
def test_a_workshop_that_is_read_for_a_moment_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: list[str]
) -> None:
    genuine, calls = shutil.rmtree, []

    def late(folder: Path) -> None:
        calls.append(folder)
        if len(calls) == 1:
            raise PermissionError(errno.EACCES, "used by another process")
        genuine(folder)

    monkeypatch.setattr(shutil, "rmtree", late)
    with workshop(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []
    assert said == []


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.ENOSPC, DiskFullError),
        (errno.EDQUOT, DiskFullError),
        (errno.EACCES, OpenElsewhere),
        (errno.EROFS, ReadOnlyError),
        (errno.EIO, BaseError),
    ],
)
def test_sentences(tmp_path: Path, number: int, expected: type[BaseError]) -> None:
    path = tmp_path / "base.gpkg"
    path.touch()
    error = os_error(OSError(number, os.strerror(number)), path)
    assert isinstance(error, expected)
    assert "base.gpkg" in str(error)
    assert isinstance(os_error(FileNotFoundError(errno.ENOENT, "x"), tmp_path / "rien" / "x"), VanishedError)
