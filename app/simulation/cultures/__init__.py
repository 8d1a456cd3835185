"""The name cultures of invented people; their shares are relative."""

from app.simulation.culture import Culture
from app.simulation.cultures.arabic import ARABIC
from app.simulation.cultures.chinese import CHINESE
from app.simulation.cultures.english_french import ENGLISH_FRENCH
from app.simulation.cultures.germanic import GERMANIC
from app.simulation.cultures.iranian import IRANIAN
from app.simulation.cultures.korean import KOREAN
from app.simulation.cultures.portuguese import PORTUGUESE
from app.simulation.cultures.slavic import SLAVIC
from app.simulation.cultures.south_asian import SOUTH_ASIAN
from app.simulation.cultures.spanish import SPANISH
from app.simulation.cultures.thai import THAI
from app.simulation.cultures.turkic import TURKIC
from app.simulation.cultures.vietnamese import VIETNAMESE
from app.simulation.cultures.west_african import WEST_AFRICAN

CULTURES: tuple[Culture, ...] = (
    SOUTH_ASIAN,
    SPANISH,
    ARABIC,
    CHINESE,
    SLAVIC,
    ENGLISH_FRENCH,
    GERMANIC,
    WEST_AFRICAN,
    PORTUGUESE,
    IRANIAN,
    THAI,
    VIETNAMESE,
    TURKIC,
    KOREAN,
)
