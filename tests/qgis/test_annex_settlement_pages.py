"""The file of the transitional settlements as a reader gets it, against the same rows asked of the base in SQL."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from resorption.annex.settlement_pages import SettlementPages
from resorption.annex.settlement_tables import Room, settlements, total
from resorption.protocol.vocabulary import vocabulary
from resorption.tests.qgis import annex_rows
from resorption.tests.qgis.annex_bases import TODAY, Plan, grid, make_base
from resorption.tests.qgis.annex_print import printed, rows, widest

pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils absent")
OPEN = "FROM amenagement WHERE statut = 'ouvert'"


def pages_of(base: Path) -> list[str]:
    return printed(
        base, base.with_suffix(".pdf"), lambda read, around: SettlementPages(settlements(read, TODAY), around)
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    base = make_base(tmp_path_factory.mktemp("amenagements") / "base.gpkg", Plan(grid(3, 2), sites=45))
    annex_rows.fill(base, lambda session: annex_rows.settlements(session, 12))
    return base, pages_of(base)


def test_number_by_status(made: tuple[Path, list[str]]) -> None:
    base, pages = made
    counted = dict(rows(base, "SELECT statut, count(*) FROM amenagement GROUP BY statut"))
    labels = [code.label for code in vocabulary("statut_amenagement").codes]
    expected = [str(counted[value]) for value in vocabulary("statut_amenagement").values]
    assert " ".join([*labels, *expected]) in pages[0]
    assert sum(counted.values()) == 12


@pytest.mark.parametrize("unit", ["personnes", "menages"])
def test_capacity_occupation_and_places_left(made: tuple[Path, list[str]], unit: str) -> None:
    base, pages = made
    capacity, occupied = f"capacite_{unit}", f"occupation_{unit}"
    [(all_open, known, whole, there)] = rows(
        base, f"SELECT count(*), count({capacity}), sum({capacity}), sum({occupied}) {OPEN}"
    )
    [(both, left, over)] = rows(
        base, f"SELECT count(*), sum(max(0, {capacity} - {occupied})), sum({capacity} < {occupied}) {OPEN} AND {capacity} "
              f"IS NOT NULL AND {occupied} IS NOT NULL")  # fmt: skip
    assert known < all_open, "the base must hold a settlement whose capacity is not known"
    assert f" {whole} {there} {left} " in pages[0]
    assert (
        f"aménagements renseignés : {known} sur {all_open} aménagements renseignés : {all_open} sur {all_open} "
        in pages[0]
    )
    assert f"renseignés : {both} sur {all_open}" in pages[0]
    if over:
        assert f"capacité dépassée : {over}" in pages[0]


def test_overcrowding_is_never_made_up_for() -> None:
    found = total([Room(10, 14), Room(20, 5), Room(None, 3), Room(9, None)])
    assert (found.left.total, found.left.counted, found.left.uncounted, found.over) == (15, 2, 2, 1)
    assert (found.capacity.total, found.occupied.total) == (39, 22)
    assert total([Room(None, 3)]).left.total is None


def test_every_settlement_has_its_line_and_its_card(made: tuple[Path, list[str]]) -> None:
    base, pages = made
    text = " ".join(pages)
    sql = """SELECT a.code, a.nom, c.nom, a.gestionnaire, a.capacite_menages, a.capacite_personnes, a.occupation_menages,
             a.occupation_personnes, a.statut FROM amenagement a LEFT JOIN commune c ON c.uuid = a.commune"""
    found = rows(base, sql)
    assert len(found) == 12
    shown = ["n. c." if value is None else str(value) for row in found for value in row[4:8]]
    assert "n. c." in shown
    for code, name, commune, manager, homes, people, there, persons, status in found:
        label = vocabulary("statut_amenagement").label_of(status)
        both = [
            f"{'n. c.' if a is None else a} / {'n. c.' if b is None else b}"
            for a, b in ((homes, people), (there, persons))
        ]
        assert f"{code} – {name} {commune or 'non renseignée'} {label} {both[0]} {both[1]}" in text
        assert text.count(f"{code} – {name} ") >= 2, "a line and a card"
        if manager:
            assert f"Gestionnaire {manager} " in text


def test_equipment_phases_actions_and_where_people_come_from(made: tuple[Path, list[str]]) -> None:
    base, pages = made
    text = " ".join(pages)
    for answer, sign in (("oui", "✓"), ("non", "✕"), ("inconnu", "?")):
        [(count,)] = rows(base, f"SELECT count(*) FROM amenagement WHERE eau = '{answer}'")
        assert len(re.findall(rf"Eau : {re.escape(sign)} {answer} ;", text)) == count > 0
    assert text.count("Électricité : ? inconnu") == 12, "nobody said"
    [(finished,)] = rows(
        base, "SELECT count(*) FROM phase WHERE amenagement IS NOT NULL AND phase = 'diagnostic_sociologique'"
    )
    assert len(re.findall(r"Diagnostic sociologique \(\d\d/\d\d/2025\)", text)) == finished > 0
    assert "Aucune phase n’est renseignée." in text
    for (title,) in rows(base, "SELECT titre FROM action a JOIN action_amenagement l ON l.action = a.uuid"):
        assert f"Art. 9 – {title} (en cours ; pilote : Préfecture des aménagements)" in text
    sql = (
        "SELECT s.code, s.nom FROM amenagement_site l JOIN site s ON s.uuid = l.site WHERE l.menages_accueillis IS NULL"
    )
    for code, name in rows(base, sql):
        assert f"{code} – {name} – prévus : 4 ménages, 17 personnes ; accueillis : non renseigné" in text
    assert "accueillis : 3 ménages, 12 personnes" in text


def test_what_is_restricted_stays_out(made: tuple[Path, list[str]]) -> None:
    base, pages = made
    assert rows(base, f"SELECT count(*) FROM amenagement WHERE proprietaire = '{annex_rows.POISON}'") == [(12,)]
    assert annex_rows.POISON not in " ".join(pages)


def test_nothing_to_print(tmp_path: Path) -> None:
    [page] = pages_of(make_base(tmp_path / "base.gpkg", Plan(grid(1, 1))))
    assert "Aucun aménagement transitoire n’est saisi." in page
    assert " 0 " not in page


def test_sixty_with_long_names(tmp_path: Path) -> None:
    base = make_base(tmp_path / "base.gpkg", Plan(grid(4, 3), sites=120, name_of=lambda n: "W" * 31 + f"{n:04d}"))
    annex_rows.fill(base, lambda session: annex_rows.settlements(session, 60, lambda n: "W" * 76 + f"{n:04d}"))
    pages = pages_of(base)
    text = re.sub(r"\s", "", "".join(pages))
    assert [n for n in range(60) if text.count("W" * 10 + f"{n:04d}") < 2] == []
    assert widest(base.with_suffix(".pdf")) < (210 - 12) / 25.4 * 72 + 0.2
