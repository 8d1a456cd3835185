"""What officers see: the only room, with `bootstrap` and `demo`, that knows Qt.

House rules:

* `page.py` holds layout and signals, `presenter.py` talks to the services through `tasks`, and pure
  card-model functions choose words and marks. Pages never import records, sync, or another page.
* Signals that ask for something are named `<verb>_requested`; signals that tell are in past tense.
* Every text goes through `self.tr("...")` (or `QCoreApplication.translate`) as a plain literal.
  Placeholders are named and filled *after* translation: `self.tr("Hello {name}").format(name=x)`.
  An f-string inside `tr` is never translated; a test forbids it.
* Colors, sizes and fonts stand in `resources/themes` and `resources/styles`; a widget only sets
  properties (`role`, `tone`, `variant`) and paints with its own palette.
* Keys are declared once, in `shortcuts`.
"""
