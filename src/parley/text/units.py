"""How the units of the annotation guide are written after their numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """How a unit is written after its number; `factor` and `converted` where it is another unit's."""

    unit: str
    words: re.Pattern[str] | None = None
    factor: float = 1.0
    converted: str | None = None


_PERSONS = (
    "troops?|soldiers?|servicemen|servicewomen|conscripts?|reservists?|sailors?|fighters?|militants?"
    "|gunmen|combatants?|rebels?|insurgents?|mercenaries|personnel|peacekeepers?|policemen"
    "|police officers?|guards?|hostages?|captives?|prisoners?|detainees?|inmates?|abductees?|refugees?"
    "|returnees?|migrants?|asylum[- ]seekers?|evacuees?|residents?|inhabitants|villagers|settlers"
    "|civilians?|citizens|nationals|people|persons?|men|women|children|girls|boys|babies|workers?"
    "|doctors?|journalists?|patients|pilgrims|victims?|casualties|survivors?|bodies|dead|deaths|wounded"
    "|injured|killed|missing|displaced|strong"
)
# A people's name in the plural, "240 Palestinians"; the capital letter is what tells it.
_PEOPLES = r"[A-Z][A-Za-z-]+(?:[a-z]ans|[a-z]is|[a-z]ites|ese|iards)"
# Up to three words may stand between the number and whom it counts, none of which opens another phrase
# or is itself what is counted ("ten cities").
_NO_ADJECTIVE = (
    "of|in|on|at|to|for|from|by|with|and|or|but|that|which|who|whom|was|were|is|are|be|has|have|had|as"
    "|per|percent|than|points?|times?|days?|weeks?|months?|years?|hours?|minutes?|officials?|diplomats?"
    "|sources?|leaders?|million|billion|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    "|January|February|March|April|May|June|July|August|September|October|November|December"
)
_BETWEEN = rf"(?:(?!(?:{_NO_ADJECTIVE})\b|[\w-]*[a-rtv-z]s\b)[A-Za-z][\w’'-]*,? ){{0,3}}?"
_GAP = r"[ \u00a0-]?"
# What follows the words for a length of time where they are no length: "ago", "-old", "in".
NO_LENGTH = r"(?![ -](?:old|olds|ago|earlier|later|before|after|since|on)\b)(?!\w)"


def _unit(unit: str, words: str, factor: float = 1.0, converted: str | None = None) -> Unit:
    return Unit(unit=unit, words=re.compile(words), factor=factor, converted=converted)


LENGTHS = ("hours", "days", "weeks", "months", "years")
PEOPLE = _unit("people", rf"[ -]{_BETWEEN}(?:(?:{_PERSONS})(?![\w-])|{_PEOPLES}\b)")
_SQUARE = r"(?:(?i:square|sq)\.?[ -])"
UNITS = (
    _unit(
        "km2",
        rf"{_GAP}(?:{_SQUARE}(?:kms?\b|kilomet(?:re|er)s?\b)|km(?:²|\^?2\b)|kilomet(?:re|er)s? squared\b)",
    ),
    _unit("km2", rf"{_GAP}(?:{_SQUARE}(?:miles?|mi)\b)", 2.589988, "square miles"),
    _unit("percent", r"[ \u00a0-]?(?:%|(?:percent|per[ -]cent|pct)\b(?! points?))"),
    _unit("USD", rf"{_GAP}(?:U\.?S\.? )?(?:dollars?|USD)\b"),
    _unit("EUR", rf"{_GAP}(?:euros?|EUR|€)(?!\w)"),
    _unit("kg", rf"{_GAP}(?:kgs?|kilos?|kilogram(?:me)?s?)\b"),
    _unit("kg", rf"{_GAP}(?:metric )?tonn?es?\b|{_GAP}metric tons?\b|{_GAP}tons?\b", 1000.0, "tonnes"),
    _unit("kg", rf"{_GAP}lbs?\b", 0.45359237, "pounds"),
    *(
        _unit(name, rf"[ \u00a0-](?:more |full |whole |consecutive )?{name[:-1]}(?:s[’']?)?{NO_LENGTH}")
        for name in LENGTHS
    ),
    PEOPLE,
)
