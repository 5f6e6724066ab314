"""Decisions on origins, and the tables derived from the readings: what holds across reports."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "claims",
        sa.Column("reading_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("entry_id", sa.Text(), nullable=False),
        sa.Column("report_id", sa.Text(), nullable=False),
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("issue", sa.Text(), nullable=True),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("matter", sa.Text(), nullable=False),
        sa.Column("stance", sa.Text(), nullable=False),
        sa.Column("actor", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("places", sa.JSON(), nullable=False),
        sa.Column("extent", sa.Text(), nullable=True),
        sa.Column("term", sa.Text(), nullable=True),
        sa.Column("modality", sa.Text(), nullable=False),
        sa.Column("in_return_for", sa.JSON(), nullable=False),
        sa.Column("conditions", sa.JSON(), nullable=False),
        sa.Column("telling_id", sa.Text(), nullable=True),
        sa.Column("origin_id", sa.Text(), nullable=False),
        sa.Column("meeting_id", sa.Text(), nullable=True),
        sa.Column("first", sa.Date(), nullable=True),
        sa.Column("last", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("reading_id", "entry_id", name=op.f("pk_claims")),
    )
    op.create_index(op.f("ix_claims_entry_id"), "claims", ["entry_id"], unique=False)
    op.create_index(op.f("ix_claims_issue_matter"), "claims", ["issue", "matter"], unique=False)
    op.create_index(op.f("ix_claims_last"), "claims", ["last"], unique=False)
    op.create_index(op.f("ix_claims_matter_last"), "claims", ["matter", "last"], unique=False)
    op.create_index(op.f("ix_claims_meeting_id"), "claims", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_claims_origin_id"), "claims", ["origin_id"], unique=False)
    op.create_index(op.f("ix_claims_party_last"), "claims", ["party", "last"], unique=False)
    op.create_index(op.f("ix_claims_party_matter_last"), "claims", ["party", "matter", "last"], unique=False)
    op.create_index(op.f("ix_claims_report_id"), "claims", ["report_id"], unique=False)
    op.create_index(op.f("ix_claims_telling_id"), "claims", ["telling_id"], unique=False)
    op.create_table(
        "conflicts",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("left_report", sa.Text(), nullable=False),
        sa.Column("left_start", sa.Integer(), nullable=False),
        sa.Column("left_end", sa.Integer(), nullable=False),
        sa.Column("right_report", sa.Text(), nullable=False),
        sa.Column("right_start", sa.Integer(), nullable=False),
        sa.Column("right_end", sa.Integer(), nullable=False),
        sa.Column("entries", sa.JSON(), nullable=False),
        sa.Column("origin_id", sa.Text(), nullable=True),
        sa.Column("meeting_id", sa.Text(), nullable=True),
        sa.Column("party", sa.Text(), nullable=True),
        sa.Column("issue", sa.Text(), nullable=True),
        sa.Column("first", sa.Date(), nullable=True),
        sa.Column("last", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conflicts")),
    )
    op.create_index(op.f("ix_conflicts_first"), "conflicts", ["first"], unique=False)
    op.create_index(op.f("ix_conflicts_left_report"), "conflicts", ["left_report"], unique=False)
    op.create_index(op.f("ix_conflicts_meeting_id"), "conflicts", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_conflicts_party"), "conflicts", ["party"], unique=False)
    op.create_index(op.f("ix_conflicts_right_report"), "conflicts", ["right_report"], unique=False)
    op.create_table(
        "copies",
        sa.Column("left", sa.Text(), nullable=False),
        sa.Column("right", sa.Text(), nullable=False),
        sa.Column("share", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("left", "right", name=op.f("pk_copies")),
    )
    op.create_index(op.f("ix_copies_right"), "copies", ["right"], unique=False)
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("left", sa.Text(), nullable=False),
        sa.Column("right", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("created_at", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
    )
    op.create_table(
        "findings",
        sa.Column("report_id", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("end", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("against_report", sa.Text(), nullable=True),
        sa.Column("against_start", sa.Integer(), nullable=True),
        sa.Column("against_end", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("report_id", "start", "end", "kind", name=op.f("pk_findings")),
    )
    op.create_index(op.f("ix_findings_against_report"), "findings", ["against_report"], unique=False)
    op.create_table(
        "meeting_members",
        sa.Column("report_id", sa.Text(), nullable=False),
        sa.Column("occasion", sa.Text(), nullable=False),
        sa.Column("meeting_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("report_id", "occasion", name=op.f("pk_meeting_members")),
    )
    op.create_index(op.f("ix_meeting_members_meeting_id"), "meeting_members", ["meeting_id"], unique=False)
    op.create_table(
        "meetings",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("places", sa.JSON(), nullable=False),
        sa.Column("first", sa.Date(), nullable=True),
        sa.Column("last", sa.Date(), nullable=True),
        sa.Column("dates", sa.JSON(), nullable=False),
        sa.Column("participants", sa.JSON(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
    )
    op.create_index(op.f("ix_meetings_first"), "meetings", ["first"], unique=False)
    op.create_table(
        "neighbours",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("reading_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("key", "reading_id", name=op.f("pk_neighbours")),
    )
    op.create_index(op.f("ix_neighbours_reading_id"), "neighbours", ["reading_id"], unique=False)
    op.create_table(
        "oddities",
        sa.Column("line", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("line", name=op.f("pk_oddities")),
    )
    op.create_table(
        "origins",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_origins")),
    )
    op.create_index(op.f("ix_origins_reports"), "origins", ["reports"], unique=False)
    op.create_table(
        "settled",
        sa.Column("reading_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("report_id", sa.Text(), nullable=False),
        sa.Column("published", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("reading_id", name=op.f("pk_settled")),
    )
    op.create_index(op.f("ix_settled_report_id"), "settled", ["report_id"], unique=False)
    op.create_table(
        "tellings",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("report_id", sa.Text(), nullable=False),
        sa.Column("origin_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tellings")),
    )
    op.create_index(op.f("ix_tellings_origin_id"), "tellings", ["origin_id"], unique=False)
    op.create_index(op.f("ix_tellings_report_id"), "tellings", ["report_id"], unique=False)
    op.create_table(
        "ties",
        sa.Column("left", sa.Text(), nullable=False),
        sa.Column("right", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("left", "right", name=op.f("pk_ties")),
    )
    op.create_index(op.f("ix_ties_right"), "ties", ["right"], unique=False)
    op.create_table(
        "wholes",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_wholes")),
    )


def downgrade() -> None:
    """Takes them away, with all that is in them."""
    for name in (
        "wholes",
        "ties",
        "tellings",
        "settled",
        "origins",
        "oddities",
        "neighbours",
        "meetings",
        "meeting_members",
        "findings",
        "decisions",
        "copies",
        "conflicts",
        "claims",
    ):
        op.drop_table(name)
