"""`resorption:vigilance` as Processing runs it: its table, its log, and what a failure leaves."""

from __future__ import annotations

import csv
import errno
import runpy
import shutil
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from qgis.core import QgsProcessingContext, QgsProcessingFeedback
from resorption.algorithms.provider import ALGORITHMS
from resorption.algorithms.vigilance import Vigilance
from resorption.layers import placing
from resorption.layers.errors import OpenElsewhere
from resorption.layers.store import Store
from resorption.layers.vigilance_table import HEADINGS
from resorption.protocol.vigilance_sentences import CAVEATS

kit = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "closed_sites_kit.py")))
TABLE = "vigilance.csv"


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose name is a formula, one without an outline, a setting that is no number."""
    store = kit.make(tmp_path_factory.mktemp("modele") / "base.gpkg")
    with store.transaction() as session:
        kit.add_site(session, "S-10", kit.square(1000), closed=True, nom="=1+1")
        kit.add_site(session, "S-9", None, closed=True, nom="Sans « contour »; bord de l’Œuvre")
        kit.add_site(session, "S-11", kit.square(1000), date_installation=date(2026, 6, 10))
        session.insert("reglage", {"cle": "vigilance_distance_m", "valeur": "beaucoup", "source": "Comité"})
        session.insert("denombrement", {"site": "S-10", "date": date(2026, 7, 20), "nb_personnes": 3})
    return store.path


@pytest.fixture
def base(model: Path, tmp_path: Path) -> Store:
    """A copy of its own for each test."""
    return Store(Path(shutil.copy(model, tmp_path / "base.gpkg")))


class Told(QgsProcessingFeedback):
    """Keeps what is said."""

    def __init__(self) -> None:
        super().__init__(False)
        self.infos: list[str] = []
        self.errors: list[str] = []

    def pushInfo(self, info: str) -> None:
        self.infos.append(info)

    def reportError(self, error: str, fatalError: bool = False) -> None:
        self.errors.append(error)


def run(base: Store, **parameters: Any) -> tuple[dict[str, Any], bool, Told]:
    made, context, told = Vigilance(), QgsProcessingContext(), Told()
    made.initAlgorithm()
    parameters = {"PROTOCOLE": str(base.path), "DATE_REFERENCE": kit.DAY.isoformat(), **parameters}
    good, why = made.checkParameterValues(parameters, context)
    if not good:
        told.errors.append(why)
        return {}, False, told
    results, done = made.run(parameters, context, told)
    return results, done, told


def read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def stored(base: Store) -> int:
    with base.reading() as reader:
        return reader.count("vigilance")


def test_it_is_in_the_toolbox() -> None:
    assert Vigilance in ALGORITHMS


def test_the_table_says_why_site_by_site_and_factor_by_factor(base: Store, tmp_path: Path) -> None:
    table = tmp_path / TABLE
    results, done, _told = run(base, TABLEAU=str(table))
    assert done
    assert results == {"NB_REOCCUPES": 0, "NB_VIGILANCE": 0, "NB_NON_EVALUABLES": 2, "NB_SANS_MOTIF": 0,
                       "NB_PROPOSITIONS": 1, "TABLEAU": str(table)}  # fmt: skip
    assert table.read_bytes().startswith(b"\xef\xbb\xbf")
    heading, *lines = read(table)
    assert tuple(heading) == HEADINGS
    assert [(line[0], line[6]) for line in lines] == [
        (code, f"F{n}") for code in ("S-9", "S-10") for n in range(1, 7)
    ]  # fmt: skip
    assert {line[1] for line in lines} == {"Sans « contour »; bord de l’Œuvre", "'=1+1"}
    assert {(line[2], line[4], line[5]) for line in lines} == {("Non évaluable", "01/07/2026", "1")}
    assert all(line[12] and line[13] for line in lines)


def test_the_same_base_and_day_give_the_same_bytes(base: Store, tmp_path: Path) -> None:
    copy = Store(Path(shutil.copy(base.path, tmp_path / "copie.gpkg")))
    for number, store in enumerate((base, base, copy)):
        assert run(store, TABLEAU=str(tmp_path / f"{number}.csv"))[1]
    first, second, third = ((tmp_path / f"{number}.csv").read_bytes() for number in range(3))
    assert first == second == third


def test_the_log_names_what_cannot_be_used_and_ends_with_how_to_read_it(base: Store) -> None:
    _results, _done, told = run(base)
    log = "\n".join(told.infos)
    assert "beaucoup" in log
    assert "Site S-9 : contour absent" in log
    assert "Comptages datés après le 01/07/2026" in log
    assert CAVEATS[-1] in told.infos[-2]
    assert told.infos[-1].startswith("Non validé")


def test_by_default_it_is_about_today(base: Store) -> None:
    assert run(base, DATE_REFERENCE=None)[1]
    with base.reading() as reader:
        assert {row.values["date_reference"] for row in reader.all("vigilance")} == {date.today()}


def test_wrong_parameters_are_told_in_words(base: Store, tmp_path: Path) -> None:
    _results, done, told = run(base, DATE_REFERENCE=(date.today() + timedelta(days=9)).isoformat())
    assert not done
    assert "futur" in told.errors[0]
    assert "n’existe pas" in run(base, TABLEAU=str(tmp_path / "absent" / TABLE))[2].errors[0]
    assert "PROTOCOLE" in run(base, PROTOCOLE="")[2].errors[0]
    assert stored(base) == 0


def test_a_cancel_leaves_neither_results_nor_table(base: Store, tmp_path: Path) -> None:
    made, told = Vigilance(), Told()
    made.initAlgorithm()
    told.progressChanged.connect(lambda now: told.cancel() if now > 50 else None)
    parameters = {"PROTOCOLE": str(base.path), "DATE_REFERENCE": kit.DAY.isoformat(), "TABLEAU": str(tmp_path / TABLE)}
    _results, done = made.run(parameters, QgsProcessingContext(), told)
    assert not done
    assert stored(base) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["base.gpkg"]


def test_a_table_open_in_a_spreadsheet_stops_all_and_stays(
    base: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows refuses to move it."""
    table = tmp_path / TABLE
    table.write_text("avant", encoding="utf-8")

    def refuses(source: Path, target: Path, shown: Path) -> None:
        raise OpenElsewhere(shown.name)

    monkeypatch.setattr(placing, "_move", refuses)
    _results, done, told = run(base, TABLEAU=str(table))
    assert not done
    assert TABLE in told.errors[0]
    assert table.read_text(encoding="utf-8") == "avant"
    assert stored(base) == 0


def test_a_commit_that_fails_brings_the_former_table_back(
    base: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from resorption.layers import store as stores

    table = tmp_path / TABLE
    table.write_text("avant", encoding="utf-8")

    def fails(_session: object) -> None:
        assert table.read_text(encoding="utf-8-sig") != "avant", "it was in place"
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(stores.Session, "raise_failure", fails)
    _results, done, told = run(base, TABLEAU=str(table))
    assert not done
    assert told.errors
    assert table.read_text(encoding="utf-8") == "avant"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["base.gpkg", TABLE]
    assert stored(base) == 0


def test_a_disk_that_is_full_is_told(base: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("resorption.layers.vigilance_table.rows", full)
    _results, done, told = run(base, TABLEAU=str(tmp_path / TABLE))
    assert not done
    assert "disque" in told.errors[0].lower()
    assert stored(base) == 0
