"""The data dictionary, written from the schema: `docs/dictionnaire.md`. Pure Python.

.venv/bin/python tests/unit/test_dictionary.py      writes it again
"""

from __future__ import annotations

from collections.abc import Iterator

from ..protocol.vocabulary import VOCABULARIES
from .model import COMMON, UUID, Field, Geometry, Kind, OnDelete, Table
from .schema import SCHEMA_VERSION, SYNTHESIS
from .synthesis import COLUMNS
from .tables import follow_up, land, living_conditions, restricted, sites, technical, territory

SUBJECTS = (
    ("Protocole, territoire et partenaires", territory.TABLES),
    ("Sites", (*sites.TABLES, *living_conditions.TABLES)),
    ("Foncier et aménagements transitoires", land.TABLES),
    ("Engagements, actions et documents", follow_up.TABLES),
    ("Fichier restreint", restricted.TABLES),
    ("Fonctionnement de la base", technical.TABLES),
)

_DELETED = {
    OnDelete.CASCADE: "la ligne disparaît avec elle",
    OnDelete.SET_NULL: "la référence est vidée",
    OnDelete.RESTRICT: "sa suppression est refusée",
}

_INTRODUCTION = f"""# Dictionnaire des données

Ce document est écrit à partir de `layers/schema.py` (schéma version {SCHEMA_VERSION}) : il ne se modifie pas à la main.

- Le fichier est un GeoPackage : il s’ouvre dans tout QGIS, avec ou sans l’extension.
- Les surfaces sont en mètres carrés, dans le système de coordonnées local du territoire (EPSG:2154 en métropole).
- Une case vide veut dire « non renseigné » : pour un effectif, vide n’est pas zéro ; pour une question, « inconnu » est une
  réponse.
- Les effectifs sont des nombres. Aucune table ne décrit une personne ni une famille, aucune colonne une origine ethnique.
- « Obligatoire » : la base refuse la ligne sans cette valeur.
"""


def dictionary() -> str:
    """The whole document, in Markdown."""
    return "\n".join((_INTRODUCTION, *_common(), *_subjects(), *_synthesis(), *_vocabularies())).rstrip() + "\n"


def _common() -> Iterator[str]:
    yield "## Colonnes de toutes les tables\n"
    yield "Sauf celles de « Fonctionnement de la base », les tables ont aussi ces colonnes, et `fid`, la clé entière du fichier.\n"
    yield from _columns((UUID, *COMMON))


def _subjects() -> Iterator[str]:
    for title, tables in SUBJECTS:
        yield f"## {title}\n"
        for table in tables:
            yield from _table(table)


def _table(table: Table) -> Iterator[str]:
    yield f"### `{table.name}` – {table.label}\n"
    yield _sentence(table) + "\n"
    yield from _columns(table.own_fields)
    if table.uniques:
        for columns in table.uniques:
            yield "- Une seule ligne par " + " et ".join(f"`{c}`" for c in columns) + "."
    yield from (f"- {message}" for message in dict.fromkeys(rule.message for rule in table.rules))
    if table.uniques or table.rules:
        yield ""


def _sentence(table: Table) -> str:
    more = []
    if table.geometry is Geometry.MULTIPOLYGON:
        more.append("Polygones (colonne `geom`).")
    if table.engine_only:
        more.append("Écrite par une règle, jamais saisie.")
    if table.told_by_parent:
        more.append("L’ajout d’une ligne est dit au journal par celui de la ligne qu’elle détaille.")
    if table.singleton:
        more.append("Une seule ligne.")
    return " ".join((table.help, *more))


def _columns(fields: tuple[Field, ...]) -> Iterator[str]:
    yield "| Colonne | Libellé | Nature | Obligatoire | Précisions |"
    yield "|---|---|---|---|---|"
    for field in fields:
        required = "oui" if field.required else ""
        yield f"| `{field.name}` | {field.label} | {_kind(field)} | {required} | {_details(field)} |"
    yield ""


def _kind(field: Field) -> str:
    if field.vocabulary:
        return f"liste [{field.vocabulary}](#{field.vocabulary})"
    if field.kind is Kind.REFERENCE:
        return f"référence à `{field.references}`"
    length = f" ({field.length})" if field.kind is Kind.TEXT and field.length else ""
    unit = f", {field.unit}" if field.unit else ""
    return f"{field.kind.value}{length}{unit}"


def _details(field: Field) -> str:
    parts = [field.help] if field.help else []
    if field.unique:
        parts.append("Unique.")
    if field.minimum is not None or field.maximum is not None:
        parts.append(_bounds(field))
    if field.default is not None:
        parts.append(f"Par défaut : {field.default}.")
    if field.kind is Kind.REFERENCE and not field.external:
        parts.append(f"Si la ligne désignée est supprimée, {_DELETED[field.on_delete]}.")
    return " ".join(parts)


def _bounds(field: Field) -> str:
    if field.maximum is None:
        return f"Au moins {field.minimum:g}."
    if field.minimum is None:
        return f"Au plus {field.maximum:g}."
    return f"De {field.minimum:g} à {field.maximum:g}."


def _synthesis() -> Iterator[str]:
    yield f"## Vue `{SYNTHESIS}`\n"
    yield "Ce qui se calcule à la lecture, pour chaque site ; rien de cela n’est enregistré.\n"
    yield "| Colonne | Libellé | Nature |"
    yield "|---|---|---|"
    for column in COLUMNS:
        kind = f"liste [{column.vocabulary}](#{column.vocabulary})" if column.vocabulary else column.kind.value
        yield f"| `{column.name}` | {column.label} | {kind} |"
    yield ""


def _vocabularies() -> Iterator[str]:
    yield "## Listes de valeurs\n"
    for vocabulary in VOCABULARIES.values():
        yield f"### {vocabulary.name}\n"
        yield f"{vocabulary.label}.\n"
        yield "| Valeur | Libellé |"
        yield "|---|---|"
        yield from (f"| `{code.value}` | {code.label} |" for code in vocabulary.codes)
        yield ""
