-- The smallest hashes of a document's runs of words: documents that share most of them are nearly the same text.

CREATE TABLE likeness (
    hash     INTEGER NOT NULL,
    document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    PRIMARY KEY (hash, document)
) STRICT, WITHOUT ROWID;

CREATE INDEX likeness_document ON likeness (document);
