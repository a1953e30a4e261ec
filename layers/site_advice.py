"""What to draw attention to about a site, from what the base and its companion hold."""

from __future__ import annotations

from datetime import date

from ..protocol.advice import Advice, advise
from .session import Reader
from .site_file import SiteHead, read_linked, read_restricted
from .store import Store


def read_advice(store: Store, reader: Reader, head: SiteHead, today: date) -> tuple[Advice, ...]:
    """The advice about a site, warnings first. Raises BaseError.

    Whoever has the companion beside the base may read proceedings: their date counts too.
    """
    site = head.record.uuid
    settings = {str(r.values["cle"]): r.values["valeur"] for r in reader.all("reglage")}
    return advise(
        head.record.values,
        [record.values for record in reader.find("denombrement", site=site)],
        [record.values for record in reader.find("diagnostic", site=site)],
        [engagement.values for engagement in read_linked(reader, "engagement_site", site)],
        settings,
        today,
        _evacuation(store, site),
    )


def _evacuation(store: Store, site: str) -> date | None:
    days = [record.values["evacuation_date"] for record in read_restricted(store, "procedure", site)]
    return next((day for day in days if isinstance(day, date)), None)
