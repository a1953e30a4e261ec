"""How the sites of a base stand to each other on the ground: metres between outlines, ground shared, communes near.

Each pair is compared once, and only when one of the two is closed: the rule of Article 11 is about closed sites.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from qgis.core import QgsGeometry, QgsGeometryEngine, QgsRectangle

from ..protocol.errors import ResorptionError
from .nearby_boxes import NearbyBoxes
from .stored_outlines import Outline
from .validation import Feedback, stop_if_cancelled, watched

Links = dict[str, dict[str, float]]

_MANY_CORNERS = 100


@dataclass(frozen=True)
class Place:
    """A site with a usable outline, in the CRS of the base (m)."""

    uuid: str
    code: str
    closed: bool
    shape: QgsGeometry
    box: QgsRectangle


@dataclass(frozen=True)
class Neighbours:
    """`distances` in m, `overlaps` in per cent of the smaller outline; both are given both ways."""

    distances: Links = field(default_factory=dict)
    overlaps: Links = field(default_factory=dict)


def neighbours(places: Sequence[Place], metres: float, feedback: Feedback | None = None) -> Neighbours:
    """The pairs with a closed site that are no further than that. Raises ResorptionError, Cancelled."""
    found = Neighbours(defaultdict(dict), defaultdict(dict))
    boxes = NearbyBoxes((place.box for place in places), metres)
    closed = [number for number, place in enumerate(places) if place.closed]
    for number in watched(closed, len(closed), feedback, 0, 100):
        one = places[number]
        # Of two closed sites the first compares them both ways.
        others = [places[other] for other in boxes.near(one.box) if other > number or not places[other].closed]
        if others:
            _compare(one, others, metres, found)
    return Neighbours(dict(found.distances), dict(found.overlaps))


def _compare(one: Place, others: Sequence[Place], metres: float, found: Neighbours) -> None:
    measured = _measured(one)
    for other in others:
        distance = measured(other)
        if distance < 0:
            raise _not_compared(one, other)
        if distance <= metres:
            _link(found.distances, one, other, distance)
        if distance == 0 and (share := _shared(one, other)) > 0:
            _link(found.overlaps, one, other, share)


def _measured(one: Place) -> Callable[[Place], float]:
    """Metres to another place. An index of the sides is worth its making from some hundred corners."""
    if one.shape.constGet().nCoordinates() < _MANY_CORNERS:
        return lambda other: one.shape.distance(other.shape)
    engine = _engine(one.shape)
    return lambda other: engine.distance(other.shape.constGet())


def _engine(shape: QgsGeometry) -> QgsGeometryEngine:
    engine = QgsGeometry.createGeometryEngine(shape.constGet())
    engine.prepareGeometry()
    return engine


def _shared(one: Place, other: Place) -> float:
    """Per cent of the smaller of the two outlines that both cover."""
    common = one.shape.intersection(other.shape)
    if common.isNull():
        raise _not_compared(one, other)
    return 100 * common.area() / min(one.shape.area(), other.shape.area())


def _not_compared(one: Place, other: Place) -> ResorptionError:
    return ResorptionError(
        "Les contours des sites {one} et {other} n’ont pas pu être comparés. Vérifiez-les, puis recommencez.",
        one=one.code, other=other.code)  # fmt: skip


def _link(links: Links, one: Place, other: Place, value: float) -> None:
    links[one.uuid][other.uuid] = value
    links[other.uuid][one.uuid] = value


def communes_near(
    places: Sequence[Place], communes: Mapping[str, Outline], metres: float, feedback: Feedback | None = None
) -> dict[str, frozenset[str]]:
    """Each closed site -> those of these communes that are no further than that; one that has no place may be.

    Raises Cancelled.
    """
    closed = [place for place in places if place.closed]
    boxes = NearbyBoxes((place.box for place in closed), metres)
    found: dict[str, set[str]] = {place.uuid: set() for place in closed}
    for uuid, commune in watched(communes.items(), len(communes), feedback, 0, 100):
        for place in closed if commune.shape is None else _near(commune, closed, boxes, metres, feedback):
            found[place.uuid].add(uuid)
    return {uuid: frozenset(near) for uuid, near in found.items()}


def _near(
    commune: Outline, places: Sequence[Place], boxes: NearbyBoxes, metres: float, feedback: Feedback | None
) -> Iterator[Place]:
    engine = _engine(commune.shape)
    for number in boxes.near(commune.box):
        stop_if_cancelled(feedback)
        # Negative: not compared, hence perhaps near.
        if engine.distance(places[number].shape.constGet()) <= metres:
            yield places[number]
