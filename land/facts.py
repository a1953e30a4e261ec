"""What a screening was made with, as the sentences tell it: its figures, the layers that were read, those left out."""

from __future__ import annotations

from dataclasses import dataclass

from ..protocol.sentences import SEPARATOR, Sentence
from .coverage import told_coverage
from .criteria import ROLES, Role, applied_rules, missing_roles
from .thresholds import Figures


@dataclass(frozen=True)
class LayerRead:
    """A layer that a screening read: a row of `criblage_source`. `scale` says how precise its source is, `coverage` how
    far it is complete (`Source.coverage`)."""

    role: str
    name: str
    vintage: str = ""
    scale: str = ""
    crs: str = ""
    count: int | None = None
    coverage: str = ""

    @property
    def told(self) -> str:
        """The name and the vintage, in French."""
        known = [text for text in (self.vintage or "millésime inconnu", self.scale) if text]
        return f"«\N{NO-BREAK SPACE}{self.name}\N{NO-BREAK SPACE}» ({', '.join(known)})"


@dataclass(frozen=True)
class Facts:
    """The figures by key, the roles that the protocol leaves out, the layers read, in order."""

    figures: Figures
    left_out: frozenset[str] = frozenset()
    layers: tuple[LayerRead, ...] = ()

    @property
    def given(self) -> frozenset[str]:
        """The roles of the rules that have a layer."""
        return frozenset(layer.role for layer in self.layers) & {one.key for one in ROLES}

    @property
    def applied(self) -> tuple[str, ...]:
        """The rules that make the verdict."""
        return applied_rules(self.left_out, self.figures)

    def missing(self, rule_id: str) -> tuple[str, ...]:
        """The roles that a rule needs and that have no layer."""
        return missing_roles(self.given, self.left_out, self.figures)[rule_id]

    def number(self, key: str) -> int:
        """A figure, 0 when there is none."""
        return self.figures.get(key) or 0

    def reach(self, one: Role) -> int | None:
        """The distance in metres of a role, None when there is none or it is not fixed."""
        return None if one.reach is None else self.figures.get(one.reach.key)

    def coverage(self, role_key: str) -> tuple[Sentence, ...]:
        """What the layers of a role cover, in words."""
        told = (told_coverage(layer.coverage) for layer in self.layers if layer.role == role_key)
        return tuple(dict.fromkeys(filter(None, told)))

    def source(self, *roles: str) -> str:
        """The layers of these roles, in French."""
        # Five layers filtered from one file have one name.
        return SEPARATOR.join(dict.fromkeys(layer.told for layer in self.layers if layer.role in roles))
