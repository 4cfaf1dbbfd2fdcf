-- A million stories: whatever a list is narrowed by stands in the index of words, so that any combination is answered
-- by it and stops early; what ran is kept for each story instead of being looked up for each list.

-- Whoever opens the library next makes every projection anew from the documents, and takes this away.
INSERT OR REPLACE INTO property (name, value) VALUES ('projection', 'stale');

-- The body stands first: the first column costs its finds two bytes less each, and nearly all are in the body. `facet`
-- holds a token for the state, the tags, the outlet, the language, the day and the shelf (core/src/search/facet.rs).
DROP TABLE story_mark_term;
DROP TABLE printed_mark_term;
DROP TABLE story_word;
DROP TABLE story_mark;
DROP TABLE printed_word;
DROP TABLE printed_mark;
CREATE VIRTUAL TABLE story_word USING fts5(
  body, headline, notes, facet, content = '', contentless_delete = 1, prefix = '3', tokenize = 'ascii');
CREATE VIRTUAL TABLE story_mark USING fts5(
  mark, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');
CREATE VIRTUAL TABLE printed_word USING fts5(
  body, headline, notes, content = '', contentless_delete = 1, prefix = '3', tokenize = 'ascii');
CREATE VIRTUAL TABLE printed_mark USING fts5(
  mark, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');
-- A batch of an import is written as one piece instead of a dozen, and pieces are merged eight at a time: half of an
-- import was merging.
INSERT INTO story_word (story_word, rank) VALUES ('hashsize', 33554432), ('automerge', 8);
INSERT INTO story_mark (story_mark, rank) VALUES ('hashsize', 8388608), ('automerge', 8);

-- The index answers these now.
DROP INDEX story_state;
DROP INDEX story_outlet_state;
DROP TABLE story_tag;
CREATE TABLE story_tag (
  id INTEGER NOT NULL,
  tag TEXT NOT NULL,
  PRIMARY KEY (id, tag)
) STRICT, WITHOUT ROWID;

-- The fingerprints of the headlines of items, by which stories of nearly the same title are found.
CREATE TABLE printed_band (
  band INTEGER NOT NULL,
  item INTEGER NOT NULL,
  PRIMARY KEY (band, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX printed_band_item ON printed_band (item);
-- Stories and items whose headlines are nearly the same, and the stories that ran: drafted from, with their address or
-- with their headline.
CREATE TABLE story_near (
  story INTEGER NOT NULL,
  item INTEGER NOT NULL,
  PRIMARY KEY (story, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_near_item ON story_near (item);
CREATE TABLE story_used (
  story INTEGER PRIMARY KEY
) STRICT;

-- Addresses that do not answer are few among those that were asked; why they are thought broken, as a sentence.
ALTER TABLE address_answer ADD COLUMN reason TEXT NOT NULL DEFAULT '';
CREATE INDEX address_answer_broken ON address_answer (address) WHERE answer = 'broken';
