package import Experience

/// How long data is kept, and what goes, for people to read.
package enum RetentionText {
    /// `events`, `records of imports`.
    package static func name(of kind: RetentionKind) -> String {
        switch kind {
        case .footage: "Events"
        case .imports: "Records of imports"
        case .rejects: "Rows that did not fit"
        case .erasures: "Notes of erasures"
        case .damaged: "Blocks set aside"
        }
    }

    /// From when its age is counted, and what comes with a limit.
    package static func note(on kind: RetentionKind) -> String {
        switch kind {
        case .footage: "by the time of the event; older ones are refused when they come again"
        case .imports: "by the end of the import; names of files, mapping, counts, and the rows that did not fit"
        case .rejects: "by the end of the import; the counts stay with its record"
        case .erasures: "by the end of the erasure; an old file may then bring the person back"
        case .damaged: "by the day they were set aside"
        }
    }

    /// `1,204 events of 310 customers, 2024-01-03 to 2024-06-30, 1.2 MB`.
    package static func words(for count: RetentionCount, of kind: RetentionKind) -> String {
        var parts = [amount(count.count, of: kind)]
        if kind == .footage, count.count > 0 {
            parts[0] += " of " + Figures.count(count.customers, "customer", "customers")
        }
        if let first = count.first, let last = count.last { parts.append("\(day(first)) to \(day(last))") }
        if count.bytes > 0 { parts.append("\(MemoryLimit(bytes: count.bytes))") }
        var text = parts.joined(separator: ", ")
        if !count.names.isEmpty {
            let rest = count.names.count > 3 ? " and \(Figures.count(count.names.count - 3)) more" : ""
            text += ": " + count.names.prefix(3).joined(separator: "; ") + rest
        }
        if !count.unreadable.isEmpty { text += ". Not looked into: " + count.unreadable.sentence.dropLast() }
        return text
    }

    /// A sentence for each kind that has a limit.
    package static func sentences(of counts: RetentionCounts, went: Bool) -> [String] {
        var sentences = RetentionKind.allCases.compactMap { kind in
            counts.kinds[kind].map { count in
                "\(name(of: kind)): "
                    + (count.isEmpty && count.unreadable.isEmpty
                        ? (went ? "nothing was too old." : "nothing is too old.")
                        : words(for: count, of: kind) + (went ? " removed." : "."))
            }
        }
        if sentences.isEmpty { sentences = ["Everything is kept for ever; nothing goes."] }
        if let reason = counts.scrubbing {
            sentences.append("The database's files may still hold what was removed: \(reason) Try again.")
        }
        return sentences
    }

    /// What a changed limit means.
    package static func sentences(of change: RetentionChange) -> [String] {
        let span = change.span?.text ?? "ever"
        var sentences = ["\(name(of: change.kind)) are kept for \(span) from now on."]
        if !change.going.isEmpty {
            sentences.append(
                "At the next daily round of a server, or at once with “retention apply”, this goes: "
                    + words(for: change.going, of: change.kind) + ".")
        }
        if change.isRaised {
            sentences.append(
                "What went by the limit before does not come back by itself; import it again if it is needed.")
        }
        return sentences
    }

    /// `2024-06-30`.
    static func day(_ time: Timestamp) -> String { String(time.iso8601.prefix(10)) }

    private static func amount(_ count: Int, of kind: RetentionKind) -> String {
        switch kind {
        case .footage: Figures.count(count, "event", "events")
        case .imports: Figures.count(count, "import", "imports")
        case .rejects, .damaged: Figures.count(count, "file", "files")
        case .erasures: Figures.count(count, "note", "notes")
        }
    }
}
