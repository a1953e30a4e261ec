"""The back-test of Article 11 as CSV: the table, then the sentences that must be read with it.

In French whatever the language of the interface, as the table of the factors. Counts of sites only, none is named.
"""

from __future__ import annotations

import csv
from pathlib import Path

from ..protocol.back_test import BackTest
from ..protocol.back_test_sentences import HEADINGS, table, told
from ..protocol.plain_text import not_a_formula
from .placing import put_in_place, workshop
from .placing import told as failures_told


def write_back_test(result: BackTest, path: Path) -> Path:
    """Writes the report (UTF-8 with a mark, semicolons), whole or not at all. Raises BaseError.

    Without enough closings it has the sentences only.
    """
    with failures_told(path), workshop(path.parent) as shop:
        made = shop / path.name
        with made.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL)
            if result.enough:
                writer.writerow(HEADINGS)
                writer.writerows(map(not_a_formula, row) for row in table(result))
                writer.writerow([])
            writer.writerows([not_a_formula(sentence.message)] for sentence in told(result))
        put_in_place([(made, path)])
    return path
