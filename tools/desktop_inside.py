"""What runs inside QGIS Desktop: a recorder of Python errors, then a script or pytest.

Started by `desktop_session.py`; `tests/desktop/conftest.py` takes its fixtures from here.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QEventLoop, QPoint, QTimer
from qgis.PyQt.QtWidgets import QApplication, QDialog, QLabel, QTextEdit, QWidget

PYTHON_TAGS = {"Python error", "Erreur Python", "Erreur python"}
TRACEBACK = re.compile(r"Traceback \(most recent call last\)")


@dataclass(frozen=True)
class Message:
    """One line of QGIS's message log."""

    text: str
    tag: str
    level: Qgis.MessageLevel

    @property
    def is_python_error(self) -> bool:
        return self.tag in PYTHON_TAGS or TRACEBACK.search(self.text) is not None


class Recorder:
    """Keeps the message log from before the plugins are loaded, and uncaught exceptions."""

    def __init__(self) -> None:
        self.messages: list[Message] = []
        QgsApplication.messageLog().messageReceived[str, str, Qgis.MessageLevel].connect(self._receive)

    def _receive(self, text: str, tag: str, level: Qgis.MessageLevel) -> None:
        self.messages.append(Message(text, tag, level))

    def add(self, text: str, tag: str) -> None:
        """Keep what reached us by another way than the log."""
        self.messages.append(Message(text, tag, Qgis.MessageLevel.Critical))

    def errors(self, start: int = 0) -> list[str]:
        """The Python errors received since the message number `start`."""
        return [f"[{m.tag}] {m.text}" for m in self.messages[start:] if m.is_python_error]

    def watch_exceptions(self) -> None:
        """Record what reaches sys.excepthook instead of opening QGIS's own error dialog."""

        def hook(kind: type[BaseException], error: BaseException, trace: Any) -> None:
            text = "".join(traceback.format_exception(kind, error, trace))
            print(text, file=sys.stderr)
            self.add(text, "Python error")

        sys.excepthook = hook


class Hand:
    """Real mouse and keys, through the X server."""

    def _do(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], check=True, timeout=30)
        wait(150)

    def move(self, target: QWidget | QPoint) -> None:
        """Bring the pointer to the middle of a widget, or to a point of the screen."""
        point = target if isinstance(target, QPoint) else target.mapToGlobal(target.rect().center())
        # Not --sync: it waits for ever when the pointer is already there.
        self._do("mousemove", str(point.x()), str(point.y()))

    def click(self, target: QWidget | QPoint, button: int = 1) -> None:
        self.move(target)
        self._do("click", str(button))

    def double_click(self, target: QWidget | QPoint) -> None:
        self.move(target)
        self._do("click", "--repeat", "2", "--delay", "60", "1")

    def drag(self, start: QPoint, end: QPoint) -> None:
        self.move(start)
        self._do("mousedown", "1")
        self.move(end)
        self._do("mouseup", "1")

    def type(self, text: str) -> None:
        """Type the text where the focus is; accents, which are not on xdotool's keyboard, are pasted."""
        if text.isascii():
            self._do("type", "--delay", "15", text)
        else:
            QApplication.clipboard().setText(text)
            self._do("key", "ctrl+v")

    def key(self, *names: str) -> None:
        """X key names: Return, Tab, Escape, ctrl+s."""
        self._do("key", *names)


def wait(milliseconds: int = 200) -> None:
    """Let the application live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
    # deleteLater() waits for the loop that it was called in, which here is the test itself.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def screenshot(name: str) -> Path:
    """Picture of the whole X screen, title bars and menus included."""
    path = Path(order()["screenshots"]) / f"{name}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    wait(300)
    subprocess.run(["import", "-window", "root", str(path)], check=True, timeout=60)
    return path


def grab(widget: QWidget, name: str) -> Path:
    """Picture of one widget only, even when something covers it."""
    path = Path(order()["screenshots"]) / f"{name}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    wait(100)
    widget.grab().save(str(path))
    return path


class Doorman:
    """Closes what QGIS opens before the work begins: nobody is there to press « Fermer ».

    A plugin that does not load, or a project that does not open, is told in a modal window: its text is kept, and
    counts as an error.
    """

    PERIOD_MS = 400

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(self.PERIOD_MS)

    def leave(self) -> None:
        self._timer.stop()

    def _look(self) -> None:
        window = QApplication.activeModalWidget()
        if not isinstance(window, QDialog):
            return
        texts = [window.windowTitle(), *(child.toPlainText() for child in window.findChildren(QTextEdit))]
        texts += [label.text() for label in window.findChildren(QLabel)]
        text = "\n".join(filter(None, texts))
        print(f"Fenêtre fermée à l’ouverture de QGIS : {text}", file=sys.stderr, flush=True)
        self._recorder.add(text, "Python error")
        window.reject()


RECORDERS: list[Recorder] = []
DOORMEN: list[Doorman] = []


def record() -> None:
    """Called by PYQGIS_STARTUP, before the plugins are loaded."""
    RECORDERS.append(Recorder())
    DOORMEN.append(Doorman(RECORDERS[0]))


def recorder() -> Recorder:
    if not RECORDERS:
        record()
    return RECORDERS[0]


def order() -> dict[str, Any]:
    """What `desktop_session.py` asked for."""
    return json.loads(Path(os.environ["RESORPTION_SESSION"]).read_text(encoding="utf-8"))


def loaded_plugin() -> Any:
    """The plugin object that QGIS loaded, or None."""
    from qgis.utils import plugins

    return plugins.get("resorption")


def start() -> None:
    """Called by --code, while QGIS still opens; the work begins once the window is there."""
    QTimer.singleShot(800, _run)


def _run() -> None:
    from qgis.utils import iface

    recorder().watch_exceptions()
    for doorman in DOORMEN:
        doorman.leave()
    todo = order()
    sys.path.append(todo["site_packages"])
    iface.mainWindow().showMaximized()
    wait(300)
    code = 1
    try:
        code = _run_tests(todo) if todo["tests"] else _run_script(Path(todo["target"]))
    finally:
        Path(todo["result"]).write_text(json.dumps({"code": code}), encoding="utf-8")
        sys.stdout.flush()
        sys.stderr.flush()
        # Leaving by the menu would ask about unsaved work, and clean-up of OGR layers may crash.
        os._exit(code)


def _run_tests(todo: dict[str, Any]) -> int:
    import pytest

    arguments = ["-p", "no:pytest_qgis", "-p", "no:cacheprovider", "-o", "addopts="]
    arguments += ["--import-mode=importlib", "--confcutdir", str(Path(todo["root"]) / "tests"), "-ra"]
    arguments += ["--rootdir", todo["root"], "--color=no", "-W", "ignore::pytest.PytestConfigWarning"]
    if todo["junit"]:
        arguments.append(f"--junitxml={todo['junit']}")
    return int(pytest.main([*arguments, *todo["pytest_args"], todo["target"]]))


def _run_script(path: Path) -> int:
    from qgis.utils import iface

    names = {"iface": iface, "plugin": loaded_plugin(), "wait": wait, "screenshot": screenshot, "grab": grab}
    names |= {"hand": Hand(), "__name__": "__main__", "__file__": str(path)}
    failed = False
    try:
        exec(compile(path.read_text(encoding="utf-8"), str(path), "exec"), names)
    except BaseException as error:
        failed = not (isinstance(error, SystemExit) and not error.code)
        if failed:
            traceback.print_exc()
    wait(300)
    print(f"Copie d'écran : {screenshot(path.stem)}")
    for dialog in QApplication.topLevelWidgets():
        if dialog.isModal() and dialog.isVisible():
            print(f"Resté ouvert : {dialog.windowTitle()}")
    errors = recorder().errors()
    for error in errors:
        print(error, file=sys.stderr)
    return 1 if failed or errors else 0
