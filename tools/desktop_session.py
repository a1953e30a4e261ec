"""The real QGIS Desktop on a virtual screen, in an isolated French profile.

    .venv/bin/python tools/desktop_session.py --with-plugin script.py            run a script inside QGIS
    .venv/bin/python tools/desktop_session.py --with-plugin --project x.qgz script.py
    .venv/bin/python tools/desktop_session.py --with-plugin --tests tests/desktop/avec -k word
    .venv/bin/python tools/desktop_session.py --tests tests/desktop/sans         profile without the plugin
    .venv/bin/python tools/desktop_session.py --zip build/resorption-0.1.0.zip --tests tests/desktop/zip

A script is plain synchronous Python that finds `iface`, `plugin` (None without it), `wait(ms)`,
`screenshot(name)` (whole X screen -> build/screenshots/NAME.png) and `hand` (real mouse and keys:
`hand.click(widget)`, `hand.type("texte")`, `hand.key("Return")`) ready as globals. Modal dialogs: prepare
what must happen with `QTimer.singleShot` before opening them. A last picture, build/screenshots/<script>.png, is
taken when the script ends, also when it fails; the exit code is non-zero on an exception or on a Python error in
QGIS's message log. Everything after the target goes to pytest with --tests. Several sessions may run at once.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from desktop_profile import ROOT, isolated_environment, make_profile, qgis_program

TOOLS = Path(__file__).resolve().parent
SCREENSHOTS = ROOT / "build" / "screenshots"
BOOTSTRAP = """import sys
sys.path.append({tools!r})
import desktop_inside
desktop_inside.{action}
"""
CRASHED = 70
TIMED_OUT = 124


@dataclass(frozen=True)
class Session:
    """What to run, and in which profile."""

    target: Path
    tests: bool = False
    plugin: bool = False
    package_zip: Path | None = None
    project: Path | None = None
    size: str = "1366x768"
    timeout_s: int = 600
    junit: Path | None = None
    pytest_args: list[str] = field(default_factory=list)

    @property
    def mode(self) -> str:
        """`avec`, `sans` or `zip`: what the profile holds."""
        if self.package_zip is not None:
            return "zip"
        return "avec" if self.plugin else "sans"


def run(session: Session) -> int:
    """Run the session and return its exit code (0: nothing failed)."""
    build = ROOT / "build" / "sessions"
    build.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f"{session.mode}-", dir=build))
    try:
        environment = isolated_environment(folder)
        profiles = make_profile(folder, plugin=session.plugin, package_zip=session.package_zip)
        order, result = write_order(session, folder)
        environment["RESORPTION_SESSION"] = str(order)
        environment["RESORPTION_PLUGIN"] = session.mode
        if os.environ.get("RESORPTION_ENDURANCE"):
            environment["RESORPTION_ENDURANCE"] = os.environ["RESORPTION_ENDURANCE"]
        with virtual_screen(environment, session.size):
            return run_qgis(session, folder, profiles, environment, result)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def write_order(session: Session, folder: Path) -> tuple[Path, Path]:
    """Write what QGIS must do; the result file tells a finished run from a crash."""
    result = folder / "result.json"
    order = folder / "order.json"
    order.write_text(
        json.dumps(
            {
                "mode": session.mode,
                "target": str(session.target.resolve()),
                "tests": session.tests,
                "root": str(ROOT),
                "site_packages": sysconfig.get_path("purelib"),
                "screenshots": str(SCREENSHOTS),
                "junit": str(session.junit) if session.junit else None,
                "pytest_args": session.pytest_args,
                "result": str(result),
            }
        ),
        encoding="utf-8",
    )
    for name, action in {"startup.py": "record()", "code.py": "start()"}.items():
        (folder / name).write_text(BOOTSTRAP.format(tools=str(TOOLS), action=action), encoding="utf-8")
    return order, result


def run_qgis(session: Session, folder: Path, profiles: Path, environment: dict[str, str], result: Path) -> int:
    """Start the application, wait, and read what it left."""
    # The recorder must listen before the plugins are loaded: their errors count.
    environment["PYQGIS_STARTUP"] = str(folder / "startup.py")
    command = [qgis_program(), "--nologo", "--noversioncheck", "--profiles-path", str(profiles)]
    command += ["--profile", "default", "--code", str(folder / "code.py")]
    if session.project is not None:
        command.append(str(session.project.resolve()))
    process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, cwd=ROOT)
    try:
        process.wait(session.timeout_s)
    except subprocess.TimeoutExpired:
        capture_root(environment, SCREENSHOTS / f"delai-{session.target.stem}.png")
        print(f"QGIS n'a pas terminé en {session.timeout_s} s.", file=sys.stderr)
        return TIMED_OUT
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
    if not result.exists():
        print(f"QGIS s'est arrêté sans résultat (code {process.returncode}).", file=sys.stderr)
        return process.returncode or CRASHED
    return int(json.loads(result.read_text(encoding="utf-8"))["code"])


def capture_root(environment: dict[str, str], path: Path) -> None:
    """Picture of the whole X screen, to see what blocked."""
    path.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["import", "-window", "root", str(path)], env=environment, check=False, timeout=30)


@contextmanager
def virtual_screen(environment: dict[str, str], size: str) -> Iterator[None]:
    """Xvfb on a free display, with openbox: without a window manager dialogs have no title bar."""
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{size}x24", "-dpi", "96", "-nolisten", "tcp"]
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    screen = subprocess.Popen(command, env=environment, pass_fds=[writer], **quiet)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        number = pipe.readline().strip()
    if not number:
        screen.wait()
        raise SystemExit("Xvfb n'a pas démarré : lancez « make setup ».")
    environment["DISPLAY"] = f":{number}"
    environment.pop("WAYLAND_DISPLAY", None)
    manager = subprocess.Popen(["openbox"], env=environment, **quiet)
    try:
        yield
    finally:
        for process in (manager, screen):
            process.terminate()
            process.wait()


def parse_arguments(arguments: list[str] | None = None) -> Session:
    """Read the command line; see the top of this file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    profile = parser.add_mutually_exclusive_group()
    profile.add_argument("--with-plugin", action="store_true", help="link the repository into the profile")
    profile.add_argument("--zip", type=Path, help="install this package into the profile")
    parser.add_argument("--project", type=Path, help="project to open")
    parser.add_argument("--size", default="1366x768", help="size of the screen")
    parser.add_argument("--timeout", type=int, default=300, help="seconds before the session is stopped")
    parser.add_argument("--tests", action="store_true", help="the target is a test file or folder")
    parser.add_argument("--junit", type=Path, help="with --tests: report to write")
    parser.add_argument("target", type=Path, help="script, or test file or folder")
    known, rest = parser.parse_known_args(arguments)
    if rest and not known.tests:
        parser.error(f"unknown: {' '.join(rest)}")
    return Session(
        target=known.target,
        tests=known.tests,
        plugin=known.with_plugin,
        package_zip=known.zip,
        project=known.project,
        size=known.size,
        timeout_s=known.timeout,
        junit=known.junit.resolve() if known.junit else None,
        pytest_args=rest,
    )


if __name__ == "__main__":
    sys.exit(run(parse_arguments()))
