"""« Fiche site »: what the window shows, keeps, refuses and saves."""

from __future__ import annotations

import runpy
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit
from resorption.dialogs.site_file import conflict, linked_panel, records, saving, window
from resorption.dialogs.site_file.identity_tab import CLOSING
from resorption.dialogs.site_file.leaving import Leaving
from resorption.dialogs.site_file.records import RecordsPanel
from resorption.dialogs.site_file.window import SiteFileWindow
from resorption.layers import schema
from resorption.layers.companion import companion_path
from resorption.layers.documents import attach_restricted
from resorption.layers.edits import Delete, Update, save
from resorption.layers.errors import ConflictError, LockedError, RefusedRow
from resorption.layers.model import Table, text
from resorption.layers.piece_files import RESTRICTED
from resorption.layers.session import Record
from resorption.layers.site_file import read_restricted
from resorption.layers.store import Store

KIT = runpy.run_path(str(Path(__file__).resolve().parents[1] / "site_kit.py"))


@pytest.fixture
def store(tmp_path: Path, qgis_app: object) -> Store:
    return KIT["make"](tmp_path / "essai.gpkg")


@pytest.fixture
def opened(store: Store) -> Iterator[SiteFileWindow]:
    made = SiteFileWindow(store.path, "forges")
    yield made
    made.abandon()
    made.deleteLater()


def records_of(store: Store, name: str) -> list[Record]:
    with store.reading() as reader:
        return list(reader.all(name))


def panel(opened: SiteFileWindow, title: str, table: str) -> RecordsPanel:
    opened.show_tab(title)
    return next(p for p in opened.tab(opened.tabs.currentIndex()).panels if p.table.name == table)


def form_of(opened: SiteFileWindow):  # noqa: ANN201 - the form of the identity
    return opened.tab(0).form


def put(form, name: str, value: object) -> None:  # noqa: ANN001
    """As if it were typed."""
    form.rows[name].editor.set_value(value)
    form.rows[name].editor.changed.emit()


def test_opens_on_the_identity_and_reads_the_rest_when_shown(opened: SiteFileWindow) -> None:
    assert opened.title.text().endswith("Forges")
    assert "64\N{NO-BREAK SPACE}personnes" in opened.facts.text()
    assert [i for i in range(opened.tabs.count()) if opened.tab(i)] == [0]
    for index in range(opened.tabs.count()):
        opened.tabs.setCurrentIndex(index)
    assert all(opened.tab(i) for i in range(opened.tabs.count()))
    assert not opened.has_input()
    assert not opened.save_button.isEnabled()


def test_every_relation_of_the_site_has_its_place(opened: SiteFileWindow) -> None:
    shown = set()
    for index in range(opened.tabs.count()):
        opened.tabs.setCurrentIndex(index)
        shown |= {p.child.name for p in getattr(opened.tab(index), "panels", [])}
    elsewhere = {"site_origine", "site_precedent", "piece_jointe", "vigilance", "reoccupation"}
    assert {r.child.name for r in schema.children("site")} - elsewhere <= shown


def test_what_is_typed_in_two_tabs_is_saved_at_once(opened: SiteFileWindow, store: Store) -> None:
    put(form_of(opened), "adresse", "rue des Forges")
    counts = panel(opened, "Habitants", "denombrement")
    put(counts.form, "nb_personnes", 70)
    assert opened.has_input()
    heard: list[str] = []
    opened.saved.connect(heard.append)
    assert opened.save()
    with store.reading() as reader:
        assert reader.fetch("site", "forges").values["adresse"] == "rue des Forges"
        assert reader.synthesis_of("forges")["nb_personnes"] == 70
    assert heard == ["forges"]
    assert not opened.has_input()
    assert "70" in opened.facts.text()


def test_looking_at_everything_changes_nothing(opened: SiteFileWindow, store: Store) -> None:
    before = records_of(store, "journal")
    for index in range(opened.tabs.count()):
        opened.tabs.setCurrentIndex(index)
        for p in getattr(opened.tab(index), "panels", []):
            for row in range(p.list.topLevelItemCount()):
                p.list.setCurrentItem(p.list.topLevelItem(row))
    assert opened.save()
    assert len(records_of(store, "journal")) == len(before)


def test_typed_values_survive_looking_at_another_row(opened: SiteFileWindow) -> None:
    counts = panel(opened, "Habitants", "denombrement")
    put(counts.form, "source", "visite du 3")
    counts.list.setCurrentItem(counts.list.topLevelItem(1))
    assert counts.form.typed()["source"] is None
    counts.list.setCurrentItem(counts.list.topLevelItem(0))
    assert counts.form.typed()["source"] == "visite du 3"
    assert counts.list.topLevelItem(0).font(0).bold()


def test_an_impossible_count_is_told_beside_its_field(opened: SiteFileWindow, store: Store) -> None:
    counts = panel(opened, "Habitants", "denombrement")
    put(counts.form, "nb_mineurs", 65)
    assert "mineurs ne peuvent pas" in counts.form.rows["nb_mineurs"].error.text()
    opened.tabs.setCurrentIndex(0)
    assert not opened.save()
    assert opened.tabs.tabText(opened.tabs.currentIndex()).startswith("Habitants")
    assert "Rien n’a été enregistré" in opened.notice.text()
    assert counts.form.typed()["nb_mineurs"] == 65


def test_a_row_begun_and_not_filled_says_what_it_needs(opened: SiteFileWindow) -> None:
    diagnostics = panel(opened, "Diagnostics", "diagnostic")
    diagnostics.add()
    assert not opened.save()
    assert diagnostics.form.rows["operateur"].error.text()
    assert opened.has_input()


def test_an_old_fault_does_not_forbid_another_correction(opened: SiteFileWindow, store: Store) -> None:
    """A diagnostic planned for a day that has passed: its analysis may still be written."""
    (diagnostic,) = records_of(store, "diagnostic")
    save(store, [Update(diagnostic, {"etat": "prevu"})], "essai")
    opened.reload()
    diagnostics = panel(opened, "Diagnostics", "diagnostic")
    put(diagnostics.form, "analyse", "à revoir")
    assert opened.save(), opened.notice.text()
    put(diagnostics.form, "date", date.today() - timedelta(days=2))
    assert not opened.save()


def test_delete_asks_why_and_can_be_taken_back(
    opened: SiteFileWindow, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "ask_reason", lambda parent, title: "doublon")
    counts = panel(opened, "Habitants", "denombrement")
    counts.remove_button.click()
    assert opened.has_input()
    counts.remove_button.click()
    assert not opened.has_input()
    counts.remove_button.click()
    assert opened.save()
    assert [r.values["nb_personnes"] for r in records_of(store, "denombrement")] == [60]
    gone = [r for r in records_of(store, "journal") if r.values["operation"] == "suppression"]
    assert [r.values["motif"] for r in gone] == ["doublon"]


def test_themes_are_ticked(opened: SiteFileWindow, store: Store) -> None:
    actors = panel(opened, "Acteurs et phases", "intervenant")
    (row,) = actors._link_rows.values()
    assert row.ticked() == {"sante"}
    row.show_ticked({"education", "logement"})
    row.edited.emit()
    assert opened.save(), opened.notice.text()
    assert sorted(r.values["theme"] for r in records_of(store, "intervenant_theme")) == ["education", "logement"]


class Ticking:
    """Stands for the dialog of ticks."""

    def __init__(self, ticked: set[str]) -> None:
        self._ticked = ticked
        self.offered: list[str] = []

    def __call__(self, title: str, choices: list, kept: object, parent: object) -> Ticking:
        self.offered = [uuid for uuid, _name in choices]
        return self

    def exec(self) -> int:
        return QDialog.DialogCode.Accepted

    def ticked(self) -> set[str]:
        return self._ticked

    def deleteLater(self) -> None:
        return None


def test_an_engagement_is_attached_to_the_site(
    opened: SiteFileWindow, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticking = Ticking({"ailleurs"})
    monkeypatch.setattr(linked_panel, "TickDialog", ticking)
    promised = panel(opened, "Engagements et actions", "engagement")
    promised.attach_button.click()
    assert ticking.offered == ["ailleurs"]
    assert opened.save(), opened.notice.text()
    tied = {(r.values["engagement"], r.values["site"]) for r in records_of(store, "engagement_site")}
    assert tied == {("engagement", "forges"), ("ailleurs", "delta"), ("ailleurs", "forges")}


def test_a_new_engagement_concerns_this_site(opened: SiteFileWindow, store: Store) -> None:
    promised = panel(opened, "Engagements et actions", "engagement")
    promised.add()
    for name, value in {"article": 8, "partenaire": "Préfecture", "intitule": "Réserver dix logements"}.items():
        put(promised.form, name, value)
    assert opened.save(), opened.notice.text()
    made = next(r for r in records_of(store, "engagement") if r.values["article"] == 8)
    assert made.values["statut"] == "propose"
    assert [r.values["site"] for r in records_of(store, "engagement_site") if r.values["engagement"] == made.uuid] == [
        "forges"
    ]


def test_owners_go_to_the_companion(opened: SiteFileWindow, store: Store) -> None:
    owners = panel(opened, "Propriétaires et procédures", "proprietaire")
    owners.add()
    put(owners.form, "personne_morale", "Ville")
    proceedings = panel(opened, "Propriétaires et procédures", "procedure")
    proceedings.add()
    assert not proceedings.add_button.isEnabled()
    put(proceedings.form, "plainte_proprietaire", "non")
    assert opened.save(), opened.notice.text()
    assert owners.list.topLevelItemCount() == proceedings.list.topLevelItemCount() == 1


def test_restricted_documents_are_those_of_the_companion(opened: SiteFileWindow, store: Store, tmp_path: Path) -> None:
    """Attached from that tab, a document must never go beside the base that is handed over."""
    source = tmp_path / "jugement.pdf"
    source.write_bytes(b"%PDF-1.4")
    attach_restricted(store, "forges", source, {"titre": "Jugement", "nature": "autre"})
    opened.show_tab("Propriétaires et procédures")
    pieces = opened.tab(opened.tabs.currentIndex()).pieces
    assert [pieces.pieces.topLevelItem(i).text(0) for i in range(pieces.pieces.topLevelItemCount())] == ["Jugement"]
    assert pieces._target.shelf is RESTRICTED
    opened.show_tab("Documents")
    ordinary = opened.tab(opened.tabs.currentIndex()).panel
    assert ordinary.pieces.topLevelItemCount() == 0


def test_a_text_that_is_shown_cleaned_is_no_change(opened: SiteFileWindow, store: Store) -> None:
    """Written by another program, with its line breaks."""
    with store.transaction("autre") as session:
        session.update("site", "forges", {"adresse": " rue\ndes Forges "}, version=1)
    opened.reload()
    assert form_of(opened).typed()["adresse"] == "rue des Forges"
    assert not opened.has_input()


def test_persons_not_counted_are_not_said_to_be_none(opened: SiteFileWindow, store: Store) -> None:
    last = max(records_of(store, "denombrement"), key=lambda row: str(row.values["date"]))
    save(store, [Update(last, {"nb_personnes": None, "nb_mineurs": None})], "essai")
    opened.reload()
    assert "Personnes\N{NO-BREAK SPACE}non\N{NO-BREAK SPACE}comptées" in opened.facts.text()


class Choosing:
    """Answers a conflict as a user would: every contested value is `mine` or not."""

    def __init__(self, mine: bool) -> None:
        self.mine = mine
        self.asked = 0

    def exec(self, dialog: conflict.ConflictDialog) -> int:
        self.asked += 1
        for box in (*dialog._rows.values(), *dialog._columns.values()):
            box.setCurrentIndex(box.findData(self.mine))
        return QDialog.DialogCode.Accepted


@pytest.mark.parametrize("mine", [True, False], ids=["mine", "theirs"])
def test_a_conflict_is_chosen_value_by_value(
    opened: SiteFileWindow, store: Store, monkeypatch: pytest.MonkeyPatch, mine: bool
) -> None:
    choosing = Choosing(mine)
    monkeypatch.setattr(saving.ConflictDialog, "exec", lambda dialog: choosing.exec(dialog))
    put(form_of(opened), "adresse", "la mienne")
    put(form_of(opened), "contexte", "le mien")
    with store.reading() as reader:
        site = reader.fetch("site", "forges")
    save(store, [Update(site, {"adresse": "la leur", "acces": "le leur"})], "collègue")
    assert opened.save()
    with store.reading() as reader:
        values = reader.fetch("site", "forges").values
    assert values["adresse"] == ("la mienne" if mine else "la leur")
    assert (values["contexte"], values["acces"]) == ("le mien", "le leur")
    assert choosing.asked == 1


def test_giving_up_a_conflict_keeps_what_was_typed(
    opened: SiteFileWindow, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving.ConflictDialog, "exec", lambda dialog: QDialog.DialogCode.Rejected)
    put(form_of(opened), "adresse", "la mienne")
    with store.reading() as reader:
        site = reader.fetch("site", "forges")
    save(store, [Update(site, {"adresse": "la leur"})], "collègue")
    assert not opened.save()
    assert form_of(opened).typed()["adresse"] == "la mienne"
    assert opened.has_input()


def test_a_row_deleted_meanwhile_can_be_made_again(
    opened: SiteFileWindow, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    choosing = Choosing(mine=True)
    monkeypatch.setattr(saving.ConflictDialog, "exec", lambda dialog: choosing.exec(dialog))
    diagnostics = panel(opened, "Diagnostics", "diagnostic")
    put(diagnostics.form, "analyse", "précieuse")
    (diagnostic,) = records_of(store, "diagnostic")
    save(store, [Delete(diagnostic, "erreur")], "collègue")
    assert opened.save()
    assert [r.values["analyse"] for r in records_of(store, "diagnostic")] == ["précieuse"]


def test_an_engagement_made_again_still_concerns_its_sites(
    opened: SiteFileWindow, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without its link it would hold for the whole territory."""
    choosing = Choosing(mine=True)
    monkeypatch.setattr(saving.ConflictDialog, "exec", lambda dialog: choosing.exec(dialog))
    promised = panel(opened, "Engagements et actions", "engagement")
    put(promised.form, "intitule", "Inscrire tous les enfants")
    promised._link_rows["engagement_site"].show_ticked({"forges", "delta"})
    promised._link_rows["engagement_site"].edited.emit()
    save(store, [Delete(r, "erreur") for r in records_of(store, "engagement") if r.uuid == "engagement"], "collègue")
    assert opened.save(), opened.notice.text()
    assert choosing.asked == 1
    tied = {(r.values["engagement"], r.values["site"]) for r in records_of(store, "engagement_site")}
    assert tied == {("engagement", "forges"), ("engagement", "delta"), ("ailleurs", "delta")}


def test_a_companion_gone_is_a_conflict_and_no_endless_wait(
    opened: SiteFileWindow, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    owners = panel(opened, "Propriétaires et procédures", "proprietaire")
    owners.add()
    put(owners.form, "personne_morale", "Ville")
    assert opened.save(), opened.notice.text()
    put(owners.form, "personne_morale", "Métropole")
    companion_path(store.path).unlink()
    choosing = Choosing(mine=True)
    monkeypatch.setattr(saving.ConflictDialog, "exec", lambda dialog: choosing.exec(dialog))
    assert opened.save(), opened.notice.text()
    assert choosing.asked == 1
    assert [row.values["personne_morale"] for row in read_restricted(store, "proprietaire", "forges")] == ["Métropole"]


def test_a_conflict_that_nothing_explains_is_said(
    opened: SiteFileWindow, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> None:
        raise ConflictError("Cette ligne a changé.", "site")

    monkeypatch.setattr(saving, "save", refuse)
    put(form_of(opened), "adresse", "la mienne")
    assert not opened.save()
    assert "Cette ligne a changé" in opened.notice.text()
    assert form_of(opened).typed()["adresse"] == "la mienne"


def test_a_site_deleted_meanwhile_is_said_and_nothing_typed_is_lost(opened: SiteFileWindow, store: Store) -> None:
    put(form_of(opened), "adresse", "la mienne")
    with store.reading() as reader:
        site = reader.fetch("site", "forges")
    save(store, [Delete(site, "erreur")], "collègue")
    assert not opened.save()
    assert "n’est plus dans la base" in opened.notice.text()
    assert form_of(opened).typed()["adresse"] == "la mienne"


def test_a_base_gone_is_said_and_nothing_typed_is_lost(opened: SiteFileWindow, store: Store) -> None:
    put(form_of(opened), "adresse", "la mienne")
    away = store.path.with_name("ailleurs.gpkg")
    store.path.rename(away)
    assert not opened.save()
    assert "introuvable" in opened.notice.text()
    away.rename(store.path)
    assert opened.save()


def test_what_is_typed_stays_when_the_base_changes_elsewhere(opened: SiteFileWindow, store: Store) -> None:
    put(form_of(opened), "adresse", "la mienne")
    with store.transaction("B. Durand") as session:
        session.insert("visite", {"site": "forges", "date": date(2026, 3, 1), "constat": "rien"})
    opened.refresh()
    opened._refresh_if_changed()
    assert form_of(opened).typed()["adresse"] == "la mienne"
    assert opened.has_input()


def test_coming_back_to_the_window_shows_what_a_colleague_has_saved(opened: SiteFileWindow, store: Store) -> None:
    with store.transaction("B. Durand") as session:
        session.update("site", "forges", {"adresse": "la leur"}, version=1)
    opened._refresh_if_changed()
    assert form_of(opened).typed()["adresse"] == "la leur"


def test_a_refusal_of_the_base_is_told_beside_its_field(
    opened: SiteFileWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> None:
        raise RefusedRow("« {label} » est déjà pris.", "denombrement", "source", label="Source")

    counts = panel(opened, "Habitants", "denombrement")
    put(counts.form, "source", "visite")
    opened.tabs.setCurrentIndex(0)
    monkeypatch.setattr(saving, "save", refuse)
    assert not opened.save()
    assert opened.tabs.tabText(opened.tabs.currentIndex()).startswith("Habitants")
    assert "déjà pris" in counts.form.rows["source"].error.text()
    assert counts.form.typed()["source"] == "visite"


def enabled(opened: SiteFileWindow, name: str) -> bool:
    return form_of(opened).rows[name].editor.widget.isEnabled()


def test_a_site_is_not_closed_nor_reopened_by_its_form(opened: SiteFileWindow, store: Store) -> None:
    """« Vie du site » does it, with all that goes with it."""
    combo = form_of(opened).rows["statut"].editor.combo
    offered = [combo.itemData(i) for i in range(combo.count()) if combo.model().item(i).isEnabled()]
    assert offered == ["actif", "en_resorption"]
    assert enabled(opened, "statut")
    closed = {"statut": "resorbe", "date_fermeture": date(2026, 3, 1), "cause_fermeture": "justice"}
    with store.reading() as reader:
        site = reader.fetch("site", "forges")
    save(store, [Update(site, closed)], "fermeture")
    opened.reload()
    assert not enabled(opened, "statut")
    assert not any(enabled(opened, name) for name in CLOSING)
    assert enabled(opened, "adresse")


def test_a_row_that_goes_is_typed_no_more(opened: SiteFileWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "ask_reason", lambda parent, title: "doublon")
    counts = panel(opened, "Habitants", "denombrement")
    counts.remove_button.click()
    assert not counts.form.rows["source"].editor.widget.isEnabled()
    counts.remove_button.click()
    assert counts.form.rows["source"].editor.widget.isEnabled()


def test_a_conflict_is_saved_once_everything_contested_is_chosen(
    opened: SiteFileWindow, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready: list[bool] = []

    def look(dialog: conflict.ConflictDialog) -> int:
        button = dialog.buttons.button(QDialogButtonBox.StandardButton.Save)
        ready.append(button.isEnabled())
        for box in dialog._columns.values():
            box.setCurrentIndex(box.findData(False))
            ready.append(button.isEnabled())
        return QDialog.DialogCode.Rejected

    monkeypatch.setattr(saving.ConflictDialog, "exec", look)
    put(form_of(opened), "adresse", "la mienne")
    put(form_of(opened), "acces", "le mien")
    with store.reading() as reader:
        site = reader.fetch("site", "forges")
    save(store, [Update(site, {"adresse": "la leur", "acces": "le leur"})], "collègue")
    assert not opened.save()
    assert ready == [False, False, True]


def test_leaving_asks(opened: SiteFileWindow, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    put(form_of(opened), "adresse", "la mienne")
    answers = iter([Leaving.STAY, Leaving.SAVE])
    monkeypatch.setattr(window, "ask_leaving", lambda parent: next(answers))
    assert not opened.leave()
    assert opened.leave()
    assert opened.leave()
    with store.reading() as reader:
        assert reader.fetch("site", "forges").values["adresse"] == "la mienne"


def test_another_site_in_the_same_window(opened: SiteFileWindow) -> None:
    counts = panel(opened, "Habitants", "denombrement")
    assert counts.list.topLevelItemCount() == 2
    opened.show_site("delta")
    assert opened.title.text().endswith("Delta")
    assert panel(opened, "Habitants", "denombrement").list.topLevelItemCount() == 0
    assert not opened.has_input()


def test_the_tab_in_front_follows_to_another_site(opened: SiteFileWindow, store: Store) -> None:
    opened.show_tab("Habitants")
    counts = panel(opened, "Habitants", "denombrement")
    counts.splitter.setSizes([500, 500])
    sizes = counts.splitter.sizes()
    opened.show_site("delta")
    assert panel(opened, "Habitants", "denombrement") is counts
    assert counts.splitter.sizes() == sizes
    assert opened.tab(0) is None
    counts.add()
    put(counts.form, "nb_personnes", 12)
    assert opened.save(), opened.notice.text()
    assert [r.values["site"] for r in records_of(store, "denombrement")] == ["forges", "forges", "delta"]


def test_a_site_half_read_shows_no_tab_of_the_one_before(
    opened: SiteFileWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts = panel(opened, "Habitants", "denombrement")
    monkeypatch.setattr(counts, "read", lambda reader, site: (_ for _ in ()).throw(LockedError("essai.gpkg")))
    opened.show_site("delta")
    assert "en cours d’écriture" in opened.notice.text()
    assert opened.tab(opened.tabs.currentIndex()) is None
    opened.tabs.setCurrentIndex(0)
    assert form_of(opened).typed()["nom"] == "Delta"
    assert panel(opened, "Habitants", "denombrement").list.topLevelItemCount() == 0


def test_a_column_added_to_the_schema_is_in_the_file(
    tmp_path: Path, qgis_app: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No widget code names it: it is shown, typed, saved."""
    added = text("couleur_portail", "Couleur du portail", tab="Identité")
    for name in ("site", "diagnostic"):
        change_table(monkeypatch, name, lambda table: replace(table, own_fields=(*table.own_fields, added)))
    made = SiteFileWindow(KIT["make"](tmp_path / "essai.gpkg").path, "forges")
    put(form_of(made), "couleur_portail", "vert")
    diagnostics = panel(made, "Diagnostics", "diagnostic")
    put(diagnostics.form, "couleur_portail", "bleu")
    titles = [label.text() for label in made.findChildren(QLabel)]
    assert titles.count("Couleur du portail") == 2
    assert made.save(), made.notice.text()
    with made.store.reading() as reader:
        assert reader.fetch("site", "forges").values["couleur_portail"] == "vert"
        assert reader.fetch("diagnostic", "diagnostic").values["couleur_portail"] == "bleu"
    made.abandon()


def change_table(monkeypatch: pytest.MonkeyPatch, name: str, change: Callable[[Table], Table]) -> None:
    """The same schema with one table changed, everywhere it is kept."""
    former, changed = schema.table(name), change(schema.table(name))
    swap = lambda tables: tuple(changed if t is former else t for t in tables)  # noqa: E731
    monkeypatch.setitem(schema._BY_NAME, name, changed)
    monkeypatch.setattr(schema, "TABLES", swap(schema.TABLES))
    monkeypatch.setattr(schema, "BASE_TABLES", swap(schema.BASE_TABLES))
    relations = tuple(
        replace(r, child=changed if r.child is former else r.child, parent=changed if r.parent is former else r.parent)
        for r in schema.RELATIONS
    )
    monkeypatch.setattr(schema, "RELATIONS", relations)


def test_every_field_is_named_for_a_screen_reader(opened: SiteFileWindow) -> None:
    for index in range(opened.tabs.count()):
        opened.tabs.setCurrentIndex(index)
        for p in getattr(opened.tab(index), "panels", []):
            if p.add_button.isEnabled():
                p.add()
    unnamed = [
        w.objectName()
        for w in opened.findChildren(QLineEdit)
        if not w.accessibleName() and not (w.parent() and w.parent().accessibleName())
        and not w.objectName().startswith("qt_")
    ]  # fmt: skip
    assert not unnamed
