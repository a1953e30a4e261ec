"""Reads the list of all sites in one statement, hence in one state of the base. Runs in any thread."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from string import Template

from ..protocol.living_conditions import THEMES, theme_status
from ..protocol.rules import quoted
from ..protocol.site_list import SiteLine, text_key
from .errors import DamagedBase
from .handle import WAIT_MS, Handle, Refusal, file_error
from .model import Kind
from .schema import SYNTHESIS
from .store import Store, identity
from .synthesis import LAST_ROW
from .tables.living_conditions import CONDITIONS_VIE

FEEDING = frozenset(
    {
        "site", "commune", "denombrement", "visite", "vigilance", "diagnostic", "engagement", "engagement_site",
        "conditions_vie",
    }
)  # fmt: skip
"""The tables that the list is made from: a change in another one does not change it."""

_SYNTHESIS_COLUMNS = {
    "uuid": "uuid", "fid": "fid", "code": "code", "nom": "name", "type_site": "kind", "statut": "status",
    "commune": "commune", "date_denombrement": "counted_on", "nb_personnes": "persons", "nb_mineurs": "minors",
    "date_installation": "settled_on", "date_fermeture": "closed_on", "date_visite": "visited_on",
    "date_diagnostic": "diagnosed_on", "niveau_vigilance": "vigilance", "nb_engagements_ouverts": "engagements_open",
    "nb_engagements_en_retard": "engagements_overdue",
}  # fmt: skip
_SITE_COLUMNS = {"adresse": "address", "date_situation": "situation_on", "date_signalement": "reported_on"}
_ATTRIBUTES = (*_SYNTHESIS_COLUMNS.values(), *_SITE_COLUMNS.values(), "observed_on")
_DAYS = tuple(place for place, name in enumerate(_ATTRIBUTES) if name.endswith("_on"))

_ANSWERS = {
    theme: tuple(f.name for f in CONDITIONS_VIE.own_fields if f.kind is Kind.CODE and f.name.startswith(f"{theme}_"))
    for theme in THEMES
}
"""The columns that hold the answers of each theme."""

# One text for all rows: read one by one through GDAL's features, 10,000 sites take seconds.
_QUERY = Template(
    "SELECT json_group_array(json_array($values, $answers)) FROM $synthesis v "
    'JOIN "site" s ON s."fid" = v."fid" $conditions'
)

Answers = tuple


def read_sites(path: Path, wait_ms: int = WAIT_MS) -> tuple[SiteLine, ...]:
    """Every site of the base, in no order.

    Raises BaseError: the file vanished, is no base, is a companion, has another version of the schema, is damaged.
    """
    with Handle(Path(path), update=False, wait_ms=wait_ms) as base:
        Store(base.path, read=identity(base)).refuse_restricted()
        try:
            [[text]] = base.rows(_query())
            rows = json.loads(text)
        except Refusal as refusal:
            raise file_error(str(refusal), base.path) from refusal
        except ValueError as error:
            raise DamagedBase(base.path.name, str(error)) from error
    status = functools.lru_cache(maxsize=None)(_status)
    lines = tuple(_line(row, status) for row in rows)
    for line in lines:
        # Worked out here, in the background, rather than at the first key of a search.
        text_key(line.name)
        len(line.searched)
    return lines


def _query() -> str:
    values = [f"v.{quoted(name)}" for name in _SYNTHESIS_COLUMNS]
    values += [f"s.{quoted(name)}" for name in _SITE_COLUMNS] + ['c."date"']
    answers = [f"json_array({', '.join(f'c.{quoted(name)}' for name in names)})" for names in _ANSWERS.values()]
    return _QUERY.substitute(
        values=", ".join(values),
        answers=", ".join(answers),
        synthesis=quoted(SYNTHESIS),
        conditions=LAST_ROW.substitute(table=quoted(CONDITIONS_VIE.name), alias="c", date=quoted("date")),
    )


def _line(row: list, status: Callable[[str, Answers], str]) -> SiteLine:
    own, answers = row[: len(_ATTRIBUTES)], row[len(_ATTRIBUTES) :]
    for place in _DAYS:
        if own[place] is not None:
            own[place] = date.fromisoformat(own[place])
    values = dict(zip(_ATTRIBUTES, own))
    if values["observed_on"] is not None:
        values["themes"] = tuple((theme, status(theme, tuple(given))) for theme, given in zip(_ANSWERS, answers))
    return SiteLine(**values)


def _status(theme: str, given: Sequence[object]) -> str:
    return theme_status(theme, dict(zip(_ANSWERS[theme], given))).status
