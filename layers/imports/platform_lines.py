"""The cells of the platform that hold several lines: owners, organisations, phases. Pure Python.

They name people. Nothing is kept of a person: of an actor the organisation and its themes, of a private owner
the mere fact that there is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...protocol.vocabulary import vocabulary
from .folding import folded
from .incoming import Unreadable
from .platform_values import as_day, as_line

THEMES = {folded(c.label): c.value for c in vocabulary("theme_intervention").codes}
PHASES = {folded(c.label): c.value for c in vocabulary("phase_preparatoire").codes}
OWNER_TYPES = {"public": "public", "prive": "prive", "inconnu": "inconnu"}

_BRACKET = re.compile(r"^(?P<rest>.*?)\s*\((?P<inside>[^()]*)\)\s*$", re.DOTALL)
_DONE = re.compile(r"(\d{1,2}/\d{1,2}/\d{4})\s*$")
_ONGOING = "en_cours"

Owner = tuple[str, "str | None"]


def _lines(text: str) -> Iterator[str]:
    for line in text.splitlines():
        bare = line.strip().lstrip("-–•").strip()
        if bare:
            yield bare


def as_owners(text: str) -> tuple[Owner, ...]:
    """(type, name) of each owner; only a public one keeps its name."""
    return tuple(_owner(line) for line in _lines(text))


def _owner(line: str) -> Owner:
    found = _BRACKET.match(line)
    kind = OWNER_TYPES.get(folded(found["inside"])) if found else None
    if found is None or kind is None:
        # « Anonymisé le … » once stood without its type: such an owner was private.
        if folded(line).startswith("anonymise"):
            return ("prive", None)
        raise Unreadable("chaque ligne doit finir par (Public), (Privé) ou (Inconnu).")
    name = as_line(found["rest"]) if kind == "public" else None
    return (kind, name or None)


def as_actors(text: str) -> dict[str, tuple[str, ...]]:
    """{organisation: codes of its themes}. A line without organisation is a person alone: left out."""
    found: dict[str, tuple[str, ...]] = {}
    for line in _lines(text):
        rest, themes = _themes(line)
        _person, comma, organisation = rest.partition(",")
        name = as_line(organisation)
        if comma and name:
            found[name] = tuple(dict.fromkeys((*found.get(name, ()), *themes)))
    return found


def _themes(line: str) -> tuple[str, tuple[str, ...]]:
    """The line without its last brackets, and their themes; brackets with no theme belong to the name."""
    found = _BRACKET.match(line)
    if found is None:
        return line, ()
    known = tuple(THEMES[key] for part in found["inside"].split(",") if (key := folded(part)) in THEMES)
    return (found["rest"], known) if known else (line, ())


def as_phases(text: str) -> dict[str, dict[str, object]]:
    """{code of the phase: values of its row}. Headings (« Phases initiales ») are lines without a colon."""
    found: dict[str, dict[str, object]] = {}
    for line in _lines(text):
        label, colon, state = line.rpartition(" : ") if " : " in line else line.partition(":")
        if not colon:
            continue
        code = PHASES.get(folded(label))
        if code is None:
            raise Unreadable("une des phases n’est pas l’une des neuf de la plateforme.")
        found[code] = _phase(state.strip())
    return found


def _phase(state: str) -> dict[str, object]:
    if folded(state) == _ONGOING:
        return {"etat": "en_cours"}
    day = _DONE.search(state)
    if day is None:
        raise Unreadable("chaque phase doit être « en cours » ou datée (JJ/MM/AAAA).")
    return {"etat": "terminee", "date": as_day(day[1])}
