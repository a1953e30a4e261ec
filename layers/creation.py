"""Makes a new protocol: its base, its styles and its project, whole or not at all."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..protocol.checks import check_record
from ..protocol.errors import ResorptionError
from ..protocol.recitals import TEMPLATE, Recital
from . import schema
from .errors import ExistingFile
from .geopackage import create_base
from .placing import base_kept, put_in_place, told, workshop
from .project import former_project, write_project
from .session import Session
from .territory import Territory
from .validation import Feedback, as_error, check_writable_folder, refuse, remove_quietly, stop_if_cancelled, watched

SUFFIX = ".gpkg"
PROJECT_SUFFIX = ".qgz"
USUAL_YEARS = 3
USUAL_LENGTH = 10
"""Years; a longer protocol is allowed, but said."""


@dataclass(frozen=True)
class Partner:
    """A signatory or a partner; `representative` is a function, never a person; `signatory` None when unknown."""

    category: str
    name: str
    representative: str = ""
    signatory: bool | None = None

    def values(self) -> dict[str, object]:
        """The row of the table `partenaire`."""
        answer = {True: "oui", False: "non", None: None}[self.signatory]
        return {
            "categorie": self.category,
            "nom": self.name.strip(),
            "representant": self.representative.strip() or None,
            "signataire": answer,
        }


@dataclass(frozen=True)
class ProtocolSpec:
    """What a new protocol is made of; the recitals are those of the template unless others are given."""

    name: str
    level: str
    first_year: int | None
    last_year: int | None
    partners: tuple[Partner, ...] = ()
    recitals: tuple[Recital, ...] = TEMPLATE

    def values(self) -> dict[str, object]:
        """The row of the table `protocole`."""
        return {
            "nom": self.name.strip(),
            "territoire_niveau": self.level,
            "annee_debut": self.first_year,
            "annee_fin": self.last_year,
        }


@dataclass(frozen=True)
class Created:
    """What was made; `copy` is the dated copy of the base that was replaced."""

    base: Path
    project: Path
    copy: Path | None


def spec_problems(spec: ProtocolSpec) -> list[ResorptionError]:
    """Everything that is wrong with what was typed: name, level, years, partners."""
    problems = _row_problems("protocole", spec.values())
    for number, partner in enumerate(spec.partners, start=1):
        problems += [
            ResorptionError("Partenaire de la ligne {number} : {problem}", number=number, problem=problem)
            for problem in _row_problems("partenaire", partner.values())
        ]
    return problems + _twice(spec.partners)


def spec_warnings(spec: ProtocolSpec) -> list[ResorptionError]:
    """What is allowed but is more often a slip of the keyboard than a wish."""
    first, last = spec.first_year, spec.last_year
    if first is None or last is None or last - first <= USUAL_LENGTH:
        return []
    return [ResorptionError("Ce protocole durerait {years} ans, de {first} à {last}. Vérifiez les deux années.",
                            years=last - first, first=first, last=last)]  # fmt: skip


def _row_problems(name: str, values: dict[str, object]) -> list[ResorptionError]:
    table = schema.table(name)
    return [as_error(p) for p in check_record(table.own_fields, table.rules, values, date.today())]


def _twice(partners: tuple[Partner, ...]) -> list[ResorptionError]:
    keys = [(p.category, p.name.strip()) for p in partners]
    repeated = dict.fromkeys(name for category, name in keys if name and keys.count((category, name)) > 1)
    return [ResorptionError("Le partenaire « {name} » figure deux fois dans la même catégorie.", name=name)
            for name in repeated]  # fmt: skip


def place_problems(path: Path, replace: bool = False) -> list[ResorptionError]:
    """Everything that is wrong with the place where the base would be saved."""
    if path.is_dir():
        return [ResorptionError("« {name} » est un dossier. Donnez le nom d’un fichier.", name=path.name)]
    if path.suffix.lower() != SUFFIX:
        return [ResorptionError(
            "Le fichier « {name} » doit être un GeoPackage : donnez-lui un nom qui finit par .gpkg.", name=path.name)]  # fmt: skip
    try:
        check_writable_folder(path.parent)
    except ResorptionError as error:
        return [error]
    taken = [p for p in (path, path.with_suffix(PROJECT_SUFFIX)) if p.exists()]
    return [] if replace else [ExistingFile(p.name) for p in taken[:1]]


def create_protocol(
    spec: ProtocolSpec, territory: Territory, path: Path, feedback: Feedback | None = None, *, replace: bool = False
) -> Created:
    """The base at `path`, with its project beside it. Runs in any thread.

    Everything is made in a temporary folder of the same disk and moved in place at the end: a refusal, a
    failure or a cancel leaves nothing, and an existing base as it was. With `replace` it leaves a dated copy.
    Raises ResorptionError (Refused for several problems), BaseError, Cancelled.
    """
    path = Path(path).absolute()
    refuse(spec_problems(spec) + place_problems(path, replace))
    stop_if_cancelled(feedback)
    with told(path), workshop(path.parent) as folder:
        made = folder / path.name
        create_base(made, territory.zone.epsg, lambda session: _fill(session, spec, territory, feedback))
        stop_if_cancelled(feedback)
        project = write_project(made)
        stop_if_cancelled(feedback)
        return _put_in_place(made, project, path)


def _fill(session: Session, spec: ProtocolSpec, territory: Territory, feedback: Feedback | None) -> None:
    session.insert("protocole", spec.values())
    for order, recital in enumerate(spec.recitals, start=1):
        session.insert("visa", {"ordre": order, "texte": recital.text, "nature": recital.nature})
    for partner in spec.partners:
        session.insert("partenaire", partner.values())
    for commune in watched(territory.communes, len(territory.communes), feedback, 20, 80):
        row = commune.row
        values = {
            "code_insee": row.code,
            "nom": row.name,
            "epci_siren": row.epci_siren,
            "epci_nom": row.epci_name,
        }
        session.insert("commune", values, geometry=bytes(commune.geometry.asWkb()))


def _put_in_place(made: Path, made_project: Path, path: Path) -> Created:
    """The last step: both or none; the base and the project that they replace leave a copy."""
    project = path.with_suffix(PROJECT_SUFFIX)
    with base_kept(path) as copy, _project_kept(project):
        put_in_place([(made, path), (made_project, project)])
    return Created(path, project, copy)


@contextlib.contextmanager
def _project_kept(project: Path) -> Iterator[None]:
    """The former project, under the name of every project made again: that of another base, so it is read-only."""
    if not project.exists():
        yield
        return
    kept = former_project(project)
    taken = kept.exists()
    try:
        shutil.copy2(project, kept)
        yield
    except BaseException:
        if not taken:
            remove_quietly(kept)
        raise
