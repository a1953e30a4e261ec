"""`resorption:verifier_vigilance`: the back-test of a real base, its report, its refusals, what the base
remembers of it."""

from __future__ import annotations

import csv
import runpy
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback
from resorption.algorithms.provider import ResorptionProvider
from resorption.layers.store import Store
from resorption.layers.texts import message
from resorption.layers.vigilance import evaluate_base
from resorption.layers.vigilance_board import read_board
from resorption.protocol.local_check import KEY
from resorption.protocol.settings import NEAR

kit = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "closed_sites_kit.py")))

CLOSED_ON = date(2024, 6, 1)
TODAY = "2026-01-15"


@pytest.fixture(autouse=True)
def provider(qgis_app: QgsApplication) -> Iterator[None]:
    registry = QgsApplication.processingRegistry()
    made = ResorptionProvider()
    assert registry.addProvider(made)
    yield
    registry.removeProvider(made)


def add_closing(session, number: int, again: bool, lasting: int, seen: bool = True) -> None:  # noqa: ANN001
    """A site of 20 persons closed in June 2024, visited in September, all that the rule asks being known."""
    name = f"s{number:02}"
    x, y = 700 * (number % 6), 700 * (number // 6)
    kit.add_site(session, name, kit.square(x, y), closed=True, date_installation=date(2023, 1, 1),
                 date_fermeture=CLOSED_ON)  # fmt: skip
    session.insert("denombrement", {"site": name, "date": date(2024, 5, 1), "nb_personnes": 20})
    session.insert("orientation", {"site": name, "type": "logement", "nb_personnes": lasting})
    session.insert("usage_site", {"site": name, "date": date(2024, 5, 2), "usage": "en_projet",
                                  "gestionnaire_identifie": "oui", "equipements_laisses": "non"})  # fmt: skip
    if seen:
        finding = "reconstitution" if again else "rien"
        visit = session.insert("visite", {"site": name, "date": date(2024, 9, 1), "constat": finding})
        if again:
            session.insert("reoccupation", {"site_ferme": name, "visite": visit, "motif": "Vu", "decision": "confirmee",
                                            "le": date(2024, 9, 2)})  # fmt: skip


@pytest.fixture
def base(tmp_path: Path) -> Store:
    """34 closings: 15 in vigilance, 14 of them occupied again; 17 others, 1 of them; 2 never visited."""
    store = kit.make(tmp_path / "base.gpkg")
    with store.transaction() as session:
        for number in range(34):
            watched = number < 15
            add_closing(session, number, number < 14 or number == 15, 2 if watched else 18, seen=number < 32)
    return store


def run(**parameters: Any) -> tuple[dict[str, Any], bool, str]:
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("resorption:verifier_vigilance")
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    valid, text = algorithm.checkParameterValues(parameters, context)
    if not valid:
        return {}, False, text.replace("\u00a0", " ")
    results, done = algorithm.run(parameters, context, feedback)
    return results, done, feedback.textLog().replace("\u00a0", " ")


def test_the_table_the_intervals_and_the_limits_are_told(base: Store, tmp_path: Path) -> None:
    before = base.path.read_bytes()
    report = tmp_path / "verification.csv"
    results, done, text = run(PROTOCOLE=str(base.path), DATE_REFERENCE=TODAY, RAPPORT=str(report))
    assert done
    assert {name: results[name] for name in ("NB_FERMETURES", "NB_SUIVIES", "VALIDE")} == {
        "NB_FERMETURES": 34, "NB_SUIVIES": 34, "VALIDE": 1}  # fmt: skip
    assert "Classés « vigilance » : réoccupés 14 sur 15, soit 93 % (intervalle à 95 % : 70 à 99 %)." in text
    assert "Classés « pas de motif suffisant relevé » : réoccupés 1 sur 17, soit 5 %" in text
    assert "Sites suivis sans aucune visite ni réoccupation connue, d’issue inconnue : 2." in text
    assert "Les lieux surveillés sont plus souvent visités" in text
    assert "Non validé localement" not in text
    assert base.path.read_bytes() == before


def test_the_report_opens_in_a_french_spreadsheet_and_names_no_site(base: Store, tmp_path: Path) -> None:
    report = tmp_path / "verification.csv"
    report.write_text("ancien", encoding="utf-8")
    assert run(PROTOCOLE=str(base.path), DATE_REFERENCE=TODAY, RAPPORT=str(report))[1]
    assert report.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(report.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    assert rows[0][:4] == ["Niveau le jour de la fermeture", "Réoccupés", "Non réoccupés", "Sans visite"]
    assert [cell.replace("\u00a0", " ") for cell in rows[2]] == ["Vigilance", "14", "1", "0", "0", "93 %", "70 à 99 %"]
    assert rows[5][0] == "Ensemble"
    assert len(rows) > 12
    assert "s01" not in report.read_text(encoding="utf-8-sig")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["base.gpkg", "verification.csv"]


def test_too_few_closings_say_why_and_give_no_share(base: Store, tmp_path: Path) -> None:
    report = tmp_path / "verification.csv"
    results, done, text = run(PROTOCOLE=str(base.path), DATE_REFERENCE="2025-05-31", RAPPORT=str(report))
    assert done
    assert (results["NB_FERMETURES"], results["NB_SUIVIES"], results["VALIDE"]) == (34, 0, 0)
    assert "Il faut au moins 30 fermetures suivies pendant 12 mois et d’issue connue ; il y en a 0." in text
    assert "Non validé localement." in text
    assert "%" not in report.read_text(encoding="utf-8-sig")


def test_the_reference_day_is_today_by_default_and_never_to_come(base: Store) -> None:
    results, done, _text = run(PROTOCOLE=str(base.path))
    assert done
    assert results["NB_SUIVIES"] == 34
    assert "RAPPORT" not in results
    tomorrow = (date.today() + timedelta(1)).isoformat()
    assert run(PROTOCOLE=str(base.path), DATE_REFERENCE=tomorrow)[1:] == (
        False, f"La date de référence ({tomorrow[8:]}/{tomorrow[5:7]}/{tomorrow[:4]}) est dans le futur. Choisissez "
        "aujourd’hui ou une date passée.")  # fmt: skip


def test_what_cannot_be_read_or_written_is_refused_in_french(base: Store, tmp_path: Path) -> None:
    assert "Choisissez la base du protocole (PROTOCOLE)" in run()[2]
    assert not run(PROTOCOLE=str(base.path), RAPPORT=str(tmp_path / "absent" / "rapport.csv"))[1]
    _results, done, text = run(PROTOCOLE=str(tmp_path / "absente.gpkg"))
    assert not done
    assert "absente.gpkg" in text


MENTION = "Non validé localement."


def said_of(store: Store) -> str:
    return message(read_board(store.path, date(2026, 1, 15)).validity).replace("\u00a0", " ")


def settled(store: Store, values: dict[str, object]) -> None:
    with store.transaction() as session:
        session.insert("reglage", {"source": "Comité", **values})


def test_a_check_is_remembered_only_when_asked_and_stands_in_place_of_the_mention(base: Store) -> None:
    assert run(PROTOCOLE=str(base.path), DATE_REFERENCE=TODAY)[1]
    assert said_of(base) == MENTION
    _results, done, text = run(PROTOCOLE=str(base.path), DATE_REFERENCE=TODAY, RETENIR=True)
    assert done
    assert "Vérification retenue dans la base" in text
    assert said_of(base) == (
        "Règle version 1 vérifiée sur cette base au 15/01/2026 : 32 fermetures suivies pendant 12 mois et d’issue connue. "
        "Lieux réoccupés : 14 sur 15 en vigilance, 1 sur 17 sans motif suffisant."
    )
    with base.reading() as reader:
        (row,) = reader.all("reglage")
    assert row.values["cle"] == KEY
    assert run(PROTOCOLE=str(base.path), DATE_REFERENCE=TODAY, RETENIR=True)[1], "the same, once more"


def test_another_threshold_or_share_brings_the_mention_back(base: Store) -> None:
    assert run(PROTOCOLE=str(base.path), DATE_REFERENCE=TODAY, RETENIR=True)[1]
    settled(base, {"cle": NEAR.key, "valeur": "400"})
    assert said_of(base) == MENTION
    assert run(PROTOCOLE=str(base.path), DATE_REFERENCE=TODAY, RETENIR=True)[1]
    assert said_of(base).startswith("Règle version 1 vérifiée")
    with base.reading() as reader:
        protocol = next(reader.all("protocole"))
    with base.transaction() as session:
        session.update("protocole", protocol.uuid, {"seuil_resorption_pct": 70}, version=protocol.version)
    assert said_of(base) == MENTION


def test_a_check_that_fails_later_takes_the_former_one_away(base: Store) -> None:
    assert run(PROTOCOLE=str(base.path), DATE_REFERENCE=TODAY, RETENIR=True)[1]
    _results, done, text = run(PROTOCOLE=str(base.path), DATE_REFERENCE="2025-05-31", RETENIR=True)
    assert done
    assert "La vérification précédente a été effacée de la base" in text
    assert said_of(base) == MENTION
    with base.reading() as reader:
        assert not list(reader.all("reglage"))


def test_a_check_is_no_change_of_what_the_rule_reads(base: Store) -> None:
    evaluate_base(base, date(2026, 1, 15))
    assert run(PROTOCOLE=str(base.path), DATE_REFERENCE=TODAY, RETENIR=True)[1]
    assert run(PROTOCOLE=str(base.path), DATE_REFERENCE="2025-05-31", RETENIR=True)[1]
    assert not read_board(base.path, date(2026, 1, 15)).changed
    settled(base, {"cle": NEAR.key, "valeur": "400"})
    assert read_board(base.path, date(2026, 1, 15)).changed
