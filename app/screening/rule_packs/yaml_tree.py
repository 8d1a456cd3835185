"""YAML of others as plain values: mappings, lists, texts, whole numbers, yes and no.

A pack may be hostile. It is read event by event, without recursion; anchors, aliases and tags,
with which a page of text becomes a gigabyte or a Python object, are refused where they stand. A
plain scalar is a number or true or false only where it is written as in JSON: `NO` stays a state.
"""

import re
from collections.abc import Iterator

import yaml

LARGEST = 1024 * 1024
"""Bytes; a thousand rules are half of it."""
MOST_NODES = 60_000
DEEPEST = 8

Tree = dict[str, "Tree"] | list["Tree"] | str | int | bool | None

_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,17})", re.ASCII)
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None, "": None}
_NO_KEY = object()


class YamlRefused(ValueError):  # noqa: N818 - what it is
    """The text is no YAML that a pack may hold; the message says why and where."""


def read_tree(content: bytes) -> Tree:
    """Read one document.

    Raises:
        YamlRefused: Too large, too deep, not UTF-8, not YAML, more than one document, the same key
            twice, or with anchors, aliases or tags.
    """
    if len(content) > LARGEST:
        raise YamlRefused(f"the file is larger than {LARGEST // 1024} KiB")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise YamlRefused("the file is not UTF-8 text") from None
    try:
        return _built(yaml.parse(text, Loader=yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = f"line {mark.line + 1}: " if mark else ""
        raise YamlRefused(f"{line}{error.problem or error.context or 'is no YAML'}") from None
    except yaml.YAMLError:
        raise YamlRefused("the file holds characters that YAML does not allow") from None
    except RecursionError:
        raise YamlRefused(f"nested deeper than {DEEPEST}") from None


class _Building:
    """A mapping or a list on the way, and for a mapping the key that waits for its value."""

    __slots__ = ("key", "value")

    def __init__(self, value: dict[str, Tree] | list[Tree]) -> None:
        self.value = value
        self.key: object = _NO_KEY

    def take(self, node: Tree, line: int) -> None:
        if isinstance(self.value, list):
            self.value.append(node)
        elif self.key is _NO_KEY:
            if not isinstance(node, str):
                raise YamlRefused(f"line {line}: a key must be text")
            if node in self.value:
                raise YamlRefused(f"line {line}: `{node[:40]}` stands twice")
            self.key = node
        else:
            self.value[str(self.key)] = node
            self.key = _NO_KEY


def _built(events: Iterator[yaml.Event]) -> Tree:
    root = _Building([])
    stack = [root]
    for count, event in enumerate(events):
        assert event.start_mark is not None
        line = event.start_mark.line + 1
        _refuse_tricks(event, line)
        if count > MOST_NODES:
            raise YamlRefused(f"line {line}: the file holds too much")
        if isinstance(event, yaml.ScalarEvent):
            stack[-1].take(_scalar(event, line), line)
        elif isinstance(event, yaml.CollectionStartEvent):
            if len(stack) > DEEPEST:
                raise YamlRefused(f"line {line}: nested deeper than {DEEPEST}")
            mapping = isinstance(event, yaml.MappingStartEvent)
            stack.append(_Building({} if mapping else []))
        elif isinstance(event, yaml.CollectionEndEvent):
            done = stack.pop()
            stack[-1].take(done.value, line)
        elif isinstance(event, yaml.DocumentStartEvent) and root.value:
            raise YamlRefused(f"line {line}: a second document begins")
    assert isinstance(root.value, list)
    return root.value[0] if root.value else None


def _refuse_tricks(event: yaml.Event, line: int) -> None:
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise YamlRefused(f"line {line}: anchors and aliases are not allowed")
    tag = getattr(event, "tag", None)
    if tag:
        raise YamlRefused(f"line {line}: tags are not allowed")
    if isinstance(event, yaml.DocumentStartEvent) and event.tags:
        raise YamlRefused(f"line {line}: tags are not allowed")


def _scalar(event: yaml.ScalarEvent, line: int) -> Tree:
    text: str = event.value
    if event.style is not None or not event.implicit[0]:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _NUMBER.fullmatch(text):
        return int(text)
    if text.startswith("<<"):
        raise YamlRefused(f"line {line}: merging is not allowed")
    return text
