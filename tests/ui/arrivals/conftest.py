"""A station for the page."""

from tests.services.conftest import home, new_home, sign_in_as, station, vega

__all__ = ["home", "new_home", "sign_in_as", "station", "vega"]
