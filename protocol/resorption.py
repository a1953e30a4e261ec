"""Whether a closed site is resorbed: the share of its inhabitants who were given a lasting solution."""

from __future__ import annotations

from collections.abc import Mapping

LASTING = ("hebergement_accompagne", "logement")
"""Orientations that count; a temporary shelter (`mise_a_l_abri`) does not."""


def computed_resorption(persons: int | None, oriented: Mapping[str, int], threshold_pct: int) -> str:
    """oui, non, or inconnu when it cannot be computed: no count of persons, or no orientation known.

    `oriented` gives persons by type of orientation. The share is compared without rounding (65.85 % is not 66 %).
    """
    if not persons or not oriented:
        return "inconnu"
    lasting = sum(oriented.get(kind, 0) for kind in LASTING)
    return "oui" if 100 * lasting >= threshold_pct * persons else "non"


DECLARED_STATUS: Mapping[str, str] = {"resorbe": "oui", "ferme_non_resorbe": "non"}
"""What the status of a closed site says of its resorption."""
