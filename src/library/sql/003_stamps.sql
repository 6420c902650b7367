-- A number without meaning that a document gets anew whenever anything changes that a search may ask of it or of its findings,
-- or where it stands in the list of documents. Whatever was derived at another stamp is stale, be it of an older state, of a
-- restored copy or of another library.
ALTER TABLE document ADD COLUMN stamp INTEGER NOT NULL DEFAULT 0;

UPDATE document SET stamp = random();

-- A report takes the traces into it along, which a search may have asked for.
CREATE TRIGGER traces_leave BEFORE DELETE ON document BEGIN
    UPDATE document SET stamp = random() WHERE id IN (SELECT document FROM trace WHERE report = OLD.id);
END;
