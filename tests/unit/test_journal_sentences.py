"""The journal in French: who did what to which row, and what is never told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from resorption.layers import schema
from resorption.protocol import journal_sentences
from resorption.protocol.journal_sentences import (
    EXCERPT,
    Column,
    Described,
    Entry,
    Label,
    Listed,
    Nature,
    Words,
    dated,
    excerpt,
    row_name,
    sentence,
)

SITE = "11111111-1111-4111-8111-111111111111"
COUNT = Described(
    "denombrement",
    "Dénombrement",
    {
        "site": Column("Site", Nature.REFERENCE, refers_to="site"),
        "date": Column("Date du comptage", Nature.DAY),
        "source": Column("Source", Nature.TEXT),
        "nb_personnes": Column("Personnes", Nature.NUMBER),
    },
    ("date",),
)
PLACE = Described(
    "site",
    "Site",
    {
        "nom": Column("Appellation du site", Nature.TEXT),
        "statut": Column("Statut", Nature.CODE, "statut_site"),
        "commune": Column("Commune", Nature.REFERENCE, refers_to="commune"),
        "annee_cible": Column("Année cible", Nature.YEAR),
        "contexte": Column("Contexte", Nature.LONG),
        "geom": Column("Contour", Nature.OUTLINE),
    },
    ("nom",),
)
LINK = Described(
    "engagement_site",
    "Site de l’engagement",
    {
        "engagement": Column("Engagement", Nature.REFERENCE, refers_to="engagement"),
        "site": Column("Site", Nature.REFERENCE, refers_to="site"),
    },
)
OWNER = Described("proprietaire", "Propriétaire", {"personne_morale": Column("Personne morale", Nature.TEXT)}, (), True)
NAMES = {("commune", "c-1"): "Aclou", ("engagement", "e-1"): "Poser l’eau"}


def plain(part: object) -> str:
    """The words in French, as `layers.words.said` gives them, without Qt."""
    if isinstance(part, Words):
        return part.template.format(**{name: plain(value) for name, value in part.params})
    if isinstance(part, Label):
        return part.text[:1].lower() + part.text[1:] if part.lower else part.text
    if isinstance(part, Listed):
        return part.between.join(map(plain, part.parts))
    return part.strftime("%d/%m/%Y") if isinstance(part, date) else str(part)


def told(
    table: Described, before: Mapping | None, after: Mapping | None, row: Mapping | None = None, author: str | None = "A. Martin",
    reason: str | None = None,
) -> str:  # fmt: skip
    operation = "modification" if before and after is not None else "ajout" if after else "suppression"
    entry = Entry(table.name, "x", operation, author, reason, before or {}, after or {})
    words = sentence(entry, table, row or {}, SITE, lambda name, uuid: NAMES.get((name, uuid)))
    return plain(words).replace("\u00a0", " ")


def test_a_change_says_from_what_to_what() -> None:
    found = told(
        COUNT, {"nb_personnes": 60, "source": "appel"}, {"nb_personnes": 64, "source": "visite"}, {"date": "2026-03-01"}
    )
    assert (
        found == "A. Martin a modifié le dénombrement du 01/03/2026 : Source « appel » → « visite » ; Personnes 60 → 64"
    )


def test_the_day_and_the_hour_come_first() -> None:
    words = dated("A. Martin a modifié le site", datetime(2026, 3, 12, 14, 5))
    assert plain(words) == "Le 12/03/2026 à 14:05, A. Martin a modifié le site."


def test_empty_is_told_and_zero_is_a_number() -> None:
    assert told(COUNT, {"nb_personnes": None}, {"nb_personnes": 0}).endswith("Personnes (vide) → 0")
    assert told(COUNT, {"source": "x"}, {"source": None}).endswith("Source « x » → (vide)")


def test_codes_years_and_references_have_their_words() -> None:
    found = told(
        PLACE,
        {"statut": "actif", "annee_cible": None, "commune": "c-1"},
        {"statut": "resorbe", "annee_cible": 2027, "commune": "c-2"},
    )
    assert found == (
        "A. Martin a modifié le site : Statut Actif → Résorbé ; Commune « Aclou » → (ligne supprimée) ; "
        "Année cible (vide) → 2027"
    )


def test_an_unknown_code_is_shown_as_it_is() -> None:
    assert told(PLACE, {"statut": "ancien"}, {"statut": "actif"}).endswith("Statut ancien → Actif")


def test_a_long_text_is_quoted_by_its_beginning() -> None:
    long = "Terrain en friche. " * 30
    assert told(PLACE, {"contexte": "court"}, {"contexte": long}).endswith(
        "Contexte : modifié, « " + excerpt(long) + " »"
    )
    assert "rempli" in told(PLACE, {"contexte": None}, {"contexte": long})
    assert told(PLACE, {"contexte": "Ancien"}, {"contexte": None}).endswith("Contexte : effacé, c’était « Ancien »")


def test_an_outline_is_never_shown() -> None:
    found = told(PLACE, {"geom": "0106000000"}, {"geom": "0107000000"})
    assert found == "A. Martin a modifié le site : contour modifié"
    assert "0106" not in told(PLACE, {"nom": "Ici", "geom": "0106000000"}, None)


def test_an_unknown_author_and_a_reason() -> None:
    found = told(
        COUNT,
        {"nb_personnes": 3, "date": "2026-03-01", "site": SITE},
        None,
        {"date": "2026-03-01"},
        None,
        "double saisie",
    )
    assert found == "un auteur inconnu a supprimé le dénombrement du 01/03/2026 (motif : double saisie) : Personnes 3"


def test_technical_and_unknown_columns_are_left_out() -> None:
    assert (
        told(COUNT, {"version": 1, "inconnue": "x"}, {"version": 2, "inconnue": "y"})
        == "A. Martin a modifié le dénombrement"
    )


def test_a_link_is_told_by_its_other_end() -> None:
    found = told(LINK, None, {"engagement": "e-1", "site": SITE}, {"engagement": "e-1", "site": SITE})
    assert found == "A. Martin a ajouté le lien « Site de l’engagement » avec « Poser l’eau »"


def test_a_new_row_with_many_values_is_cut_and_a_deleted_one_is_whole() -> None:
    table = Described("visite", "Visite", {f"c{i}": Column(f"C{i}", Nature.NUMBER) for i in range(12)})
    values = {f"c{i}": i for i in range(12)}
    assert told(table, None, values).endswith("C7 7 ; et 4 autres valeurs")
    assert told(table, values, None).endswith("C11 11")
    assert told(table, None, {f"c{i}": i for i in range(9)}).endswith("et une autre valeur")


def test_restricted_values_and_reasons_are_never_told() -> None:
    for before, after in (
        ({"personne_morale": "SCI X"}, {"personne_morale": "SCI Y"}),
        ({"personne_morale": "SCI X"}, None),
    ):
        found = told(OWNER, before, after, {"personne_morale": "SCI X"}, reason="vente par SCI X")
        assert found == "A. Martin a modifié ce qui est gardé à part (contenu non montré)"


@given(st.text(max_size=400))
def test_an_excerpt_is_short_and_on_one_line(text: str) -> None:
    found = excerpt(text)
    assert len(found) <= EXCERPT
    assert "\n" not in found


def test_braces_in_a_value_are_only_text() -> None:
    assert "{jour}" in plain(dated(Words("{x}", (("x", "{jour}"),)), datetime(2026, 1, 1)))


def test_every_table_of_a_site_has_its_article() -> None:
    """A new child of the site reads « la ligne … » until somebody gives it its article."""
    links = {"site_origine", "site_precedent", "amenagement_site", "action_site", "engagement_site"}
    named = {r.child.name for r in schema.children("site")} - {"vigilance"} - links
    assert named <= journal_sentences._THE.keys()


def test_a_name_without_values_is_none() -> None:
    assert row_name(COUNT, {}) is None
    assert row_name(LINK, {"engagement": "e-1"}) is None


@pytest.mark.parametrize("value", ["pas une date", "2026", ""])
def test_a_bad_day_is_shown_as_it_is(value: str) -> None:
    assert told(COUNT, {"date": value}, {"date": "2026-03-01"}).endswith("→ 01/03/2026")
