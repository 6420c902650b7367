-- What documents say of when Ofsted inspected, each statement with its sentence: the timeline of a council is made from them.
CREATE TABLE statement (
    document   INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    ordinal    INTEGER NOT NULL,      -- order in the document, from 1
    kind       TEXT NOT NULL,
    visit      TEXT NOT NULL,
    latest     INTEGER NOT NULL,      -- 1 when the text calls it the last one before its own
    area       TEXT,
    grade      TEXT,
    first_day  TEXT,
    last_day   TEXT,
    reading    TEXT NOT NULL,
    start_byte INTEGER NOT NULL,
    end_byte   INTEGER NOT NULL,
    page       INTEGER,
    sentence_start INTEGER NOT NULL,
    sentence_end   INTEGER NOT NULL,
    sentence   TEXT NOT NULL,
    PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;
