-- The pieces of the indices are joined by whoever has time, and no longer by whoever saves: after a large import one
-- save in twenty waited a hundred milliseconds for it, and one in a few hundred could have waited for seconds
-- (core/src/search/join.rs says what is joined, and when). The last setting is a net: no work comes near it.
INSERT INTO story_word (story_word, rank) VALUES ('automerge', 0), ('usermerge', 8), ('crisismerge', 1000);
INSERT INTO story_mark (story_mark, rank) VALUES ('automerge', 0), ('usermerge', 8), ('crisismerge', 1000);
INSERT INTO printed_word (printed_word, rank) VALUES ('automerge', 0), ('usermerge', 8), ('crisismerge', 1000);
INSERT INTO printed_mark (printed_mark, rank) VALUES ('automerge', 0), ('usermerge', 8), ('crisismerge', 1000);
