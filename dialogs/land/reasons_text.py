"""The reasons of one parcel as a page: each rule, what it found and why."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from qgis.PyQt.QtCore import QCoreApplication

from ...land.criteria import RESULT_CODES, RULES, Finding
from ...land.facts import Facts
from ...land.inhabited import mention
from ...land.listing import OWNER
from ...land.reasons import Reason, Row, reasons
from ...land.result_columns import IDENTIFIER, PARCELS, VERDICT
from ...layers.texts import coded, label, message

_COUNTED = frozenset(rule.id for rule in RULES if rule.counts)


def tr(text: str) -> str:
    """Translation in the context of these words."""
    return QCoreApplication.translate("LandReasons", text)


def reasons_page(row: Row, facts: Facts) -> str:
    """HTML, every text escaped: names come from files."""
    return "".join(_parts(row, facts))


def _parts(row: Row, facts: Facts) -> Iterator[str]:
    parcels = str(row.get(PARCELS) or "").split()
    yield f"<h3>{escape(str(row.get(IDENTIFIER) or ''))}</h3>"
    if len(parcels) > 1:
        yield f"<p>{escape(tr('Parcelles regroupées : {names}').format(names=', '.join(parcels)))}</p>"
    verdict = tr("Résultat des règles : {verdict}").format(verdict=coded("verdict_foncier", row.get(VERDICT)))
    owner = tr("Propriétaire : {owner}").format(owner=coded("categorie_proprietaire", row.get(OWNER) or "inconnu"))
    yield f"<p><b>{escape(verdict)}</b><br>{escape(owner)}</p>"
    beside_the_rules = mention(row)
    if beside_the_rules is not None:
        yield f"<p style='color:#8a1c1c'><b>{escape(message(beside_the_rules))}</b></p>"
    for one in reasons(row, facts):
        yield f"<p><b>{escape(one.rule)} – {escape(label(one.title))} : {escape(_found(one))}</b></p><ul>"
        yield from (f"<li>{escape(message(part.sentence))}</li>" for part in one.parts)
        yield "</ul>"
        if one.source:
            yield f"<p style='color:#595959'>{escape(tr('Source : {source}').format(source=one.source))}</p>"
    yield f"<p>{escape(tr('Ce que les règles disent n’est pas une décision.'))}</p>"


def _found(one: Reason) -> str:
    """In a word; a rule that only informs is neither met nor not."""
    code = RESULT_CODES.get(one.finding)
    if one.rule not in _COUNTED:
        return tr("pour information, incomplet") if one.finding == Finding.UNKNOWN else tr("pour information")
    return tr("non examinée") if code is None else coded("resultat_regle", code)
