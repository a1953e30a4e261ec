"""Makes `resources/modeles/protocole.docx`, the template of the protocol's text, from the articles of the protocol.

.venv/bin/python tools/make_protocol_template.py
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(Path(__file__).resolve().parent))

import docx_kit as kit  # noqa: E402 - tools/ is not a package
from docx_writer import Writer  # noqa: E402

TARGET = ROOT / "resources" / "modeles" / "protocole.docx"
TITLE = "Protocole de coopération en vue de la résorption des bidonvilles"
ARTICLE_5 = (
    "Garantir la sécurité sanitaire des habitants.",
    "Prévenir les incendies.",
    "Recenser les habitants et anticiper les évacuations à l’aide de diagnostics.",
    "Examiner, le cas échéant, la faisabilité d’une stabilisation transitoire des personnes sur les terrains occupés, par "
    "la réalisation d’aménagements sommaires.",
)
SECTIONS = {
    2: ("Campements illicites et grands squats", "Localisation", "Antériorité", "Nombre de personnes", "Nationalités",
        "Appartenance à une communauté marginalisée", "Acteurs en présence et contexte territorial", "Actions engagées"),
    13: ("Pilotage", "Cellule de veille", "Participation des habitants", "Calendrier", "Évaluation"),
    15: ("Révision", "Litiges et conciliation"),
}  # fmt: skip


def articles() -> tuple:
    """The articles of the protocol, from the plugin's own list."""
    spec = importlib.util.spec_from_file_location("articles", ROOT / "protocol" / "articles.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["articles"] = module
    spec.loader.exec_module(module)
    return module.ARTICLES


class Template(Writer):
    """The template, written from its first page to its last."""

    def make(self) -> Document:
        self._around()
        self._cover()
        self._contents()
        self._opening()
        for article in articles():
            self.heading(f"Article {article.number} – {article.title}", 1)
            getattr(self, f"_article_{article.number}", self._nothing)()
            if article.engaging:
                self._engaging(article.number)
            getattr(self, f"_after_{article.number}", self._nothing)()
        self._signatures()
        return self.document

    def _nothing(self) -> None:
        """An article that has no text of its own."""

    # Around the pages, and before the articles

    def _around(self) -> None:
        section = self.document.sections[0]
        head = section.header.paragraphs[0]
        self._two_sides(head, "{{ protocole.nom }}", "{{ confidentialite }}")
        head.runs[-1].font.color.rgb = kit.WARNING
        head.runs[-1].bold = True
        kit.ruled(head, "bottom")
        section.header.add_paragraph("{%p if mention %}")
        mention = section.header.add_paragraph("{{ mention }}", style="Note")
        mention.alignment = WD_ALIGN_PARAGRAPH.CENTER
        mention.paragraph_format.space_before = Pt(4)
        section.header.add_paragraph("{%p endif %}")
        foot = section.footer.paragraphs[0]
        self._two_sides(foot, "Document produit le {{ date }} à partir de la base « {{ base }} »", "Page ")
        kit.ruled(foot, "top")
        kit.add_field(foot, "PAGE")
        foot.add_run(" / ")
        kit.add_field(foot, "NUMPAGES")
        for run in foot.runs:
            run.font.size, run.font.color.rgb = Pt(8), kit.MUTED

    @staticmethod
    def _two_sides(paragraph: Paragraph, left: str, right: str) -> None:
        stops = paragraph.paragraph_format.tab_stops
        for stop in list(paragraph.style.paragraph_format.tab_stops):
            stops.add_tab_stop(stop.position, WD_TAB_ALIGNMENT.CLEAR)
        stops.add_tab_stop(Mm(kit.WIDTH_MM), WD_TAB_ALIGNMENT.RIGHT)
        for words in (left, "\t", right):
            run = paragraph.add_run(words)
            run.font.size, run.font.color.rgb = Pt(8), kit.MUTED

    def _cover(self) -> None:
        for words, size, before, colour, bold in (
            (TITLE, 24, 120, kit.ACCENT, True),
            ("{{ protocole.nom }}", 15, 18, kit.INK, True),
            (
                "{{ protocole.annee_debut }}{% if protocole.duree != '1' %} – {{ protocole.annee_fin }}{% endif %}",
                13,
                10,
                kit.MUTED,
                False,
            ),
            ("{{ confidentialite }}", 11, 40, kit.WARNING, True),
        ):
            paragraph = self.text(words)
            run, form = paragraph.runs[0], paragraph.paragraph_format
            run.font.size, run.font.color.rgb, run.bold = Pt(size), colour, bold
            form.space_before, paragraph.alignment = Pt(before), WD_ALIGN_PARAGRAPH.CENTER
            form.line_spacing = 1.1
        self.tag("if a_completer")
        note = self.text("Projet : les passages surlignés restent à compléter.", "Note")
        note.alignment = WD_ALIGN_PARAGRAPH.CENTER
        self.tag("endif")

    def _contents(self) -> None:
        title = self.text("Sommaire", bold=True)
        title.paragraph_format.page_break_before = True
        title.runs[0].font.size, title.runs[0].font.color.rgb = Pt(14), kit.ACCENT
        lines = [(f"Article {a.number} – {a.title}", SECTIONS.get(a.number, ())) for a in articles()]
        flat: list[tuple[str, int]] = []
        for words, sections in lines:
            flat += [(words, 1), *((section, 2) for section in sections)]
        flat.append(("Signatures", 1))
        for rank, (words, level) in enumerate(flat):
            paragraph = self.document.add_paragraph(style="Contenu")
            paragraph.paragraph_format.left_indent = Mm(7 if level == 2 else 0)
            paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(kit.WIDTH_MM), WD_TAB_ALIGNMENT.RIGHT)
            if rank == 0:
                kit.begin_field(paragraph, 'TOC \\o "1-2" \\h \\z \\u', dirty=True)
            kit.contents_line(paragraph, words, f"_Toc{260000 + rank + 1}")
            if rank == len(flat) - 1:
                kit.end_field(paragraph)

    def _opening(self) -> None:
        between = self.text("Entre", bold=True)
        between.paragraph_format.page_break_before = True
        self._parties("parties_etat")
        self.text("d’une part,").alignment = WD_ALIGN_PARAGRAPH.RIGHT
        self.text("Et", bold=True)
        self._parties("autres_parties")
        self.text("d’autre part,").alignment = WD_ALIGN_PARAGRAPH.RIGHT
        self.tag("for visa in visas")
        self.text("{{ visa }}")
        self.tag("endfor")
        self.text("Il est convenu ce qui suit :", bold=True).paragraph_format.space_before = Pt(12)

    def _parties(self, tag: str) -> None:
        self.tag(f"for partie in {tag}")
        paragraph = self.text("{{ partie.qualite }}", "List Bullet")
        paragraph.add_run("{% if partie.nom %} – {% endif %}")
        paragraph.add_run("{{ partie.nom }}").bold = True
        paragraph.add_run("{% if partie.representation %}, {{ partie.representation }}{% endif %}")
        paragraph.add_run("{% if partie.reserve %} {{ partie.reserve }}{% endif %}")
        self.tag("endfor")

    # The articles

    def _article_1(self) -> None:
        self.text("Le présent protocole définit les actions que les signataires s’engagent à mener conjointement pendant "
                   "{{ protocole.periode }}.")  # fmt: skip
        self.tag("if protocole.communes")
        self.text("Son territoire comprend {{ protocole.communes }}.")
        self.tag("endif")

    def _article_2(self) -> None:
        state = "etat_des_lieux"
        self.shown(f"{state}.donnees", "Note").paragraph_format.keep_with_next = True
        sections = iter(SECTIONS[2])
        self.heading(next(sections), 2)
        self.shown(f"{state}.sites_manque")
        self.table("Sites occupés, par type", f"{state}.sites", ("Type de site", "Nombre"), (5, 1),
                    ("libelle", "nombre"), (1,), together=True)  # fmt: skip
        self.shown(f"{state}.fermes")
        self.heading(next(sections), 2)
        self.shown(f"{state}.communes_manque")
        titles = ("Commune", "Campe-ments", "Grands squats", "Autres sites", "Personnes", "dont enfants", "Ménages",
                  "Plus ancienne installation")  # fmt: skip
        cells = ("nom", "campements", "squats", "autres", "personnes", "enfants", "menages", "plus_ancien")
        total = [
            [f"{{%tr for ligne in {state}.territoire %}}"],
            [f"**{{{{ ligne.{c} }}}}**" for c in cells],
            ["{%tr endfor %}"],
        ]
        self.table("Sites occupés et habitants, par commune", f"{state}.communes", titles,
                    (3.6, 1.5, 1.4, 1.3, 2.1, 2.1, 2.1, 2.2), cells, range(1, 8), total)  # fmt: skip
        self.tag(f"if {state}.communes")
        self.text(
            "n. c. : non compté ; « 45 (2 n. c.) » : 45 dans les sites comptés, deux autres sites non comptés.", "Note"
        )
        self.tag("endif")
        self.heading(next(sections), 2)
        self.table("Sites occupés, par ancienneté", f"{state}.anteriorite", ("Temps depuis l’installation", "Nombre de sites"),
                    (5, 2), ("libelle", "nombre"), (1,), together=True)  # fmt: skip
        self.shown(f"{state}.anciennete")
        self.heading(next(sections), 2)
        self.shown(f"{state}.habitants_manque")
        self.table("Habitants des sites occupés, au dernier comptage de chacun", f"{state}.habitants",
                    ("Habitants", "Nombre", "Sites comptés", "Sites non comptés"), (4, 2, 2, 2),
                    ("libelle", "nombre", "comptes", "non_comptes"), (1, 2, 3), together=True)  # fmt: skip
        self.tag(f"if {state}.habitants")
        self.text("Un site non compté n’est pas compté pour zéro : il n’est pas dans le total. Adultes et enfants peuvent ne "
                   "pas faire le nombre de personnes quand un site n’a été compté qu’en partie.", "Note")  # fmt: skip
        self.tag("endif")
        self.heading(next(sections), 2)
        self.table("Groupes d’origine, en total", f"{state}.origines",
                    ("Groupe présent", "Sites : oui", "Sites : non", "Sites : inconnu"), (4, 2, 2, 2),
                    ("libelle", "oui", "non", "inconnu"), (1, 2, 3), together=True)  # fmt: skip
        self.text("{{ etat_des_lieux.origines_note }}")
        self.heading(next(sections), 2)
        self.text("{{ etat_des_lieux.communaute }}")
        self.heading(next(sections), 2)
        self.text("{{ etat_des_lieux.contexte }}")
        self.shown(f"{state}.acteurs_manque")
        self.table("Acteurs en présence sur les sites occupés", f"{state}.acteurs",
                    ("Organisme", "Sites", "Thèmes d’intervention"), (4, 1, 5), ("nom", "sites", "themes"), (1,))  # fmt: skip
        self.table("Acteurs en présence, selon la fiche du site", f"{state}.acteurs_selon_fiches",
                    ("Site", "Acteurs en présence"), (3, 7), ("nom", "texte"))  # fmt: skip
        self.heading(next(sections), 2)
        self.shown(f"{state}.deja_engagees")
        self.table("Actions en cours", f"{state}.actions_en_cours", ("Art.", "Action", "Pilote", "Depuis le", "Portée"),
                    (0.8, 4, 3, 1.7, 2), ("numero", "titre", "pilote", "depuis", "portee"))  # fmt: skip

    def _article_3(self) -> None:
        self.tag("for disposition in dispositions")
        self.text("{{ disposition.titre }}", bold=True).paragraph_format.keep_with_next = True
        self.text("{{ disposition.texte }}")
        self.tag("endfor")

    def _article_5(self) -> None:
        self.text("Ne pas laisser se dégrader davantage les situations portant atteinte à la dignité humaine :")
        for words in ARTICLE_5:
            self.text(words, "List Bullet")

    def _engaging(self, number: int) -> None:
        tag = f"article_{number}"
        self.document.add_paragraph("Actions", style="Heading 3")
        self.shown(f"{tag}.actions_manque")
        action = "**{{ ligne.titre }}**{% if ligne.description %}\n{{ ligne.description }}{% endif %}\nPortée : {{ ligne.portee }}"
        lead = "{{ ligne.pilote }}{% if ligne.partenaires %}\navec : {{ ligne.partenaires }}{% endif %}"
        self.table(f"Actions de l’article {number}", f"{tag}.actions",
                    ("Action", "Pilote et partenaires", "Période et avancement", "Financement prévu"), (4.6, 3, 2.4, 3),
                    (action, lead, "{{ ligne.periode }}\n{{ ligne.statut }}", "financement"))  # fmt: skip
        self.document.add_paragraph("Engagements", style="Heading 3")
        self.tag(f"for categorie in {tag}.categories")
        paragraph = self.text("{{ categorie.intitule }}", bold=True)
        paragraph.paragraph_format.keep_with_next = True
        paragraph.paragraph_format.space_after = Pt(2)
        self.shown("categorie.manque")
        self.tag("for engagement in categorie.engagements")
        line = self.text("{{ engagement.partenaire }} : {{ engagement.titre }} ", "List Bullet")
        details = line.add_run("({{ engagement.details }})")
        details.font.color.rgb, details.font.size = kit.MUTED, Pt(9.5)
        self.tag("endfor")
        self.tag("endfor")

    def _after_9(self) -> None:
        self.document.add_paragraph("Aménagements transitoires", style="Heading 3")
        self.shown("amenagements.manque")
        name = "**{{ ligne.nom }}**{% if ligne.code %}\n{{ ligne.code }}{% endif %}\n{{ ligne.commune }}"
        state = "{{ ligne.statut }}\n{{ ligne.dates }}\nGestionnaire : {{ ligne.gestionnaire }}"
        places = "Capacité : {{ ligne.capacite }}\nOccupation : {{ ligne.occupation }}"
        rest = "Habitat : {{ ligne.habitat }}\nÉquipements : {{ ligne.equipements }}\nSites d’origine : {{ ligne.origines }}"
        self.table("Aménagements transitoires", "amenagements.lignes",
                    ("Aménagement", "Avancement", "Ménages et personnes", "Équipement et origine"), (3, 3.2, 3, 3.8),
                    (name, state, places, rest))  # fmt: skip
        self.tag("if carte")
        picture = self.text("{{ carte }}")
        picture.paragraph_format.keep_with_next = True
        picture.alignment = WD_ALIGN_PARAGRAPH.CENTER
        self.caption("Aménagements transitoires sur le territoire du protocole", "Carte")
        self.tag("endif")

    def _after_11(self) -> None:
        self.document.add_paragraph("Sites résorbés ou fermés, par niveau de vigilance", style="Heading 3")
        self.text("{{ vigilance.resume }}")
        self.shown("vigilance.manque")
        self.tag("for reserve in vigilance.reserves")
        self.text("{{ reserve }}", "Note")
        self.tag("endfor")
        level = "**{{ ligne.niveau }}**{% if ligne.evalue_le %}\nau {{ ligne.evalue_le }}{% endif %}"
        site = "{% if ligne.code %}{{ ligne.code }} – {% endif %}{{ ligne.nom }}"
        self.table("Sites résorbés ou fermés", "vigilance.lignes", ("Site", "Commune", "Fermé le", "Niveau", "Motif principal"),
                    (3.6, 2.6, 1.9, 2.4, 3.4), (site, "commune", "ferme_le", level, "motif"))  # fmt: skip

    def _article_12(self) -> None:
        self.text("{{ clspd }}")

    def _article_13(self) -> None:
        sections = iter(SECTIONS[13])
        self.heading(next(sections), 2)
        self.text("{{ execution.pilotage }}")
        self.shown("execution.instances_manque")
        self.table("Instances et réunions", "execution.instances",
                    ("Instance", "Réunions tenues", "Dernière réunion", "Prochaine réunion"), (4, 2, 2, 2),
                    ("nom", "tenues", "derniere", "prochaine"), (1, 2, 3), together=True)  # fmt: skip
        for tag in ("cellule_veille", "participation_habitants"):
            self.heading(next(sections), 2)
            self.text(f"{{{{ execution.{tag} }}}}")
        self.heading(next(sections), 2)
        self.shown("execution.calendrier_manque")
        self.table("Échéances à compter du {{ date }}", "execution.calendrier", ("Date", "Objet", "Article"), (1.8, 8, 1.2),
                    ("date", "objet", "numero"), (2,))  # fmt: skip
        self.heading(next(sections), 2)
        self.text("{{ execution.evaluation }}")
        self.text("{{ execution.seuil }}")

    def _article_15(self) -> None:
        for words, tag in zip(SECTIONS[15], ("revision", "litiges")):
            self.heading(words, 2)
            self.text(f"{{{{ {tag} }}}}")

    def _article_16(self) -> None:
        self.shown("conventions.manque")
        self.table("Conventions particulières d’application", "conventions.lignes", ("Convention", "Objet", "Date", "Parties"),
                    (3.4, 4, 1.9, 3.4), ("titre", "objet", "date", "parties"))  # fmt: skip

    def _signatures(self) -> None:
        self.heading("Signatures", 1)
        self.shown("signature.anterieure")
        self.text("Fait à {{ signature.lieu }}, le {{ signature.date }}")
        self.shown("signature.manque")
        self.tag("if signature.signataires")
        room = "**{{ ligne.nom }}**\n{{ ligne.fonction }}"
        signed = "{% if ligne.date_signature %}A signé le {{ ligne.date_signature }}{% endif %}"
        rows = [["{%tr for ligne in signature.signataires %}"], [room, signed, "\n\n\n\n"], ["{%tr endfor %}"]]
        kit.add_table(self.document, ("Pour", "Date", "Signature"), (4.4, 1.8, 4.4), rows)
        self.tag("endif")


def main() -> int:
    """Writes the template."""
    kit.save(Template().make(), TARGET)
    print(f"{TARGET.relative_to(ROOT)}  {TARGET.stat().st_size / 1024:.0f} Kio")
    return 0


if __name__ == "__main__":
    sys.exit(main())
