/// The identities of a block's events, in their order: eight bytes each where all are whole numbers.
package struct IdentityColumn: Sendable, Hashable {
    enum Storage: Sendable, Hashable {
        case numbers([UInt64])
        case mixed([EventIdentity])
    }

    let storage: Storage
    /// The events may have come before whole numbers were identities of their own: their numbers may be hashed.
    package let mayHashNumbers: Bool

    package init() {
        storage = .numbers([])
        mayHashNumbers = false
    }

    /// Events that their source numbers.
    package init(numbers: [UInt64]) {
        storage = .numbers(numbers)
        mayHashNumbers = false
    }

    package init(_ identities: [EventIdentity], mayHashNumbers: Bool = false) {
        self = identities.withUnsafeBufferPointer { IdentityColumn($0, mayHashNumbers: mayHashNumbers) }
    }

    package init(_ identities: UnsafeBufferPointer<EventIdentity>, mayHashNumbers: Bool = false) {
        let allNumbers = identities.allSatisfy { $0.number != nil }
        storage = allNumbers ? .numbers(identities.map(\.low)) : .mixed(Array(identities))
        self.mayHashNumbers = mayHashNumbers
    }
}

extension IdentityColumn {
    /// All are whole numbers of the source.
    package var areNumbers: Bool {
        if case .numbers = storage { true } else { false }
    }
}

extension IdentityColumn: RandomAccessCollection {
    package var startIndex: Int { 0 }

    package var endIndex: Int {
        switch storage {
        case .numbers(let numbers): numbers.count
        case .mixed(let identities): identities.count
        }
    }

    package subscript(position: Int) -> EventIdentity {
        switch storage {
        case .numbers(let numbers): EventIdentity(number: numbers[position])
        case .mixed(let identities): identities[position]
        }
    }
}
