"""Rows through the store: what is written is what is read, refusals in French, versions, journal, synthesis."""

from __future__ import annotations

import json
import runpy
import shutil
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from osgeo import ogr
from resorption.layers import ddl, schema
from resorption.layers.errors import ConflictError, RefusedRow, VanishedError
from resorption.layers.handle import Handle
from resorption.layers.model import Kind
from resorption.layers.store import Store, current_author
from resorption.protocol.plain_text import several_lines
from resorption.tests.qgis.gdal_switch import gdal_exceptions

kit = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "base_kit.py")))
TODAY = date(2026, 11, 23)
# Versions are counted by the store, and an update sends no identity or author: nobody can send wrong ones.
SENT = [
    (t, {"version"} | ({f.name for f in t.fields if f.technical} if t.singleton else set())) for t in schema.BASE_TABLES
]
ALL_CHECKS = [(t, c) for t, never in SENT if not t.technical for c in ddl.checks(t) if c.field not in never]


@pytest.fixture(scope="module")
def model(tmp_path_factory, qgis_app) -> Path:
    return kit.new_store(tmp_path_factory.mktemp("modele") / "base.gpkg").path


@pytest.fixture
def store(model, tmp_path) -> Store:
    return Store(Path(shutil.copy(model, tmp_path / "base.gpkg")))


@pytest.fixture(scope="module")
def shared(model, tmp_path_factory) -> Iterator[Store]:
    """A base for tests that write nothing; that they wrote nothing is seen at the end."""
    store = Store(Path(shutil.copy(model, tmp_path_factory.mktemp("commune") / "base.gpkg")))
    yield store
    assert every_row(store) == every_row(Store(model))


def every_row(store: Store) -> list:
    with store.reading() as reader:
        return [record for table in store.tables for record in reader.all(table.name)]


@pytest.fixture(params=[False, True], ids=["codes", "exceptions"])
def gdal_switch(request):
    """GDAL's global switch both ways; it must be found as it was left."""
    with gdal_exceptions(request.param):
        yield


def add_site(store: Store, author: str = "Alice", **values: object) -> str:
    with store.transaction(author) as session:
        return session.insert("site", {"nom": "Quai", **values}, kit.square())


def read(store: Store, table: str, uuid: str):
    with store.reading() as reader:
        return reader.fetch(table, uuid)


def journal(store: Store, **equals: object) -> list[dict]:
    with store.reading() as reader:
        return [dict(line.values) for line in reader.find("journal", **equals)]


def full_row(table) -> dict[str, object]:
    """Every column filled in, but those that rules tie together."""
    tied = {name for rule in table.rules for name in vars(rule).values() if isinstance(name, str)}
    tied |= {
        name for rule in table.rules for value in vars(rule).values() if isinstance(value, tuple) for name in value
    }
    own = [f for f in table.own_fields if f.name not in tied and f.kind is not Kind.REFERENCE and f.name != "code"]
    return {**{f.name: kit.sample(f) for f in own}, **kit.valid_row(table)}


def with_parents(session, table, row: dict[str, object]) -> dict[str, object]:
    """The same row with references to rows that exist."""
    found = dict(row)
    for field in table.references:
        if found.get(field.name) is not None:
            parent = schema.table(field.references)
            rows = list(session.all(parent.name))
            if parent.singleton and rows:
                found[field.name] = rows[0].uuid
                continue
            values = with_parents(session, parent, kit.valid_row(parent))
            for unique in parent.own_fields:
                if unique.unique:
                    values[unique.name] = f"{len(rows):05d}"[: unique.length]
            for _ in parent.uniques:
                values |= {"nom": f"nom {len(rows)}"} if parent.name == "partenaire" else {}
            shape = kit.square(len(rows) * 20) if parent.geometry.value else None
            found[field.name] = session.insert(parent.name, values, shape)
    return found


@pytest.mark.parametrize("table", [t for t in schema.BASE_TABLES if not t.technical], ids=lambda t: t.name)
def test_what_is_written_is_what_is_read(store, table, gdal_switch):
    if table.singleton:
        with store.transaction("x") as session:
            old = next(session.all(table.name))
            session.delete(table.name, old.uuid, version=1, reason="essai")
    with store.transaction("Alice") as session:
        row = with_parents(session, table, full_row(table))
        uuid = session.insert(table.name, row, kit.square() if table.geometry.value else None)
    record = read(store, table.name, uuid)
    assert {name: record.values[name] for name in row} == row
    assert (record.version, record.values["cree_par"], record.values["modifie_par"]) == (1, "Alice", "Alice")
    assert abs(record.values["cree_le"] - datetime.now(timezone.utc)) < timedelta(minutes=5)
    assert (record.geometry is not None) == bool(table.geometry.value)


@pytest.mark.parametrize(("table", "check"), ALL_CHECKS, ids=[c.name for _, c in ALL_CHECKS])
def test_each_refusal_says_its_sentence_and_writes_nothing(shared, table, check):
    row = {**kit.valid_row(table), **kit.breaking_row(table, check.name)}
    shape = kit.square() if table.geometry.value else None
    with pytest.raises(RefusedRow) as refusal, shared.transaction("a") as session:
        if table.singleton:
            old = next(session.all(table.name))
            session.update(table.name, old.uuid, row, version=old.version)
        else:
            session.insert(table.name, row, shape)
    assert refusal.value.table == table.name
    said = str(refusal.value)
    possible = {c.template.format(**dict(c.params)) for c in ddl.checks(table) if c.field == refusal.value.field}
    required = ddl.REQUIRED.format(label=table.field(refusal.value.field).label)
    assert said in possible | {required}
    if refusal.value.field != check.field:
        assert [r for r in table.rules if r.message == said and r.broken(row, TODAY)]


@pytest.mark.parametrize(
    ("table", "values", "field", "sentence"),
    [
        ("site", {"nom": None}, "nom", "« Appellation du site » est obligatoire."),
        ("site", {"nom": "x" * 36}, "nom", "« Appellation du site » : 35 caractères au plus."),
        ("site", {"annee_cible": "abc"}, "annee_cible", "« Année cible de résorption » : un nombre entier est attendu."),
        ("site", {"annee_cible": 2**31}, "annee_cible", "« Année cible de résorption » : un nombre entier est attendu."),
        ("site", {"annee_cible": True}, "annee_cible", "« Année cible de résorption » : un nombre entier est attendu."),
        ("site", {"date_installation": "hier"}, "date_installation",
         "« Date d’installation » : ce n’est pas une date du calendrier."),
        ("site", {"nom": "a\0b"}, "nom",
         "« Appellation du site » : ce texte contient des caractères qui ne peuvent pas être enregistrés."),
        ("site", {"nom": "\ud800"}, "nom",
         "« Appellation du site » : ce texte contient des caractères qui ne peuvent pas être enregistrés."),
        ("site", {"commune": "nulle-part"}, "commune", "« Commune » : la ligne choisie n’existe plus. Choisissez-en une autre."),
        ("commune", {"code_insee": "27001", "nom": "x"}, "code_insee",
         "« Code INSEE » : cette valeur est déjà prise par une autre ligne."),
        ("foncier", {"surface_m2": float("nan")}, "surface_m2", "« Surface » : un nombre est attendu."),
        ("foncier", {"surface_m2": -1}, "surface_m2", "« Surface » : la valeur doit être au moins 0."),
    ],
)  # fmt: skip
def test_sentences(shared, gdal_switch, table, values, field, sentence):
    with pytest.raises(RefusedRow) as refusal, shared.transaction("a") as session:
        session.insert(table, {"nom": "Quai", **values}, kit.square())
    assert (str(refusal.value).replace("\u00a0", " "), refusal.value.field) == (sentence, field)


def test_duplicates_say_what_makes_them_so(shared):
    with pytest.raises(RefusedRow, match=r"existe déjà \(Catégorie de signataire|existe déjà \(Catégorie, Nom"), \
            shared.transaction("a") as session:  # fmt: skip
        for _ in range(2):
            session.insert("partenaire", {"categorie": "commune", "nom": "Aclou"})


def test_a_second_protocol_is_refused(shared):
    row = kit.valid_row(schema.table("protocole"))
    with pytest.raises(RefusedRow, match="une seule ligne"), shared.transaction("a") as session:
        session.insert("protocole", row)


@pytest.mark.parametrize("wkb", [b"", b"abc", ogr.CreateGeometryFromWkt("POINT (1 1)").ExportToWkb(),
                                 ogr.CreateGeometryFromWkt("POLYGON EMPTY").ExportToWkb(),
                                 ogr.CreateGeometryFromWkt("GEOMETRYCOLLECTION EMPTY").ExportToWkb()])  # fmt: skip
def test_only_polygons_are_outlines(shared, gdal_switch, wkb):
    with pytest.raises(RefusedRow, match="polygone"), shared.transaction("a") as session:
        session.insert("site", {"nom": "Quai"}, bytes(wkb))


def test_outlines_lose_their_third_dimension_and_get_their_parts(store):
    wkb = ogr.CreateGeometryFromWkt("POLYGON Z ((0 0 5,0 9 5,9 9 5,0 0 5))").ExportToWkb()
    with store.transaction("a") as session:
        uuid = session.insert("site", {"nom": "Quai"}, bytes(wkb))
    assert ogr.CreateGeometryFromWkb(read(store, "site", uuid).geometry).ExportToWkt() == (
        "MULTIPOLYGON (((0 0,0 9,9 9,0 0)))"
    )


def test_unknown_names_are_mistakes_of_the_program(shared):
    with pytest.raises(KeyError), shared.transaction("a") as session:
        session.insert("site", {"nome": "x"})
    with pytest.raises(KeyError), shared.reading() as reader:
        reader.find("camp")


texts = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), max_size=60)


@given(value=texts, day=st.one_of(st.none(), st.dates()))
def test_any_text_and_any_day_come_back(shared, value, day):
    with pytest.raises(StopIteration), shared.transaction("a") as session:
        uuid = session.insert("visa", {"ordre": 1, "texte": "x" + value, "nature": "texte"})
        other = session.insert("convention", {"titre": "t", "objet": value, "date": day})
        assert session.fetch("visa", uuid).values["texte"] == several_lines("x" + value)
        assert session.fetch("convention", other).values["date"] == day
        assert session.fetch("convention", other).values["objet"] == (several_lines(value) or None)
        assert [r.uuid for r in session.find("visa", texte="x" + value)] == [uuid]
        raise StopIteration


def test_find_reads_unknowns_days_and_times(store):
    first = add_site(store, date_installation=date(2025, 1, 2))
    second = add_site(store)
    with store.reading() as reader:
        assert [r.uuid for r in reader.find("site", date_installation=date(2025, 1, 2))] == [first]
        assert [r.uuid for r in reader.find("site", date_installation=None)] == [second]
        made = reader.fetch("site", first).values["cree_le"]
        assert first in [r.uuid for r in reader.find("site", cree_le=made)]
        assert reader.find("site", nom="' OR 1 = 1 --") == []


def test_reading_a_table_while_reading_it(store):
    for _ in range(3):
        add_site(store)
    with store.reading() as reader:
        seen = [reader.fetch("site", record.uuid).uuid for record in reader.all("site")]
    assert len(set(seen)) == 3


def test_nothing_is_usable_after_the_end(store):
    with store.reading() as reader:
        pass
    with pytest.raises(RuntimeError, match="closed"):
        reader.count("site")


def test_an_update_changes_what_is_sent_and_nothing_else(store, gdal_switch):
    uuid = add_site(store, adresse="1 quai")
    before = read(store, "site", uuid)
    with store.transaction("Bruno") as session:
        session.update("site", uuid, {"nom": "Port", "contexte": "x"}, version=1)
    after = read(store, "site", uuid)
    changed = {k for k in before.values if before.values[k] != after.values[k]}
    assert changed == {"nom", "contexte", "modifie_le", "modifie_par", "version"}
    assert (after.version, after.geometry, after.values["modifie_par"]) == (2, before.geometry, "Bruno")


def test_an_update_of_everything_raises_the_version_once(store):
    uuid = add_site(store)
    with store.transaction("Bruno") as session:
        session.update("site", uuid, {"nom": "Port"}, version=1, geometry=kit.square(50))
    record = read(store, "site", uuid)
    assert record.version == 2
    assert ogr.CreateGeometryFromWkb(record.geometry).GetEnvelope()[0] == 50
    (line,) = journal(store, uuid=uuid, operation="modification")
    assert set(json.loads(line["apres"])) == {"nom", "geom"}


@pytest.mark.parametrize("values", [{}, {"nom": "Quai"}, {"adresse": ""}, {"adresse": None}, {"statut": "actif"}])
def test_an_update_that_changes_nothing_writes_nothing(store, values):
    uuid = add_site(store)
    before = read(store, "site", uuid)
    with store.transaction("Bruno") as session:
        session.update("site", uuid, values, version=1, geometry=before.geometry)
    assert read(store, "site", uuid) == before
    assert len(journal(store, uuid=uuid)) == 1


def test_a_conflict_says_who_and_when_and_writes_nothing(store, gdal_switch):
    uuid = add_site(store)
    with store.transaction("Bruno") as session:
        session.update("site", uuid, {"nom": "Port"}, version=1)
    with (
        pytest.raises(ConflictError, match="modifiée par Bruno le ") as conflict,
        store.transaction("Alice") as session,
    ):
        session.insert("visite", {"site": uuid, "date": TODAY, "constat": "rien"})
        session.update("site", uuid, {"nom": "Gare"}, version=1)
    assert conflict.value.params["par"] == "Bruno"
    with store.reading() as reader:
        assert (reader.fetch("site", uuid).values["nom"], reader.count("visite")) == ("Port", 0)


def test_the_trigger_too_refuses_an_old_version(store):
    """What a client that knows nothing of the store meets."""
    uuid = add_site(store)
    with store.transaction("Bruno") as session:
        session.update("site", uuid, {"nom": "Port"}, version=1)
    with Handle(store.path) as base, pytest.raises(Exception, match="conflit"):
        base.execute("UPDATE site SET nom = 'Gare', version = 1")
    with Handle(store.path) as base, pytest.raises(Exception, match="identite"):
        base.execute("UPDATE site SET uuid = 'x'")


def test_a_row_deleted_meanwhile_says_by_whom(store):
    uuid = add_site(store)
    with store.transaction("Bruno") as session:
        session.delete("site", uuid, version=1, reason="doublon")
    for action in ("update", "delete"):
        with pytest.raises(ConflictError, match="supprimée par Bruno"), store.transaction("Alice") as session:
            if action == "update":
                session.update("site", uuid, {"nom": "Gare"}, version=1)
            else:
                session.delete("site", uuid, version=1, reason="essai")
    with pytest.raises(ConflictError, match="n’existe pas"), store.transaction("Alice") as session:
        session.update("site", "jamais-vu", {"nom": "Gare"}, version=1)


def test_a_failure_that_is_caught_still_undoes_the_whole_save(store):
    with pytest.raises(RefusedRow, match="liste"), store.transaction("a") as session:
        session.insert("site", {"nom": "Quai"}, kit.square())
        with pytest.raises(RefusedRow):
            session.insert("site", {"nom": "Port", "statut": "brule"}, kit.square())
    with store.reading() as reader:
        assert reader.count("site") == 0


def test_a_deletion_takes_the_children_and_the_journal_keeps_all(store):
    uuid = add_site(store)
    with store.transaction("Alice") as session:
        worker = session.insert("intervenant", {"site": uuid, "organisme": "Relais"})
        theme = session.insert("intervenant_theme", {"intervenant": worker, "theme": "sante"})
        count = session.insert("denombrement", {"site": uuid, "date": TODAY, "nb_personnes": 12})
    with store.transaction("Bruno") as session:
        session.delete("site", uuid, version=1, reason="saisi deux fois")
    with store.reading() as reader:
        assert not any(reader.count(t) for t in ("site", "intervenant", "intervenant_theme", "denombrement"))
        assert reader.count("suppression") == 0
    lines = journal(store, operation="suppression")
    assert {line["uuid"] for line in lines} == {uuid, worker, theme, count}
    assert len(lines) == 4
    assert {(line["par"], line["motif"]) for line in lines} == {("Bruno", "saisi deux fois")}
    (gone,) = [line for line in lines if line["uuid"] == uuid]
    kept = json.loads(gone["avant"])
    assert kept["nom"] == "Quai" and kept["geom"].startswith("4750")


def test_a_deletion_made_elsewhere_has_no_author(store):
    uuid = add_site(store)
    with Handle(store.path) as base:
        base.execute("DELETE FROM site")
    (line,) = journal(store, uuid=uuid, operation="suppression")
    assert (line["par"], line["motif"]) == (None, None)


def test_a_link_emptied_by_a_deletion_is_journaled_with_its_author(store):
    with store.transaction("Alice") as session:
        partner = session.insert("partenaire", {"categorie": "commune", "nom": "Aclou"})
        action = session.insert("action", {"article": 4, "titre": "École", "statut": "prevue", "pilote": partner})
    with store.transaction("Bruno") as session:
        session.delete("partenaire", partner, version=1, reason="retrait")
    record = read(store, "action", action)
    assert (record.values["pilote"], record.version, record.values["modifie_par"]) == (None, 2, "Bruno")
    (line,) = journal(store, uuid=action, operation="modification")
    assert (line["par"], line["motif"], json.loads(line["avant"])) == ("Bruno", "retrait", {"pilote": partner})


def test_a_row_that_others_need_is_not_deleted(store, gdal_switch):
    add_site(store, commune="commune-1")
    with (
        pytest.raises(RefusedRow, match=r"des lignes de «.Site.» s’y rapportent \(1\)"),
        store.transaction("a") as session,
    ):
        session.delete("commune", "commune-1", version=1, reason="essai")
    with store.reading() as reader:
        assert (reader.count("commune"), reader.count("suppression")) == (1, 0)
    assert not journal(store, operation="suppression")


def test_updates_without_a_time_have_no_author(store):
    uuid = add_site(store)
    with Handle(store.path) as base:
        base.execute("UPDATE site SET nom = 'Port'")
        base.execute("UPDATE site SET nom = 'Gare', modifie_le = '2027-01-01T00:00:00.000Z', modifie_par = 'Carla'")
        base.execute("UPDATE site SET nom = 'Gare', version = version")
    lines = journal(store, uuid=uuid, operation="modification")
    assert [(line["par"], json.loads(line["avant"]), json.loads(line["apres"])) for line in lines] == [
        (None, {"nom": "Quai"}, {"nom": "Port"}),
        ("Carla", {"nom": "Port"}, {"nom": "Gare"}),
    ]
    assert (read(store, "site", uuid).version, read(store, "site", uuid).values["modifie_par"]) == (3, "Carla")


def test_an_update_that_raises_the_version_itself_is_journaled(store):
    uuid = add_site(store)
    with Handle(store.path) as base:
        base.execute("UPDATE site SET nom = 'Port', version = 2")
    assert len(journal(store, uuid=uuid, operation="modification")) == 1
    assert read(store, "site", uuid).version == 2


def test_two_quick_changes_of_one_row_keep_their_author(store):
    with store.transaction("Alice") as session:
        uuid = session.insert("site", {"nom": "Quai"}, kit.square())
        for number in range(1, 6):
            session.update("site", uuid, {"nom": f"Quai {number}"}, version=number)
    lines = journal(store, uuid=uuid)
    assert [line["par"] for line in lines] == ["Alice"] * 6
    assert read(store, "site", uuid).version == 6


def test_two_changes_in_the_same_millisecond_keep_their_author(store, monkeypatch):
    now = datetime(2026, 11, 23, 8, 0, tzinfo=timezone.utc)
    for module in ("session", "many_rows"):
        monkeypatch.setattr(f"resorption.layers.{module}.utc_now", lambda: now)
    uuid = add_site(store)
    with store.transaction("Bruno") as session:
        session.update("site", uuid, {"nom": "Port"}, version=1)
    (line,) = journal(store, uuid=uuid, operation="modification")
    assert line["par"] == "Bruno"
    assert read(store, "site", uuid).values["modifie_le"] == now + timedelta(milliseconds=1)


def test_the_journal_has_one_line_per_row_and_names_the_new_code(store):
    uuid = add_site(store)
    (line,) = journal(store, uuid=uuid)
    assert json.loads(line["apres"])["code"] == read(store, "site", uuid).values["code"]
    with store.transaction("Alice") as session:
        session.update("site", uuid, {"code": "VILLE-7"}, version=1)
    (line,) = journal(store, uuid=uuid, operation="modification")
    assert json.loads(line["apres"]) == {"code": "VILLE-7"}
    assert read(store, "site", uuid).version == 2


def test_codes_count_up_by_letter_and_year(store):
    year = date.today().year
    add_site(store, code=f"S-{year}-0998")
    add_site(store, code="S-1999-5000")
    add_site(store, code=f"S-{year}-bis")
    codes = [read(store, "site", add_site(store)).values["code"] for _ in range(2)]
    assert codes == [f"S-{year}-999", f"S-{year}-1000"]
    assert read(store, "site", add_site(store)).values["code"] == f"S-{year}-1001"
    with store.transaction("a") as session:
        land = session.insert("foncier", {}, kit.square())
    assert read(store, "foncier", land).values["code"] == f"F-{year}-001"


def test_restricted_values_are_never_in_the_journal(tmp_path, qgis_app):
    from resorption.layers.geopackage import create_base

    path = tmp_path / "base.restreint.gpkg"
    create_base(path, 2154, lambda session: None, restricted=True)
    store = Store(path)
    row = {"site": "un-site", "type": "prive", "personne_morale": "SCI du Moulin", "lot": "lot-1"}
    with store.transaction("Alice") as session:
        uuid = session.insert("proprietaire", row)
    with store.transaction("Alice") as session:
        session.update("proprietaire", uuid, {"personne_morale": "SCI de la Gare"}, version=1)
    with store.transaction("Bruno") as session:
        session.delete("proprietaire", uuid, version=2, reason="erreur")
    lines = journal(store)
    assert [line["operation"] for line in lines] == ["ajout", "modification", "suppression"]
    written = json.dumps([str(line) for line in lines])
    assert not any(word in written for word in ("SCI", "prive", "un-site"))
    assert json.loads(lines[1]["apres"]) == {"personne_morale": "…"}


def test_the_synthesis(store):
    uuid = add_site(store, commune="commune-1", date_installation=date(2025, 1, 1))
    empty = add_site(store)
    late = date.today() - timedelta(days=1)
    with store.transaction("a") as session:
        for when, persons in (
            (date(2026, 5, 1), 30),
            (date(2026, 6, 1), 40),
            (date(2026, 6, 1), 42),
            (date(2024, 1, 1), 9),
        ):
            session.insert("denombrement", {"site": uuid, "date": when, "nb_personnes": persons})
        session.insert("visite", {"site": uuid, "date": date(2026, 3, 1), "constat": "rien"})
        for state, when in (("realise", date(2026, 1, 1)), ("realise", date(2026, 2, 1)), ("prevu", date(2027, 1, 1))):
            row = {"site": uuid, "nature": "social", "etat": state, "date": when, "operateur": "x"}
            session.insert("diagnostic", row)
        partner = session.insert("partenaire", {"categorie": "commune", "nom": "Aclou"})
        for state, due in (("valide", late), ("en_cours", date.today()), ("propose", None), ("tenu", late)):
            row = {"article": 5, "partenaire": partner, "intitule": "x", "statut": state, "echeance": due}
            engagement = session.insert("engagement", row)
            session.insert("engagement_site", {"engagement": engagement, "site": uuid})
        for state in ("en_cours", "prevue"):
            action = session.insert("action", {"article": 6, "titre": state, "statut": state})
            session.insert("action_site", {"action": action, "site": uuid})
    with store.reading() as reader:
        rows = {row["uuid"]: row for row in reader.synthesis()}
    row = rows[uuid]
    assert (row["commune"], row["date_installation"]) == ("Aclou", date(2025, 1, 1))
    assert (row["date_denombrement"], row["nb_personnes"], row["nb_menages"]) == (date(2026, 6, 1), 42, None)
    assert (row["date_visite"], row["constat_visite"], row["prochaine_visite"]) == (date(2026, 3, 1), "rien", None)
    assert (row["nb_diagnostics"], row["date_diagnostic"]) == (2, date(2026, 2, 1))
    assert (row["nb_engagements_ouverts"], row["nb_engagements_en_retard"], row["nb_actions_en_cours"]) == (3, 1, 1)
    assert (rows[empty]["nb_personnes"], rows[empty]["nb_engagements_ouverts"]) == (None, 0)


@pytest.mark.parametrize(
    ("closed", "shown"),
    [({}, None), ({"date_fermeture": date(2026, 11, 1)}, "vigilance"), ({"date_fermeture": date(2026, 11, 24)}, None)],
    ids=["active", "closed before", "closed after"],
)
def test_the_synthesis_tells_a_level_of_the_current_closing_only(store, closed: dict[str, object], shown: str | None):
    values = {"statut": "ferme_non_resorbe", "cause_fermeture": "justice", **closed} if closed else {}
    uuid = add_site(store, date_installation=date(2025, 1, 1), **values)
    with store.transaction("a") as session:
        row = {"site": uuid, "date_reference": date(2026, 11, 23), "version_regles": "1", "niveau": "vigilance"}
        session.insert("vigilance", row)
    with store.reading() as reader:
        row = next(iter(reader.synthesis()))
    assert (row["niveau_vigilance"], row["date_vigilance"]) == (shown, shown and date(2026, 11, 23))


def test_a_base_that_vanishes(store):
    store.path.unlink()
    with pytest.raises(VanishedError, match="introuvable"), store.transaction("a"):
        pytest.fail("the transaction began")
    with pytest.raises(VanishedError), store.reading():
        pytest.fail("the reading began")


def test_the_author_is_that_of_qgis(store, qgis_app):
    assert current_author()
    with store.transaction() as session:
        uuid = session.insert("site", {"nom": "Quai"}, kit.square())
    assert read(store, "site", uuid).values["cree_par"] == current_author()


def test_a_merge_keeps_authors_and_identities(store):
    when = datetime(2020, 1, 2, 3, 4, 5, 678000, tzinfo=timezone.utc)
    row = {"nom": "Quai", "uuid": "venu-d-ailleurs", "cree_par": "Zoé", "cree_le": when, "version": 7}
    with store.transaction("Alice") as session:
        assert session.insert("site", row, kit.square()) == "venu-d-ailleurs"
    record = read(store, "site", "venu-d-ailleurs")
    assert (record.values["cree_par"], record.values["cree_le"], record.version) == ("Zoé", when, 1)
