CREATE TABLE action (
  id INTEGER PRIMARY KEY,
  verb TEXT NOT NULL,
  subject TEXT NOT NULL,
  -- A series of small changes of one kind to one document within a short time is one action.
  series TEXT,
  made_at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'gone', 'reversal', 'quiet'))
, person BLOB) STRICT;
CREATE TABLE address_answer (
  address INTEGER PRIMARY KEY,
  url TEXT NOT NULL,
  answer TEXT NOT NULL CHECK (answer IN ('sound', 'broken')),
  asked_at TEXT NOT NULL
, reason TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE address_redirect (
  address INTEGER PRIMARY KEY,
  url TEXT NOT NULL,
  target TEXT NOT NULL,
  seen_at TEXT NOT NULL
) STRICT;
CREATE TABLE change (
  id INTEGER PRIMARY KEY,
  device BLOB NOT NULL CHECK (length(device) = 16),
  seq INTEGER NOT NULL,
  action INTEGER NOT NULL REFERENCES action (id),
  document INTEGER NOT NULL REFERENCES document (id),
  payload BLOB NOT NULL,
  before BLOB NOT NULL,
  after BLOB NOT NULL,
  made_at TEXT NOT NULL,
  UNIQUE (device, seq)
) STRICT;
CREATE TABLE checkpoint (
  id INTEGER PRIMARY KEY,
  owner BLOB NOT NULL CHECK (length(owner) = 16),
  name TEXT NOT NULL,
  version BLOB NOT NULL,
  made_at TEXT NOT NULL
) STRICT;
CREATE TABLE clipping (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  url TEXT NOT NULL,
  title TEXT NOT NULL,
  author TEXT NOT NULL,
  published TEXT NOT NULL,
  language TEXT NOT NULL,
  body TEXT NOT NULL,
  captured_at TEXT NOT NULL
) STRICT;
CREATE TABLE clipping_page (
  clipping BLOB PRIMARY KEY CHECK (length(clipping) = 16),
  -- The address that was asked for, where it led, and what the page names as its own; empty where not known.
  asked TEXT NOT NULL,
  canonical TEXT NOT NULL,
  site TEXT NOT NULL,
  image TEXT NOT NULL,
  description TEXT NOT NULL,
  paywall INTEGER NOT NULL CHECK (paywall IN (0, 1)),
  -- The readable part as cleaned HTML.
  html TEXT NOT NULL,
  -- The page as it came: the hash of a blob, the type of its bytes, the encoding it was read in; empty for none.
  original TEXT NOT NULL,
  media TEXT NOT NULL,
  encoding TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE destination (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  kind TEXT NOT NULL,
  url TEXT NOT NULL,
  -- What only this kind of tool has, as JSON.
  detail TEXT NOT NULL
) STRICT;
CREATE TABLE dictionary_word (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  word TEXT NOT NULL,
  -- The item in which alone it is passed over; NULL for everywhere.
  item BLOB
) STRICT;
CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  kind TEXT NOT NULL,
  -- A long history folded into one piece, up to and including the change named.
  folded BLOB,
  folded_to INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE entry (
  issue INTEGER NOT NULL,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('section', 'item')),
  -- The section's own id, or the item's.
  uuid BLOB NOT NULL,
  title TEXT NOT NULL,
  PRIMARY KEY (issue, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE export (
  id INTEGER PRIMARY KEY,
  issue BLOB NOT NULL,
  target TEXT NOT NULL,
  format TEXT NOT NULL,
  hash TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  made_at TEXT NOT NULL
, anyway TEXT NOT NULL DEFAULT '', theme TEXT NOT NULL DEFAULT '', transcript TEXT NOT NULL DEFAULT '') STRICT;
CREATE TABLE facet (
  kind TEXT NOT NULL,
  value TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (kind, value)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE feed_rule (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  -- What it asks and what it does, as JSON.
  rule TEXT NOT NULL
) STRICT;
CREATE TABLE host_contact (
  host TEXT NOT NULL,
  purpose TEXT NOT NULL,
  first_at TEXT NOT NULL,
  last_at TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (host, purpose)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE invitation (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  proof BLOB NOT NULL CHECK (length(proof) = 16),
  person BLOB NOT NULL CHECK (length(person) = 16),
  -- SHA-256 of the link's secret, and of the secret of the browser that opened it.
  token BLOB NOT NULL CHECK (length(token) = 32),
  session BLOB CHECK (session IS NULL OR length(session) = 32),
  made_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  opened_at TEXT,
  seen_at TEXT,
  revoked_at TEXT
) STRICT;
CREATE TABLE invitation_entry (
  id INTEGER PRIMARY KEY,
  invitation BLOB NOT NULL CHECK (length(invitation) = 16),
  entry BLOB NOT NULL CHECK (length(entry) = 16),
  content TEXT NOT NULL,
  UNIQUE (invitation, entry)
) STRICT;
CREATE TABLE issue (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  publication BLOB NOT NULL,
  number INTEGER,
  date TEXT,
  title TEXT NOT NULL,
  state TEXT NOT NULL,
  masthead TEXT NOT NULL,
  subject TEXT NOT NULL,
  preheader TEXT NOT NULL,
  topic_line TEXT NOT NULL,
  intro TEXT NOT NULL,
  outro_heading TEXT NOT NULL,
  outro TEXT NOT NULL,
  call_to_action TEXT NOT NULL,
  version BLOB NOT NULL
) STRICT;
CREATE TABLE item (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  story BLOB,
  kicker TEXT NOT NULL,
  headline TEXT NOT NULL,
  dek TEXT NOT NULL,
  words INTEGER NOT NULL,
  -- The state of the document these rows show: what the next edit is made on.
  version BLOB NOT NULL
) STRICT;
CREATE TABLE item_address (
  item INTEGER NOT NULL,
  address INTEGER NOT NULL,
  PRIMARY KEY (item, address)
) STRICT, WITHOUT ROWID;
CREATE TABLE item_source (
  item INTEGER NOT NULL,
  position INTEGER NOT NULL,
  outlet BLOB,
  clipping BLOB,
  name TEXT NOT NULL,
  url TEXT NOT NULL,
  role TEXT NOT NULL,
  PRIMARY KEY (item, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE item_text (
  id INTEGER PRIMARY KEY,
  -- The body in the Delta form, and as plain text.
  body TEXT NOT NULL,
  plain TEXT NOT NULL
) STRICT;
CREATE TABLE outlet (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL,
  credit TEXT NOT NULL,
  home TEXT NOT NULL,
  language TEXT NOT NULL,
  kind TEXT NOT NULL,
  paywall TEXT NOT NULL,
  trust_note TEXT NOT NULL
, merged_into BLOB) STRICT;
CREATE TABLE outlet_domain (
  outlet INTEGER NOT NULL,
  position INTEGER NOT NULL,
  domain TEXT NOT NULL,
  PRIMARY KEY (outlet, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL,
  initials TEXT NOT NULL,
  color TEXT NOT NULL,
  -- What tells this person from another of the same name: devices and signing keys, as JSON.
  keys TEXT NOT NULL
) STRICT;
CREATE TABLE printed_band (
  band INTEGER NOT NULL,
  item INTEGER NOT NULL,
  PRIMARY KEY (band, item)
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE printed_mark USING fts5(
  mark, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');
CREATE TABLE 'printed_mark_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'printed_mark_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'printed_mark_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);
CREATE TABLE 'printed_mark_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE VIRTUAL TABLE printed_word USING fts5(
  body, headline, notes, content = '', contentless_delete = 1, prefix = '3', tokenize = 'ascii');
CREATE TABLE 'printed_word_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'printed_word_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'printed_word_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);
CREATE TABLE 'printed_word_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE TABLE proof (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE CHECK (length(uuid) = 16),
  issue BLOB NOT NULL CHECK (length(issue) = 16),
  number INTEGER NOT NULL,
  -- The hash of what the issue said: an approval is over this.
  hash TEXT NOT NULL,
  -- Hashes of blobs: what the proof's page is made of, and the words.
  payload TEXT NOT NULL,
  transcript TEXT NOT NULL,
  -- The state and the hash of each record then, as JSON.
  frozen TEXT NOT NULL,
  made_at TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action (id)
) STRICT;
CREATE TABLE property (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE publication (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  slug TEXT NOT NULL,
  name TEXT NOT NULL,
  masthead TEXT NOT NULL,
  language TEXT NOT NULL,
  recipe TEXT NOT NULL
, theme TEXT NOT NULL DEFAULT '', imprint TEXT NOT NULL DEFAULT '{}') STRICT;
CREATE TABLE review_entry (
  id INTEGER PRIMARY KEY,
  entry BLOB NOT NULL CHECK (length(entry) = 16),
  proof BLOB NOT NULL CHECK (length(proof) = 16),
  thread BLOB NOT NULL CHECK (length(thread) = 16),
  action INTEGER NOT NULL REFERENCES action (id)
) STRICT;
CREATE TABLE saved_search (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL,
  -- The search, in the query language.
  query TEXT NOT NULL,
  -- Where it stands among the others; what stands higher comes first.
  place INTEGER NOT NULL
) STRICT;
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
CREATE TABLE snippet (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL,
  -- The Delta form in JSON.
  body TEXT NOT NULL
) STRICT;
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
CREATE TABLE story_address (
  story INTEGER NOT NULL,
  address INTEGER NOT NULL,
  PRIMARY KEY (story, address)
) STRICT, WITHOUT ROWID;
CREATE TABLE story_clipping (
  story INTEGER NOT NULL,
  position INTEGER NOT NULL,
  clipping BLOB NOT NULL,
  PRIMARY KEY (story, position)
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE story_mark USING fts5(
  mark, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');
CREATE TABLE 'story_mark_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'story_mark_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'story_mark_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);
CREATE TABLE 'story_mark_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE TABLE story_near (
  story INTEGER NOT NULL,
  item INTEGER NOT NULL,
  PRIMARY KEY (story, item)
) STRICT, WITHOUT ROWID;
CREATE TABLE story_tag (
  id INTEGER NOT NULL,
  tag TEXT NOT NULL,
  PRIMARY KEY (id, tag)
) STRICT, WITHOUT ROWID;
CREATE TABLE story_text (
  id INTEGER PRIMARY KEY,
  notes TEXT NOT NULL,
  -- What other stories brought along that were merged into this one, and what an import knew beyond Galley: JSON,
  -- empty for none.
  merged TEXT NOT NULL,
  extra TEXT NOT NULL,
  -- The hash of what the index holds of this story; none while it holds nothing.
  indexed INTEGER
, marked INTEGER) STRICT;
CREATE TABLE story_used (
  story INTEGER PRIMARY KEY
) STRICT;
CREATE VIRTUAL TABLE story_word USING fts5(
  body, headline, notes, facet, content = '', contentless_delete = 1, prefix = '3', tokenize = 'ascii');
CREATE TABLE 'story_word_config'(k PRIMARY KEY, v) WITHOUT ROWID;
CREATE TABLE 'story_word_data'(id INTEGER PRIMARY KEY, block BLOB);
CREATE TABLE 'story_word_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);
CREATE TABLE 'story_word_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE TABLE theme (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  slug TEXT NOT NULL,
  name TEXT NOT NULL,
  -- Every token with its value, as a theme file has them.
  tokens TEXT NOT NULL
) STRICT;
CREATE TABLE thread (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  -- The item or issue it is about.
  owner BLOB NOT NULL CHECK (length(owner) = 16),
  -- The whole thread as JSON: where it is anchored, what was said.
  content TEXT NOT NULL
) STRICT;
CREATE TABLE verdict (
  id INTEGER PRIMARY KEY,
  proof BLOB NOT NULL CHECK (length(proof) = 16),
  person BLOB NOT NULL CHECK (length(person) = 16),
  verdict TEXT NOT NULL CHECK (verdict IN ('approve', 'request_changes', 'none')),
  remark TEXT NOT NULL,
  made_at TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action (id)
) STRICT;
CREATE INDEX action_state ON action (state, id);
CREATE INDEX address_answer_broken ON address_answer (address) WHERE answer = 'broken';
CREATE INDEX change_action ON change (action, document);
CREATE INDEX change_document ON change (document, id);
CREATE INDEX checkpoint_owner ON checkpoint (owner, id);
CREATE INDEX document_kind ON document (kind, id);
CREATE INDEX entry_uuid ON entry (uuid);
CREATE INDEX export_issue ON export (issue, id);
CREATE INDEX feed_address ON feed (address);
CREATE INDEX feed_effect_rule ON feed_effect (rule);
CREATE INDEX feed_entry_headline ON feed_entry (headline) WHERE headline IS NOT NULL;
CREATE INDEX feed_entry_story ON feed_entry (story);
CREATE INDEX invitation_proof ON invitation (proof, id);
CREATE INDEX issue_publication ON issue (publication, number);
CREATE INDEX item_address_address ON item_address (address, item);
CREATE INDEX item_story ON item (story) WHERE story IS NOT NULL;
CREATE INDEX outlet_domain_domain ON outlet_domain (domain);
CREATE INDEX outlet_name ON outlet (name COLLATE NOCASE);
CREATE INDEX printed_band_item ON printed_band (item);
CREATE INDEX proof_issue ON proof (issue, id);
CREATE INDEX publication_slug ON publication (slug);
CREATE INDEX review_entry_entry ON review_entry (entry);
CREATE INDEX saved_search_place ON saved_search (place, id);
CREATE INDEX seal_issue ON seal (issue, id);
CREATE INDEX story_address_address ON story_address (address, story);
CREATE INDEX story_apart ON story (shelf, id) WHERE shelf <> 'library';
CREATE INDEX story_day ON story (day, id) WHERE shelf = 'library';
CREATE INDEX story_merged ON story (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX story_near_item ON story_near (item);
CREATE INDEX story_outlet ON story (outlet, id) WHERE shelf = 'library' AND outlet IS NOT NULL;
CREATE INDEX story_title ON story (substr(title, 1, 16) COLLATE NOCASE, id) WHERE shelf = 'library';
CREATE INDEX theme_slug ON theme (slug);
CREATE INDEX thread_owner ON thread (owner, id);
CREATE INDEX verdict_proof ON verdict (proof, id);
