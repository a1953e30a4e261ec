"""Why a theme of living conditions has its status, in a sentence: the questions and the answers that make it so."""

from __future__ import annotations

from collections.abc import Mapping

from .living_conditions import BAD, GOOD, TO_IMPROVE, UNKNOWN, ThemeStatus
from .sentences import Sentence, said

_WHOLE = {
    BAD: "Mauvais : {reasons}.",
    TO_IMPROVE: "À améliorer : {reasons}.",
    UNKNOWN: "Inconnu : {reasons}.",
    GOOD: "Bon : aucune réponse ne fait baisser l’état de ce thème.",
}
# Two verdicts rest on what is missing beside the answer, which the answer alone does not say.
_BESIDE = {
    (UNKNOWN, "sanitaires_chimiques"): said("aucun type de toilettes n’est indiqué"),
    (BAD, "sanitaires_latrines"): said("pas d’autre type de toilettes que les latrines"),
}
_UNANSWERED = said("sans réponse")


def status_sentence(status: ThemeStatus, labels: Mapping[str, str], answers: Mapping[str, str]) -> Sentence:
    """« Mauvais : Accès à l’eau sur site ? Non. »: the status of a theme and what makes it so.

    `labels` are the questions by column, `answers` the labels of the answers given (a column without one is left
    out), both in the language of the reader. Raises KeyError for a question without a label.
    """
    reasons = reason_sentences(status, labels, answers)
    return said(_WHOLE[status.status], reasons=reasons) if reasons else said(_WHOLE[status.status])


def reason_sentences(
    status: ThemeStatus, labels: Mapping[str, str], answers: Mapping[str, str]
) -> tuple[Sentence, ...]:
    """Each question that makes the status, with its answer, in the order of the form; none when the theme is good."""
    return tuple(
        _BESIDE.get((status.status, field)) or _answered(labels[field], answers.get(field)) for field in status.reasons
    )


def _answered(question: str, answer: str | None) -> Sentence:
    template = "{question} {answer}" if question.rstrip().endswith("?") else "{question} – {answer}"
    return said(template, question=question, answer=answer or _UNANSWERED)
