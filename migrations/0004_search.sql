-- The library is searched, not scanned: an index of words for stories and one for what is printed, addresses by the
-- hash of their normal form, the counts of the sidebar. The rows of stories are made anew with what lists need.

-- Whoever opens the library next makes every projection anew from the documents, and takes this away.
INSERT INTO property (name, value) VALUES ('projection', 'stale');

DROP TABLE story;
CREATE TABLE story (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  title TEXT NOT NULL,
  state TEXT NOT NULL,
  -- Lists show what stands in the library; the rest is in the trash or merged into another story.
  shelf TEXT NOT NULL CHECK (shelf IN ('library', 'trash', 'merged')),
  merged_into BLOB,
  url TEXT NOT NULL,
  outlet BLOB,
  language TEXT NOT NULL,
  date TEXT NOT NULL,
  -- The day of that date, and of the arrival where there is none.
  day TEXT NOT NULL,
  tags TEXT NOT NULL
) STRICT;
CREATE INDEX story_state ON story (state, id) WHERE shelf = 'library';
CREATE INDEX story_outlet ON story (outlet, id) WHERE shelf = 'library' AND outlet IS NOT NULL;
CREATE INDEX story_outlet_state ON story (outlet, state, id) WHERE shelf = 'library' AND outlet IS NOT NULL;
CREATE INDEX story_day ON story (day, id) WHERE shelf = 'library';
CREATE INDEX story_title ON story (substr(title, 1, 16) COLLATE NOCASE, id) WHERE shelf = 'library';
CREATE INDEX story_apart ON story (shelf, id) WHERE shelf <> 'library';
CREATE INDEX story_merged ON story (merged_into) WHERE merged_into IS NOT NULL;

DROP TABLE story_text;
CREATE TABLE story_text (
  id INTEGER PRIMARY KEY,
  notes TEXT NOT NULL,
  -- What other stories brought along that were merged into this one, and what an import knew beyond Galley: JSON,
  -- empty for none.
  merged TEXT NOT NULL,
  extra TEXT NOT NULL,
  -- The hash of what the index holds of this story; none while it holds nothing.
  indexed INTEGER
) STRICT;

-- Where a story can be read: its own address and its clippings', by hash.
CREATE TABLE story_address (
  story INTEGER NOT NULL,
  address INTEGER NOT NULL,
  PRIMARY KEY (story, address)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_address_address ON story_address (address, story);

-- Every address that an item prints: its sources' and its body's links.
CREATE TABLE item_address (
  item INTEGER NOT NULL,
  address INTEGER NOT NULL,
  PRIMARY KEY (item, address)
) STRICT, WITHOUT ROWID;
CREATE INDEX item_address_address ON item_address (address, item);

-- An outlet that was merged into another is found under its old name and shown in no list.
ALTER TABLE outlet ADD COLUMN merged_into BLOB;

-- What is known of addresses that were asked: not a projection.
CREATE TABLE address_answer (
  address INTEGER PRIMARY KEY,
  url TEXT NOT NULL,
  answer TEXT NOT NULL CHECK (answer IN ('sound', 'broken')),
  asked_at TEXT NOT NULL
) STRICT;

-- How many stories of the library have each value: kept with every change, so that a sidebar counts nothing.
CREATE TABLE facet (
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (kind, value)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER story_facet_more AFTER INSERT ON story WHEN new.shelf = 'library' BEGIN
  INSERT INTO facet (kind, value, count) VALUES ('state', new.state, 1)
    ON CONFLICT (kind, value) DO UPDATE SET count = count + 1;
  INSERT INTO facet (kind, value, count) SELECT 'outlet', hex(new.outlet), 1 WHERE new.outlet IS NOT NULL
    ON CONFLICT (kind, value) DO UPDATE SET count = count + 1;
  INSERT INTO facet (kind, value, count) SELECT 'tag', value, 1 FROM json_each(new.tags) WHERE true
    ON CONFLICT (kind, value) DO UPDATE SET count = count + 1;
END;
CREATE TRIGGER story_facet_less AFTER DELETE ON story WHEN old.shelf = 'library' BEGIN
  UPDATE facet SET count = count - 1 WHERE kind = 'state' AND value = old.state;
  UPDATE facet SET count = count - 1 WHERE kind = 'outlet' AND value = hex(old.outlet);
  UPDATE facet SET count = count - 1 WHERE kind = 'tag' AND value IN (SELECT value FROM json_each(old.tags));
  DELETE FROM facet WHERE kind = 'state' AND value = old.state AND count = 0;
  DELETE FROM facet WHERE kind = 'outlet' AND value = hex(old.outlet) AND count = 0;
  DELETE FROM facet WHERE kind = 'tag' AND value IN (SELECT value FROM json_each(old.tags)) AND count = 0;
END;

-- The text is cut into tokens before it comes here (core/src/search/index.rs), so the plainest tokenizer does and any
-- SQLite can read, check and rebuild the file. `mark` holds each text's distinct characters of scripts without spaces,
-- and the fingerprints by which near-equal headlines are found.
CREATE VIRTUAL TABLE story_word USING fts5(
  headline, body, notes, content = '', contentless_delete = 1, prefix = '3', tokenize = 'ascii');
CREATE VIRTUAL TABLE story_mark USING fts5(
  mark, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');
CREATE VIRTUAL TABLE printed_word USING fts5(
  headline, body, notes, content = '', contentless_delete = 1, prefix = '3', tokenize = 'ascii');
CREATE VIRTUAL TABLE printed_mark USING fts5(
  mark, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');
-- Their terms, to find every pair of records that share a fingerprint.
CREATE VIRTUAL TABLE story_mark_term USING fts5vocab('story_mark', 'instance');
CREATE VIRTUAL TABLE printed_mark_term USING fts5vocab('printed_mark', 'instance');
