"""Stored results of Article 11 on every closed site of a base, as plausible as they are invented."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from resorption.layers.store import Session, Store
from resorption.protocol.vigilance import CODES, Checklist, step_of
from resorption.protocol.vigilance_factors import EVIDENCE
from resorption.protocol.vigilance_sentences import Stored, StoredFactor, motive

DAY = date(2026, 11, 1)
THRESHOLDS = {
    "F1": "66\N{NO-BREAK SPACE}%",
    "F2": "90\N{NO-BREAK SPACE}jours",
    "F3": "au moins 1",
    "F6": "500\N{NO-BREAK SPACE}m",
}
UNITS = {
    "F1": "personnes avec une solution durable", "F2": "jours depuis la fermeture",
    "F3": "occupations antérieures du lieu", "F6": "sites actifs voisins",
}  # fmt: skip
VALUES = {
    "F1": "27 sur 41 (65,85\N{NO-BREAK SPACE}%), comptage du 16/04/2024", "F2": "77 (du 16/08/2026 au 01/11/2026)",
    "F3": "2 (S-2021-004, S-2022-004)", "F4": "Aucun usage décidé (au 17/03/2026)",
    "F5": "Gestionnaire identifié\N{NO-BREAK SPACE}: non, équipements laissés\N{NO-BREAK SPACE}: oui (au 17/03/2026)",
    "F6": "1 (personnes aux derniers comptages\N{NO-BREAK SPACE}: 64)",
}  # fmt: skip
NOT_KNOWN = "Ce qui manque n’est pas renseigné dans la base."
ANSWERS = (
    "oui oui oui oui oui oui", "oui non non non non non", "inconnu non non non inconnu non", "non non oui inconnu oui non",
    "non non non non non non", "non oui non oui non non", "non oui non oui oui non",
)  # fmt: skip
"""Of the six factors, one site after the other."""


def evaluate(session: Session, site: str, answers: str, day: date = DAY, *, confirmed: bool = False,
             value: Callable[[str], str] = VALUES.__getitem__) -> str:  # fmt: skip
    """Stores one result and its six factors; gives its level."""
    told = dict(zip(CODES, answers.split(), strict=True))
    result = _stored(site, told, day, confirmed, value)
    row = {"site": site, "date_reference": day, "version_regles": "1", "niveau": result.level,
           "motif": motive(result).message or None}  # fmt: skip
    uuid = session.insert("vigilance", row)
    for f in result.factors:
        row = {"vigilance": uuid, "facteur": f.code, "reponse": f.answer, "valeur": f.value, "unite": f.unit or None,
               "seuil": f.threshold or None, "niveau_preuve": f.grade, "source": f.source}  # fmt: skip
        session.insert("vigilance_facteur", row)
    return result.level


def _stored(site: str, told: dict[str, str], day: date, confirmed: bool, value: Callable[[str], str]) -> Stored:
    factors = tuple(
        StoredFactor(code, told[code], NOT_KNOWN if told[code] == "inconnu" else value(code), UNITS.get(code, ""),
                     THRESHOLDS.get(code, ""), EVIDENCE[code].grade, EVIDENCE[code].source)
        for code in CODES
    )  # fmt: skip
    occupations = 2 if told["F3"] == "oui" else 0
    level = step_of(Checklist(confirmed, told, occupations)).level
    return Stored(site, day, "1", level, factors)


def evaluate_all(base: Path, day: date = DAY, value: Callable[[str], str] = VALUES.__getitem__) -> dict[str, str]:
    """Results for every closed site of the base, the first one confirmed as occupied again; gives their levels."""
    with Store(base).transaction("essai") as session:
        closed = [s.uuid for s in session.all("site") if s.values["statut"] in ("resorbe", "ferme_non_resorbe")]
        return {
            uuid: evaluate(session, uuid, ANSWERS[n % len(ANSWERS)], day, confirmed=n == 0, value=value)
            for n, uuid in enumerate(closed)
        }
