"""What is wrong in a workbook, or with the file itself: a sentence with row and column, and nothing half-written."""

from __future__ import annotations

import contextlib
import sys
import zipfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from qgis.core import QgsFeedback

sys.path += [str(Path(__file__).parent), str(Path(__file__).parents[1])]

import import_kit  # noqa: E402 - beside this file
import workbook_kit  # noqa: E402 - in tests/
from resorption.layers.companion import companion_path, open_companion  # noqa: E402
from resorption.layers.imports import archive  # noqa: E402
from resorption.layers.imports.apply import RowsRejected  # noqa: E402
from resorption.layers.imports.archive import UnreadableWorkbook  # noqa: E402
from resorption.layers.imports.state import Outcome  # noqa: E402
from resorption.layers.imports.workbook import read_workbook  # noqa: E402
from resorption.layers.platform_export import import_platform, prepare_import  # noqa: E402
from resorption.layers.store import Store  # noqa: E402
from resorption.protocol.errors import ResorptionError  # noqa: E402

NAME = "Site fictif 23"


@pytest.fixture(scope="session")
def whole(shared_data: Path) -> workbook_kit.Book:
    return workbook_kit.read(shared_data / "export_plateforme_ouverts.xlsx")


@pytest.fixture(scope="session")
def whole_closed(shared_data: Path) -> workbook_kit.Book:
    return workbook_kit.read(shared_data / "export_plateforme_fermes.xlsx")


def copy_of(book: workbook_kit.Book) -> workbook_kit.Book:
    return workbook_kit.Book(book.sheet, dict(book.cells), dict(book.links))


@pytest.fixture
def book(whole: workbook_kit.Book) -> workbook_kit.Book:
    """Two sites: the one that tests break, and a good one."""
    found = copy_of(whole)
    found.drop_rows(r for r in whole.site_rows if whole.get(r, "Appellation du site") not in (NAME, "Site fictif 24"))
    return found


@pytest.fixture(scope="session")
def small_base(tmp_path_factory: pytest.TempPathFactory, shared_data: Path) -> Path:
    """The communes of the two sites only."""
    wanted = {"27008", "27188"}
    communes = [c for c in import_kit.real_communes(shared_data) if c[0] in wanted]
    return import_kit.make_base(tmp_path_factory.mktemp("small") / "base.gpkg", communes).path


@pytest.fixture
def base(small_base: Path, tmp_path: Path) -> Store:
    path = tmp_path / "base.gpkg"
    path.write_bytes(small_base.read_bytes())
    return Store(path)


BROKEN = [
    ("Latitude", "NC", "Latitude", "manquent"),
    ("Latitude", "undefined", "Latitude", "manquent"),
    ("Latitude", "48", "Latitude", "hors du territoire"),
    ("Longitude", "quelque part", "Longitude", "degrés décimaux"),
    ("Latitude", "999999999999", "Latitude", "degrés décimaux"),
    ("Code INSEE", "Alizay", "Code INSEE", "5 caractères"),
    ("Appellation du site", "x" * 200, "Appellation du site", "35 caractères"),
    ("Appellation du site", "NC", "Appellation du site", "rempli"),
    ("Appellation du site", "<b>Site</b>", "Appellation du site", "balises"),
    ("Appellation du site", "Site\x07", "Appellation du site", "contrôle"),
    ("Date d'installation", "31/02/2024", "Date d'installation", "n’existe pas"),
    ("Date d'installation", date.today() + timedelta(days=30), "Date d'installation", "futur"),
    ("Date d'installation", "hier", "Date d'installation", "date"),
    ("Date de signalement", date(2001, 1, 1), "Date de signalement", "précéder"),
    ("Type de site", "Château", "Type de site", "réponse"),
    ("S'agit-il d'une réinstallation ?", "peut-être", "S'agit-il d'une réinstallation ?", "oui"),
    ("Nombre de personnes", "une dizaine", "Nombre de personnes", "entier"),
    ("Nombre de personnes", -4, "Nombre de personnes", "entier"),
    ("Nombre de mineurs", 5000, "Nombre de mineurs", "mineurs"),
    ("Nombre de ménages", 5000, "Nombre de ménages", "ménages"),
    ("Site avec objectif de résorption ?", 12, "Site avec objectif de résorption ?", "1990"),
    ("Date du diagnostic", "45/45/2020", "Date du diagnostic", "n’existe pas"),
    ("Concours de la force publique (CFP)", "Peut-être", "Concours de la force publique (CFP)", "réponse"),
    ("Propriétaires de parcelles du site", "- Jeanne DUPONT", "Propriétaires de parcelles du site", "Public"),
    ("Phases préparatoires à la résorption", "- Rêver : en cours", "Phases préparatoires à la résorption", "phases"),
]


@pytest.mark.parametrize(
    ("title", "value", "column", "word"), BROKEN, ids=[f"{t}={str(v)[:12]}" for t, v, *_ in BROKEN]
)
def test_one_bad_cell(
    base: Store, book: workbook_kit.Book, tmp_path: Path, title: str, value: object, column: str, word: str
) -> None:
    row = book.row_named(NAME)
    section = "HABITANTS" if title.startswith("Nombre de") else ""
    book.put(row, title, value, section)
    before = import_kit.dump(base)
    with pytest.raises(RowsRejected) as caught:
        import_platform(base, book.save(tmp_path / "x.xlsx"))
    problems = caught.value.plan.rejected[0].problems
    assert problems[0].column == column
    assert word in str(problems[0].error)
    assert f"ligne {row}, colonne « {column} »" in str(caught.value).replace("\u00a0", " ")
    assert "DUPONT" not in str(caught.value)
    assert import_kit.dump(base) == before
    assert not companion_path(base.path).exists()
    plan = import_platform(base, tmp_path / "x.xlsx", partial=True)
    assert [p.outcome for p in plan.rows] == [Outcome.REJECTED, Outcome.CREATED]


def test_swapped_coordinates_are_recognised(base: Store, book: workbook_kit.Book, tmp_path: Path) -> None:
    row = book.row_named(NAME)
    latitude, longitude = book.get(row, "Latitude"), book.get(row, "Longitude")
    book.put(row, "Latitude", longitude)
    book.put(row, "Longitude", latitude)
    with pytest.raises(RowsRejected, match="inversées"):
        import_platform(base, book.save(tmp_path / "x.xlsx"))


def test_the_same_site_twice(base: Store, book: workbook_kit.Book, tmp_path: Path) -> None:
    first, second = book.site_rows
    book.links[second] = book.links[first]
    with pytest.raises(RowsRejected, match=f"ligne {second}.*déjà à la ligne {first}"):
        import_platform(base, book.save(tmp_path / "x.xlsx"))


def test_formulas_stay_text_and_are_told(base: Store, book: workbook_kit.Book, tmp_path: Path) -> None:
    book.put(book.row_named(NAME), "Adresse", "=1+1")
    plan = import_platform(base, book.save(tmp_path / "x.xlsx"))
    assert ["formule" in str(r.error) for r in plan.rows[0].remarks] == [True]
    with base.reading() as reader:
        assert reader.find("site", nom=NAME)[0].values["adresse"] == "=1+1"


def test_more_people_oriented_than_living_there(
    base: Store, whole_closed: workbook_kit.Book, tmp_path: Path, book: workbook_kit.Book
) -> None:
    closed = copy_of(whole_closed)
    row = closed.row_named("Site fictif 42")
    closed.drop_rows(r for r in whole_closed.site_rows if r != row)
    for title in ("Latitude", "Longitude", "Code INSEE"):
        closed.put(row, title, book.get(book.row_named(NAME), title))
    closed.put(row, "Nombre de personnes", 5000, "AUCUNE")
    with pytest.raises(RowsRejected, match="orientées"):
        import_platform(base, closed.save(tmp_path / "x.xlsx"))


def test_row_of_sums_is_no_site(base: Store, book: workbook_kit.Book, tmp_path: Path) -> None:
    """Once saved by a spreadsheet program it holds the totals."""
    last = max(book.site_rows) + 1
    for section_title in ("Nombre de personnes", "Nombre de ménages"):
        book.put(last, section_title, 9999, "HABITANTS")
    assert len(prepare_import(base, book.save(tmp_path / "x.xlsx")).plan.rows) == 2


OLDER = ["dont femmes et filles", "dont filles", "Phases préparatoires à la résorption", "Habitants mis à jour le",
         "Le site fait-il l’objet d’une action financée RB l’année d’extraction ?", "Informations d'accès"]  # fmt: skip


def test_older_layout(base: Store, book: workbook_kit.Book, tmp_path: Path) -> None:
    """Fewer columns, owner in two columns, last section without a title, no row 5, titles elsewhere."""
    for title in OLDER:
        book.drop_column(title)
    for row in book.site_rows:
        book.put(row, "Propriétaires de parcelles du site", "Privé")
    book.put(7, "Propriétaires de parcelles du site", "Type de propriétaire")
    book.put(7, "Concours de la force publique (CFP)", "Concours de la force publique")
    book.put(6, "Site mis à jour le", None)
    book.cells = {(r - (r > 5), c): v for (r, c), v in book.cells.items() if r != 5}
    book.links = {r - 1: id_ for r, id_ in book.links.items()}
    book.title_row = 6
    book.cells = {(r, c): v.upper() if r == 6 and v else v for (r, c), v in book.cells.items()}
    workbook = read_workbook(book.save(tmp_path / "x.xlsx"))
    assert len(workbook.rows) == 2
    plan = import_platform(base, tmp_path / "x.xlsx")
    assert plan.count(Outcome.CREATED) == 2
    with base.reading() as reader:
        counts = [r.values for r in reader.all("denombrement")]
        updated = [r.values["date_situation"] for r in reader.all("site")]
    assert sorted(c["nb_personnes"] for c in counts) == [6, 15]
    # The day of the counts is then the one of the whole description.
    assert sorted(c["date"] for c in counts) == sorted(updated)


@pytest.mark.parametrize(
    ("kind", "kept"), [("Public", "Mairie d’Exemple"), ("Privé", None), ("Inconnu", None), ("NC", None)]
)
def test_older_layout_keeps_the_name_of_a_public_owner_only(
    base: Store, book: workbook_kit.Book, tmp_path: Path, kind: str, kept: str | None
) -> None:
    book.drop_column("Propriétaires de parcelles du site")
    width = book.width
    for row, kind_cell, name_cell in [(7, "Type de propriétaire", "Identité du propriétaire"),
                                      *((r, kind, "Mairie d’Exemple") for r in book.site_rows)]:  # fmt: skip
        book.cells[row, width + 1], book.cells[row, width + 2] = kind_cell, name_cell
    import_platform(base, book.save(tmp_path / "x.xlsx"))
    companion = open_companion(base.path)
    with companion.reading() as reader:
        assert {owner.values["personne_morale"] for owner in reader.all("proprietaire")} <= {kept}
    if kept is None:
        assert "Mairie" not in str(import_kit.dump(base)) + str(import_kit.dump(companion))


def test_a_narrow_export_comes_in(
    base: Store, whole: workbook_kit.Book, book: workbook_kit.Book, tmp_path: Path
) -> None:
    """No option at all: the sections of the options are absent."""
    first = whole.column("Alerte Canicule")
    last = whole.column("Date du dernier message")
    book.cells = {
        (r, c if c < first else c - (last - first + 1)): v for (r, c), v in book.cells.items() if not first <= c <= last
    }
    plan = import_platform(base, book.save(tmp_path / "x.xlsx"))
    assert plan.count(Outcome.CREATED) == 2
    with base.reading() as reader:
        assert reader.count("denombrement") == 2
        assert reader.count("conditions_vie") == 0


def test_sheets_in_another_order(base: Store, book: workbook_kit.Book, tmp_path: Path) -> None:
    """The sites are found by their titles, their links in the right sheet."""
    other = workbook_kit.Book("Taux de MAJ par département", {(1, 1): "Taux"}, {}, others={book.sheet: book.cells})
    path = other.save(tmp_path / "x.xlsx")
    workbook = read_workbook(path)
    assert workbook.sheet == book.sheet
    # The kit puts links on its first sheet only: none must be taken from there.
    assert [row.platform_id for row in workbook.rows] == [None, None]


def not_a_workbook(path: Path, book: workbook_kit.Book) -> None:
    path.write_text("bonjour")


def encrypted(path: Path, book: workbook_kit.Book) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


def truncated(path: Path, book: workbook_kit.Book) -> None:
    whole = book.save(path).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


def damaged(path: Path, book: workbook_kit.Book) -> None:
    whole = bytearray(book.save(path).read_bytes())
    middle = len(whole) // 2
    whole[middle : middle + 40] = bytes(40)
    path.write_bytes(bytes(whole))


def another_workbook(path: Path, book: workbook_kit.Book) -> None:
    workbook_kit.Book("Feuil1", {(1, 1): "Nom", (2, 1): "Rien"}).save(path)


def a_zip(path: Path, book: workbook_kit.Book) -> None:
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("texte.txt", "bonjour")


def bomb(path: Path, book: workbook_kit.Book) -> None:
    book.save(path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as made, made.open("xl/bombe.xml", "w") as part:
        for _ in range(archive.MAX_UNPACKED // 10_000_000 + 2):
            part.write(bytes(10_000_000))


def too_many_parts(path: Path, book: workbook_kit.Book) -> None:
    book.save(path)
    with zipfile.ZipFile(path, "a") as made:
        for number in range(archive.MAX_PARTS + 1):
            made.writestr(f"xl/{number}.xml", "")


def entities(path: Path, book: workbook_kit.Book) -> None:
    book.save(path)
    with zipfile.ZipFile(path, "a") as made:
        made.writestr("xl/sharedStrings.xml", '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><sst><si><t>&a;</t></si></sst>')


def late_entities(path: Path, book: workbook_kit.Book) -> None:
    """After a comment, across two of the pieces read."""
    book.save(path)
    with zipfile.ZipFile(path, "a") as made:
        comment = f"<!--{'x' * (archive._CHUNK - 10)}-->"
        made.writestr("xl/theme.xml", f'{comment}<!DOCTYPE sst SYSTEM "x"><sst/>')


def wide_entities(path: Path, book: workbook_kit.Book) -> None:
    book.save(path)
    with zipfile.ZipFile(path, "a") as made:
        made.writestr("xl/theme.xml", '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><sst>&a;</sst>'.encode("utf-16"))


def missing(path: Path, book: workbook_kit.Book) -> None:
    path.unlink(missing_ok=True)


@pytest.mark.parametrize(
    ("make", "word"),
    [
        (not_a_workbook, "xlsx"), (encrypted, "mot de passe"), (truncated, "abîmé"), (damaged, "abîmé"),
        (another_workbook, "n’est pas un export"), (a_zip, "xlsx"), (bomb, "démesuré"), (too_many_parts, "démesuré"),
        (entities, "abîmé"), (late_entities, "abîmé"), (wide_entities, "abîmé"), (missing, "introuvable"),
    ],
)  # fmt: skip
def test_bad_files(base: Store, book: workbook_kit.Book, tmp_path: Path, make, word: str) -> None:  # noqa: ANN001
    path = tmp_path / "x.xlsx"
    make(path, book)
    before = import_kit.dump(base)
    with pytest.raises(UnreadableWorkbook, match=word):
        import_platform(base, path, partial=True)
    assert import_kit.dump(base) == before


def test_a_file_open_elsewhere(
    base: Store, book: workbook_kit.Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows refuses to open it."""
    path = book.save(tmp_path / "x.xlsx")

    def refuse(*_args: object, **_more: object) -> None:
        raise PermissionError(13, "locked")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableWorkbook, match="Fermez-le"):
        prepare_import(base, path)


SPECIAL = ["NC", "", " ", "oui", "Non", "=1+1", "-12", "1e400", "31/02/2020", "2026/13/45", "99999", "🙂", "<a href=x>",
           "'; DROP TABLE site; --", "x" * 300, "null", "Résorbé", "\x07", "﷽", "- Nom (Privé)", "12,5", "0x41", "٣"]  # fmt: skip
CELLS = st.one_of(
    st.sampled_from(SPECIAL), st.text(max_size=40), st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False), st.dates(date(1900, 3, 1), date(2200, 1, 1)), st.none(),
)  # fmt: skip


@pytest.mark.endurance
def test_mutated_workbooks(
    large_n, tmp_path_factory: pytest.TempPathFactory, small_base: Path, whole: workbook_kit.Book,  # noqa: ANN001
    whole_closed: workbook_kit.Book,
) -> None:  # fmt: skip
    """Any cell replaced by anything: a plan or a sentence, never a traceback, and the base whole or untouched."""
    folder = tmp_path_factory.mktemp("fuzz")

    @settings(max_examples=large_n(40, 10_000), deadline=None, suppress_health_check=list(HealthCheck))
    @given(data=st.data())
    def run(data: st.DataObject) -> None:
        source = data.draw(st.sampled_from([whole, whole_closed]))
        book = copy_of(source)
        rows = data.draw(st.lists(st.sampled_from(source.site_rows), min_size=1, max_size=3, unique=True))
        book.drop_rows(r for r in source.site_rows if r not in rows)
        for _ in range(data.draw(st.integers(1, 6))):
            row = data.draw(st.sampled_from([*rows, *rows, *rows, 5, 6, 7]))
            book.cells[row, data.draw(st.integers(1, source.width))] = data.draw(CELLS)
        # Writing takes twenty times longer than deciding: one case in eight goes to the end.
        if data.draw(st.integers(0, 7)):
            with contextlib.suppress(ResorptionError):
                prepare_import(Store(small_base), book.save(folder / "x.xlsx"))
            return
        for path in folder.iterdir():
            path.unlink()
        base = folder / "base.gpkg"
        base.write_bytes(small_base.read_bytes())
        store = Store(base)
        before = import_kit.dump(store)
        try:
            plan = import_platform(store, book.save(folder / "x.xlsx"), partial=True)
        except ResorptionError:
            assert import_kit.dump(store) == before
            return
        assert len(import_kit.dump(store)["site"]) == plan.count(Outcome.CREATED)
        again = import_platform(store, folder / "x.xlsx", partial=True)
        assert again.count(Outcome.CREATED) == 0
        assert again.count(Outcome.UPDATED) == 0

    run()


@pytest.mark.endurance
def test_mutated_bytes(
    large_n,
    tmp_path_factory: pytest.TempPathFactory,
    small_base: Path,
    whole: workbook_kit.Book,  # noqa: ANN001
) -> None:
    """Bytes of the file replaced: a workbook or a sentence."""
    folder = tmp_path_factory.mktemp("bytes")
    original = copy_of(whole).save(folder / "x.xlsx").read_bytes()
    store = Store(small_base)

    @settings(max_examples=large_n(40, 10_000), deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        edits=st.lists(
            st.tuples(st.integers(0, len(original) - 1), st.binary(min_size=1, max_size=8)), min_size=1, max_size=4
        )
    )
    def run(edits: list[tuple[int, bytes]]) -> None:
        content = bytearray(original)
        for start, piece in edits:
            content[start : start + len(piece)] = piece
        (folder / "x.xlsx").write_bytes(bytes(content))
        with contextlib.suppress(ResorptionError):
            prepare_import(store, folder / "x.xlsx", feedback=QgsFeedback())

    run()
