"""The « Vu » of a protocol: those of the template of 4 June 2014, and later texts proposed.

Each text is printed as it is. Texts marked `to_check` are not in the template: they are
proposed unticked, for the legal department to decide.
"""

from __future__ import annotations

from dataclasses import dataclass

TO_CHECK = "à faire vérifier par le service juridique"


@dataclass(frozen=True)
class Recital:
    """One « Vu »; `nature` is a code of the vocabulary `nature_visa`."""

    text: str
    nature: str = "texte"
    to_check: bool = False


TEMPLATE = (
    Recital(
        "Vu la recommandation du Conseil de l’Union européenne du 9 décembre 2013 relative à des mesures efficaces "
        "d’intégration des Roms dans les États membres,"
    ),
    Recital(
        "Vu la circulaire interministérielle du 26 août 2012 relative à l’anticipation et à l’accompagnement "
        "des opérations d’évacuation des campements illicites,"
    ),
    Recital("Vu la ou les délibérations autorisant la signature du présent protocole,", "deliberation"),
)
"""The recitals of the template, in its order."""

PROPOSED = (
    Recital(
        "Vu l’instruction du Gouvernement du 25 janvier 2018 visant à donner une nouvelle impulsion à la résorption "
        "des campements illicites et des bidonvilles,",
        to_check=True,
    ),
    Recital(
        "Vu la recommandation du Conseil de l’Union européenne 2021/C 93/01 du 12 mars 2021 relative à l’égalité, "
        "à l’inclusion et à la participation des Roms,",
        to_check=True,
    ),
)
"""Later texts, which the template could not cite."""

RECITALS = (*TEMPLATE, *PROPOSED)
