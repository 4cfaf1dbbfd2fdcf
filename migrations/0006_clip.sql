-- What a page said of itself and how it looked when it was clipped, beside the clipping and immutable like it.
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

-- Where addresses led when they were asked, by the number of their normal form: a short link finds its story later.
CREATE TABLE address_redirect (
  address INTEGER PRIMARY KEY,
  url TEXT NOT NULL,
  target TEXT NOT NULL,
  seen_at TEXT NOT NULL
) STRICT;
