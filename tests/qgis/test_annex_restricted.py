"""Restricted data: on explicit choice only, on pages that say so, and in the manifest."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from resorption.annex.edition import produce_annex
from resorption.annex.materials import Order
from resorption.annex.reading import read_base
from resorption.layers.edits import Insert, save
from resorption.layers.store import Store
from resorption.tests.qgis.annex_bases import TODAY, Plan, grid, make_base
from resorption.tests.qgis.test_annex_pages import pages_of

OWNER, STUDY = "Foncière du Val-Gris SA", "Étude Martin et associés"
GIRLS = 8731
"""A number that is nowhere else."""

pytestmark = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils absent")


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One site with an owner, a proceeding, a count of girls."""
    path = make_base(tmp_path_factory.mktemp("restreint") / "base.gpkg", Plan(grid(1, 1), sites=1))
    connection = sqlite3.connect(path)
    site = connection.execute("SELECT uuid FROM site").fetchone()[0]
    connection.close()
    counted = {
        "site": site,
        "date": TODAY,
        "source": "essai",
        "nb_personnes": 9000,
        "nb_mineurs": 8800,
        "nb_filles": GIRLS,
    }
    changes = [
        Insert("proprietaire", str(uuid4()), {"site": site, "type": "prive", "personne_morale": OWNER}),
        Insert("procedure", str(uuid4()), {"site": site, "cfp_etude": STUDY, "justice_date": date(2026, 3, 2)}),
        Insert("denombrement", str(uuid4()), counted),
    ]
    save(Store(path), changes, "essai")
    return path


def text_of(base: Path, folder: Path, restricted: bool) -> tuple[str, dict[str, object]]:
    order = Order("partenaires", TODAY, restricted=restricted)
    made = produce_annex(base, folder, order)
    pages = pages_of(made.files[0])
    mark = "Confidentiel – données restreintes" if restricted else "Confidentiel – partenaires du protocole"
    assert all(mark in page for page in pages)
    return " ".join(pages), json.loads(made.files[-1].read_text(encoding="utf-8"))


def test_hidden_unless_they_are_asked_for(base: Path, tmp_path: Path) -> None:
    text, told = text_of(base, tmp_path, restricted=False)
    for hidden in (OWNER, STUDY, str(GIRLS), "8 731", "données restreintes"):
        assert hidden not in text.replace("\u202f", " ").replace("\u00a0", " ")
    assert told["donnees_restreintes"] is False
    assert not {"proprietaire", "procedure"} & set(told["base"]["lignes"])
    read = read_base(base, "partenaires")
    assert read.all("proprietaire") == ()
    with pytest.raises(KeyError):
        _ = read.all("denombrement")[0]["nb_filles"]


def test_printed_marked_and_recorded_when_they_are(base: Path, tmp_path: Path) -> None:
    text, told = text_of(base, tmp_path, restricted=True)
    plain = re.sub(r"\s", "", text)
    for wanted in (OWNER, STUDY, "02/03/2026", "8731"):
        assert wanted.replace(" ", "") in plain, wanted
    assert told["donnees_restreintes"] is True
    assert (told["base"]["lignes"]["proprietaire"], told["base"]["lignes"]["procedure"]) == (1, 1)


def test_a_base_handed_over_without_its_companion(base: Path, tmp_path: Path) -> None:
    alone = tmp_path / "seule.gpkg"
    shutil.copy(base, alone)
    text, told = text_of(alone, tmp_path, restricted=True)
    assert OWNER not in text
    # Nobody could look: that is not « none ».
    assert "Aucun propriétaire" not in text and "Aucune procédure" not in text
    assert text.replace("\u00a0", " ").count("Inconnu : le fichier restreint n’était pas à côté de la base.") == 2
    assert told["base"]["lignes"]["proprietaire"] is None
