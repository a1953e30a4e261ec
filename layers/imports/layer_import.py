"""Any layer or table of sites, brought into a base: the same checks, the same report as the platform's export."""

from __future__ import annotations

from ..companion import open_companion
from ..store import Store
from ..territory import Source
from ..validation import Feedback, portion
from .layer_mapping import LayerMapping
from .layer_rows import layer_rows
from .plan import Options, make_plan
from .state import ImportPlan, read_state


def prepare_layer(
    base: Store,
    source: Source,
    mapping: LayerMapping,
    options: Options | None = None,
    feedback: Feedback | None = None,
) -> ImportPlan:
    """What bringing that layer in would change; writes nothing. Raises ResorptionError, BaseError, Cancelled."""
    rows = list(layer_rows(source, mapping, base.epsg, portion(feedback, 0, 40)))
    state = read_state(base, open_companion(base.path))
    return make_plan(source.name, rows, state, options or Options(), portion(feedback, 50, 100))
