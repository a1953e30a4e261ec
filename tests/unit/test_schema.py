"""The schema agrees with itself: names, references, vocabularies, rules, French labels."""

import re

import pytest
from resorption.layers import schema
from resorption.layers.model import Kind
from resorption.protocol.articles import ARTICLES, ENGAGING
from resorption.protocol.vocabulary import VOCABULARIES

ASCII_NAME = re.compile(r"^[a-zA-Z][a-z0-9_]*$")
FIELDS = [(t, f) for t in schema.TABLES for f in t.fields]


def named(pair) -> str:
    return f"{pair[0].name}.{pair[1].name}"


def test_tables_come_after_the_tables_they_refer_to():
    seen: set[str] = set()
    for table in schema.TABLES:
        seen.add(table.name)
        assert {f.references for f in table.references if not f.external} <= seen, table.name


def test_names_are_ascii_and_unique():
    assert len({t.name for t in schema.TABLES}) == len(schema.TABLES)
    for table in schema.TABLES:
        names = [f.name for f in table.fields]
        assert len(set(names)) == len(names), table.name
        assert all(ASCII_NAME.match(n) for n in (table.name, *names)), table.name


def test_every_vocabulary_is_used_and_every_code_has_one_label():
    used = {f.vocabulary for _, f in FIELDS if f.vocabulary}
    assert used == set(VOCABULARIES)
    for vocabulary in VOCABULARIES.values():
        labels = [c.label for c in vocabulary.codes]
        assert len(set(labels)) == len(labels) == len(set(vocabulary.values)), vocabulary.name


@pytest.mark.parametrize("pair", FIELDS, ids=named)
def test_a_field_is_complete(pair):
    table, field = pair
    assert field.label.strip() == field.label != ""
    assert not re.search(r" [:;?!»%]|« ", field.label + field.help), "espace insécable"
    if field.kind is Kind.CODE:
        assert field.vocabulary
    if field.kind is Kind.REFERENCE:
        assert field.references
    if field.vocabulary and field.default is not None:
        assert str(field.default) in VOCABULARIES[field.vocabulary].values


def test_rules_speak_of_columns_of_their_table():
    for table in schema.TABLES:
        names = {f.name for f in table.fields}
        for rule in table.rules:
            parts = (rule.field, getattr(rule, "other", ""), getattr(rule, "whole", ""))
            columns = {*parts, *getattr(rule, "parts", ()), *getattr(rule, "fields", ())} - {""}
            assert columns <= names, (table.name, rule)
            assert rule.message.endswith("."), rule


def test_restricted_tables_are_not_in_the_base():
    assert not [t.name for t in schema.BASE_TABLES if t.restricted]
    assert {t.name for t in schema.RESTRICTED_TABLES if t.restricted} == {
        "proprietaire",
        "procedure",
        "piece_restreinte",
    }


def test_no_column_for_a_person_or_an_ethnic_group():
    """Counts only: a column that could hold either would be a defect of the product."""
    forbidden = re.compile(r"prenom|nom_personne|nom_famille|naissance|ethni|rom(s|a)?$|nationalite|telephone|courriel")
    assert not [named(p) for p in FIELDS if forbidden.search(p[1].name)]


def test_there_is_no_article_14():
    assert [a.number for a in ARTICLES] == [*range(1, 14), 15, 16]
    assert [a.number for a in ENGAGING] == list(range(4, 12))
