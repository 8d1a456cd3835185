"""The pictures of the help: each is there, light and dark, small, and shown in the index."""

from tests.look.gallery import HELP, SUFFIXES, index, pictures

_MOST = 8 * 1024**2  # bytes; whoever clones the project gets them all


def test_every_picture_is_there_light_and_dark_and_no_other() -> None:
    names = [f"{picture.name}{suffix}.png" for picture in pictures() for suffix in SUFFIXES]
    assert len(set(names)) == len(names)
    assert {path.name for path in HELP.glob("*.png")} == set(names)
    assert sum((HELP / name).stat().st_size for name in names) < _MOST


def test_the_index_shows_them_all() -> None:
    assert (HELP / "README.md").read_text(encoding="utf-8") == index()
