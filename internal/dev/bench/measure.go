package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
)

// result is a measured job.
type result struct {
	job
	mine, theirs []cost
}

// measure measures all wanted jobs and prints each row when it is done.
func (b *bench) measure(w io.Writer) string {
	var report strings.Builder
	out := io.MultiWriter(w, &report)
	fmt.Fprint(out, b.heading(), jobsHead)
	var missing []string
	var done []job
	for _, j := range jobs {
		if !b.only.MatchString(j.id) {
			continue
		}
		r, err := b.pair(j)
		if err != nil {
			missing = append(missing, fmt.Sprintf("- `%s`: %v", j.id, b.anonymous(err)))
			continue
		}
		fmt.Fprintln(out, r.row())
		done = append(done, j)
	}
	done = append(done, b.memory(out, &missing)...)
	if len(missing) > 0 {
		fmt.Fprintf(out, "\nLeft out:\n\n%s\n", strings.Join(missing, "\n"))
	}
	fmt.Fprint(out, commands(done))
	return report.String()
}

// pair runs a job and its peer in turn, once to warm up and then as often as was asked.
func (b *bench) pair(j job) (result, error) {
	r := result{job: j}
	mine, err := b.ready(j.ours, j.cores)
	if err != nil {
		return r, err
	}
	var theirs []string
	if j.peer != nil {
		cores := j.cores
		if j.own > 0 {
			cores = j.own
		}
		if theirs, err = b.ready(j.peer, cores); err != nil {
			return r, err
		}
	}
	for n := range b.pairs + 1 {
		a, err := b.once(mine)
		if err != nil {
			return r, err
		}
		var p cost
		if theirs != nil {
			if p, err = b.once(theirs); err != nil {
				return r, err
			}
		}
		if n > 0 {
			r.mine, r.theirs = append(r.mine, a), append(r.theirs, p)
		}
	}
	return r, nil
}

func wall(c cost) float64 { return c.wall.Seconds() }
func cpu(c cost) float64  { return max(c.cpu.Seconds(), 0.001) } // the kernel may count none of a short run

// ratios are of the pairs, sorted.
func (r result) ratios(of func(cost) float64) []float64 {
	var out []float64
	for i := range r.mine {
		ratio := of(r.theirs[i]) / of(r.mine[i])
		if r.rule == growth {
			ratio = 1 / ratio
		}
		out = append(out, ratio)
	}
	slices.Sort(out)
	return out
}

// median is the middle one, of an even number the lower.
func median[T any](sorted []T) T { return sorted[(len(sorted)-1)/2] }

func walls(costs []cost) []time.Duration {
	var out []time.Duration
	for _, c := range costs {
		out = append(out, c.wall)
	}
	slices.Sort(out)
	return out
}

func peak(costs []cost) int64 {
	return slices.MaxFunc(costs, func(a, b cost) int { return int(a.peak - b.peak) }).peak
}

// memory measures the peaks: the largest of three runs each.
func (b *bench) memory(w io.Writer, missing *[]string) []job {
	var done []job
	var measured []int64
	for _, j := range peaks {
		if !b.only.MatchString(j.id) {
			continue
		}
		argv, err := b.ready(j.ours, 0)
		var costs []cost
		for n := 0; n < 3 && err == nil; n++ {
			var c cost
			c, err = b.once(argv)
			costs = append(costs, c)
		}
		if err != nil {
			*missing = append(*missing, fmt.Sprintf("- `%s`: %v", j.id, b.anonymous(err)))
			continue
		}
		if len(measured) == 0 {
			fmt.Fprint(w, peaksHead)
		}
		measured, done = append(measured, peak(costs)), append(done, j)
		fmt.Fprintf(w, "| %s | %s | %.1f | 64 | %s |\n", j.id, j.what, mib(peak(costs)), met(peak(costs) <= peakGoal))
	}
	if len(measured) > 1 {
		spread := slices.Max(measured) - slices.Min(measured)
		fmt.Fprintf(w, "| peak-spread | the largest less the smallest | %.1f | 8 | %s |\n", mib(spread), met(spread <= spreadGoal))
	}
	return done
}

func mib(n int64) float64 { return float64(n) / (1 << 20) }

// anonymous leaves the folders of this machine out.
func (b *bench) anonymous(err error) string { return strings.ReplaceAll(err.Error(), b.dir+"/", "") }
