-- What helps in writing: pieces of text under a name, and the words that the spelling check is to pass over.

CREATE TABLE snippet (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  name TEXT NOT NULL,
  -- The Delta form in JSON.
  body TEXT NOT NULL
) STRICT;

CREATE TABLE dictionary_word (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  word TEXT NOT NULL,
  -- The item in which alone it is passed over; NULL for everywhere.
  item BLOB
) STRICT;
