-- What the reader did to the library, so that it can be undone: one entry for whatever was done in one go.

-- AUTOINCREMENT: the latest entry is the one with the greatest number, also after others were dropped.
CREATE TABLE undo_entry (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    at     TEXT NOT NULL,               -- UTC
    said   TEXT NOT NULL,               -- what was done, as the reader is told: "import of 3 documents"
    undone INTEGER NOT NULL DEFAULT 0   -- 1 while it can be done again; entries that are undone are the latest ones
) STRICT;

-- Documents that an entry brought in (came = 1) or took away (came = 0).
CREATE TABLE undo_document (
    entry    INTEGER NOT NULL REFERENCES undo_entry (id) ON DELETE CASCADE,
    document INTEGER NOT NULL,
    came     INTEGER NOT NULL,
    PRIMARY KEY (entry, document)
) STRICT, WITHOUT ROWID;

-- Documents taken away, as they were imported, to be put back under the same number; what is extracted is derived again.
CREATE TABLE withdrawn (
    id          INTEGER PRIMARY KEY,
    path        TEXT,
    sha256      TEXT NOT NULL,
    kind        TEXT NOT NULL,
    given       TEXT NOT NULL,
    pages       INTEGER,
    chars       INTEGER NOT NULL,
    page_starts TEXT NOT NULL,
    text        TEXT NOT NULL
) STRICT;
