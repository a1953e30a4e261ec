"""The six categories of signatories, in the order of the template of 4 June 2014."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Category:
    """One category: code, label, and the heading of its list of engagements in articles 4 to 11.

    The template writes « Conseil Général », the name until 2015 of the « Conseil départemental ».
    """

    code: str
    label: str
    heading: str


CATEGORIES = (
    Category("etat", "État", "de l’État"),
    Category("conseil_regional", "Conseil régional", "du Conseil régional"),
    Category("conseil_departemental", "Conseil départemental", "du Conseil départemental"),
    Category("intercommunalite", "Intercommunalité", "de l’intercommunalité"),
    Category("commune", "Commune", "de la commune"),
    Category("association", "Association", "des partenaires associatifs"),
)
