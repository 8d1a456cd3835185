"""Sets a property that the stylesheet reads, and has the widget dressed again."""

from PySide6.QtWidgets import QWidget


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
