-- Where Ofsted quotations stand in the primary reports of their councils.

-- Version of the rules that made a document's traces; 0 when they are to be made, again or for the first time. It is set to 0
-- in the transaction in which a report of the same council arrives or leaves, so a killed import is taken up by the next run.
ALTER TABLE document ADD COLUMN traced INTEGER NOT NULL DEFAULT 0;

CREATE INDEX document_council_council ON document_council (council);

CREATE TABLE trace (
    document INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    ordinal  INTEGER NOT NULL,      -- the quotation's order in its document
    status   TEXT NOT NULL,
    report   INTEGER REFERENCES document (id) ON DELETE CASCADE,
    place    TEXT,                  -- JSON: parts as bytes of the report's text, and differences
    others   TEXT NOT NULL,         -- JSON: further places in the same report
    PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;

CREATE INDEX trace_report ON trace (report);

CREATE TRIGGER report_leaves BEFORE DELETE ON document BEGIN
    UPDATE document SET traced = 0 WHERE id IN (
        SELECT other.document FROM document_council AS one JOIN document_council AS other USING (council)
        WHERE one.document = OLD.id
    );
END;
