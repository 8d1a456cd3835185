"""For those who do not see the screen: announcements, and the audit that no control is nameless."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, sentence: str) -> None:
    """Have assistive technology read `sentence`, without moving the focus."""
    event = QAccessibleAnnouncementEvent(widget, sentence)
    event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
    QAccessible.updateAccessibility(event)


def nameless_controls(window: QWidget) -> list[str]:
    """Return the visible controls of `window` that take the focus and have no accessible name.

    Each is described by its class and object name, so that a test can say which one it is.
    """
    found = []
    for widget in (window, *window.findChildren(QWidget)):
        if not widget.isVisibleTo(window) or widget.focusPolicy() is Qt.FocusPolicy.NoFocus:
            continue
        if widget.focusProxy() is not None or _is_part(widget):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} {widget.objectName()!r}".rstrip(" '"))
    return found


def _is_part(widget: QWidget) -> bool:
    """Say whether Qt made this widget inside a control that has the name (`qt_...`)."""
    return widget.objectName().startswith("qt_")
