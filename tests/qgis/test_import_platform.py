"""The export of the national platform into a base of real communes: what comes in, again and again."""

from __future__ import annotations

import csv
import re
import shutil
import sys
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import pytest
from qgis.core import QgsFeedback, QgsGeometry

sys.path += [str(Path(__file__).parent), str(Path(__file__).parents[1])]

import import_kit  # noqa: E402 - beside this file
import workbook_kit  # noqa: E402 - in tests/
from resorption.layers.companion import companion_path, open_companion  # noqa: E402
from resorption.layers.imports.apply import RowsRejected, StalePlan, apply_plan  # noqa: E402
from resorption.layers.imports.matching import BY_DISTANCE, BY_NAME, NEW  # noqa: E402
from resorption.layers.imports.plan_site import DECLARED  # noqa: E402
from resorption.layers.imports.report import report_lines, summary, write_report  # noqa: E402
from resorption.layers.imports.state import Outcome  # noqa: E402
from resorption.layers.platform_export import Options, import_platform, prepare_import  # noqa: E402
from resorption.layers.store import Store  # noqa: E402
from resorption.protocol.errors import Cancelled  # noqa: E402

PEOPLE = re.compile(r"^- (?P<person>[^,\n]+), (?P<organisation>.+) \([^()]*\)$", re.MULTILINE)


@pytest.fixture(scope="session")
def books(shared_data: Path) -> dict[str, workbook_kit.Book]:
    return {n: workbook_kit.read(shared_data / f"export_plateforme_{n}.xlsx") for n in ("ouverts", "fermes")}


@pytest.fixture
def files(shared_data: Path) -> dict[str, Path]:
    return {n: shared_data / f"export_plateforme_{n}.xlsx" for n in ("ouverts", "fermes")}


@pytest.fixture(scope="session")
def model_base(tmp_path_factory: pytest.TempPathFactory, shared_data: Path) -> Path:
    """Eure and Hérault, made once."""
    return import_kit.make_base(
        tmp_path_factory.mktemp("model") / "base.gpkg", import_kit.real_communes(shared_data)
    ).path


@pytest.fixture
def base(tmp_path: Path, model_base: Path) -> Store:
    """Eure and Hérault."""
    return Store(Path(shutil.copy(model_base, tmp_path / "base.gpkg")))


@pytest.fixture
def wide_base(base: Store, books: dict[str, workbook_kit.Book]) -> Store:
    """The same with a square for each commune of the two sites of Loire-Atlantique."""
    book = books["ouverts"]
    rows = [row for row in book.site_rows if str(book.get(row, "Code INSEE")).startswith("44")]
    assert len(rows) == 2
    with base.transaction() as session:
        for row in rows:
            place = (float(book.get(row, title)) for title in ("Longitude", "Latitude"))
            insee = book.get(row, "Code INSEE")
            session.insert("commune", {"code_insee": insee, "nom": insee}, import_kit.square_around(*place))
    return base


def values(store: Store, table: str) -> list[dict]:
    with store.reading() as reader:
        return [record.values for record in reader.all(table)]


def site(store: Store, name: str):  # noqa: ANN201 - a Record
    with store.reading() as reader:
        return reader.find("site", nom=name)[0]


def numbers(book: workbook_kit.Book, title: str, section: str) -> list[int]:
    found = [book.get(row, title, section) for row in book.site_rows]
    return [n for n in found if isinstance(n, int)]


def one_site(book: workbook_kit.Book, name: str) -> workbook_kit.Book:
    """The same workbook with that site alone."""
    kept = book.row_named(name)
    alone = workbook_kit.Book(book.sheet, dict(book.cells), dict(book.links))
    alone.drop_rows([row for row in book.site_rows if row != kept])
    return alone


def test_both_workbooks_come_in_whole(wide_base: Store, files: dict, books: dict) -> None:
    for name in ("ouverts", "fermes"):
        plan = import_platform(wide_base, files[name])
        assert plan.count(Outcome.CREATED) == len(books[name].site_rows)
    sites = values(wide_base, "site")
    assert len(sites) == 60
    assert {s["id_plateforme"] for s in sites} == {link for book in books.values() for link in book.links.values()}
    counts = values(wide_base, "denombrement")
    for title, column in (("Nombre de personnes", "nb_personnes"), ("Nombre de mineurs", "nb_mineurs")):
        expected = [n for book in books.values() for n in numbers(book, title, "HABITANTS")]
        found = [c[column] for c in counts if c[column] is not None]
        assert sorted(found) == sorted(expected)
    assert sum(c["nb_personnes"] or 0 for c in counts) == 1762 + 1005


def test_orientations_and_phases_equal_those_of_the_cells(wide_base: Store, files: dict, books: dict) -> None:
    for file in files.values():
        import_platform(wide_base, file)
    book = books["fermes"]
    sections = {
        "mise_a_l_abri": "MISE À L’ABRI TEMPORAIRE",
        "hebergement_accompagne": next(v for (r, _), v in book.cells.items() if r == 6 and v.startswith("HÉBERGEMENT")),
        "logement": "LOGEMENT",
        "aucune": "AUCUNE",
        "autre": "AUTRE",
    }
    rows = values(wide_base, "orientation")
    for kind, section in sections.items():
        for title, column in (("Nombre de personnes", "nb_personnes"), ("Nombre de ménages", "nb_menages")):
            found = sorted(r[column] for r in rows if r["type"] == kind)
            assert found == sorted(numbers(book, title, section)), (kind, column)
    opened = books["ouverts"]
    cells = [str(opened.get(r, "Phases préparatoires à la résorption")) for r in opened.site_rows]
    lines = [line for cell in cells for line in cell.splitlines() if line.startswith("- ")]
    phases = values(wide_base, "phase")
    assert len(phases) == len(lines) == 13
    assert sum(p["etat"] == "en_cours" for p in phases) == sum(line.endswith("en cours") for line in lines)


def test_out_of_the_territory_exactly_two_rows_are_refused(base: Store, files: dict, books: dict) -> None:
    before = import_kit.dump(base)
    with pytest.raises(RowsRejected) as caught:
        import_platform(base, files["ouverts"])
    refused = caught.value.plan.rejected
    book = books["ouverts"]
    assert {p.row.number for p in refused} == {
        r for r in book.site_rows if str(book.get(r, "Code INSEE")).startswith("44")
    }
    assert all(problem.column == "Latitude" for plan in refused for problem in plan.problems)
    assert f"ligne {refused[0].row.number}" in str(caught.value)
    assert import_kit.dump(base) == before
    assert not companion_path(base.path).exists()
    plan = import_platform(base, files["ouverts"], partial=True)
    assert (plan.count(Outcome.CREATED), len(plan.rejected)) == (33, 2)
    assert len(values(base, "site")) == 33


def test_importing_twice_changes_nothing(wide_base: Store, files: dict) -> None:
    for file in files.values():
        import_platform(wide_base, file, options=Options(all_organisations=True))
    before = import_kit.dump(wide_base), import_kit.dump(open_companion(wide_base.path))
    for file in files.values():
        plan = import_platform(wide_base, file, options=Options(all_organisations=True))
        assert plan.count(Outcome.UNCHANGED) == len(plan.rows)
    assert (import_kit.dump(wide_base), import_kit.dump(open_companion(wide_base.path))) == before


def test_values_of_one_site(base: Store, files: dict, books: dict) -> None:
    import_platform(base, files["ouverts"], partial=True)
    book, row = books["ouverts"], books["ouverts"].row_named("Site fictif 01")
    found = site(base, "Site fictif 01")
    assert found.values["date_installation"] == book.get(row, "Date d'installation")
    assert found.values["adresse"] == book.get(row, "Adresse")
    assert found.values["id_plateforme"] == book.links[row]
    assert (found.values["statut"], found.values["precision_geom"]) == ("actif", "point")
    assert found.values["annee_cible"] == book.get(row, "Site avec objectif de résorption ?")
    shape = QgsGeometry()
    shape.fromWkb(found.geometry)
    assert shape.area() == pytest.approx(3.1416 * 15**2, rel=0.02)
    with base.reading() as reader:
        living = reader.find("conditions_vie", site=found.uuid)[0].values
        assert reader.fetch("commune", found.values["commune"]).values["code_insee"] == "27412"
    assert living["date"] == book.get(row, "Site mis à jour le")
    assert (living["sanitaires_chimiques"], living["sanitaires_seches"], living["sanitaires_chasse"]) == (
        "oui", "oui", "non",
    )  # fmt: skip
    assert living["eau_voie_publique"] is None


def test_declared_resorption_rules_the_status(base: Store, files: dict, books: dict) -> None:
    plan = import_platform(base, files["fermes"])
    book = books["fermes"]
    for row in book.site_rows:
        found = site(base, book.get(row, "Appellation du site")).values
        declared = book.get(row, "Résorbé")
        assert found["statut"] == ("resorbe" if declared == "Oui" else "ferme_non_resorbe")
        assert found["date_fermeture"] == book.get(row, "Date de fermeture")
    said = {n: site(base, f"Site fictif {n}").values["resorption_declaree"] for n in (41, 47, 46, 50, 59, 49)}
    assert said == {41: "oui", 47: "non", 46: "inconnu", 50: "inconnu", 59: "inconnu", 49: "oui"}
    explained = [s["nom"] for s in values(base, "site") if s["resorption_motif"] == DECLARED]
    assert explained == ["Site fictif 49"]
    assert [line.name for line in report_lines(plan) if DECLARED in line.reason] == ["Site fictif 49"]


def test_nothing_of_a_person_is_kept(wide_base: Store, files: dict, books: dict, tmp_path: Path) -> None:
    for file in files.values():
        plan = import_platform(wide_base, file, options=Options(all_organisations=True))
        write_report(plan, tmp_path / f"{file.stem}.csv")
    organisations = {r["organisme"] for r in values(wide_base, "intervenant")}
    people, expected, hidden = set(), set(), set()
    for book in books.values():
        for row in book.site_rows:
            for found in PEOPLE.finditer(str(book.get(row, "Intervenants (à la date de l'export)"))):
                people.add(found["person"])
                expected.add(found["organisation"])
            comments = str(book.get(row, "Commentaires"))
            people |= set(re.findall(r" - (\w+ [A-ZÈÉ]{3,})\n", comments))
            hidden |= {c.split("\n", 1)[1] for c in comments.split("\n----\n") if "\n" in c}
            owners = str(book.get(row, "Propriétaires de parcelles du site"))
            hidden |= set(re.findall(r"- (.+) \(Privé\)", owners))
    assert organisations == expected
    assert len(people) > 20
    assert len(hidden) > 20
    written = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.is_file())
    assert b"Site fictif 01" in written
    assert [text for text in people | hidden if text.encode() in written] == []


def test_organisations_wait_for_a_confirmation(base: Store, files: dict) -> None:
    prepared = prepare_import(base, files["fermes"])
    assert "Santé Mobile Exemple" in prepared.organisations
    import_platform(base, files["fermes"])
    assert values(base, "intervenant") == []
    import_platform(base, files["fermes"], options=Options(organisations={"Santé Mobile Exemple"}))
    assert {r["organisme"] for r in values(base, "intervenant")} == {"Santé Mobile Exemple"}


def test_restricted_tables_go_to_the_companion(base: Store, files: dict, books: dict) -> None:
    import_platform(base, files["fermes"])
    companion = open_companion(base.path)
    owners = values(companion, "proprietaire")
    cells = [str(books["fermes"].get(r, "Propriétaires de parcelles du site")) for r in books["fermes"].site_rows]
    lines = Counter(kind for cell in cells for kind in re.findall(r"\((Public|Privé|Inconnu)\)$", cell, re.MULTILINE))
    assert Counter(o["type"] for o in owners) == {
        "public": lines["Public"],
        "prive": lines["Privé"],
        "inconnu": lines["Inconnu"],
    }
    assert {o["personne_morale"] for o in owners if o["type"] != "public"} == {None}
    assert len(values(companion, "procedure")) == 25
    lots = {r["uuid"] for r in values(base, "lot")}
    assert {r["lot"] for t in ("proprietaire", "procedure") for r in values(companion, t)} == lots
    assert len(lots) == 1
    sites = {r["uuid"] for r in values(base, "site")}
    assert {r["site"] for r in values(companion, "procedure")} <= sites


def closed_version(books: dict, name: str, path: Path) -> Path:
    """The closed export of a site that was open: identity of the one, closing of another."""
    opened, book = books["ouverts"], one_site(books["fermes"], "Site fictif 38")
    source, row = opened.row_named(name), book.row_named("Site fictif 38")
    for title in ("Commune", "Code INSEE", "Adresse", "Appellation du site", "Latitude", "Longitude",
                  "Date d'installation", "Date de signalement", "Date du diagnostic",
                  "Service en charge du diagnostic"):  # fmt: skip
        book.put(row, title, opened.get(source, title))
    book.put(row, "Date de fermeture", date(2026, 10, 1))
    book.put(row, "Site mis à jour le", date(2026, 10, 2))
    book.put(row, "Habitants mis à jour le", date(2026, 9, 30))
    book.links[row] = opened.links[source]
    return book.save(path)


def test_closed_after_open_keeps_what_was_added(base: Store, files: dict, books: dict, tmp_path: Path) -> None:
    import_platform(base, files["ouverts"], partial=True)
    before = site(base, "Site fictif 01")
    drawn = import_kit.square_around(1.104, 49.2417, 80)
    with base.transaction() as session:
        session.insert(
            "diagnostic",
            {"site": before.uuid, "nature": "technique", "etat": "realise", "date": date(2026, 9, 20),
             "operateur": "Service technique", "analyse": "À garder"},
        )  # fmt: skip
        other = session.find("commune", code_insee="27008")[0].uuid
        drawn_values = {"precision_geom": "perimetre", "contexte": "Note", "commune": other}
        session.update("site", before.uuid, drawn_values, version=before.version,
                       geometry=drawn)  # fmt: skip
    plan = import_platform(base, closed_version(books, "Site fictif 01", tmp_path / "clos.xlsx"))
    assert plan.count(Outcome.UPDATED) == 1
    after = site(base, "Site fictif 01")
    assert after.uuid == before.uuid
    assert (after.values["statut"], after.values["date_fermeture"]) == ("resorbe", date(2026, 10, 1))
    assert (after.values["contexte"], after.values["commune"]) == ("Note", other)
    assert after.geometry == site(base, "Site fictif 01").geometry
    shape = QgsGeometry()
    shape.fromWkb(after.geometry)
    assert shape.area() == pytest.approx(6400)
    with base.reading() as reader:
        diagnostics = reader.find("diagnostic", site=after.uuid)
        counts = reader.find("denombrement", site=after.uuid)
    assert sorted(d.values["nature"] for d in diagnostics) == ["social", "technique"]
    assert [d.values["analyse"] for d in diagnostics if d.values["nature"] == "technique"] == ["À garder"]
    assert [c.values["date"] for c in counts][-1] == date(2026, 9, 30)
    assert len(counts) == 2
    assert len(plan.missing) == 0


def test_an_older_open_export_does_not_reopen(base: Store, files: dict, books: dict, tmp_path: Path) -> None:
    import_platform(base, files["ouverts"], partial=True)
    import_platform(base, closed_version(books, "Site fictif 01", tmp_path / "clos.xlsx"))
    plan = import_platform(base, files["ouverts"], partial=True)
    assert site(base, "Site fictif 01").values["statut"] == "resorbe"
    assert [line.name for line in report_lines(plan) if "fermé dans la base" in line.reason] == ["Site fictif 01"]


def test_a_changed_count_makes_a_new_dated_row(base: Store, books: dict, tmp_path: Path) -> None:
    book = one_site(books["ouverts"], "Site fictif 23")
    row = book.site_rows[0]
    import_platform(base, book.save(tmp_path / "1.xlsx"))
    book.put(row, "Nombre de personnes", 9)
    book.put(row, "Habitants mis à jour le", date(2026, 9, 1))
    book.put(row, "Site mis à jour le", date(2026, 9, 1))
    plan = import_platform(base, book.save(tmp_path / "2.xlsx"))
    (line,) = report_lines(plan)
    assert "(Personnes : 6 → 9 ; Date du comptage : 13/09/2021 → 01/09/2026)" in line.reason
    counts = values(base, "denombrement")
    assert [c["nb_personnes"] for c in counts] == [6, 9]
    assert [c["date"] for c in counts] == [date(2021, 9, 13), date(2026, 9, 1)]
    # The living conditions say the same: no second row, though the site was updated.
    assert len(values(base, "conditions_vie")) == 1


def test_unknown_erases_nothing(base: Store, books: dict, tmp_path: Path) -> None:
    book = one_site(books["ouverts"], "Site fictif 23")
    row = book.site_rows[0]
    import_platform(base, book.save(tmp_path / "1.xlsx"))
    before = import_kit.dump(base)
    for title in ("Adresse", "Date d'installation", "Type de site", "Origines", "Service en charge du diagnostic",
                  "Nombre de ménages", "S'agit-il d'une réinstallation ?"):  # fmt: skip
        book.put(row, title, "NC")
    plan = import_platform(base, book.save(tmp_path / "2.xlsx"))
    assert plan.count(Outcome.UNCHANGED) == 1
    assert import_kit.dump(base) == before


def test_a_later_description_in_the_base_is_kept(base: Store, books: dict, tmp_path: Path) -> None:
    book = one_site(books["ouverts"], "Site fictif 23")
    import_platform(base, book.save(tmp_path / "1.xlsx"))
    record = site(base, "Site fictif 23")
    with base.transaction() as session:
        session.update(
            "site", record.uuid, {"adresse": "Rectifiée", "date_situation": date(2026, 11, 1)}, version=record.version
        )
    plan = import_platform(base, book.save(tmp_path / "2.xlsx"))
    assert plan.count(Outcome.UNCHANGED) == 1
    assert site(base, "Site fictif 23").values["adresse"] == "Rectifiée"
    assert any("plus récente" in line.reason for line in report_lines(plan))


def test_what_the_export_no_longer_holds_is_listed(base: Store, files: dict, books: dict, tmp_path: Path) -> None:
    import_platform(base, files["ouverts"], partial=True)
    book = books["ouverts"]
    shorter = workbook_kit.Book(book.sheet, dict(book.cells), dict(book.links))
    shorter.drop_rows(
        [book.row_named("Site fictif 01"), *(r for r in book.site_rows if str(book.get(r, "Code INSEE"))[:2] == "44")]
    )
    plan = import_platform(base, shorter.save(tmp_path / "court.xlsx"))
    assert [s.values["nom"] for s in plan.missing] == ["Site fictif 01"]
    assert len(values(base, "site")) == 33


def own_site(base: Store, books: dict, name: str, *, far_m: float = 0.0, **more: object) -> str:
    """A site that the officer had typed, at the place of one of the export."""
    book = books["ouverts"]
    row = book.row_named("Site fictif 23")
    lon, lat = float(book.get(row, "Longitude")), float(book.get(row, "Latitude")) + far_m / 111_200
    with base.transaction() as session:
        commune = session.find("commune", code_insee=book.get(row, "Code INSEE"))[0].uuid
        return session.insert(
            "site", {"nom": name, "type_site": "terrain", "statut": "actif", "commune": commune, **more},
            import_kit.square_around(lon, lat, 20),
        )  # fmt: skip


def test_same_name_and_commune_is_the_same_site(base: Store, books: dict, tmp_path: Path) -> None:
    uuid = own_site(base, books, "SITE FICTIF 23", far_m=500)
    path = one_site(books["ouverts"], "Site fictif 23").save(tmp_path / "1.xlsx")
    plan = import_platform(base, path)
    assert plan.rows[0].matched == BY_NAME
    with base.reading() as reader:
        assert reader.fetch("site", uuid).values["id_plateforme"] == "900023"


def test_same_place_is_the_same_site(base: Store, books: dict, tmp_path: Path) -> None:
    uuid = own_site(base, books, "Chemin creux", far_m=40)
    plan = import_platform(base, one_site(books["ouverts"], "Site fictif 23").save(tmp_path / "1.xlsx"))
    assert (plan.rows[0].matched, plan.rows[0].site.uuid) == (BY_DISTANCE, uuid)
    (line,) = report_lines(plan)
    assert line.reason.startswith("Même site que S-2026-001 – Chemin creux (même lieu).")
    assert plan.rows[0].outcome is Outcome.UPDATED


def test_further_is_another_site(base: Store, books: dict, tmp_path: Path) -> None:
    own_site(base, books, "Chemin creux", far_m=80)
    plan = import_platform(base, one_site(books["ouverts"], "Site fictif 23").save(tmp_path / "1.xlsx"))
    assert plan.count(Outcome.CREATED) == 1


def test_an_earlier_occupation_is_another_site(base: Store, books: dict, tmp_path: Path) -> None:
    own_site(
        base, books, "Site fictif 23", statut="resorbe", date_fermeture=date(2020, 1, 1), cause_fermeture="resorption"
    )
    plan = import_platform(base, one_site(books["ouverts"], "Site fictif 23").save(tmp_path / "1.xlsx"))
    assert plan.count(Outcome.CREATED) == 1


def test_two_resembling_sites_are_never_merged_silently(base: Store, books: dict, tmp_path: Path) -> None:
    first, _second = own_site(base, books, "Chemin creux"), own_site(base, books, "Le champ", far_m=20)
    path = one_site(books["ouverts"], "Site fictif 23").save(tmp_path / "1.xlsx")
    before = import_kit.dump(base)
    with pytest.raises(RowsRejected) as caught:
        import_platform(base, path)
    plan = caught.value.plan.rows[0]
    assert [c.site.values["nom"] for c in plan.candidates] == ["Chemin creux", "Le champ"]
    assert "Chemin creux" in str(caught.value)
    assert import_kit.dump(base) == before
    chosen = prepare_import(base, path, Options(choices={plan.row.key: first})).plan.rows[0]
    assert (chosen.outcome, chosen.site.uuid) == (Outcome.UPDATED, first)
    new = prepare_import(base, path, Options(choices={plan.row.key: NEW})).plan.rows[0]
    assert new.outcome is Outcome.CREATED


def test_a_choice_is_for_that_site_only(base: Store, books: dict, tmp_path: Path) -> None:
    """Another workbook put in the place of the first has somebody else on that row."""
    first, _second = own_site(base, books, "Chemin creux"), own_site(base, books, "Le champ", far_m=20)
    path = one_site(books["ouverts"], "Site fictif 23").save(tmp_path / "1.xlsx")
    number, _name = prepare_import(base, path).plan.rows[0].row.key
    plan = prepare_import(base, path, Options(choices={(number, "Site fictif 24"): first})).plan
    assert plan.rows[0].outcome is Outcome.REJECTED


def test_a_base_changed_since_the_plan_is_not_written(base: Store, files: dict) -> None:
    plan = prepare_import(base, files["fermes"]).plan
    import_platform(base, files["ouverts"], partial=True)
    before = import_kit.dump(base)
    with pytest.raises(StalePlan, match="base.gpkg.*a changé"):
        apply_plan(plan, base)
    assert import_kit.dump(base) == before
    apply_plan(prepare_import(base, files["fermes"]).plan, base)


def test_report_opens_in_a_spreadsheet(base: Store, files: dict, tmp_path: Path) -> None:
    prepared = prepare_import(base, files["ouverts"])
    path = write_report(prepared.plan, tmp_path / "rapport.csv", saved=False)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert len(rows) == 35
    assert Counter(r["Résultat"] for r in rows) == {"à créer": 33, "refusé": 2}
    assert "Créées\u00a0: 33" in summary(prepared.plan)


class StopAt(QgsFeedback):
    """Asks to stop after so many questions."""

    def __init__(self, questions: int) -> None:
        super().__init__()
        self._left = questions

    def isCanceled(self) -> bool:
        self._left -= 1
        return self._left < 0


@pytest.mark.parametrize("questions", [0, 1, 10, 60, 120, 180, 200, 250])
def test_cancel_writes_nothing(base: Store, files: dict, questions: int) -> None:
    before = import_kit.dump(base)
    with pytest.raises(Cancelled):
        import_platform(base, files["ouverts"], partial=True, feedback=StopAt(questions))
    assert import_kit.dump(base) == before
    assert [p.name for p in base.path.parent.iterdir()] == ["base.gpkg"]


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (date(2023, 3, 21), date(2023, 3, 21)),
        (datetime(2023, 3, 20, 23), date(2023, 3, 21)),
        (datetime(2023, 7, 13, 22), date(2023, 7, 14)),
        (datetime(2023, 7, 13, 9, 30), date(2023, 7, 13)),
    ],
)
def test_a_site_closed_at_midnight_in_paris_keeps_its_day(
    base: Store, books: dict[str, workbook_kit.Book], tmp_path: Path, moment: date, day: date
) -> None:
    """The workbook counts in UTC, and OGR drops the time of day."""
    source = books["fermes"]
    book = workbook_kit.Book(source.sheet, dict(source.cells), dict(source.links))
    first = book.site_rows[0]
    book.drop_rows(r for r in source.site_rows if r != first)
    book.put(first, "Date de fermeture", moment)
    book.put(first, "Site mis à jour le", datetime(2023, 8, 31, 22, 5))
    import_platform(base, book.save(tmp_path / "x.xlsx"))
    with base.reading() as reader:
        (site,) = reader.all("site")
    assert site.values["date_fermeture"] == day
    assert site.values["date_situation"] == date(2023, 9, 1)


def test_the_report_says_what_changes_and_never_shows_a_text(base: Store, books: dict, tmp_path: Path) -> None:
    book = one_site(books["ouverts"], "Site fictif 23")
    row = book.site_rows[0]
    book.put(row, "Dépôt de plainte par le propriétaire", "non")
    import_platform(base, book.save(tmp_path / "1.xlsx"))
    book.put(row, "Adresse", "chez Jeanne DUPONT")
    book.put(row, "Type de site", "Immeuble bâti")
    book.put(row, "Date d'installation", date(2021, 5, 11))
    book.put(row, "Dépôt de plainte par le propriétaire", "oui")
    book.put(row, "Date de la décision", date(2021, 6, 1))
    (line,) = report_lines(prepare_import(base, book.save(tmp_path / "2.xlsx")).plan)
    assert "Type de site : Campement → Grand squat" in line.reason
    assert "Date d’installation : 10/05/2021 → 11/05/2021" in line.reason
    assert "Adresse" in line.reason
    assert "DUPONT" not in line.reason
    # Of a proceeding, that it changes and nothing more.
    assert line.reason.endswith("Procédures")


def test_the_report_says_which_orientation(base: Store, books: dict, tmp_path: Path) -> None:
    """Two of them may change by the same figure."""
    closed = one_site(books["fermes"], books["fermes"].get(books["fermes"].site_rows[0], "Appellation du site"))
    row = closed.site_rows[0]
    closed.put(row, "Nombre de personnes", 90, "HABITANTS")
    for section in ("LOGEMENT", "AUCUNE"):
        closed.put(row, "Nombre de personnes", 3, section)
    import_platform(base, closed.save(tmp_path / "1.xlsx"))
    for section in ("LOGEMENT", "AUCUNE", "AUTRE"):
        closed.put(row, "Nombre de personnes", 5, section)
    (line, *_more) = report_lines(prepare_import(base, closed.save(tmp_path / "2.xlsx")).plan)
    told = line.reason.replace("\u00a0", " ")
    assert "Orientation (Logement, Personnes : 3 → 5 ; Aucune, Personnes : 3 → 5 ; Autre)" in told


def test_the_report_says_which_phase(base: Store, books: dict, tmp_path: Path) -> None:
    book = one_site(books["ouverts"], "Site fictif 23")
    row, title = book.site_rows[0], "Phases préparatoires à la résorption"
    book.put(row, title, "- Diagnostic technique : en cours")
    import_platform(base, book.save(tmp_path / "1.xlsx"))
    book.put(row, title, "- Diagnostic technique : 01/09/2026\n- Validation politique : en cours")
    (line,) = report_lines(prepare_import(base, book.save(tmp_path / "2.xlsx")).plan)
    told = line.reason.replace("\u00a0", " ")
    assert "Diagnostic technique, Avancement : En cours → Terminée" in told
    assert "; Validation politique)" in told
