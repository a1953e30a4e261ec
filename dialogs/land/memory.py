"""What was chosen the last time, kept in the base for the next person: the layers, and what the protocol leaves out."""

from __future__ import annotations

from ...land.criteria import ROLES
from ...land.remembered import remember, remembered
from ...layers.edits import Change
from ...layers.open_layers import refresh_layers
from ...layers.session import Session
from ...layers.store import Store
from .roles import Chosen

LEFT_OUT, MERGE = "criblage_laisse_de_cote", "criblage_regroupement"
"""`cle` of two rows of `reglage`; the first is a list of roles between spaces, a decision like a figure is."""

_YES, _NO = "oui", "non"
_NOTHING = "aucune"
_ORIGINS = {
    LEFT_OUT: "Couches laissées de côté par décision du protocole, dans la recherche de foncier.",
    MERGE: "Regroupement des parcelles d’un même propriétaire, dans la recherche de foncier.",
}


def recall(store: Store) -> Chosen:
    """What was chosen the last time. Raises BaseError."""
    with store.reading_one_state() as reader:
        kept = {str(key): str(value) for key, value in reader.columns("reglage", "cle", "valeur")}
        return Chosen(
            remembered(reader, store.path), frozenset(_left_out(kept.get(LEFT_OUT, ""))), kept.get(MERGE) == _YES
        )


def keep(store: Store, chosen: Chosen, figures: list[Change], author: str | None) -> None:
    """Writes the choices and the figures, in one transaction. Raises ResorptionError (BaseError, ConflictError)."""
    with store.transaction(author) as session:
        for change in figures:
            change.write(session)
        remember(session, chosen.sources, store.path)
        _set(session, LEFT_OUT, " ".join(sorted(chosen.left_out)) or _NOTHING)
        _set(session, MERGE, _YES if chosen.merge else _NO)
    refresh_layers(store.path, ("reglage",))


def _left_out(text: str) -> set[str]:
    """The roles that a protocol may leave out, among the words of a row."""
    return {one.key for one in ROLES if one.optional} & set(text.split())


def _set(session: Session, key: str, value: str) -> None:
    record = next(iter(session.find("reglage", cle=key)), None)
    if record is None:
        session.insert("reglage", {"cle": key, "valeur": value, "source": _ORIGINS[key]})
    elif record.values["valeur"] != value:
        session.update("reglage", record.uuid, {"valeur": value}, version=record.version)
