CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
-- uploads that are finished with, as they looked then; place is where they lie now, empty for where they were
CREATE TABLE IF NOT EXISTS upload (
  path BLOB PRIMARY KEY, sig TEXT NOT NULL, sum TEXT NOT NULL, key TEXT NOT NULL, version INTEGER NOT NULL, place BLOB NOT NULL,
  seen INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS upload_sum ON upload (sum);
-- one line for each content and catalogue: began, then done with its record, then published and the record let go
CREATE TABLE IF NOT EXISTS work (
  key TEXT PRIMARY KEY, sum TEXT NOT NULL, name TEXT NOT NULL, path BLOB NOT NULL, size INTEGER NOT NULL,
  state TEXT NOT NULL, deaths INTEGER NOT NULL DEFAULT 0, outcome TEXT NOT NULL DEFAULT '', branch TEXT NOT NULL DEFAULT '',
  cause TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT '', result TEXT NOT NULL DEFAULT '', took INTEGER NOT NULL DEFAULT 0,
  began INTEGER NOT NULL, ended INTEGER NOT NULL DEFAULT 0, record BLOB
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS work_sum ON work (sum);
CREATE INDEX IF NOT EXISTS work_unpublished ON work (state) WHERE state <> 'published';
CREATE TABLE IF NOT EXISTS outbox (
  id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL, target TEXT NOT NULL, body BLOB NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0, due INTEGER NOT NULL
);
-- bodies are big: without it each look for what is due would read them all
CREATE INDEX IF NOT EXISTS outbox_due ON outbox (due, id);
-- contents somebody asked to have diagnosed again
CREATE TABLE IF NOT EXISTS again (sum TEXT PRIMARY KEY) WITHOUT ROWID;
