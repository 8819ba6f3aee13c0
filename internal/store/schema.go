package store

// indexVersion goes up with every change of the tables or of what fills them; an index of another version is made again.
const indexVersion = 1

// schema keeps what repeats in small tables (kind, verdict, client), so that a query is decided there, by the query's own rules, and
// the million findings are only counted. The text itself stays in the day files: pos and len point there.
const schema = `
CREATE TABLE file(id INTEGER PRIMARY KEY, name TEXT UNIQUE, size INT, mtime INT, good INT, tail INT);
CREATE TABLE kind(id INTEGER PRIMARY KEY, type TEXT, pattern TEXT, class TEXT, severity TEXT, title TEXT, template TEXT, fingerprint TEXT);
CREATE TABLE verdict(id INTEGER PRIMARY KEY, incident TEXT, cause TEXT, confidence TEXT, action TEXT, branch TEXT, level TEXT);
CREATE TABLE client(id INTEGER PRIMARY KEY, app TEXT, version TEXT, platform TEXT, os TEXT, device TEXT, edition TEXT, user_agent TEXT);
CREATE TABLE result(id INTEGER PRIMARY KEY, file INT, pos INT, len INT, stored INT, result TEXT, bundle TEXT, sha256 TEXT, ticket TEXT,
	verdict INT, client INT, first INT, last INT, latest INT);
CREATE INDEX result_sha256 ON result(sha256);
CREATE INDEX result_sha256_lower ON result(lower(sha256));
CREATE INDEX result_replaced ON result(id) WHERE latest = 0;
CREATE INDEX result_id ON result(lower(result));
CREATE INDEX result_ticket ON result(lower(ticket));
CREATE TABLE finding(id INTEGER PRIMARY KEY, result INT, kind INT, verdict INT, client INT, stored INT, latest INT, cited INT, pos INT, len INT);
CREATE INDEX finding_by ON finding(kind, verdict, client, stored, result) WHERE latest = 1;
CREATE VIRTUAL TABLE word USING fts5(text, content='', detail=none, columnsize=0, tokenize='ascii');
CREATE VIRTUAL TABLE vocabulary USING fts5vocab(word, 'row');
CREATE TABLE outcome(of TEXT PRIMARY KEY, stored INT, actual TEXT, file INT, pos INT, len INT);
`

// The fields of the small tables, in the order of their columns.
var (
	kindFields    = []string{"type", "pattern", "class", "severity", "title", "template", "fingerprint"}
	verdictFields = []string{"incident", "cause", "confidence", "action", "branch", "level"}
	clientFields  = []string{"app", "version", "platform", "os", "device", "edition", "user_agent"}
	resultFields  = []string{"result", "bundle", "sha256", "ticket"}
)
