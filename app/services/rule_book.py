"""The rules of the installed packs, read once when the first traveler needs them."""

import logging
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from threading import Lock

from app.screening.rule_packs.loader import PackRefused, load_pack
from app.screening.rule_packs.rule import RulePack

_log = logging.getLogger(__name__)


class RuleBook:
    """Every rule pack of this station. For any thread.

    A pack that is not taken is left out as a whole: `complete` says so, and so does every card.
    """

    def __init__(self, read: Callable[[], Iterable[tuple[str, bytes]]] = tuple) -> None:
        """Note where packs come from; nothing is read yet.

        Args:
            read: Returns the rules of every installed pack, with the name of what they came in.
        """
        self._read = read
        self._opening = Lock()

    def open(self) -> None:
        """Read the packs now, before the first traveler. Takes a moment."""
        _ = self.packs

    @property
    def packs(self) -> tuple[RulePack, ...]:
        """The packs that were taken, in the order in which they were installed."""
        return self._loaded()[0]

    @property
    def complete(self) -> bool:
        """Say whether every installed pack was taken."""
        return self._loaded()[1]

    @property
    def versions(self) -> Mapping[str, str]:
        """Version of each pack, as summaries name what they were made with."""
        return {f"rules {pack.name}": pack.version for pack in self.packs}

    def looks_at(self, beginning: str) -> bool:
        """Say whether any rule looks at an input whose name begins so."""
        return any(
            name.startswith(beginning)
            for pack in self.packs
            for rule in pack.rules
            for name in (*rule.condition.inputs, *rule.shows)
        )

    def _loaded(self) -> tuple[tuple[RulePack, ...], bool]:
        with self._opening:  # two first questions at once read the packs once
            return self._load

    @cached_property
    def _load(self) -> tuple[tuple[RulePack, ...], bool]:
        taken: list[RulePack] = []
        complete, ids = True, set[str]()
        for source, content in self._read():
            try:
                pack = load_pack(content, None)
            except PackRefused as refused:
                _log.warning("the rules of pack %s were not taken: %s", source, refused)
                complete = False
                continue
            mine = {rule.id for rule in pack.rules}
            if twice := sorted(mine & ids):
                _log.warning("pack %s has rules of another pack: %s", source, ", ".join(twice))
                complete = False
                continue
            ids |= mine
            taken.append(pack)
        return tuple(taken), complete
