"""What a page prints around a story and is none of it: links to others, captions, calls to subscribe."""

from __future__ import annotations

import re
from collections.abc import Sequence

# "READ: …", "See also | …", "Related stories: …": a label and what it leads to.
_LINK_LABELS = (
    r"(?:(?:also )?(?:read|see|watch|listen)(?: (?:also|more|next|now|here|on|it))?|related(?: [a-z]+)?|"
    r"(?:more|further) (?:on|from|reading|news|stories|coverage|about)\b[^:|.]{0,40}|read (?:some )?more[^:|.]{0,40}|"
    r"recommended(?: [a-z]+)?|don[’']t miss|in case you missed it|opinion|explainer|in pictures|in photos|gallery|"
    r"video|podcast|graphic|interactive|timeline|factbox)"
)
_LINK = re.compile(rf"\W*{_LINK_LABELS}\s*(?:[:|»›>]|\s[-–—]\s)\s*\S.*", re.IGNORECASE)

# A line that holds such a label and nothing else leads the links below it.
_BLOCK = re.compile(
    r"\W*(?:related(?: (?:stories|articles|news|topics|content|links|posts|coverage|reading))?|read (?:more|next|also)|"
    r"read some more|see also|also read|more (?:on|from) [^.]{2,40}|more (?:news|stories|headlines)|further reading|"
    r"(?:most|trending|popular|latest|top|recommended|other|recent)[ -]?"
    r"(?:read|viewed|popular|stories|news|headlines|articles|posts|now|today)?(?: (?:in|from|on) [^.]{2,30})?|"
    r"recommended(?: for you)?|you (?:may|might) (?:also )?like|what to read next|don[’']t miss|"
    r"editors?[’']s? (?:picks?|choice)|keep reading|up next|in this story)\W*",
    re.IGNORECASE,
)

# What the page asks of its reader or says of itself.
_ASKING = re.compile(
    r"\W*(?:sign up (?:for|to|now|here)|subscribe\b|follow us\b|join (?:our|us on)\b|download (?:our|the) app\b|"
    r"(?:get|receive) (?:the|our|all|more|notified|breaking|daily|updates)\b.*"
    r"\b(?:inbox|newsletters?|email|app|alerts?|phone)\b|"
    r"follow .{2,40} on (?:twitter|facebook|x|whatsapp|telegram|instagram)\b|"
    r"(?:click|tap) here\b|register (?:now|here|for free)\b|log in\b|share (?:this|on)\b|"
    r"advertise?ments?\b|story continues\b|article continues\b|article content\b|"
    r"this (?:advertisement|video|content|story is for|article is for)\b|we apologi[sz]e, but\b|"
    r"(?:enter )?your e-?mail\b|enter your\b|by (?:signing up|subscribing|clicking)\b|"
    r"already a (?:subscriber|member)\b|(?:support|back) (?:our|independent) (?:journalism|work|reporting)\b|"
    r"listen to this (?:article|story)\b|our standards:|copyright (?:©|\(c\)|[0-9])|©|all rights reserved\b|"
    r"this (?:newsletter|e-?mail) )",
    re.IGNORECASE,
)

_AGENCIES = (
    r"(?:AFP|AP|EPA|EFE|ANSA|Reuters|REUTERS|Getty(?: Images)?|GETTY(?: IMAGES)?|Anadolu|Xinhua|XINHUA|TASS|dpa)"
)
_CREDIT = re.compile(
    r"(?:(?:Photo(?:graph)?|Picture|Image|Photo credit|Image credit|Photo courtesy|Credit|PHOTO|FILE)\s*"
    r"(?:by|of|:|/|from)\s*[^.!?]{2,60}"
    rf"|\b{_AGENCIES}(?:-EFE| Photo| Images)?\s?/\s?[^.!?]{{2,40}}"
    rf"|[—–]\s*{_AGENCIES}|(?:\[|(?<=[.!?] )\()[^\])]{{0,60}}\b{_AGENCIES}[^\])]{{0,20}}"
    r"|\(\s*(?:Photo|File|File photo|Archive)\b[^)]{0,60}|\bGetty Images)"
    r"[\])]?\.?\s*$"
)
_CAPTION = re.compile(
    r"\W*(?:file (?:photo|picture|image|pic)|(?:image|photo|picture) (?:source|caption|credit)|"
    r"photo|image|caption|credit)\s*(?::|[-–—]\s)|in this (?:\w+ ){0,4}(?:photo|image|picture|frame grab)\b|"
    r"this (?:file )?(?:photo|image|picture)\b[^.]{0,60}\bshows?\b",
    re.IGNORECASE,
)
_MOST_WORDS = 60
_FINAL = re.compile(r"[.!?…][\"'”’»)\]]*\s*$")
_PROSE_WORDS = 16


def is_furniture(line: str) -> bool:
    """True for a line that leads elsewhere, tells what a picture shows or asks something of the reader."""
    if len(line.split()) > _MOST_WORDS:
        return False
    return any(
        found is not None
        for found in (_LINK.fullmatch(line), _BLOCK.fullmatch(line), _ASKING.match(line), _CAPTION.match(line))
    ) or bool(_CREDIT.search(line) and not line.lstrip().startswith("("))


def around_the_story(lines: Sequence[str]) -> frozenset[int]:
    """The numbers of the lines that are none of the story, with the links that a label like "Most read" leads.

    Such links end with the first line that is a paragraph: long, or closed by a full stop.
    """
    found: set[int] = set()
    leading = False
    for number, line in enumerate(lines):
        own = is_furniture(line)
        if own:
            leading = _BLOCK.fullmatch(line) is not None or (leading and _LINK.fullmatch(line) is not None)
            found.add(number)
        elif leading and len(line.split()) < _PROSE_WORDS and not _FINAL.search(line):
            found.add(number)
        else:
            leading = False
    return frozenset(found)
