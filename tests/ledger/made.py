"""Readings for tests: one by hand, and any at all by hypothesis."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from parley.model.entry import Entry, Provision, Step
from parley.model.mention import Figure, Occasion
from parley.model.note import Check, Omission, ReadingIssue, Unknown
from parley.model.reading import Reading
from parley.model.report import Report, fingerprint
from parley.model.source import Attribution, Link
from parley.text.dates import DateInterval
from parley.text.spans import Span


def reading(text: str = "Sorrun would withdraw from Ostra, two officials said.", **changes: object) -> Reading:
    """A reading of one entry of `text`; `changes` are fields of the reading."""
    ident = fingerprint(text)
    report = Report(id=ident, path="ostra.txt", text=text, body=Span(0, len(text)), outlet="The Ferry")
    entry = Entry(
        id=ident[:16],
        report=ident,
        party="Sorrun",
        stance="offer",
        provision=Provision(measure="withdraw", actor=("Sorrun",), places=("Ostra",)),
        modality="conditional",
        chain=(
            Link(type="outlet", name="The Ferry"),
            Link(type="unnamed-group", name="two officials", count=2),
        ),
        passage=Span(0, len(text)),
        words=(Span(7, 21),),
        trace=(Step(rule="measure:withdraw", span=Span(13, 21)),),
        occasion="summit",
    )
    summit = Occasion(
        id="summit",
        kind="summit",
        place="Ostra",
        date=DateInterval.day(date(2031, 5, 2)),
        participants=("Sorrun", "Kelmar"),
        status="past",
        span=Span(0, 6),
    )
    made = Reading(report=report, reader="rules", codebook="c1", pipeline="p1", entries=(entry,), occasions=(summit,))
    return replace(made, **changes)  # type: ignore[arg-type]


# Any text a database can hold: no halves of surrogate pairs, and no NUL, which PostgreSQL refuses.
words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
maybe = st.none() | words
some_words = st.lists(words, max_size=3).map(tuple)
span = st.tuples(st.integers(0, 2**31 - 1), st.integers(0, 2**31 - 1)).map(lambda two: Span(min(two), max(two)))
some_spans = st.lists(span, max_size=3).map(tuple)
number = st.floats(allow_nan=False, allow_infinity=False)
link = st.builds(
    Link,
    type=words,
    name=maybe,
    count=st.none() | st.integers(0, 2**62),
    affiliation=maybe,
    knowledge=maybe,
    terms=maybe,
)
chain = st.lists(link, max_size=3).map(tuple)


@st.composite
def intervals(draw: st.DrawFn) -> DateInterval:
    """Any date interval."""
    first, last = sorted((draw(st.dates()), draw(st.dates())))
    return DateInterval(first, last, draw(maybe))


interval = st.none() | intervals()
attribution = st.builds(
    Attribution,
    source=some_spans,
    cue=some_spans,
    content=some_spans,
    channel=maybe,
    chain=chain,
    parent=st.none() | st.integers(0, 9),
    party=maybe,
    rule=words,
    reason=maybe,
)
figure = st.builds(
    Figure,
    span=span,
    value=number,
    value_to=st.none() | number,
    unit=words,
    approximate=st.booleans(),
    about=maybe,
    places=some_words,
    source=maybe,
)
provision = st.builds(
    Provision,
    measure=st.sampled_from(["withdraw", "ceasefire", "no-such-measure"]),
    actor=st.none() | some_words,
    places=some_words,
    extent=maybe,
    recipient=maybe,
    term=maybe,
)
step = st.builds(Step, rule=words, span=st.none() | span, note=maybe)
occasion = st.builds(
    Occasion,
    id=words,
    kind=words,
    place=maybe,
    date=interval,
    participants=some_words,
    status=words,
    span=span,
    mentions=some_spans,
)


def _few(item: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(item, max_size=3).map(tuple)


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Any reading that holds together: entries point to entries and occasions of their own report."""
    text = draw(words)
    report = draw(
        st.builds(
            Report,
            id=st.just(fingerprint(text)),
            path=words,
            text=st.just(text),
            body=span,
            outlet=maybe,
            title=maybe,
            byline=maybe,
            url=maybe,
            declared_date=interval,
            declared_date_span=st.none() | span,
            outlet_span=st.none() | span,
        )
    )
    occasions = draw(st.lists(occasion, max_size=3, unique_by=lambda one: one.id))
    ids = draw(st.lists(words, max_size=4, unique=True))
    entries = [
        draw(
            st.builds(
                Entry,
                id=st.just(ident),
                report=st.just(report.id),
                party=words,
                stance=words,
                provision=provision,
                modality=words,
                chain=chain,
                passage=span,
                words=some_spans,
                trace=_few(step),
                occasion=st.sampled_from([None, *(one.id for one in occasions)]),
                in_return_for=_few(st.sampled_from(ids)),
                conditions=some_spans,
                doubt=st.none() | st.floats(0, 1),
            )
        )
        for ident in ids
    ]
    return draw(
        st.builds(
            Reading,
            report=st.just(report),
            reader=words,
            codebook=words,
            pipeline=words,
            entries=st.just(tuple(entries)),
            occasions=st.just(tuple(occasions)),
            attributions=_few(attribution),
            figures=_few(figure),
            unknowns=_few(st.builds(Unknown, span=span, about=words, rule=words)),
            omissions=_few(st.builds(Omission, span=span, party=words, about=some_words, rule=words)),
            checks=_few(st.builds(Check, span=span, kind=words, about=words)),
            issues=_few(st.builds(ReadingIssue, stage=words, message=words, span=st.none() | span)),
        )
    )
