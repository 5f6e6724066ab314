"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "refusals",
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("created_at", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("path", name=op.f("pk_refusals")),
    )
    op.create_table(
        "reports",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("outlet_start", sa.Integer(), nullable=True),
        sa.Column("outlet_end", sa.Integer(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("byline", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("declared_first", sa.Date(), nullable=True),
        sa.Column("declared_last", sa.Date(), nullable=True),
        sa.Column("declared_reckoned_from", sa.Text(), nullable=True),
        sa.Column("declared_start", sa.Integer(), nullable=True),
        sa.Column("declared_end", sa.Integer(), nullable=True),
        sa.Column("body_start", sa.Integer(), nullable=False),
        sa.Column("body_end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("added_at", sa.String(length=20), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
    )
    op.create_index(op.f("ix_reports_declared_first"), "reports", ["declared_first"], unique=False)
    op.create_index(op.f("ix_reports_outlet"), "reports", ["outlet"], unique=False)
    op.create_table(
        "readings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.String(length=64), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("codebook", sa.Text(), nullable=False),
        sa.Column("pipeline", sa.Text(), nullable=False),
        sa.Column("created_at", sa.String(length=20), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_readings_reports_report_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_readings")),
        sa.UniqueConstraint(
            "report_id",
            "reader",
            "codebook",
            "pipeline",
            name=op.f("uq_readings_report_id_reader_codebook_pipeline"),
        ),
    )
    op.create_index(op.f("ix_readings_current"), "readings", ["current"], unique=False)
    op.create_table(
        "attributions",
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("source", sa.JSON(), nullable=False),
        sa.Column("cue", sa.JSON(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=True),
        sa.Column("chain", sa.JSON(), nullable=False),
        sa.Column("parent", sa.Integer(), nullable=True),
        sa.Column("party", sa.Text(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.id"], name=op.f("fk_attributions_readings_reading_id")),
        sa.PrimaryKeyConstraint("reading_id", "position", name=op.f("pk_attributions")),
    )
    op.create_index(op.f("ix_attributions_party"), "attributions", ["party"], unique=False)
    op.create_table(
        "checks",
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.id"], name=op.f("fk_checks_readings_reading_id")),
        sa.PrimaryKeyConstraint("reading_id", "position", name=op.f("pk_checks")),
    )
    op.create_table(
        "figures",
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("value_to", sa.Float(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("approximate", sa.Boolean(), nullable=False),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("places", sa.JSON(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.id"], name=op.f("fk_figures_readings_reading_id")),
        sa.PrimaryKeyConstraint("reading_id", "position", name=op.f("pk_figures")),
    )
    op.create_table(
        "issues",
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.id"], name=op.f("fk_issues_readings_reading_id")),
        sa.PrimaryKeyConstraint("reading_id", "position", name=op.f("pk_issues")),
    )
    op.create_table(
        "occasions",
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("first", sa.Date(), nullable=True),
        sa.Column("last", sa.Date(), nullable=True),
        sa.Column("reckoned_from", sa.Text(), nullable=True),
        sa.Column("participants", sa.JSON(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("mentions", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.id"], name=op.f("fk_occasions_readings_reading_id")),
        sa.PrimaryKeyConstraint("reading_id", "id", name=op.f("pk_occasions")),
    )
    op.create_index(op.f("ix_occasions_first"), "occasions", ["first"], unique=False)
    op.create_index(op.f("ix_occasions_id"), "occasions", ["id"], unique=False)
    op.create_table(
        "omissions",
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("about", sa.JSON(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.id"], name=op.f("fk_omissions_readings_reading_id")),
        sa.PrimaryKeyConstraint("reading_id", "position", name=op.f("pk_omissions")),
    )
    op.create_index(op.f("ix_omissions_party"), "omissions", ["party"], unique=False)
    op.create_table(
        "unknowns",
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.id"], name=op.f("fk_unknowns_readings_reading_id")),
        sa.PrimaryKeyConstraint("reading_id", "position", name=op.f("pk_unknowns")),
    )
    op.create_table(
        "entries",
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("report_id", sa.String(length=64), nullable=False),
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("stance", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("issue", sa.Text(), nullable=True),
        sa.Column("actor", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("places", sa.JSON(), nullable=False),
        sa.Column("extent", sa.Text(), nullable=True),
        sa.Column("recipient", sa.Text(), nullable=True),
        sa.Column("term", sa.Text(), nullable=True),
        sa.Column("modality", sa.Text(), nullable=False),
        sa.Column("occasion", sa.Text(), nullable=True),
        sa.Column("when_first", sa.Date(), nullable=True),
        sa.Column("when_last", sa.Date(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.Column("conditions", sa.JSON(), nullable=False),
        sa.Column("trace", sa.JSON(), nullable=False),
        sa.Column("doubt", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(
            ["reading_id", "occasion"],
            ["occasions.reading_id", "occasions.id"],
            name=op.f("fk_entries_occasions_reading_id_occasion"),
        ),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.id"], name=op.f("fk_entries_readings_reading_id")),
        sa.ForeignKeyConstraint(["report_id"], ["reports.id"], name=op.f("fk_entries_reports_report_id")),
        sa.PrimaryKeyConstraint("reading_id", "id", name=op.f("pk_entries")),
    )
    op.create_index(op.f("ix_entries_id"), "entries", ["id"], unique=False)
    op.create_index(op.f("ix_entries_issue"), "entries", ["issue"], unique=False)
    op.create_index(op.f("ix_entries_measure"), "entries", ["measure"], unique=False)
    op.create_index(op.f("ix_entries_occasion"), "entries", ["occasion"], unique=False)
    op.create_index(op.f("ix_entries_party_issue"), "entries", ["party", "issue"], unique=False)
    op.create_index(op.f("ix_entries_report_id"), "entries", ["report_id"], unique=False)
    op.create_index(op.f("ix_entries_stance"), "entries", ["stance"], unique=False)
    op.create_index(op.f("ix_entries_when_last"), "entries", ["when_last"], unique=False)
    op.create_table(
        "exchanges",
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reading_id", "entry_id"],
            ["entries.reading_id", "entries.id"],
            name=op.f("fk_exchanges_entries_reading_id_entry_id"),
        ),
        sa.ForeignKeyConstraint(
            ["reading_id", "other_id"],
            ["entries.reading_id", "entries.id"],
            name=op.f("fk_exchanges_entries_reading_id_other_id"),
        ),
        sa.PrimaryKeyConstraint("reading_id", "entry_id", "position", name=op.f("pk_exchanges")),
    )
    op.create_table(
        "links",
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("count", sa.BigInteger(), nullable=True),
        sa.Column("affiliation", sa.Text(), nullable=True),
        sa.Column("knowledge", sa.Text(), nullable=True),
        sa.Column("terms", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["reading_id", "entry_id"],
            ["entries.reading_id", "entries.id"],
            name=op.f("fk_links_entries_reading_id_entry_id"),
        ),
        sa.PrimaryKeyConstraint("reading_id", "entry_id", "position", name=op.f("pk_links")),
    )
    op.create_index(op.f("ix_links_name"), "links", ["name"], unique=False)


def downgrade() -> None:
    """Takes them away, with all that is in them."""
    op.drop_index(op.f("ix_links_name"), table_name="links")
    op.drop_table("links")
    op.drop_table("exchanges")
    op.drop_index(op.f("ix_entries_when_last"), table_name="entries")
    op.drop_index(op.f("ix_entries_stance"), table_name="entries")
    op.drop_index(op.f("ix_entries_report_id"), table_name="entries")
    op.drop_index(op.f("ix_entries_party_issue"), table_name="entries")
    op.drop_index(op.f("ix_entries_occasion"), table_name="entries")
    op.drop_index(op.f("ix_entries_measure"), table_name="entries")
    op.drop_index(op.f("ix_entries_issue"), table_name="entries")
    op.drop_index(op.f("ix_entries_id"), table_name="entries")
    op.drop_table("entries")
    op.drop_table("unknowns")
    op.drop_index(op.f("ix_omissions_party"), table_name="omissions")
    op.drop_table("omissions")
    op.drop_index(op.f("ix_occasions_id"), table_name="occasions")
    op.drop_index(op.f("ix_occasions_first"), table_name="occasions")
    op.drop_table("occasions")
    op.drop_table("issues")
    op.drop_table("figures")
    op.drop_table("checks")
    op.drop_index(op.f("ix_attributions_party"), table_name="attributions")
    op.drop_table("attributions")
    op.drop_index(op.f("ix_readings_current"), table_name="readings")
    op.drop_table("readings")
    op.drop_index(op.f("ix_reports_outlet"), table_name="reports")
    op.drop_index(op.f("ix_reports_declared_first"), table_name="reports")
    op.drop_table("reports")
    op.drop_table("refusals")
