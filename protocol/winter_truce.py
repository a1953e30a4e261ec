"""Whether a day is within the winter truce. Whether the truce applies is for people to verify, never for a rule.

Read for this rule (pages as they were stored, law not read on Légifrance itself):

- Code des procédures civiles d'exécution, art. L. 412-6, as reproduced from Légifrance's open data by
  kohenavocats.fr (22 December 2024): « il est sursis à toute mesure d'expulsion non exécutée à la date du 1er novembre
  de chaque année jusqu'au 31 mars de l'année suivante », although a decision of eviction be final, unless the
  rehousing of the people is ensured « dans des conditions suffisantes respectant l'unité et les besoins de la
  famille ». It does not apply to an entry without right nor title in the home of another « à l'aide de manœuvres,
  de menaces, de voies de fait ou de contrainte »; the judge may suppress or shorten it when the people entered any
  other place in that way. The same three paragraphs in sylvialegros-avocat.fr, for the winter 2023-2024, that is
  after the law n° 2023-668 of 27 July 2023.
- Since the law n° 2017-86 of 27 January 2017, art. 143, these rules are about any inhabited place (« lieu habité »),
  hence camps, and no longer about dwellings only: ash.tm.fr/hebdo/3083, ess-et-societe.net/La-treve-hivernale-s-applique.
- It suspends the carrying out of a judge's decision. A mayor's or a prefect's order to leave is said not to be
  suspended by it: CNDH Romeurope, quoted by rebellyon.info; ash.tm.fr/hebdo/3083 says so of prefects' orders.
- A judge refused to see a way of force in the mere occupation of land: jurislogement.org (no date read).

Not established: the public domain (Conseil d'État, 22 September 2017, n° 407031, set the truce aside for a students'
residence; a later extension is announced by lexisveille.fr, behind a paywall); the overseas départements; what the
instruction of 25 January 2018 says of winter (its text was not found, only accounts that do not mention it); special
laws (unsafe buildings, travellers' vehicles). Hence a sentence that only asks to verify.
"""

from __future__ import annotations

from datetime import date

SOURCE = "Code des procédures civiles d’exécution, art. L. 412-6."
_MONTHS = (11, 12, 1, 2, 3)
"""From 1 November to 31 March, both days included."""


def is_within(day: date) -> bool:
    """Whether that day is from 1 November to 31 March."""
    return day.month in _MONTHS
