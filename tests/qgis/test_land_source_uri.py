"""A layer kept without its password is the same layer, and is read with what the project knows. No server is asked."""

from __future__ import annotations

from typing import Any

import pytest
from qgis.core import QgsDataSourceUri, QgsProject, QgsVectorLayer
from resorption.dialogs.land.roles import lost_sources, proposals
from resorption.land.guesses import Description
from resorption.land.recalled import recalled
from resorption.land.remembered import Choice
from resorption.land.role_columns import PARCELS, Shape
from resorption.land.source_layers import Candidate, live_sources
from resorption.land.source_types import Source
from resorption.land.source_uri import same_layer, without_secrets

TABLE = "dbname='sig' host=serveur port=5432 {}key='id' srid=2154 type=Polygon table=\"cad\".\"{}\" (geom)"
WFS = "pagingEnabled='true' typename='cad:parcelles' url='https://serveur/wfs?map=/x&y=1' {}version='auto'"
SQL = 'dbname=\'sig\' host=serveur {}table="dbo"."parcelles" (geom) sql=a > 3'


def postgis(account: str = "", table: str = "parcelles") -> str:
    return TABLE.format(account, table)


@pytest.mark.parametrize(
    ("provider", "plain", "account"),
    [
        ("postgres", postgis(), postgis("user='ana' password='se cret' ")),
        ("postgres", postgis(), postgis("authcfg=ab12cd3 ")),
        ("mssql", SQL.format(""), SQL.format("user='ana' password='secret' ")),
        ("WFS", WFS.format(""), WFS.format("username='ana' password='secret' ")),
    ],
)
def test_who_connects_makes_no_difference(provider: str, plain: str, account: str) -> None:
    assert same_layer(provider, plain) == same_layer(provider, account)
    kept = without_secrets(provider, account)
    assert "ana" not in kept and "cret" not in kept
    assert same_layer(provider, kept) == same_layer(provider, account)
    assert without_secrets(provider, kept) == kept


def test_what_is_read_makes_a_difference() -> None:
    others = [postgis(table="autres"), postgis().replace("serveur", "secours"), postgis() + ' sql="a" = 1']
    assert len({same_layer("postgres", uri) for uri in (postgis(), *others)}) == 4
    assert same_layer("postgres", postgis()) != same_layer("mssql", postgis())
    assert QgsDataSourceUri(without_secrets("postgres", postgis("user='a' password='b' "))).table() == "parcelles"


@pytest.mark.parametrize("uri", ["/a/b.gpkg|layername=c|subset=\"user\" = 'x'", "PG:dbname=x user=y password=z"])
def test_a_file_is_named_by_its_whole_address(uri: str) -> None:
    assert same_layer("ogr", uri) == ("ogr", uri) and without_secrets("ogr", uri) == uri


class Served(QgsVectorLayer):
    """A layer in memory that says it comes from a server."""

    def __init__(self, uri: str) -> None:
        super().__init__("Polygon?crs=EPSG:2154&field=id:string", "Parcelles", "memory")
        self.uri = uri

    def providerType(self) -> str:
        return "postgres"

    def source(self) -> str:
        return self.uri


@pytest.fixture
def layers(qgis_app: Any, qgis_new_project: Any) -> list[Served]:
    made = [Served(postgis(f"user='{name}' password='secret' ", table)) for name, table in (
        ("bob", "parcelles"), ("ana", "parcelles"), ("bob", "zones"))]  # fmt: skip
    for layer in made:
        QgsProject.instance().addMapLayer(layer)
    return made


def test_the_layer_of_the_project_is_read_with_its_own_source(layers: list[Served]) -> None:
    asked = Source(PARCELS, "postgres", without_secrets("postgres", layers[2].uri), "Zones", {"identifiant": "id"})
    [live] = live_sources([asked], QgsProject.instance())
    assert live.uri == layers[2].uri and live.live is not None and live.live.columns == ("id",)


def test_one_of_several_accounts_is_taken_as_it_was_chosen(layers: list[Served]) -> None:
    asked = [Source(PARCELS, "postgres", layer.uri, "Parcelles", {"identifiant": "id"}) for layer in layers[:2]]
    assert [one.uri for one in live_sources(asked, QgsProject.instance())] == [layer.uri for layer in layers[:2]]
    [absent] = live_sources([Source(PARCELS, "postgres", postgis(table="x"), "x")], QgsProject.instance())
    assert absent.live is None and absent.uri == postgis(table="x")


def test_a_run_without_a_window_reads_it_through_the_project_only(
    layers: list[Served], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is kept has no account: it is not even tried."""
    monkeypatch.setattr(
        "resorption.land.recalled.QgsVectorLayer", lambda *_what: pytest.fail("a server would be asked")
    )
    here = Source(PARCELS, "postgres", without_secrets("postgres", layers[2].uri), "Zones", {"identifiant": "id"})
    away = Source("route", "postgres", postgis(table="routes"), "Routes")
    unknown = Source("autre role", "ogr", "/a/b.gpkg", "x")
    choice = Choice((here, away, unknown), frozenset({"patrimoine", "ppr", "autre role", "ecole"}))
    found = recalled(choice, {"ecole"}, QgsProject.instance())
    assert [(one.name, one.uri) for one in found.sources] == [("Zones", layers[2].uri)]
    assert [one.name for one in found.lost] == ["Routes"]
    assert found.left_out == {"patrimoine"}, "neither what is said now, nor what no protocol may leave out"
    assert recalled(choice, {PARCELS, "route"}, QgsProject.instance()).sources == ()


def test_the_window_proposes_it_as_the_last_time() -> None:
    here = Candidate(
        "postgres",
        postgis("user='bob' password='secret' "),
        Description("P", ("id",), Shape.POLYGON, "EPSG:2154", 3, "postgres"),
    )
    kept = Source(PARCELS, "postgres", postgis(), "P", {"identifiant": "id"}, vintage="2024")
    [proposal] = proposals([here], [kept])[PARCELS]
    assert proposal.source.uri == here.uri and proposal.source.vintage == "2024"
    assert lost_sources([here], [kept]) == ()
    gone = Source("ppr", "postgres", postgis(table="zones"), "Z", {"code": "c"})
    assert lost_sources([here], [kept, gone]) == (gone,)
