"""One production: whole or nothing, and a sentence for everything that goes wrong."""

from __future__ import annotations

import hashlib
import json
import resource
import signal
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsFeedback, QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback
from qgis.PyQt.QtGui import QImage
from resorption.algorithms.annexe import Annexe
from resorption.annex import edition as edition_module
from resorption.annex.edition import ANNEX, produce_annex
from resorption.annex.manifest import NAME as MANIFEST
from resorption.annex.manifest import former_files, sha256
from resorption.annex.materials import Order
from resorption.annex.pieces import COMMUNES, OVERVIEW, PIECES, STATE
from resorption.protocol.errors import Cancelled, ResorptionError
from resorption.tests.qgis.annex_bases import TODAY, Plan, grid, make_base

PARTNERS = "partenaires"
MAPS = frozenset({OVERVIEW, COMMUNES})
ORDER = Order(PARTNERS, TODAY, pieces=MAPS)
"""The maps alone: what is done with files is the same whatever is printed in them."""
FILES = (
    ANNEX,
    "cartes/carte_generale.pdf",
    *(f"cartes/commune_{10001 + n}_commune_{n + 1}.pdf" for n in range(4)),
    MANIFEST,
)
"""Of a base whose four communes have a site, none of them closed and evaluated: of the maps, as of the whole annex."""


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_base(tmp_path_factory.mktemp("edition") / "base.gpkg", Plan(grid(2, 2), sites=5))


def everything(folder: Path) -> dict[str, bytes]:
    return {str(f.relative_to(folder)): f.read_bytes() if f.is_file() else b"" for f in sorted(folder.rglob("*"))}


def refused(base: Path, folder: Path, edition: str = PARTNERS) -> str:
    """The sentence of a refusal that left the folder as it was."""
    return refused_order(base, folder, replace(ORDER, edition=edition))


def refused_order(base: Path, folder: Path, order: Order) -> str:
    """The same, of what was ordered."""
    before = everything(folder) if folder.is_dir() else None
    with pytest.raises(ResorptionError) as caught:
        produce_annex(base, folder, order)
    assert (everything(folder) if folder.is_dir() else None) == before
    return str(caught.value)


def test_files_have_stable_names(base: Path, tmp_path: Path) -> None:
    """Of the whole annex."""
    made = produce_annex(base, tmp_path, Order(PARTNERS, TODAY))
    assert made.files == tuple(tmp_path / PARTNERS / name for name in FILES)
    assert sorted(everything(tmp_path)) == sorted(
        [PARTNERS, f"{PARTNERS}/cartes", *(f"{PARTNERS}/{name}" for name in FILES)]
    )


def test_a_missing_folder_is_made_inside_an_existing_one(base: Path, tmp_path: Path) -> None:
    assert all(f.is_file() for f in produce_annex(base, tmp_path / "annexe", ORDER).files)


def test_files_are_replaced_and_others_kept(base: Path, tmp_path: Path) -> None:
    place = tmp_path / PARTNERS
    (place / "cartes").mkdir(parents=True)
    for name in (*FILES, "a_moi.txt"):
        (place / name).write_text("avant")
    produce_annex(base, tmp_path, ORDER)
    assert (place / "a_moi.txt").read_text() == "avant"
    assert all((place / name).read_bytes().startswith(b"%PDF") for name in FILES[:-1])
    assert len(everything(place)) == 2 + len(FILES)


def test_files_that_are_no_longer_made_go_unless_somebody_changed_them(base: Path, tmp_path: Path) -> None:
    produce_annex(base, tmp_path, ORDER)
    place = tmp_path / PARTNERS
    with (place / FILES[2]).open("ab") as mine:
        mine.write(b"% annotated")
    produce_annex(base, tmp_path, replace(ORDER, pieces=frozenset({OVERVIEW})))
    assert sorted(everything(place)) == sorted([ANNEX, "cartes", FILES[1], FILES[2], MANIFEST])


def test_the_manifest_names_each_file_and_what_it_is(base: Path, tmp_path: Path) -> None:
    made = produce_annex(base, tmp_path, ORDER)
    told = json.loads(made.files[-1].read_text(encoding="utf-8"))
    assert set(told["fichiers"]) == {*FILES} - {MANIFEST}
    for name, digest in told["fichiers"].items():
        assert digest == hashlib.sha256((made.folder / name).read_bytes()).hexdigest()
    assert (told["edition"], told["donnees_restreintes"], told["date"]) == (PARTNERS, False, "2026-11-01")
    assert told["base"]["lignes"]["site"] == 5
    assert told["base"]["lignes"]["commune"] == 4
    assert told["pages"] == made.pages


def test_a_manifest_changed_by_hand_removes_nothing_elsewhere(base: Path, tmp_path: Path) -> None:
    mine = tmp_path / "a_moi.txt"
    mine.write_text("x")
    place = tmp_path / PARTNERS
    place.mkdir()
    (place / MANIFEST).write_text(json.dumps({"fichiers": {"../a_moi.txt": sha256(mine)}}), encoding="utf-8")
    produce_annex(base, tmp_path, replace(ORDER, pieces=frozenset({OVERVIEW})))
    assert mine.read_text() == "x"


@pytest.mark.parametrize("words", ["", "[]", '{"fichiers": 3}', '{"fichiers": {"annexe.pdf": null}}', "{", "\x00"])
def test_a_manifest_that_cannot_be_read_names_no_file_of_ours(tmp_path: Path, words: str) -> None:
    (tmp_path / MANIFEST).write_text(words, encoding="utf-8")
    (tmp_path / ANNEX).write_text("x")
    assert [name for name, digest in former_files(tmp_path).items() if digest == sha256(tmp_path / name)] == []


def test_a_picture_of_each_page_on_request(base: Path, tmp_path: Path) -> None:
    made = produce_annex(base, tmp_path, replace(ORDER, pieces=frozenset({OVERVIEW, STATE}), pictures=True))
    names = sorted(f.name for f in (made.folder / "images").iterdir())
    assert names == [f"page_{n:03d}.png" for n in range(1, made.pages + 1)]
    assert all((made.folder / "images" / name).read_bytes().startswith(b"\x89PNG") for name in names)
    assert {f"images/{name}" for name in names} < {f.relative_to(made.folder).as_posix() for f in made.files}
    # Nor who was logged in, nor when.
    assert [QImage(str(made.folder / "images" / name)).textKeys() for name in names] == [[]] * made.pages


def test_pieces_are_chosen(base: Path, tmp_path: Path) -> None:
    assert "Pièce inconnue" in refused_order(base, tmp_path, Order(PARTNERS, TODAY, pieces=frozenset({"plan_secret"})))
    assert "au moins une pièce" in refused_order(base, tmp_path, Order(PARTNERS, TODAY, pieces=frozenset()))


@pytest.mark.parametrize("edition", ["publique", "", "Partenaires"])
def test_other_editions_are_refused(base: Path, tmp_path: Path, edition: str) -> None:
    assert "partenaires" in refused(base, tmp_path, edition)


def test_missing_folder(base: Path, tmp_path: Path) -> None:
    assert "n’existe pas" in refused(base, tmp_path / "pas" / "la")


def test_folder_that_is_a_file(base: Path, tmp_path: Path) -> None:
    (tmp_path / "annexe").write_text("x")
    assert "n’existe pas" in refused(base, tmp_path / "annexe")


def test_name_that_the_system_refuses(base: Path, tmp_path: Path) -> None:
    with pytest.raises(ResorptionError, match="ne peut pas être un dossier"):
        produce_annex(base, tmp_path / ("x" * 300), ORDER)
    assert everything(tmp_path) == {}


def test_the_restricted_annex_is_apart(base: Path, tmp_path: Path) -> None:
    """Neither replaces the other, neither is sent for the other."""
    maps = frozenset({"carte_generale"})
    plain = produce_annex(base, tmp_path, Order(PARTNERS, TODAY, pieces=maps))
    before = everything(plain.folder)
    restricted = produce_annex(base, tmp_path, Order(PARTNERS, TODAY, pieces=maps, restricted=True))
    assert (plain.folder.name, restricted.folder.name) == (PARTNERS, f"{PARTNERS}_restreint")
    assert everything(plain.folder) == before


def test_protected_folder(base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edition_module.os, "access", lambda *_: False)
    assert "pas le droit d’écrire" in refused(base, tmp_path)


def test_folder_that_refuses_a_new_folder(base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A network drive may say yes to `access`, then no."""

    genuine = Path.mkdir

    def no(self: Path, *rest: int) -> None:
        if self.name.startswith(".resorption-"):
            raise PermissionError(13, "Permission denied")
        genuine(self, *rest)

    monkeypatch.setattr(Path, "mkdir", no)
    assert "pas le droit d’écrire" in refused(base, tmp_path)


def test_base_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "faux.gpkg").write_text("rien")
    assert "faux.gpkg" in refused(tmp_path / "faux.gpkg", tmp_path)
    assert "absent.gpkg" in refused(tmp_path / "absent.gpkg", tmp_path)


def test_disk_nearly_full(base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = edition_module.shutil.disk_usage(tmp_path)._replace(free=1000)
    monkeypatch.setattr(edition_module.shutil, "disk_usage", lambda _: usage)
    assert "plus assez de place" in refused(base, tmp_path)


@pytest.fixture
def small_files() -> Iterator[None]:
    """No file may grow beyond 20 kB: what a disk that fills up meanwhile does."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, limits[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    signal.signal(signal.SIGXFSZ, handler)


def test_disk_full_while_writing(base: Path, tmp_path: Path, small_files: None) -> None:
    """Qt cuts the file short without a word."""
    assert "n’a pas pu être écrit en entier" in refused(base, tmp_path)


def test_file_that_cannot_be_replaced(base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second one is open elsewhere: the first one, already moved, comes back."""
    place = tmp_path / PARTNERS
    (place / "cartes").mkdir(parents=True)
    for name in FILES:
        (place / name).write_text("avant")
    genuine = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if self == place / FILES[1]:
            raise PermissionError(13, "used by another process")
        return genuine(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    sentence = refused(base, tmp_path)
    assert Path(FILES[1]).name in sentence
    assert "ouvert dans QGIS ou dans un autre programme" in sentence


class Impatient(QgsFeedback):
    """Cancels once the work has gone so far."""

    def __init__(self, percent: float) -> None:
        super().__init__()
        self.progressChanged.connect(lambda done: self.cancel() if done >= percent else None)


@pytest.mark.parametrize("percent", [1, 12, 25, 45, 60, 70, 80, 90, 96])
def test_cancel_leaves_nothing(base: Path, tmp_path: Path, percent: float) -> None:
    with pytest.raises(Cancelled):
        produce_annex(base, tmp_path, ORDER, Impatient(percent))
    assert everything(tmp_path) == {}


def test_progress_goes_forward_to_the_end(base: Path, tmp_path: Path) -> None:
    feedback, seen = QgsFeedback(), []
    feedback.progressChanged.connect(seen.append)
    produce_annex(base, tmp_path, ORDER, feedback)
    assert seen == sorted(seen)
    assert seen[-1] == 100


NAMES = [piece.key for piece in PIECES if piece.key in MAPS]
"""The same pieces, as Processing names them."""


def run(parameters: dict[str, object]) -> dict[str, object]:
    algorithm = Annexe().create()
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    fine, sentence = algorithm.checkParameterValues(parameters, context)
    if not fine:
        raise QgsProcessingException(sentence)
    results, done = algorithm.run(parameters, context, feedback)
    if not done:
        raise QgsProcessingException(feedback.textLog())
    return results


def test_algorithm(base: Path, tmp_path: Path) -> None:
    results = run({"PROTOCOLE": str(base), "DOSSIER": str(tmp_path), "EDITION": PARTNERS, "PIECES": NAMES})
    assert results["NB_FICHIERS"] == len(FILES)
    written = [Path(results[name]) for name in ("ANNEXE", "MANIFESTE")]
    assert [file.name for file in written] == [ANNEX, MANIFEST]
    assert all(file.is_file() for file in (tmp_path / PARTNERS / name for name in FILES))


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"EDITION": "publique"}, "publique"),
        ({"DOSSIER": ""}, "DOSSIER"),
        ({"PROTOCOLE": ""}, "PROTOCOLE"),
        ({"PROTOCOLE": "/nulle/part.gpkg"}, "part.gpkg"),
        ({"DOSSIER": "/nulle/part/ailleurs"}, "n’existe pas"),
    ],
    ids=["edition", "no folder", "no base", "base missing", "folder missing"],
)
def test_algorithm_refuses_with_a_sentence(base: Path, tmp_path: Path, changed: dict[str, str], words: str) -> None:
    good = {"PROTOCOLE": str(base), "DOSSIER": str(tmp_path), "EDITION": PARTNERS}
    with pytest.raises(QgsProcessingException, match=words):
        run({**good, **changed})
    assert everything(tmp_path) == {}


def test_nothing_of_the_open_project_is_touched(base: Path, tmp_path: Path) -> None:
    from qgis.core import QgsProject

    before = set(QgsProject.instance().mapLayers())
    produce_annex(base, tmp_path, ORDER)
    assert set(QgsProject.instance().mapLayers()) == before
    assert QgsApplication.taskManager().countActiveTasks() == 0


def test_the_day_of_reference_is_the_one_of_the_pages(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from resorption.algorithms import annexe

    seen: list[object] = []
    genuine = annexe.produce_annex
    monkeypatch.setattr(annexe, "produce_annex", lambda *args: seen.append(args[2].day) or genuine(*args))
    common = {"PROTOCOLE": str(base), "DOSSIER": str(tmp_path), "EDITION": PARTNERS, "PIECES": ["carte_generale"]}
    run({**common, "DATE_REFERENCE": "2026-11-01"})
    run(common)
    assert seen == [TODAY, date.today()]


def test_tables_are_read_in_one_state(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody tries to add a site while the tables are being read: the annex does not have half of it."""
    from resorption.annex import reading
    from resorption.layers.errors import LockedError
    from resorption.layers.store import Reader, Store

    def add_a_commune() -> None:
        """A colleague who does not wait."""
        with Store(base, wait_ms=50).transaction("collègue") as session:
            outline = next(iter(session.all("commune"))).geometry
            session.insert("commune", {"code_insee": "99999", "nom": "Tardive"}, outline)

    tries: list[bool] = []
    genuine = Reader.all

    def all_then_written(self: Reader, table: str) -> object:
        rows = genuine(self, table)
        if table == "protocole" and not tries:
            tries.append(True)
            # Kept out until the reading ends, or let in without being seen: both are one state.
            with suppress(LockedError):
                add_a_commune()
        return rows

    monkeypatch.setattr(Reader, "all", all_then_written)
    names = [row["nom"] for row in reading.read_base(base, PARTNERS).all("commune")]
    assert tries == [True]
    assert "Tardive" not in names
    add_a_commune()
    assert "Tardive" in [row["nom"] for row in reading.read_base(base, PARTNERS).all("commune")]
