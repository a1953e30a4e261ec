"""What the tests of QGIS share: empty bases and styles made once (see tests/ready_bases.py)."""

from __future__ import annotations

import runpy
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

kit = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "ready_bases.py")))

# These tests are about how a base, or what is saved in it, is made: there, nothing is copied.
BASES_ARE_MADE = {"test_geopackage", "test_geopackage_creation", "test_creation"}
STYLES_ARE_MADE = {"test_saved_styles", "test_project", "test_creation", "test_forms"}


@pytest.fixture(scope="session")
def ready_bases(tmp_path_factory: pytest.TempPathFactory) -> object:
    """The `Ready` of this session."""
    return kit.Ready(tmp_path_factory.mktemp("modeles"))


@pytest.fixture(scope="module", autouse=True)
def bases_are_ready(request: pytest.FixtureRequest, ready_bases) -> Iterator[None]:
    """Bases and styles are copied during the module, unless it is about making them."""
    module = Path(request.path).stem
    with ready_bases.used(module not in BASES_ARE_MADE, module not in STYLES_ARE_MADE):
        yield
