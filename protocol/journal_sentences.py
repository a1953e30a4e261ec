"""The journal of the base told in French: who did what to which row, from which value to which one.

A sentence is made of `Words`, templates with named values which may be `Words` too: the interface looks up the
translation of each before it fills them in. Restricted values are never told: that something changed, and who did it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from .plain_text import one_line
from .vocabulary import vocabulary

EXCERPT = 80
"""Characters of a long text that are quoted."""

LISTED_AT_ENTRY = 8
"""Values of a new row that are listed; it has them all, the others are counted."""


class Nature(Enum):
    """What a column holds, as far as a reader is concerned."""

    TEXT = "texte"
    LONG = "texte long"
    NUMBER = "nombre"
    DAY = "jour"
    YEAR = "année"
    CODE = "code"
    REFERENCE = "référence"
    OUTLINE = "contour"


@dataclass(frozen=True)
class Column:
    """A column that is told; `label` in French, `refers_to` the table of a reference."""

    label: str
    nature: Nature
    vocabulary: str = ""
    refers_to: str = ""


@dataclass(frozen=True)
class Described:
    """A table; `columns` without the technical ones, `naming` those that tell its rows apart."""

    name: str
    label: str
    columns: Mapping[str, Column]
    naming: tuple[str, ...] = ()
    restricted: bool = False


@dataclass(frozen=True)
class Entry:
    """One line of the journal; `author` None: unknown. `before` and `after` hold the columns that changed."""

    table: str
    uuid: str
    operation: str
    author: str | None
    reason: str | None
    before: Mapping[str, object]
    after: Mapping[str, object]


@dataclass(frozen=True)
class Label:
    """A label of the schema, inside a sentence when `lower`."""

    text: str
    lower: bool = False


@dataclass(frozen=True)
class Words:
    """A template and its values: texts, numbers, days, labels, other words."""

    template: str
    params: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True)
class Listed:
    """Words one after the other; what is `between` them is translated too."""

    parts: tuple[object, ...]
    between: str


NameOf = Callable[[str, str], object]
"""The name of a row, from its table and its uuid; None when nobody knows it any more."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Marks a template for the translation, as Qt's function of that name does; there is no Qt here."""
    return text


_ADDED = QT_TRANSLATE_NOOP("messages", "{par} a ajouté {quoi}")
_CHANGED = QT_TRANSLATE_NOOP("messages", "{par} a modifié {quoi}")
_DELETED = QT_TRANSLATE_NOOP("messages", "{par} a supprimé {quoi}")
_RESTRICTED = QT_TRANSLATE_NOOP("messages", "{par} a modifié ce qui est gardé à part (contenu non montré)")
_DONE = {"ajout": _ADDED, "modification": _CHANGED, "suppression": _DELETED}

_WITH_VALUES = QT_TRANSLATE_NOOP("messages", "{fait} : {valeurs}")
_WITH_REASON = QT_TRANSLATE_NOOP("messages", "{fait} (motif : {motif})")
_DATED = QT_TRANSLATE_NOOP("messages", "Le {jour} à {heure}, {fait}.")
_NOBODY = QT_TRANSLATE_NOOP("messages", "un auteur inconnu")
_MORE = QT_TRANSLATE_NOOP("messages", "et {nombre} autres valeurs")
_ONE_MORE = QT_TRANSLATE_NOOP("messages", "et une autre valeur")

_LE = QT_TRANSLATE_NOOP("messages", "le {label}")
_LA = QT_TRANSLATE_NOOP("messages", "la {label}")
_L = QT_TRANSLATE_NOOP("messages", "l’{label}")
_LES = QT_TRANSLATE_NOOP("messages", "les {label}")
_ROW = QT_TRANSLATE_NOOP("messages", "la ligne « {label} »")
_LINK = QT_TRANSLATE_NOOP("messages", "le lien « {label} »")
_LINK_WITH = QT_TRANSLATE_NOOP("messages", "le lien « {label} » avec {nom}")
_OF_DAY = QT_TRANSLATE_NOOP("messages", "{objet} du {jour}")
_NAMED = QT_TRANSLATE_NOOP("messages", "{objet} « {nom} »")

_THE = {
    "site": _LE, "denombrement": _LE, "conditions_vie": _LES, "diagnostic": _LE, "visite": _LA, "phase": _LA,
    "orientation": _L, "usage_site": _L, "intervenant": _L, "intervenant_theme": _LE, "piece_jointe": _LA,
    "reoccupation": _LA,
}  # fmt: skip
"""The French article of each table of a site."""

_BETWEEN = QT_TRANSLATE_NOOP("messages", "\u00a0; ")
_EMPTY = QT_TRANSLATE_NOOP("messages", "(vide)")
_GONE = QT_TRANSLATE_NOOP("messages", "(ligne supprimée)")
_QUOTED = QT_TRANSLATE_NOOP("messages", "« {texte} »")
_VALUE = QT_TRANSLATE_NOOP("messages", "{label} {valeur}")
_FROM_TO = QT_TRANSLATE_NOOP("messages", "{label} {avant} → {apres}")
_LONG_CHANGED = QT_TRANSLATE_NOOP("messages", "{label} : modifié, {apres}")
_LONG_FILLED = QT_TRANSLATE_NOOP("messages", "{label} : rempli, {apres}")
_LONG_EMPTIED = QT_TRANSLATE_NOOP("messages", "{label} : effacé, c’était {avant}")
_OUTLINE_CHANGED = QT_TRANSLATE_NOOP("messages", "contour modifié")


def sentence(entry: Entry, table: Described, row: Mapping[str, object], site: str, name_of: NameOf) -> Words:
    """What was done, without the date. `row` has the values that name the row, `site` the one whose journal it is."""
    by = (("par", entry.author or Words(_NOBODY)),)
    if table.restricted:
        return Words(_RESTRICTED, by)
    teller = _Teller(table, site, name_of)
    done = Words(_DONE[entry.operation], (*by, ("quoi", teller.thing(row))))
    if entry.reason:
        done = Words(_WITH_REASON, (("fait", done), ("motif", excerpt(entry.reason, None))))
    told = tuple(teller.changes(entry))
    return Words(_WITH_VALUES, (("fait", done), ("valeurs", Listed(told, _BETWEEN)))) if told else done


def dated(done: object, at: datetime) -> Words:
    """The sentence with its day and hour, both in the time zone of `at`."""
    return Words(_DATED, (("jour", at.date()), ("heure", at.strftime("%H:%M")), ("fait", done)))


def row_name(table: Described, row: Mapping[str, object]) -> Listed | None:
    """The name of a row in one piece: « Diagnostic social – 01/02/2026 »; None when it has none."""
    parts = [_plain(table.columns[name], row.get(name)) for name in table.naming]
    known = tuple(part for part in parts if part is not None)
    return Listed(known, " – ") if known else None


def excerpt(text: str, length: int | None = EXCERPT) -> str:
    """The beginning of a text on one line, cut between two words; all of it when `length` is None."""
    line = " ".join(one_line(text).split())
    if length is None or len(line) <= length:
        return line
    cut = line[:length]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut[:-1]).rstrip(" ,;:.") + "…"


def _day(value: object) -> object:
    """The day of an ISO text; the text itself when it is none."""
    try:
        return value if isinstance(value, date) else date.fromisoformat(str(value)[:10])
    except ValueError:
        return str(value)


def _plain(column: Column, value: object) -> object:
    """A value as it stands in a name; None when unknown."""
    if value is None or value == "":
        return None
    if column.nature is Nature.DAY:
        return _day(value)
    if column.nature is Nature.CODE:
        return _code(column, value)
    return excerpt(str(value))


def _code(column: Column, value: object) -> object:
    known = vocabulary(column.vocabulary)
    return Label(known.label_of(str(value))) if str(value) in known.values else str(value)


class _Teller:
    """Tells of the rows of one table, in the journal of one site."""

    def __init__(self, table: Described, site: str, name_of: NameOf) -> None:
        self._table = table
        self._site = site
        self._name_of = name_of

    def thing(self, row: Mapping[str, object]) -> Words:
        """« le dénombrement du 01/03/2026 », « l’intervenant “Médecins du Monde” »."""
        name = row_name(self._table, row)
        label = ("label", Label(self._table.label, lower=True))
        if self._is_link():
            return self._link(row)
        subject = Words(_THE.get(self._table.name, _ROW), (label,))
        if name is None or self._table.name == "site":
            return subject
        if len(name.parts) == 1 and isinstance(name.parts[0], date):
            return Words(_OF_DAY, (("objet", subject), ("jour", name.parts[0])))
        return Words(_NAMED, (("objet", subject), ("nom", name)))

    def _is_link(self) -> bool:
        return not self._table.naming and any(c.nature is Nature.REFERENCE for c in self._table.columns.values())

    def _link(self, row: Mapping[str, object]) -> Words:
        label = ("label", Label(self._table.label))
        ends = [self._reference(c, row[n]) for n, c in self._table.columns.items()
                if c.nature is Nature.REFERENCE and row.get(n) not in (None, self._site)]  # fmt: skip
        return Words(_LINK_WITH, (label, ("nom", ends[0]))) if ends else Words(_LINK, (label,))

    def changes(self, entry: Entry) -> Iterator[object]:
        """What is told of each column: from what to what, or what there is."""
        if entry.operation == "modification":
            yield from (self._change(c, entry.before.get(n), entry.after.get(n)) for n, c in self._told(entry.after))
            return
        values = entry.after if entry.operation == "ajout" else entry.before
        told = [self._value(c, values[n]) for n, c in self._told(values) if self._worth_telling(n, c, values[n])]
        limit = LISTED_AT_ENTRY if entry.operation == "ajout" else len(told)
        yield from told[:limit]
        more = len(told) - limit
        if more > 0:
            yield Words(_ONE_MORE) if more == 1 else Words(_MORE, (("nombre", more),))

    def _told(self, values: Mapping[str, object]) -> list[tuple[str, Column]]:
        return [(name, column) for name, column in self._table.columns.items() if name in values]

    def _worth_telling(self, name: str, column: Column, value: object) -> bool:
        """Not what names the row already, nor the site itself, nor an outline that nobody changed."""
        if value in (None, "", self._site) or column.nature is Nature.OUTLINE:
            return False
        if self._is_link():
            return column.nature is not Nature.REFERENCE
        return name not in self._table.naming or self._table.name == "site"

    def _change(self, column: Column, before: object, after: object) -> Words:
        label = ("label", Label(column.label))
        if column.nature is Nature.OUTLINE:
            return Words(_OUTLINE_CHANGED)
        was, now = self._shown(column, before), self._shown(column, after)
        if column.nature is not Nature.LONG:
            return Words(_FROM_TO, (label, ("avant", was), ("apres", now)))
        if after in (None, ""):
            return Words(_LONG_EMPTIED, (label, ("avant", was)))
        return Words(_LONG_FILLED if before in (None, "") else _LONG_CHANGED, (label, ("apres", now)))

    def _value(self, column: Column, value: object) -> Words:
        return Words(_VALUE, (("label", Label(column.label)), ("valeur", self._shown(column, value))))

    def _shown(self, column: Column, value: object) -> object:
        if value is None or value == "":
            return Words(_EMPTY)
        if column.nature is Nature.NUMBER:
            return value
        if column.nature is Nature.YEAR:
            return str(value)
        if column.nature is Nature.REFERENCE:
            return self._reference(column, value)
        if column.nature in (Nature.DAY, Nature.CODE):
            return _plain(column, value)
        return Words(_QUOTED, (("texte", excerpt(str(value))),))

    def _reference(self, column: Column, value: object) -> object:
        name = self._name_of(column.refers_to, str(value))
        return Words(_GONE) if name is None else Words(_QUOTED, (("texte", name),))
