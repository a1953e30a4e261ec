"""Sets up what `make demo` and `make test` need, on a machine with only Debian 12's base system.

    /usr/bin/python3 tools/setup_machine.py demo     what running the plugin needs
    /usr/bin/python3 tools/setup_machine.py test     the same, and what the tests need

Nothing is stamped: what is really there is looked at each time, and a second run installs nothing.
Standard library only, and the system's own Python: this runs before anything is installed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from apt_sources import BACKPORTS, BACKPORTS_FILE, backports_entry, has_backports, read_sources

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
REQUIREMENTS = ROOT / "requirements.txt"
SYSTEM_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
QGIS_MINIMUM = 34000
LINES_SHOWN = 30
QGIS_PACKAGES = ["qgis", "python3-qgis", "qgis-providers"]
DEMO_PACKAGES = ["ca-certificates", "python3-venv", "fonts-dejavu", "fonts-open-sans", "qttranslations5-l10n"]
TEST_PACKAGES = ["xvfb", "xauth", "openbox", "xdotool", "x11-utils", "imagemagick", "poppler-utils"]
TEST_PACKAGES += ["pyqt5-dev-tools", "qttools5-dev-tools", "sqlite3", "file", "git", "mount"]
DEMO_PROGRAMS = ["qgis", "qgis_process"]
TEST_PROGRAMS = ["Xvfb", "openbox", "xdotool", "import", "pdftotext", "pdftoppm", "pdffonts", "git", "mount"]

# Run in the virtual environment: prints the requirements that it does not meet.
CHECK_VENV = """
import sys
from importlib.metadata import PackageNotFoundError, version
from pip._vendor.packaging.requirements import Requirement
for line in open(sys.argv[1], encoding="utf-8"):
    line = line.split("#")[0].strip()
    if not line:
        continue
    wanted = Requirement(line)
    if wanted.marker and not wanted.marker.evaluate():
        continue
    try:
        found = version(wanted.name)
    except PackageNotFoundError:
        found = None
    if found is None or not wanted.specifier.contains(found, prereleases=True):
        print(wanted)
"""


class CannotSetUp(Exception):
    """This machine cannot be set up by this script; the message says what to do by hand."""


def output(command: list[str]) -> str | None:
    """Standard output of a command, None when it fails."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def run(command: list[str], why: str) -> None:
    """Run a command that must succeed; its output is shown only when it does not."""
    print(f"→ {why}", flush=True)
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
        )
    except OSError as error:
        raise CannotSetUp(f"{why} : {error}") from error
    if done.returncode:
        last_lines = done.stdout.decode("utf-8", errors="replace").splitlines()[-LINES_SHOWN:]
        print("\n".join(last_lines), file=sys.stderr)
        raise CannotSetUp(f"{why} : échec (code {done.returncode}) de « {' '.join(command)} ».")


def qgis_version() -> int | None:
    """Version of the QGIS that this Python sees (34006 for 3.40.6), None without one."""
    found = output([sys.executable, "-c", "from qgis.core import Qgis; print(Qgis.QGIS_VERSION_INT)"])
    return int(found) if found and found.isdigit() else None


def is_debian_12() -> bool:
    try:
        lines = Path("/etc/os-release").read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    values = dict(line.split("=", 1) for line in lines if "=" in line)
    return values.get("ID", "").strip('"') == "debian" and values.get("VERSION_ID", "").strip('"') == "12"


def missing_programs(level: str) -> list[str]:
    wanted = DEMO_PROGRAMS + (TEST_PROGRAMS if level == "test" else [])
    return [name for name in wanted if shutil.which(name, path=SYSTEM_PATH) is None]


def missing_packages(level: str) -> list[str]:
    """Debian packages, QGIS apart, that are not installed."""
    wanted = DEMO_PACKAGES + (TEST_PACKAGES if level == "test" else [])
    done = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n", *wanted],
        capture_output=True,
        text=True,
        check=False,
    )
    installed = {line.split()[0] for line in done.stdout.splitlines() if line.endswith(" installed")}
    return [name for name in wanted if name not in installed]


def qgis_is_there() -> bool:
    version = qgis_version()
    programs = all(shutil.which(name, path=SYSTEM_PATH) for name in DEMO_PROGRAMS)
    return version is not None and version >= QGIS_MINIMUM and programs


def administrator() -> list[str]:
    """What to put before a command that needs root's rights."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        raise CannotSetUp("il faut être root, ou pouvoir utiliser sudo.")
    # A password can only be asked for on a terminal; without one, say so rather than wait for ever.
    if output(["sudo", "-n", "true"]) is None and not sys.stdin.isatty():
        raise CannotSetUp("sudo demande un mot de passe : lancez la commande dans un terminal.")
    if output(["sudo", "-n", "true"]) is None:
        subprocess.run(["sudo", "-v"], check=False)
    return ["sudo"]


def apt(*arguments: str) -> list[str]:
    quiet = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y", "-o", "DPkg::Lock::Timeout=600"]
    return [*administrator(), *quiet, *arguments]


def add_backports() -> None:
    """Add the backports of the archive that apt already uses, unless some entry has them."""
    sources = read_sources()
    if has_backports(sources):
        return
    entry = backports_entry(sources)
    if entry is None:
        raise CannotSetUp("l'archive principale de Debian 12 (bookworm, main) n'est pas dans les sources d'apt.")
    with tempfile.NamedTemporaryFile("w", suffix=".sources", encoding="utf-8", delete=False) as file:
        file.write(entry)
    target = Path("/etc/apt") / BACKPORTS_FILE
    command = [*administrator(), "install", "-D", "-m", "644", file.name, str(target)]
    run(command, f"Ajout de {BACKPORTS} : {target}")
    Path(file.name).unlink()


def set_up_system(level: str) -> None:
    """Install what is missing, with apt."""
    needs_qgis = not qgis_is_there()
    packages = missing_packages(level)
    if not needs_qgis and not packages:
        return
    if needs_qgis:
        add_backports()
    run(apt("update"), "Lecture des listes de paquets")
    if needs_qgis:
        install = ["install", "--no-install-recommends", "-t", BACKPORTS]
        run(apt(*install, *QGIS_PACKAGES), "Installation de QGIS (quelques minutes)")
    if packages:
        run(apt("install", "--no-install-recommends", *packages), f"Installation de : {', '.join(packages)}")
    if not qgis_is_there():
        raise CannotSetUp(f"QGIS installé, mais {sys.executable} n'y a pas accès (version {qgis_version()}).")


def check_system(level: str) -> None:
    """On another system nothing is installed: either all is there, or the list of what to install is given."""
    lacks = [] if qgis_is_there() else ["QGIS 3.40 ou plus récent, avec qgis_process et son module Python"]
    lacks += missing_programs(level)
    if output([sys.executable, "-c", "import venv, ensurepip"]) is None:
        lacks.append("le module venv de Python")
    if lacks:
        raise CannotSetUp(
            "installation automatique prévue pour Debian 12 seulement ; il manque ici : " + ", ".join(lacks)
        )


def venv_is_sound() -> bool:
    """Made from this Python, which it still runs, and with the system's packages visible."""
    try:
        config = (VENV / "pyvenv.cfg").read_text(encoding="utf-8")
    except OSError:
        return False
    version = output([str(VENV / "bin" / "python"), "-c", "import pip, sys; print(sys.version)"])
    return "include-system-site-packages = true" in config and version == sys.version


def unmet_requirements() -> list[str]:
    found = output([str(VENV / "bin" / "python"), "-c", CHECK_VENV, str(REQUIREMENTS)])
    return ["pip"] if found is None else found.splitlines()


def set_up_venv() -> None:
    """Make the virtual environment if it is not sound, and bring it to the pinned versions."""
    if not venv_is_sound():
        shutil.rmtree(VENV, ignore_errors=True)
        command = [sys.executable, "-m", "venv", "--system-site-packages", str(VENV)]
        run(command, "Création de l'environnement Python .venv")
    if not unmet_requirements():
        return
    pip = [str(VENV / "bin" / "python"), "-m", "pip", "install", "-q", "--no-input", "--disable-pip-version-check"]
    run([*pip, "-r", str(REQUIREMENTS)], "Installation des bibliothèques Python de requirements.txt")
    unmet = unmet_requirements()
    if unmet:
        raise CannotSetUp(f"bibliothèques Python toujours absentes : {', '.join(unmet)}")


def advice(level: str) -> str:
    """What to install by hand."""
    packages = QGIS_PACKAGES + DEMO_PACKAGES + (TEST_PACKAGES if level == "test" else [])
    return (
        "À installer à la main (noms des paquets de Debian) / To be installed by hand (Debian package names):\n"
        f"  - QGIS >= 3.40 ({BACKPORTS} sur Debian 12) : {' '.join(QGIS_PACKAGES)}\n"
        f"  - {' '.join(p for p in packages if p not in QGIS_PACKAGES)}\n"
        f"puis relancer la commande / then run the command again (Python : {sys.executable})."
    )


def main(level: str) -> int:
    if level not in {"demo", "test"}:
        print("setup_machine.py demo|test", file=sys.stderr)
        return 2
    try:
        if is_debian_12() and shutil.which("apt-get", path=SYSTEM_PATH):
            set_up_system(level)
        else:
            check_system(level)
        set_up_venv()
    except CannotSetUp as error:
        print(f"Mise en place impossible : {error}\n\n{advice(level)}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "test"))
