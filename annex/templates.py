"""The pages as templates: `resources/layouts/NAME.qpt`, or the user's own file of the same name in a folder of theirs.

What the items are called, and what each page writes in them, is told in `docs/gabarits.md`. A text of a template says
what goes there as QGIS does, `[% @resorption_titre %]`: the page opened in QGIS's own layout editor stays alive.
"""

from __future__ import annotations

from dataclasses import fields
from functools import cached_property, lru_cache
from pathlib import Path

from qgis.core import (
    QgsExpressionContextUtils,
    QgsLayout,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemRegistry,
    QgsPrintLayout,
    QgsProject,
    QgsReadWriteContext,
)
from qgis.PyQt.QtCore import QFile, QIODevice
from qgis.PyQt.QtXml import QDomDocument, QDomElement

from ..protocol.errors import ResorptionError
from .furniture import PageTexts
from .pages import Body, box_of
from .paper import fit_text, printable

SHIPPED = Path(__file__).parents[1] / "resources" / "layouts"
SUFFIX = ".qpt"

PAGE, COVER, SHEET, MAP_A3, MAP_A4 = "page_a4", "couverture", "fiche_site", "carte_a3", "carte_a4"
"""The templates; each is a page, A4 or A3."""
MAP_TEXT = "carte_texte"
"""The picture that goes in the text of the protocol, which has the marks of its own pages."""

BODY = "corps"
"""The item that tells where the tables run; it is not drawn."""
LEAST_BODY = 60
"""Millimetres of height that the tables need."""
MAP = "carte"

_MAP_TYPE = str(int(QgsLayoutItemRegistry.ItemType.LayoutMap))

_MARK = "confidentiel"
_MARK_TEXT = "[% @resorption_confidentiel %]"
_MARKS = ("titre", _MARK, "page")
"""What no page may lack."""
REQUIRED = {
    PAGE: (*_MARKS, BODY),
    COVER: ("confidentiel", BODY),
    SHEET: (*_MARKS, BODY, MAP),
    MAP_A3: (*_MARKS, MAP, "legende"),
    MAP_A4: (*_MARKS, MAP, "legende"),
    MAP_TEXT: (MAP, "legende"),
}
FITTED = ("titre", "protocole", "mention", "echelle_texte")
"""Texts of any length: written smaller rather than cut."""

_PREFIX = "resorption_"


class Template:
    """One template, read once; any number of layouts are made from it."""

    def __init__(self, name: str, folder: Path | None = None) -> None:
        self.name = name
        self.path = _path(name, folder)
        self._document = _read(self.path)
        self._check()

    @cached_property
    def body(self) -> Body:
        """Top and bottom of what the page gives to the blocks, in millimetres.

        Raises ResorptionError: QGIS does not read the template, or it leaves no room.
        """
        project = QgsProject()
        layout = self.layout(project)
        _, top, _, height = box_of(layout.itemById(BODY))
        if height < LEAST_BODY:
            raise ResorptionError(
                "Le gabarit « {file} » laisse {height} mm de haut aux tableaux (élément « corps ») : il en faut 60 au "
                "moins.",
                file=self.path,
                height=round(height),
            )
        return top, top + height

    def layout(self, project: QgsProject) -> QgsPrintLayout:
        """A new layout of that project, with the items of the template on its first page.

        Raises ResorptionError: QGIS does not read the template.
        """
        layout = QgsPrintLayout(project)
        _, read = layout.loadFromTemplate(self._document, QgsReadWriteContext(), True)
        if not read:
            raise self._unreadable()
        for item in _labels(layout):
            item.setTextFormat(printable(item.textFormat()))
        return layout

    def blank(self, project: QgsProject) -> QgsPrintLayout:
        """A new layout of that project, its first page as in the template but empty.

        Blocks are laid before the items of the template: in a layout with a map, QGIS measures each with that map's
        settings, which takes it most of its time.
        """
        layout = QgsPrintLayout(project)
        _, read = layout.loadFromTemplate(self._empty, QgsReadWriteContext(), True)
        if not read:
            raise self._unreadable()
        return layout

    def furnish(self, layout: QgsPrintLayout) -> None:
        """The items of the template on the first page, all but the body."""
        self._add(layout, self._items)

    def repeat(self, layout: QgsPrintLayout, page: int) -> None:
        """The same items once more, on that page of the layout."""
        for item in self._add(layout, self._again):
            item.attemptMove(item.positionWithUnits(), True, False, page)

    def _add(self, layout: QgsPrintLayout, items: QDomElement) -> list[QgsLayoutItem]:
        added = layout.addItemsFromXml(items, self._document, QgsReadWriteContext())
        for item in added:
            if isinstance(item, QgsLayoutItemLabel):
                item.setTextFormat(printable(item.textFormat()))
        # Under the blocks, which were there before: a template may have a ground of its own, and is read first.
        for item in sorted(added, key=lambda item: item.zValue(), reverse=True):
            layout.moveItemToBottom(item, True)
        layout.updateZValues(False)
        return added

    @cached_property
    def _empty(self) -> QDomDocument:
        """The template without any item."""
        document = self._document.cloneNode(True).toDocument()
        root = document.documentElement()
        for name in ("LayoutItem", "LayoutMultiFrame"):
            for element in _children(root, name):
                root.removeChild(element)
        return document

    @cached_property
    def _items(self) -> QDomElement:
        """All the items but the body."""
        root = self._document.documentElement().cloneNode(True).toElement()
        for element in _children(root, "LayoutItem"):
            # Two layouts never share an identity; a map keeps the one that its legend knows it by.
            element.removeAttribute("uuid")
            if element.attribute("id") == BODY:
                root.removeChild(element)
            elif element.attribute("type") == _MAP_TYPE:
                # Last, for the reason that `blank` tells; what lies on what is in the items.
                root.appendChild(element)
        return root

    @cached_property
    def _again(self) -> QDomElement:
        """The same, that nothing refers to."""
        root = self._items.cloneNode(True).toElement()
        for element in _children(root, "LayoutItem"):
            for name in ("templateUuid", "groupUuid"):
                element.removeAttribute(name)
        return root

    def _check(self) -> None:
        items = _children(self._document.documentElement(), "LayoutItem")
        found = {item.attribute("id") for item in items}
        missing = [name for name in REQUIRED[self.name] if name not in found]
        if missing:
            raise ResorptionError(
                "Le gabarit « {file} » n’a pas les éléments que la page demande : {missing}. Donnez ces identifiants "
                "aux éléments dans l’éditeur de mise en page, ou retirez le fichier pour reprendre celui de l’extension.",
                file=self.path,
                missing=", ".join(missing),
            )
        if _MARK in REQUIRED[self.name] and not any(_marks(item) for item in items):
            raise ResorptionError(
                "Le gabarit « {file} » ne montre pas la marque de confidentialité. L’élément « {item} » doit être visible, "
                "exporté, et contenir « {text} » : chaque page dit à qui elle est réservée.",
                file=self.path,
                item=_MARK,
                text=_MARK_TEXT,
            )

    def _unreadable(self) -> ResorptionError:
        return _unreadable(self.path)


def read_template(name: str, folder: Path | None = None) -> Template:
    """The template of that name, read again only when its file has changed. Raises ResorptionError."""
    path = _path(name, folder)
    state = path.stat() if path.is_file() else None
    return _template(name, folder, path, (state.st_mtime_ns, state.st_size) if state is not None else None)


@lru_cache(maxsize=2 * len(REQUIRED))
def _template(name: str, folder: Path | None, _path: Path, _state: tuple[int, int] | None) -> Template:
    return Template(name, folder)


def _path(name: str, folder: Path | None) -> Path:
    own = folder / f"{name}{SUFFIX}" if folder is not None else None
    return own if own is not None and own.is_file() else SHIPPED / f"{name}{SUFFIX}"


def _read(path: Path) -> QDomDocument:
    document, file = QDomDocument(), QFile(str(path))
    read = file.open(QIODevice.OpenModeFlag.ReadOnly) and _content(document, file)
    file.close()
    if not read or document.documentElement().tagName() != "Layout":
        raise _unreadable(path)
    return document


def _content(document: QDomDocument, file: QFile) -> bool:
    # Qt 5 answers a tuple, Qt 6 a result that is true when it went well.
    answer = document.setContent(file)
    return bool(answer[0] if isinstance(answer, tuple) else answer)


def _unreadable(path: Path) -> ResorptionError:
    return ResorptionError(
        "« {file} » n’est pas un gabarit de mise en page que QGIS sait lire. Enregistrez-le de nouveau depuis l’éditeur "
        "de mise en page (Mise en page ▸ Enregistrer comme modèle), ou retirez-le pour reprendre celui de l’extension.",
        file=path,
    )


def _children(root: QDomElement, name: str) -> list[QDomElement]:
    found, child = [], root.firstChildElement(name)
    while not child.isNull():
        found.append(child)
        child = child.nextSiblingElement(name)
    return found


def _marks(item: QDomElement) -> bool:
    """Whether an item of a template is the mark of confidentiality, and is printed."""
    shown = item.attribute("visibility", "1") != "0" and item.attribute("excludeFromExports", "0") != "1"
    return shown and item.attribute("id") == _MARK and _MARK_TEXT in item.attribute("labelText")


def _labels(layout: QgsLayout) -> list[QgsLayoutItemLabel]:
    return [item for item in layout.items() if isinstance(item, QgsLayoutItemLabel)]


def write_texts(layout: QgsPrintLayout, texts: PageTexts) -> None:
    """Gives a layout what its labels say, and makes those of any length fit in their box."""
    # All at once: for each variable that is set alone, every item of the layout is made ready again.
    known = QgsExpressionContextUtils.layoutScope(layout)
    kept = {name: known.variable(name) for name in layout.customProperty("variableNames") or ()}
    told = {_PREFIX + field.name: getattr(texts, field.name) for field in fields(texts)}
    QgsExpressionContextUtils.setLayoutVariables(layout, {**kept, **told})
    for label in _labels(layout):
        if label.id() == "mention":
            label.setVisibility(bool(texts.mention))
        fit_label(label)


def fit_label(label: QgsLayoutItemLabel) -> None:
    """Writes a text of any length smaller rather than cut; others stay as they are."""
    if label.id() in FITTED:
        _, _, width, height = box_of(label)
        label.setTextFormat(fit_text(label.currentText(), width, height, label.textFormat()))
