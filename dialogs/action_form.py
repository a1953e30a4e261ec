"""One action: what several partners carry out, for which sites and transitional settlements."""

from __future__ import annotations

from ..protocol.errors import ResorptionError
from .linked_form import LinkedForm


class VanishedAction(ResorptionError):
    """The action is no longer in the base."""

    def __init__(self) -> None:
        super().__init__("Cette action n’est plus dans la base : elle a été supprimée depuis.")


class ActionDialog(LinkedForm):
    """An action of the base, or a new one. Raises BaseError, VanishedAction."""

    table_name = "action"

    def new_title(self) -> str:
        return self.tr("Nouvelle action")

    def subject(self) -> str:
        return self.tr("action")

    def vanished(self) -> ResorptionError:
        return VanishedAction()
