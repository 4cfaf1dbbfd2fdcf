-- A note in English brings no new character, and the table of characters need not be written anew for it: half of what a
-- save of notes wrote. The hash of what that table holds of a story; none while it holds nothing, or where that is not known.
ALTER TABLE story_text ADD COLUMN marked INTEGER;
