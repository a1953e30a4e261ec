"""What is said of the base just opened: copied project, colleague on the network drive."""

from __future__ import annotations

import json
import os
import runpy
import shutil
import time
from pathlib import Path

import pytest
from qgis.core import QgsProject, QgsVectorLayer
from resorption.dialogs import base_guard
from resorption.dialogs.base_guard import BaseGuard
from resorption.layers import paths
from resorption.layers.companion import SetAside, companion_path
from resorption.layers.presence import STALE_S, mark_of
from resorption.layers.project import base_to_edit, current_base, find_layer, freeze_if_copied
from resorption.protocol.errors import ResorptionError


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


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    kit = runpy.run_path(str(Path(__file__).resolve().parents[1] / "project_sample.py"))
    return kit["make_sample"](tmp_path_factory.mktemp("fait") / "val-fictif.gpkg").with_suffix(".gpkg")


@pytest.fixture
def sample(made: Path, tmp_path: Path) -> Path:
    """A copy of the base, with its project beside it."""
    for file in (made, made.with_suffix(".qgz")):
        shutil.copy2(file, tmp_path)
    return tmp_path / made.name


def read(path: Path) -> QgsProject:
    project = QgsProject.instance()
    project.clear()
    assert project.read(str(path))
    return project


def test_nothing_can_be_written_from_a_project_copied_alone(guard: BaseGuard, sample: Path) -> None:
    """Neither by the plugin's tools nor by QGIS's own, until the copy has a base of its own."""
    folder = sample.parent
    project = read(Path(shutil.copy2(folder / "val-fictif.qgz", folder / "comite.qgz")))
    with pytest.raises(ResorptionError):
        base_to_edit(project)
    guard.look(current_base(project))
    layers = [layer for layer in project.mapLayers().values() if isinstance(layer, QgsVectorLayer)]
    assert layers and not any(layer.startEditing() for layer in layers)
    assert "val-fictif.qgz" in said(guard)[0]
    assert project.write()
    shutil.copy2(sample, folder / "comite.gpkg")
    project = read(folder / "val-fictif.qgz")
    assert not freeze_if_copied(project) and base_to_edit(project) == sample


def test_what_a_copy_had_frozen_is_given_back_when_it_has_its_own_base(sample: Path, qgis_new_project: None) -> None:
    folder = sample.parent
    project = read(Path(shutil.copy2(folder / "val-fictif.qgz", folder / "comite.qgz")))
    assert freeze_if_copied(project)
    assert project.write()
    shutil.copy2(sample, folder / "comite.gpkg")
    identifier = paths.install()
    try:
        project = read(folder / "comite.qgz")
    finally:
        paths.remove(identifier)
    assert current_base(project) == folder / "comite.gpkg"
    assert not freeze_if_copied(project)
    assert find_layer(project, "site").startEditing()
    project.clear()


def test_the_right_project_says_nothing(guard: BaseGuard, sample: Path) -> None:
    guard.look(current_base(read(sample.with_suffix(".qgz"))))
    assert not said(guard)
    assert find_layer(QgsProject.instance(), "site").startEditing()
    QgsProject.instance().clear()


def test_saving_under_another_name_freezes_at_once(guard: BaseGuard, sample: Path) -> None:
    project = read(sample.with_suffix(".qgz"))
    guard.look(current_base(project))
    assert project.write(str(sample.with_name("comite.qgz")))
    guard.look(current_base(project))
    guard.look(current_base(project))
    assert len(said(guard)) == 1
    assert not find_layer(project, "site").startEditing()


def test_what_an_interrupted_save_left_in_the_companion_is_said(
    guard: BaseGuard, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    companion = companion_path(sample)
    companion.touch()
    monkeypatch.setattr(base_guard, "set_aside", lambda store: SetAside(2, 1, companion))
    guard.look(current_base(read(sample.with_suffix(".qgz"))))
    assert companion.name in said(guard)[0]
    assert "retirées : 2" in said(guard)[0].replace("\u00a0", " ")
    assert "rétablies : 1" in said(guard)[0].replace("\u00a0", " ")
    QgsProject.instance().clear()
