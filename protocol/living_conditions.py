"""Status of each living-conditions theme, from the answers to its questions, and why.

The rules are those of the national platform (second version of its form): a question counts only
when its premise holds, and of all the answers that count the worst wins, in the order
mauvais > inconnu > a_ameliorer; otherwise bon. « Inconnu » is an answer of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from .sentences import Sentence

Answers = Mapping[str, object]

GOOD, TO_IMPROVE, UNKNOWN, BAD = "bon", "a_ameliorer", "inconnu", "mauvais"
SEVERITY = (GOOD, TO_IMPROVE, UNKNOWN, BAD)
"""From the lightest to the one that wins over all others."""

WORDS = {GOOD: "bon", TO_IMPROVE: "à améliorer", UNKNOWN: "inconnu", BAD: "mauvais"}

_TAP = ("robinet_connecte_au_reseau", "autre")
_LATRINES = "sanitaires_latrines"
_INSTALLED = ("sanitaires_chimiques", "sanitaires_seches", "sanitaires_chasse")


def _always(answers: Answers) -> bool:
    return True


def _has_tap(answers: Answers) -> bool:
    return answers.get("eau_acces") in _TAP


def _place_is_told(answers: Answers) -> bool:
    return _has_tap(answers) and answers.get("eau_voie_publique") in ("oui", "non")


def _water_on_site(answers: Answers) -> bool:
    return _place_is_told(answers) and answers.get("eau_sur_site") == "oui"


def _toilets_work(answers: Answers) -> bool:
    return answers.get("sanitaires_fonctionnels") == "oui"


def _toilets_installed(answers: Answers) -> bool:
    return _toilets_work(answers) and any(answers.get(name) == "oui" for name in _INSTALLED)


def _bins_close(answers: Answers) -> bool:
    return answers.get("dechets_proche") == "oui"


PREMISES: Mapping[Callable[[Answers], bool], str] = {
    _has_tap: "Demandé quand l’eau vient d’un robinet connecté au réseau, ou quand l’accès à l’eau est « Autre ».",
    _place_is_told: "Demandé quand on sait si le point d’eau est sur la voie publique.",
    _water_on_site: "Demandé quand l’accès à l’eau est sur le site.",
    _toilets_work: "Demandé quand il y a des toilettes fonctionnelles.",
    _toilets_installed: "Demandé quand il y a des toilettes fonctionnelles d’un autre type que les latrines.",
    _bins_close: "Demandé quand il y a un dispositif de ramassage à moins de 100 m.",
}
"""Each premise in words."""


@dataclass(frozen=True)
class Question:
    """One tri-state question: what each answer is worth, and when it is asked. None: does not weigh."""

    field: str
    theme: str
    yes: str | None
    no: str | None
    unknown: str | None = None
    asked: Callable[[Answers], bool] = _always

    def worth(self, answers: Answers) -> str | None:
        """What the answer is worth, or None when it does not weigh. An empty answer is an unknown one."""
        if not self.asked(answers):
            return None
        return {"oui": self.yes, "non": self.no}.get(str(answers.get(self.field)), self.unknown)


QUESTIONS = (
    Question("eau_voie_publique", "eau", BAD, GOOD, UNKNOWN, _has_tap),
    Question("eau_continu", "eau", GOOD, TO_IMPROVE, asked=_place_is_told),
    Question("eau_sur_site", "eau", GOOD, BAD, UNKNOWN, _place_is_told),
    Question("eau_proche", "eau", GOOD, TO_IMPROVE, asked=_water_on_site),
    Question("eau_inegalites", "eau", TO_IMPROVE, GOOD, asked=_water_on_site),
    Question("eau_stagnante", "eau", TO_IMPROVE, GOOD, asked=_water_on_site),
    Question("sanitaires_fonctionnels", "sanitaires", GOOD, BAD, UNKNOWN),
    Question("sanitaires_defecation", "sanitaires", TO_IMPROVE, GOOD),
    Question("sanitaires_interieur", "sanitaires", GOOD, BAD, UNKNOWN, _toilets_installed),
    Question("sanitaires_eclaires", "sanitaires", GOOD, TO_IMPROVE, asked=_toilets_installed),
    Question("sanitaires_lavage_mains", "sanitaires", GOOD, TO_IMPROVE, asked=_toilets_installed),
    Question("electricite_acces", "electricite", GOOD, BAD, UNKNOWN),
    Question("dechets_proche", "dechets", GOOD, BAD, UNKNOWN),
    Question("dechets_securises", "dechets", GOOD, TO_IMPROVE, asked=_bins_close),
    Question("dechets_regulier", "dechets", GOOD, TO_IMPROVE, asked=_bins_close),
    Question("dechets_accumulation", "dechets", TO_IMPROVE, GOOD, asked=_bins_close),
    Question("dechets_encombrants", "dechets", TO_IMPROVE, GOOD, asked=_bins_close),
    Question("nuisibles_presence", "nuisibles", BAD, GOOD, UNKNOWN),
    Question("incendie_diagnostic", "incendie", GOOD, BAD, UNKNOWN),
)

THEMES = {
    "eau": "Eau",
    "sanitaires": "Sanitaires",
    "electricite": "Électricité",
    "dechets": "Déchets",
    "nuisibles": "Nuisibles",
    "incendie": "Prévention des incendies",
}


@dataclass(frozen=True)
class ThemeStatus:
    """The status of one theme; `reasons` are the columns whose answers make it that, none when it is good."""

    theme: str
    status: str
    reasons: tuple[str, ...]


def theme_status(theme: str, answers: Answers) -> ThemeStatus:
    """The status of a theme. `answers` maps columns of `conditions_vie` to codes. Raises KeyError."""
    THEMES[theme]
    worths = [(q.field, q.worth(answers)) for q in QUESTIONS if q.theme == theme]
    worths += [w for w in (_water_access(theme, answers), _toilet_types(theme, answers)) if w is not None]
    weighing = [(field, worth) for field, worth in worths if worth is not None]
    worst = max((worth for _, worth in weighing), key=SEVERITY.index)
    reasons = () if worst == GOOD else tuple(dict.fromkeys(f for f, worth in weighing if worth == worst))
    return ThemeStatus(theme, worst, reasons)


def statuses(answers: Answers) -> tuple[ThemeStatus, ...]:
    """The status of every theme, in the order shown."""
    return tuple(theme_status(theme, answers) for theme in THEMES)


def is_asked(field: str, answers: Answers) -> bool:
    """Whether a question of the form is to be shown, given the answers so far; True for a column that has no premise."""
    return _asked_when(field)(answers)


def premise(field: str) -> Sentence | None:
    """When a question is asked, in words to show beside it while it is not; None when it always is."""
    words = PREMISES.get(_asked_when(field))
    return None if words is None else Sentence(words)


DETAILS = {
    "eau_acces_precisions": ("eau_acces", "autre"),
    "eau_continu_precisions": ("eau_continu", "non"),
    "eau_inegalites_precisions": ("eau_inegalites", "oui"),
    "nuisibles_precisions": ("nuisibles_presence", "oui"),
}
"""The texts that explain one answer: the question, and the answer that calls for words."""


def is_shown(field: str, answers: Answers) -> bool:
    """Whether a column has its place in the form: its question is asked, its answer calls for it, or it is filled in."""
    if field in DETAILS:
        question, answer = DETAILS[field]
        return bool(answers.get(field)) or (is_asked(question, answers) and answers.get(question) == answer)
    return is_asked(field, answers)


def pruned(answers: Answers) -> dict[str, object]:
    """The same answers, those of questions that are not asked set to None: what is stored never contradicts its premise.

    For the moment of saving: until then what was typed stays, for a premise may be changed back. A premise cleared in
    turn clears what hangs on it. No status changes, for they ignore these answers. Texts are left alone: they answer
    nothing and may say why.
    """
    kept = dict(answers)
    while gone := [name for name, value in kept.items() if value is not None and not is_asked(name, kept)]:
        kept.update(dict.fromkeys(gone))
    return kept


def _asked_when(field: str) -> Callable[[Answers], bool]:
    if field in (_LATRINES, *_INSTALLED):
        return _toilets_work
    return next((q.asked for q in QUESTIONS if q.field == field), _always)


def _water_access(theme: str, answers: Answers) -> tuple[str, str] | None:
    """Anything but a tap or « autre », an unknown access included, is bad: the platform's own rule."""
    if theme != "eau":
        return None
    return ("eau_acces", GOOD if _has_tap(answers) else BAD)


def _toilet_types(theme: str, answers: Answers) -> tuple[str, str] | None:
    """Latrines alone are bad, with another kind to be improved; no kind told is unknown."""
    if theme != "sanitaires" or not _toilets_work(answers):
        return None
    installed, latrines = _toilets_installed(answers), answers.get(_LATRINES) == "oui"
    if latrines:
        return (_LATRINES, TO_IMPROVE if installed else BAD)
    return (_INSTALLED[0], GOOD if installed else UNKNOWN)
