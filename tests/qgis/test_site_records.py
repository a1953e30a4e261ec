"""The panels of the file of a site that say more than their rows, and the form of one engagement."""

from __future__ import annotations

import runpy
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from qgis.PyQt.QtWidgets import QMessageBox
from resorption.dialogs.engagement_form import EngagementDialog, VanishedEngagement
from resorption.dialogs.site_file import linked_panel, records
from resorption.dialogs.site_file.link_row import TickDialog
from resorption.dialogs.site_file.records import RecordsPanel
from resorption.dialogs.site_file.window import SiteFileWindow
from resorption.layers.edits import Delete, Insert, save
from resorption.layers.session import Record
from resorption.layers.store import Store

KIT = SimpleNamespace(**runpy.run_path(str(Path(__file__).resolve().parents[1] / "site_kit.py")))


@pytest.fixture
def store(tmp_path: Path, qgis_app: object) -> Store:
    return KIT.make(tmp_path / "essai.gpkg")


@pytest.fixture
def opened(store: Store) -> Iterator[SiteFileWindow]:
    made = SiteFileWindow(store.path, "forges")
    yield made
    made.abandon()
    made.deleteLater()


def rows(store: Store, name: str) -> list[Record]:
    with store.reading() as reader:
        return list(reader.all(name))


def panel(opened: SiteFileWindow, title: str, table: str) -> RecordsPanel:
    opened.show_tab(title)
    return next(p for p in opened.tab(opened.tabs.currentIndex()).panels if p.table.name == table)


def put(form, **values: object) -> None:  # noqa: ANN001 - a Form
    """As if it were typed."""
    for name, value in values.items():
        form.rows[name].editor.set_value(value)
        form.rows[name].editor.changed.emit()


def asked(form) -> set[str]:  # noqa: ANN001 - a Form
    return {name for name, row in form.rows.items() if not row.isHidden()}


def test_a_question_appears_when_its_premise_holds(opened: SiteFileWindow) -> None:
    conditions = panel(opened, "Conditions de vie", "conditions_vie")
    conditions.add()
    assert "eau_voie_publique" not in asked(conditions.form)
    put(conditions.form, eau_acces="robinet_connecte_au_reseau")
    assert "eau_voie_publique" in asked(conditions.form)
    put(conditions.form, eau_acces="autre", eau_acces_precisions="borne")
    assert "eau_acces_precisions" in asked(conditions.form)


def test_an_answer_that_is_no_longer_asked_stays_typed_and_is_not_saved(opened: SiteFileWindow, store: Store) -> None:
    conditions = panel(opened, "Conditions de vie", "conditions_vie")
    conditions.add()
    put(conditions.form, date=date(2026, 9, 1), eau_acces="robinet_connecte_au_reseau", eau_voie_publique="oui")
    put(conditions.form, eau_acces=other_access(conditions))
    assert conditions.form.typed()["eau_voie_publique"] == "oui"
    assert opened.save(), opened.notice.text()
    (saved,) = rows(store, "conditions_vie")
    assert saved.values["eau_voie_publique"] is None


def other_access(conditions: RecordsPanel) -> str:
    combo = conditions.form.rows["eau_acces"].editor.combo
    codes = (combo.itemData(i) for i in range(combo.count()))
    return next(code for code in codes if code and code not in ("robinet_connecte_au_reseau", "autre"))


def test_the_status_of_a_theme_is_told_with_its_reason(opened: SiteFileWindow) -> None:
    conditions = panel(opened, "Conditions de vie", "conditions_vie")
    conditions.add()
    put(conditions.form, nuisibles_presence="oui")
    assert "Mauvais" in conditions._told["nuisibles"].text()
    assert "Oui" in conditions._told["nuisibles"].text()
    put(conditions.form, nuisibles_presence="non")
    assert "Bon" in conditions._told["nuisibles"].text()


def test_a_new_count_starts_from_the_last_one_as_it_is_typed(opened: SiteFileWindow) -> None:
    counts = panel(opened, "Habitants", "denombrement")
    put(counts.form, nb_personnes=70)
    counts.add()
    typed = counts.form.typed()
    assert (typed["nb_personnes"], typed["nb_mineurs"], typed["date"]) == (70, 20, date.today())
    assert counts.chart._series.persons[-1] == 70
    assert len(counts.chart._series.days) == 3


def test_what_is_left_to_share_out_is_told_beside_its_field(opened: SiteFileWindow) -> None:
    counts = panel(opened, "Habitants", "denombrement")
    assert "44 adultes" in counts.form.rows["nb_adultes"].doubt.text()


def test_a_count_taken_away_leaves_the_chart(opened: SiteFileWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "ask_reason", lambda parent, title: "doublon")
    counts = panel(opened, "Habitants", "denombrement")
    counts.remove_button.click()
    assert counts.chart._series.persons == (60,)


def test_a_default_taken_away_from_a_new_row_stays_away(opened: SiteFileWindow) -> None:
    """It comes back neither when another row was looked at nor when all is saved."""
    counts = panel(opened, "Habitants", "denombrement")
    counts.add()
    put(counts.form, nb_mineurs=None)
    counts.list.setCurrentItem(counts.list.topLevelItem(1))
    counts.list.setCurrentItem(counts.list.topLevelItem(0))
    assert counts.form.typed()["nb_mineurs"] is None
    assert opened.save(), opened.notice.text()
    newest = max(rows_of_site(opened.store), key=lambda row: str(row.values["date"]))
    assert (newest.values["nb_personnes"], newest.values["nb_mineurs"]) == (64, None)


def rows_of_site(store: Store) -> list[Record]:
    with store.reading() as reader:
        return reader.find("denombrement", site="forges")


class Answer:
    """Clicks on that button of the question asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
        self.asked = ""
        monkeypatch.setattr(linked_panel.QMessageBox, "exec", lambda box: self._take(box, text))
        monkeypatch.setattr(linked_panel.QMessageBox, "clickedButton", lambda box: self._clicked)

    def _take(self, box: QMessageBox, text: str) -> int:
        self.asked = box.text()
        self._clicked = next(button for button in box.buttons() if text in button.text())
        return 0


def test_an_engagement_is_detached_from_the_site_only(
    opened: SiteFileWindow, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(store, [Insert("engagement_site", "lien", {"engagement": "engagement", "site": "delta"})], "essai")
    opened.reload()
    answer = Answer(monkeypatch, "Détacher")
    promised = panel(opened, "Engagements et actions", "engagement")
    promised.remove_button.click()
    assert "un autre site" in answer.asked
    assert opened.save(), opened.notice.text()
    tied = {(r.values["engagement"], r.values["site"]) for r in rows(store, "engagement_site")}
    assert tied == {("engagement", "delta"), ("ailleurs", "delta")}


def test_an_engagement_is_deleted_for_all_with_a_reason(
    opened: SiteFileWindow, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    Answer(monkeypatch, "Supprimer")
    monkeypatch.setattr(records, "ask_reason", lambda parent, title: "abandonné")
    promised = panel(opened, "Engagements et actions", "engagement")
    promised.remove_button.click()
    assert opened.save(), opened.notice.text()
    assert [row.uuid for row in rows(store, "engagement")] == ["ailleurs"]


def test_engagements_are_in_the_order_of_the_articles(opened: SiteFileWindow, store: Store) -> None:
    row = {"partenaire": "Ville", "intitule": "Promesse"}
    save(store, [
        *(Insert("engagement", f"e{article}", {**row, "article": article}) for article in (11, 5, 10)),
        *(Insert("engagement_site", f"l{n}", {"engagement": f"e{n}", "site": "forges"}) for n in (11, 5, 10)),
    ], "essai")  # fmt: skip
    promised = panel(opened, "Engagements et actions", "engagement")
    listed = [promised.list.topLevelItem(i).text(0) for i in range(promised.list.topLevelItemCount())]
    assert listed == ["Art. 4", "Art. 5", "Art. 10", "Art. 11"]


def test_ticks_that_the_search_hides_stay(opened: SiteFileWindow) -> None:
    choices = [(f"s{n}", f"Évêché {n}") for n in range(20)]
    dialog = TickDialog("Sites", choices, {"s3"}, opened)
    dialog.search.setText("eveche 15")
    assert [dialog.list.item(i).text() for i in range(20) if not dialog.list.item(i).isHidden()] == ["Évêché 15"]
    assert dialog.ticked() == {"s3"}
    dialog.deleteLater()


@pytest.fixture
def form(store: Store) -> Iterator[EngagementDialog]:
    made = EngagementDialog(store.path, "engagement")
    yield made
    made.abandon()
    made.deleteLater()


def test_an_engagement_is_changed_with_its_sites(form: EngagementDialog, store: Store) -> None:
    assert not form.has_input()
    put(form._form, budget_eur=12_500.5)
    form._links["engagement_site"].show_ticked({"forges", "delta"})
    form._links["engagement_site"].edited.emit()
    assert form.has_input()
    form.accept()
    changed = next(row for row in rows(store, "engagement") if row.uuid == "engagement")
    assert changed.values["budget_eur"] == 12_500.5
    tied = {r.values["site"] for r in rows(store, "engagement_site") if r.values["engagement"] == "engagement"}
    assert tied == {"forges", "delta"}


def test_a_new_engagement_begins_with_its_cell_and_says_what_it_needs(store: Store) -> None:
    made = EngagementDialog(store.path, "", {"article": 7, "partenaire": "Préfecture"})
    assert not made.has_input()
    assert not made._proofs.isEnabled()
    made.accept()
    assert not made.failure.isHidden()
    assert made._form.rows["intitule"].error.text()
    put(made._form, intitule="Un médiateur", partenaire=None)
    made.accept()
    assert len(rows(store, "engagement")) == 2
    put(made._form, partenaire="Ville")
    made.accept()
    new = next(row for row in rows(store, "engagement") if row.values["article"] == 7)
    assert (new.values["partenaire"], new.values["statut"]) == ("Ville", "propose")
    made.deleteLater()


def test_an_engagement_deleted_meanwhile_is_said(store: Store) -> None:
    (gone,) = (row for row in rows(store, "engagement") if row.uuid == "engagement")
    save(store, [Delete(gone, "erreur")], "collègue")
    with pytest.raises(VanishedEngagement):
        EngagementDialog(store.path, "engagement")
