-- Passages of reports that stand in other reports as well, word for word or nearly.

-- Version of the rules by which a report was compared with the others; 0 when it is still to be.
ALTER TABLE document ADD COLUMN compared INTEGER NOT NULL DEFAULT 0;

-- Hashes of some runs of words of each passage: those that may be the same are found by them.
CREATE TABLE run (
    hash     INTEGER NOT NULL,
    document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    ordinal  INTEGER NOT NULL,      -- the finding's order in its document
    PRIMARY KEY (hash, document, ordinal)
) STRICT, WITHOUT ROWID;

CREATE INDEX run_document ON run (document);

-- Each pair stands here twice, once from either side.
CREATE TABLE same (
    document    INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    ordinal     INTEGER NOT NULL,
    start_byte  INTEGER NOT NULL,
    end_byte    INTEGER NOT NULL,
    other       INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    other_ordinal INTEGER NOT NULL,
    other_start INTEGER NOT NULL,
    other_end   INTEGER NOT NULL,
    verbatim    INTEGER NOT NULL,
    PRIMARY KEY (document, ordinal, start_byte, other, other_start)
) STRICT, WITHOUT ROWID;

CREATE INDEX same_other ON same (other);
