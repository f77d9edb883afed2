package import Experience

/// A limit in the database was changed by hand.
package struct UnreadableLimit: Error, CustomStringConvertible {
    let kind: RetentionKind
    let text: String

    package var description: String {
        "How long \(kind.rawValue) is kept can't be read (“\(text)”). Set it again: throughline retention set."
    }
}

extension SettingStore {
    /// The limits that hold for all servers.
    package func retention() throws -> RetentionLimits {
        let settings = try all()
        var limits = RetentionLimits()
        for kind in RetentionKind.allCases {
            guard let text = settings[Self.name(of: kind)] else { continue }
            guard let span = KeptSpan(text: text) else { throw UnreadableLimit(kind: kind, text: text) }
            limits[kind] = span
        }
        limits.everythingThrough = settings[Self.everything].flatMap { Int64($0) }
            .map { Timestamp(milliseconds: $0) }
        return limits
    }

    /// Nil for ever. `everythingThrough` is what `RetentionLimits` says of it.
    package func setRetention(_ kind: RetentionKind, to span: KeptSpan?, everythingThrough: Timestamp?) throws {
        try set(Self.name(of: kind), to: span?.text)
        if kind == .footage { try set(Self.everything, to: everythingThrough.map { "\($0.milliseconds)" }) }
    }

    private static func name(of kind: RetentionKind) -> SettingName { SettingName("retention_" + kind.rawValue) }

    private static let everything: SettingName = "retention_everything_through"
}
