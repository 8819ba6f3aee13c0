package store

import (
	"database/sql"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/pwtriage/pwtriage/internal/query"
)

// fill puts groups into the index, within one transaction.
type fill struct {
	tx       *sql.Tx
	file     int64
	kinds    *table
	verdicts *table
	clients  *table
	result   *sql.Stmt
	finding  *sql.Stmt
	word     *sql.Stmt
	words    words
	next     struct{ result, finding int64 }
	err      error
}

func (ix *index) fill(name string) (*fill, error) {
	tx, err := ix.db.Begin()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errIndex, err)
	}
	f := &fill{tx: tx, words: words{seen: map[string]bool{}}}
	f.run(tx.Exec("INSERT OR IGNORE INTO file(name, size, mtime, good, tail) VALUES(?, 0, 0, 0, 0)", name))
	f.scan(tx.QueryRow("SELECT id FROM file WHERE name = ?", name), &f.file)
	f.scan(tx.QueryRow("SELECT (SELECT ifnull(max(id), 0) FROM result), (SELECT ifnull(max(id), 0) FROM finding)"), &f.next.result, &f.next.finding)
	f.kinds = f.table("kind", kindFields)
	f.verdicts = f.table("verdict", verdictFields)
	f.clients = f.table("client", clientFields)
	f.result = f.prepare("INSERT INTO result VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,1)")
	f.finding = f.prepare("INSERT INTO finding VALUES(?,?,?,?,?,?,1,?,?,?)")
	f.word = f.prepare("INSERT INTO word(rowid, text) VALUES(?,?)")
	if f.err != nil {
		tx.Rollback()
	}
	return f, f.err
}

// batch takes one group.
func (f *fill) batch(b *batch) error {
	if b.told != nil {
		f.outcome(b)
		return f.err
	}
	f.next.result++
	h := &b.end.Head
	verdict, client := f.verdicts.id(h.Field), f.clients.id(h.Field)
	stored := moment(h.Stored)
	first := f.next.finding + 1
	for i := range b.lines {
		f.line(&b.lines[i], b.at[i], verdict, client, stored)
	}
	f.supersede(h.SHA256)
	f.run(f.result.Exec(f.next.result, f.file, b.last.pos, b.last.len, stored, h.ResultID, h.Bundle, h.SHA256, h.Ticket, verdict, client,
		first, f.next.finding))
	return f.err
}

// supersede lets the latest result of a bundle be the one that counts. Bundles without a hash are all different.
func (f *fill) supersede(sha string) {
	if sha == "" {
		return
	}
	var id, first, last int64
	row := f.tx.QueryRow("SELECT id, first, last FROM result WHERE sha256 = ? AND latest = 1", sha)
	if err := row.Scan(&id, &first, &last); err != nil {
		return // the bundle's first
	}
	f.run(f.tx.Exec("UPDATE finding SET latest = 0 WHERE id BETWEEN ? AND ?", first, last))
	f.run(f.tx.Exec("UPDATE result SET latest = 0 WHERE id = ?", id))
}

func (f *fill) line(l *Line, at place, verdict, client, stored int64) {
	f.next.finding++
	cited := 0
	if l.Cited {
		cited = 1
	}
	kind := f.kinds.id(l.Field)
	f.run(f.finding.Exec(f.next.finding, f.next.result, kind, verdict, client, stored, cited, at.pos, at.len))
	f.run(f.word.Exec(f.next.finding, f.words.of(l.Texts(), code("kind", kind), code("verdict", verdict))))
}

// words collects the words of a line, each once: the index keeps no places.
type words struct {
	seen map[string]bool
	text []byte
}

func (w *words) of(texts []string, codes ...string) string {
	clear(w.seen)
	w.text = w.text[:0]
	for _, c := range codes {
		w.text = append(append(w.text, c...), ' ')
	}
	for _, t := range texts {
		for _, word := range query.Words(t) {
			if !w.seen[word] {
				w.seen[word] = true
				w.text = append(append(w.text, word...), ' ')
			}
		}
	}
	return string(w.text)
}

// code stands among the words for a row of a small table, so that the full-text table finds words and rows in one go. It begins with a
// character that is in no word.
func code(table string, id int64) string { return "\u2063" + table[:1] + strconv.FormatInt(id, 36) }

func (f *fill) outcome(b *batch) {
	of := b.told.SHA256
	if of == "" {
		of = b.told.ResultID
	}
	f.run(f.tx.Exec("INSERT OR REPLACE INTO outcome VALUES(?,?,?,?,?,?)", of, moment(b.told.Stored), b.told.Actual, f.file, b.last.pos, b.last.len))
}

// moment is a time of storing as a number; 0 for one that cannot be read.
func moment(stored string) int64 {
	t, err := time.Parse(time.RFC3339, stored)
	if err != nil {
		return 0
	}
	return t.Unix()
}

func (f *fill) run(_ sql.Result, err error) {
	if err != nil && f.err == nil {
		f.err = fmt.Errorf("%w: %w", errIndex, err)
	}
}

func (f *fill) scan(row *sql.Row, into ...any) { f.run(nil, row.Scan(into...)) }

func (f *fill) prepare(q string) *sql.Stmt {
	st, err := f.tx.Prepare(q)
	f.run(nil, err)
	return st
}

// table is one of the small tables: rows by their fields.
type table struct {
	fill   *fill
	fields []string
	ids    map[string]int64
	insert *sql.Stmt
}

func (f *fill) table(name string, fields []string) *table {
	t := &table{fill: f, fields: fields, ids: map[string]int64{}}
	t.insert = f.prepare("INSERT INTO " + name + "(" + strings.Join(fields, ", ") + ") VALUES(" + strings.TrimSuffix(strings.Repeat("?,", len(fields)), ",") + ")")
	if f.err != nil {
		return t
	}
	err := eachRow(f.tx, name, fields, "", nil, func(id int64, values []string) {
		t.ids[strings.Join(values, "\x00")] = id
	})
	f.run(nil, err)
	return t
}

// id finds a row by its fields or adds it.
func (t *table) id(field func(string) string) int64 {
	values := make([]any, len(t.fields))
	var key strings.Builder
	for i, name := range t.fields {
		v := field(name)
		values[i] = v
		if i > 0 {
			key.WriteByte(0)
		}
		key.WriteString(v)
	}
	if id, ok := t.ids[key.String()]; ok || t.fill.err != nil {
		return id
	}
	res, err := t.insert.Exec(values...)
	t.fill.run(res, err)
	if err != nil {
		return 0
	}
	id, err := res.LastInsertId()
	t.fill.run(res, err)
	t.ids[key.String()] = id
	return id
}

type querier interface {
	Query(q string, args ...any) (*sql.Rows, error)
}

// eachRow reads rows of a table: id and the fields.
func eachRow(db querier, name string, fields []string, where string, args []any, visit func(id int64, values []string)) error {
	rows, err := db.Query("SELECT id, "+strings.Join(fields, ", ")+" FROM "+name+where, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	values := make([]string, len(fields))
	into := make([]any, len(fields)+1)
	var id int64
	into[0] = &id
	for i := range values {
		into[i+1] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		visit(id, values)
	}
	return rows.Err()
}
