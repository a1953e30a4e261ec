"""The file of the available land as a reader gets it, against the same rows asked of the base in SQL."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from resorption.annex.land_notes import LandNotes
from resorption.annex.land_page_tables import AvailableLand, Run, Source, available_land
from resorption.annex.land_pages import LandPages
from resorption.annex.reading import read_base
from resorption.land.criteria import RULES
from resorption.layers.store import Session
from resorption.protocol.vocabulary import vocabulary
from resorption.tests.qgis import annex_rows
from resorption.tests.qgis.annex_bases import TODAY, Plan, grid, make_base
from resorption.tests.qgis.annex_print import printed, rows, widest

pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils absent")
FREE = "f.etape <> 'ecarte'"
# Of the runs of a piece of land the last one: numbered by day, then by place in the base.
LAST = """(SELECT v.*, c.date AS jour, row_number() OVER (PARTITION BY v.foncier ORDER BY c.date DESC, c.fid DESC) AS rang
          FROM foncier_verdict v JOIN criblage c ON c.uuid = v.criblage)"""


def pages_of(base: Path, day: date = TODAY, *, in_full: bool = False) -> list[str]:
    return printed(base, base.with_suffix(".pdf"),
                   lambda read, around: LandPages(available_land(read, day, in_full), around))  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    base = make_base(tmp_path_factory.mktemp("foncier") / "base.gpkg", Plan(grid(3, 2), sites=3))
    # 4 does not divide 9: each stage meets several verdicts, and land that was never screened.
    annex_rows.fill(base, lambda session: annex_rows.land(session, 9))
    return base, pages_of(base)


def test_stages_and_verdicts(made: tuple[Path, list[str]]) -> None:
    base, pages = made
    stages = dict(rows(base, "SELECT etape, count(*) FROM foncier GROUP BY etape"))
    assert "Retenu Proposé Étudié Repéré Écarté " + " ".join(
        str(stages[code]) for code in ("retenu", "propose", "etudie", "repere", "ecarte")) in pages[0]  # fmt: skip
    sql = f"SELECT v.verdict, count(*) FROM foncier f LEFT JOIN {LAST} v ON v.foncier = f.uuid AND v.rang = 1 WHERE {FREE} GROUP BY 1"
    found = dict(rows(base, sql))
    labels = [code.label for code in vocabulary("verdict_foncier").codes]
    numbers = [str(found.get(code.value, 0)) for code in vocabulary("verdict_foncier").codes]
    assert " ".join([*labels, "Jamais criblé", *numbers, str(found.get(None, 0))]) in pages[0]
    assert sum(found.values()) == sum(stages.values()) - stages["ecarte"]


def test_areas_say_what_they_leave_out(made: tuple[Path, list[str]]) -> None:
    base, pages = made
    [(unknown, area)] = rows(base, f"SELECT sum(surface_m2 IS NULL), sum(surface_m2) FROM foncier f WHERE {FREE}")
    assert unknown
    told = f"{area / 10_000:.2f}".replace(".", ",")
    assert f"Surface : {told} ha (terrains sans surface connue : {unknown})" in pages[0]


def test_every_piece_of_land_has_its_line_and_its_card(made: tuple[Path, list[str]]) -> None:
    base, pages = made
    text = " ".join(pages)
    sql = f"""SELECT f.uuid, f.code, f.nom, f.etape, f.categorie_proprietaire, v.verdict, v.jour, v.capacite_min, v.capacite_max
              FROM foncier f LEFT JOIN {LAST} v ON v.foncier = f.uuid AND v.rang = 1 WHERE {FREE}"""
    found = rows(base, sql)
    assert len(found) == 8 and {row[5] for row in found} > {None, "compatible"}
    for uuid, code, name, stage, owner, verdict, day, least, most in found:
        stage_label = vocabulary("etape_foncier").label_of(stage)
        owned = vocabulary("categorie_proprietaire").label_of(owner).split()[0]
        assert f"{code} – {name} {stage_label} {owned} " in text
        card = text[text.index(f"{code} – {name} – étape : {stage_label.lower()}") :]
        for (parcel,) in rows(base, f"SELECT parcelle FROM foncier_parcelle WHERE foncier = '{uuid}'"):
            assert parcel in card[:700], code
        if verdict is None:
            assert "Ce terrain n’a jamais été criblé" in card[:900]
        else:
            shown = vocabulary("verdict_foncier").label_of(verdict)
            told = f"{shown}, au {date.fromisoformat(day):%d/%m/%Y}. Capacité, en ordre de grandeur : {least} à {most} personnes"
            assert told in card[:1000]


def test_the_former_run_is_not_told(made: tuple[Path, list[str]]) -> None:
    base, pages = made
    text = " ".join(pages)
    assert rows(base, "SELECT count(*) FROM criblage") == [(2,)]
    assert "02/03/2026" not in text and "1 à 2 personnes" not in text


def test_a_run_after_the_day_counts_for_nothing(made: tuple[Path, list[str]]) -> None:
    text = " ".join(pages_of(made[0], date(2026, 6, 1)))
    assert "05/10/2026" not in text
    assert "Exclu, au 02/03/2026. Capacité, en ordre de grandeur : 1 à 2 personnes" in text


def test_the_eight_rules_in_words(made: tuple[Path, list[str]]) -> None:
    base, pages = made
    text = " ".join(pages)
    sql = f"SELECT count(*) FROM foncier f JOIN {LAST} v ON v.foncier = f.uuid AND v.rang = 1 WHERE {FREE}"
    [(screened,)] = rows(base, sql)
    for words in (
        "Satisfaite : 1 441 m² utiles, pour un repère de 1 125 m².",
        "Satisfaite : elle remplit 84 % de son enveloppe convexe (seuil : 50 %) ; une largeur de 15 m y tient.",
        "Excluante : 22 938 m² en zone d’interdiction ; seuils : interdit 5 %, perte 100 m².",
        "Satisfaite : rien de tel dans les couches fournies.",
        "À titre d’information : catégorie de propriétaire : Commune.",
        "Conditionnelle : Routes : à 129 m à vol d’oiseau (seuil : 30 m).",
        "Satisfaite : Écoles : à 460 m à vol d’oiseau, sans seuil fixé ; Arrêts de transport : à 468 m à vol d’oiseau "
        "(seuil : 500 m).",
        "un repère et non une norme ; au plus, car les risques ne sont pas connus partout.",
    ):
        assert text.count(words) == screened, words
    for rule in RULES:
        # A long title goes on below, and what stands beside it comes between.
        assert text.count(f"{rule.id} – {' '.join(rule.title.split()[:2])}") >= screened, rule.id
    assert not re.search(r"\b(ecole|point_eau|non_evaluable|sous_conditions)\b", text), "codes are not words"


def test_ruled_out_land_in_a_short_list_or_in_full(made: tuple[Path, list[str]]) -> None:
    base, pages = made
    text = " ".join(pages)
    [(code, name, why)] = rows(base, "SELECT code, nom, motif_ecart FROM foncier WHERE etape = 'ecarte'")
    assert why and why in text[text.index("Terrains écartés") :]
    assert f"{code} – {name} – étape" not in text
    assert f"{code} – {name} – étape : écarté" in " ".join(pages_of(base, in_full=True))


def test_layers_figures_and_who_decides(made: tuple[Path, list[str]]) -> None:
    text = " ".join(made[1])
    for words in (
        "Le criblage dit « compatible », les personnes décident",
        "Criblage du 05/10/2026, règles version 1",
        "compatible 11, sous conditions 22, exclu 33, non évaluable 44.",
        "zones_ppr_essai 2024-05 inconnue 1 234",
        "ppr_essai 18/03/2014 inconnue 1",
        "Personnes par ménage : non fixé personnes/ménage Aucun texte ne le fixe.",
        "Cimetières non fourni : inconnu",
        "Personnes à accueillir : 25 personnes Fixé par le protocole.",
        "Distance à une route : 30 m QGIS Foncier (Cerema) : route à 30 m au plus.",
        "l’atteindre ne rend conforme à aucun texte.",
    ):
        assert words in text, words
    assert annex_rows.POISON not in text


def test_days_of_the_data_are_those_of_the_runs(made: tuple[Path, list[str]]) -> None:
    assert available_land(read_base(made[0], "partenaires"), TODAY).data_days == (annex_rows.RUN_DAY,)


def test_no_land_and_land_that_was_never_screened(tmp_path: Path) -> None:
    [page] = pages_of(make_base(tmp_path / "vide.gpkg", Plan(grid(1, 1))))
    assert "Aucun terrain n’est saisi." in page
    text = " ".join(pages_of(make_base(tmp_path / "base.gpkg", Plan(grid(1, 1), land=2))))
    assert text.count("Ce terrain n’a jamais été criblé : rien n’est connu de ce que diraient les règles.") == 2
    assert "Aucun criblage n’est enregistré sur ces terrains." in text
    assert "Chiffres employés" not in text


def test_only_ruled_out_land(tmp_path: Path) -> None:
    base = make_base(tmp_path / "base.gpkg", Plan(grid(1, 1)))
    values = {"nom": "Butte", "etape": "ecarte", "motif_ecart": "Trop loin."}
    annex_rows.fill(base, lambda session: session.insert("foncier", values, annex_rows.square(600_000, 6_500_000, 20)))
    text = " ".join(pages_of(base))
    assert "Aucun terrain disponible : tous ont été écartés." in text and "Trop loin." in text


def test_sixty_with_long_names(tmp_path: Path) -> None:
    base = make_base(tmp_path / "base.gpkg", Plan(grid(4, 3)))
    annex_rows.fill(base, lambda session: annex_rows.land(session, 60, lambda n: "W" * 76 + f"{n:04d}"))
    text = re.sub(r"\s", "", "".join(pages_of(base)))
    assert [n for n in range(60) if "W" * 10 + f"{n:04d}" not in text] == []
    assert widest(base.with_suffix(".pdf")) < (210 - 12) / 25.4 * 72 + 0.2


def test_a_vintage_is_written_as_on_the_pages_of_method() -> None:
    layers = (Source("ppr", "zones", "2026-07-01", None, "EPSG:2154", 3), Source("route", "non fournie", *[None] * 4),
              Source("plu", "zones", "révision de 2024", "1/5 000", "EPSG:2154", 1))  # fmt: skip
    run = Run("u", TODAY, "1", {}, layers, ())
    shown = [line[2:] for line in LandNotes(AvailableLand((), (), (run,), TODAY)).sources(run)]
    assert shown == [["01/07/2026", "inconnue", "EPSG:2154", "3"], ["–"] * 4,
                     ["révision de 2024", "1/5 000", "EPSG:2154", "1"]]  # fmt: skip


def test_land_that_already_bears_a_settlement_is_told(tmp_path: Path) -> None:
    base = make_base(tmp_path / "base.gpkg", Plan(grid(1, 1), land=2))
    assert not any("portent déjà un aménagement" in page for page in pages_of(base))

    def fill(session: Session) -> None:
        taken = next(row for row in session.all("foncier") if row.values["nom"] == "Terrain 2")
        session.insert("amenagement", {"nom": "Clos", "statut": "projet", "foncier": taken.uuid})

    annex_rows.fill(base, fill)
    [(code,)] = rows(base, "SELECT code FROM foncier WHERE nom = 'Terrain 2'")
    told = f"Terrains de cette liste qui portent déjà un aménagement ou lui sont destinés : 1 ({code})."
    assert told in " ".join(pages_of(base))
