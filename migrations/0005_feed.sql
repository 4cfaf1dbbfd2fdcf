-- Feeds are read: which there are and what is done to what arrives are records; how the last asking went, which entries
-- have arrived and what rules did to them is remembered beside.

CREATE TABLE feed (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  url TEXT NOT NULL,
  -- The hash of the address in its normal form: one address, one feed.
  address INTEGER NOT NULL,
  -- What the editor calls it; empty for what it calls itself.
  title TEXT NOT NULL,
  home TEXT NOT NULL,
  folder TEXT NOT NULL,
  outlet BLOB,
  paused INTEGER NOT NULL CHECK (paused IN (0, 1))
) STRICT;
CREATE INDEX feed_address ON feed (address);

CREATE TABLE feed_rule (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  -- What it asks and what it does, as JSON.
  rule TEXT NOT NULL
) STRICT;

-- Not a projection: how the last asking of a feed went, and what it said of itself.
CREATE TABLE feed_fetch (
  feed BLOB PRIMARY KEY CHECK (length(feed) = 16),
  title TEXT NOT NULL DEFAULT '',
  home TEXT NOT NULL DEFAULT '',
  language TEXT NOT NULL DEFAULT '',
  -- What the next asking is conditional on.
  etag TEXT NOT NULL DEFAULT '',
  last_modified TEXT NOT NULL DEFAULT '',
  hash INTEGER NOT NULL DEFAULT 0,
  asked_at TEXT NOT NULL DEFAULT '',
  answered_at TEXT NOT NULL DEFAULT '',
  changed_at TEXT NOT NULL DEFAULT '',
  -- Not asked by itself before this moment.
  next_at TEXT NOT NULL DEFAULT '',
  -- How often in a row it failed, and the last reason.
  failures INTEGER NOT NULL DEFAULT 0,
  cause TEXT NOT NULL DEFAULT '',
  message TEXT NOT NULL DEFAULT '',
  hint TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

-- Not a projection: what has arrived, so that nothing arrives twice, and what is of one article.
CREATE TABLE feed_entry (
  feed BLOB NOT NULL CHECK (length(feed) = 16),
  identity INTEGER NOT NULL,
  story BLOB NOT NULL CHECK (length(story) = 16),
  -- What it said when it was last read.
  hash INTEGER NOT NULL,
  title TEXT NOT NULL,
  -- The hash of the folded headline, where that is long enough to tell an article by.
  headline INTEGER,
  published TEXT NOT NULL,
  arrived_at TEXT NOT NULL,
  PRIMARY KEY (feed, identity)
) STRICT, WITHOUT ROWID;
CREATE INDEX feed_entry_story ON feed_entry (story);
CREATE INDEX feed_entry_headline ON feed_entry (headline) WHERE headline IS NOT NULL;

-- Not a projection: why a story was labelled or moved when it arrived.
CREATE TABLE feed_effect (
  story BLOB NOT NULL CHECK (length(story) = 16),
  rule BLOB NOT NULL CHECK (length(rule) = 16),
  -- The rule's words at that moment, the state it gave (empty for none), the labels it put on (JSON).
  name TEXT NOT NULL,
  state TEXT NOT NULL,
  tags TEXT NOT NULL,
  made_at TEXT NOT NULL,
  PRIMARY KEY (story, rule)
) STRICT, WITHOUT ROWID;
CREATE INDEX feed_effect_rule ON feed_effect (rule);
