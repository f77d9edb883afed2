import Foundation

/// A person's record and what became of an erasure, for people to read.
package struct PersonText {
    package let text: String

    /// Everything that is kept, as somebody who asked for it can read it.
    package init(_ record: PersonRecord) {
        var lines = [
            "What is kept about \(record.customer)", "",
            Figures.count(record.events.count, "event", "events")
                + ", "
                + Figures.count(
                    record.rejects.count, "row of a file that did not fit", "rows of files that did not fit")
                + ".", "",
        ]
        if !record.merges.isEmpty { lines += ["Ids:"] + record.merges.map { MergeText($0).line } + [""] }
        for event in record.events {
            var parts = event.texts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
            if let amount = event.amountMinor { parts.append("amount \(amount) (minor units)") }
            if let score = event.scoreHundredths { parts.append("score \(Double(score) / 100)") }
            if let effort = event.effortSeconds { parts.append("effort \(effort) s") }
            if let due = event.due { parts.append("due \(due.iso8601)") }
            if !event.asks.isEmpty { parts.append("asked for \(event.asks.joined(separator: " "))") }
            if !event.gives.isEmpty { parts.append("given \(event.gives.joined(separator: " "))") }
            parts += event.facts.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            let under = record.merges.isEmpty ? "" : "\(event.id)  "
            lines.append("\(under)\(event.time.iso8601)  \(parts.joined(separator: ", "))")
        }
        if !record.rejects.isEmpty {
            lines += ["", "Rows that did not fit:"]
            lines += record.rejects.map { "\($0.row.file), line \($0.row.line): \($0.row.text)" }
        }
        if !record.missing.isEmpty { lines += ["", record.missing.sentence] }
        text = lines.joined(separator: "\n") + "\n"
    }

    /// What was erased, what stays and why, what is still to be done.
    package init(_ outcome: ErasureOutcome) {
        text = Self.sentences(of: outcome).joined(separator: "\n") + "\n"
    }

    /// The same, a sentence each.
    package static func sentences(of outcome: ErasureOutcome) -> [String] {
        var sentences = [
            "Erased: \(Figures.count(outcome.events, "event", "events")) in "
                + "\(Figures.count(outcome.blocks, "block", "blocks")), "
                + "\(Figures.count(outcome.rejectedRows, "row that did not fit", "rows that did not fit"))."
        ]
        if outcome.ids > 1 { sentences.append("They went under \(Figures.count(outcome.ids)) ids; all are erased.") }
        if !outcome.deletedFiles.isEmpty {
            let names = outcome.deletedFiles.map { URL(filePath: $0).lastPathComponent }
            sentences.append("Deleted files: \(names.joined(separator: ", ")).")
        }
        if !outcome.unreadable.isEmpty {
            sentences.append("May still hold something: " + outcome.unreadable.sentence)
        }
        if let reason = outcome.scrubbing {
            sentences.append("Still to be done: \(reason) It is tried again at the next erasure and the next start.")
        }
        sentences += ErasureOutcome.kept.map { "Stays: " + $0 }
        sentences.append(ErasureOutcome.backups)
        return sentences
    }
}
