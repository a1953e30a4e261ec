"""What every editor of a column has: a widget, a value in, a value out."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, QObject, QSignalBlocker, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ..layers.model import Field
from ..layers.texts import label


class Editor(QObject):
    """A widget that edits one field; `value()` is what the store takes, None when empty."""

    changed = pyqtSignal()
    """The user has changed the value; `set_value` does not say so."""

    wheel = False
    """Whether the wheel acts on the widget. In a form that scrolls it would change values that nobody looks at."""

    def __init__(self, field: Field, widget: QWidget) -> None:
        super().__init__(widget)
        self.field = field
        self.widget = widget
        widget.setObjectName(field.name)
        widget.setToolTip(label(field.help))
        widget.setAccessibleName(label(field.label))
        if not self.wheel:
            widget.installEventFilter(self)

    def value(self) -> object:
        """What was typed."""
        raise NotImplementedError(type(self).__name__)

    def set_value(self, value: object) -> None:
        """Show a value read from the base, None for none."""
        blocked = QSignalBlocker(self)
        self._show(value)
        blocked.unblock()

    def eventFilter(self, widget: QObject, event: QEvent) -> bool:  # noqa: N802 - name imposed by Qt
        """Leaves the wheel to the area that scrolls."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(widget, event)

    def _show(self, value: object) -> None:
        raise NotImplementedError(type(self).__name__)
