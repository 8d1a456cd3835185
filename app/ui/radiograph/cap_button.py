"""A button with one of the viewer's own keys."""

from app.ui.radiograph.keys import ViewWish
from app.ui.widgets.key_button import KeyButton
from app.ui.widgets.key_cap import KeyCap


class CapButton(KeyButton):
    """Does what a key does while the image has the focus, and shows that key."""

    def __init__(self, words: str, wish: ViewWish) -> None:
        super().__init__(words, compact=True)
        self._row.insertWidget(2, KeyCap(wish.value))
        self.setAccessibleDescription(self.tr("Key {key}").format(key=wish.value))
