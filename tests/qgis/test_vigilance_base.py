"""The rule of Article 11 on a real base: what is written, what is not written again, and that all is written or nothing."""

from __future__ import annotations

import json
import os
import runpy
import shutil
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from qgis.core import QgsFeedback
from resorption.layers import journal
from resorption.layers.errors import LockedError, ReadOnlyError, RestrictedFile
from resorption.layers.store import Store
from resorption.layers.texts import message
from resorption.layers.vigilance import Outcome, evaluate_base
from resorption.layers.vigilance_log import remarks
from resorption.layers.vigilance_reading import measured
from resorption.layers.vigilance_results import latest
from resorption.protocol.errors import Cancelled, ResorptionError
from resorption.protocol.reoccupation import candidates
from resorption.protocol.vigilance import CODES
from resorption.protocol.vigilance_facts import Territory
from resorption.protocol.vigilance_sentences import motive

kit = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "closed_sites_kit.py")))
TABLES = ("vigilance", "vigilance_facteur", "reoccupation")
MADE = ("uuid", "vigilance", "cree_le", "modifie_le")
"""What differs from one writing of the same result to another."""

LATER = kit.DAY + timedelta(days=60)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed site with all that the rule asks about, one that nothing is known of, and a new one on the first."""
    store = kit.make(tmp_path_factory.mktemp("modele") / "base.gpkg")
    with store.transaction("Chargée") as session:
        kit.add_site(session, "A", kit.square(1000), closed=True)
        kit.add_site(session, "B", kit.square(3000), closed=True, date_installation=None)
        kit.add_site(session, "N", kit.square(1000), date_installation=date(2026, 6, 10))
        session.insert("denombrement", {"site": "A", "date": date(2026, 5, 1), "nb_personnes": 40})
        session.insert("orientation", {"site": "A", "type": "logement", "nb_personnes": 10})
        session.insert("usage_site", {"site": "A", "date": date(2026, 6, 2), "usage": "aucun"})
        session.insert("visite", {"site": "B", "date": date(2026, 6, 20), "constat": "reconstitution"}, uuid="v")
    return store.path


@pytest.fixture
def base(model: Path, tmp_path: Path) -> Store:
    """A copy of its own for each test."""
    return Store(Path(shutil.copy(model, tmp_path / "base.gpkg")))


def rows(store: Store, table: str) -> list[dict[str, object]]:
    with store.reading() as reader:
        return [dict(record.values) for record in reader.all(table)]


def told(store: Store) -> list[list[dict[str, object]]]:
    """The rows written, without what changes from one writing to the other."""
    return [[{k: v for k, v in row.items() if k not in MADE} for row in rows(store, table)] for table in TABLES]


def count(store: Store, table: str) -> int:
    with store.reading() as reader:
        return reader.count(table)


def test_each_closed_site_gets_its_level_six_factors_and_a_reason(base: Store) -> None:
    outcome = evaluate_base(base, kit.DAY, "Chargée")
    assert [(r.site, r.level) for r in outcome.results] == [("A", "vigilance"), ("B", "non_evaluable")]
    heads = {row["site"]: row for row in rows(base, "vigilance")}
    assert heads.keys() == {"A", "B"}
    assert heads["A"]["motif"] == "Fermé sans solution durable pour la part fixée"
    assert heads["A"]["date_reference"] == kit.DAY
    assert heads["A"]["cree_par"] == "Chargée"
    for head in heads.values():
        of_site = [row for row in rows(base, "vigilance_facteur") if row["vigilance"] == head["uuid"]]
        assert [row["facteur"] for row in of_site] == list(CODES)
        assert all(row["niveau_preuve"] and row["source"] for row in of_site)
    with base.reading() as reader:
        assert latest(reader) == {result.site: result for result in outcome.results}
        summary = {row["uuid"]: row for row in reader.synthesis()}
    assert (summary["A"]["niveau_vigilance"], summary["A"]["date_vigilance"]) == ("vigilance", kit.DAY)
    assert summary["A"]["motif_vigilance"] == heads["A"]["motif"]


def test_reoccupations_are_proposed_once_with_their_reason_and_decided_by_nobody(base: Store) -> None:
    outcome = evaluate_base(base, kit.DAY)
    proposed = {(row["site_ferme"], row["site_nouveau"], row["visite"]): row for row in rows(base, "reoccupation")}
    assert proposed.keys() == {("A", "N", None), ("B", None, "v")} == {
        (c.closed, c.new, c.visit) for c in outcome.proposals
    }  # fmt: skip
    assert all((row["decision"], row["par"], row["le"]) == ("proposee", None, None) for row in proposed.values())
    assert "100" in str(proposed["A", "N", None]["motif"])
    assert evaluate_base(base, kit.DAY).proposals == ()
    assert evaluate_base(base, LATER).proposals == ()
    assert len(rows(base, "reoccupation")) == 2


def test_a_refused_proposal_is_not_made_again(base: Store) -> None:
    evaluate_base(base, kit.DAY)
    with base.transaction() as session:
        for record in session.find("reoccupation"):
            session.update("reoccupation", record.uuid, {"decision": "refusee"}, version=record.version)
    evaluate_base(base, LATER)
    assert [row["decision"] for row in rows(base, "reoccupation")] == ["refusee", "refusee"]


def test_a_long_reason_is_cut_on_a_word(base: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("resorption.protocol.reoccupation.Candidate.motive", "dix mots " * 60)
    evaluate_base(base, kit.DAY)
    reason = str(rows(base, "reoccupation")[0]["motif"])
    assert len(reason) <= 400
    assert reason.endswith(" mots…") or reason.endswith(" dix…")


def test_the_same_day_again_writes_nothing(base: Store) -> None:
    evaluate_base(base, kit.DAY)
    before = [rows(base, table) for table in (*TABLES, "journal", "site")]
    evaluate_base(base, kit.DAY, "Quelqu’un d’autre")
    assert [rows(base, table) for table in (*TABLES, "journal", "site")] == before


def test_two_copies_of_a_base_get_the_same_rows(base: Store, tmp_path: Path) -> None:
    copy = Store(Path(shutil.copy(base.path, tmp_path / "copie.gpkg")))
    evaluate_base(base, kit.DAY, "Chargée")
    evaluate_base(copy, kit.DAY, "Chargée")
    assert told(base) == told(copy)


def test_what_changed_is_replaced_in_place_and_nothing_else(base: Store) -> None:
    evaluate_base(base, kit.DAY)
    before = {row["uuid"]: row for row in rows(base, "vigilance_facteur")}
    with base.transaction() as session:
        session.insert("usage_site", {"site": "A", "date": date(2026, 6, 3), "usage": "realise"})
    evaluate_base(base, kit.DAY)
    after = {row["uuid"]: row for row in rows(base, "vigilance_facteur")}
    assert before.keys() == after.keys(), "no row is made or lost"
    changed = [after[uuid] for uuid in after if after[uuid] != before[uuid]]
    assert [(row["facteur"], row["reponse"], row["version"]) for row in changed] == [
        ("F4", "non", 2),
        ("F5", "inconnu", 2),
    ]
    assert "03/06/2026" in str(changed[1]["valeur"]), "its day is another"
    assert [row["version"] for row in rows(base, "vigilance")] == [1, 1]


def test_results_of_other_days_are_kept(base: Store) -> None:
    evaluate_base(base, kit.DAY)
    evaluate_base(base, LATER)
    assert [(row["site"], row["date_reference"]) for row in rows(base, "vigilance")] == [
        ("A", kit.DAY), ("B", kit.DAY), ("A", LATER), ("B", LATER)
    ]  # fmt: skip
    with base.reading() as reader:
        assert {result.day for result in latest(reader).values()} == {LATER}
    evaluate_base(base, kit.DAY)
    assert count(base, "vigilance") == 4


def reopen(store: Store, site: str) -> None:
    with store.transaction() as session:
        record = session.fetch("site", site)
        session.update("site", site, {"statut": "actif", "date_fermeture": None, "cause_fermeture": None},
                       version=record.version)  # fmt: skip


def test_a_result_outlives_the_reopening_of_its_site(base: Store) -> None:
    """People may have signed it: the base has lost that the site was closed that day, not they."""
    evaluate_base(base, kit.DAY)
    before = [rows(base, table) for table in TABLES[:2]]
    reopen(base, "B")
    outcome = evaluate_base(base, kit.DAY)
    assert [result.site for result in outcome.results] == ["A"]
    assert [site.uuid for site in outcome.kept] == ["B"]
    assert [rows(base, table) for table in TABLES[:2]] == before
    assert [str(kept) for kept in map(message, remarks(outcome)) if "gardé tel quel" in kept] != []
    with base.reading() as reader:
        assert latest(reader).keys() == {"A"}, "it is the level of no site any more"
        assert {row["uuid"]: row["niveau_vigilance"] for row in reader.synthesis()}["B"] is None
    assert evaluate_base(base, LATER).kept == ()


def test_the_journal_tells_of_each_result_and_of_each_change_of_a_factor(base: Store) -> None:
    def entries(table: str) -> list[tuple[object, ...]]:
        with base.reading() as reader:
            found = reader.find("journal", table_nom=table)
        return [tuple(line.values[name] for name in ("operation", "par", "avant", "apres")) for line in found]

    evaluate_base(base, kit.DAY, "Chargée")
    heads = entries("vigilance")
    assert [(operation, author) for operation, author, _before, _after in heads] == [("ajout", "Chargée")] * 2
    assert "vigilance" in str(heads[0][3])
    assert entries("vigilance_facteur") == [], "the line of the result tells of them"
    assert all((row["cree_par"], row["version"]) == ("Chargée", 1) and row["cree_le"]
               for row in rows(base, "vigilance_facteur"))  # fmt: skip
    with base.transaction() as session:
        session.insert("usage_site", {"site": "A", "date": date(2026, 6, 3), "usage": "realise"})
    evaluate_base(base, kit.DAY, "Adjointe")
    changed = entries("vigilance_facteur")
    assert [(operation, author) for operation, author, _before, _after in changed] == [("modification", "Adjointe")] * 2
    assert json.loads(str(changed[0][2]))["reponse"] == "oui"
    assert json.loads(str(changed[0][3]))["reponse"] == "non"
    with base.transaction("Chargée") as session:
        session.delete("site", "A", version=session.fetch("site", "A").version, reason="Essai")
    gone = entries("vigilance_facteur")[2:]
    assert [(operation, author) for operation, author, _before, _after in gone] == [("suppression", "Chargée")] * 6
    assert all(json.loads(str(before))["source"] for _operation, _author, before, _after in gone)


def test_a_factor_added_with_another_tool_gets_its_times(base: Store) -> None:
    evaluate_base(base, kit.DAY)
    with kit.by_hand(base.path) as file:
        file.ExecuteSQL("DELETE FROM vigilance_facteur WHERE facteur = 'F4'")
        file.ExecuteSQL("INSERT INTO vigilance_facteur (uuid, vigilance, facteur, reponse) "
                        "SELECT 'à la main', uuid, 'F4', 'oui' FROM vigilance LIMIT 1")  # fmt: skip
    [added] = [row for row in rows(base, "vigilance_facteur") if row["uuid"] == "à la main"]
    assert added["cree_le"] and added["cree_le"] == added["modifie_le"]
    assert added["version"] == 1


def test_sites_are_not_touched_nor_their_journal(base: Store) -> None:
    before, lines = rows(base, "site"), journal.site_heads(base.path, "A")
    evaluate_base(base, kit.DAY)
    assert rows(base, "site") == before
    now = journal.site_heads(base.path, "A")
    assert {head.table for head in now[: len(now) - len(lines)]} <= {"reoccupation"}
    assert now[len(now) - len(lines) :] == lines


def test_a_day_to_come_is_refused(base: Store) -> None:
    with pytest.raises(ResorptionError, match="futur"):
        evaluate_base(base, date.today() + timedelta(days=1))
    assert count(base, "vigilance") == 0


def test_the_past_is_what_the_base_knew_then(base: Store) -> None:
    outcome = evaluate_base(base, date(2026, 6, 5))
    assert outcome.proposals == (), "the new site was not there yet"


class Stops(QgsFeedback):
    """Cancels by itself at that progress."""

    def __init__(self, percent: float) -> None:
        super().__init__()
        self.percent = percent
        self.progressChanged.connect(lambda now: self.cancel() if now >= self.percent else None)


class Looks:
    """Notes how far the work is, and stops it at its nth look at whether it is cancelled."""

    def __init__(self, last: int | None = None) -> None:
        self.looks, self.last = 0, last
        self.told: list[float] = []

    def isCanceled(self) -> bool:
        self.looks += 1
        return self.looks == self.last

    def setProgress(self, percent: float) -> None:
        self.told.append(percent)


def test_progress_goes_from_reading_to_writing_and_never_back(base: Store) -> None:
    feedback = Looks()
    evaluate_base(base, kit.DAY, feedback=feedback)
    assert feedback.told == sorted(feedback.told)
    for low, high in ((0, 20), (20, 40), (40, 65), (62, 70), (70, 99)):
        assert any(low <= percent <= high for percent in feedback.told), (low, high)
    assert feedback.told[-1] == 100


def test_a_cancel_at_any_look_leaves_the_base_as_it_was(base: Store) -> None:
    whole = Looks()
    copy = Store(Path(shutil.copy(base.path, base.path.with_name("copie.gpkg"))))
    evaluate_base(copy, kit.DAY, feedback=whole)
    before = base.path.read_bytes()
    for look in range(1, whole.looks + 1):
        with pytest.raises(Cancelled):
            evaluate_base(base, kit.DAY, feedback=Looks(look))
    assert [rows(base, table) for table in TABLES] == [[], [], []]
    assert base.path.stat().st_size == len(before)


@pytest.mark.parametrize("percent", [0, 30, 61, 97])
def test_a_cancel_leaves_the_base_as_it_was(base: Store, percent: float) -> None:
    before = base.path.read_bytes()
    feedback = Stops(percent)
    if percent == 0:
        feedback.cancel()
    with pytest.raises(Cancelled):
        evaluate_base(base, kit.DAY, feedback=feedback)
    assert [rows(base, table) for table in TABLES] == [[], [], []]
    assert base.path.stat().st_size == len(before)


def test_a_failure_before_the_end_writes_nothing(base: Store) -> None:
    def fails(_outcome: Outcome) -> None:
        raise ResorptionError("Disque plein.")

    with pytest.raises(ResorptionError, match="Disque plein"):
        evaluate_base(base, kit.DAY, before_commit=fails)
    assert [rows(base, table) for table in TABLES] == [[], [], []]


def test_a_base_locked_by_somebody_is_told_and_left(base: Store) -> None:
    impatient = Store(base.path, wait_ms=50)
    with base.transaction() as _session, pytest.raises(LockedError):
        evaluate_base(impatient, kit.DAY)
    assert count(base, "vigilance") == 0


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_read_only_base_is_told(base: Store) -> None:
    base.path.chmod(0o444)
    base.path.parent.chmod(0o555)
    try:
        with pytest.raises(ReadOnlyError):
            evaluate_base(base, kit.DAY)
    finally:
        base.path.parent.chmod(0o755)


def test_nobody_waits_while_the_rule_works(base: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is saved meanwhile is read before anything is written."""
    impatient, answers = Store(base.path, wait_ms=50), []

    def meanwhile(*asked: object) -> Territory:
        answers.append(asked)
        if len(answers) == 1:
            with impatient.transaction() as session:
                session.insert("usage_site", {"site": "A", "date": date(2026, 6, 9), "usage": "realise"})
        return measured(*asked)

    monkeypatch.setattr("resorption.layers.vigilance.measured", meanwhile)
    outcome = evaluate_base(base, kit.DAY)
    assert len(answers) == 2, "the rule is applied again, to what was saved"
    assert [f.answer for f in outcome.results[0].factors if f.code == "F4"] == ["non"]
    with base.reading() as reader:
        assert latest(reader)["A"] == outcome.results[0]
    answers.append(())
    evaluate_base(base, LATER)
    assert len(answers) == 4, "once, when nobody saved"


def test_the_results_are_of_the_state_in_which_they_are_written(base: Store) -> None:
    """Somebody who saves while they are written waits, or is told: nothing slips in between."""
    impatient = Store(base.path, wait_ms=50)

    def meanwhile(_outcome: Outcome) -> None:
        with pytest.raises(LockedError), impatient.transaction() as session:
            session.insert("usage_site", {"site": "A", "date": date(2026, 6, 9), "usage": "realise"})

    evaluate_base(base, kit.DAY, before_commit=meanwhile)
    assert count(base, "usage_site") == 1


def test_bad_data_of_all_kinds_is_evaluated_without_a_wrong_no(base: Store) -> None:
    with base.transaction() as session:
        kit.add_site(session, "C", kit.square(1000, 2000), closed=True)
        kit.add_site(session, "D", kit.square(1000, 2200), closed=True)
        session.insert("site_precedent", {"site": "C", "precedent": "D"})
        session.insert("site_precedent", {"site": "D", "precedent": "C"})
        session.insert("reglage", {"cle": "vigilance_distance_m", "valeur": "-3", "source": "Comité"})
    with kit.by_hand(base.path) as file:
        # A future visit, dates that cross: the constraints are those of the store, not of other tools.
        file.ExecuteSQL("PRAGMA ignore_check_constraints = 1")
        file.ExecuteSQL(
            "UPDATE site SET date_installation = '2026-06-30', date_fermeture = '2026-06-01' WHERE uuid = 'A'"
        )
        file.ExecuteSQL(
            "INSERT INTO visite (uuid, site, date, constat) VALUES ('f', 'A', '2099-01-01', 'reconstitution')"
        )
    kit.set_outline(base.path, "B", "MULTIPOLYGON EMPTY")
    outcome = evaluate_base(base, kit.DAY)
    answers = {result.site: {f.code: f.answer for f in result.factors} for result in outcome.results}
    assert answers["A"]["F2"] == "inconnu", "its dates cross"
    assert answers["B"]["F3"] == answers["B"]["F6"] == "inconnu", "it stands nowhere"
    assert answers["C"]["F3"] == answers["D"]["F3"] == "inconnu", "the links go round"
    assert "f" not in {row["visite"] for row in rows(base, "reoccupation")}


def test_two_thousand_unknown_sites_take_seconds(base: Store) -> None:
    with base.transaction() as session:
        session.insert_many("site", [
            {"uuid": f"u{n}", "code": f"U{n}", "nom": "Inconnu", "statut": "ferme_non_resorbe" if n % 2 else "actif",
             "date_fermeture": kit.CLOSED_ON if n % 2 else None, "cause_fermeture": "inconnue" if n % 2 else None}
            for n in range(2000)
        ])  # fmt: skip
    outcome = evaluate_base(base, kit.DAY)
    assert len(outcome.results) == 1002
    assert outcome.count("aucun_motif") == 0
    assert {result.level for result in outcome.results if result.site.startswith("u")} == {"non_evaluable"}


def test_a_companion_is_refused(base: Store, tmp_path: Path) -> None:
    from resorption.layers.geopackage import create_base

    path = tmp_path / "seul.restreint.gpkg"
    create_base(path, 2154, lambda session: None, restricted=True)
    with pytest.raises(RestrictedFile):
        evaluate_base(Store(path), kit.DAY)


def test_the_stored_reason_is_the_one_made_again_from_the_table(base: Store) -> None:
    evaluate_base(base, kit.DAY)
    heads = {row["site"]: row["motif"] for row in rows(base, "vigilance")}
    with base.reading() as reader:
        assert {site: motive(result).message or None for site, result in latest(reader).items()} == heads


def test_a_result_whose_factors_are_not_all_there_is_left_out_then_made_whole(base: Store) -> None:
    evaluate_base(base, kit.DAY)
    with kit.by_hand(base.path) as file:
        file.ExecuteSQL("DELETE FROM vigilance_facteur WHERE facteur = 'F4'")
    with base.reading() as reader:
        assert latest(reader) == {}
    evaluate_base(base, kit.DAY)
    assert count(base, "vigilance_facteur") == 2 * len(CODES)


def test_nothing_is_left_to_propose_after_an_evaluation(base: Store) -> None:
    evaluate_base(base, kit.DAY)
    from resorption.layers.vigilance_reading import read_territory

    assert candidates(read_territory(base.path), kit.DAY) == ()
