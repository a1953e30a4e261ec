"""« Proposer un engagement »: from the reasons of the watch of a site to the form of an engagement or of an action."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from qgis.PyQt import uic
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHeaderView, QTreeWidgetItem, QWidget

from ..layers.schema import table
from ..layers.texts import coded, label, message
from ..layers.watch_offers import draft, read_ground
from ..protocol.errors import ResorptionError
from ..protocol.watch_actions import ENGAGEMENT, REOCCUPIED, Engaged, Offer, covering, groups, reason_of
from .action_form import ActionDialog
from .engagement_form import EngagementDialog
from .entry import EntryDialog
from .fields import make_editor
from .linked_form import LinkedForm

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))

_FORMS: Mapping[str, type[LinkedForm]] = {"engagement": EngagementDialog, "action": ActionDialog}
_OFFER = Qt.ItemDataRole.UserRole
_ENGAGED = 4
"""The column of what is engaged."""

_PARTNER_WIDTH, _DUE_WIDTH = 260, 130
_ENGAGED_WIDTH = 260
_DETAIL_LINES, _MARGIN = 6, 6


class WatchOffersDialog(EntryDialog, FORM):
    """Offers for one site; `answers` gives « oui », « non » or « inconnu » by factor (F1…F6), and by REOCCUPIED.

    Writes nothing by itself. `saved` brings the identity of the engagement or of the action that was saved in its
    form. Raises BaseError, VanishedSite.
    """

    saved = pyqtSignal(str)

    def __init__(self, base: Path, site: str, answers: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self.tell("")
        self._base, self._site, self._answers = base, site, answers
        self._ground = read_ground(base, site)
        self.form: LinkedForm | None = None
        self.setWindowTitle(self.tr("Proposer un engagement : {site}").format(site=self._ground.site))
        self._add_choices()
        self._dress()
        self._connect()
        self._fill()
        self.offers.setFocus()

    def has_input(self) -> bool:
        """Something is typed in the form that was opened from here."""
        return self.form is not None and self.form.has_input()

    def abandon(self) -> None:
        if self.form is not None:
            self.form.abandon()
        super().abandon()

    def refresh(self) -> None:
        """Read again what is engaged; what is shown stays when the base cannot be read, and why is said."""
        try:
            self._ground = read_ground(self._base, self._site)
        except ResorptionError as error:
            self.tell(message(error))
            return
        self._fill()

    def current(self) -> Offer | None:
        """The offer that is chosen."""
        item = self.offers.currentItem()
        return None if item is None else item.data(0, _OFFER)

    def choose(self, key: str) -> None:
        """Choose the offer of that key, if it is there."""
        for item in self._items():
            if item.data(0, _OFFER).key == key:
                self.offers.setCurrentItem(item)

    def prepare_form(self) -> None:
        """Open the form of the offer that is chosen, filled in and not saved."""
        offer = self.current()
        if self.form is not None:
            self.form.raise_()
            self.form.activateWindow()
            self.form.remind(self.tr("Terminez ou annulez d’abord cette saisie."))
            return
        if offer is None:
            return
        made = draft(offer, self._site, self._partner.value(), self._due.value())
        try:
            form = _FORMS[made.table](self._base, "", made.values, self, links=made.links)
        except ResorptionError as error:
            self.tell(message(error))
            return
        form.saved.connect(self._saved)
        form.finished.connect(lambda _result: self._form_closed(form))
        self.form = form
        form.show()

    def _add_choices(self) -> None:
        engagement = table("engagement")
        self._partner = make_editor(engagement.field("partenaire"), self, self._ground.partners)
        self._due = make_editor(engagement.field("echeance"), self)
        places = ((self._partner, self.partner_place, self.partner_label), (self._due, self.due_place, self.due_label))
        for (editor, place, title), width in zip(places, (_PARTNER_WIDTH, _DUE_WIDTH)):
            editor.widget.setMinimumWidth(width)
            place.addWidget(editor.widget)
            title.setBuddy(editor.widget)
        for before, after in zip(
            (self.offers, self.detail, self._partner.widget, self._due.widget, self.prepare),
            (self.detail, self._partner.widget, self._due.widget, self.prepare, self.quit),
        ):
            QWidget.setTabOrder(before, after)

    def _dress(self) -> None:
        header = self.offers.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        # Names of partners are long: the whole of them is in the detail.
        header.setSectionResizeMode(_ENGAGED, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(_ENGAGED, _ENGAGED_WIDTH)
        self.detail.setFixedHeight(_DETAIL_LINES * self.fontMetrics().lineSpacing() + 2 * _MARGIN)

    def _connect(self) -> None:
        self.offers.currentItemChanged.connect(lambda *_items: self._show_current())
        self.offers.itemActivated.connect(lambda *_place: self.prepare_form())
        self.prepare.clicked.connect(self.prepare_form)
        self.quit.clicked.connect(self.reject)

    def _fill(self) -> None:
        chosen = self.current()
        self.offers.clear()
        for group in groups(self._answers):
            head = QTreeWidgetItem(self.offers, [self._reason_name(group.reason)])
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            head.setFirstColumnSpanned(True)
            font = head.font(0)
            font.setBold(True)
            head.setFont(0, font)
            for offer in group.offers:
                head.addChild(self._item(offer))
        self.offers.expandAll()
        self.offers.setCurrentItem(next(self._items()))
        if chosen is not None:
            self.choose(chosen.key)
        self._show_current()

    def _item(self, offer: Offer) -> QTreeWidgetItem:
        engaged = covering(offer, self._ground.engaged)
        item = QTreeWidgetItem([
            offer.title, self.tr("Art. {article}").format(article=offer.article), self._kind_name(offer.kind),
            self.tr("Les personnes") if offer.for_people else self.tr("Le lieu et le suivi"), self._by(engaged),
        ])  # fmt: skip
        item.setData(0, _OFFER, offer)
        return item

    def _items(self) -> Iterator[QTreeWidgetItem]:
        heads = (self.offers.topLevelItem(row) for row in range(self.offers.topLevelItemCount()))
        return (head.child(row) for head in heads for row in range(head.childCount()))

    def _reason_name(self, reason: str) -> str:
        if not reason:
            return self.tr("Autres propositions, pour les motifs sans réponse « oui »")
        if reason == REOCCUPIED:
            return self.tr("Réoccupation confirmée")
        return self.tr("{code} – {reason}").format(code=reason, reason=coded("facteur_vigilance", reason))

    def _kind_name(self, kind: str) -> str:
        return label(table(kind).label)

    def _by(self, engaged: tuple[Engaged, ...]) -> str:
        """« Ce site : Ville et 2 autres »."""
        if not engaged:
            return ""
        where = self.tr("Territoire : {name}") if engaged[0].whole_territory else self.tr("Ce site : {name}")
        text = where.format(name=self._name_of(engaged[0]))
        others = len(engaged) - 1
        if not others:
            return text
        more = self.tr("{text} et un autre") if others == 1 else self.tr("{text} et {count} autres")
        return more.format(text=text, count=others)

    def _name_of(self, engaged: Engaged) -> str:
        return engaged.by or self.tr("un partenaire non précisé")

    def _show_current(self) -> None:
        offer = self.current()
        self.prepare.setEnabled(offer is not None)
        self.detail.setPlainText("" if offer is None else "\n".join(self._details(offer)))

    def _details(self, offer: Offer) -> Iterator[str]:
        reason = reason_of(offer)
        answer = self._answers.get(reason, "inconnu")
        if answer != "oui":
            told = self.tr("Motif : {reason}. Réponse : {answer}.")
            yield told.format(reason=self._reason_name(reason), answer=coded("tri_etat", answer).lower())
        yield message(offer.why)
        yield coded("article", offer.article)
        for engaged in covering(offer, self._ground.engaged):
            yield self._engaged_in_words(engaged)

    def _engaged_in_words(self, engaged: Engaged) -> str:
        where = self.tr("pour tout le territoire") if engaged.whole_territory else self.tr("pour ce site")
        if engaged.kind == ENGAGEMENT:
            text = self.tr("Déjà engagé par {name}, {where} : « {title} ».")
        else:
            text = self.tr("Action déjà prévue ou en cours, pilotée par {name}, {where} : « {title} ».")
        return text.format(name=self._name_of(engaged), where=where, title=engaged.title)

    def _saved(self, uuid: str) -> None:
        self.refresh()
        self.saved.emit(uuid)

    def _form_closed(self, form: LinkedForm) -> None:
        self.form = None
        form.deleteLater()
