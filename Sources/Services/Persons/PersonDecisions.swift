import SQL
import Stores
import Synchronization

/// What people have decided about customers, as of one moment: who is erased, and whose ids are one human. Footage is
/// read by it; whoever decides something revises the footage, so that everybody reads both anew.
struct PersonDecisions: Sendable {
    let erased: ErasedCustomers
    let merged: MergedCustomers

    static let none = PersonDecisions(erased: .none, merged: .none)

    private init(erased: ErasedCustomers, merged: MergedCustomers) {
        self.erased = erased
        self.merged = merged
    }

    init(on connection: any SQLConnection) throws {
        erased = try ErasedCustomers(on: connection)
        merged = MergedCustomers(try connection.merges.list())
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
