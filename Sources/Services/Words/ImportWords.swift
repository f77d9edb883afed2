package import Experience
package import Foundation
package import Intake

/// Imports in words: the line that shows how far one is, and the summary of what became of its rows.
package struct ImportWords: Sendable {
    private let began: Date

    package init(began: Date) {
        self.began = began
    }

    /// `events.csv  45 %  1,204,331 rows  410,000 rows/s  3 s left`.
    package func progress(_ progress: ImportProgress) -> String {
        let seconds = max(Date().timeIntervalSince(began), 0.001)
        let share = progress.totalBytes > 0 ? Double(progress.bytes) / Double(progress.totalBytes) : 0
        var parts = [
            progress.file, "\(Int(share * 100)) %", Figures.count(progress.counts.rows) + " rows",
            Figures.count(Int(Double(progress.counts.rows) / seconds)) + " rows/s",
        ]
        if share > 0.01, seconds > 1 { parts.append("\(Int(seconds / share * (1 - share)) + 1) s left") }
        if progress.counts.rejectedRows > 0 {
            parts.append("\(Figures.count(progress.counts.rejectedRows)) rejected")
        }
        return parts.joined(separator: "  ")
    }

    /// Read, added, known, rejected by reason.
    package static func summary(_ record: ImportRecord) -> String {
        let counts = record.counts
        var lines = [
            "Read \(Figures.count(counts.rowsRead)) rows: \(Figures.count(counts.eventsAdded)) events added, "
                + "\(Figures.count(counts.eventsKnown)) already known, "
                + "\(Figures.count(counts.eventsRejected)) rows rejected"
                + (counts.rowsNotSelected > 0 ? ", \(Figures.count(counts.rowsNotSelected)) not selected." : ".")
        ]
        for (reason, count) in counts.rejectedByReason.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            let explanation = RejectReason(rawValue: reason)?.explanation ?? reason
            lines.append("  \(Figures.count(count)) \(reason): \(explanation)")
        }
        if let path = record.rejectsPath { lines.append("Rejected rows with line and reason: \(path)") }
        return lines.joined(separator: "\n")
    }
}
