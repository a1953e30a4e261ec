"""Reading the list of sites, what of it may leave, and writing it as a spreadsheet."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from osgeo import gdal, ogr
from resorption.layers.errors import DamagedBase, NewerBase, NotABase, RestrictedFile, VanishedError
from resorption.layers.handle import Handle
from resorption.layers.model import Kind
from resorption.layers.schema import SCHEMA_VERSION
from resorption.layers.site_columns import COLUMNS, cell, conditions_text, may_leave
from resorption.layers.site_list import read_sites
from resorption.layers.store import Store
from resorption.layers.tables.living_conditions import CONDITIONS_VIE
from resorption.layers.workbooks import Sheet, write_list
from resorption.protocol.errors import Cancelled, ResorptionError
from resorption.protocol.living_conditions import statuses
from resorption.protocol.site_list import SORT_KEYS, SiteLine
from resorption.tests.many_sites import make_base
from resorption.tests.project_sample import fill

pytestmark = pytest.mark.usefixtures("qgis_app")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    from resorption.layers.geopackage import create_base

    create_base(tmp_path / "base.gpkg", 2154, fill)
    return Store(tmp_path / "base.gpkg")


def line_of(store: Store, name: str) -> SiteLine:
    return next(line for line in read_sites(store.path) if line.name == name)


def test_a_line_has_what_the_synthesis_has(store: Store) -> None:
    camp = line_of(store, "Rue des Forges")
    assert (camp.kind, camp.status, camp.commune) == ("terrain", "actif", "Saint-Imaginaire")
    assert (camp.persons, camp.minors, camp.counted_on) == (64, None, date(2026, 9, 15))
    assert camp.themes == () and camp.news_on == date(2026, 9, 15)
    closed = line_of(store, "Quai Est")
    assert closed.closed_on == date(2021, 9, 1)
    assert len(read_sites(store.path)) == 5


def test_every_site_is_told_as_the_store_tells_it(tmp_path: Path) -> None:
    base = make_base(tmp_path / "base.gpkg", 60)
    lines = {line.uuid: line for line in read_sites(base)}
    with Store(base).reading() as reader:
        rows = reader.synthesis()
        observed = {r.values["site"]: r for r in reader.all("conditions_vie")}
    assert len(rows) == len(lines) == 60
    for row in rows:
        line = lines[row["uuid"]]
        told = (line.code, line.name, line.kind, line.status, line.commune, line.persons, line.minors, line.counted_on)
        names = ("code", "nom", "type_site", "statut", "commune", "nb_personnes", "nb_mineurs", "date_denombrement")
        assert told == tuple(row[name] for name in names)
        assert line.engagements_open == row["nb_engagements_ouverts"]
        assert line.engagements_overdue == row["nb_engagements_en_retard"]
        assert line.diagnosed_on == row["date_diagnostic"]
        answers = observed[line.uuid].values
        assert line.themes == tuple((s.theme, s.status) for s in statuses(answers))
        assert line.observed_on == answers["date"]


def test_the_last_observation_counts_and_the_later_of_one_day(store: Store) -> None:
    uuid = line_of(store, "Rue des Forges").uuid
    with store.transaction("essai") as session:
        for day, answer in ((date(2026, 9, 1), "non"), (date(2026, 9, 2), "oui"), (date(2026, 9, 2), "non")):
            session.insert("conditions_vie", {"site": uuid, "date": day, "nuisibles_presence": answer})
    camp = line_of(store, "Rue des Forges")
    assert dict(camp.themes)["nuisibles"] == "bon"
    assert dict(camp.themes)["eau"] == "mauvais"
    with store.transaction("essai") as session:
        session.insert("conditions_vie", {"site": uuid, "date": date(2026, 9, 3), "nuisibles_presence": "oui"})
    assert dict(line_of(store, "Rue des Forges").themes)["nuisibles"] == "mauvais"


def test_every_question_that_weighs_is_read(store: Store) -> None:
    from resorption.layers.site_list import _ANSWERS
    from resorption.protocol.living_conditions import QUESTIONS

    read = {name for names in _ANSWERS.values() for name in names}
    assert {q.field for q in QUESTIONS} | {"eau_acces", "sanitaires_latrines"} <= read
    assert read <= {f.name for f in CONDITIONS_VIE.own_fields}


def test_an_empty_base_has_no_line(tmp_path: Path) -> None:
    from resorption.layers.geopackage import create_base

    create_base(tmp_path / "vide.gpkg", 2154, lambda session: None)
    assert read_sites(tmp_path / "vide.gpkg") == ()


def test_what_is_no_base_is_said(tmp_path: Path, store: Store) -> None:
    with pytest.raises(VanishedError):
        read_sites(tmp_path / "absente.gpkg")
    other = tmp_path / "autre.gpkg"
    other.write_bytes(b"texte")
    with pytest.raises(NotABase):
        read_sites(other)
    with Handle(store.path) as base:
        base.execute('DROP VIEW "site_synthese"')
    with pytest.raises(DamagedBase):
        read_sites(store.path)


def test_a_companion_and_a_newer_base_are_said(tmp_path: Path, store: Store) -> None:
    with Handle(store.path) as base, base.transaction():
        base.execute('UPDATE "base_resorption" SET "version_schema" = 99')
    with pytest.raises(NewerBase):
        read_sites(store.path)
    with Handle(store.path) as base, base.transaction():
        base.execute(f"""UPDATE "base_resorption" SET "version_schema" = {SCHEMA_VERSION}, "nature" = 'restreint'""")
    with pytest.raises(RestrictedFile):
        read_sites(store.path)


@pytest.mark.endurance
def test_many_sites_are_all_read(tmp_path: Path, large_n) -> None:
    sites = large_n(500, 10_000)
    base = make_base(tmp_path / "base.gpkg", sites)
    assert len(read_sites(base)) == sites


def test_each_column_has_its_order_and_a_cell(store: Store) -> None:
    assert {column.name for column in COLUMNS} == set(SORT_KEYS)
    for line in read_sites(store.path):
        for column in COLUMNS:
            assert cell(column, line) is None or isinstance(cell(column, line), (str, int, date))


def test_the_living_conditions_are_told_in_words() -> None:
    line = SiteLine("u", status="actif", themes=(("eau", "mauvais"), ("dechets", "a_ameliorer"), ("nuisibles", "bon")))
    assert conditions_text(line) == "Eau, Déchets"
    assert conditions_text(SiteLine("u", status="actif", themes=(("eau", "bon"), ("dechets", "inconnu")))) == "Inconnu"
    assert conditions_text(SiteLine("u", status="actif", themes=(("eau", "bon"),))) == "Aucune"
    assert conditions_text(SiteLine("u", status="actif")) is None


def test_only_what_partners_may_read_leaves() -> None:
    leaving = {column.name for column in COLUMNS if may_leave(column)}
    assert leaving == {
        "code", "nom", "nb_personnes", "statut", "commune", "type_site", "nb_mineurs", "date_denombrement",
        "date_installation", "date_fermeture",
    }  # fmt: skip


SHEET = (("Code", Kind.TEXT), ("Site", Kind.TEXT), ("Personnes", Kind.INTEGER), ("Le", Kind.DATE))
ROWS = [
    ["S-2026-001", "Écluse ; « quai »", 64, date(2026, 9, 15)],
    ["007", "=1+1", None, None],
    ["-3", "+33", 0, None],
    ["@x", "", None, None],
]


LIST = Sheet("Sites", SHEET, ROWS)


def read_back(path: Path) -> list[tuple]:
    options = ["HEADERS=FORCE"]
    data = gdal.OpenEx(
        str(path), gdal.OF_VECTOR, open_options=options if path.suffix != ".csv" else ["SEPARATOR=SEMICOLON"]
    )
    layer = data.GetLayer(0)
    names = [layer.GetLayerDefn().GetFieldDefn(i).GetName() for i in range(layer.GetLayerDefn().GetFieldCount())]
    return [tuple(names), *(tuple(f.GetField(i) for i in range(len(names))) for f in layer)]


@pytest.mark.parametrize("suffix", [".csv", ".ods", ".xlsx"])
def test_a_sheet_has_its_rows_in_order_and_runs_nothing(tmp_path: Path, suffix: str) -> None:
    path = write_list(tmp_path / f"liste{suffix}", LIST)
    headings, first, second, third, fourth = read_back(path)
    assert headings == ("Code", "Site", "Personnes", "Le")
    assert first[:2] == ("S-2026-001", "Écluse ; « quai »")
    assert str(first[2]) == "64"
    assert second[:2] == ("007", "'=1+1") and second[2] in (None, "")
    assert third[:2] == ("'-3", "'+33") and str(third[2]) == "0"
    assert fourth[0] == "'@x"


def test_dates_are_dates_in_a_workbook_and_as_shown_in_csv(tmp_path: Path) -> None:
    book = ogr.Open(str(write_list(tmp_path / "liste.xlsx", LIST)))
    assert book.GetLayer(0).GetLayerDefn().GetFieldDefn(3).GetType() == ogr.OFTDate
    text = write_list(tmp_path / "liste.csv", LIST).read_bytes()
    assert text.startswith(b"\xef\xbb\xbf") and b"15/09/2026" in text and b"\r\n" in text


def test_a_sheet_is_whole_or_not_at_all(tmp_path: Path) -> None:
    class Stopped:
        def isCanceled(self) -> bool:
            return True

        def setProgress(self, percent: float) -> None: ...

    former = tmp_path / "liste.csv"
    former.write_text("ancienne", encoding="utf-8")
    with pytest.raises(Cancelled):
        write_list(former, LIST, Stopped())
    assert former.read_text(encoding="utf-8") == "ancienne"
    assert [p.name for p in tmp_path.iterdir()] == ["liste.csv"]
    with pytest.raises(ResorptionError, match="csv"):
        write_list(tmp_path / "liste.doc", LIST)
    with pytest.raises(ResorptionError, match="n’existe pas"):
        write_list(tmp_path / "pas" / "liste.csv", LIST)
