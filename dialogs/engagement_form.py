"""One engagement: what a partner promises, for which sites, with its proofs."""

from __future__ import annotations

from ..protocol.errors import ResorptionError
from .linked_form import LinkedForm


class VanishedEngagement(ResorptionError):
    """The engagement is no longer in the base."""

    def __init__(self) -> None:
        super().__init__("Cet engagement n’est plus dans la base : il a été supprimé depuis. Actualisez la matrice.")


class EngagementDialog(LinkedForm):
    """An engagement of the base, or a new one. Raises BaseError, VanishedEngagement."""

    table_name = "engagement"

    def new_title(self) -> str:
        return self.tr("Nouvel engagement")

    def subject(self) -> str:
        return self.tr("engagement")

    def vanished(self) -> ResorptionError:
        return VanishedEngagement()
