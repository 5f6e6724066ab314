"""The tables of the ledger. Their history is in migrations/; a test holds the two together.

Spans are two integers, or pairs of them in a list. What commands filter by is a column with an index.
Rows that belong to one reading carry `position`, their place in it, so that it is given back in order.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.sql.schema import SchemaItem

# Named, so that a later migration can find them on every database.
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

reports = Table(
    "reports",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("path", Text, nullable=False),
    Column("outlet", Text, index=True),
    Column("outlet_start", Integer),
    Column("outlet_end", Integer),
    Column("title", Text),
    Column("byline", Text),
    Column("url", Text),
    Column("declared_first", Date, index=True),
    Column("declared_last", Date),
    Column("declared_reckoned_from", Text),
    Column("declared_start", Integer),
    Column("declared_end", Integer),
    Column("body_start", Integer, nullable=False),
    Column("body_end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("added_at", String(20), nullable=False),
)

readings = Table(
    "readings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("report_id", ForeignKey("reports.id"), nullable=False),
    Column("reader", Text, nullable=False),
    Column("codebook", Text, nullable=False),
    Column("pipeline", Text, nullable=False),
    Column("created_at", String(20), nullable=False),
    Column("current", Boolean, nullable=False, index=True),
    UniqueConstraint("report_id", "reader", "codebook", "pipeline"),
)


def _of_reading(name: str, *items: SchemaItem, key: str = "position") -> Table:
    """A table whose rows belong to a reading, each known there by its `key`."""
    columns = [Column("position", Integer, primary_key=key == "position", nullable=False)]
    owner: Column[int] = Column("reading_id", ForeignKey("readings.id"), primary_key=True)
    return Table(name, metadata, owner, *columns, *items)


def _span() -> tuple[Column[int], Column[int]]:
    return Column("start", Integer, nullable=False), Column("end", Integer, nullable=False)


occasions = _of_reading(
    "occasions",
    Column("id", Text, primary_key=True, index=True),
    Column("kind", Text, nullable=False),
    Column("place", Text),
    Column("first", Date, index=True),
    Column("last", Date),
    Column("reckoned_from", Text),
    Column("participants", JSON, nullable=False),
    Column("status", Text, nullable=False),
    *_span(),
    Column("mentions", JSON, nullable=False),
    key="id",
)

entries = _of_reading(
    "entries",
    Column("id", Text, primary_key=True, index=True),
    # The report, repeated here so that no command needs the readings for it.
    Column("report_id", ForeignKey("reports.id"), nullable=False, index=True),
    Column("party", Text, nullable=False),
    Column("stance", Text, nullable=False, index=True),
    Column("measure", Text, nullable=False, index=True),
    # Of the measure, by the codebook the reading was made with.
    Column("issue", Text, index=True),
    Column("actor", JSON(none_as_null=True)),
    Column("places", JSON, nullable=False),
    Column("extent", Text),
    Column("recipient", Text),
    Column("term", Text),
    Column("modality", Text, nullable=False),
    Column("occasion", Text, index=True),
    # When the stance was taken: the occasion's date, else the report's declared date.
    Column("when_first", Date),
    Column("when_last", Date, index=True),
    *_span(),
    Column("words", JSON, nullable=False),
    Column("conditions", JSON, nullable=False),
    Column("trace", JSON, nullable=False),
    Column("doubt", Float),
    ForeignKeyConstraint(["reading_id", "occasion"], ["occasions.reading_id", "occasions.id"]),
    Index(None, "party", "issue"),
    key="id",
)

exchanges = Table(
    "exchanges",
    metadata,
    Column("reading_id", Integer, primary_key=True),
    Column("entry_id", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("other_id", Text, nullable=False),
    ForeignKeyConstraint(["reading_id", "entry_id"], ["entries.reading_id", "entries.id"]),
    ForeignKeyConstraint(["reading_id", "other_id"], ["entries.reading_id", "entries.id"]),
)

links = Table(
    "links",
    metadata,
    Column("reading_id", Integer, primary_key=True),
    Column("entry_id", Text, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("type", Text, nullable=False),
    Column("name", Text, index=True),
    Column("count", BigInteger),
    Column("affiliation", Text),
    Column("knowledge", Text),
    Column("terms", Text),
    ForeignKeyConstraint(["reading_id", "entry_id"], ["entries.reading_id", "entries.id"]),
)

attributions = _of_reading(
    "attributions",
    Column("source", JSON, nullable=False),
    Column("cue", JSON, nullable=False),
    Column("content", JSON, nullable=False),
    Column("channel", Text),
    Column("chain", JSON, nullable=False),
    Column("parent", Integer),
    Column("party", Text, index=True),
    Column("rule", Text, nullable=False),
    Column("reason", Text),
)

figures = _of_reading(
    "figures",
    *_span(),
    Column("value", Float, nullable=False),
    Column("value_to", Float),
    Column("unit", Text, nullable=False),
    Column("approximate", Boolean, nullable=False),
    Column("about", Text),
    Column("places", JSON, nullable=False),
    Column("source", Text),
)

unknowns = _of_reading(
    "unknowns", *_span(), Column("about", Text, nullable=False), Column("rule", Text, nullable=False)
)

omissions = _of_reading(
    "omissions",
    *_span(),
    Column("party", Text, nullable=False, index=True),
    Column("about", JSON, nullable=False),
    Column("rule", Text, nullable=False),
)

checks = _of_reading("checks", *_span(), Column("kind", Text, nullable=False), Column("about", Text, nullable=False))

issues = _of_reading(
    "issues",
    Column("stage", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
)

# What a language model answered, word for word; a reading by rules alone has none.
answers = _of_reading(
    "answers",
    Column("model", Text, nullable=False),
    Column("instructions", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("tokens_in", BigInteger, nullable=False),
    Column("tokens_out", BigInteger, nullable=False),
)

# What could not be taken as a report at all, the latest word on each path.
refusals = Table(
    "refusals",
    metadata,
    Column("path", Text, primary_key=True),
    Column("stage", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("created_at", String(20), nullable=False),
)

# A person's word on two tellings, in the order given; a later one on the same two counts.
decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("action", Text, nullable=False),
    Column("left", Text, nullable=False),
    Column("right", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("created_at", String(20), nullable=False),
)

# What follows is derived from the rest and can be made again: what holds across reports.

# The current readings that the derived tables know of; `published` sorts them by nearness.
settled = Table(
    "settled",
    metadata,
    Column("reading_id", Integer, primary_key=True, autoincrement=False),
    Column("report_id", Text, nullable=False, index=True),
    Column("published", Date),
)

# By what a reading is found when another comes: whom it cites, whom it names, what it tells of.
neighbours = Table(
    "neighbours",
    metadata,
    Column("key", Text, primary_key=True),
    Column("reading_id", Integer, primary_key=True, autoincrement=False, index=True),
)

meetings = Table(
    "meetings",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("places", JSON, nullable=False),
    Column("first", Date, index=True),
    Column("last", Date),
    Column("dates", JSON, nullable=False),
    Column("participants", JSON, nullable=False),
    Column("status", Text, nullable=False),
    Column("reasons", JSON, nullable=False),
)

meeting_members = Table(
    "meeting_members",
    metadata,
    Column("report_id", Text, primary_key=True),
    Column("occasion", Text, primary_key=True),
    Column("meeting_id", Text, nullable=False, index=True),
)

origins = Table(
    "origins",
    metadata,
    Column("id", Text, primary_key=True),
    Column("outlet", Text),
    Column("kind", Text, nullable=False),
    Column("reports", Integer, nullable=False, index=True),
)

tellings = Table(
    "tellings",
    metadata,
    Column("id", Text, primary_key=True),
    Column("report_id", Text, nullable=False, index=True),
    Column("origin_id", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("outlet", Text),
    Column("source", Text),
    Column("type", Text, nullable=False),
    Column("count", BigInteger),
)

ties = Table(
    "ties",
    metadata,
    Column("left", Text, primary_key=True),
    Column("right", Text, primary_key=True, index=True),
    Column("reason", Text, nullable=False),
    Column("by", Text, nullable=False),
)

# Entries once more, with their meeting, origin and time: all that a view across reports looks at.
claims = Table(
    "claims",
    metadata,
    Column("reading_id", Integer, primary_key=True, autoincrement=False),
    Column("entry_id", Text, primary_key=True, index=True),
    Column("report_id", Text, nullable=False, index=True),
    Column("party", Text, nullable=False),
    Column("issue", Text),
    Column("measure", Text, nullable=False),
    # The step and who would carry it out, in one word: on a matter a party has one position at a time.
    Column("matter", Text, nullable=False),
    Column("stance", Text, nullable=False),
    Column("actor", JSON(none_as_null=True)),
    Column("places", JSON, nullable=False),
    Column("extent", Text),
    Column("term", Text),
    Column("modality", Text, nullable=False),
    Column("in_return_for", JSON, nullable=False),
    Column("conditions", JSON, nullable=False),
    Column("telling_id", Text, index=True),
    Column("origin_id", Text, nullable=False, index=True),
    Column("meeting_id", Text, index=True),
    Column("first", Date),
    Column("last", Date, index=True),
    Index(None, "party", "last"),
    Index(None, "party", "matter", "last"),
    Index(None, "matter", "last"),
    Index(None, "issue", "matter"),
)

conflicts = Table(
    "conflicts",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("left_report", Text, nullable=False, index=True),
    Column("left_start", Integer, nullable=False),
    Column("left_end", Integer, nullable=False),
    Column("right_report", Text, nullable=False, index=True),
    Column("right_start", Integer, nullable=False),
    Column("right_end", Integer, nullable=False),
    Column("entries", JSON, nullable=False),
    Column("origin_id", Text),
    Column("meeting_id", Text, index=True),
    Column("party", Text, index=True),
    Column("issue", Text),
    Column("first", Date, index=True),
    Column("last", Date),
)

findings = Table(
    "findings",
    metadata,
    Column("report_id", Text, primary_key=True),
    Column("start", Integer, primary_key=True, autoincrement=False),
    Column("end", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, primary_key=True),
    Column("about", Text, nullable=False),
    Column("against_report", Text, index=True),
    Column("against_start", Integer),
    Column("against_end", Integer),
)

copies = Table(
    "copies",
    metadata,
    Column("left", Text, primary_key=True),
    Column("right", Text, primary_key=True, index=True),
    Column("share", Float, nullable=False),
)

# What reports explain of places: the name of a whole, and the parts it is made of; both folded.
wholes = Table(
    "wholes",
    metadata,
    Column("name", Text, primary_key=True),
    Column("parts", JSON, nullable=False),
)

# Lines on what was odd when reports were laid side by side.
oddities = Table("oddities", metadata, Column("line", Text, primary_key=True))

# The case files reports were read or checked with, as they were written; the last one counts.
cases = Table(
    "cases",
    metadata,
    Column("id", Integer, primary_key=True),
    *(Column(name, Text, nullable=False) for name in ("file", "text")),
    Column("added_at", String(20), nullable=False),
    Column("laid", Boolean, nullable=False),
)
