"""What an officer must know of the base just opened: a copied project, a base that a colleague has on the network."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsProject
from qgis.PyQt.QtCore import QObject, QTimer

from ..layers.companion import companion_path, set_aside
from ..layers.migrations import open_base
from ..layers.open_layers import current_author
from ..layers.presence import STALE_S, Holder, claim, on_network, refresh, release
from ..layers.project import freeze_if_copied
from ..layers.texts import message
from ..protocol.errors import ResorptionError

if TYPE_CHECKING:
    from qgis.gui import QgisInterface


class BaseGuard(QObject):
    """Follows the base of the project: `look(base)` each time it changes, `stop()` at the end.

    On a network drive it marks the base as held by this QGIS, and gives a sign of life until the base is left.
    """

    def __init__(self, iface: QgisInterface) -> None:
        super().__init__(iface.mainWindow())
        self._iface = iface
        self._base: Path | None = None
        self._held: Path | None = None
        self._frozen = False
        self._pulse = QTimer(self)
        self._pulse.setInterval(STALE_S // 3 * 1000)
        self._pulse.timeout.connect(self._beat)

    def look(self, base: Path | None) -> None:
        """Take note of the base that the project shows now, and say what must be known of it."""
        self._freeze_if_copied(base)
        if base == self._base:
            return
        self._leave()
        self._base = base
        if base is None:
            return
        if on_network(base):
            self._hold(base)
        self._clear_companion(base)

    def stop(self) -> None:
        """Leave the base."""
        self._leave()
        self._base = None

    def _freeze_if_copied(self, base: Path | None) -> None:
        before, self._frozen = self._frozen, freeze_if_copied(QgsProject.instance())
        if base is not None and self._frozen and not (before and base == self._base):
            self._warn(self.tr(
                "Ce projet est une copie : il montre encore la base « {base} », en lecture seule. Pour travailler sur "
                "elle, ouvrez « {project} » ; pour en faire une autre, copiez le dossier entier."
            ).format(base=base.name, project=base.with_suffix(".qgz").name))  # fmt: skip

    def _hold(self, base: Path) -> None:
        try:
            other = claim(base, current_author())
        except OSError:
            self._warn(self.tr("Le dossier de « {base} » est en lecture seule : rien ne pourra y être enregistré.")
                       .format(base=base.name))  # fmt: skip
            return
        if other is not None:
            self._say_held(base, other)
            return
        self._held = base
        self._pulse.start()

    def _say_held(self, base: Path, other: Holder) -> None:
        self._warn(self.tr(
            "« {base} » est ouverte par {author} sur {machine} depuis le {since}. Consultez-la ; pour y écrire, "
            "attendez qu’elle soit fermée, puis rouvrez le projet."
        ).format(base=base.name, author=other.author, machine=other.machine, since=other.since_shown))  # fmt: skip

    def _clear_companion(self, base: Path) -> None:
        """What a save wrote in the companion and that never reached the base is taken back, and said."""
        if self._frozen or not companion_path(base).exists():
            return
        try:
            aside = set_aside(open_base(base))
        except ResorptionError as error:
            self._warn(message(error))
            return
        if aside is not None:
            self._warn(message(aside.sentence))

    def _beat(self) -> None:
        if self._held is None:
            return
        try:
            kept = refresh(self._held)
        except OSError:
            # The drive is away for a moment: the next beat tries again, and the store checks before each save.
            return
        if not kept:
            lost, self._held = self._held, None
            self._pulse.stop()
            self._warn(self.tr("« {base} » a été prise par un autre poste : rouvrez le projet avant d’enregistrer.")
                       .format(base=lost.name))  # fmt: skip

    def _leave(self) -> None:
        self._pulse.stop()
        if self._held is None:
            return
        held, self._held = self._held, None
        try:
            release(held)
        except OSError as error:
            self._warn(self.tr("La marque de présence de « {base} » n’a pas pu être retirée ({detail}) : "
                               "elle sera sans effet dans dix minutes.").format(base=held.name, detail=error.strerror))  # fmt: skip

    def _warn(self, text: str) -> None:
        self._iface.messageBar().pushMessage(self.tr("Résorption"), text, Qgis.MessageLevel.Warning, 0)
