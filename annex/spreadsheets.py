"""The tables of the annex as sheets of a workbook, XLSX or ODS: numbers as numbers, days as days, unknown as an empty cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from ..layers.model import Kind
from ..layers.schema import SYNTHESIS
from ..layers.workbooks import Sheet, write_workbook
from ..protocol.plain_text import folded, in_order
from ..protocol.vocabulary import vocabulary
from . import french
from .land_page_tables import AvailableLand, available_land
from .reading import Row, Snapshot
from .tables import CommuneRow, state_of_play
from .vigilance_tables import watch

Cells = Sequence["str | float | date | None"]
_Columns = Sequence["tuple[str, Kind]"]

_TEXT, _WHOLE, _REAL, _DAY = Kind.TEXT, Kind.INTEGER, Kind.REAL, Kind.DATE


def write_tables(base: Snapshot, day: date, path: Path) -> Path:
    """Writes the six sheets, replacing a workbook of that name: whole or not at all. Texts run as no formula.

    `day` is the one at which the level of the closed sites and the verdicts on the land are read. In French, as the text of the protocol.
    Raises ResorptionError: unknown suffix, folder that cannot be written, file open elsewhere, full disk.
    """
    reading = _Reading(base)
    return write_workbook(path, [
        _communes(base, day), reading.sites(), reading.engagements(), reading.settlements(), reading.land(available_land(base, day)),
        _watch(base, day),
    ])  # fmt: skip


def _communes(base: Snapshot, day: date) -> Sheet:
    """État des lieux: one line for each commune that has an occupied site, then the territory."""
    columns = [
        ("Commune", _TEXT), ("Campements", _WHOLE), ("Grands squats", _WHOLE), ("Autres sites", _WHOLE),
        ("Personnes", _WHOLE), ("Sites sans comptage des personnes", _WHOLE), ("Adultes", _WHOLE), ("Enfants", _WHOLE),
        ("Ménages", _WHOLE), ("Plus ancienne installation", _DAY),
    ]  # fmt: skip
    figures = state_of_play(base, day)
    oldest = min((c.oldest for c in figures.communes if c.oldest), default=None)
    rows = [_commune(row, "Commune non renseignée") for row in figures.communes]
    if rows:
        rows.append(_commune(CommuneRow(None, figures.kinds, figures.inhabitants, oldest), "Territoire"))
    return Sheet("État des lieux", columns, rows)


def _commune(row: CommuneRow, unnamed: str) -> Cells:
    kinds, people = row.kinds, row.inhabitants
    return (
        unnamed if row.name is None else row.name, kinds.camps, kinds.squats, kinds.other, people.persons.total,
        people.persons.uncounted, people.adults.total, people.children.total, people.households.total, row.oldest,
    )  # fmt: skip


def _watch(base: Snapshot, day: date) -> Sheet:
    """The closed sites: what was stored, a level and its date."""
    columns = [
        ("Code", _TEXT), ("Site", _TEXT), ("Commune", _TEXT), ("Fermé le", _DAY), ("Niveau de vigilance", _TEXT),
        ("Évalué le", _DAY), ("Motif principal", _TEXT), ("Dernière visite", _DAY), ("Prochaine visite", _DAY),
    ]  # fmt: skip
    rows = [
        (
            site.place.code, site.place.name, site.place.commune, site.closed_on, _coded("niveau_vigilance", site.level),
            None if site.result is None else site.result.day, site.reason or None,
            None if site.visits.last is None else site.visits.last.day, site.visits.planned,
        )
        for site in watch(base, day).sites
    ]  # fmt: skip
    return Sheet("Vigilance", columns, rows)


class _Reading:
    """The rows of the base with the names of what they refer to."""

    def __init__(self, base: Snapshot) -> None:
        self.base = base
        self.communes = {c["uuid"]: str(c["nom"]) for c in base.all("commune")}
        self.partners = {p["uuid"]: p for p in base.all("partenaire")}
        self.codes = {s["uuid"]: str(s["code"] or s["nom"]) for s in base.all("site")}
        self.actions = {a["uuid"]: str(a["titre"]) for a in base.all("action")}

    def sites(self) -> Sheet:
        """Every site with its last count."""
        columns = [
            ("Code", _TEXT), ("Site", _TEXT), ("Commune", _TEXT), ("Type", _TEXT), ("Statut", _TEXT),
            ("Installé le", _DAY), ("Fermé le", _DAY), ("Dernier comptage", _DAY), ("Personnes", _WHOLE),
            ("Adultes", _WHOLE), ("Enfants", _WHOLE), ("Ménages", _WHOLE), ("Engagements ouverts", _WHOLE),
            ("Engagements en retard", _WHOLE),
        ]  # fmt: skip
        rows = [
            (
                r["code"], r["nom"], self.communes.get(r["commune"]), _coded("type_site", r["type_site"]),
                _coded("statut_site", r["statut"]), r["date_installation"], r["date_fermeture"], r["date_denombrement"],
                r["nb_personnes"], r["nb_adultes"], r["nb_mineurs"], r["nb_menages"], r["nb_engagements_ouverts"],
                r["nb_engagements_en_retard"],
            )
            for r in sorted(self.base.all(SYNTHESIS), key=_by_code)
        ]  # fmt: skip
        return _sheet("Sites", columns, rows)

    def engagements(self) -> Sheet:
        """Every engagement, by article then by partner."""
        columns = [
            ("Article", _WHOLE), ("Catégorie", _TEXT), ("Partenaire", _TEXT), ("Engagement", _TEXT), ("Action", _TEXT),
            ("Sites", _TEXT), ("Quantité", _REAL), ("Unité", _TEXT), ("Échéance", _DAY), ("Statut", _TEXT),
            ("Budget (€)", _REAL),
        ]  # fmt: skip
        named: dict[object, list[str]] = {}
        for link in self.base.all("engagement_site"):
            if link["site"] in self.codes:
                named.setdefault(link["engagement"], []).append(self.codes[link["site"]])
        rows = [self._engagement(r, named.get(r["uuid"], ())) for r in self.base.all("engagement")]
        rows.sort(key=lambda row: (int(str(row[0])), *(folded(str(cell or "")) for cell in row[1:4])))
        return _sheet("Engagements", columns, rows)

    def _engagement(self, row: Row, sites: Iterable[str]) -> Sequence[object]:
        partner = self.partners.get(row["partenaire"])
        return (
            row["article"], None if partner is None else _coded("categorie_partenaire", partner["categorie"]),
            None if partner is None else partner["nom"], row["intitule"], self.actions.get(row["action"]),
            ", ".join(sorted(sites, key=in_order)) or "Tout le territoire", row["quantite"], row["unite"],
            row["echeance"], _coded("statut_engagement", row["statut"]), row["budget_eur"],
        )  # fmt: skip

    def settlements(self) -> Sheet:
        """Every transitional settlement; its equipment is answered by oui, non or inconnu."""
        columns = [
            ("Code", _TEXT), ("Aménagement", _TEXT), ("Commune", _TEXT), ("Statut", _TEXT), ("Ouverture", _DAY),
            ("Fin prévue", _DAY), ("Gestionnaire", _TEXT), ("Habitat", _TEXT), ("Capacité (ménages)", _WHOLE),
            ("Capacité (personnes)", _WHOLE), ("Occupation (ménages)", _WHOLE), ("Occupation (personnes)", _WHOLE),
            ("Surface utile (m²)", _REAL), *((label, _TEXT) for label in _EQUIPMENT.values()),
        ]  # fmt: skip
        rows = [
            (
                r["code"], r["nom"], self.communes.get(r["commune"]), _coded("statut_amenagement", r["statut"]),
                r["date_ouverture"], r["date_fin_prevue"], r["gestionnaire"], _coded("habitat", r["habitat"]),
                r["capacite_menages"], r["capacite_personnes"], r["occupation_menages"], r["occupation_personnes"],
                r["surface_utile_m2"], *(_coded("tri_etat", r[column]) for column in _EQUIPMENT),
            )
            for r in sorted(self.base.all("amenagement"), key=_by_code)
        ]  # fmt: skip
        return _sheet("Aménagements", columns, rows)

    def land(self, land: AvailableLand) -> Sheet:
        """Available land with its last verdict at that day; the one that people set aside is there too, with its step."""
        columns = [
            ("Code", _TEXT), ("Terrain", _TEXT), ("Commune", _TEXT), ("Étape", _TEXT), ("Catégorie de propriétaire", _TEXT),
            ("Surface (m²)", _REAL), ("Surface utile (m²)", _REAL), ("Disponible du", _DAY), ("Disponible au", _DAY),
            ("Résultat du criblage", _TEXT), ("Criblé le", _DAY), ("Capacité minimale (personnes)", _WHOLE),
            ("Capacité maximale (personnes)", _WHOLE),
        ]  # fmt: skip
        rows = []
        for one in sorted((*land.rows, *land.ruled_out), key=lambda land: (in_order(land.code), folded(land.name))):
            verdict = one.verdict
            rows.append((
                one.code, one.name, one.commune, _coded("etape_foncier", one.stage),
                _coded("categorie_proprietaire", one.owner), one.area_m2, one.usable_m2, one.free_from, one.free_until,
                None if verdict is None else _coded("verdict_foncier", verdict.verdict),
                None if verdict is None else verdict.day, None if verdict is None else verdict.least,
                None if verdict is None else verdict.most,
            ))  # fmt: skip
        return _sheet("Foncier", columns, rows)


_EQUIPMENT: Mapping[str, str] = {
    "eau": "Eau", "sanitaires": "Sanitaires", "electricite": "Électricité", "dechets": "Déchets", "incendie": "Incendie",
}  # fmt: skip


def _by_code(row: Row) -> tuple[object, ...]:
    return in_order(str(row["code"] or "")), folded(str(row["nom"] or ""))


def _coded(name: str, value: object) -> str | None:
    """The French label, nothing when unknown."""
    return None if value is None else vocabulary(name).label_of(str(value))


def _sheet(name: str, columns: _Columns, rows: Iterable[Sequence[object]]) -> Sheet:
    """The sheet, its numbers as the numbers that GDAL takes."""
    takes: Mapping[Kind, Callable[[object], str | float | date | None]] = {
        _WHOLE: lambda value: int(str(value)),
        _REAL: lambda value: float(str(value)),
        _DAY: lambda value: value if isinstance(value, date) else None,
        _TEXT: french.text,
    }
    kinds = [kind for _title, kind in columns]
    made = [
        [None if value is None or value == "" else takes[kind](value) for kind, value in zip(kinds, row)]
        for row in rows
    ]
    return Sheet(name, columns, made)
