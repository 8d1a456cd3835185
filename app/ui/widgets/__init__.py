"""The few general parts every page is made of.

| module | part |
|---|---|
| `text` | `Text`, `ElidedText`: every written word, by role and tone |
| `mark` | `Mark`, `MarkSign`, `MarkedText`: shape + word, never color alone |
| `key_cap`, `key_button` | what shows a key, and the button that it presses |
| `panel` | `Panel` (card with header, body, footer), `Divider` |
| `verdict_band` | the verdict over a card |
| `row` | `Row`: mark, title, detail, aside, key; for facts, referrals, exceptions |
| `check_row` | one check of a document, one label with its value |
| `form_field`, `choice` | label over field with its error; segments and drop-down |
| `pill` | a short state on a tint |
| `low_window` | scrolls what does not fit into a low window |
| `photo_view` | a picture with its machine readable zone marked |
| `empty_state`, `notice_line` | what stands where nothing is yet; "Recorded 14:07" |
"""
