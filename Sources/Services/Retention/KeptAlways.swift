/// What no limit takes away, for how long it is kept and why.
package struct KeptAlways: Sendable, Hashable {
    package let name: String
    package let span: String
    package let reason: String

    /// All of it, with the backups that this server makes.
    package static func list(_ backups: BackupLog.State) -> [KeptAlways] {
        [
            KeptAlways(
                name: "Uploads", span: "1 day",
                reason: "they wait for their import; the next upload or the daily round takes older ones away"),
            KeptAlways(
                name: "Backups", span: words(for: backups), reason: "they hold what was kept when they were made"),
            KeptAlways(
                name: "Versions of the script", span: "for ever",
                reason: "every answer names the version it was computed with"),
            KeptAlways(
                name: "Merges of ids", span: "for ever",
                reason: "stories are told by them; a person's erasure takes theirs away"),
            KeptAlways(
                name: "Settings", span: "for ever",
                reason: "a few words: these limits, and the secret that tells erased customers again"),
            KeptAlways(
                name: "Counters and the list of upgrades", span: "for ever",
                reason: "a number each, by which servers follow each other and versions know the tables"),
        ]
    }

    private static func words(for backups: BackupLog.State) -> String {
        guard backups.isScheduled, let kept = backups.kept else { return "this server makes and removes none" }
        let count = kept == 1 ? "the newest" : "the newest \(Figures.count(kept))"
        guard let every = backups.every else { return count }
        return "\(count), one every \(every.inWords)"
    }
}
