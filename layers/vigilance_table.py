"""The table of the factors as CSV: why each closed site has its level, one row for each factor (Art. 11).

In French whatever the language of the interface, as what it quotes from the base: the same base and the same day give
the same bytes.
"""

from __future__ import annotations

import contextlib
import csv
from collections.abc import Callable, Iterator
from pathlib import Path

from ..protocol.plain_text import french_day, not_a_formula
from ..protocol.vigilance_sentences import Stored, StoredFactor, level_label, motive
from ..protocol.vocabulary import vocabulary
from .placing import placed, told, workshop
from .vigilance import Outcome

HEADINGS = (
    "Code du site", "Appellation du site", "Niveau", "Motif principal", "Date de référence", "Version des règles",
    "Facteur", "Libellé du facteur", "Réponse", "Valeur", "Unité", "Seuil", "Niveau de preuve", "Source",
)  # fmt: skip


@contextlib.contextmanager
def table_beside(path: Path) -> Iterator[Callable[[Outcome], None]]:
    """Gives what writes the table, to be called just before the results are committed: both stay, or neither does.

    Raises BaseError.
    """
    with told(path), workshop(path.parent) as shop, contextlib.ExitStack() as files:

        def write(outcome: Outcome) -> None:
            made = shop / path.name
            with made.open("w", encoding="utf-8-sig", newline="") as file:
                writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL)
                writer.writerow(HEADINGS)
                writer.writerows(map(not_a_formula, row) for row in rows(outcome))
            files.enter_context(placed([(made, path)]))

        yield write


def rows(outcome: Outcome) -> Iterator[tuple[str, ...]]:
    """The cells, by code of the site then by factor."""
    for result in outcome.results:
        code, name = outcome.territory.sites[result.site].code, outcome.names[result.site]
        for factor in result.factors:
            yield (code, name, *_head(result), *_cells(factor))


def _head(result: Stored) -> tuple[str, ...]:
    return level_label(result.level), motive(result).message, french_day(result.day), result.version


def _cells(factor: StoredFactor) -> tuple[str, ...]:
    label = vocabulary("facteur_vigilance").label_of(factor.code)
    answer = vocabulary("tri_etat").label_of(factor.answer)
    return (factor.code, label, answer, factor.value, factor.unit, factor.threshold, factor.grade, factor.source)
