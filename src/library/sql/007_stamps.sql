-- A number without meaning that a document gets anew whenever anything changes that is known of it or of its findings. Whatever
-- was derived at another stamp is stale, be it of an older state, of a restored copy or of another library.
ALTER TABLE document ADD COLUMN stamp INTEGER NOT NULL DEFAULT 0;

UPDATE document SET stamp = random();
