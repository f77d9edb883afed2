"""Prints what was measured. Times of a question are those of all its runs; ratios are paired: round by round."""
import math
import statistics

COLUMNS = ["load", "q1", "q2", "q3", "q4", "q5", "q7"]
TITLES = {"load": "load", "q1": "q1 edges", "q2": "q2 variants", "q3": "q3 hand-offs", "q4": "q4 funnel",
          "q5": "q5 spend", "q6": "q6 a story", "q7": "q7 scores"}


def runs(measured, key):
    return [run[key] for round_ in (measured or {}).get("rounds", []) for run in round_]


def paired(ours, theirs, key):
    """Median over the rounds of (their median / our median) in the same round; None where either has none."""
    ratios = []
    for mine, other in zip((ours or {}).get("rounds", []), (theirs or {}).get("rounds", [])):
        below = statistics.median(run[key] for run in mine)
        if below > 0:
            ratios.append(statistics.median(run[key] for run in other) / below)
    return statistics.median(ratios) if ratios else None


def rows_of_times(figures):
    """(name, what was measured by step) of ours and of every peer."""
    return [("throughline", figures)] + list(figures["peers"].items())


def table(head, rows):
    widths = [max(len(str(row[i])) for row in [head, *rows]) for i in range(len(head))]
    def line(row):
        return "  ".join(str(v).ljust(w) if i == 0 else str(v).rjust(w) for i, (v, w) in enumerate(zip(row, widths)))
    return "\n".join([line(head), "  ".join("-" * w for w in widths), *map(line, rows)])


def seconds(value):
    return "-" if value is None else f"{value:.2f}" if value >= 10 else f"{value:.4f}"


def times(figures):
    columns = [c for c in COLUMNS if c in figures]
    out = []
    for key, pick, title in (("wall", min, "Wall seconds, best"), ("wall", statistics.median, "Wall seconds, median"),
                             ("cpu", statistics.median, "CPU seconds, median")):
        rows = [[name] + [seconds(pick(r) if (r := runs(m.get(c), key)) else None) for c in columns]
                for name, m in rows_of_times(figures)]
        out.append(f"{title}\n" + table(["engine"] + [TITLES[c] for c in columns], rows))
    return out


def look_ups(figures):
    if "q6" not in figures:
        return []
    rows = []
    for name, m in rows_of_times(figures):
        if runs(m.get("q6"), "p50_us"):
            each = m["q6"]["rounds"][0][0]["lookups"]
            rows.append([name] + [f"{min(runs(m['q6'], k)):.1f}" for k in ("p50_us", "p99_us", "cpu_us_each")] + [each])
    return ["A customer's story (q6), microseconds, best of all runs\n"
            + table(["engine", "p50", "p99", "CPU each", "look-ups"], rows)]


def ratios(figures):
    """How many times as long as ours each peer takes, and what of the native program's time ours is."""
    if not figures["peers"]:
        return []
    columns = [c for c in TITLES if c in figures]
    questions = [c for c in columns if c.startswith("q")]
    rows = []
    for name, m in figures["peers"].items():
        for key in ("wall", "cpu"):
            found = {c: paired(figures.get(c), m.get(c), "p50_us" if c == "q6" and key == "wall" else key)
                     for c in columns}
            logs = [math.log(found[c]) for c in questions if found[c] and c != "q6"]
            mean = f"{math.exp(sum(logs) / len(logs)):.2f}" if logs else "-"
            rows.append([f"{name}, {key}"] + [f"{found[c]:.2f}" if found[c] else "-" for c in columns] + [mean])
    out = ["Times as long as throughline takes (paired by round, medians; q6: p50; mean: geometric, no load, no q6)\n"
           + table(["engine"] + [TITLES[c] for c in columns] + ["mean"], rows)]
    native = figures["peers"].get("native_c")
    if native:
        shares = {c: paired(figures.get(c), native.get(c), "p50_us" if c == "q6" else "wall") for c in questions}
        out.append("Throughline's time as a share of native_c's, wall (goal: at most 0.60)\n" + table(
            ["", *(TITLES[c] for c in questions)],
            [["share"] + [f"{1 / shares[c]:.2f}" if shares[c] else "-" for c in questions]]))
    return out


def memory(figures):
    if "load" not in figures:
        return []
    load, events = figures["load"], figures["load"]["events"]
    def line(label, size):
        return [label, f"{size / 1e6:,.0f}", f"{size / events:.1f}"]
    rows = [line("peak while loading, whole process", max(runs(load, "peak_mb")) * 1e6),
            line("resident after loading, whole process", load["resting_memory"]),
            line("the log alone: events and names", load["log_memory"])]
    if "open" in figures:
        rows.append(line("resident after opening anew", figures["open"]["memory"]))
    rows.append(line("data folder on disk", load["store"]))
    return ["Memory and store\n" + table(["", "MB", "bytes an event"], rows)]


def keeping(figures):
    out = []
    if "restart" in figures:
        opened = [r["open"]["wall"] for r in figures["restart"]]
        first = [r["first_answer"]["wall"] for r in figures["restart"]]
        out.append(f"Opened in {min(opened):.2f} s (median {statistics.median(opened):.2f}), first answer after "
                   f"{min(first):.2f} s (median {statistics.median(first):.2f})")
    if "again" in figures:
        again = figures["again"]
        rows = [[TITLES[q["question"]], f"{q['first']:.2f}", f"{q['unchanged']['median']:.3f}",
                 f"{q['unchanged']['p99']:.3f}", f"{q['after_new_events']['median']:.2f}",
                 f"{q['after_new_events']['worst']:.2f}", "yes" if q["equal_from_scratch"] else "NO"]
                for q in again["questions"]]
        out.append(f"Asked again, milliseconds (each {again['new_events']:,} new events on disk and shown after "
                   f"{again['append']['median']:.1f}, worst {again['append']['worst']:.1f})\n" + table(
                       ["", "first", "unchanged", "p99", "after new events", "worst", "equal to the bit"], rows))
    if "sustained" in figures:
        s = figures["sustained"]
        rows = [[TITLES[q["question"]], f"{q['quiet']['median']:.2f}", f"{q['meanwhile']['median']:.2f}",
                 f"{q['meanwhile']['worst']:.2f}", f"{q['slowdown']:.2f}", f"{q['kept']['median']:.2f}",
                 f"{q['kept']['worst']:.2f}"] for q in s["questions"]]
        out.append(
            f"While {s['events_per_second']:,} events a second came in (reached {s['reached_per_second']:,.0f}), "
            f"milliseconds\nevents visible after: p50 {s['visible']['median']:.1f}, p99 {s['visible']['p99']:.1f}, "
            f"worst {s['visible']['worst']:.1f}; a story: p50 {s['look_up']['median']:.2f}, "
            f"p99 {s['look_up']['p99']:.2f}, longest pause {s['look_up']['worst']:.1f}\n"
            + table(["asked for the first time", "quiet", "meanwhile", "worst", "times as long", "kept answer", "worst"], rows))
    if "compaction" in figures:
        c = figures["compaction"]
        out.append(
            f"{c['events']:,} events sent one by one by 8 callers, milliseconds: visible after p50 "
            f"{c['visible']['median']:.1f}, p99 {c['visible']['p99']:.1f}, worst {c['visible']['worst']:.1f}; meanwhile "
            f"{c['merges']} merges of {c['blocks_before']:,} blocks into {c['blocks_after']:,}, the longest kept others "
            f"from writing for {c['longest_pause']:.1f}")
    return out


def everything(figures):
    return "\n\n".join(times(figures) + look_ups(figures) + ratios(figures) + memory(figures) + keeping(figures))
