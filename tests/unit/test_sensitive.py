"""A text that names an ethnic group is warned about, and only such a text."""

from __future__ import annotations

import pytest
from resorption.layers import schema
from resorption.protocol.sensitive import doubts, names_a_person, names_an_ethnic_group


@pytest.mark.parametrize(
    "text",
    ["Camp rom", "familles ROMS", "les Rroms", "public tsigane", "Tziganes", "des Gitans", "une gitane", "manouche",
     "sinté".replace("é", "i"), "Yéniches", "yeniche", "bohémiennes", "Maghrébins", "(roms)", "anti-roms", "l’Rom"],
)  # fmt: skip
def test_named(text: str) -> None:
    assert names_an_ethnic_group(text)


@pytest.mark.parametrize(
    "text",
    ["rue de Rome", "pont romain", "église romane", "un roman", "romarin", "Romeurope", "CD-ROM", "DOM-ROM", "Romorantin",
     "gens du voyage", "familles roumaines", "bulgares", "la Gitanerie", "interprète en arabe", "promesse", "aérodrome", ""],
)  # fmt: skip
def test_not_named(text: str) -> None:
    assert not names_an_ethnic_group(text)


def test_the_warning_names_the_field_and_never_the_text() -> None:
    site = schema.table("site")
    [found] = doubts(
        "site", site.own_fields, {"nom": "Camp rom de la gare", "adresse": "rue de Rome", "statut": "actif"}
    )
    assert found.field == "nom"
    assert site.field("nom").label in found.message
    assert "gare" not in found.message
    assert "rom " not in found.message


def test_titles_of_official_texts_are_quoted_as_they_are() -> None:
    visa = schema.table("visa")
    assert doubts("visa", visa.own_fields, {"texte": "Vu la stratégie pour l’inclusion des Roms"}) == []


@pytest.mark.parametrize(
    "text",
    ["Jean, 06 12 34 56 78", "06.12.34.56.78", "+33 6 12 34 56 78", "0612345678", "a.b@ville.fr", "Mme Dupont",
     "vu avec M. Le Goff", "Madame Léa"],
)  # fmt: skip
def test_a_person_is_guessed(text: str) -> None:
    assert names_a_person(text)


@pytest.mark.parametrize(
    "text",
    ["Mme la maire", "Monsieur le préfet", "parcelle 000AY0012", "SIRET 20000000000017", "du 01/02/2026 au 03/04/2026",
     "chargée de mission", "D 9004", "1 234 567 890", ""],
)  # fmt: skip
def test_nobody_is_guessed(text: str) -> None:
    assert not names_a_person(text)


def test_the_warning_on_a_person_never_repeats_the_text_and_services_may_be_reached() -> None:
    partner = schema.table("partenaire")
    texts = {"representant": "Mme Dupont", "contact_service": "habitat@ville.fr, 02 32 00 00 00"}
    [found] = doubts("partenaire", partner.own_fields, texts)
    assert found.field == "representant" and "personne" in found.message and "Dupont" not in found.message
