import Experience
import SQL
import Stores

/// Sees to it that one server at a time removes what is too old: a name in the database, and until when it holds, put
/// forward with every step. Who finds one that has run out goes on where a server that died has stopped.
struct RetentionClaim: Sendable {
    private let holder: String
    /// Somebody began before, and did not come to the end.
    let isTakenOver: Bool

    private static let name: SettingName = "retention_round"
    private static let until: SettingName = "retention_round_until"
    /// Longer than a step takes: a block is read, written and put in place.
    private static let lease = Wait.minutes(10)

    /// Nil when somebody else holds it.
    static func take(on connection: any SQLConnection, now: Timestamp) throws -> RetentionClaim? {
        let settings = connection.settings
        let held = try settings.value(of: name)
        let until = try settings.value(of: until).flatMap { Int64($0) } ?? .min
        // A clock that ran ahead doesn't keep everybody waiting.
        if held != nil, until > now.milliseconds, until <= now.milliseconds + 2 * lease.milliseconds { return nil }
        var chance = SystemRandomNumberGenerator()
        let holder = "\(UUIDv7(at: now, using: &chance))"
        guard try settings.exchange(name, held, for: holder) else { return nil }
        let claim = RetentionClaim(holder: holder, isTakenOver: held != nil)
        try claim.hold(on: connection, now: now)
        return claim
    }

    /// Within the transaction of a step: fails when the claim was lost.
    func hold(on connection: any SQLConnection, now: Timestamp) throws {
        guard try connection.settings.exchange(Self.name, holder, for: holder) else { throw RetentionProblem.isBusy }
        try connection.settings.set(Self.until, to: "\(now.milliseconds + Self.lease.milliseconds)")
    }

    /// Within the last transaction.
    func release(on connection: any SQLConnection) throws {
        guard try connection.settings.exchange(Self.name, holder, for: nil) else { throw RetentionProblem.isBusy }
        try connection.settings.set(Self.until, to: nil)
    }

    /// Lets go on at once what a former process left, for one that has the database to itself.
    static func expire(on connection: any SQLConnection) throws {
        if try connection.settings.value(of: name) != nil { try connection.settings.set(until, to: nil) }
    }
}
