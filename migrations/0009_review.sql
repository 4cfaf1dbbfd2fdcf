-- People, remarks on a draft, and named states of it.

CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL,
  initials TEXT NOT NULL,
  color TEXT NOT NULL,
  -- What tells this person from another of the same name: devices and signing keys, as JSON.
  keys TEXT NOT NULL
) STRICT;

CREATE TABLE thread (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  -- The item or issue it is about.
  owner BLOB NOT NULL CHECK (length(owner) = 16),
  -- The whole thread as JSON: where it is anchored, what was said.
  content TEXT NOT NULL
) STRICT;
CREATE INDEX thread_owner ON thread (owner, id);

-- Who did it; none for what was done before people were known, and by programs.
ALTER TABLE action ADD COLUMN person BLOB;

-- States of a record that were given a name. Outside of undo: a name takes nothing away.
CREATE TABLE checkpoint (
  id INTEGER PRIMARY KEY,
  owner BLOB NOT NULL CHECK (length(owner) = 16),
  name TEXT NOT NULL,
  version BLOB NOT NULL,
  made_at TEXT NOT NULL
) STRICT;
CREATE INDEX checkpoint_owner ON checkpoint (owner, id);
