"""Fixtures of the tests that run inside the real QGIS Desktop (started by tools/desktop_session.py)."""

from __future__ import annotations

import os
import runpy
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import desktop_inside
import pytest
from qgis.core import QgsProject
from qgis.gui import QgisInterface


@pytest.fixture(scope="session", autouse=True)
def clean_start() -> None:
    """QGIS opened, plugins included, without a Python error."""
    errors = desktop_inside.recorder().errors()
    if errors:
        pytest.fail("Erreur Python à l'ouverture de QGIS :\n" + "\n".join(errors), pytrace=False)


@pytest.fixture(scope="session")
def ready_bases(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Empty bases and styles, made when they are first asked for (tests/ready_bases.py)."""
    return runpy.run_path(str(Path(__file__).parents[1] / "ready_bases.py"))["Ready"](
        tmp_path_factory.mktemp("modeles")
    )


@pytest.fixture(scope="module", autouse=True)
def bases_are_ready(request: pytest.FixtureRequest) -> Iterator[None]:
    """They are copied, except where a protocol is created by hand, and where the plugin is not the repository's."""
    if os.environ["RESORPTION_PLUGIN"] != "avec" or Path(request.path).stem == "test_wizard":
        yield
        return
    with request.getfixturevalue("ready_bases").used():
        yield


@pytest.fixture(autouse=True)
def no_python_error() -> Iterator[None]:
    """A test fails when a Python error reaches QGIS's message log or sys.excepthook meanwhile."""
    recorder = desktop_inside.recorder()
    recorder.watch_exceptions()
    start = len(recorder.messages)
    yield
    desktop_inside.wait(50)
    errors = recorder.errors(start)
    if errors:
        pytest.fail("Erreur Python dans le journal de QGIS :\n" + "\n".join(errors), pytrace=False)


@pytest.fixture
def iface() -> QgisInterface:
    """The real interface."""
    from qgis.utils import iface

    return iface


@pytest.fixture
def plugin() -> Any:
    """The plugin object that QGIS loaded."""
    loaded = desktop_inside.loaded_plugin()
    if loaded is None:
        pytest.fail("QGIS n'a pas chargé l'extension « resorption ».", pytrace=False)
    return loaded


@pytest.fixture
def new_project() -> Iterator[QgsProject]:
    """An empty project, emptied again afterwards (unsaved layers would be asked about)."""
    project = QgsProject.instance()
    project.clear()
    yield project
    project.clear()
    project.setDirty(False)


@pytest.fixture
def wait() -> Callable[[int], None]:
    """wait(ms): let the application live."""
    return desktop_inside.wait


@pytest.fixture
def hand() -> desktop_inside.Hand:
    """Real mouse and keys."""
    return desktop_inside.Hand()


@pytest.fixture
def screenshot() -> Callable[[str], Path]:
    """screenshot(name): the whole screen into build/screenshots/NAME.png."""
    return desktop_inside.screenshot


@pytest.fixture
def grab() -> Callable[..., Path]:
    """grab(widget, name): one widget only."""
    return desktop_inside.grab
