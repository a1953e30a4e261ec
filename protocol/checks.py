"""Checks of one record before it is saved: the same ones for dialogs, imports and algorithms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol

from .rules import Problem, Record, Rule
from .vocabulary import vocabulary


class FieldLike(Protocol):
    """What a check needs to know of a column (see `layers.model.Field`)."""

    @property
    def name(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def required(self) -> bool: ...
    @property
    def length(self) -> int | None: ...
    @property
    def minimum(self) -> float | None: ...
    @property
    def maximum(self) -> float | None: ...
    @property
    def vocabulary(self) -> str: ...
    @property
    def default(self) -> str | int | None: ...


def check_record(fields: Iterable[FieldLike], rules: Sequence[Rule], record: Record, today: date) -> list[Problem]:
    """Every problem of a new record, field by field, then rule by rule; empty when it can be saved.

    A field with a default may be left out: the base fills it in, and its rules read what it fills in.
    """
    known = list(fields)
    whole = {**{f.name: f.default for f in known if f.default is not None}, **record}
    problems = [p for f in known for p in check_field(f, whole.get(f.name))]
    return problems + [p for rule in rules for p in rule.problems(whole, today)]


def check_field(field: FieldLike, value: object) -> list[Problem]:
    """The problem of one value, if any: missing, too long, out of bounds, unknown code."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return [_problem(field, "« {label} » doit être rempli.")] if field.required else []
    if field.vocabulary and str(value) not in vocabulary(field.vocabulary).values:
        return [_problem(field, "« {label} » n’accepte pas la valeur « {value} ».", value=value)]
    if field.length is not None and len(str(value)) > field.length:
        return [_problem(field, "« {label} » ne peut pas dépasser {length} caractères.", length=field.length)]
    return _check_bounds(field, value)


def _check_bounds(field: FieldLike, value: object) -> list[Problem]:
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        return []
    if field.minimum is not None and value < field.minimum:
        return [_problem(field, "« {label} » ne peut pas être inférieur à {minimum}.", minimum=_plain(field.minimum))]
    if field.maximum is not None and value > field.maximum:
        return [_problem(field, "« {label} » ne peut pas être supérieur à {maximum}.", maximum=_plain(field.maximum))]
    return []


def _plain(bound: float) -> str:
    return f"{bound:g}".replace(".", ",")


def _problem(field: FieldLike, template: str, **params: object) -> Problem:
    return Problem(field.name, template, tuple({"label": field.label, **params}.items()))
