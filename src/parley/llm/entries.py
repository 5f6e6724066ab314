"""Holds a model's entries to the words of the report: what does not stand there is left out, and told."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from parley.codebook.files import did_you_mean
from parley.codebook.measures import Measure
from parley.llm.answer import SOURCE_TYPES, STAGE, AnsweredEntry, AnsweredSource
from parley.llm.ground import Ground, Ungrounded
from parley.llm.quotes import Found
from parley.llm.records import one_line, shown
from parley.llm.standing import folded
from parley.model.entry import Entry, Provision, Step
from parley.model.note import ReadingIssue
from parley.model.source import Chain, Link
from parley.text.spans import Span, cover

_LONGEST_REASON = 300
QUOTE = "llm:quote"
FAR_FETCHED = 0.4
"""The doubt of an entry whose sentence has no word that the codebook knows its measure by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """An entry whose links still bear the answer's ids."""

    label: str
    entry: Entry
    links: tuple[str, ...]


def entries(
    answered: Sequence[AnsweredEntry], ground: Ground, occasions: dict[str, str], before: Sequence[Entry]
) -> tuple[Entry, ...]:
    """`before` and the grounded entries of one more answer, each stance once, links told on both sides.

    `occasions` leads from the answer's ids of occasions to the reading's. An entry may be exchanged for
    one of its own answer or one found before, by its id.
    """
    drawn = [entry for item in answered if (entry := _drawn(item, ground, occasions))]
    found = list(before)
    ids = {entry.id: entry.id for entry in before}
    for one in drawn:
        twin = next((entry for entry in found if _same(entry, one.entry)), None)
        if one.label in ids and ids[one.label] not in {entry.id for entry in before}:
            ground.leave_out(f"entry {one.label!r}", "another of the answer has the same id", one.entry.passage)
            continue
        ids[one.label] = twin.id if twin else one.entry.id
        if twin is None:
            found.append(one.entry)
        else:
            found[found.index(twin)] = _again(twin, one.entry)
    return _linked(found, drawn, ids, ground)


def _drawn(item: AnsweredEntry, ground: Ground, occasions: dict[str, str]) -> Drawn | None:
    try:
        return _entry(item, ground, occasions)
    except Ungrounded as why:
        ground.leave_out(f"entry {item.id!r} ({item.party}, {item.stance}, {item.measure})", str(why))
        return None


def _entry(item: AnsweredEntry, ground: Ground, occasions: dict[str, str]) -> Drawn:
    book = ground.codebook
    _known(item.measure, "measure", [measure.id for measure in book.measures])
    _known(item.stance, "stance", [name for name, _ in book.stances.glosses])
    _known(item.modality, "modality", book.stances.modalities)
    found = ground.place(item)
    words = cover(found.spans)
    party = ground.party(item.party, "party")
    if item.term is not None and not ground.standing.words(item.term):
        raise Ungrounded(f"the term {item.term!r} does not stand in the report")
    provision = Provision(
        measure=item.measure,
        actor=tuple(dict.fromkeys(ground.party(name, "actor") for name in item.actor)) if item.actor else None,
        places=ground.places(item.places),
        extent=item.extent,
        recipient=ground.party(item.recipient, "recipient") if item.recipient else None,
        term=one_line(item.term) if item.term else None,
    )
    passage = ground.passage(words)
    named = _is_named(book.measure(item.measure), passage.of(ground.report.text))
    trace = _trace(found, item, ground)
    if not named:
        note = f"no word the codebook knows {item.measure} by stands in the sentence"
        trace = (*trace, Step(rule="llm:measure", span=passage, note=note))
    entry = Entry(
        id="",
        report=ground.report.id,
        party=party,
        stance=item.stance,
        provision=provision,
        modality=item.modality,
        chain=_chain(item.sources, ground),
        passage=passage,
        words=found.spans,
        trace=trace,
        occasion=_occasion(item, ground, occasions, words),
        doubt=max(round(1 - found.score / 100, 3), 0.0 if named else FAR_FETCHED),
    )
    return Drawn(label=item.id, entry=replace(entry, id=_ident(entry)), links=tuple(item.in_return_for))


def _is_named(measure: Measure, passage: str) -> bool:
    """True where a head of the measure's patterns begins a word of the passage, its ending aside."""
    words = folded(passage).split()
    heads = {folded(pattern.head).split()[0] for pattern in (*measure.verbs, *measure.nouns)}
    stems = tuple(head[: max(3, len(head) - 2)] for head in heads)
    return any(word.startswith(stems) for word in words)


def _known(word: str, what: str, known: Sequence[str]) -> None:
    if word not in known:
        raise Ungrounded(f"the codebook has no {what} {shown(word)}. {did_you_mean(word, known)}")


def _chain(sources: Sequence[AnsweredSource], ground: Ground) -> Chain:
    """The report's own outlet, then what the model gave, without that outlet where it is told again."""
    outlet = Link(type="outlet", name=ground.report.outlet)
    links = [_link(source, ground) for source in sources if not _is_own(source, ground)]
    return (outlet, *links)


def _is_own(source: AnsweredSource, ground: Ground) -> bool:
    own = ground.report.outlet
    return source.type == "outlet" and (source.name is None or (own is not None and source.name.lower() == own.lower()))


def _link(source: AnsweredSource, ground: Ground) -> Link:
    _known(source.type, "type of source", SOURCE_TYPES)
    name = source.name
    if name is None:
        raise Ungrounded(f"a source ({source.type}) has no words")
    if source.type == "outlet":
        usual = ground.standing.outlet(name)
        if usual is None:
            raise Ungrounded(f"the outlet {name!r} does not stand in the report")
        return Link(type=source.type, name=usual)
    if not ground.standing.source(name):
        raise Ungrounded(f"the source {shown(name)} does not stand in the report")
    count = source.count or (1 if source.type.endswith("-individual") else None)
    if count is not None and not ground.standing.count(count):
        raise Ungrounded(f"the number of {shown(name)}, {count}, does not stand in the report")
    return Link(type=source.type, name=one_line(name), count=count)


def _occasion(item: AnsweredEntry, ground: Ground, occasions: dict[str, str], words: Span) -> str | None:
    if item.occasion is None:
        return None
    if item.occasion not in occasions:
        ground.leave_out(f"occasion {item.occasion!r} of entry {item.id!r}", "the answer has no such occasion", words)
    return occasions.get(item.occasion)


def _trace(found: Found, item: AnsweredEntry, ground: Ground) -> tuple[Step, ...]:
    how = {"exact": "quoted exactly", "normalised": "quoted exactly but for marks and spaces"}
    note = how.get(found.how, f"quoted nearly: {found.score} of 100")
    if found.times > 1:
        note += f"; the words stand {found.times} times, the nearest to paragraph {item.paragraph or 1} was taken"
        ground.issues.append(ReadingIssue(stage=STAGE, message=f"entry {item.id!r}: {note}", span=cover(found.spans)))
    steps = [Step(rule=QUOTE, span=cover(found.spans), note=note)]
    if reason := one_line(item.reason)[:_LONGEST_REASON]:
        steps.append(Step(rule="llm:reason", span=cover(found.spans), note=reason))
    return tuple(steps)


def _linked(found: list[Entry], drawn: Sequence[Drawn], ids: dict[str, str], ground: Ground) -> tuple[Entry, ...]:
    """The entries with their links, each told on both sides; a link to nothing is told and left out."""
    links = {entry.id: set(entry.in_return_for) for entry in found}
    for one in drawn:
        own = ids.get(one.label)
        for label in one.links:
            other = ids.get(label)
            if own is None or other is None or other == own:
                why = "it is exchanged for itself" if other == own else "that entry was not kept"
                ground.leave_out(f"link from entry {one.label!r} to {label!r}", why, one.entry.passage)
                continue
            links[own].add(other)
            links[other].add(own)
    return tuple(replace(entry, in_return_for=tuple(sorted(links[entry.id]))) for entry in found)


def _same(one: Entry, other: Entry) -> bool:
    """True for a stance said twice: the guide's rule, or the same words read twice, as where windows overlap."""
    told = {one.occasion, other.occasion} - {None}
    if _core(one) != _core(other) or len(told) > 1:
        return False
    if cover(one.words).overlaps(cover(other.words)):
        return True
    a, b = one.provision, other.provision
    said = (one.occasion, one.modality, a.extent, a.term, one.chain)
    return said == (other.occasion, other.modality, b.extent, b.term, other.chain)


def _core(entry: Entry) -> tuple[object, ...]:
    provision = entry.provision
    sets = (frozenset(provision.actor or ()), frozenset(provision.places))
    return (entry.party, entry.stance, provision.measure, provision.recipient, *sets)


def _again(entry: Entry, twin: Entry) -> Entry:
    """The entry, its trace told where else the same was read."""
    if cover(entry.words).overlaps(cover(twin.words)):
        return entry
    said = (replace(step, note=f"told again, {step.note}") for step in twin.trace if step.rule == QUOTE)
    return replace(entry, trace=(*entry.trace, *said))


def _ident(entry: Entry) -> str:
    """Ten hexadecimal digits, the same for the same answer about the same report."""
    provision = entry.provision
    said = [entry.report, STAGE, entry.party, entry.stance, provision.measure, str(cover(entry.words))]
    said += [str(provision.actor), str(provision.places), str(provision.extent), str(entry.occasion)]
    said += [str(provision.recipient)]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:10]
