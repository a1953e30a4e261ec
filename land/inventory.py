"""A screening from the layers of the protocol to the verdict on each parcel, written whole or not at all (Article 9).

The result is a file of its own, for there may be a million parcels; the base keeps the run, with its layers and its
figures, and its verdict on the land that people have taken into it.
"""

from __future__ import annotations

import contextlib
import uuid as uuids
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path

from ..layers.errors import ExistingFile, OpenElsewhere, ReadOnlyError
from ..layers.migrations import open_base
from ..layers.open_layers import layers_of
from ..layers.placing import placed, told, workshop
from ..layers.session import Session
from ..layers.store import Store
from ..layers.validation import as_error, check_writable_folder, refuse
from ..layers.vigilance import refuse_future
from ..protocol.errors import Cancelled, ResorptionError
from ..protocol.sentences import Sentence
from ..protocol.settings import Settings
from .changes import LandChange, land_change
from .communes import communes_of
from .criteria import VERDICT_CODES, VERSION
from .criteria import role as role_of
from .facts import Facts
from .gathering import Gathered, gather
from .inhabited import inhabited_columns, inhabited_sites, told_lands, told_under, under_sites
from .lands import Land, lands_of
from .needed import refuse_without_libraries
from .pieces import Pieces, land_pieces, merged_pieces, parcel_pieces
from .prepared import Plan
from .records import latest_verdicts, record_run, record_verdicts, stored_verdict
from .result_columns import result_columns, rows_of
from .result_file import Passage, read_result, write_result
from .screening import Progress, screen
from .source_types import Source, SourceTable
from .sources import read_source
from .thresholds import figures, threshold_problems
from .unanswered import told_unanswered

READING, MERGING, SCREENING, WRITING = "lecture", "regroupement", "criblage", "ecriture"
_PARTS = {READING: (0, 40), MERGING: (40, 45), SCREENING: (45, 85), WRITING: (85, 100)}
"""What each stage is of the whole, in per cent."""


@dataclass(frozen=True)
class Request:
    """What is asked: the base, the layers, the roles that the protocol leaves out, its figures, whether to merge
    contiguous parcels of one owner first, the file to write, the day of the run."""

    base: Path
    sources: tuple[Source, ...]
    left_out: frozenset[str]
    settings: Settings
    merge: bool
    result: Path
    day: date


@dataclass(frozen=True)
class Advance:
    """How far a run is: its stage, per cent of the whole; the funnel while it screens."""

    stage: str
    percent: float
    funnel: Progress | None = None


@dataclass(frozen=True)
class Run:
    """What a run found. `counts` are pieces of land by code of verdict; `left` what each step of the funnel left of
    `total`. `changes` are about the land of the base, against the run before."""

    result: Path
    passage: Passage
    facts: Facts
    total: int
    counts: Mapping[str, int]
    left: Mapping[str, int]
    changes: tuple[LandChange, ...] = ()
    warnings: tuple[Sentence, ...] = ()


Told = Callable[[Advance], None]
Stop = Callable[[], bool]
Reads = Callable[..., SourceTable]


def default_result(base: Path, day: date) -> Path:
    """The file of a run of that day, beside the base; one that is not there yet."""
    stem = f"{base.stem}_criblage_{day.isoformat()}"
    path, number = base.with_name(f"{stem}.gpkg"), 2
    while path.exists():
        path, number = base.with_name(f"{stem}_{number}.gpkg"), number + 1
    return path


def check_request(request: Request) -> None:
    """What can be refused before running, in the main thread. Raises ResorptionError."""
    refuse_without_libraries()
    refuse_future(request.day)
    refuse([as_error(problem) for problem in threshold_problems(request.settings)])
    compulsory = [role_of(key) for key in sorted(request.left_out) if not role_of(key).optional]
    if compulsory:
        raise ResorptionError(
            "« {label} » ne peut pas être laissé de côté : sans cette couche, rien n’est connu des interdictions.",
            label=compulsory[0].label)  # fmt: skip
    check_place(request.result, request.base)


def check_place(result: Path, base: Path) -> None:
    """Only a former result is replaced, and none that is open: never the base, nor a layer. Raises ResorptionError."""
    _check_folder(result.absolute().parent, base)
    if not result.exists():
        return
    if result.absolute() == base.absolute():
        raise ExistingFile(result.name)
    read_result(result)
    if any(True for _ in layers_of(result)):
        raise OpenElsewhere(result.name)


def _check_folder(folder: Path, base: Path) -> None:
    """Beside the base there is no other folder to choose: it is the base that is said to be read-only."""
    try:
        check_writable_folder(folder)
    except ResorptionError as error:
        if folder.is_dir() and folder == base.absolute().parent:
            raise ReadOnlyError(base.name) from error
        raise


def run_screening(
    request: Request, *, author: str | None = None, progress: Told = lambda _advance: None,
    cancelled: Stop = lambda: False, read: Reads = read_source,
) -> Run:  # fmt: skip
    """Reads, screens, writes the result and records the run: all or nothing. In any thread, `check_request` being done.

    Raises ResorptionError (BaseError), Cancelled.
    """
    refuse_without_libraries()
    store = open_base(request.base)
    store.refuse_restricted()
    job = _Job(request, store, author, progress, cancelled)
    gathered = gather(request.sources, job.reader(read), job.figures, cancelled, job.communes)
    return job.run(gathered)


def _time_of(day: date) -> str:
    """What o'clock it is, for a run of today; one of another day has no time."""
    now = datetime.now()
    return now.strftime("%H:%M") if day == now.date() else ""


class _Job:
    """One run: what all of its stages need."""

    def __init__(self, request: Request, store: Store, author: str | None, progress: Told, cancelled: Stop) -> None:
        self.request, self.store, self.author = request, store, author
        self.progress, self.cancelled = progress, cancelled
        self.figures = figures(request.settings)
        self.plan = Plan(self.figures, request.left_out, every_rule=True)
        with store.reading() as base:
            self.communes, self.sites = communes_of(base), inhabited_sites(base)

    def tell(self, stage: str, share: float, funnel: Progress | None = None) -> None:
        """Says how far a stage is, from 0 to 1."""
        start, end = _PARTS[stage]
        self.progress(Advance(stage, start + (end - start) * share, funnel))

    def reader(self, read: Reads) -> Callable[[Source], SourceTable]:
        """What reads a source, saying how far all of them are."""
        places = {id(source): place for place, source in enumerate(self.request.sources)}
        size = len(self.request.sources)

        def read_one(source: Source) -> SourceTable:
            def tell(share: float) -> None:
                self.tell(READING, (places[id(source)] + share) / size)

            return read(source, self.store.epsg, communes=self.communes, cancelled=self.cancelled, progress=tell)

        return read_one

    def run(self, gathered: Gathered) -> Run:
        """From what was read to what is written."""
        facts = Facts(self.figures, self.request.left_out, gathered.read)
        parcels, pieces = self._pieces(gathered)
        found = screen(pieces.sound, pieces.owner_known, gathered.layers, self.plan, cancelled=self.cancelled,
                       progress=lambda p: self.tell(SCREENING, p.done / p.total, p))  # fmt: skip
        counts = {VERDICT_CODES[finding]: count for finding, count in found.counts().items()}
        passage = Passage(str(uuids.uuid4()), self.store.identifier, self.request.day, VERSION, self.store.epsg,
                          self.request.merge, _time_of(self.request.day))  # fmt: skip
        under = under_sites(pieces.sound, self.sites)
        columns = (*result_columns(pieces, found, gathered.labels, facts), *inhabited_columns(pieces, under))
        result = self.request.result.absolute()
        with told(result), workshop(result.parent) as shop, contextlib.ExitStack() as files:
            made = shop / result.name
            write_result(made, passage, facts, columns, pieces.shapes, cancelled=self.cancelled,
                         progress=partial(self.tell, WRITING))  # fmt: skip
            with self.store.transaction(self.author) as session:
                record_run(session, passage, counts, facts)
                lands = lands_of(session)
                changes = self._record_lands(session, passage, gathered, parcels, facts, lands)
                self._stop_if_cancelled()
                files.enter_context(placed([(made, result)]))
        return Run(result, passage, facts, len(pieces), counts, found.left, changes,
                   (*told_under(under, self.sites), *told_lands(lands, self.sites), *told_unanswered(found, facts),
                    *gathered.warnings))  # fmt: skip

    def _pieces(self, gathered: Gathered) -> tuple[Pieces, Pieces]:
        """The parcels, and what is screened: the same, or several as one."""
        parcels, names = parcel_pieces(gathered.parcels)
        self._stop_if_cancelled()
        if not self.request.merge:
            return parcels, parcels
        self.tell(MERGING, 0)
        return parcels, merged_pieces(parcels, names, self.cancelled)

    def _record_lands(
        self, session: Session, passage: Passage, gathered: Gathered, parcels: Pieces, facts: Facts,
        lands: Sequence[Land],
    ) -> tuple[LandChange, ...]:  # fmt: skip
        """The verdict on each piece of land of the base, as it is in the base now; nothing else of it is written."""
        if not lands:
            return ()
        former = latest_verdicts(session)
        pieces = land_pieces(lands, parcels)
        found = screen(pieces.sound, pieces.owner_known, gathered.layers, self.plan, cancelled=self.cancelled)
        rows = rows_of(result_columns(pieces, found, gathered.labels, facts), len(lands))
        verdicts = [stored_verdict(row, facts) for row in rows]
        record_verdicts(session, passage.criblage, [(land.uuid, new) for land, new in zip(lands, verdicts)])
        changes = [land_change(land.uuid, land.name, former[land.uuid], new)
                   for land, new in zip(lands, verdicts) if land.uuid in former]  # fmt: skip
        return tuple(change for change in changes if change is not None)

    def _stop_if_cancelled(self) -> None:
        if self.cancelled():
            raise Cancelled
