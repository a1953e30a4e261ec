"""Rows that another program took away, and the links to them that it left: the annex and the text do without."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from osgeo import gdal
from resorption.annex.materials import Materials, Order
from resorption.annex.pieces import PIECES
from resorption.annex.protocol_text import protocol_text
from resorption.annex.reading import read_base
from resorption.annex.spreadsheets import write_tables
from resorption.layers.geopackage import create_base
from resorption.layers.store import Session, Store
from resorption.tests.qgis.annex_bases import TODAY, Plan, _fill, grid


def _linked(session: Session) -> None:
    """Everything that can be linked to a site, a settlement, a partner or an action, for two sites."""
    _fill(session, Plan(grid(1, 1), sites=2, settlements=1))
    sites = [row.uuid for row in session.all("site")]
    [settlement] = [row.uuid for row in session.all("amenagement")]
    partner = session.insert("partenaire", {"categorie": "commune", "nom": "Commune d’essai"})
    action = session.insert("action", {"article": 9, "titre": "Ouvrir", "statut": "en_cours", "pilote": partner})
    promise = session.insert(
        "engagement", {"article": 9, "partenaire": partner, "intitule": "Prêter", "action": action}
    )
    session.insert("action_partenaire", {"action": action, "partenaire": partner})
    session.insert("action_amenagement", {"action": action, "amenagement": settlement})
    session.insert(
        "financement", {"action": action, "annee": 2026, "source": "etat_droit_commun", "montant_prevu_eur": 10}
    )
    for closed, new in (sites, reversed(sites)):
        session.insert("reoccupation", {"site_ferme": closed, "site_nouveau": new, "motif": "au même endroit"})
    for site in sites:
        session.insert("action_site", {"action": action, "site": site})
        session.insert("engagement_site", {"engagement": promise, "site": site})
        session.insert("amenagement_site", {"amenagement": settlement, "site": site, "menages_prevus": 3})
        session.insert("denombrement", {"site": site, "date": date(2026, 1, 1), "nb_personnes": 12})


@pytest.fixture
def base(tmp_path: Path) -> Path:
    create_base(tmp_path / "base.gpkg", 2154, _linked)
    return tmp_path / "base.gpkg"


def take_away(base: Path, table: str) -> int:
    """All rows of a table but the first site, as a program does that holds nobody to the references."""
    dataset = gdal.OpenEx(str(base), gdal.OF_VECTOR | gdal.OF_UPDATE)
    dataset.ExecuteSQL("PRAGMA foreign_keys = OFF")
    kept = "WHERE fid > 1" if table == "site" else ""
    dataset.ExecuteSQL(f"DELETE FROM {table} {kept}")
    del dataset
    with Store(base).reading() as reader:
        return len(list(reader.all(table)))


@pytest.mark.parametrize("table", ["site", "amenagement", "partenaire", "action", "engagement", "commune", "foncier"])
def test_links_to_what_is_gone_say_nothing(base: Path, tmp_path: Path, table: str) -> None:
    assert take_away(base, table) == (table == "site")
    snapshot = read_base(base, "partenaires")
    made = Materials(snapshot, Order("partenaires", TODAY))
    pages = {p.key: sum(one.make().write() for one in p.leaves(made) if not one.map_name) for p in PIECES[1:]
             if p.key != "methode" and (table != "commune" or p.key not in ("cartes_communes", "fiches"))}  # fmt: skip
    assert pages["etat_des_lieux"] and pages["engagements"] and pages["amenagements"]
    assert protocol_text(snapshot, TODAY).gaps
    assert write_tables(snapshot, TODAY, tmp_path / "t.xlsx").is_file()
