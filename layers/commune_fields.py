"""Which columns of a layer hold the code, the name and the EPCI of a commune, and what they say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..protocol.errors import ResorptionError

CODE_NAMES = (
    "code_insee", "insee_com", "codeinsee", "insee", "code_insee_commune", "code_commune", "code_com", "codgeo",
    "depcom", "com", "code",
)  # fmt: skip
NAME_NAMES = (
    "nom_officiel", "nom_commune", "nom_com", "nom", "libelle", "libgeo", "lib_com", "libcom", "nom_com_m",
    "commune", "name",
)  # fmt: skip
SIREN_NAMES = ("epci_siren", "siren_epci", "code_epci", "codes_siren_des_epci", "code_siren_epci", "epci", "siren")
EPCI_NAMES = ("epci_nom", "nom_epci", "libepci", "lib_epci", "libelle_epci", "intercommunalite", "epci")

_CODE = re.compile(r"(?:\d{2}|2[AB])\d{3}")
_SHORT = re.compile(r"\d{4}")
_SIREN = re.compile(r"\d{9}")

FEW = 5
"""Wrong codes told one by one; beyond, they are counted."""
EXAMPLES = 5


@dataclass(frozen=True)
class CommuneFields:
    """Column names; empty when there is none."""

    code: str = ""
    name: str = ""
    epci_siren: str = ""
    epci_name: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The columns that are read."""
        return tuple(dict.fromkeys(n for n in (self.code, self.name, self.epci_siren, self.epci_name) if n))


@dataclass(frozen=True)
class CommuneRow:
    """The attributes of one commune, as they will be stored."""

    code: str
    name: str
    epci_siren: str | None
    epci_name: str | None


def normalised(name: str) -> str:
    """A column name without case, accent or punctuation: `Nom Commune` -> `nom_commune`."""
    letters = unicodedata.normalize("NFKD", name.casefold()).replace("œ", "oe").replace("æ", "ae")
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "_", bare).strip("_")


def guess_fields(columns: Sequence[str]) -> CommuneFields:
    """The columns with usual names, the most precise name first."""
    by_name = {normalised(column): column for column in reversed(columns)}

    def first(names: Sequence[str]) -> str:
        return next((by_name[name] for name in names if name in by_name), "")

    return CommuneFields(first(CODE_NAMES), first(NAME_NAMES), first(SIREN_NAMES), first(EPCI_NAMES))


def with_chosen(columns: Sequence[str], code: str, name: str, epci: str) -> CommuneFields:
    """The columns chosen, those guessed where nothing was chosen; `epci` holds a SIREN or a name."""
    guess = guess_fields(columns)
    # A column of names leaves the guessed column of numbers beside it.
    siren = epci if epci and epci != guess.epci_name else guess.epci_siren
    return CommuneFields(code or guess.code, name or guess.name, siren, guess.epci_name)


def check_fields(fields: CommuneFields, columns: Sequence[str]) -> list[ResorptionError]:
    """What is missing among the columns, as sentences."""
    available = ", ".join(columns) or "—"
    problems = []
    if not fields.code:
        problems.append(ResorptionError(
            "La colonne du code INSEE n’a pas été reconnue. Indiquez-la ; colonnes de la couche : {available}.",
            available=available))  # fmt: skip
    if not fields.name:
        problems.append(ResorptionError(
            "La colonne du nom des communes n’a pas été reconnue. Indiquez-la ; colonnes de la couche : {available}.",
            available=available))  # fmt: skip
    problems += [
        ResorptionError("La couche n’a pas de colonne « {name} ». Ses colonnes : {available}.",
                        name=name, available=available)  # fmt: skip
        for name in fields.names if name not in columns
    ]  # fmt: skip
    return problems


def as_text(value: object) -> str:
    """An attribute as text without outer spaces: 27412, 27412.0 and "27412 " are the same code."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def read_row(
    values: Mapping[str, object], fields: CommuneFields, place: ResorptionError
) -> tuple[CommuneRow, list[ResorptionError]]:
    """The attributes of a commune and their problems; `place` says which row (« ligne 3 »), as a sentence of its own to be translated."""
    code, name = as_text(values.get(fields.code)).upper(), as_text(values.get(fields.name))
    siren, epci = _epci(as_text(values.get(fields.epci_siren)), as_text(values.get(fields.epci_name)))
    return CommuneRow(code, name, siren, epci), _check_name(code, name, place)


def _epci(siren: str, name: str) -> tuple[str | None, str | None]:
    """The nine digits and the name, wherever each was written; a member of several EPCI keeps the first."""
    first = siren.split("/")[0].strip()
    known = first if _SIREN.fullmatch(first) else None
    label = name if name and not _SIREN.fullmatch(name) else ""
    if not label and known is None:
        label = siren
    return known or (name if _SIREN.fullmatch(name) else None), label[:200] or None


def is_code(code: str) -> bool:
    """Whether a text has the form of an INSEE code."""
    return bool(_CODE.fullmatch(code))


def check_codes(rows: Sequence[CommuneRow], places: Sequence[ResorptionError], column: str) -> list[ResorptionError]:
    """What is wrong with the INSEE codes: row by row while they are few, else counted with the first ones."""
    found = [problem for row, place in zip(rows, places) for problem in _check_code(row.code, row.name, place)]
    wrong = [row.code for row in rows if not is_code(row.code)]
    if len(found) <= FEW:
        return found
    shown = ", ".join(f"«\u00a0{code}\u00a0»" for code in list(dict.fromkeys(wrong))[:EXAMPLES])
    if len(wrong) < len(rows):
        return [ResorptionError(
            "La colonne « {column} » a {wrong} lignes sur {count} sans code INSEE valable : {shown}… "
            "Corrigez-les : 5 caractères, comme 27412 ou 2A004. Les premières :",
            wrong=len(wrong), count=len(rows), column=column, shown=shown), *found[:FEW]]  # fmt: skip
    if all(_SHORT.fullmatch(code) for code in wrong):
        return [ResorptionError(
            "Les {count} codes de la colonne « {column} » n’ont que 4 caractères : ils ont perdu leur zéro initial, par "
            "exemple {shown}. Remettez-le, dans une colonne de texte.",
            count=len(rows), column=column, shown=shown)]  # fmt: skip
    return [ResorptionError(
        "Aucune des {count} valeurs de la colonne « {column} » n’est un code INSEE : mauvaise colonne ? "
        "Par exemple {shown}.", count=len(rows), column=column, shown=shown)]  # fmt: skip


def _check_code(code: str, name: str, place: ResorptionError) -> list[ResorptionError]:
    if not code:
        return [ResorptionError("La commune « {name} » ({place}) n’a pas de code INSEE. Complétez la couche.",
                                name=name or "?", place=place)]  # fmt: skip
    if _SHORT.fullmatch(code):
        return [ResorptionError(
            "Le code « {code} » de la commune « {name} » ({place}) n’a que 4 caractères : il a perdu son zéro initial. "
            "Remplacez-le par « 0{code} », dans une colonne de texte.", code=code, name=name, place=place)]  # fmt: skip
    if not _CODE.fullmatch(code):
        return [ResorptionError(
            "Le code « {code} » de la commune « {name} » ({place}) n’est pas un code INSEE : il faut 5 caractères, "
            "par exemple 27412 ou 2A004.", code=code, name=name, place=place)]  # fmt: skip
    return []


def _check_name(code: str, name: str, place: ResorptionError) -> list[ResorptionError]:
    if not name:
        return [ResorptionError("La commune de code « {code} » ({place}) n’a pas de nom. Complétez la couche.",
                                code=code or "?", place=place)]  # fmt: skip
    if len(name) > 120:
        return [ResorptionError("Le nom de la commune de code « {code} » ({place}) dépasse 120 caractères.",
                                code=code, place=place)]  # fmt: skip
    return []
