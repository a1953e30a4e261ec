"""Parcels of a result that people take into the base: land with its parcels, its verdict and the reason of each rule.

What is taken is a place to look at (« repéré »); every later step is decided by people.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..layers.migrations import open_base
from ..layers.places import Places, shape_of
from ..layers.session import Session
from ..protocol.errors import ResorptionError
from ..protocol.plain_text import whole_number
from .inhabited import inhabited_sites, outline_under
from .lands import LAND, PARCEL, lands_of
from .owners import UNKNOWN
from .records import RUN, record_verdicts, stored_verdict
from .result_columns import IDENTIFIER, PARCELS
from .result_file import Result, ResultRow, read_result, read_rows

MOST = 500
"""Beyond it the choice is a mistake: a protocol studies places, not whole towns."""

_ZONE = "plu_zone"


@dataclass(frozen=True)
class AlreadyThere:
    """A row that was asked for and is in the base: its identifier, the identity and the name of the land."""

    identifier: str
    land: str
    name: str


@dataclass(frozen=True)
class Taken:
    """What was added (identities of the land) and what was there already, unchanged."""

    made: tuple[str, ...]
    already: tuple[AlreadyThere, ...] = ()


def take(base: Path, result: Path, identifiers: Iterable[str], author: str | None = None) -> Taken:
    """Adds the land of these rows of a result to the base, in one transaction.

    Raises ResorptionError (BaseError) for a result of another base, for a row that is not there, that has no outline or
    lies out of the territory.
    """
    store = open_base(base)
    store.refuse_restricted()
    told = read_result(result)
    if told.passage.base != store.identifier or told.passage.epsg != store.epsg:
        raise ResorptionError("« {name} » est le résultat d’une recherche faite pour une autre base.", name=result.name)
    rows = _chosen(result, tuple(dict.fromkeys(identifiers)))
    with store.transaction(author) as session:
        if session.fetch(RUN, told.passage.criblage) is None:
            raise ResorptionError(
                "La base ne connaît plus la recherche dont « {name} » est le résultat. Relancez la recherche.",
                name=result.name)  # fmt: skip
        return _taken(session, told, rows)


def sites_over(base: Path, result: Path, identifiers: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Of these rows of a result, those that lie under sites that the base has now as inhabited, with their codes.

    Raises ResorptionError (BaseError).
    """
    with open_base(base).reading() as reader:
        sites = inhabited_sites(reader)
    found = (
        (str(row.values[IDENTIFIER]), outline_under(row.geometry, sites)) for row in read_rows(result, identifiers)
    )
    return {identifier: codes for identifier, codes in found if codes}


def refuse_too_many(count: int) -> None:
    """Raises ResorptionError: more are chosen than are taken at once."""
    if count > MOST:
        raise ResorptionError(
            "{count} parcelles sont choisies : {most} au plus à la fois. Choisissez-en moins, ou filtrez la liste.",
            count=whole_number(count), most=MOST)  # fmt: skip


def _chosen(result: Path, identifiers: Sequence[str]) -> dict[str, ResultRow]:
    if not identifiers:
        raise ResorptionError("Choisissez au moins une parcelle.")
    refuse_too_many(len(identifiers))
    if "" in identifiers:
        raise ResorptionError(
            "Une parcelle choisie n’a pas d’identifiant lisible : elle ne peut pas être reconnue au cadastre. Vérifiez la "
            "colonne de l’identifiant dans la page « Couches », puis relancez la recherche.")  # fmt: skip
    found: dict[str, ResultRow] = {}
    for row in read_rows(result, identifiers):
        identifier = row.values[IDENTIFIER]
        if identifier in found:
            raise ResorptionError(
                "Plusieurs terrains du résultat portent l’identifiant {parcel} : celui qu’il faut ne peut pas être "
                "reconnu. Corrigez la couche des parcelles, puis relancez la recherche.", parcel=identifier)  # fmt: skip
        if row.geometry is None:
            raise ResorptionError("La parcelle {parcel} n’a pas de contour utilisable : dessinez le terrain dans la base.",
                                  parcel=identifier)  # fmt: skip
        found[identifier] = row
    if missing := [identifier for identifier in identifiers if identifier not in found]:
        raise ResorptionError("Ces parcelles ne sont pas dans le résultat : {names}.", names=", ".join(missing[:8]))
    return {identifier: found[identifier] for identifier in identifiers}


def _taken(session: Session, told: Result, rows: Mapping[str, ResultRow]) -> Taken:
    known = {parcel: land for land in lands_of(session) for parcel in land.parcels}
    places = Places(session)
    already, made = [], []
    for identifier, row in rows.items():
        there = next((known[parcel] for parcel in _parcels(row) if parcel in known), None)
        if there is not None:
            already.append(AlreadyThere(identifier, there.uuid, there.name))
            continue
        made.append((_insert(session, places, identifier, row), stored_verdict(row.values, told.facts)))
    record_verdicts(session, told.passage.criblage, made)
    return Taken(tuple(land for land, _verdict in made), tuple(already))


def _insert(session: Session, places: Places, identifier: str, row: ResultRow) -> str:
    shape = shape_of(row.geometry)
    commune = None if shape is None else places.commune_of(shape)
    if commune is None:
        raise ResorptionError("La parcelle {parcel} est en dehors du territoire du protocole.", parcel=identifier)
    usable, surface = row.values["surface_utile_m2"], row.values["surface_m2"]
    land = session.insert(LAND, {
        "commune": commune, "surface_m2": float(round(surface)), "surface_utile_m2": float(round(usable)),
        "categorie_proprietaire": row.values["categorie_proprietaire"] or UNKNOWN, "zonage": row.values.get(_ZONE),
    }, geometry=row.geometry)  # fmt: skip
    for parcel in _parcels(row):
        session.insert(PARCEL, {"foncier": land, "parcelle": parcel})
    return land


def _parcels(row: ResultRow) -> list[str]:
    """The cadastral parcels of a row."""
    return str(row.values[PARCELS]).split()
