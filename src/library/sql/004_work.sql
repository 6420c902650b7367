-- The reader's own: what was put on which words, and briefings made of them.

-- Words that something was put on. They hang on no number of a finding, which may change, but on the document's bytes, the
-- words themselves, and the words around them.
CREATE TABLE anchor (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256     TEXT NOT NULL,               -- of the document they were taken from
    start_byte INTEGER NOT NULL,            -- in its text at that time
    end_byte   INTEGER NOT NULL,
    exact      TEXT NOT NULL,
    prefix     TEXT NOT NULL,
    suffix     TEXT NOT NULL,
    source     TEXT NOT NULL,               -- JSON: what to cite when the document is not in the library
    star       INTEGER NOT NULL DEFAULT 0,
    note       TEXT NOT NULL DEFAULT '',
    made       TEXT NOT NULL,               -- UTC
    UNIQUE (sha256, start_byte, end_byte),
    CHECK (0 <= start_byte AND start_byte < end_byte)
) STRICT;

CREATE TABLE tag (
    id   INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE
) STRICT;

-- AUTOINCREMENT: the tag used last is the one with the greatest number.
CREATE TABLE tagging (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    anchor INTEGER NOT NULL REFERENCES anchor (id) ON DELETE CASCADE,
    tag    INTEGER NOT NULL REFERENCES tag (id) ON DELETE CASCADE,
    UNIQUE (anchor, tag)
) STRICT;

CREATE INDEX tagging_tag ON tagging (tag);

CREATE TABLE briefing (
    id   INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE COLLATE NOCASE
) STRICT;

-- A passage with a comment, or a heading of the reader's own.
CREATE TABLE item (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    briefing INTEGER NOT NULL REFERENCES briefing (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    anchor   INTEGER REFERENCES anchor (id) ON DELETE CASCADE,
    heading  TEXT,
    comment  TEXT NOT NULL DEFAULT '',
    CHECK ((anchor IS NULL) <> (heading IS NULL))
) STRICT;

CREATE INDEX item_briefing ON item (briefing);
CREATE INDEX item_anchor ON item (anchor);

-- Where the words stand in a document that is in the library now: derived. Words without a row are not placed.
CREATE TABLE placed (
    anchor     INTEGER PRIMARY KEY REFERENCES anchor (id) ON DELETE CASCADE,
    document   INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    start_byte INTEGER NOT NULL,
    end_byte   INTEGER NOT NULL
) STRICT;

CREATE INDEX placed_document ON placed (document);

-- What an entry of the undo log did to the rows above, in order; a row that was not there is NULL.
CREATE TABLE undo_row (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    entry  INTEGER NOT NULL REFERENCES undo_entry (id) ON DELETE CASCADE,
    tab    TEXT NOT NULL,                   -- the table
    number INTEGER NOT NULL,                -- the row's id
    before TEXT,                            -- JSON
    after  TEXT
) STRICT;

CREATE INDEX undo_row_entry ON undo_row (entry);

-- The entry that is being written; empty but within such a transaction.
CREATE TABLE undo_open (entry INTEGER NOT NULL) STRICT;

CREATE TRIGGER anchor_insert AFTER INSERT ON anchor BEGIN
    INSERT INTO undo_row (entry, tab, number, before, after) SELECT entry, 'anchor', NEW.id,
        NULL,
        json_object('sha256', NEW.sha256, 'start_byte', NEW.start_byte, 'end_byte', NEW.end_byte, 'exact', NEW.exact, 'prefix', NEW.prefix, 'suffix', NEW.suffix, 'source', NEW.source, 'star', NEW.star, 'note', NEW.note, 'made', NEW.made) FROM undo_open;
END;
CREATE TRIGGER anchor_update AFTER UPDATE ON anchor BEGIN
    INSERT INTO undo_row (entry, tab, number, before, after) SELECT entry, 'anchor', NEW.id,
        json_object('sha256', OLD.sha256, 'start_byte', OLD.start_byte, 'end_byte', OLD.end_byte, 'exact', OLD.exact, 'prefix', OLD.prefix, 'suffix', OLD.suffix, 'source', OLD.source, 'star', OLD.star, 'note', OLD.note, 'made', OLD.made),
        json_object('sha256', NEW.sha256, 'start_byte', NEW.start_byte, 'end_byte', NEW.end_byte, 'exact', NEW.exact, 'prefix', NEW.prefix, 'suffix', NEW.suffix, 'source', NEW.source, 'star', NEW.star, 'note', NEW.note, 'made', NEW.made) FROM undo_open;
END;
CREATE TRIGGER anchor_delete AFTER DELETE ON anchor BEGIN
    INSERT INTO undo_row (entry, tab, number, before, after) SELECT entry, 'anchor', OLD.id,
        json_object('sha256', OLD.sha256, 'start_byte', OLD.start_byte, 'end_byte', OLD.end_byte, 'exact', OLD.exact, 'prefix', OLD.prefix, 'suffix', OLD.suffix, 'source', OLD.source, 'star', OLD.star, 'note', OLD.note, 'made', OLD.made),
        NULL FROM undo_open;
END;
CREATE TRIGGER tag_insert AFTER INSERT ON tag BEGIN
    INSERT INTO undo_row (entry, tab, number, before, after) SELECT entry, 'tag', NEW.id,
        NULL,
        json_object('name', NEW.name) FROM undo_open;
END;
CREATE TRIGGER tag_update AFTER UPDATE ON tag BEGIN
    INSERT INTO undo_row (entry, tab, number, before, after) SELECT entry, 'tag', NEW.id,
        json_object('name', OLD.name),
        json_object('name', NEW.name) FROM undo_open;
END;
CREATE TRIGGER tag_delete AFTER DELETE ON tag BEGIN
    INSERT INTO undo_row (entry, tab, number, before, after) SELECT entry, 'tag', OLD.id,
        json_object('name', OLD.name),
        NULL FROM undo_open;
END;
CREATE TRIGGER tagging_insert AFTER INSERT ON tagging BEGIN
    INSERT INTO undo_row (entry, tab, number, before, after) SELECT entry, 'tagging', NEW.id,
        NULL,
        json_object('anchor', NEW.anchor, 'tag', NEW.tag) FROM undo_open;
END;
CREATE TRIGGER tagging_update AFTER UPDATE ON tagging BEGIN
    INSERT INTO undo_row (entry, tab, number, before, after) SELECT entry, 'tagging', NEW.id,
        json_object('anchor', OLD.anchor, 'tag', OLD.tag),
        json_object('anchor', NEW.anchor, 'tag', NEW.tag) FROM undo_open;
END;
CREATE TRIGGER tagging_delete AFTER DELETE ON tagging BEGIN
    INSERT INTO undo_row (entry, tab, number, before, after) SELECT entry, 'tagging', OLD.id,
        json_object('anchor', OLD.anchor, 'tag', OLD.tag),
        NULL FROM undo_open;
END;
CREATE TRIGGER briefing_insert AFTER INSERT ON briefing BEGIN
    INSERT INTO undo_row (entry, tab, number, before, after) SELECT entry, 'briefing', NEW.id,
        NULL,
        json_object('name', NEW.name) FROM undo_open;
END;
CREATE TRIGGER briefing_update AFTER UPDATE ON briefing BEGIN
    INSERT INTO undo_row (entry, tab, number, before, after) SELECT entry, 'briefing', NEW.id,
        json_object('name', OLD.name),
        json_object('name', NEW.name) FROM undo_open;
END;
CREATE TRIGGER briefing_delete AFTER DELETE ON briefing BEGIN
    INSERT INTO undo_row (entry, tab, number, before, after) SELECT entry, 'briefing', OLD.id,
        json_object('name', OLD.name),
        NULL FROM undo_open;
END;
CREATE TRIGGER item_insert AFTER INSERT ON item BEGIN
    INSERT INTO undo_row (entry, tab, number, before, after) SELECT entry, 'item', NEW.id,
        NULL,
        json_object('briefing', NEW.briefing, 'position', NEW.position, 'anchor', NEW.anchor, 'heading', NEW.heading, 'comment', NEW.comment) FROM undo_open;
END;
CREATE TRIGGER item_update AFTER UPDATE ON item BEGIN
    INSERT INTO undo_row (entry, tab, number, before, after) SELECT entry, 'item', NEW.id,
        json_object('briefing', OLD.briefing, 'position', OLD.position, 'anchor', OLD.anchor, 'heading', OLD.heading, 'comment', OLD.comment),
        json_object('briefing', NEW.briefing, 'position', NEW.position, 'anchor', NEW.anchor, 'heading', NEW.heading, 'comment', NEW.comment) FROM undo_open;
END;
CREATE TRIGGER item_delete AFTER DELETE ON item BEGIN
    INSERT INTO undo_row (entry, tab, number, before, after) SELECT entry, 'item', OLD.id,
        json_object('briefing', OLD.briefing, 'position', OLD.position, 'anchor', OLD.anchor, 'heading', OLD.heading, 'comment', OLD.comment),
        NULL FROM undo_open;
END;

-- An older copy of a document is looked for by where it was read.
CREATE INDEX document_path ON document (path);
