"""The window « Résorber ou fermer un site »: when and why, where people went, what is decided, what the place becomes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from qgis.PyQt import uic
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import QDialogButtonBox, QLabel, QWidget

from ..layers.closing import close_site, read_situation
from ..layers.closing_checks import doubts, problems
from ..layers.closing_plan import ASKED, ClosingPlan, Values, changed_since
from ..layers.errors import ConflictError, RowError
from ..layers.migrations import open_base
from ..layers.texts import coded, day_text, label, message
from ..protocol.errors import ResorptionError
from ..protocol.resorption import LastingShare
from ..protocol.rules import Problem
from .entry import EntryDialog
from .orientation_grid import OrientationGrid
from .row import tell_refusal
from .rows import Rows
from .telling import ERROR_TEXT

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))

_TITLE_HEIGHT, _SPARE_HEIGHT = 60, 8
_SHARE_STYLES = {
    "oui": "background: #e3f3ea; color: #0b4a2f; border: 1px solid #2e8b62; padding: 6px;",
    "non": "background: #f1f1f1; color: #222222; border: 1px solid #6e6e6e; padding: 6px;",
    "inconnu": "background: #fff4d6; color: #3a2c00; border: 1px solid #b98900; padding: 6px;",
}
_OPPOSITE = {"oui": "non", "non": "oui"}
_DECISION, _REASON = "site.resorption_declaree", "site.resorption_motif"
_PLACE = ("usage", "description", "gestionnaire_identifie", "gestionnaire", "equipements_laisses")
_UNSAID = (None, "inconnu")
_FIRST_MISSING = 3


class CloseSiteDialog(EntryDialog, FORM):
    """Closes one site; stays open with what was typed when saving fails. `saved` brings the site's identity.

    Raises ResorptionError when the base or the site cannot be read.
    """

    saved = pyqtSignal(str)

    def __init__(self, base: Path, site: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._base = base
        self._site = site
        self._situation = read_situation(open_base(base), site)
        self.setupUi(self)
        self.setWindowTitle(self.tr("Résorber ou fermer un site : {site}").format(site=self._situation.name))
        self._rows = Rows(self)
        self._grid = OrientationGrid(self.orientation_box)
        self._build()
        self._fill()
        self._connect()
        self._set_tab_order()
        self.tell("")
        self._show_what_is_known()
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - name imposed by Qt
        """Takes the height that the form needs, which is known now only."""
        super().showEvent(event)
        self._fit()

    def has_input(self) -> bool:
        return self._rows.touched or self._grid.touched or self.otherwise.isChecked() != self._decided_before()

    def accept(self) -> None:
        """Save; the window closes only once everything is in the base."""
        try:
            close_site(open_base(self._base), self._plan())
        except ResorptionError as error:
            self._show_failure(error)
            return
        super().accept()
        self.saved.emit(self._site)

    def _build(self) -> None:
        for column in ASKED:
            self._rows.add(f"site.{column}", self.closing_form)
        for column in ("date", "source"):
            self._rows.add(f"denombrement.{column}", self.count_when)
        for column in ("nb_personnes", "nb_menages"):
            self._rows.add(f"denombrement.{column}", self.count_figures)
        self.orientation_layout.insertWidget(3, self._grid)
        self._rows.add(_DECISION, self.decision_form)
        self._rows.add(_REASON, self.decision_form)
        for column in _PLACE:
            self._rows.add(f"usage_site.{column}", self.place_form)
        self._visit_hint = QLabel(self.watch_box)
        self._visit_hint.setWordWrap(True)
        self.watch_form.addRow(self._visit_hint)
        for column in ("constat", "prochaine_visite"):
            self._rows.add(f"visite.{column}", self.watch_form)
        for key in ("site.date_fermeture", "site.cause_fermeture", "denombrement.date", "denombrement.nb_personnes"):
            self._rows.require(key)
        for widget in (self.failure, self.orientation_problem):
            widget.setStyleSheet(ERROR_TEXT)
            widget.hide()
        self.reread.hide()

    def _fill(self) -> list[str]:
        """Show what the base says where nothing was typed; the keys and types that were kept."""
        situation = self._situation
        site = {name: situation.site.values[name] for name in (*ASKED, "resorption_motif")}
        rows = {kind: record.values for kind, record in situation.orientations.items()}
        if situation.closed and not self._rows[_DECISION].touched:
            self._rows[_DECISION].editor.set_value(situation.decision)
            self.otherwise.setChecked(self._decided_before())
        return [*self._rows.fill("site", site), *self._grid.fill(rows)]

    def _decided_before(self) -> bool:
        """Whether the closing that is being corrected had been decided against the figures, or without them."""
        rows = {kind: record.values for kind, record in self._situation.orientations.items()}
        plan = ClosingPlan(self._situation, {}, rows)
        return self._situation.closed and self._situation.decision != plan.share.result

    def _connect(self) -> None:
        self._rows.changed.connect(self._edited)
        self._grid.changed.connect(self._edited)
        self.recount.toggled.connect(self._edited)
        self.otherwise.toggled.connect(self._propose)
        self.reread.clicked.connect(self._read_again)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _set_tab_order(self) -> None:
        def editors(*keys: str) -> list[QWidget]:
            return [self._rows[key].editor.widget for key in keys]

        chain = [
            *editors(*(f"site.{column}" for column in ASKED)), self.recount,
            *editors(*(f"denombrement.{c}" for c in ("date", "source", "nb_personnes", "nb_menages"))),
            *self._grid.widgets, self.otherwise, *editors(_DECISION, _REASON),
            *editors(*(f"usage_site.{column}" for column in _PLACE)),
            *editors("visite.constat", "visite.prochaine_visite"), self.reread, self.buttons,
        ]  # fmt: skip
        for before, after in zip(chain, chain[1:]):
            self.setTabOrder(before, after)
        chain[0].setFocus()

    def _show_what_is_known(self) -> None:
        count, usage, visit = self._situation.count, self._situation.usage, self._situation.visit
        usable = count is not None and bool(count.values["nb_personnes"])
        self.recount.setVisible(usable)
        self.counted.setText(self._counted(None if count is None else count.values))
        if usage is not None:
            known = self.tr("Dernier usage noté, le {date} : {usage}.")
            shown = known.format(date=day_text(usage.values["date"]), usage=coded("usage_site", usage.values["usage"]))
            self._rows["usage_site.usage"].setToolTip(shown)
            self.place_box.setToolTip(shown)
        text = self.tr("Le constat est celui du jour de la fermeture.")
        if visit is not None:
            text = self.tr("Dernière visite, le {date} : {constat}. Sans nouveau constat, la prochaine s’y inscrit.")
            found = coded("constat_visite", visit.values["constat"])
            text = text.format(date=day_text(visit.values["date"]), constat=found)
        self._visit_hint.setText(text)
        if self._situation.closed:
            self.remind(self.tr("Ce site est déjà fermé : vous corrigez sa fermeture."))

    def _counted(self, count: Values | None) -> str:
        if count is None:
            return self.tr("Aucun comptage ne donne le nombre de personnes. S’il est connu, donnez-le ici :")
        if not count["nb_personnes"]:
            text = self.tr(
                "Le dernier comptage, le {date}, est de 0 personne. Si un autre chiffre convient, donnez-le :"
            )
            return text.format(date=day_text(count["date"]))
        text = self.tr("Dernier comptage, le {date} : {personnes} personnes, {menages} ménages.")
        households = "?" if count["nb_menages"] is None else count["nb_menages"]
        return text.format(date=day_text(count["date"]), personnes=count["nb_personnes"], menages=households)

    def _plan(self) -> ClosingPlan:
        values = self._rows.values("site")
        otherwise = self.otherwise.isChecked()
        visit = self._rows.values("visite")
        decision, reason = values["resorption_declaree"], values["resorption_motif"]
        return ClosingPlan(
            self._situation,
            {name: values[name] for name in ASKED},
            self._grid.rows(),
            str(decision or "inconnu") if otherwise else None,
            str(reason or "") or None,
            self._count(),
            self._usage(),
            visit["constat"],  # type: ignore[arg-type]
            visit["prochaine_visite"],  # type: ignore[arg-type]
        )

    def _count(self) -> Values | None:
        """The new count, if one was asked for or begun."""
        typed = self._rows.values("denombrement")
        asked = self.recount.isVisibleTo(self) or any(value is not None for value in typed.values())
        return typed if self._counting() and asked else None

    def _counting(self) -> bool:
        return not self.recount.isVisibleTo(self) or self.recount.isChecked()

    def _usage(self) -> Values | None:
        typed = self._rows.values("usage_site")
        return typed if any(value not in _UNSAID for value in typed.values()) else None

    def _propose(self, otherwise: bool) -> None:
        """The other answer, to be changed or explained."""
        row = self._rows[_DECISION]
        if otherwise and not row.touched:
            row.editor.set_value(_OPPOSITE.get(self._plan().share.result))
        self._edited()

    def _edited(self) -> None:
        self.failure.hide()
        self.reread.hide()
        self._refresh()

    def _refresh(self) -> None:
        plan = self._plan()
        found, doubtful = problems(plan, date.today()), doubts(plan, date.today())
        self._show_asked(plan)
        self._show_share(plan.share)
        self._show_decision(plan)
        self._rows.tell(found)
        self._rows.warn(doubtful)
        self._grid.tell(found, doubtful)
        self._show_total(found)
        self._show_summary(plan, found)
        if self.isVisible():
            self._fit()

    def _show_asked(self, plan: ClosingPlan) -> None:
        other_cause = plan.closing["cause_fermeture"] == "autre"
        self._rows.show("site.contexte_fermeture", other_cause or bool(plan.closing["contexte_fermeture"]))
        self._rows.require("site.contexte_fermeture", other_cause)
        self._rows.require(_REASON, plan.decided != plan.share.result)
        self.count_box.setVisible(self._counting())
        self.decision_fields.setVisible(self.otherwise.isChecked())

    def _show_share(self, share: LastingShare) -> None:
        self.share.setText(" ".join(message(sentence) for sentence in share.explanation()))
        self.share.setStyleSheet(_SHARE_STYLES[share.result])

    def _show_decision(self, plan: ClosingPlan) -> None:
        results = {
            "oui": self.tr("Résultat du calcul : site résorbé."),
            "non": self.tr("Résultat du calcul : site non résorbé."),
            "inconnu": self.tr("Résultat du calcul : inconnu. Décidez, ou laissez inconnu."),
        }
        self.result.setText(results[plan.share.result])
        status = coded("statut_site", plan.site_values["statut"])
        text = self.tr("Le site sera classé « {statut} ».")
        if plan.decided == "inconnu":
            text = self.tr("Le site sera classé « {statut} », sa résorption restant inconnue.")
        self.outcome.setText(text.format(statut=status))
        self.outcome.setStyleSheet("font-weight: bold;")

    def _show_total(self, found: Iterable[Problem]) -> None:
        sentences = [message(problem) for problem in found if problem.field == "orientation"]
        self.orientation_problem.setText("\n".join(sentences))
        self.orientation_problem.setVisible(bool(sentences))

    def _show_summary(self, plan: ClosingPlan, found: list[Problem]) -> None:
        button = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        missing = list(dict.fromkeys(self._located(problem) for problem in found))
        button.setEnabled(not missing)
        button.setToolTip("\n".join(missing))
        if missing:
            self.summary.setText(
                self.tr("Avant d’enregistrer : {phrases}").format(phrases=" ".join(missing[:_FIRST_MISSING]))
            )
            return
        self.summary.setText(
            self.tr("Seront enregistrés : {liste}.").format(liste=", ".join(self._what_is_saved(plan)))
        )

    def _located(self, problem: Problem) -> str:
        """The sentence of a problem; that of a line of the orientations begins with its type."""
        table, _, rest = problem.field.partition(".")
        if table != "orientation" or not rest:
            return message(problem)
        kind = coded("type_orientation", rest.partition(".")[0])
        return self.tr("{orientation} : {phrase}").format(orientation=kind, phrase=message(problem))

    def _what_is_saved(self, plan: ClosingPlan) -> Iterator[str]:
        yield self.tr("la fermeture du {date}").format(date=day_text(plan.day))
        if len(plan.orientations) == 1:
            yield self.tr("une orientation")
        elif plan.orientations:
            yield self.tr("{nombre} orientations").format(nombre=len(plan.orientations))
        if plan.count is not None:
            yield self.tr("un comptage")
        if plan.usage is not None:
            yield self.tr("l’usage du lieu")
        if plan.finding is not None:
            yield self.tr("le constat du jour de la fermeture")
        if plan.next_visit is not None:
            yield self.tr("la visite prévue le {date}").format(date=day_text(plan.next_visit))

    def _show_failure(self, error: ResorptionError) -> None:
        row = self._rows.get(f"{error.table}.{error.field}") if isinstance(error, RowError) else None
        self.reread.setVisible(isinstance(error, ConflictError))
        tell_refusal(error, row, self.failure)

    def _read_again(self) -> None:
        """After a conflict: what the base says now, but where the user has typed."""
        before = self._situation
        try:
            self._situation = read_situation(open_base(self._base), self._site)
        except ResorptionError as error:
            self._show_failure(error)
            return
        self._fill()
        self._show_what_is_known()
        changed = ", ".join(label(name) for name in changed_since(before, self._situation)) or "—"
        text = self.tr("Relu ; ont changé : {noms}. Votre saisie est gardée : vérifiez-la, puis enregistrez.")
        self.remind(text.format(noms=changed))
        self._edited()

    def _fit(self) -> None:
        """As tall as the form needs, on the screen that there is; the form scrolls beyond."""
        self.columns.activate()
        form = self.columns.heightForWidth(self.scroll.viewport().width())
        wanted = form + self.sizeHint().height() - self.scroll.sizeHint().height() + _SPARE_HEIGHT
        screen = self.screen().availableGeometry()
        self.resize(self.width(), max(self.height(), min(wanted, screen.height() - _TITLE_HEIGHT)))
        below = self.frameGeometry().bottom() - screen.bottom()
        if below > 0:
            self.move(self.x(), max(screen.top(), self.y() - below))
