import ColumnStore
import Experience

/// A filter's conditions on attributes in the codes of a log: for each the set of codes that it admits, so that an
/// event costs one look-up in a table of bits for each condition, however many values it names.
struct CompiledConditions: Sendable {
    private enum Source: Sendable {
        case column(TextColumn)
        /// The event's department, else the owner of its touchpoint.
        case owner
        /// The account that the customer belongs to by now.
        case account
    }

    private struct Condition: Sendable {
        let source: Source
        let codes: CodeSet
    }

    private let conditions: [Condition]
    private let script: CompiledScript
    /// What each code of the column of facts says of the customer's account; empty unless the filter asks.
    private let accounts: [AccountMark]
    /// Columns that the conditions read.
    let columns: EventColumnSet
    private let carriesSegment: Bool
    /// A bit for every condition; those that are judged where a passage begins.
    private let all: UInt32
    private let lasting: UInt32

    /// At most `InsightFilter.mostAttributes` conditions count, those that came first.
    init(_ wanted: [AttributeCondition] = [], _ script: CompiledScript, _ log: EventLog) {
        let wanted = wanted.prefix(InsightFilter.mostAttributes)
        let attributes = AttributeCodes(script, log)
        conditions = wanted.map { Condition(source: Self.source($0.attribute), codes: attributes.codes($0)) }
        self.script = script
        // Two sets of accounts admit what is in both.
        let ofAccounts = wanted.filter { $0.attribute == .account }.map(\.values)
        accounts =
            ofAccounts.first.map { first in
                attributes.accountMarks(ofAccounts.dropFirst().reduce(first) { $0.intersection($1) })
            } ?? []
        columns = wanted.reduce(into: []) { $0.formUnion(Self.columns($1.attribute)) }
        carriesSegment = wanted.contains { $0.attribute == .segment }
        var all: UInt32 = 0
        var lasting: UInt32 = 0
        for (index, condition) in wanted.enumerated() {
            all |= 1 << UInt32(index)
            if condition.attribute.lasts { lasting |= 1 << UInt32(index) }
        }
        self.all = all
        self.lasting = lasting
    }

    var isEmpty: Bool { conditions.isEmpty }

    /// To be called for every customer, before any question about their events.
    @inline(__always)
    func prepare(_ reader: inout CustomerReader) {
        if carriesSegment { reader.carry(.segment) }
        if !accounts.isEmpty { reader.carry(accounts: accounts) }
    }

    /// Which conditions an event meets, a bit for each.
    func met(_ reader: borrowing CustomerReader, _ event: Int) -> UInt32 {
        var met: UInt32 = 0
        for index in conditions.indices {
            let holds: Bool
            switch conditions[index].source {
            case .column(let column): holds = conditions[index].codes.contains(reader.codes(column)[event])
            case .owner:
                let owner = script.owner(
                    department: reader.codes(.department)[event], touchpoint: reader.codes(.touchpoint)[event])
                holds = conditions[index].codes.contains(owner)
            case .account: holds = reader.isOfWantedAccount(event)
            }
            if holds { met |= 1 << UInt32(truncatingIfNeeded: index) }
        }
        return met
    }

    /// Whether an event that meets these conditions is wanted as it is one by itself.
    @inline(__always)
    func admit(met: UInt32) -> Bool { met & all == all }

    /// Whether a passage or story is wanted that begins with an event that meets the first, and has events that
    /// between them meet the second.
    @inline(__always)
    func admit(beginning: UInt32, any: UInt32) -> Bool {
        beginning & lasting == lasting && (any | lasting) & all == all
    }

    @inline(__always)
    func admit(_ reader: borrowing CustomerReader, _ event: Int) -> Bool {
        if isEmpty { return true }
        return admit(met: met(reader, event))
    }

    @inline(__always)
    func admit(_ reader: borrowing CustomerReader, _ a: Int, _ b: Int) -> Bool {
        if isEmpty { return true }
        let beginning = met(reader, a)
        if admit(beginning: beginning, any: beginning) { return true }
        return admit(beginning: beginning, any: beginning | met(reader, b))
    }

    /// `events`: at least one.
    func admit(_ reader: borrowing CustomerReader, story events: ArraySlice<Int32>) -> Bool {
        if isEmpty { return true }
        let beginning = met(reader, Int(events[events.startIndex]))
        var any = beginning
        for event in events {
            if admit(beginning: beginning, any: any) { return true }
            any |= met(reader, Int(event))
        }
        return admit(beginning: beginning, any: any)
    }

    private static func source(_ attribute: EventAttribute) -> Source {
        switch attribute {
        case .department: .owner
        case .account: .account
        default: .column(AttributeCodes.column(attribute))
        }
    }

    private static func columns(_ attribute: EventAttribute) -> EventColumnSet {
        attribute == .department ? .text(.department, .touchpoint) : .text(AttributeCodes.column(attribute))
    }
}

/// What an event's facts say of the customer's account, as far as a filter wants to know.
enum AccountMark: UInt8, Sendable {
    /// Nothing: the account is the one stated before.
    case silent
    case wanted
    case other
}
