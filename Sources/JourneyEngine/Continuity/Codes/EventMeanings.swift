import ColumnStore
import Experience

/// What the codes of an event's words mean to the gap finder, looked up once a dictionary and not once an event.
struct EventMeanings: Sendable {
    private let kinds: [CaseEvent.Flags]
    private let outcomes: [CaseEvent.Flags]
    private let directions: [CaseEvent.Flags]
    /// The promise that a fulfilment names; 0 when nobody ever made it.
    private let fulfilled: [UInt32]
    /// By touchpoint.
    private let owners: [UInt32]
    private let currency: UInt32?

    init(_ engine: Engine) {
        let log = engine.log
        owners = engine.script.scenes.map(\.owner)
        currency = engine.script.currency
        kinds = Self.flags(log.names(.kind), [EventKind.promotion: .promotion])
        outcomes = Self.flags(
            log.names(.outcome), [EventOutcome.failure: .failure, EventOutcome.resolved: .resolution])
        directions = Self.flags(log.names(.direction), [EventDirection.inbound: .inbound])
        let promises = log.names(.promise)
        fulfilled = [0] + log.names(.fulfils).texts.map { UInt32(promises.code(of: $0) ?? 0) }
    }

    @inline(__always)
    func flags(kind: UInt32, outcome: UInt32, direction: UInt32) -> CaseEvent.Flags {
        kinds[Int(kind)].union(outcomes[Int(outcome)]).union(directions[Int(direction)])
    }

    @inline(__always)
    func promise(fulfilledBy code: UInt32) -> UInt32 { fulfilled[Int(code)] }

    /// Who owns an event: its department, else the owner of its touchpoint, else nobody (0).
    @inline(__always)
    func owner(department: UInt32, touchpoint: UInt32) -> UInt32 {
        department != 0 ? department : owners[Int(touchpoint)]
    }

    /// Whether an amount is in the company's currency; one that doesn't say its currency is.
    @inline(__always)
    func isOwnCurrency(_ code: UInt32) -> Bool { code == 0 || currency == nil || code == currency }

    private static func flags(_ names: NameTable, _ known: [String: CaseEvent.Flags]) -> [CaseEvent.Flags] {
        var flags = [CaseEvent.Flags](repeating: [], count: names.count + 1)
        for (name, flag) in known {
            if let code = names.code(of: name) { flags[code] = flag }
        }
        return flags
    }
}
