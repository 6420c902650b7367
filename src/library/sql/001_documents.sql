-- Documents, what was extracted from them, and the counts that the council list shows.
-- Offsets are bytes of the stored text in UTF-8, end exclusive; dates are ISO 8601 as far as known; kinds, grades and the
-- like are in the one spelling used outside the program; JSON columns hold arrays.

CREATE TABLE library (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    generation  INTEGER NOT NULL,   -- raised whenever findings change: an index of an older generation is stale
    wants_seeds INTEGER NOT NULL    -- 1 until the seed documents are in, so that a killed first run is taken up again
) STRICT;

INSERT INTO library VALUES (1, 0, 0);

-- AUTOINCREMENT: a number is never given to a second document, so a reference written down stays right.
CREATE TABLE document (
    id               INTEGER PRIMARY KEY AUTOINCREMENT,
    path             TEXT,
    sha256           TEXT NOT NULL UNIQUE,
    kind             TEXT NOT NULL,
    title            TEXT,
    publisher        TEXT,
    published        TEXT,
    published_origin TEXT,
    given            TEXT NOT NULL,   -- JSON: what was known before anything was extracted, kept for the next extraction
    framework        TEXT,
    inspection_start TEXT,
    inspection_end   TEXT,
    lead_inspector   TEXT,
    pages            INTEGER,
    chars            INTEGER NOT NULL,
    extractor        INTEGER NOT NULL, -- version of the rules that made its rows
    CHECK ((published IS NULL) = (published_origin IS NULL))
) STRICT;

-- Apart from the document's row, so that listing documents and re-extracting one never touch the text.
CREATE TABLE document_text (
    document    INTEGER PRIMARY KEY REFERENCES document (id) ON DELETE CASCADE,
    page_starts TEXT NOT NULL,        -- JSON
    text        TEXT NOT NULL
) STRICT;

-- The councils a document is about (position counts from 0, main one first) or only has something on (position NULL), with
-- counts, so that the council list does not count a million findings.
CREATE TABLE document_council (
    document          INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    council           TEXT NOT NULL,
    position          INTEGER,
    findings          INTEGER NOT NULL,
    ofsted_quotations INTEGER NOT NULL,
    PRIMARY KEY (document, council)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding (
    id         INTEGER PRIMARY KEY,
    document   INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    ordinal    INTEGER NOT NULL,      -- order in the document, from 1
    start_byte INTEGER NOT NULL,
    end_byte   INTEGER NOT NULL,
    kind       TEXT NOT NULL,
    polarity   TEXT NOT NULL,
    themes     TEXT NOT NULL,         -- JSON, strongest first
    council    TEXT,
    area       TEXT,
    page       INTEGER,
    paragraph  INTEGER,
    class      TEXT NOT NULL,
    speaker    TEXT,
    text       TEXT NOT NULL,         -- cut from the document, so that a list need not read whole documents
    UNIQUE (document, ordinal),
    CHECK (0 <= start_byte AND start_byte < end_byte)
) STRICT;

CREATE TABLE quotation (
    id         INTEGER PRIMARY KEY,
    document   INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    ordinal    INTEGER NOT NULL,
    start_byte INTEGER NOT NULL,
    end_byte   INTEGER NOT NULL,
    kind       TEXT NOT NULL,
    class      TEXT NOT NULL,
    speaker    TEXT,
    cue        TEXT,
    confidence REAL NOT NULL,
    rule       TEXT NOT NULL,
    council    TEXT,
    nested     INTEGER NOT NULL,
    UNIQUE (document, ordinal),
    CHECK (0 <= start_byte AND start_byte < end_byte)
) STRICT;

CREATE TABLE judgement (
    document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    ordinal  INTEGER NOT NULL,
    area     TEXT NOT NULL,
    grade    TEXT NOT NULL,
    printed  TEXT NOT NULL,
    PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;
