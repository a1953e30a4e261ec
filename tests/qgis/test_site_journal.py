"""The journal of one site: all that belongs to it, deleted rows too, nobody else's, nothing restricted."""

from __future__ import annotations

import runpy
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from resorption.layers import journal
from resorption.layers.companion import companion_path, joint_transaction, open_companion
from resorption.layers.errors import VanishedError
from resorption.layers.journal import lines, page, site_heads
from resorption.layers.store import Store
from resorption.protocol.errors import Cancelled

kit = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "base_kit.py")))
SITE = "11111111-1111-4111-8111-111111111111"
OTHER = "22222222-2222-4222-8222-222222222222"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    made = kit.new_store(tmp_path / "base.gpkg")
    with made.transaction("A. Martin") as session:
        for uuid, name in ((SITE, "Ici"), (OTHER, "Ailleurs")):
            session.insert("site", {"nom": name, "type_site": "terrain", "statut": "actif"}, kit.square(), uuid=uuid)
    return made


def texts(store: Store, site: str = SITE) -> list[str]:
    heads = site_heads(store.path, site)
    return [line.text.replace("\u00a0", " ") for line in lines(store.path, site, heads)]


def count(store: Store, site: str = SITE, day: date = date(2026, 3, 1), **more: object) -> str:
    with store.transaction("B. Durand") as session:
        return session.insert("denombrement", {"site": site, "date": day, **more})


def delete(store: Store, table: str, uuid: str) -> None:
    with store.transaction("C. Petit") as session:
        version = session.fetch(table, uuid).version
        session.delete(table, uuid, version=version, reason="double saisie")


def test_newest_first_with_their_authors(store: Store) -> None:
    row = count(store, nb_personnes=60)
    with store.transaction("D. Roux") as session:
        session.update("denombrement", row, {"nb_personnes": 64}, version=1)
    assert texts(store) == [
        "D. Roux a modifié le dénombrement du 01/03/2026 : Personnes 60 → 64",
        "B. Durand a ajouté le dénombrement du 01/03/2026 : Personnes 60",
        texts(store)[2],
    ]
    assert texts(store)[2].startswith("A. Martin a ajouté le site : ")


def test_another_site_is_not_told(store: Store) -> None:
    count(store, OTHER)
    assert len(texts(store)) == 1
    assert len(texts(store, OTHER)) == 2


def test_deleted_rows_are_found_with_what_they_were(store: Store) -> None:
    row = count(store, nb_personnes=60)
    delete(store, "denombrement", row)
    assert texts(store)[0] == (
        "C. Petit a supprimé le dénombrement du 01/03/2026 (motif : double saisie) : Personnes 60"
    )
    assert len(texts(store)) == 3


def test_a_row_taken_to_another_site_is_told_in_both(store: Store) -> None:
    row = count(store)
    with store.transaction("X") as session:
        session.update("denombrement", row, {"site": OTHER}, version=1)
    assert "Site « S-" in texts(store)[0]
    assert texts(store)[0] == texts(store, OTHER)[0]


@pytest.mark.parametrize("parent_gone", [False, True])
def test_details_of_what_belongs_to_the_site_are_found_even_deleted(store: Store, parent_gone: bool) -> None:
    with store.transaction("X") as session:
        actor = session.insert("intervenant", {"site": SITE, "organisme": "École"})
        theme = session.insert("intervenant_theme", {"intervenant": actor, "theme": "sante"})
        visit = session.insert("visite", {"site": SITE, "date": date(2026, 3, 1), "constat": "rien"})
        piece = session.insert(
            "piece_jointe", {"titre": "Vue", "fichier": "p/x.jpg", "nature": "photo", "visite": visit}
        )
    delete(store, "intervenant_theme", theme)
    delete(store, "piece_jointe", piece)
    if parent_gone:
        delete(store, "intervenant", actor)
        delete(store, "visite", visit)
    found = " | ".join(texts(store))
    assert "supprimé le thème d’intervention « Santé » (motif : double saisie) : Intervenant « École »" in found
    assert "supprimé la pièce jointe « Vue »" in found
    assert found.count("ajouté") == 5


def test_a_deleted_site_still_has_its_journal(store: Store) -> None:
    count(store)
    delete(store, "site", SITE)
    assert any("supprimé le site" in text for text in texts(store))
    assert any("supprimé le dénombrement" in text for text in texts(store))


def test_vigilance_is_left_out_and_reoccupation_told(store: Store) -> None:
    with store.transaction("X") as session:
        session.insert("vigilance", {"site": SITE, "date_reference": date(2026, 3, 1), "version_regles": "1",
                                     "niveau": "vigilance"})  # fmt: skip
        session.insert("reoccupation", {"site_ferme": SITE, "site_nouveau": OTHER, "motif": "Même lieu"})
    assert len(texts(store)) == 2
    assert "la réoccupation « Même lieu »" in texts(store)[0]


def test_an_edit_without_the_plugin_has_no_author(store: Store) -> None:
    with store.transaction("X"):
        pass
    row = count(store)
    from resorption.layers.handle import Handle

    with Handle(store.path) as base, base.transaction():
        base.execute(f"UPDATE denombrement SET nb_personnes = 5 WHERE uuid = '{row}'")
    assert texts(store)[0].startswith("un auteur inconnu a modifié le dénombrement")


def test_an_outline_is_never_shown(store: Store) -> None:
    with store.transaction("X") as session:
        session.update("site", SITE, {}, version=1, geometry=kit.square(5, 5))
    assert texts(store)[0] == "X a modifié le site : contour modifié"


def owner(session, lot: str) -> None:  # noqa: ANN001
    session.insert("proprietaire", {"site": SITE, "type": "prive", "personne_morale": "SCI Secrète", "lot": lot})
    session.insert("procedure", {"site": SITE, "justice_origine": "Tribunal secret", "lot": lot})


def test_restricted_rows_are_told_without_their_values(store: Store) -> None:
    with joint_transaction(store, "essai", owner):
        pass
    found = texts(store)
    assert sum("gardé à part" in text for text in found) == 1
    assert not any("ecr" in text.lower() for text in found)
    companion = open_companion(store.path)
    with companion.transaction("E. Blanc") as session:
        (row,) = session.find("proprietaire")
        session.update("proprietaire", row.uuid, {"personne_morale": "SCI Autre"}, version=row.version)
    assert texts(store)[0] == "E. Blanc a modifié ce qui est gardé à part (contenu non montré)"
    companion_path(store.path).unlink()
    assert not any("procédures" in text for text in texts(store))


def test_a_name_that_is_gone_is_read_in_the_journal(store: Store) -> None:
    with store.transaction("X") as session:
        partner = session.insert("partenaire", {"categorie": "commune", "nom": "Aclou"})
        promise = session.insert("engagement", {"article": 5, "partenaire": partner, "intitule": "Poser l’eau"})
        session.insert("engagement_site", {"engagement": promise, "site": SITE})
    delete(store, "engagement", promise)
    assert texts(store)[0] == (
        "C. Petit a supprimé le lien « Site de l’engagement » avec « Poser l’eau » (motif : double saisie)"
    )


def test_pages_go_on_where_the_last_one_ended(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "PAGE", 4)
    for day in range(1, 10):
        count(store, day=date(2026, 3, day))
    heads = site_heads(store.path, SITE)
    first = page(store.path, SITE, heads, 0)
    second = page(store.path, SITE, heads, first.end)
    third = page(store.path, SITE, heads, second.end)
    assert [len(p.lines) for p in (first, second, third)] == [4, 4, 2]
    assert third.end == len(heads)
    told = [line.text for p in (first, second, third) for line in p.lines]
    assert told == [line.text for line in lines(store.path, SITE, heads)]


def test_a_search_goes_through_the_whole_journal(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "PAGE", 2)
    count(store, source="Équipe mobile")
    for day in range(2, 9):
        count(store, day=date(2026, 3, day))
    heads = site_heads(store.path, SITE)
    found = page(store.path, SITE, heads, 0, "EQUIPE")
    assert [line.text.count("Équipe mobile") for line in found.lines] == [1]
    assert found.end == len(heads)


def test_a_search_can_be_stopped(store: Store) -> None:
    stopped = SimpleNamespace(isCanceled=lambda: True, setProgress=lambda _p: None)
    with pytest.raises(Cancelled):
        page(store.path, SITE, site_heads(store.path, SITE), 0, "x", stopped)


def test_a_base_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(VanishedError):
        site_heads(tmp_path / "absente.gpkg", SITE)


def test_a_site_is_found_in_a_big_journal(store: Store, large_n) -> None:  # noqa: ANN001
    number = large_n(20_000, 500_000)
    row = (
        "denombrement",
        "suppression",
        "2026-03-12T13:05:00.000Z",
        '{"site": "ailleurs", "source": "%s"}' % ("x" * 200),
    )
    with closing(sqlite3.connect(store.path)) as base, base:
        base.executemany(
            "INSERT INTO journal (table_nom, uuid, operation, le, avant) VALUES (?, ?, ?, ?, ?)",
            ((row[0], f"u-{i}", *row[1:]) for i in range(number)),
        )
    assert len(site_heads(store.path, SITE)) == 1
