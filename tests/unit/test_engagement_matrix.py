"""The matrix of engagements, for any list of engagements and any filter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resorption.protocol.engagement_matrix import (
    ARTICLES,
    COLUMNS,
    EMPTY,
    UNKNOWN_PARTNER,
    Cell,
    Matrix,
    build_matrix,
)
from resorption.protocol.engagements import (
    NO_DEADLINE,
    OPEN_ENGAGEMENTS,
    EngagedPartner,
    EngagedSite,
    EngagementLine,
    Scope,
    Selection,
    overdue_first,
)
from resorption.protocol.vocabulary import vocabulary

TODAY = date(2026, 11, 26)
STATUSES = vocabulary("statut_engagement").values
SITES = tuple(EngagedSite(f"site-{n}", f"S-2026-00{n}", f"Lieu {n}") for n in range(4))
LINE = EngagementLine("e1", 5, EngagedPartner("p1", "Préfecture", "etat"), "Installer l’eau", "en_cours")

lines_of_a_base = st.lists(
    st.builds(
        EngagementLine,
        uuid=st.uuids().map(str),
        article=st.sampled_from(ARTICLES),
        partner=st.sampled_from([*COLUMNS, UNKNOWN_PARTNER]).map(lambda c: EngagedPartner(c, c, c)),
        title=st.text(max_size=5),
        status=st.sampled_from(STATUSES),
        deadline=st.none() | st.dates(TODAY - timedelta(800), TODAY + timedelta(800)),
        # Whole euros: sums of them are exact.
        budget_eur=st.none() | st.integers(0, 10**7).map(float),
        sites=st.lists(st.sampled_from(SITES), max_size=3, unique=True).map(tuple),
    ),
    max_size=30,
)
selections = st.builds(
    Selection,
    site=st.none() | st.sampled_from([site.uuid for site in SITES]),
    scope=st.sampled_from(Scope),
    year=st.none() | st.sampled_from([NO_DEADLINE, 2025, 2026, 2027]),
    statuses=st.lists(st.sampled_from(STATUSES), max_size=3, unique=True).map(tuple),
    overdue_only=st.booleans(),
)


def inner(matrix: Matrix) -> dict[tuple[int, str], Cell]:
    """The cells without the totals."""
    return {key: cell for key, cell in matrix.cells.items() if None not in key}


def figures(cells: list[Cell]) -> tuple[object, ...]:
    """What cells say together, added up here."""
    known = [c.budget.total_eur for c in cells if c.budget.total_eur is not None]
    return (
        sorted(line.uuid for c in cells for line in c.lines),
        {s: n for s in STATUSES if (n := sum(c.by_status.get(s, 0) for c in cells))},
        sum(c.overdue for c in cells),
        sum(known) if known else None,
        sum(c.budget.known for c in cells),
        sum(c.budget.unknown for c in cells),
    )


@given(lines_of_a_base)
def test_totals_are_the_sums_of_their_cells(lines):
    matrix = build_matrix(lines, TODAY)
    cells = inner(matrix)
    for article in ARTICLES:
        assert figures([matrix.cell(article, None)]) == figures([c for (a, _), c in cells.items() if a == article])
    for category in matrix.categories:
        assert figures([matrix.cell(None, category)]) == figures([c for (_, k), c in cells.items() if k == category])
    assert figures([matrix.cell(None, None)]) == figures(list(cells.values()))


@given(lines_of_a_base)
def test_every_engagement_is_in_exactly_one_cell(lines):
    matrix = build_matrix(lines, TODAY)
    placed = [(line.uuid, key) for key, cell in inner(matrix).items() for line in cell.lines]
    assert sorted(placed) == sorted((line.uuid, (line.article, line.partner.category)) for line in lines)
    assert {category for _article, category in inner(matrix)} <= set(matrix.categories)


@given(lines_of_a_base, selections)
def test_filtering_then_building_is_building_then_filtering(lines, selection):
    before = inner(build_matrix([line for line in lines if selection.keeps(line, TODAY)], TODAY))
    after = {
        key: tuple(line for line in cell.lines if selection.keeps(line, TODAY))
        for key, cell in inner(build_matrix(lines, TODAY)).items()
    }
    assert {key: cell.lines for key, cell in before.items()} == {key: kept for key, kept in after.items() if kept}


@given(lines_of_a_base)
def test_a_cell_is_empty_when_nobody_promised(lines):
    matrix = build_matrix(lines, TODAY)
    promised = {(line.article, line.partner.category) for line in lines if line.partner.category in COLUMNS}
    assert matrix.empty_cells == len(ARTICLES) * len(COLUMNS) - len(promised)
    assert all(matrix.cell(a, c).count for a, c in promised)


@given(lines_of_a_base, selections)
def test_own_and_territory_share_what_a_site_is_concerned_by(lines, selection):
    kept = {
        scope: [line.uuid for line in lines if replace(selection, scope=scope).keeps(line, TODAY)] for scope in Scope
    }
    assert sorted(kept[Scope.OWN] + kept[Scope.TERRITORY]) == sorted(kept[Scope.ALL])


@given(lines_of_a_base)
def test_every_year_has_its_engagements_once(lines):
    years = {line.year for line in lines}
    shared = [line for year in years for line in lines if Selection(year=year).keeps(line, TODAY)]
    assert sorted(line.uuid for line in shared) == sorted(line.uuid for line in lines)


@given(lines_of_a_base)
def test_overdue_ones_come_first_and_the_rest_keeps_its_order(lines):
    ordered = overdue_first(lines, TODAY)
    late = [line for line in lines if line.overdue(TODAY)]
    assert ordered == late + [line for line in lines if not line.overdue(TODAY)]


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize(("days", "late"), [(-1, True), (0, False), (1, False)])
def test_overdue_is_open_and_before_today(status, days, late):
    line = replace(LINE, status=status, deadline=TODAY + timedelta(days))
    assert line.overdue(TODAY) is (late and status in OPEN_ENGAGEMENTS)


def test_no_deadline_is_never_overdue_and_a_year_apart():
    assert not LINE.overdue(TODAY)
    assert LINE.year == NO_DEADLINE
    assert not Selection(year=2026).keeps(LINE, TODAY)


def test_an_unknown_budget_is_not_zero():
    budget = build_matrix([LINE, replace(LINE, uuid="e2")], TODAY).cell(5, "etat").budget
    assert (budget.total_eur, budget.known, budget.unknown) == (None, 0, 2)
    free = build_matrix([LINE, replace(LINE, uuid="e2", budget_eur=0.0)], TODAY).cell(5, "etat").budget
    assert (free.total_eur, free.known, free.unknown) == (0.0, 1, 1)


def test_a_partner_that_is_gone_has_a_column_and_no_other_time():
    gone = replace(LINE, partner=EngagedPartner("", "", UNKNOWN_PARTNER))
    assert build_matrix([LINE], TODAY).categories == COLUMNS
    matrix = build_matrix([LINE, gone], TODAY)
    assert matrix.categories == (*COLUMNS, UNKNOWN_PARTNER)
    assert matrix.cell(5, UNKNOWN_PARTNER).count == 1


def test_an_article_without_engagements_is_refused():
    with pytest.raises(KeyError):
        build_matrix([replace(LINE, article=12)], TODAY)


def test_nothing_at_all():
    matrix = build_matrix([], TODAY)
    assert matrix.cell(None, None) == matrix.cell(4, "etat") == EMPTY
    assert matrix.empty_cells == 48


def test_statuses_have_their_own_colours():
    colours = [code.colour for code in vocabulary("statut_engagement").codes]
    assert len(set(colours)) == len(STATUSES)
    assert all(colours)
