"""Who is who in one report: for whom its people speak, what its short forms stand for, which names are places."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from parley.mentions.names import Name

_LONGEST_ACRONYM = 3


@dataclass(slots=True)
class Cast:
    """Learned names: `people` by full and last name to (name, party), `groups` short forms to parties.

    `roles` tells which parties have somebody of a role ("president" → {"Kelmar"}); `names` holds the
    names of each passage by its index, `places` the names that stand as a place somewhere in the report,
    `papers` those that it calls a paper or broadcaster, `guessed` the people whose state no words beside them tell,
    `regions` the parties and other names that it calls a region; `home` is the one state whose government it tells of.
    """

    people: dict[str, tuple[str, str]] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    roles: dict[str, Counter[str]] = field(default_factory=dict)
    names: dict[int, tuple[Name, ...]] = field(default_factory=dict)
    places: set[str] = field(default_factory=set)
    papers: set[str] = field(default_factory=set)
    regions: set[str] = field(default_factory=set)
    guessed: set[str] = field(default_factory=set)
    home: str | None = None

    def person(self, text: str) -> tuple[str, str] | None:
        """The person of that full or last name: (name, party)."""
        last = text.split()[-1]
        # Transcripts write the speaker in capitals: "MS. LIND".
        written = (text, last, last.capitalize()) if last.isupper() and len(last) > _LONGEST_ACRONYM else (text, last)
        return next((self.people[form] for form in written if form in self.people), None)

    def place(self, full: str, party: str | None) -> None:
        """Notes for whom somebody speaks, unless it is known."""
        if party:
            # Many are called by the first of their names ("Abiy Ahmed … Abiy said"), or by one in the middle.
            words = full.split()
            middle = [word for word in words[1:-1] if word.istitle() and len(word) > _LONGEST_ACRONYM]
            for key in (full, words[-1], words[0], *middle):
                self.people.setdefault(key, (full, party))

    def meant(self, text: str) -> str:
        """Whom a name stands for so far, else itself: "Marn's commissioner" speaks for whom Marn speaks for."""
        person = self.person(text)
        return self.groups.get(text) or (person[1] if person else text)
