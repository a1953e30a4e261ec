"""The list of the closed sites to watch: groups, what is overdue first, sites shown apart, old evaluations."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from resorption.protocol.months import months_before
from resorption.protocol.vigilance_facts import UseOfPlace
from resorption.protocol.watch_list import (
    FOLLOWED,
    FOLLOWED_MONTHS,
    GROUPS,
    NOT_EVALUATED,
    STALE_DAYS,
    WatchLine,
    freshness,
    group_of,
    grouped,
    matches,
    used_since,
)
from resorption.protocol.watch_visits import Visit, WatchState, watch_state

TODAY = date(2026, 11, 1)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def planned(days_late: int) -> WatchState:
    visit = Visit(ago(days_late + 30), "rien", 1, ago(days_late))
    return watch_state([visit], ago(400), TODAY, {})


def use(days: int, code: str, rank: int = 1) -> UseOfPlace:
    return UseOfPlace(ago(days), rank, code, "inconnu", "inconnu")


def codes(lines: list[WatchLine], group: str) -> list[str]:
    return [line.code for line in grouped(lines, TODAY)[group]]


def test_groups_are_the_levels_then_what_has_none_then_what_is_over() -> None:
    assert GROUPS == ("reoccupe", "vigilance", "non_evaluable", "aucun_motif", "non_evalue", "suivi_termine")
    assert list(grouped([], TODAY)) == list(GROUPS)


def test_a_site_that_nobody_evaluated_is_in_no_level() -> None:
    assert group_of(WatchLine("a"), TODAY) == NOT_EVALUATED


def test_visits_then_engagements_then_codes() -> None:
    lines = [
        WatchLine("a", code="S-10", level="vigilance"),
        WatchLine("b", code="S-9", level="vigilance"),
        WatchLine("c", code="S-8", level="vigilance", engagements_overdue=2),
        WatchLine("d", code="S-7", level="vigilance", visits=planned(3)),
        WatchLine("e", code="S-6", level="vigilance", visits=planned(40), engagements_overdue=1),
        WatchLine("f", code="S-5", level="vigilance", visits=watch_state([], None, TODAY, {})),
    ]
    assert codes(lines, "vigilance") == ["S-5", "S-6", "S-7", "S-8", "S-9", "S-10"]


def test_a_use_of_more_than_a_year_sets_the_site_apart() -> None:
    line = WatchLine("a", level="vigilance", used_since=months_before(TODAY, FOLLOWED_MONTHS))
    assert group_of(line, TODAY) == "vigilance"
    line = replace(line, used_since=months_before(TODAY, FOLLOWED_MONTHS) - timedelta(days=1))
    assert group_of(line, TODAY) == FOLLOWED
    assert group_of(replace(line, level=""), TODAY) == FOLLOWED


def test_people_said_to_be_back_are_never_set_apart() -> None:
    assert group_of(WatchLine("a", level="reoccupe", used_since=ago(3000)), TODAY) == "reoccupe"


def test_people_proposed_to_be_back_keep_a_site_in_its_level_until_somebody_answers() -> None:
    line = WatchLine("a", level="aucun_motif", used_since=ago(3000), to_confirm=True)
    assert group_of(line, TODAY) == "aucun_motif"
    assert group_of(replace(line, to_confirm=False), TODAY) == FOLLOWED
    assert group_of(replace(line, level=""), TODAY) == NOT_EVALUATED


def test_a_use_lasts_since_the_first_statement_of_its_last_run() -> None:
    assert used_since([], TODAY) is None
    assert used_since([use(900, "realise"), use(10, "realise")], TODAY) == ago(900)
    assert used_since([use(900, "realise"), use(500, "aucun"), use(10, "realise")], TODAY) == ago(10)
    assert used_since([use(900, "realise"), use(10, "en_projet")], TODAY) is None
    assert used_since([use(900, "realise"), use(-5, "aucun")], TODAY) == ago(900)


def test_of_two_statements_of_one_day_the_one_entered_last_counts() -> None:
    assert used_since([use(500, "realise", 2), use(500, "aucun", 1)], TODAY) == ago(500)
    assert used_since([use(500, "realise", 1), use(500, "aucun", 2)], TODAY) is None


def test_searched_by_words_and_commune() -> None:
    line = WatchLine("a", code="S-2026-001", name="Écluse", commune="Évreuil")
    assert matches(line, ("ecluse", "evreuil"), None) and matches(line, (), "Évreuil")
    assert not matches(line, ("forges",), None) and not matches(line, (), "Villefable")
    assert matches(WatchLine("b"), (), "") and not matches(line, (), "")


def test_old_changed_and_missing_evaluations_are_told_apart() -> None:
    lines = [WatchLine("a", level="vigilance", evaluated_on=ago(STALE_DAYS)), WatchLine("b")]
    told = freshness(lines, False, TODAY)
    assert (told.newest, told.oldest, told.never, told.old, told.changed) == (ago(30), ago(30), 1, False, False)
    older = [*lines, WatchLine("c", level="vigilance", evaluated_on=ago(STALE_DAYS + 1))]
    assert freshness(older, True, TODAY).old and freshness(older, True, TODAY).changed
    assert not freshness([WatchLine("b")], True, TODAY).changed


@given(st.lists(st.tuples(st.sampled_from(("", *GROUPS[:4])), st.integers(-5, 60), st.integers(0, 2))), st.randoms())
def test_every_site_is_listed_once_whatever_the_order(
    given_lines: list[tuple[str, int, int]], dice: random.Random
) -> None:
    lines = [
        WatchLine(str(n), code=f"S-{n}", level=level, visits=planned(late), engagements_overdue=kept)
        for n, (level, late, kept) in enumerate(given_lines)
    ]
    mixed = list(lines)
    dice.shuffle(mixed)
    assert grouped(lines, TODAY) == grouped(mixed, TODAY)
    assert sum(map(len, grouped(lines, TODAY).values())) == len(lines)
