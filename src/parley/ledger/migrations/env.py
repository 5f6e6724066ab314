"""Runs the migrations on the connection it is given, all in the one transaction that is open on it."""

from alembic import context

from parley.ledger.migrate import VERSION_TABLE
from parley.ledger.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
