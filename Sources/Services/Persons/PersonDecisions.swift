import Experience
import SQL
import Stores
import Synchronization

/// What people have decided about customers, as of one moment: who is erased, whose ids are one human, and how long
/// events are kept. Footage is read by it; whoever decides something revises the footage, so that everybody reads both
/// anew.
struct PersonDecisions: Sendable {
    let erased: ErasedCustomers
    let merged: MergedCustomers
    /// How long events are kept; nil for ever.
    let limit: KeptSpan?

    init(on connection: any SQLConnection) throws {
        erased = try ErasedCustomers(on: connection)
        merged = MergedCustomers(try connection.merges.list())
        limit = try connection.settings.retention()[.footage]
    }
}

/// What is decided, as everybody who writes is to know it.
final class SharedDecisions: Sendable {
    private let state: Mutex<PersonDecisions>

    init(_ decisions: PersonDecisions) {
        state = Mutex(decisions)
    }

    var value: PersonDecisions { state.withLock { $0 } }

    func replace(_ decisions: PersonDecisions) {
        state.withLock { $0 = decisions }
    }
}
