"""The project of a base: what it holds, how its layers are found, and that it never writes elsewhere."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsDateTimeRange,
    QgsFeature,
    QgsMapLayer,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProject,
    QgsRectangle,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsVectorLayerUtils,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QSize
from resorption.layers import paths
from resorption.layers.constraints import SAME_NAME_MESSAGE
from resorption.layers.copies import dated_copy
from resorption.layers.errors import NotABase, VanishedError
from resorption.layers.project import current_base, find_layer, write_project
from resorption.layers.schema import BASE_TABLES, RELATIONS
from resorption.layers.store import Store
from resorption.layers.temporal import follow_base, story
from resorption.layers.views import CAMPS, CHRONOLOGY, CLOSED, MAP, RESORBED, VIEWS
from resorption.tests.project_sample import X, Y, make_sample


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("projet") / "val-fictif.gpkg"
    make_sample(base)
    return base


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A whole copy of the folder; the original stays where it was made."""
    return Path(shutil.copytree(made.parent, tmp_path / "copie"))


@pytest.fixture
def project() -> Iterator[QgsProject]:
    """The project that is open in QGIS."""
    project = QgsProject.instance()
    project.clear()
    yield project
    project.clear()


@pytest.fixture(scope="module")
def read_once(made: Path) -> Iterator[QgsProject]:
    """The project as it was made, for the tests that only look: opening it takes a second."""
    project = QgsProject()
    yield opened(project, made.with_suffix(".qgz"))
    project.clear()


@pytest.fixture
def with_plugin() -> Iterator[None]:
    identifier = paths.install()
    yield
    paths.remove(identifier)


def opened(project: QgsProject, file: Path) -> QgsProject:
    assert project.read(str(file)), project.error()
    return project


def files(project: QgsProject) -> set[Path]:
    """The files that the layers really read."""
    valid = [layer for layer in project.mapLayers().values() if layer.isValid()]
    return {Path(layer.source().split("|")[0]).resolve() for layer in valid}


def may_type(project: QgsProject) -> bool:
    """Whether the form of a camp accepts what is typed."""
    layer = find_layer(project, "site", CAMPS)
    assert layer is not None
    index = layer.fields().lookupField("nom")
    return QgsVectorLayerUtils.validateAttribute(layer, next(layer.getFeatures()), index)[0]


def names(layer: QgsVectorLayer | None) -> set[str]:
    assert layer is not None
    return {feature["nom"] for feature in layer.getFeatures()}


# What it holds


def test_every_layer_opens_with_its_rows(read_once: QgsProject) -> None:
    project = read_once
    assert len(project.mapLayers()) == len(VIEWS)
    assert all(layer.isValid() for layer in project.mapLayers().values())
    assert names(find_layer(project, "site", CAMPS)) == {"Rue des Forges", "Usine Delta", "Bretelle nord"}
    assert names(find_layer(project, "site", RESORBED)) == {"Moulin <b>"}
    assert names(find_layer(project, "site", CLOSED)) == {"Quai Est"}
    assert len(names(find_layer(project, "site"))) == 5


def test_every_editable_table_is_there() -> None:
    left_out = {"base_resorption", "suppression", "lot"}
    assert {v.table for v in VIEWS} == {t.name for t in BASE_TABLES} - left_out | {"site_synthese"}


def test_groups_and_settings(read_once: QgsProject) -> None:
    project = read_once
    root = project.layerTreeRoot()
    assert [g.name() for g in root.children()] == [
        "Sites", "Vigilance – Article 11 (partenaires)", "Aménagements transitoires", "Foncier disponible", "Chronologie",
        "Territoire", "Tables",
    ]  # fmt: skip
    assert {g.name() for g in root.findGroups() if not g.isExpanded()} == {
        "Vigilance – Article 11 (partenaires)",
        "Tables",
    }
    assert project.title() == "Protocole fictif"
    assert project.crs().authid() == "EPSG:2154"
    assert project.transactionMode() == Qgis.TransactionMode.Disabled
    assert project.filePathStorage() == Qgis.FilePathType.Relative


def test_no_path_is_absolute(folder: Path, made: Path) -> None:
    with zipfile.ZipFile(folder / "val-fictif.qgz") as archive:
        text = b"".join(archive.read(n) for n in archive.namelist() if n.endswith(".qgs")).decode()
    assert str(made.parent) not in text
    base = (folder / "val-fictif.gpkg").read_bytes()
    assert str(made.parent).encode() not in base


def test_nobody_is_named(made: Path) -> None:
    """QGIS would write the login and the name of who made the project, which is handed to partners."""
    with zipfile.ZipFile(made.with_suffix(".qgz")) as archive:
        text = b"".join(archive.read(n) for n in archive.namelist() if n.endswith(".qgs")).decode()
    head = text[: text.index("<", text.index("<qgis") + 1)]
    assert "version=" in head
    assert "saveUser" not in head
    assert set(re.findall(r"<author>(.*?)</author>", text)) <= {""}
    name = QgsApplication.userFullName() or QgsApplication.userLoginName()
    assert not re.search(rf"[\">]{re.escape(name)}[\"<]", text)


def test_private_layers_are_not_drawn(read_once: QgsProject) -> None:
    project = read_once
    drawn = set(project.layerTreeRoot().checkedLayers())
    for view in VIEWS:
        layer = project.mapLayer(view.layer_id)
        assert bool(layer.flags() & QgsMapLayer.LayerFlag.Private) == view.private
        assert layer.readOnly() == view.read_only
        assert not (view.private and layer in drawn)


def test_relations_are_those_of_the_schema(read_once: QgsProject) -> None:
    project = read_once
    relations = project.relationManager().relations()
    assert set(relations) == {r.name for r in RELATIONS}
    assert all(relation.isValid() for relation in relations.values())


def test_twins_repaint_one_another(read_once: QgsProject) -> None:
    project = read_once
    camps, closed = find_layer(project, "site", CAMPS), find_layer(project, "site", CLOSED)
    assert closed.id() in {d.layerId() for d in camps.dependencies()}
    assert find_layer(project, "denombrement").id() in {d.layerId() for d in camps.dependencies()}


def test_layers_are_found_whatever_they_are_called(project: QgsProject, folder: Path) -> None:
    opened(project, folder / "val-fictif.qgz")
    layer = find_layer(project, "amenagement", MAP)
    layer.setName("Autre nom")
    project.layerTreeRoot().findLayer(layer.id()).parent().setName("Autre groupe")
    project.addMapLayer(layer.clone())
    assert find_layer(project, "amenagement", MAP) is layer
    assert current_base(project) == folder / "val-fictif.gpkg"
    project.removeMapLayer(layer.id())
    assert find_layer(project, "amenagement") is not None


def test_nothing_is_found_in_an_empty_project(project: QgsProject) -> None:
    assert find_layer(project, "site") is None
    assert current_base(project) is None


def test_project_open_in_qgis_is_left_alone(project: QgsProject, folder: Path) -> None:
    project.setTitle("Le mien")
    write_project(folder / "val-fictif.gpkg")
    assert project.title() == "Le mien"
    assert not project.mapLayers()


def test_former_project_is_kept(folder: Path) -> None:
    before = (folder / "val-fictif.qgz").read_bytes()
    write_project(folder / "val-fictif.gpkg")
    kept = list(folder.glob("val-fictif_ancien-projet_*.qgz"))
    assert [file.read_bytes() for file in kept] == [before]
    assert len(list(folder.iterdir())) == 3


def test_not_a_base(tmp_path: Path) -> None:
    with pytest.raises(VanishedError):
        write_project(tmp_path / "rien.gpkg")
    (tmp_path / "faux.gpkg").write_text("non")
    with pytest.raises(NotABase):
        write_project(tmp_path / "faux.gpkg")
    assert not list(tmp_path.glob("*.qgz"))


# Time


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2018-01-01", 0), ("2019-06-01", 1), ("2020-07-01", 2), ("2022-01-01", 1), ("2024-04-01", 3), ("2026-01-01", 3)],
)
def test_sites_live_from_installation_to_closing(read_once: QgsProject, day: str, expected: int) -> None:
    project = read_once
    layer = find_layer(project, "site", CHRONOLOGY)
    start = QDateTime(datetime.fromisoformat(day))
    settings = QgsMapSettings()
    settings.setLayers([layer])
    settings.setExtent(QgsRectangle(X - 3000, Y - 3000, X + 3000, Y + 3000))
    settings.setOutputSize(QSize(400, 400))
    settings.setDestinationCrs(project.crs())
    settings.setIsTemporal(True)
    settings.setTemporalRange(QgsDateTimeRange(start, start.addDays(1)))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    # Labels are written once per site that is drawn.
    drawn = {label.featureId for label in job.takeLabelingResults().labelsWithinRect(settings.extent())}
    assert len(drawn) == expected


def test_temporal_controller_gets_the_whole_story(read_once: QgsProject) -> None:
    project = read_once
    period = project.timeSettings().temporalRange()
    assert period.begin().date().toString("yyyy-MM-dd") == "2019-01-01"
    assert period.end().date() >= period.begin().date()
    assert project.timeSettings().timeStepUnit() == Qgis.TemporalUnit.Months


def test_themes_show_today_or_the_sites_through_time(read_once: QgsProject) -> None:
    themes = read_once.mapThemeCollection()
    assert set(themes.mapThemes()) == {"Situation actuelle", "Chronologie", "Vigilance (Art. 11)"}
    chronology, communes = find_layer(read_once, "site", CHRONOLOGY), find_layer(read_once, "commune", MAP)
    assert set(themes.mapThemeVisibleLayerIds("Chronologie")) == {chronology.id(), communes.id()}
    today = themes.mapThemeVisibleLayerIds("Situation actuelle")
    assert chronology.id() not in today
    assert find_layer(read_once, "site", CAMPS).id() in today


def test_period_follows_the_base_once_opened(project: QgsProject, folder: Path) -> None:
    base = folder / "val-fictif.gpkg"
    opened(project, folder / "val-fictif.qgz")
    with Store(base).transaction() as session:
        site = next(s for s in session.all("site") if s.values["nom"] == "Quai Est")
        session.update("site", site.uuid, {"date_installation": date(2015, 3, 2)}, version=site.version)
    follow_base(project, base)
    period = project.timeSettings().temporalRange()
    assert period.begin().date().toString("yyyy-MM-dd") == "2015-03-02"
    assert period.end().date() == QDate.currentDate()
    assert not project.isDirty()


def test_an_empty_base_proposes_the_last_ten_years() -> None:
    class Empty:
        def all(self, table: str) -> Iterator:
            return iter(())

    assert story(Empty())[0] == date(date.today().year - 10, 1, 1)


# Where edits go


def test_folder_copied_whole(project: QgsProject, folder: Path) -> None:
    opened(project, folder / "val-fictif.qgz")
    assert files(project) == {folder / "val-fictif.gpkg"}
    assert may_type(project)


def rename(folder: Path, name: str) -> Path:
    (folder / "val-fictif.gpkg").rename(folder / f"{name}.gpkg")
    return (folder / "val-fictif.qgz").rename(folder / f"{name}.qgz")


def test_pair_renamed_elsewhere(project: QgsProject, folder: Path) -> None:
    opened(project, rename(folder, "autre"))
    assert files(project) == set(), "sans l’extension, des couches à retrouver, jamais celles d’un autre fichier"


def test_pair_renamed_elsewhere_with_plugin(project: QgsProject, folder: Path, with_plugin: None) -> None:
    opened(project, rename(folder, "autre"))
    assert files(project) == {folder / "autre.gpkg"}
    assert all(layer.isValid() for layer in project.mapLayers().values())


def beside(folder: Path, name: str) -> Path:
    shutil.copy2(folder / "val-fictif.gpkg", folder / f"{name}.gpkg")
    return Path(shutil.copy2(folder / "val-fictif.qgz", folder / f"{name}.qgz"))


def test_pair_copied_beside(project: QgsProject, folder: Path) -> None:
    opened(project, beside(folder, "autre"))
    assert files(project) == {folder / "val-fictif.gpkg"}
    assert not may_type(project)


def test_pair_copied_beside_with_plugin(project: QgsProject, folder: Path, with_plugin: None) -> None:
    opened(project, beside(folder, "autre"))
    assert files(project) == {folder / "autre.gpkg"}
    assert current_base(project) == folder / "autre.gpkg"


@pytest.mark.usefixtures("with_plugin")
def test_project_alone_copied_beside_with_plugin(project: QgsProject, folder: Path) -> None:
    other = shutil.copy2(folder / "val-fictif.qgz", folder / "comite.qgz")
    opened(project, Path(other))
    assert files(project) == {folder / "val-fictif.gpkg"}
    assert not may_type(project)


@pytest.mark.usefixtures("with_plugin")
def test_base_copied_after_its_project_was_opened_alone(project: QgsProject, folder: Path) -> None:
    """No base of that name, then one: the first answer must not last the session."""
    other = Path(shutil.copy2(folder / "val-fictif.qgz", folder / "comite.qgz"))
    opened(project, other)
    project.clear()
    shutil.copy2(folder / "val-fictif.gpkg", folder / "comite.gpkg")
    opened(project, other)
    assert files(project) == {folder / "comite.gpkg"}
    project.clear()
    (folder / "comite.gpkg").unlink()
    opened(project, other)
    assert files(project) == {folder / "val-fictif.gpkg"}


@pytest.mark.usefixtures("with_plugin")
def test_another_geopackage_of_our_project_is_left_where_it_is(project: QgsProject, folder: Path) -> None:
    mine = shutil.copy2(folder / "val-fictif.gpkg", folder / "zonages.gpkg")
    opened(project, folder / "val-fictif.qgz")
    project.addMapLayer(QgsVectorLayer(f"{mine}|layername=commune", "zonages", "ogr"))
    assert project.write()
    project.clear()
    beside(folder, "autre")
    opened(project, folder / "autre.qgz")
    assert files(project) == {folder / "autre.gpkg", folder / "zonages.gpkg"}


def test_refusal_is_said_on_the_name(read_once: QgsProject) -> None:
    layer = find_layer(read_once, "site", CAMPS)
    assert SAME_NAME_MESSAGE in layer.constraintDescription(layer.fields().lookupField("nom"))


def test_dated_copy_opens_as_itself(project: QgsProject, folder: Path) -> None:
    copy = dated_copy(folder / "val-fictif.gpkg")
    layer = QgsVectorLayer(f"{copy}|layername=site", "site", "ogr")
    project.addMapLayer(layer)
    layer.loadDefaultStyle()
    assert files(project) == {copy}
    assert QgsVectorLayerUtils.validateAttribute(layer, next(layer.getFeatures()), 3)[0]
    assert layer.editFormConfig().tabs()[0].name() == "Identité"


def test_another_project_is_not_touched(project: QgsProject, folder: Path, with_plugin: None) -> None:
    """Somebody's own project may read the base beside it under any name."""
    mine = QgsProject()
    mine.addMapLayer(QgsVectorLayer(f"{folder / 'val-fictif.gpkg'}|layername=site", "site", "ogr"))
    beside(folder, "atelier")
    assert mine.write(str(folder / "atelier.qgz"))
    opened(project, folder / "atelier.qgz")
    assert files(project) == {folder / "val-fictif.gpkg"}


def test_path_is_read_without_the_plugin_again(folder: Path, project: QgsProject) -> None:
    paths.remove(paths.install())
    opened(project, beside(folder, "autre"))
    assert files(project) == {folder / "val-fictif.gpkg"}


# A colleague's site


def test_defaults_of_a_new_site(project: QgsProject, folder: Path) -> None:
    opened(project, folder / "val-fictif.qgz")
    camps, communes = find_layer(project, "site", CAMPS), find_layer(project, "commune")
    shape = next(find_layer(project, "amenagement").getFeatures()).geometry()
    feature: QgsFeature = QgsVectorLayerUtils.createFeature(camps, shape, {}, camps.createExpressionContext())
    east = next(f for f in communes.getFeatures() if f["nom"] == "Saint-Imaginaire")
    assert feature["commune"] == east["uuid"]
    assert len(feature["uuid"]) == 36
    assert (feature["statut"], feature["type_site"], feature["version"]) == ("actif", "terrain", 1)


def test_somebody_s_own_table_is_not_a_base(project: QgsProject, tmp_path: Path) -> None:
    mine = QgsVectorLayer("MultiPolygon?crs=EPSG:2154&field=nom:string", "site", "memory")
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.layerName = "site"
    QgsVectorFileWriter.writeAsVectorFormatV3(mine, str(tmp_path / "mien.gpkg"), project.transformContext(), options)
    project.addMapLayer(QgsVectorLayer(f"{tmp_path / 'mien.gpkg'}|layername=site", "site", "ogr"))
    assert find_layer(project, "site") is not None
    assert current_base(project) is None
