"""The installed lists in memory: whom to compare, which documents are lost, who is a member."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice, pairwise
from math import log2

from app.courtesy import step_aside
from app.documents.reading import TravelDocument
from app.screening.birth_dates import close_dates, parse_listed_date
from app.screening.identifiers import document_key
from app.screening.lookout_matching import Match, match_lookout
from app.screening.name_folding import Word, name_words, sound_form
from app.screening.summary_types import ListedDocument, Lookout, Membership

_MOST_CANDIDATES = 100
_MOST_BY_NAME = 400
"""Records looked at by name alone, those that share the rarest word first."""

_UNLISTED_WORDS = 10_000
"""Words are weighed as if this many people stood on the list whose names are all different; without
them every name of a short list would seem common."""


class LookoutIndex:
    """Lookouts, found by number, birth date and words of the name; documents, found by number.

    Fits lists of some ten thousand records. Answers `services.ports.LookoutList`.
    """

    def __init__(
        self,
        lookouts: Iterable[Lookout] = (),
        listed: Iterable[ListedDocument] = (),
        memberships: Iterable[Membership] = (),
        *,
        versions: Mapping[str, str] | None = None,
        as_of: datetime | None = None,
    ) -> None:
        self._versions = dict(versions or {})
        self._as_of = as_of
        self._lookouts = tuple(lookouts)
        self._by_document: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        self._by_birth_date: defaultdict[str, list[int]] = defaultdict(list)
        self._by_word: defaultdict[str, list[int]] = defaultdict(list)
        self._undated: set[int] = set()
        self._bearers: Counter[str] = Counter()
        for place, lookout in enumerate(self._lookouts):
            step_aside()
            self._add(place, lookout)
        self._listed: defaultdict[tuple[str, str], list[ListedDocument]] = defaultdict(list)
        for record in listed:
            key = document_key(record.issuing_state, record.number)
            if key is not None:
                self._listed[key].append(record)
        self._members: defaultdict[tuple[str, str], list[Membership]] = defaultdict(list)
        for membership in memberships:
            key = document_key(membership.issuing_state, membership.document_number)
            if key is not None:
                self._members[key].append(membership)

    @property
    def complete(self) -> bool:
        """An index holds all of its pack."""
        return True

    @property
    def versions(self) -> Mapping[str, str]:
        """Versions of the installed packs by name; empty when none is installed."""
        return self._versions

    @property
    def as_of(self) -> datetime | None:
        """When the oldest installed pack was produced; None when none is installed."""
        return self._as_of

    def candidates(self, document: TravelDocument) -> Sequence[Lookout]:
        """Return the lookouts worth comparing with this traveler, at most 100, likeliest first."""
        weights = self.name_weights(document)
        places = dict.fromkeys(self._places(document))
        compared = (match_lookout(document, self._lookouts[place], weights) for place in places)
        matches = sorted((match for match in compared if match is not None), key=_likelihood)
        return [match.lookout for match in matches[:_MOST_CANDIDATES]]

    def listed(self, document: TravelDocument) -> Sequence[ListedDocument]:
        """Return the lost, stolen or revoked documents with exactly this number and issuer."""
        key = document_key(document.issuing_state, document.document_number)
        return tuple(self._listed.get(key, ())) if key is not None else ()

    def memberships(self, document: TravelDocument) -> Sequence[Membership]:
        """Return the memberships of trusted-traveler programs with exactly this document."""
        key = document_key(document.issuing_state, document.document_number)
        return tuple(self._members.get(key, ())) if key is not None else ()

    def name_weights(self, document: TravelDocument) -> Mapping[str, int]:
        """Return how rare each word of the traveler's name is here, in hundredths of a bit."""
        people = len(self._lookouts) + _UNLISTED_WORDS
        return {
            word.standard: round(100 * log2(people / (self._bearers[word.standard] + 1)))
            for word in name_words(document.surname, document.given_names)
        }

    def _add(self, place: int, lookout: Lookout) -> None:
        for state, number in lookout.documents:
            key = document_key(state, number)
            if key is not None:
                self._by_document[key].append(place)
        birth = parse_listed_date(lookout.birth_date)
        if birth.complete:
            self._by_birth_date[birth.iso].append(place)
        else:
            self._undated.add(place)
        keys: set[str] = set()
        bearer_of: set[str] = set()
        for name in ((lookout.surname, lookout.given_names), *lookout.aliases):
            words = name_words(*name)
            keys.update(_search_keys(words))
            bearer_of.update(word.standard for word in words)
        self._bearers.update(bearer_of)
        for key_word in keys:
            self._by_word[key_word].append(place)

    def _places(self, document: TravelDocument) -> Iterator[int]:
        """Yield the records to compare: by number, then by birth date, then by name."""
        key = document_key(document.issuing_state, document.document_number)
        if key is not None:
            yield from self._by_document.get(key, ())
        for birth_date in close_dates(document.birth_date):
            yield from self._by_birth_date.get(birth_date, ())
        yield from islice(self._places_by_name(document), _MOST_BY_NAME)

    def _places_by_name(self, document: TravelDocument) -> Iterator[int]:
        """Yield records that share a word; with a full birth date, only those without one."""
        words = name_words(document.surname, document.given_names)
        postings = [self._by_word[key] for key in _search_keys(words) if key in self._by_word]
        for posting in sorted(postings, key=len):
            for place in posting:
                if place in self._undated or not document.birth_date.complete:
                    yield place


def _search_keys(words: Sequence[Word]) -> Iterator[str]:
    """Yield each word as it sounds, and each two neighbors as one, for names that are joined."""
    for word in words:
        yield word.sound
    for first, second in pairwise(words):
        yield sound_form(first.text + second.text)


def _likelihood(match: Match) -> tuple[bool, bool, int]:
    """Sort key: document hits first, then strong matches, then by weight of evidence."""
    return not match.same_document, not match.strong, -match.centibits
