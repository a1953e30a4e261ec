"""The DGFiP's file of legal persons: forms of it met in the wild, joined to the parcels; the choice kept in the base."""

from __future__ import annotations

import json
import runpy
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from resorption.land.communes import communes_of
from resorption.land.guesses import as_role, guessed
from resorption.land.owner_tables import with_owners
from resorption.land.remembered import KEY, Choice, remember, remembered
from resorption.land.source_layers import file_candidates
from resorption.land.source_types import MIXED_OWNERS, NOT_OWNERS, SourceTable
from resorption.land.sources import OWNERS, PARCELS, Source, read_source
from resorption.layers.migrations import open_base
from resorption.protocol.errors import Cancelled, ResorptionError

shapely = pytest.importorskip("shapely", minversion="2.0", reason="shapely 2 absent : recherche de foncier seulement")
geopandas = pytest.importorskip("geopandas", reason="geopandas absent : recherche de foncier seulement")
pytestmark = pytest.mark.usefixtures("qgis_app")

KIT = SimpleNamespace(**runpy.run_path(str(Path(__file__).resolve().parents[1] / "source_kit.py")))
TITLES = ["Département (Champ géographique)", "Code Commune (Champ géographique)", "Préfixe (Références cadastrales)",
          "Section (Références cadastrales)", "N° plan (Références cadastrales)", "Code droit (Propriétaire(s) parcelle)",
          "Groupe personne (Propriétaire(s) parcelle)", "Dénomination (Propriétaire(s) parcelle)"]  # fmt: skip
ROWS = [
    ("27", "412", "", "A", "1", "P", "4", "COMMUNE DE TERRES DE BORD"),
    ("27", "412", "", "A", "1", "P", "4", "COMMUNE DE TERRES DE BORD"),
    ("27", "412", "648", "AB", "22", "P", "9", "ÉTABLISSEMENT PUBLIC FONCIER DE NORMANDIE"),
    ("27", "412", "", "A", "2", "P", "0", "SCI DES PRÉS"),
    ("27", "412", "", "A", "2", "E", "4", "COMMUNE DE TERRES DE BORD"),
    ("27", "412", "", "A", "3", "P", "1", "ETAT"),
    ("27", "412", "", "A", "3", "P", "4", "COMMUNE DE TERRES DE BORD"),
]
EPF, FIRST, SECOND, THIRD = "274126480AB0022", "274120000A0001", "274120000A0002", "274120000A0003"


def table_file(path: Path, separator: str = ";", encoding: str = "utf-8", rows: list[tuple] = ROWS) -> str:
    lines = [separator.join(TITLES), *(separator.join(row) for row in rows)]
    path.write_bytes(("\r\n".join(lines) + "\r\n").encode(encoding))
    return str(path)


def owners(path: str) -> SourceTable:
    found = file_candidates(path)[0]
    guess = guessed(found.description)
    assert guess.role == OWNERS and guess.sure
    return read_source(found.source(guess), 2154)


def by_parcel(table: SourceTable) -> dict[str, tuple[str, str | None]]:
    return {
        row["identifiant"]: (row["categorie_proprietaire"], row["proprietaire"])
        for row in table.frame.to_dict("records")
    }


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_one_row_per_parcel(tmp_path, separator, encoding):
    table = owners(table_file(tmp_path / "PM_24_NB_270.csv", separator, encoding))
    found = by_parcel(table)
    assert found == {
        FIRST: ("commune", "COMMUNE DE TERRES DE BORD"),
        "274126480AB0022"[:8] + "AB0022": ("epf", "ÉTABLISSEMENT PUBLIC FONCIER DE NORMANDIE"),
        SECOND: ("personne_morale_privee", "SCI DES PRÉS"),
        THIRD: ("inconnu", "COMMUNE DE TERRES DE BORD\u00a0; ETAT"),
    }
    assert (table.counts[NOT_OWNERS], table.counts[MIXED_OWNERS]) == (1, 1)


def test_an_accent_far_in_the_file_is_read(tmp_path):
    """The beginning of a file in Windows' encoding may hold no accent at all."""
    filler = [("27", "412", "", "Z", str(n), "P", "1", "ETAT") for n in range(60_000)]
    rows = [*filler, ("27", "412", "", "A", "2", "P", "0", "SCI DES PRÉS")]
    path = table_file(tmp_path / "x.csv", encoding="cp1252", rows=rows).replace("Ã", "")
    Path(path).write_bytes(
        Path(path).read_bytes().replace("é".encode("cp1252"), b"e").replace("°".encode("cp1252"), b"")
    )
    found = file_candidates(path)[0]
    titles = found.description.fields
    fields = {"departement": titles[0], "code_commune": titles[1], "section": titles[3], "numero": titles[4],
              "groupe": titles[6], "proprietaire": titles[7]}  # fmt: skip
    source = replace(found.source(as_role(found.description, OWNERS)), fields=fields)
    assert by_parcel(read_source(source, 2154))[SECOND] == ("personne_morale_privee", "SCI DES PRÉS")
    with pytest.raises(Cancelled):
        read_source(source, 2154, cancelled=lambda: True)


def test_parcels_with_their_owners(tmp_path):
    shapes = [(KIT.square(200 * n), {"id": text}) for n, text in enumerate([FIRST, THIRD, "274120000A0009"])]
    parcels = read_source(KIT.file_source(KIT.write(tmp_path / "x.gpkg", shapes), PARCELS), 2154)
    joined = with_owners(parcels, owners(table_file(tmp_path / "pm.csv")))
    assert by_parcel(joined) == {
        FIRST: ("commune", "COMMUNE DE TERRES DE BORD"), THIRD: ("inconnu", "COMMUNE DE TERRES DE BORD\u00a0; ETAT"),
        "274120000A0009": ("inconnu", None),
    }  # fmt: skip
    assert len(joined.frame) == 3 and joined.frame.crs.to_epsg() == 2154
    assert "2 parcelle(s) sur 3" in joined.warnings[-1].message
    assert by_parcel(parcels)[FIRST] == ("inconnu", None), "the parcels that were read are left alone"


def test_no_name_of_a_natural_person_is_read(tmp_path):
    rows = [(KIT.square(), {"id": FIRST, "catpro3": "X1a", "ddenom": "DUPONT JEAN"}),
            (KIT.square(200), {"id": SECOND, "catpro3": "P5a", "ddenom": "COMMUNE"}),
            (KIT.square(400), {"id": THIRD, "catpro3": None, "ddenom": "MARTIN ANNE"})]  # fmt: skip
    table = read_source(KIT.file_source(KIT.write(tmp_path / "x.gpkg", rows), PARCELS), 2154)
    assert by_parcel(table) == {FIRST: ("inconnu", None), SECOND: ("commune", "COMMUNE"), THIRD: ("inconnu", None)}
    assert "DUPONT" not in table.frame.to_csv() and "MARTIN" not in table.frame.to_csv()
    rows = [(shape, {"id": row["id"], "proprietaire": row["ddenom"]}) for shape, row in rows]
    table = read_source(KIT.file_source(KIT.write(tmp_path / "y.gpkg", rows), PARCELS), 2154)
    assert set(by_parcel(table).values()) == {("inconnu", None)}, "nothing says who is a legal person"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"", "n’est pas une table"), (b"une seule colonne\n1\n", "n’est pas une table"),
     ("Groupe personne;Dénomination\n4;X\n".encode(), "Identifiant de la parcelle")],
)  # fmt: skip
def test_text_files_that_are_no_table_of_owners(tmp_path, content, sentence):
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    with pytest.raises(ResorptionError, match=sentence):
        read_source(
            file_candidates(str(path))[0].source(as_role(file_candidates(str(path))[0].description, OWNERS)), 2154
        )


def test_a_text_file_that_went_away(tmp_path):
    source = Source(OWNERS, "csv", str(tmp_path / "pm.csv"), "pm", {"identifiant": "idu", "groupe": "g"})
    with pytest.raises(ResorptionError, match=r"«\spm.csv\s» ne peut pas être lu"):
        read_source(source, 2154)


# In the base


@pytest.fixture
def base(tmp_path) -> Path:
    kit = runpy.run_path(str(Path(__file__).resolve().parents[1] / "site_kit.py"))
    (tmp_path / "protocole").mkdir()
    return kit["make"](tmp_path / "protocole" / "protocole.gpkg").path


def kept(base: Path, choice: Choice) -> Choice:
    store = open_base(base)
    with store.transaction("Test") as session:
        remember(session, choice, base)
    with store.reading() as reader:
        return remembered(reader, base)


def test_the_choice_is_kept_in_the_base(base):
    near = base.parent / "donnees" / "cadastre.gpkg"
    sources = (
        Source(PARCELS, "ogr", f"{near}|layername=parcelles|subset=\"a\" = 'b'", "Parcelles", {"identifiant": "id"}, crs="EPSG:2154"),
        Source("ppr", "ogr", "/ailleurs/zones.shp", "Zones", {"code": "typereg"}, "covadis", "pprn", "2003", "1 : 10 000"),
        Source("ppr", "ogr", f"/vsizip/{base.parent}/ppr.zip/ppr/zones.shp", "Autre", {"code": "typereg"}, "covadis"),
        Source(OWNERS, "csv", str(base.parent / "pm.csv"), "pm", {"groupe": "Groupe personne"}),
    )  # fmt: skip
    choice = Choice(sources, frozenset({"cimetiere", "ecole"}), True)
    with open_base(base).reading() as reader:
        assert remembered(reader, base) == Choice()
    assert kept(base, choice) == choice
    changed = Choice(sources[:1], frozenset(), False)
    assert kept(base, changed) == changed, "in place of the former one"
    with open_base(base).reading() as reader:
        rows = [row.values for row in reader.find("reglage", cle=KEY)]
    assert len(rows) == 1 and str(base.parent) not in str(rows[0]["valeur"]), "the folder may be moved with the base"


def test_a_moved_folder_takes_its_files_along(base, tmp_path):
    source = Source(PARCELS, "ogr", f"{base.parent}/cadastre.gpkg|layername=parcelles", "Parcelles")
    kept(base, Choice((source,)))
    moved = base.parent.rename(tmp_path / "ailleurs") / base.name
    with open_base(moved).reading() as reader:
        (found,) = remembered(reader, moved).sources
    assert found.uri == f"{moved.parent}/cadastre.gpkg|layername=parcelles"


def test_neither_passwords_nor_temporary_layers_are_kept(base):
    postgis = "dbname='sig' host=serveur user='agent' password='secret' key='id' table=\"public\".\"parcelle\" (geom)"
    found = kept(
        base, Choice((Source(PARCELS, "postgres", postgis, "p"), Source("ecole", "memory", "Point?crs=EPSG:2154", "t")))
    )
    assert len(found.sources) == 1
    assert "secret" not in found.sources[0].uri and '"public"."parcelle" (geom)' in found.sources[0].uri


@pytest.mark.parametrize(
    ("provider", "uri", "shown"),
    [
        ("WFS", "password='se cret' typename='a:zones' url='https://serveur/wfs?map=/x&y=1' username='agent'", "y=1"),
        (
            "mssql",
            "dbname='sig' host=serveur user='agent' password='se cret' table=\"dbo\".\"z\" (geom) sql=a > 3",
            "a > 3",
        ),
        ("WFS", "typename='a:zones' url='https://agent:secret@serveur/wfs'", None),
        ("ogr", "PG:dbname=sig host=serveur user=agent password=secret", None),
        ("WFS", "typename='a:zones' url='https://serveur/wfs?apikey=secret'", None),
        ("ogr", "/vsicurl/https://serveur/zones.gpkg?access_token=secret", None),
        ("ogr", "/vsicurl/https://agent:secret@serveur/zones.gpkg|layername=zones", None),
        (
            "virtual",
            "?layer=postgres:dbname%3D'sig'%20password%3D'secret'%20table%3Dz:z:&query=SELECT%20*%20FROM%20z",
            None,
        ),
    ],
)
def test_no_password_is_kept_whatever_the_provider(base, provider, uri, shown):
    found = kept(base, Choice((Source("ppr", provider, uri, "Zones"), Source(PARCELS, "ogr", "/a/b.gpkg", "p"))))
    with open_base(base).reading() as reader:
        [row] = reader.find("reglage", cle=KEY)
    assert "cret" not in str(row.values["valeur"])
    assert [one.role for one in found.sources] == ([PARCELS] if shown is None else ["ppr", PARCELS])
    assert shown is None or shown in found.sources[0].uri


@pytest.mark.parametrize("text", ["pas du json", "[1, 2]", '{"couches": 3}', '{"couches": [{"role": ""}, 4]}', "null"])
def test_a_row_changed_by_hand_is_no_failure(base, text):
    store = open_base(base)
    with store.transaction("Test") as session:
        session.insert("reglage", {"cle": KEY, "valeur": text, "source": "x"})
    with store.reading() as reader:
        assert remembered(reader, base) == Choice()


def test_every_layer_of_a_protocol_has_room(base):
    fields = {f"colonne_{n}": f"Colonne au nom long {n}" for n in range(6)}
    many = tuple(Source("ppr", "ogr", f"/serveur/dossier/{'x' * 150}/{n}.shp", "Zones" * 8, fields) for n in range(25))
    found = kept(base, Choice(many))
    assert found.sources == many
    with open_base(base).reading() as reader:
        assert len(json.loads(str(reader.find("reglage", cle=KEY)[0].values["valeur"]))["couches"]) == 25


def test_the_communes_of_the_base(base):
    with open_base(base).reading() as reader:
        communes = communes_of(reader)
    assert len(communes.codes) == len(communes.outlines) > 0
    assert shapely.is_valid(communes.outlines).all()
