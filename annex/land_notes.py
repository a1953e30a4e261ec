"""What must be read with the pages of the land: what the screening is, what it is not, what it was made with."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication

from ..layers.texts import coded, number
from ..layers.texts import label as schema_label
from ..protocol.land_rules import SOURCE_LABELS, TITLES
from ..protocol.plain_text import dated_vintage, french_day
from ..protocol.vocabulary import vocabulary
from .land_page_tables import AvailableLand, Figure, Run, Source
from .paper import PALE
from .ruler import Cell, Text


class LandNotes:
    """The frame at the top, and the tables of layers and figures of a run."""

    def __init__(self, land: AvailableLand) -> None:
        self.land = land

    @staticmethod
    def tr(text: str) -> str:
        return QCoreApplication.translate("LandNotes", text)

    def frame(self) -> list[list[Text]]:
        """Rows of two cells: a few bold words, and what they are about."""
        rows = [
            (self.tr("Ce que c’est"), self.tr(
                "Les terrains repérés pour un aménagement transitoire, l’étape où chacun en est, et ce que huit règles (R1 à "
                "R8) ont relevé au dernier criblage, avec leurs motifs.")),
            (self.tr("Qui décide"), self.tr(
                "Le criblage dit « compatible », les personnes décident : aucune étape ne vient d’une règle, et un "
                "terrain « compatible » n’est pas un terrain retenu.")),
            (self.tr("Limites"), self.tr(
                "Ce que les couches ne couvrent pas est inconnu, ce qui n’est pas une absence de risque. « Compatible » "
                "ne vaut ni autorisation d’urbanisme ni avis d’un service, et la capacité est un ordre de grandeur.")),
            (self.tr("Surfaces"), self.tr(
                "La surface utile saisie est celle que les partenaires ont notée ; celle de la règle R1 est mesurée par le "
                "criblage, zones d’interdiction retirées.")),
        ]  # fmt: skip
        return [[Cell(name, True, PALE), Cell(text, False, PALE)] for name, text in rows]

    def run(self, run: Run) -> str:
        """« Criblage du 01/11/2026, règles version 1 »."""
        text = self.tr("Criblage du {day}, règles version {version}")
        return text.format(day=french_day(run.day), version=run.version)

    def counts(self, run: Run) -> str:
        """How many parcels it found of each verdict."""
        told = [
            f"{coded('verdict_foncier', code).lower()} {number(count)}"
            for code in vocabulary("verdict_foncier").values
            if (count := run.counts.get(code)) is not None
        ]
        return self.tr("Parcelles examinées, sur tout le territoire criblé : {told}.").format(told=", ".join(told))

    def sources(self, run: Run) -> list[list[Text]]:
        """One row per layer; those that were left out or not given say so."""
        return [self._source(source) for source in run.sources]

    def _source(self, source: Source) -> list[Text]:
        name = SOURCE_LABELS.get(source.role)
        shown = schema_label(name) if name else source.role
        if source.count is None and source.crs is None and source.vintage is None:
            return [shown, source.layer, "–", "–", "–", "–"]
        vintage = dated_vintage(source.vintage) or self.tr("inconnu")
        count = self.tr("inconnu") if source.count is None else number(source.count)
        return [shown, source.layer, vintage, source.scale or self.tr("inconnue"), source.crs or "", count]

    def figures(self, run: Run) -> list[list[Text]]:
        """One row per figure, the rule named once."""
        rows: list[list[Text]] = []
        last = ""
        for figure in run.figures:
            rows.append(self._figure(figure, figure.rule != last))
            last = figure.rule
        return rows

    def _figure(self, figure: Figure, first: bool) -> list[Text]:
        title = TITLES.get(figure.rule)
        name = f"{figure.rule} – {schema_label(title)}" if title else figure.rule
        source = figure.source or self.tr("source non enregistrée")
        return [Cell(name if first else "", True), figure.told, figure.unit or "", source]

    def status(self) -> str:
        """What no figure is."""
        return self.tr(
            "Ces chiffres sont ceux du criblage, tels qu’il les a enregistrés : besoins fixés par les partenaires, repères "
            "humanitaires, méthodes publiées ou conventions du logiciel, comme le dit chaque ligne. Aucun n’est présenté "
            "comme une norme : l’atteindre ne rend conforme à aucun texte."
        )
