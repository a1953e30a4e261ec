"""A new protocol: whole or not at all, whatever stops it."""

from __future__ import annotations

import errno
import os
import runpy
import shutil
import threading
from pathlib import Path

import pytest
from qgis.core import QgsFeedback, QgsGeometry, QgsProject, QgsVectorLayer
from resorption.layers import creation
from resorption.layers.commune_fields import CommuneRow
from resorption.layers.creation import Partner, ProtocolSpec, create_protocol, place_problems, spec_problems
from resorption.layers.errors import DiskFullError, ExistingFile, OpenElsewhere
from resorption.layers.store import Store
from resorption.layers.territory import Commune, Territory
from resorption.layers.zones import ZONES
from resorption.protocol.errors import Cancelled, ResorptionError
from resorption.protocol.recitals import PROPOSED, RECITALS, TEMPLATE

pytestmark = pytest.mark.usefixtures("qgis_app")

# With --import-mode=importlib test files cannot import each other.
REAL = runpy.run_path(str(Path(__file__).with_name("real_base.py")))

SPEC = ProtocolSpec("Protocole d’essai", "epci", 2026, 2029)


def territory(count: int = 3) -> Territory:
    """Square communes side by side, in Lambert-93."""
    communes = []
    for number in range(count):
        x, y = 570_000 + 2000 * number, 6_900_000
        wkt = f"MULTIPOLYGON((({x} {y},{x} {y + 2000},{x + 2000} {y + 2000},{x + 2000} {y},{x} {y})))"
        row = CommuneRow(f"27{number:03}", f"Commune {number}", "200066413", "Interco")
        communes.append(Commune(row, QgsGeometry.fromWkt(wkt)))
    return Territory(tuple(communes), ZONES[0])


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A project of one byte: the real one takes seconds."""

    def write(base: Path) -> Path:
        project = base.with_suffix(".qgz")
        project.write_bytes(b"x")
        return project

    monkeypatch.setattr(creation, "write_project", write)


class StopAfter(QgsFeedback):
    """Asks to stop at the n-th question."""

    def __init__(self, questions: int) -> None:
        super().__init__()
        self.left = questions

    def isCanceled(self) -> bool:
        self.left -= 1
        return self.left < 0


def test_base_and_project(quick: None, tmp_path: Path) -> None:
    partner = Partner("commune", " Évreux ", "le maire", True)
    spec = ProtocolSpec(" Protocole d’essai ", "epci", 2026, 2029, (partner,), (*TEMPLATE, PROPOSED[0]))
    created = create_protocol(spec, territory(), tmp_path / "essai.gpkg")
    assert names(tmp_path) == ["essai.gpkg", "essai.qgz"]
    assert (created.base, created.project, created.copy) == (tmp_path / "essai.gpkg", tmp_path / "essai.qgz", None)
    store = Store(created.base)
    with store.reading() as reader:
        [protocol] = reader.all("protocole")
        assert protocol.values["nom"] == "Protocole d’essai"
        assert (protocol.values["annee_debut"], protocol.values["annee_fin"]) == (2026, 2029)
        assert [r.values["code_insee"] for r in reader.all("commune")] == ["27000", "27001", "27002"]
        assert [r.values["texte"] for r in reader.all("visa")] == [r.text for r in spec.recitals]
        assert [(r.values["nom"], r.values["signataire"]) for r in reader.all("partenaire")] == [("Évreux", "oui")]
    assert store.epsg == 2154


def test_project_opens_on_the_base_where_it_is(tmp_path: Path) -> None:
    """It was written in a temporary folder: nothing of it may remain in the project."""
    created = create_protocol(SPEC, territory(), tmp_path / "essai.gpkg")
    project = QgsProject()
    assert project.read(str(created.project))
    layers = [layer for layer in project.mapLayers().values() if isinstance(layer, QgsVectorLayer)]
    assert len(layers) > 10
    assert all(layer.isValid() for layer in layers)
    assert {layer.source().split("|")[0] for layer in layers if layer.providerType() == "ogr"} == {str(created.base)}
    project.clear()


def test_real_eure(tmp_path: Path, shared_data: Path) -> None:
    base = REAL["make_real_base"](tmp_path, shared_data)
    with Store(base).reading() as reader:
        assert reader.count("commune") == 596
        [home] = reader.find("commune", nom="Terres de Bord")
        assert {site.values["commune"] for site in reader.all("site")} == {home.uuid}
        assert [site.values["code"] for site in reader.all("site")] == [f"S-2026-00{n}" for n in range(1, 7)]
        assert all(len(p.values["parcelle"]) == 14 for p in reader.all("foncier_parcelle"))


def test_in_a_thread(tmp_path: Path, large_n) -> None:
    """As Processing and the wizard do."""
    failures: list[BaseException] = []

    def work(number: int) -> None:
        try:
            create_protocol(SPEC, territory(), tmp_path / f"essai{number}.gpkg")
        except BaseException as error:  # noqa: BLE001 - told by the test
            failures.append(error)

    for number in range(large_n(2, 30)):
        thread = threading.Thread(target=work, args=(number,))
        thread.start()
        thread.join()
    assert failures == []
    assert (tmp_path / "essai1.qgz").exists()


@pytest.mark.parametrize("questions", [0, 1, 3, 4, 5])
def test_cancel_leaves_nothing(quick: None, tmp_path: Path, questions: int) -> None:
    with pytest.raises(Cancelled):
        create_protocol(SPEC, territory(), tmp_path / "essai.gpkg", StopAfter(questions))
    assert names(tmp_path) == []


def test_replacing_leaves_dated_copies(quick: None, tmp_path: Path) -> None:
    path = tmp_path / "essai.gpkg"
    create_protocol(SPEC, territory(2), path)
    created = create_protocol(SPEC, territory(3), path, replace=True)
    assert created.copy is not None
    assert len(names(tmp_path)) == 4
    with Store(created.copy).reading() as reader:
        assert reader.count("commune") == 2
    with Store(path).reading() as reader:
        assert reader.count("commune") == 3
    [_former] = tmp_path.glob("essai_ancien-projet_*.qgz")


def test_existing_file_is_not_replaced_unasked(tmp_path: Path) -> None:
    path = tmp_path / "essai.gpkg"
    path.write_bytes(b"precious")
    with pytest.raises(ExistingFile):
        create_protocol(SPEC, territory(), path)
    assert path.read_bytes() == b"precious"
    path.rename(tmp_path / "essai.qgz")
    with pytest.raises(ExistingFile):
        create_protocol(SPEC, territory(), path)
    assert names(tmp_path) == ["essai.qgz"]


@pytest.mark.parametrize("step", ["project", "move"])
def test_failure_leaves_the_former_base(
    quick: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    path = tmp_path / "essai.gpkg"
    create_protocol(SPEC, territory(2), path)
    identifier = Store(path).identifier

    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(*((creation, "write_project") if step == "project" else (shutil, "copy2")), full)
    with pytest.raises(DiskFullError):
        create_protocol(SPEC, territory(3), path, replace=True)
    assert names(tmp_path) == ["essai.gpkg", "essai.qgz"]
    assert Store(path).identifier == identifier


@pytest.mark.parametrize("locked", ["essai.gpkg", "essai.qgz"])
def test_replacing_what_is_open_elsewhere_changes_nothing(
    quick: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, locked: str
) -> None:
    """Windows refuses to replace a file that is open; the copies made for the occasion would only be clutter."""
    path = tmp_path / "essai.gpkg"
    create_protocol(SPEC, territory(2), path)
    identifier, genuine = Store(path).identifier, Path.replace

    def replace(self: Path, target: Path) -> Path:
        if tmp_path / locked in (self, Path(target)):
            raise PermissionError(errno.EACCES, "used by another process")
        return genuine(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(OpenElsewhere, match=locked):
        create_protocol(SPEC, territory(3), path, replace=True)
    assert names(tmp_path) == ["essai.gpkg", "essai.qgz"]
    assert Store(path).identifier == identifier


def test_disk_full_on_a_new_base_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(creation, "write_project", full)
    with pytest.raises(DiskFullError, match="plus de place"):
        create_protocol(SPEC, territory(), tmp_path / "essai.gpkg")
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("spec", "words"),
    [
        (ProtocolSpec(" ", "epci", 2026, 2029), "« Nom du protocole » doit être rempli"),
        (ProtocolSpec("x" * 201, "epci", 2026, 2029), "ne peut pas dépasser 200 caractères"),
        (ProtocolSpec("x", "canton", 2026, 2029), "n’accepte pas la valeur « canton »"),
        (ProtocolSpec("x", "epci", 2029, 2026), "ne peut pas précéder la première"),
        (ProtocolSpec("x", "epci", None, 2026), "« Première année (Art. 1) » doit être rempli"),
        (ProtocolSpec("x", "epci", 20226, 20229), "ne peut pas être supérieur à 2100"),
        (ProtocolSpec("x", "epci", 2026, 2029, (Partner("commune", ""),)), "Partenaire de la ligne 1"),
        (ProtocolSpec("x", "epci", 2026, 2029, (Partner("etat", "A"), Partner("etat", "A "))), "figure deux fois"),
    ],
    ids=["sans nom", "nom long", "niveau", "années", "sans année", "année folle", "partenaire sans nom", "doublon"],
)
def test_what_was_typed_is_checked(spec: ProtocolSpec, words: str) -> None:
    assert words in "\n".join(str(p) for p in spec_problems(spec)).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("essai.shp", "doit être un GeoPackage"),
        ("essai", "doit être un GeoPackage"),
        ("absent/essai.gpkg", "n’existe pas"),
        ("dossier.gpkg", "est un dossier"),
    ],
)
def test_place_is_checked(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "dossier.gpkg").mkdir()
    assert words in "\n".join(str(p) for p in place_problems(tmp_path / name))


def test_no_right_to_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_args: object, **_more: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    # The tests may run as root, who can write anywhere.
    monkeypatch.setattr("tempfile.TemporaryFile", forbidden)
    with pytest.raises(ResorptionError, match="pas le droit d’écrire"):
        create_protocol(SPEC, territory(), tmp_path / "essai.gpkg")
    assert names(tmp_path) == []


def test_recitals_of_the_template_come_first_and_later_ones_are_to_check() -> None:
    assert [r.to_check for r in RECITALS] == [False, False, False, True, True]
    assert all(r.text.startswith("Vu ") and r.text.endswith(",") for r in RECITALS)
