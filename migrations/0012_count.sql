-- The sidebar's counts are kept by the program instead of by triggers: a statement with a trigger is a transaction
-- within the transaction, and each of those makes the index of words write to the disk all that it has gathered, so
-- that an import wrote, and merged, one piece of index a story. What is counted stays the same.
DROP TRIGGER story_facet_more;
DROP TRIGGER story_facet_less;
DELETE FROM facet;
INSERT INTO facet (kind, value, count)
  SELECT 'state', state, count(*) FROM story WHERE shelf = 'library' GROUP BY state;
INSERT INTO facet (kind, value, count)
  SELECT 'outlet', hex(outlet), count(*) FROM story WHERE shelf = 'library' AND outlet IS NOT NULL GROUP BY outlet;
INSERT INTO facet (kind, value, count)
  SELECT 'tag', tag.value, count(DISTINCT story.id) FROM story, json_each(story.tags) AS tag
  WHERE story.shelf = 'library' GROUP BY tag.value;

-- How much the index gathers before it writes a piece: what the processor's cache holds. A gathering of 32 MB, which no
-- import came to before this step, takes twice the time: every token is then looked up in the memory.
INSERT INTO story_word (story_word, rank) VALUES ('hashsize', 2097152);
INSERT INTO story_mark (story_mark, rank) VALUES ('hashsize', 1048576);
