-- What went out is kept: the exact bytes of exports and images lie in `blobs/`, named by their SHA-256; who was contacted is told.

-- How an export looked, and the issue's words at that moment (a blob), by which a correction is found.
ALTER TABLE export ADD COLUMN theme TEXT NOT NULL DEFAULT '';
ALTER TABLE export ADD COLUMN transcript TEXT NOT NULL DEFAULT '';

-- Immutable: one picture as it is written out. `width` and `height` are CSS pixels, the file may have twice as many.
CREATE TABLE image (
  hash TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('png', 'jpeg', 'gif')),
  pixel_width INTEGER NOT NULL,
  pixel_height INTEGER NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  made_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Append-only: an issue as it went out. A corrected issue is sealed again; the first row is what readers got.
CREATE TABLE seal (
  id INTEGER PRIMARY KEY,
  issue BLOB NOT NULL CHECK (length(issue) = 16),
  target TEXT NOT NULL,
  theme TEXT NOT NULL,
  -- Hashes of blobs: the mail's HTML part, its text part (empty where none is known), the words.
  html TEXT NOT NULL,
  text TEXT NOT NULL,
  transcript TEXT NOT NULL,
  exported_at TEXT NOT NULL,
  made_at TEXT NOT NULL,
  -- The row counts while this action stands.
  action INTEGER NOT NULL REFERENCES action (id)
) STRICT;
CREATE INDEX seal_issue ON seal (issue, id);

-- Every host that was ever contacted, and why. Counted before the contact is made.
CREATE TABLE host_contact (
  host TEXT NOT NULL,
  purpose TEXT NOT NULL,
  first_at TEXT NOT NULL,
  last_at TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (host, purpose)
) STRICT, WITHOUT ROWID;

-- The mail tools that drafts are pushed to. Never a secret: those lie in the system's keychain.
CREATE TABLE destination (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  kind TEXT NOT NULL,
  url TEXT NOT NULL,
  -- What only this kind of tool has, as JSON.
  detail TEXT NOT NULL
) STRICT;
