-- Each time a report arrives or leaves, the documents it may have to do with count one lower: whoever was tracing one of them
-- meanwhile sees that, and does not keep what is out of date.
DROP TRIGGER report_leaves;

CREATE TRIGGER report_leaves BEFORE DELETE ON document BEGIN
    UPDATE document SET traced = min(traced, 0) - 1 WHERE id IN (
        SELECT other.document FROM document_council AS one JOIN document_council AS other USING (council)
        WHERE one.document = OLD.id
    );
END;
