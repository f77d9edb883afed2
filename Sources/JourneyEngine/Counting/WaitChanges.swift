/// Waits that went and waits that came, to bring summaries up to date. What both went and came cancels out.
enum WaitChanges {
    /// False when a rank has left its window, or a sum can't be taken back: then all is to be made anew. `percents`:
    /// those of the windows, the last of which is for the greatest.
    static func apply(
        removed: [UnsafeBufferPointer<Int64>], added: [UnsafeBufferPointer<Int64>], to summary: inout WaitSummary,
        percents: [Int]
    ) -> Bool {
        // Mostly a story has grown at its end: what was there is still there, in the same order.
        if let come = added.without(removed) { return apply([], come, to: &summary, percents) }
        return apply(removed.flatMap(\.self).sorted(), added.flatMap(\.self).sorted(), to: &summary, percents)
    }

    /// Both ascending.
    private static func apply(
        _ removed: [Int64], _ added: [Int64], to summary: inout WaitSummary, _ percents: [Int]
    ) -> Bool {
        var at = 0
        var changed = false
        // A sum at the end of the range has lost what it is the sum of.
        var isHeld = summary.total == .max
        for wait in added {
            while at < removed.count && removed[at] < wait {
                summary.remove(removed[at])
                at += 1
                changed = true
            }
            if at < removed.count && removed[at] == wait {
                at += 1
            } else {
                summary.insert(wait)
                changed = true
                isHeld = isHeld || summary.total == .max
            }
        }
        for wait in removed[at...] {
            summary.remove(wait)
            changed = true
        }
        if !changed { return true }
        if isHeld { return false }
        if summary.count == 0 {
            summary.greatest = 0
            summary.values = summary.values.map { _ in 0 }
            return true
        }
        for (window, percent) in percents.enumerated() {
            let rank = RankSelection.rank(atPercent: percent, of: summary.count)
            guard let value = summary.windows[window].value(atRank: rank) else { return false }
            summary.values[window] = value
        }
        guard let greatest = summary.windows[percents.count].value(atRank: summary.count) else { return false }
        summary.greatest = greatest
        return true
    }
}

extension WaitSummary {
    /// Of no waits, and able to take some.
    static func none(windows: Int) -> WaitSummary {
        WaitSummary(
            windows: Array(repeating: RankWindow(below: 0, values: [], from: .min, through: .max), count: windows),
            values: Array(repeating: 0, count: windows))
    }

    /// The wait at a window's rank; 0 of none.
    func value(_ window: Int) -> Int64 { window < values.count ? values[window] : 0 }

    fileprivate mutating func insert(_ wait: Int64) {
        count += 1
        total = total.adding(wait)
        for window in windows.indices { windows[window].insert(wait) }
    }

    fileprivate mutating func remove(_ wait: Int64) {
        count -= 1
        total -= wait
        for window in windows.indices { windows[window].remove(wait) }
    }
}

extension [UnsafeBufferPointer<Int64>] {
    /// What is left when others, which are here in the same order, are taken out, ascending; nil when one isn't.
    fileprivate func without(_ others: [UnsafeBufferPointer<Int64>]) -> [Int64]? {
        var left: [Int64] = []
        var other = others.lazy.flatMap(\.self).makeIterator()
        var next = other.next()
        for piece in self {
            for wait in piece {
                if wait == next { next = other.next() } else { left.append(wait) }
            }
        }
        if next != nil { return nil }
        left.sort()
        return left
    }
}
