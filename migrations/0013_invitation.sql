-- Links by which reviewers reach a served proof. Secrets stand here as hashes only. No document, no history: undo passes
-- over links, and a link that was taken back stays so.

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
CREATE INDEX invitation_proof ON invitation (proof, id);

-- What the reviewer wrote, as their page has it, so that it stands there again when the page is opened again.
CREATE TABLE invitation_entry (
  id INTEGER PRIMARY KEY,
  invitation BLOB NOT NULL CHECK (length(invitation) = 16),
  entry BLOB NOT NULL CHECK (length(entry) = 16),
  content TEXT NOT NULL,
  UNIQUE (invitation, entry)
) STRICT;
