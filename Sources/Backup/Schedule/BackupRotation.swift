import Foundation

/// The backups that a server makes by itself in a folder: their names tell their age, the oldest go when there are
/// enough newer ones.
package struct BackupRotation: Sendable {
    package let folder: String
    /// How many are kept; at least one.
    package let kept: Int

    package init(folder: String, kept: Int) {
        precondition(kept > 0, "the last backup is never removed")
        self.folder = folder
        self.kept = kept
    }

    private static let beginning = "throughline-"
    private static let ending = ".tlbackup"

    /// `throughline-20260301T120000Z.tlbackup`; `now` is in milliseconds since 1970 UTC.
    package func path(at now: Int64) -> String {
        let date = Date(timeIntervalSince1970: Double(now / 1_000))
        let stamp = date.formatted(Self.style).filter { $0 != "-" && $0 != ":" }
        return folder + "/" + Self.beginning + stamp + Self.ending
    }

    /// When the newest was made; nil when there is none.
    package func newest() -> Int64? {
        own().last.flatMap(Self.time)
    }

    /// Removes the oldest beyond those kept, and what a process that died left half written; gives their paths. To be
    /// called only when a newer one has proved good.
    ///
    /// Errors: `BackupFailure`.
    package func rotate() throws -> [String] {
        let old = own().dropLast(kept).map { folder + "/" + $0 }
        for path in old + leftovers() {
            guard unlink(path) == 0 || errno == ENOENT else {
                throw BackupFailure(path, .system(code: errno, doing: "removed"))
            }
        }
        return Array(old)
    }

    /// Names of those that a server made, the oldest first. A name alone proves nothing: the file must say so too.
    private func own() -> [String] {
        names().filter { name in
            guard Self.time(name) != nil, let file = try? RawFile.reading(folder + "/" + name) else { return false }
            return (try? BackupHeader(file))?.origin == .scheduled
        }
    }

    /// Half-written ones of names like ours that nobody writes any more.
    private func leftovers() -> [String] {
        names().filter { name in
            name.hasSuffix(BackupMaker.partialEnding)
                && Self.time(String(name.dropLast(BackupMaker.partialEnding.count))) != nil
        }.map { folder + "/" + $0 }.filter { (try? RawFile.writing($0)) != nil }
    }

    private func names() -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }

    /// The time in a name; nil for other names.
    private static func time(_ name: String) -> Int64? {
        guard name.hasPrefix(beginning), name.hasSuffix(ending) else { return nil }
        let digits = name.dropFirst(beginning.count).dropLast(ending.count)
        guard let match = digits.wholeMatch(of: /(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/) else { return nil }
        let (_, year, month, day, hour, minute, second) = match.output
        let text = "\(year)-\(month)-\(day)T\(hour):\(minute):\(second)Z"
        return (try? style.parse(text)).map { Int64($0.timeIntervalSince1970) * 1_000 }
    }

    private static let style = Date.ISO8601FormatStyle()
}
