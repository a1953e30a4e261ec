"""The rules of a record, and the checks that dialogs, imports and algorithms share."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resorption.layers import schema
from resorption.protocol.checks import check_field, check_record
from resorption.protocol.rules import (
    AtMost,
    Different,
    ExactlyOne,
    NotBefore,
    NotFuture,
    NotPast,
    RequiredIf,
    SumEquals,
)

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("rule", "record", "broken"),
    [
        (AtMost("m", "", ("m",), "p"), {"m": 3, "p": 3}, False),
        (AtMost("m", "", ("m",), "p"), {"m": 4, "p": 3}, True),
        (AtMost("m", "", ("m",), "p"), {"m": 4, "p": None}, False),
        (AtMost("a", "", ("a", "b"), "p"), {"a": 2, "b": None, "p": 1}, True),
        (SumEquals("p", "", ("a", "m"), "p"), {"a": 2, "m": 3, "p": 5}, False),
        (SumEquals("p", "", ("a", "m"), "p"), {"a": 2, "m": 3, "p": 6}, True),
        (SumEquals("p", "", ("a", "m"), "p"), {"a": 2, "m": None, "p": 1}, False),
        (NotBefore("fin", "", "debut"), {"debut": date(2026, 1, 2), "fin": date(2026, 1, 2)}, False),
        (NotBefore("fin", "", "debut"), {"debut": date(2026, 1, 2), "fin": date(2026, 1, 1)}, True),
        (NotBefore("fin", "", "debut"), {"debut": "2026-01-02", "fin": date(2026, 1, 1)}, True),
        (NotBefore("fin", "", "debut"), {"debut": None, "fin": date(2026, 1, 1)}, False),
        (RequiredIf("motif", "", "etape", ("ecarte",)), {"etape": "ecarte", "motif": ""}, True),
        (RequiredIf("motif", "", "etape", ("ecarte",)), {"etape": "ecarte", "motif": "x"}, False),
        (RequiredIf("motif", "", "etape", ("ecarte",)), {"etape": "repere"}, False),
        (ExactlyOne("a", "", ("a", "b")), {"a": "1", "b": None}, False),
        (ExactlyOne("a", "", ("a", "b")), {"a": "1", "b": "2"}, True),
        (ExactlyOne("a", "", ("a", "b")), {}, True),
        (Different("a", "", "b"), {"a": "1", "b": "1"}, True),
        (Different("a", "", "b"), {"a": None, "b": None}, False),
        (NotFuture("d", ""), {"d": TODAY}, False),
        (NotFuture("d", ""), {"d": date(2026, 11, 24)}, True),
        (NotFuture("d", "", "etat", ("realise",)), {"d": date(2027, 1, 1), "etat": "prevu"}, False),
        (NotPast("d", "", "etat", ("prevu",)), {"d": date(2026, 11, 22), "etat": "prevu"}, True),
        (NotPast("d", "", "etat", ("prevu",)), {"d": TODAY, "etat": "prevu"}, False),
    ],
)
def test_rule(rule, record, broken):
    assert rule.broken(record, TODAY) is broken


COUNTS = schema.table("denombrement")
whole = st.one_of(st.none(), st.integers(0, 400))


@given(persons=whole, adults=whole, minors=whole)
def test_an_unknown_count_is_never_a_problem_by_itself(persons, adults, minors):
    record = {"date": TODAY, "nb_personnes": persons, "nb_adultes": adults, "nb_mineurs": minors, "site": "s"}
    told = {p.field for p in check_record(COUNTS.own_fields, COUNTS.rules, record, TODAY)}
    known = None not in (persons, adults, minors)
    assert ("nb_mineurs" in told) == (persons is not None and minors is not None and minors > persons)
    assert not (known and adults + minors == persons and told)


def test_a_rule_reads_the_default_of_a_field_left_out():
    """The base fills in « prévu », and refuses a planned diagnostic without a date."""
    table = schema.table("diagnostic")
    record = {"site": "s", "nature": "social", "operateur": "CCAS"}
    assert [p.field for p in check_record(table.own_fields, table.rules, record, TODAY)] == ["date"]
    assert not check_record(table.own_fields, table.rules, {**record, "etat": "en_cours"}, TODAY)


def test_a_message_names_the_field_and_the_bound():
    field = schema.table("protocole").field("seuil_resorption_pct")
    (problem,) = check_field(field, 101)
    assert problem.message == "«\u00a0Seuil de résorption\u00a0» ne peut pas être supérieur à 100."


@pytest.mark.parametrize("value", [None, "", "   "])
def test_a_required_text_of_blanks_is_missing(value):
    (problem,) = check_field(schema.table("site").field("nom"), value)
    assert "doit être rempli" in problem.message


def test_a_code_outside_its_vocabulary_is_refused_with_its_value():
    (problem,) = check_field(schema.table("site").field("statut"), "ouvert")
    assert "ouvert" in problem.message


def test_a_text_may_be_as_long_as_its_column_and_no_longer():
    field = schema.table("site").field("nom")
    assert not check_field(field, "W" * 35)
    assert check_field(field, "W" * 36)
