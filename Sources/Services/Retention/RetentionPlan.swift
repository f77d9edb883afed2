import Experience
import SQL
import Stores

/// What is older than it is kept for at one moment, apart from footage, and how much it all is.
struct RetentionPlan: Sendable {
    var counts = RetentionCounts()
    private(set) var imports: [ImportRecord] = []
    private(set) var erasures: [ErasureRecord] = []
    private(set) var rejects: [FileEntry] = []
    private(set) var damaged: [FileEntry] = []

    init(
        _ limits: RetentionLimits, at now: Timestamp, _ files: RetentionFiles, on connection: any SQLConnection
    ) throws {
        func cutoff(_ kind: RetentionKind) -> Timestamp? { limits[kind]?.cutoff(at: now) }
        let records = try connection.imports.list(limit: .max)
        if let cutoff = cutoff(.footage) {
            counts.kinds[.footage] = try FootageRetention(cutoff: cutoff).sought(on: connection).count
        }
        if let cutoff = cutoff(.imports) {
            imports = records.filter { $0.finishedAt.map { $0 < cutoff } ?? false }
        }
        if let cutoff = cutoff(.erasures) {
            erasures = try connection.erasures.list().filter { $0.finishedAt.map { $0 < cutoff } ?? false }
        }
        // Rows go with the record of their import at the latest.
        if let cutoff = [cutoff(.rejects), cutoff(.imports)].compactMap({ $0 }).max() {
            rejects = files.rejects(of: records).filter { $0.time < cutoff }
        }
        if let cutoff = cutoff(.damaged) { damaged = files.damaged.filter { $0.time < cutoff } }
        count(limits)
    }

    private mutating func count(_ limits: RetentionLimits) {
        for kind in RetentionKind.allCases where kind != .footage {
            var count = RetentionCount()
            switch kind {
            case .footage: continue
            case .imports:
                for record in imports {
                    guard let end = record.finishedAt else { continue }
                    count.add(end, name: record.fileNames.joined(separator: ", "))
                }
            case .rejects: for file in rejects { count.add(file.time, bytes: file.bytes, name: file.lastPart) }
            case .erasures: for record in erasures { count.add(record.finishedAt ?? record.erasedAt) }
            case .damaged: for file in damaged { count.add(file.time, bytes: file.bytes, name: file.lastPart) }
            }
            if limits[kind] != nil || !count.isEmpty { counts.kinds[kind] = count }
        }
    }
}
