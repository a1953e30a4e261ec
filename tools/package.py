"""Builds the two archives that an officer installs.

build/resorption-X.Y.Z.zip          the plugin: one folder `resorption`, tracked files without export-ignore
build/resorption-complements.zip    optional pure-Python libraries, to unzip into the profile's `python/`
"""

from __future__ import annotations

import configparser
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build"
PACKAGE = "resorption"
TRANSLATIONS = ROOT / "resources" / "i18n"
LRELEASE = Path("/usr/lib/qt5/bin/lrelease")  # /usr/bin/lrelease is only qtchooser
LIMIT_BYTES = 25 * 1024 * 1024
FORBIDDEN_PARTS = {"tests", "benchmarks", "tools", "__pycache__"}
FORBIDDEN_SUFFIXES = {".pyc", ".exe", ".dll", ".so", ".dylib", ".bat", ".sh", ".ps1", ".cmd"}
# lxml and jinja2 come with every QGIS: only what is missing and pure Python is given.
COMPLEMENTS = ["docxtpl", "python-docx", "typing_extensions"]
FIXED_DATE = (2026, 1, 1, 0, 0, 0)


def version() -> str:
    """The version, from metadata.txt: the only place where it is written."""
    metadata = configparser.ConfigParser(interpolation=None)
    metadata.read(ROOT / "metadata.txt", encoding="utf-8")
    return metadata["general"]["version"]


def git(*arguments: str, given: str = "") -> list[str]:
    """NUL-separated answer of a git command."""
    command = ["git", *arguments]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, input=given)
    return [item for item in done.stdout.split("\0") if item]


def shipped_files() -> dict[str, bytes]:
    """The tracked files as they are on disk, without those that .gitattributes marks export-ignore.

    Like `git archive`, a folder marked takes its content with it; unlike it, no commit is needed first.
    """
    tracked = [name for name in git("ls-files", "-z") if (ROOT / name).is_file()]
    folders = {str(parent) for name in tracked for parent in Path(name).parents if str(parent) != "."}
    asked = "\0".join([*tracked, *sorted(folders)])
    answer = git("check-attr", "--stdin", "-z", "export-ignore", given=asked)
    ignored = {name for name, _, value in zip(answer[::3], answer[1::3], answer[2::3]) if value == "set"}
    kept = [n for n in tracked if n not in ignored and not ignored & {str(p) for p in Path(n).parents}]
    return {f"{PACKAGE}/{name}": (ROOT / name).read_bytes() for name in kept}


def compiled_translations() -> dict[str, bytes]:
    """The .ts files compiled: {path in the package: content}."""
    found: dict[str, bytes] = {}
    for source in sorted(TRANSLATIONS.glob("*.ts")):
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / f"{source.stem}.qm"
            subprocess.run([str(LRELEASE), "-silent", str(source), "-qm", str(target)], check=True)
            found[f"{PACKAGE}/{TRANSLATIONS.relative_to(ROOT)}/{target.name}"] = target.read_bytes()
    return found


def write_zip(target: Path, files: dict[str, bytes], comment: str = "") -> None:
    """Write the files in order, dated alike and never executable: two builds of one commit are equal."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = comment.encode("ascii")
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, FIXED_DATE)
            entry.external_attr = 0o100644 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[name])


def problems(package: Path) -> list[str]:
    """What the plugin repository would refuse in this zip."""
    with zipfile.ZipFile(package) as archive:
        entries = archive.infolist()
    names = {entry.filename for entry in entries}
    needed = [f"{PACKAGE}/{name}" for name in ("LICENSE", "metadata.txt", "__init__.py")]
    found = [f"{name} manque" for name in needed if name not in names]
    for entry in entries:
        parts = Path(entry.filename).parts
        if parts[0] != PACKAGE:
            found.append(f"hors du dossier {PACKAGE} : {entry.filename}")
        if any(part.startswith(".") or part in FORBIDDEN_PARTS for part in parts):
            found.append(f"fichier de trop : {entry.filename}")
        if Path(entry.filename).suffix.lower() in FORBIDDEN_SUFFIXES:
            found.append(f"type de fichier refusé : {entry.filename}")
        if (entry.external_attr >> 16) & 0o111:
            found.append(f"fichier exécutable : {entry.filename}")
    if package.stat().st_size > LIMIT_BYTES:
        found.append(f"plus de 25 Mo : {package.stat().st_size} octets")
    return found


def build_package(target: Path | None = None) -> Path:
    """Build the plugin's zip and hold it against the repository's rules."""
    target = target or BUILD / f"{PACKAGE}-{version()}.zip"
    target.parent.mkdir(parents=True, exist_ok=True)
    write_zip(target, shipped_files() | compiled_translations())
    found = problems(target)
    if found:
        raise SystemExit("Paquet refusé :\n  " + "\n  ".join(found))
    return target


def pinned(names: list[str]) -> list[str]:
    """The requirement lines of these libraries: pins stand in requirements.txt only."""
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    by_name = {re.split(r"[=<>! ;]", line, maxsplit=1)[0].lower(): line for line in lines if line and line[0] != "#"}
    return [by_name[name.lower()] for name in names]


def holds(target: Path, wanted: list[str]) -> bool:
    """Whether an archive made before has these very versions (they are its comment)."""
    if not target.is_file():
        return False
    with zipfile.ZipFile(target) as archive:
        return archive.comment.decode("ascii") == " ".join(wanted)


def build_complements(target: Path | None = None) -> Path:
    """Build the archive of optional libraries from their wheels, unzipped; nothing is fetched twice."""
    target = target or BUILD / f"{PACKAGE}-complements.zip"
    target.parent.mkdir(parents=True, exist_ok=True)
    wanted = pinned(COMPLEMENTS)
    if holds(target, wanted):
        return target
    files: dict[str, bytes] = {}
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary=:all:"]
        command += ["--no-input", "--disable-pip-version-check", "-d", folder, *wanted]
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
        for wheel in sorted(Path(folder).glob("*.whl")):
            if not wheel.name.endswith("-none-any.whl"):
                raise SystemExit(f"{wheel.name}\N{NO-BREAK SPACE}: n’est pas en Python pur.")
            with zipfile.ZipFile(wheel) as archive:
                files |= {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
    write_zip(target, files, " ".join(wanted))
    return target


def main() -> int:
    """Build both, and say where they are."""
    for path in (build_package(), build_complements()):
        print(f"{path.relative_to(ROOT)}  {path.stat().st_size / 1024:.0f} Kio")
    return 0


if __name__ == "__main__":
    sys.exit(main())
