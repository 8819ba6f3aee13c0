//go:build linux

package folder

import (
	"container/heap"
	"path"
	"strconv"

	"github.com/pwtriage/pwtriage/internal/watch/claim"
	"github.com/pwtriage/pwtriage/internal/watch/inbox"
	"github.com/pwtriage/pwtriage/internal/watch/ledger"
)

// item is an upload on its way.
type item struct {
	up       inbox.Upload
	place    string // where it lies, if not in the inbox
	sum, key string
	claim    *claim.Claim
	version  int
	replaces string
	taken    bool // by a caller of Take, or by the publisher
	dead     bool // not wanted any more
	at       int  // in the line
}

func (it *item) name() string { return path.Base(it.up.Path) }

func (it *item) path(root string) string {
	if it.place != "" {
		return it.place
	}
	return inbox.Within(root, it.up.Path)
}

// seen identifies an upload over machines: inode numbers and change times of a share may differ from one to the other.
func seen(it *item) string {
	return strconv.FormatInt(it.up.Sig.Size, 10) + "." + strconv.FormatInt(it.up.Sig.Mod, 10) + " " + clean(it.up.Path)
}

// line orders the items that may be taken.
type line []*item

func (l line) Len() int           { return len(l) }
func (l line) Less(i, j int) bool { return l[i].up.Due < l[j].up.Due }
func (l line) Swap(i, j int)      { l[i], l[j] = l[j], l[i]; l[i].at, l[j].at = i, j }
func (l *line) Push(x any)        { it := x.(*item); it.at = len(*l); *l = append(*l, it) }
func (l *line) Pop() any {
	old := *l
	it := old[len(old)-1]
	old[len(old)-1] = nil
	*l = old[:len(old)-1]
	return it
}

// next takes the first item that may go now: a large one only while a worker stays free for small ones.
func (q *Queue) next() *item {
	var aside []*item
	defer func() {
		for _, it := range aside {
			heap.Push(&q.line, it)
		}
	}()
	for q.line.Len() > 0 {
		it := heap.Pop(&q.line).(*item)
		switch {
		case it.dead:
		case it.up.Sig.Size >= large && q.large >= max(1, q.opt.Workers-1):
			aside = append(aside, it)
		default:
			it.taken = true
			if it.up.Sig.Size >= large {
				q.large++
			}
			return it
		}
	}
	return nil
}

// release ends the work on an item: it is gone, or waits for the next turn.
func (q *Queue) release(it *item, again bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if it.up.Sig.Size >= large {
		q.large--
	}
	if it.key != "" && q.busy[it.key] == it {
		delete(q.busy, it.key)
	}
	it.taken, it.claim = false, nil
	if again && !it.dead {
		q.held = append(q.held, it)
	} else {
		it.dead = true
		if q.items[it.up.Path] == it {
			delete(q.items, it.up.Path)
		}
	}
	q.more.Broadcast()
	if len(q.items) == 0 && q.opt.Once {
		q.trigger.Wake()
	}
}

// parcel is a result on its way out.
type parcel struct {
	work   ledger.Work
	claim  *claim.Claim
	it     *item // nil when the upload is not at hand
	record *Record
	kept   bool // by the ledger
	lost   bool // to another watcher
	told   bool // its messages were posted by another watcher
}
