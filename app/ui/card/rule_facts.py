"""Words for rules of packs that fired: their own, and what they saw."""

from PySide6.QtCore import QCoreApplication, QLocale

from app.screening.rule_packs.rule_facts import MESSAGE, SAW
from app.screening.summary_types import Fact
from app.ui.words.rule_inputs import input_words
from app.ui.words.sentences import capital, dotted, sentences

translate = QCoreApplication.translate


def rule_title(fact: Fact) -> str:
    """Return what the rule says, in the language of the screen if the pack speaks it."""
    country = QLocale().name()
    for language in (country, country.partition("_")[0], "en"):
        if said := fact.values.get(MESSAGE + language):
            return said
    return translate("Facts", "Rule {rule}").format(rule=fact.rule_id)


def rule_explanation(fact: Fact) -> str:
    """Return what it saw, who answers for it, and what allows it."""
    values = fact.values
    saw = dotted(
        *(
            input_words(key.removeprefix(SAW), value)
            for key, value in values.items()
            if key.startswith(SAW)
        )
    )
    whose = translate("Facts", "{rule} version {version}, {owner}").format(
        rule=fact.rule_id, version=values.get("version", ""), owner=values.get("owner", "")
    )
    return sentences(capital(saw), whose, capital(values.get("basis", "")))
