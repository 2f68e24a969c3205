"""What Alembic runs: the steps on a connection that storage/migrate.py opened."""

from alembic import context

import storage.everything  # noqa: F401 - registers all tables
from storage.database import for_makers_of_tables

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=for_makers_of_tables(),
    compare_type=True,
    render_as_batch=connection.dialect.name == "sqlite",
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
