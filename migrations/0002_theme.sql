-- Themes of the library's own; those that Galley ships stand in its code.

CREATE TABLE theme (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  slug TEXT NOT NULL,
  name TEXT NOT NULL,
  -- Every token with its value, as a theme file has them.
  tokens TEXT NOT NULL
) STRICT;
CREATE INDEX theme_slug ON theme (slug);

-- The slug of the theme; empty for the plain one.
ALTER TABLE publication ADD COLUMN theme TEXT NOT NULL DEFAULT '';
-- Who sends it and why readers get it, as JSON.
ALTER TABLE publication ADD COLUMN imprint TEXT NOT NULL DEFAULT '{}';

-- Why something was written out although checks blocked it; empty where none did.
ALTER TABLE export ADD COLUMN anyway TEXT NOT NULL DEFAULT '';
