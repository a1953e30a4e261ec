"""Page « Couches »: which layer is read as what, and what it means that one is absent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from qgis.core import QgsProject
from qgis.PyQt import uic
from qgis.PyQt.QtCore import QEvent, QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QLabel, QVBoxLayout, QWidget

from ...land.coverage import WITHOUT_PERIMETER
from ...land.guesses import guessed
from ...land.remembered import Choice
from ...land.result_columns import LAYER as RESULT
from ...land.role_columns import PARCELS
from ...land.source_layers import Candidate, file_candidates, project_candidates
from ...land.source_types import Source
from ...land.source_uri import same_layer
from ...land.thresholds import Figures
from ...layers.open_layers import layers_of
from ...layers.texts import label, message
from ...layers.validation import sentence
from ...protocol.errors import ResorptionError
from ..telling import DOUBT_TEXT, ERROR_TEXT, tell
from .roles import ALONE, Group, Proposal, consequence, groups, lost_sources, proposals, role_label, usable
from .source_details import SourceDetails
from .source_line import SourceLine

FORM, BASE = uic.loadUiType(str(Path(__file__).with_suffix(".ui")))

_HEAD_STYLE = "font-weight: bold; color: #000091; padding-top: 6px;"
_SIZES = (760, 440)


class LayersPage(QWidget, FORM):
    """`changed`: another choice."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setupUi(self)
        self._files: list[Candidate] = []
        self._project: tuple[Candidate, ...] = ()
        self._figures: Figures = {}
        self._hidden: tuple[Path, ...] = ()
        self.lines: dict[str, list[SourceLine]] = {}
        self._places: dict[str, QVBoxLayout] = {}
        self.details = SourceDetails(self.details_place)
        self.details_layout.addWidget(self.details)
        self.details.built.connect(self._order_keys)
        self.details.coverage_for_all.connect(self._cover_all)
        self.splitter.setSizes(_SIZES)
        for group in groups():
            self._add_group(group)
        self.roles_layout.addStretch()
        self._order_keys()
        self.merge.toggled.connect(lambda _on: self.changed.emit())
        tell(self.told, "")

    def chosen(self) -> Choice:
        """What the page says now."""
        sources = tuple(line.source for line in self._all() if line.source is not None)
        left_out = frozenset(role for role, lines in self.lines.items() if lines[0].is_left_out)
        return Choice(sources, left_out, self.merge.isChecked())

    def start(
        self, project: QgsProject, hidden: Iterable[Path], remembered: Choice, communes: Sequence[tuple[str, str]] = ()
    ) -> None:  # fmt: skip
        """Offer the layers of the project; propose what was chosen the last time, else what they look like.

        `hidden` are files whose layers are no source: the base, its companion. `communes` are codes and names.
        """
        self.details.communes = communes
        self._hidden = tuple(hidden)
        self._project = self._of_project(project)
        files = self._open_again(remembered.sources)
        for one in files:
            self._add_file(one)
        self._offer()
        found = proposals(self._candidates(), remembered.sources)
        for role, group in found.items():
            self._choose(role, group)
        for role in remembered.left_out:
            if role in self.lines and role not in found:
                self.lines[role][0].leave_out()
        self.merge.setChecked(remembered.merge)
        self._tell_lost(lost_sources(self._candidates(), remembered.sources))
        self.details.show_line(self.lines[PARCELS][0])
        self.refresh(self._figures)

    def project_changed(self, project: QgsProject) -> None:
        """Layers came or went; one that is gone and was chosen is told, its role is empty."""
        before, self._project = self._project, self._of_project(project)
        for one in before:
            # A file that the project no longer shows can still be read.
            if Path(one.uri.split("|")[0]).is_file():
                self._add_file(one)
        gone = [line.source.name for line in self._all() if line.source is not None and not self._is_known(line.source)]
        self._offer()
        known = {(one.provider, one.uri) for one in before}
        self._propose_added([one for one in self._project if (one.provider, one.uri) not in known])
        if gone:
            text = self.tr("Retirée du projet : {names}. Choisissez une autre couche, ou son fichier.")
            tell(self.told, text.format(names=", ".join(gone)), DOUBT_TEXT)
        self.refresh(self._figures)

    def refresh(self, figures: Figures) -> None:
        """Say again what each absence means, as the figures of the rules are now."""
        self._figures = figures
        chosen = self.chosen()
        for line in self._all():
            meaning = consequence(line.role, chosen, figures)
            line.show_state("" if meaning is None else message(meaning))
        looked_at = self.details.line
        known = any(line is looked_at for line in self._all())
        self.details.show_line(looked_at if known else self.lines[PARCELS][0])

    def problem(self) -> tuple[SourceLine, str] | None:
        """The first line that cannot be run, and why."""
        if self.lines[PARCELS][0].source is None:
            return self.lines[PARCELS][0], self.tr("Choisissez la couche des parcelles cadastrales à examiner.")
        for line in self._all():
            if problem := line.problem():
                return line, f"« {label(role_label(line.role))} » : {problem}"
        return None

    def show_line(self, line: SourceLine) -> None:
        """Put the eye and the keyboard on a line."""
        self.roles_area.ensureWidgetVisible(line)
        self.details.show_line(line)
        line.box.setFocus()

    def open_file(self, line: SourceLine, path: str) -> None:
        """Offer the layers of a file to every role; the one that suits the line is chosen there."""
        try:
            found = file_candidates(path)
        except ResorptionError as error:
            tell(self.told, sentence(error), ERROR_TEXT)
            return
        suited = usable(found, line.role)
        if not suited:
            text = self.tr("« {file} » n’a pas de couche dont la géométrie convienne à « {role} ».")
            tell(self.told, text.format(file=Path(path).name, role=label(role_label(line.role))), ERROR_TEXT)
            return
        for one in found:
            self._add_file(one)
        self._offer()
        best = next(
            (one for one in suited if (guess := guessed(one.description)) and guess.role == line.role), suited[0]
        )
        line.choose_key(best.provider, best.uri)
        several = self.tr(
            "« {file} » contient {count} couches : vérifiez celle qui est choisie, les autres sont dans les listes."
        )
        tell(self.told, several.format(file=Path(path).name, count=len(found)) if len(found) > 1 else "", DOUBT_TEXT)
        self.show_line(line)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The line that has the keyboard is the one whose details are shown."""
        if event.type() == QEvent.Type.FocusIn:
            line = next((one for one in self._all() if one.box is watched), None)
            if line is not None:
                self.details.show_line(line)
                self.roles_area.ensureWidgetVisible(line)
        return super().eventFilter(watched, event)

    def _all(self) -> Iterator[SourceLine]:
        return (line for lines in self.lines.values() for line in lines)

    def _candidates(self) -> tuple[Candidate, ...]:
        known = {(one.provider, one.uri) for one in self._project}
        return (*self._project, *(one for one in self._files if (one.provider, one.uri) not in known))

    def _is_known(self, source: Source) -> bool:
        return any((one.provider, one.uri) == (source.provider, source.uri) for one in self._candidates())

    def _of_project(self, project: QgsProject) -> tuple[Candidate, ...]:
        ours = {layer.source() for path in self._hidden for layer, _table in layers_of(path)}
        return tuple(one for one in project_candidates(project) if one.uri not in ours and RESULT not in one.uri)

    def _open_again(self, sources: Iterable[Source]) -> Iterator[Candidate]:
        """The files of the last time that the project does not show, as far as they can be opened."""
        known = {same_layer(one.provider, one.uri) for one in self._project}
        paths = {one.uri.split("|")[0] for one in sources if same_layer(one.provider, one.uri) not in known}
        for path in sorted(paths):
            if Path(path).is_file():
                try:
                    yield from file_candidates(path)
                except ResorptionError:
                    # It is told as a layer that is no longer there.
                    continue

    def _choose(self, role: str, group: Iterable[Proposal]) -> None:
        for place, proposal in enumerate(group):
            line = self.lines[role][0] if place == 0 else self._add_line(role)
            line.choose(proposal)

    def _propose_added(self, added: Sequence[Candidate]) -> None:
        """Layers added while the window is open are proposed as at its opening, for the roles that have none."""
        for role, group in proposals(added, ()).items():
            [first, *others] = self.lines[role]
            if not others and first.source is None and not first.is_left_out:
                self._choose(role, group)

    def _add_file(self, one: Candidate) -> None:
        if all((one.provider, one.uri) != (other.provider, other.uri) for other in self._files):
            self._files.append(one)

    def _offer(self) -> None:
        for line in self._all():
            line.offer(usable(self._candidates(), line.role))

    def _tell_lost(self, lost: Iterable[Source]) -> None:
        names = ", ".join(f"« {source.name} »" for source in lost)
        text = self.tr("Lues la dernière fois, absentes aujourd’hui : {names}.").format(names=names) if names else ""
        tell(self.told, text, DOUBT_TEXT)

    def _add_group(self, group: Group) -> None:
        title = f"{group.rule} – {label(group.title)}" if group.rule else self.tr("Parcelles à examiner")
        head = QLabel(title, self.roles)
        head.setStyleSheet(_HEAD_STYLE)
        self.roles_layout.addWidget(head)
        for role in group.roles:
            name = QLabel(label(role_label(role)), self.roles)
            name.setWordWrap(True)
            place = QVBoxLayout()
            place.setSpacing(4)
            place.addWidget(name)
            self.roles_layout.addLayout(place)
            self._places[role], self.lines[role] = place, []
            name.setBuddy(self._add_line(role).box)

    def _add_line(self, role: str) -> SourceLine:
        lines = self.lines[role]
        line = SourceLine(role, self.roles, first=not lines, several=role not in ALONE)
        line.changed.connect(self._line_changed)
        line.entered.connect(lambda: self.details.show_line(line))
        line.file_asked.connect(lambda: self._browse(line))
        line.another_asked.connect(lambda: self.show_line(self._another(role)))
        line.removal_asked.connect(lambda: self._remove(line))
        line.box.installEventFilter(self)
        line.offer(usable(self._candidates(), role))
        lines.append(line)
        self._places[role].addWidget(line)
        return line

    def _cover_all(self, coverage: str) -> None:
        """Every layer without a perimeter covers as much."""
        for line in self._all():
            if line.source is not None and line.role in WITHOUT_PERIMETER:
                line.amend(replace(line.source, coverage=coverage))

    def _another(self, role: str) -> SourceLine:
        line = self._add_line(role)
        self._order_keys()
        self.refresh(self._figures)
        return line

    def _remove(self, line: SourceLine) -> None:
        lines = self.lines[line.role]
        lines.remove(line)
        self._places[line.role].removeWidget(line)
        line.hide()
        line.deleteLater()
        self._line_changed()
        self.show_line(lines[-1])

    def _order_keys(self) -> None:
        """Tab goes down the roles, then to the details, then to the option."""
        steps: list[QWidget] = [step for line in self._all() for step in (line.box, line.file, line.extra)]
        steps += [*self.details.editors.values(), self.merge]
        for before, after in zip(steps, steps[1:]):
            QWidget.setTabOrder(before, after)

    def _line_changed(self) -> None:
        self.refresh(self._figures)
        self.changed.emit()

    def _browse(self, line: SourceLine) -> None:
        title = self.tr("Fichier : {role}").format(role=label(role_label(line.role)))
        kinds = self.tr("Couches et tableaux (*.gpkg *.geojson *.json *.shp *.gml *.kml *.tab *.fgb *.zip *.csv *.txt);;"
                        "Tous les fichiers (*)")  # fmt: skip
        chosen, _kind = QFileDialog.getOpenFileName(self, title, "", kinds)
        if chosen:
            self.open_file(line, chosen)
