"""Says how the image is shown: badges, pixel, progress; and takes what the panel chooses."""

from functools import partial

from PySide6.QtCore import QObject, Qt

from app.radiographs.dual_energy import Separation
from app.radiographs.presentation import Enhancement
from app.ui.radiograph.adjust_panel import Shown
from app.ui.radiograph.changing import energies, preset_of
from app.ui.radiograph.keys import ViewWish
from app.ui.radiograph.looking import Looking
from app.ui.radiograph.measure_lines import probe_words, quality_sentences
from app.ui.radiograph.page import RadiographPage
from app.ui.radiograph.view_lines import doubt_words, energy_words, enhancement_words, view_lines


class Showing(QObject):
    """Joins the view, the bar below it and the panel beside it."""

    def __init__(self, page: RadiographPage, looking: Looking, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._looking = looking
        view, bar, panel = page.view, page.bar, page.adjust
        view.changed.connect(self._show)
        view.pointed.connect(self._show_pixel)
        view.wished.connect(self._wish)
        looking.studied.connect(self._show_study)
        looking.progressed.connect(self._show_work)
        bar.home_requested.connect(view.go_home)
        bar.adjust_requested.connect(partial(view.wished.emit, ViewWish.ADJUST))
        bar.compare_requested.connect(partial(view.wished.emit, ViewWish.COMPARE))
        bar.window_entered.connect(view.set_window)
        bar.cancel_requested.connect(looking.cancel)
        panel.chosen.connect(looking.choose)
        panel.window_entered.connect(view.set_window)
        panel.preset_chosen.connect(looking.choose_preset)
        panel.window_here_requested.connect(partial(view.wished.emit, ViewWish.WINDOW_HERE))
        panel.closed.connect(self._close)

    def _wish(self, wish: ViewWish) -> None:
        if wish is ViewWish.ADJUST:
            self._open()

    def _open(self) -> None:
        page = self._page
        shown = page.view.radiograph
        if shown is None or not shown.complete or page.form_open or page.view.tool.draws:
            return
        page.show_adjusting(is_open=True)
        self._show()
        page.adjust.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        if self._looking.computing is not None:  # the same key ends that first
            self._looking.cancel()
            return
        self._page.show_adjusting(is_open=False)
        self._page.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        view, page = self._page.view, self._page
        page.tools.show_tool(view.tool)
        canvas = view.canvas
        if canvas is None:
            return
        tone = view.tone
        lines = view_lines(
            canvas.radiograph,
            view.viewport,
            tone,
            view.presentation,
            preview=self._looking.preview,
        )
        page.bar.show_lines(lines)
        view.show_badges(lines.badges)
        self._show_pixel()
        if page.adjusting:
            known = self._looking.known
            shown = canvas.shown(view.presentation)
            page.adjust.show_shown(
                Shown(
                    view.presentation,
                    tone,
                    preset_of(view.presentation, shown),
                    energies(known),
                    "" if isinstance(known, Separation) else doubt_words(known),
                    shown.histogram,
                )
            )

    def _show_pixel(self) -> None:
        self._page.bar.show_pixel(probe_words(self._looking.probe()))

    def _show_study(self) -> None:
        study = self._looking.study
        cannot = quality_sentences(study.quality) if study else ()
        self._page.bar.show_quality(cannot)
        self._page.adjust.show_quality(cannot)
        self._show()

    def _show_work(self) -> None:
        computing = self._looking.computing
        if computing is None:
            self._page.bar.show_work("")
            return
        energy, how = computing
        name = energy_words(energy) if how is Enhancement.NONE else enhancement_words(how)
        words = self.tr("{what}: the whole image is being computed; what you see is a preview")
        self._page.bar.show_work(words.format(what=name), self._looking.done)
