"""Between widgets and the stylesheet: properties that it reads, and room that it forgets."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QWidget


def dress(widget: QWidget, **properties: object) -> None:
    """Set dynamic properties; polish again only if one of them changed.

    Children that the stylesheet reaches through this widget are dressed too.
    """
    changed = False
    for name, value in properties.items():
        said = str(value) if isinstance(value, str) else value
        if widget.property(name) != said:
            widget.setProperty(name, said)
            changed = True
    if not changed:
        return
    for each in (widget, *widget.findChildren(QWidget)):
        each.style().unpolish(each)
        each.style().polish(each)
    widget.updateGeometry()
    widget.update()


def room_for_bold(button: QAbstractButton) -> QSize:
    """Return what the words of a button need more when it is checked.

    The stylesheet makes them bolder then, but Qt measures them as they are unchecked.
    """
    bold = QFont(button.font())
    bold.setWeight(QFont.Weight.DemiBold)
    more = QFontMetrics(bold).horizontalAdvance(button.text())
    return QSize(max(0, more - button.fontMetrics().horizontalAdvance(button.text())), 0)
