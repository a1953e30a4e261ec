"""What an import writes about the site itself, knowing what the base says of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from ...protocol.errors import ResorptionError
from ...protocol.resorption import CLOSED, computed_resorption, last_with_persons
from ..session import Record
from .incoming import Incoming
from .places import circle, geometry_of, moved
from .state import SETTLED, State

DECLARED = "déclaré sur la plateforme nationale"
"""Why a site is said resorbed, or not, when its figures say otherwise."""

_UNKNOWN = ("inconnu", "inconnue")
_DECISION = ("statut", "resorption_declaree", "resorption_motif")
_CLOSING = (
    "statut",
    "date_fermeture",
    "cause_fermeture",
    "contexte_fermeture",
    "resorption_declaree",
    "resorption_motif",
)


def site_values(row: Incoming, before: Record | None, commune: str, state: State) -> dict[str, object]:
    """The columns of the site to write; for a site of the base, those that change."""
    wanted = {**row.site, "commune": commune}
    if row.platform_id:
        wanted["id_plateforme"] = row.platform_id
    _explain(row, before, wanted, state)
    if before is None:
        wanted.setdefault("type_site", "inconnu")
        wanted["precision_geom"] = "perimetre" if row.outline else "point"
        return wanted
    kept = _kept(row, before, wanted)
    return {name: v for name, v in wanted.items() if name not in kept and v != before.values[name]}


def site_geometry(row: Incoming, before: Record | None, state: State) -> bytes | None:
    """The outline to write, None to leave it: what an officer has drawn stays."""
    if before is not None and (before.values["precision_geom"] != "point" or newer_in_base(row, before)):
        return None
    if row.outline is not None:
        same = before is not None and geometry_of(before.geometry).equals(geometry_of(row.outline))
        return None if same else row.outline
    point = None if row.position is None else state.places.point(row.position)
    if point is None or (before is not None and not moved(before.geometry, point)):
        return None
    return circle(point)


def _explain(row: Incoming, before: Record | None, wanted: dict[str, object], state: State) -> None:
    """Where the answer « Résorbé » differs from the figures, says where it comes from."""
    declared = wanted.get("resorption_declaree")
    if declared not in ("oui", "non"):
        return
    computed = computed_resorption(_persons(row, before, state), _oriented(row), state.threshold_pct)
    if computed in ("inconnu", declared):
        return
    wanted["resorption_motif"] = DECLARED
    row.remark(row.title_of("row", "declared"), ResorptionError(
        "la réponse importée « {declared} » diffère du calcul ({computed}) : elle est gardée, avec le motif « {reason} ».",
        declared=declared, computed=computed, reason=DECLARED))  # fmt: skip


def _persons(row: Incoming, before: Record | None, state: State) -> int | None:
    known = row.count.get("nb_personnes")
    if known is None and before is not None:
        last = last_with_persons(r.values for r in state.of("denombrement", before.uuid))
        known = None if last is None else last["nb_personnes"]
    return None if known is None else int(str(known))


def _oriented(row: Incoming) -> Mapping[str, int]:
    return {kind: int(str(v["nb_personnes"])) for kind, v in row.orientations.items() if "nb_personnes" in v}


def newer_in_base(row: Incoming, before: Record) -> bool:
    """Whether somebody has described the site, in the base, on a later day than the export."""
    known = before.values["date_situation"]
    return isinstance(known, date) and row.situation is not None and known > row.situation


def _kept(row: Incoming, before: Record, wanted: dict[str, object]) -> set[str]:
    """The columns that the base keeps although the export says otherwise."""
    known = {name for name in wanted if before.values[name] is not None}
    kept = {name for name in known if wanted[name] in _UNKNOWN}
    if before.values["precision_geom"] != "point":
        # The commune of an outline that an officer has drawn, not of the point of the platform.
        kept |= known & {"commune"}
    if newer_in_base(row, before):
        closes = row.closed and before.values["statut"] in SETTLED
        older = {n for n in known - kept if not (closes and n in _CLOSING) and wanted[n] != before.values[n]}
        if older - {"date_situation", "statut"}:
            row.remark("", ResorptionError(
                "la situation de la base est plus récente que celle de l’export : ses valeurs sont gardées."))  # fmt: skip
        kept |= older
    return kept | _kept_status(row, before, wanted)


def _kept_status(row: Incoming, before: Record, wanted: dict[str, object]) -> set[str]:
    status = before.values["statut"]
    if status in CLOSED and not row.closed:
        if wanted.get("statut") in SETTLED:
            row.remark("", ResorptionError(
                "le site est fermé dans la base et ouvert dans l’export : son statut n’est pas changé."))  # fmt: skip
        return {"statut"}
    if status == "en_resorption" and wanted.get("statut") == "actif":
        return {"statut"}
    if status not in CLOSED:
        return set()
    reason = before.values["resorption_motif"]
    if reason and reason != DECLARED:
        if wanted.get("statut") not in (None, status):
            row.remark(row.title_of("row", "declared"), ResorptionError(
                "la base a une décision motivée, différente de l’export : elle est gardée."))  # fmt: skip
        return set(_DECISION)
    # « Non » without orientations says nothing: it does not undo what is known.
    return {"statut"} if wanted.get("resorption_declaree") in (None, "inconnu") else set()
