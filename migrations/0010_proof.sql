-- Proofs given to reviewers, and what came back.

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
CREATE INDEX proof_issue ON proof (issue, id);

-- Approve or request changes. A row counts while its action stands.
CREATE TABLE verdict (
  id INTEGER PRIMARY KEY,
  proof BLOB NOT NULL CHECK (length(proof) = 16),
  person BLOB NOT NULL CHECK (length(person) = 16),
  verdict TEXT NOT NULL CHECK (verdict IN ('approve', 'request_changes', 'none')),
  remark TEXT NOT NULL,
  made_at TEXT NOT NULL,
  action INTEGER NOT NULL REFERENCES action (id)
) STRICT;
CREATE INDEX verdict_proof ON verdict (proof, id);

-- What came in from review files, by the ids that the reviewers' browsers gave: the same file twice changes nothing.
CREATE TABLE review_entry (
  id INTEGER PRIMARY KEY,
  entry BLOB NOT NULL CHECK (length(entry) = 16),
  proof BLOB NOT NULL CHECK (length(proof) = 16),
  thread BLOB NOT NULL CHECK (length(thread) = 16),
  action INTEGER NOT NULL REFERENCES action (id)
) STRICT;
CREATE INDEX review_entry_entry ON review_entry (entry);
