"""What the codes of regulation and planning zones mean for the rules; decided by the model of the file, never by a
code alone.

Codes: CNIG, géostandard PPR (`typereglement`), and the older COVADIS shapefiles (`typereg`), which use 05 and 06 for
something else. The zone's own label goes with the code: real files depart from the standard (a « zone grise » coded 04).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .criteria import Finding

COVADIS, CNIG = "covadis", "cnig"
"""The models, told apart by the name of the field: `typereg`, `typereglement`."""

PPR_LABELS = {
    "01": "Prescriptions hors zone d’aléa",
    "02": "Prescriptions",
    "03": "Interdiction",
    "04": "Interdiction stricte",
    "05": "Recommandations",
    "06": "Zone grisée",
    "07": "Zone d’aléa exceptionnel",
}
"""Code of a regulation zone -> its label."""

_COMMON = {
    "01": Finding.SATISFIED,
    "02": Finding.CONDITIONAL,
    "03": Finding.EXCLUDING,
    "04": Finding.EXCLUDING,
}
_FINDINGS = {
    COVADIS: _COMMON,
    CNIG: {**_COMMON, "05": Finding.SATISFIED, "06": Finding.EXCLUDING, "07": Finding.CONDITIONAL},
}
_NUMBER = re.compile(r"0*(\d+)(?:\.0+)?")
_BUILT, _FARMED_OR_NATURAL = re.compile(r"U|AU[a-z]?"), re.compile(r"[AN][hd]?")


@dataclass(frozen=True)
class ZoneMeaning:
    """What lying in a zone means, and how it is told: the code's label in its model, the zone's own label."""

    finding: Finding
    label: str
    own_label: str


def ppr_meaning(model: str, code: object, own_label: object, *, is_pprt: bool) -> ZoneMeaning:
    """What a regulation zone of a PPR means. An unknown code is UNKNOWN; so are 05, 06 and 07 of the COVADIS model.

    In a PPRT 01 is CONDITIONAL: the standard says that it does not occur there, real files have it with « constructions
    possibles sous conditions ». Raises ValueError for a model that is not known.
    """
    if model not in _FINDINGS:
        raise ValueError(model)
    text = _padded(code)
    finding = _FINDINGS[model].get(text, Finding.UNKNOWN)
    if is_pprt and text == "01":
        finding = Finding.CONDITIONAL
    label = "" if finding == Finding.UNKNOWN else PPR_LABELS[text]
    return ZoneMeaning(finding, label, "" if own_label is None else str(own_label).strip())


def plu_meaning(code: object) -> Finding:
    """What a zone of a PLU (TYPEZONE of the CNIG model) means: A and N are CONDITIONAL, what is not known UNKNOWN."""
    text = "" if code is None else str(code).strip()
    if _BUILT.fullmatch(text):
        return Finding.SATISFIED
    return Finding.CONDITIONAL if _FARMED_OR_NATURAL.fullmatch(text) else Finding.UNKNOWN


def _padded(code: object) -> str:
    """« 3 », 3 and 3.0 are all 03: files have the code as text, as an integer, as a decimal."""
    found = _NUMBER.fullmatch(str(code).strip())
    return f"{int(found[1]):02d}" if found else ""
