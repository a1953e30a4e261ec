"""Article 2 of the protocol's text: the figures of `annex/tables.py` in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ..protocol.disclosure import LEAST_IN_TOTAL
from ..protocol.sentences import Sentence, said
from ..protocol.vocabulary import vocabulary
from . import french
from .protocol_gaps import IN_ACTORS, IN_COUNTS, IN_IDENTITY, IN_PROTOCOL, IN_SITES, Gaps, article
from .reading import Snapshot
from .tables import ActionRow, CommuneRow, Count, Inhabitants, StateOfPlay

ARTICLE = article(2)

_NOBODY_LIVES = "Aucun site n’est occupé."

_ORIGINS = (
    ("origine_francaise", "Ressortissants français"),
    ("origine_ue", "Ressortissants européens"),
    ("origine_hors_ue", "Ressortissants extracommunautaires"),
)
_KEPT = "{} ({}\N{NO-BREAK SPACE}" + french.NOT_COUNTED + ")"
"""What is between brackets is not cut."""
_AGES = ("moins de 6 mois", "de 6 mois à 1 an", "de 1 à 2 ans", "de 2 à 5 ans", "de 5 à 10 ans", "10 ans et plus")


@dataclass(frozen=True)
class FigureLine:
    """A name and a number."""

    label: str
    count: str


@dataclass(frozen=True)
class PeopleLine:
    """Persons of one kind, and how many sites the number covers and leaves out."""

    label: str
    count: str
    counted: str
    uncounted: str


@dataclass(frozen=True)
class PlaceLine:
    """A commune, or the territory."""

    name: str
    camps: str
    squats: str
    others: str
    persons: str
    children: str
    households: str
    oldest: str


@dataclass(frozen=True)
class OriginLine:
    """Of the occupied sites, how many gave each answer about one group."""

    label: str
    yes: str
    no: str
    unknown: str


@dataclass(frozen=True)
class ActorLine:
    """A body at work on the occupied sites."""

    name: str
    sites: str
    themes: str


@dataclass(frozen=True)
class PresentLine:
    """What the file of one site says of those present."""

    name: str
    text: str


@dataclass(frozen=True)
class UnderwayLine:
    """An action under way."""

    number: str
    title: str
    lead: str
    since: str
    scope: str


@dataclass(frozen=True)
class StateText:
    """The sections of Article 2, in order; an empty text or list is not printed."""

    data: str
    kinds: tuple[FigureLine, ...]
    kinds_missing: str
    closed: str
    communes: tuple[PlaceLine, ...]
    whole: tuple[PlaceLine, ...]
    communes_missing: str
    ages: tuple[FigureLine, ...]
    age_median: str
    people: tuple[PeopleLine, ...]
    people_missing: str
    origins: tuple[OriginLine, ...]
    origins_told: str
    community: str
    context: str
    actors: tuple[ActorLine, ...]
    actors_present: tuple[PresentLine, ...]
    actors_missing: str
    engaged: str
    underway: tuple[UnderwayLine, ...]


def state_text(base: Snapshot, figures: StateOfPlay, day: date, gaps: Gaps) -> StateText:
    """Article 2 at that day. Without a single site in the base, each of its figures is to be filled in."""
    some, open_sites = bool(base.all("site")), figures.kinds.total

    def missing(what: Sentence) -> str:
        if not some:
            return gaps.mark(ARTICLE, what, IN_SITES)
        return "" if open_sites else _NOBODY_LIVES

    people = figures.inhabitants
    oldest = min((c.oldest for c in figures.communes if c.oldest), default=None)
    territory = CommuneRow("Territoire", figures.kinds, people, oldest)
    return StateText(
        data=_data(figures),
        kinds=_kinds(figures) if open_sites else (),
        kinds_missing=missing(said("nombre de campements illicites et de grands squats")),
        closed=_closed(figures),
        communes=tuple(map(_place, figures.communes)),
        whole=(_place(territory),) if figures.communes else (),
        communes_missing=missing(said("localisation des sites")),
        ages=_ages(figures) if open_sites else (),
        age_median=missing(said("antériorité des sites")) or _median(figures, day),
        people=_people(people) if open_sites else (),
        people_missing=missing(said("nombre de personnes, dont adultes et enfants")) or _uncounted(people, gaps),
        origins=_origins(base, open_sites),
        origins_told=_origins_told(base, open_sites, gaps),
        community=gaps.filled(
            ARTICLE,
            base.protocol["communaute_marginalisee"],
            said("appartenance à une communauté marginalisée"),
            IN_PROTOCOL,
        ),
        context=gaps.filled(ARTICLE, base.protocol["contexte_territorial"], said("contexte territorial"), IN_PROTOCOL),
        actors=_actors(figures),
        actors_present=tuple(PresentLine(french.text(n), french.text(t)) for n, t in figures.actors_on_sites),
        actors_missing=""
        if figures.actors or figures.actors_on_sites
        else gaps.mark(ARTICLE, said("acteurs en présence"), IN_ACTORS),
        engaged=french.text(figures.actions_text)
        or ("" if figures.actions else gaps.mark(ARTICLE, said("actions déjà engagées"), IN_PROTOCOL)),
        underway=tuple(map(_underway, figures.actions)),
    )


def _data(figures: StateOfPlay) -> str:
    first, last = figures.data_from, figures.data_to
    if first is None or last is None:
        return ""
    if first == last:
        return f"Données au {french.day(last)}."
    return f"Données du {french.day(first)} au {french.day(last)}."


def _kinds(figures: StateOfPlay) -> tuple[FigureLine, ...]:
    kinds = figures.kinds
    lines = [("Campements illicites", kinds.camps), ("Grands squats", kinds.squats)]
    if kinds.other:
        lines.append(("Autres sites (autre type ou type inconnu)", kinds.other))
    lines.append(("Ensemble des sites occupés", kinds.total))
    return tuple(FigureLine(label, french.number(n)) for label, n in lines)


def _closed(figures: StateOfPlay) -> str:
    if not figures.resorbed and not figures.closed:
        return ""
    return (
        f"Sites résorbés\N{NO-BREAK SPACE}: {french.number(figures.resorbed)}. "
        f"Sites fermés, non résorbés\N{NO-BREAK SPACE}: {french.number(figures.closed)}."
    )


def _place(row: CommuneRow) -> PlaceLine:
    people = row.inhabitants
    return PlaceLine(
        "Commune non renseignée" if row.name is None else french.text(row.name),
        french.number(row.kinds.camps),
        french.number(row.kinds.squats),
        french.number(row.kinds.other),
        *(_counted(c) for c in (people.persons, people.children, people.households)),
        french.day(row.oldest, "inconnue"),
    )


def _counted(count: Count) -> str:
    if count.total is None:
        return french.NOT_COUNTED
    told = french.number(count.total)
    return told if not count.uncounted else _KEPT.format(told, french.number(count.uncounted))


def _ages(figures: StateOfPlay) -> tuple[FigureLine, ...]:
    lines = [*zip(_AGES, figures.age.classes), ("date d’installation inconnue", figures.age.unknown)]
    return tuple(FigureLine(label, french.number(n)) for label, n in lines)


def _median(figures: StateOfPlay, day: date) -> str:
    if figures.age.median_months is None:
        return "Aucune date d’installation n’est connue."
    return (
        f"Ancienneté médiane au {french.day(day)}\N{NO-BREAK SPACE}: {french.duration(figures.age.median_months)} "
        f"(sites dont la date d’installation est connue\N{NO-BREAK SPACE}:\N{NO-BREAK SPACE}{french.number(sum(figures.age.classes))})."
    )


def _people(people: Inhabitants) -> tuple[PeopleLine, ...]:
    lines = (
        ("Personnes", people.persons), ("dont adultes", people.adults),
        ("dont enfants (moins de 18 ans)", people.children), ("Ménages", people.households),
    )  # fmt: skip
    return tuple(
        PeopleLine(
            label,
            "non compté" if count.total is None else french.number(count.total),
            french.number(count.counted),
            french.number(count.uncounted),
        )
        for label, count in lines
    )


def _uncounted(people: Inhabitants, gaps: Gaps) -> str:
    """The mark when nobody was counted on any of the occupied sites."""
    if people.persons.total is not None or not people.persons.uncounted:
        return ""
    return gaps.mark(
        ARTICLE, said("nombre de personnes\N{NO-BREAK SPACE}: aucun site occupé n’a été compté"), IN_COUNTS
    )


def _answers(base: Snapshot, column: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for answer, sites in base.totals.get(column, Counter()).items():
        found[str(answer) if answer in ("oui", "non") else "inconnu"] += sites
    return found


def _known(base: Snapshot) -> bool:
    return any(_answers(base, column)[answer] for column, _label in _ORIGINS for answer in ("oui", "non"))


def _origins(base: Snapshot, open_sites: int) -> tuple[OriginLine, ...]:
    if not base.totals or not _known(base):
        return ()
    lines = []
    for column, label in _ORIGINS:
        found = _answers(base, column)
        lines.append(OriginLine(label, *(french.number(found[a]) for a in ("oui", "non", "inconnu"))))
    return tuple(lines)


def _origins_told(base: Snapshot, open_sites: int, gaps: Gaps) -> str:
    if base.all("site") and not open_sites:
        return _NOBODY_LIVES
    if open_sites and not base.totals:
        return (
            f"Non imprimé\N{NO-BREAK SPACE}: avec moins de {LEAST_IN_TOTAL} sites occupés, ou une même réponse pour tous, un "
            "total désignerait un site."
        )
    if not _known(base):
        return gaps.mark(ARTICLE, said("nationalités, par groupes et en total seulement"), IN_IDENTITY)
    return (
        "Nombre de sites occupés où chaque groupe est présent, en total pour le territoire\N{NO-BREAK SPACE}; "
        "aucune personne n’est comptée par origine."
    )


def _actors(figures: StateOfPlay) -> tuple[ActorLine, ...]:
    themes = vocabulary("theme_intervention")
    return tuple(
        ActorLine(
            french.text(actor.name),
            french.number(actor.sites),
            ", ".join(themes.label_of(t) for t in themes.values if t in actor.themes) or french.NOT_TOLD,
        )
        for actor in figures.actors
    )


def _underway(action: ActionRow) -> UnderwayLine:
    return UnderwayLine(
        str(action.article),
        french.text(action.title),
        french.text(action.lead) or french.NOT_TOLD,
        french.day(action.since),
        _scope(action.sites, action.settlements),
    )


def _scope(sites: int, settlements: int) -> str:
    parts: Sequence[str] = [
        f"{found}\N{NO-BREAK SPACE}:\N{NO-BREAK SPACE}{french.number(n)}"
        for found, n in (("sites", sites), ("aménagements", settlements))
        if n
    ]
    return ", ".join(parts) or "territoire"
