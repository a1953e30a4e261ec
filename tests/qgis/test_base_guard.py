"""What is said of the base just opened: copied project, colleague on the network drive."""

from __future__ import annotations

import json
import os
import shutil
import time
from pathlib import Path

import pytest
from qgis.core import QgsProject
from resorption.dialogs import base_guard
from resorption.dialogs.base_guard import BaseGuard
from resorption.layers.presence import STALE_S, mark_of


class Bar:
    def __init__(self) -> None:
        self.said: list[str] = []

    def pushMessage(self, title: str, text: str, *_more: object) -> None:  # noqa: N802 - QGIS's name
        self.said.append(text)


class Iface:
    def __init__(self) -> None:
        self.bar = Bar()

    def mainWindow(self) -> None:  # noqa: N802 - QGIS's name
        return None

    def messageBar(self) -> Bar:  # noqa: N802 - QGIS's name
        return self.bar


@pytest.fixture
def base(tmp_path: Path) -> Path:
    path = tmp_path / "val.gpkg"
    path.touch()
    return path


@pytest.fixture
def guard(qgis_new_project: None) -> BaseGuard:
    made = BaseGuard(Iface())  # type: ignore[arg-type]
    yield made
    made.stop()


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base_guard, "on_network", lambda path: True)


def said(guard: BaseGuard) -> list[str]:
    return guard._iface.bar.said


def test_a_local_base_leaves_no_mark(guard: BaseGuard, base: Path) -> None:
    guard.look(base)
    assert not mark_of(base).exists() and not said(guard)


def test_a_base_on_the_network_is_marked_until_it_is_left(guard: BaseGuard, base: Path, network: None) -> None:
    guard.look(base)
    assert mark_of(base).exists() and not said(guard)
    guard.look(None)
    assert not mark_of(base).exists()


def test_a_colleague_is_named_and_keeps_his_mark(guard: BaseGuard, base: Path, network: None) -> None:
    other = {"author": "service habitat", "machine": "POSTE-12", "process": 4, "since": "2026-11-23T08:00:00+00:00"}
    mark_of(base).write_text(json.dumps(other), encoding="utf-8")
    guard.look(base)
    (sentence,) = said(guard)
    assert "service habitat" in sentence and "POSTE-12" in sentence
    guard.stop()
    assert json.loads(mark_of(base).read_text(encoding="utf-8")) == other


def test_a_sign_of_life_is_given_and_its_loss_is_said(guard: BaseGuard, base: Path, network: None) -> None:
    guard.look(base)
    old = time.time() - STALE_S
    os.utime(mark_of(base), (old, old))
    guard._beat()
    assert mark_of(base).stat().st_mtime > old + 1
    mark_of(base).unlink()
    guard._beat()
    assert "autre poste" in said(guard)[0]
    assert not guard._pulse.isActive()


def test_a_copied_project_is_said_and_the_right_one_named(guard: BaseGuard, base: Path, tmp_path: Path) -> None:
    project = QgsProject.instance()
    project.writeEntry("resorption", "base", "val")
    assert project.write(str(tmp_path / "copie.qgz"))
    guard.look(base)
    assert "val.qgz" in said(guard)[0]


def test_the_right_project_says_nothing(guard: BaseGuard, base: Path, tmp_path: Path) -> None:
    project = QgsProject.instance()
    project.writeEntry("resorption", "base", "val")
    assert project.write(str(tmp_path / "val.qgz"))
    guard.look(base)
    shutil.copy(base, tmp_path / "autre.gpkg")
    assert not said(guard)
