"""What is public: a closed list of tables, protected together, in an extract that holds no rows."""

from jarfalla_data.publication.covering import public_periods
from jarfalla_data.publication.current import current, public
from jarfalla_data.publication.extract import Extract
from jarfalla_data.publication.files import is_example, read, write
from jarfalla_data.publication.making import extract
from jarfalla_data.publication.public_tables import PublicTable, name_of, public_tables
from jarfalla_data.publication.publishing import publish

__all__ = [
    "Extract",
    "PublicTable",
    "current",
    "extract",
    "is_example",
    "name_of",
    "public",
    "public_periods",
    "public_tables",
    "publish",
    "read",
    "write",
]
