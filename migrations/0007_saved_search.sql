-- Searches that the library keeps under a name, as lists that fill themselves.

CREATE TABLE saved_search (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL,
  -- The search, in the query language.
  query TEXT NOT NULL,
  -- Where it stands among the others; what stands higher comes first.
  place INTEGER NOT NULL
) STRICT;
CREATE INDEX saved_search_place ON saved_search (place, id);
