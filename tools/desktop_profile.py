"""An isolated QGIS profile: French, quiet, with or without the plugin.

Nothing of the user's own QGIS is read or written: settings, caches and data folders all live in one folder.
"""

from __future__ import annotations

import os
import shutil
import sysconfig
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "resorption"
SYSTEM_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"

SETTINGS = r"""[PythonPlugins]
{package}={enabled}
processing=true
grassprovider=false
otbprovider=false
[app]
askToSaveMemoryLayers=false
[locale]
overrideFlag=true
userLocale=fr_FR
globalLocale=fr_FR
[qgis]
checkVersion=false
showTips340=false
newsFeed\httpsfeedqgisorg\disabled=true
"""


def qgis_program(name: str = "qgis") -> str:
    """Full path of a QGIS program; a version manager first on PATH must not hide the system's."""
    found = shutil.which(name, path=SYSTEM_PATH) or shutil.which(name)
    if found is None:
        raise SystemExit(f"{name} est introuvable : lancez « make setup ».")
    return found


def make_profile(folder: Path, *, plugin: bool = False, package_zip: Path | None = None) -> Path:
    """Write a fresh profile under `folder` and return the value of --profiles-path.

    The plugin is linked (`plugin`), installed from a zip (`package_zip`, with the complements that lie beside it),
    or absent.
    """
    profiles = folder / "profiles-root"
    profile = profiles / "profiles" / "default"
    plugins = profile / "python" / "plugins"
    plugins.mkdir(parents=True, exist_ok=True)
    (profile / "QGIS").mkdir(exist_ok=True)
    enabled = "true" if plugin or package_zip else "false"
    settings = SETTINGS.format(package=PACKAGE, enabled=enabled)
    (profile / "QGIS" / "QGIS3.ini").write_text(settings, encoding="utf-8")
    if package_zip is not None:
        with zipfile.ZipFile(package_zip) as archive:
            archive.extractall(plugins)
        complements = package_zip.with_name(f"{PACKAGE}-complements.zip")
        if complements.is_file():
            with zipfile.ZipFile(complements) as archive:
                archive.extractall(profile / "python")
    elif plugin:
        link_plugin(plugins)
    return profiles


def link_plugin(plugins: Path) -> None:
    """Link the repository under the name that QGIS must see, whatever the checkout is called."""
    plugins.mkdir(parents=True, exist_ok=True)
    link = plugins / PACKAGE
    if link.is_symlink():
        link.unlink()
    link.symlink_to(ROOT, target_is_directory=True)


def python_path() -> str:
    """The optional libraries of .venv for QGIS's own Python, with what keeps them apart from QGIS's."""
    return os.pathsep.join((str(ROOT / "tools" / "own_libraries"), sysconfig.get_path("purelib")))


def isolated_environment(folder: Path) -> dict[str, str]:
    """The environment of a QGIS process that leaves no trace outside `folder`."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "QGIS", "QT_", "GTK_"))}
    for variable, name in {
        "HOME": "home",
        "XDG_CONFIG_HOME": "config",
        "XDG_DATA_HOME": "data",
        "XDG_CACHE_HOME": "cache",
        "XDG_RUNTIME_DIR": "runtime",
        "TMPDIR": "tmp",
    }.items():
        path = folder / name
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
        environment[variable] = str(path)
    environment["PATH"] = SYSTEM_PATH
    # A bare machine has no generated locale: accents in file names need UTF-8 all the same.
    environment["LC_ALL"] = "C.UTF-8"
    # 96.09 dpi must not become a scale of 1.001: pixels of Qt and of the X server would differ.
    environment["QT_SCALE_FACTOR_ROUNDING_POLICY"] = "Round"
    return environment
