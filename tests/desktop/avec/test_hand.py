"""The harness itself: real keys arrive where the focus is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from qgis.gui import QgisInterface
from qgis.PyQt.QtWidgets import QDialog, QLineEdit


@pytest.mark.parametrize("text", ["27229 parcelle AB 12", "Évreux : été à l'œuvre"], ids=["ascii", "accents"])
def test_typed_text_arrives(iface: QgisInterface, hand: Any, wait: Callable[[int], None], text: str) -> None:
    dialog = QDialog(iface.mainWindow())
    line = QLineEdit(dialog)
    dialog.resize(300, 80)
    dialog.show()
    wait(300)
    hand.click(line)
    hand.type(text)
    assert line.text() == text
    dialog.close()
    dialog.deleteLater()
