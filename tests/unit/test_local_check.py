"""What a base remembers of the rule held against its closings: read back, or nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from resorption.protocol.local_check import KEY, LocalCheck, figures_in_force, remembered, validity
from resorption.protocol.settings import NEAR, VIGILANCE_SETTINGS
from resorption.protocol.vigilance import VERSION
from resorption.protocol.vigilance_sentences import NOT_VALIDATED

CHECK = LocalCheck(date(2026, 11, 1), VERSION, figures_in_force({}, 66), 42, (14, 20), (2, 18))


def settings(check: LocalCheck, **others: str) -> dict[str, str]:
    return {KEY: check.text, **others}


def test_it_is_read_back_from_one_short_line() -> None:
    assert remembered(settings(CHECK)) == CHECK
    assert len(CHECK.text) <= 200
    # What an editor of text does to spaces.
    assert remembered({KEY: f" {CHECK.text} ".replace(" ", "\u00a0")}) == CHECK


@pytest.mark.parametrize(
    "typed", ["", "oui", "validé", CHECK.text[:-1] + "x", CHECK.text.replace("2026-11-01", "2026-13-45")]
)
def test_what_cannot_be_read_validates_nothing(typed: str) -> None:
    assert remembered({KEY: typed}) is None
    assert validity({KEY: typed}, 66).message == NOT_VALIDATED


def test_it_is_told_with_its_day_and_counts_and_without_a_percentage() -> None:
    told = validity(settings(CHECK), 66).message.replace("\u00a0", " ")
    assert told == (
        "Règle version 1 vérifiée sur cette base au 01/11/2026 : 42 fermetures suivies pendant 12 mois et d’issue connue. "
        "Lieux réoccupés : 14 sur 20 en vigilance, 2 sur 18 sans motif suffisant."
    )
    assert "%" not in told


def test_it_holds_for_the_rule_and_the_figures_that_were_checked_only() -> None:
    mention = NOT_VALIDATED
    assert validity({}, 66).message == mention
    assert validity(settings(CHECK), 67).message == mention
    for setting in VIGILANCE_SETTINGS:
        assert validity(settings(CHECK, **{setting.key: str(setting.default + 1)}), 66).message == mention
        assert validity(settings(CHECK, **{setting.key: str(setting.default)}), 66).message != mention
    assert validity(settings(replace(CHECK, version="0")), 66).message == mention
    assert validity(settings(CHECK), 66, {"0", VERSION}).message == mention
    assert validity(settings(CHECK), 66, ()).message != mention


def test_it_says_nothing_of_the_days_before_it() -> None:
    assert validity(settings(CHECK), 66, day=date(2026, 10, 31)).message == NOT_VALIDATED
    assert validity(settings(CHECK), 66, day=CHECK.day).message != NOT_VALIDATED


def test_a_figure_of_its_own_is_part_of_what_was_checked() -> None:
    own = {NEAR.key: "300"}
    check = replace(CHECK, figures=figures_in_force(own, 66))
    assert validity(settings(check, **own), 66).message != NOT_VALIDATED
    assert validity(settings(check), 66).message == NOT_VALIDATED
