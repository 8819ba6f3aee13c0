package logfile

import "strings"

// Android Studio shows logcat in layouts of its own: one until 2022, one since.

// studioOld reads "pid-tid/package P/tag: ".
func studioOld(line string, i int) (head, bool) {
	c := scan{s: line, i: i, ok: true}
	c.blanks()
	start := c.i
	c.num(1, 7)
	pid := line[start:c.i]
	c.any("-")
	mid := c.i
	c.num(1, 7)
	tid := line[mid:c.i]
	c.any("/")
	sp := strings.IndexByte(line[c.i:], ' ')
	if !c.ok || sp < 0 {
		return head{}, false
	}
	i = c.i + sp + 1
	lvl, ok := priority(line, i)
	if !ok || len(line) < i+3 || line[i+1] != '/' {
		return head{}, false
	}
	h := head{level: lvl, key: pid, thread: tid}
	return h.tagged(line, i+2)
}

// studioNew reads "pid-tid  tag   package   P  ": columns, the tag cut or padded.
func studioNew(line string, i int) (head, bool) {
	c := scan{s: line, i: i, ok: true}
	c.blanks()
	start := c.i
	c.num(1, 7)
	pid := line[start:c.i]
	c.any("-")
	mid := c.i
	c.num(1, 7)
	tid := line[mid:c.i]
	c.any(" ")
	if !c.ok {
		return head{}, false
	}
	for j := c.i; j+4 < len(line) && j < c.i+160; j++ {
		if line[j] != ' ' || line[j+2] != ' ' || line[j+3] != ' ' {
			continue
		}
		lvl, ok := priorityLevel(line[j+1])
		cols := strings.Fields(line[c.i:j])
		if !ok || len(cols) < 2 || !strings.Contains(cols[len(cols)-1], ".") && cols[len(cols)-1] != "system_process" {
			continue
		}
		tag := strings.Join(cols[:len(cols)-1], " ")
		return head{level: lvl, source: tag, thread: tid, key: pid + "/" + tag, text: min(len(line), j+4)}, true
	}
	return head{}, false
}
