"""The picture of a document, small, upright, read in the background: a huge or damaged one stops nobody."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from qgis.core import QgsTask
from qgis.PyQt.QtCore import QCoreApplication, QSize, Qt
from qgis.PyQt.QtGui import QImage, QImageReader, QPixmap, QResizeEvent
from qgis.PyQt.QtWidgets import QLabel, QSizePolicy, QWidget

from ..background import Background

SIDE = 900
"""Pixels of the longest side that is read."""

_FORMATS = ("jpeg", "jpg", "png", "gif", "bmp", "webp", "tif", "tiff")
_ENDINGS = tuple(f".{name}" for name in _FORMATS)
_READ_SMALL = ("jpeg", "jpg")
"""Formats that are made smaller while they are read; the others are read whole first."""

_MOST_PIXELS, _MOST_PIXELS_WHOLE = 400_000_000, 40_000_000


@dataclass(frozen=True)
class Preview:
    """A picture, or the sentence that says why there is none."""

    image: QImage | None
    reason: str = ""


def is_picture(path: Path) -> bool:
    """Whether its name says that the file is a picture."""
    return path.suffix.lower() in _ENDINGS


def read_preview(path: Path) -> Preview:
    """The picture at most `SIDE` pixels wide and high, turned as the camera was held."""
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    kind = bytes(reader.format()).decode("ascii", "replace")
    size = reader.size()
    if kind not in _FORMATS or not size.isValid():
        return Preview(None, tr("Cette image n’a pas pu être lue : elle est peut-être abîmée."))
    if size.width() * size.height() > (_MOST_PIXELS if kind in _READ_SMALL else _MOST_PIXELS_WHOLE):
        return Preview(None, tr("Image trop grande pour un aperçu. Ouvrez-la."))
    if max(size.width(), size.height()) > SIDE:
        # A square bound: the picture may be turned after it is made smaller.
        scaled = size.scaled(QSize(SIDE, SIDE), Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(scaled.expandedTo(QSize(1, 1)))
    image = reader.read()
    if image.isNull():
        return Preview(None, tr("Cette image n’a pas pu être lue : elle est peut-être abîmée."))
    return Preview(image)


def tr(text: str) -> str:
    """Translation in the context of the preview."""
    return QCoreApplication.translate("PreviewLabel", text)


class PreviewLabel(QLabel):
    """Shows the picture of a file as large as there is room; a sentence when there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._background = Background(self._show, self._failed)
        self.destroyed.connect(self._background.abandon)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        # The picture follows the room that there is; it never asks for more.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setMinimumSize(160, 120)

    @property
    def busy(self) -> bool:
        """Whether a picture is being read."""
        return self._background.running

    @property
    def has_picture(self) -> bool:
        """Whether a picture is shown."""
        return self._image is not None

    def show_file(self, path: Path) -> None:
        """Show that picture as soon as it is read."""
        self.say(self.tr("Lecture de l’image…"))
        self._background.start(self.tr("Aperçu"), lambda _task: _read(path, _task))

    def say(self, text: str) -> None:
        """Show a sentence, or nothing, instead of a picture."""
        self._background.abandon()
        self._image = None
        self.setText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - name imposed by Qt
        """The picture takes its new size."""
        super().resizeEvent(event)
        self._fit()

    def _show(self, preview: Preview) -> None:
        self._image = preview.image
        self.setText(preview.reason)
        self._fit()

    def _failed(self, error: Exception) -> None:
        self.say(self.tr("Cette image n’a pas pu être lue : elle est peut-être abîmée."))

    def _fit(self) -> None:
        if self._image is not None:
            # Never larger than it is: a small picture blown up shows nothing more.
            room = self._image.size().boundedTo(self._room())
            fitted = self._image.scaled(
                room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            self.setPixmap(QPixmap.fromImage(fitted))

    def _room(self) -> QSize:
        return self.contentsRect().size().expandedTo(QSize(1, 1))


def _read(path: Path, _task: QgsTask) -> Preview:
    return read_preview(path)
