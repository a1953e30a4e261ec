"""Registers the repository root as the package `resorption`, and holds what all tests share."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "resorption"
SHARED_DATA = ROOT.parent / "shared" / "data"
ENDURANCE = os.environ.get("RESORPTION_ENDURANCE") == "1"

# `make test` runs tests/unit where QGIS and Qt cannot be imported: the rules must do without them.
if os.environ.get("RESORPTION_SANS_QGIS") == "1":
    for blocked in ("qgis", "PyQt5", "PyQt6"):
        sys.modules[blocked] = None  # type: ignore[assignment]

# Inside the real application (tools/desktop_session.py) only: nobody else has its `iface`.
collect_ignore = [] if "RESORPTION_SESSION" in os.environ else ["desktop"]

settings.register_profile("small", max_examples=50, deadline=None)
settings.register_profile("large", max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("large" if ENDURANCE else "small")


def register_package() -> None:
    """Relative imports need a package name that does not depend on the checkout's folder."""
    spec = importlib.util.spec_from_file_location(PACKAGE, ROOT / "__init__.py", submodule_search_locations=[str(ROOT)])
    if spec is None or spec.loader is None:
        raise ImportError(PACKAGE)
    package = importlib.util.module_from_spec(spec)
    sys.modules[PACKAGE] = package
    spec.loader.exec_module(package)


# A profile without the plugin must stay without it; elsewhere what QGIS has loaded is used.
if PACKAGE not in sys.modules and os.environ.get("RESORPTION_PLUGIN") != "sans":
    register_package()


def large_n(small: int, large: int) -> int:
    """The N of a test: `large` under `make endurance`, `small` otherwise."""
    return large if ENDURANCE else small


@pytest.fixture(name="large_n", scope="session")
def large_n_fixture():  # noqa: ANN201 - returns the function above
    """large_n(small, large) -> the N to use; mark the test with `endurance`."""
    return large_n


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Real input kept beside the repository; tests that need it are skipped elsewhere."""
    if not SHARED_DATA.is_dir():
        pytest.skip(f"données réelles absentes : {SHARED_DATA.name}/ n'est pas à côté du dépôt")
    return SHARED_DATA
