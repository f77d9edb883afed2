/// What a filter may ask of an event besides its journey and its time: any attribute that tells events apart, whether
/// it has a column of its own or is a stated fact.
package enum EventAttribute: Hashable, Sendable {
    case touchpoint
    case department
    case channel
    case segment
    case kind
    case outcome
    case direction
    case reference
    case employee
    case currency
    case scale
    case promise
    case fulfils
    /// One of the items that the customer was asked for.
    case asks
    /// One of the items that the customer gave.
    case gives
    /// Whom the customer belongs to: the value of the fact `account` as it was last stated.
    case account
    /// The value that an event states of a fact.
    case fact(FactID)

    /// Every attribute but the facts, which companies name themselves.
    package static let named: [EventAttribute] = [
        .touchpoint, .department, .channel, .segment, .kind, .outcome, .direction, .reference, .employee, .currency,
        .scale, .promise, .fulfils, .asks, .gives, .account,
    ]

    /// The fact that says whose account a customer belongs to.
    package static let accountFact: FactID = "account"

    private static let factPrefix = "facts."

    /// `kind`, `account`, `facts.price`; nil for a name that no attribute has.
    package init?(_ name: String) {
        if name.hasPrefix(Self.factPrefix), name.utf8.count > Self.factPrefix.utf8.count {
            self = .fact(FactID(String(name.dropFirst(Self.factPrefix.count))))
            return
        }
        guard let known = Self.named.first(where: { $0.name == name }) else { return nil }
        self = known
    }

    /// The word for it on the command line, in addresses and in JSON.
    package var name: String {
        switch self {
        case .fact(let fact): Self.factPrefix + fact.text
        case .touchpoint: "touchpoint"
        case .department: "department"
        case .channel: "channel"
        case .segment: "segment"
        case .kind: "kind"
        case .outcome: "outcome"
        case .direction: "direction"
        case .reference: "reference"
        case .employee: "employee"
        case .currency: "currency"
        case .scale: "scale"
        case .promise: "promise"
        case .fulfils: "fulfils"
        case .asks: "asks"
        case .gives: "gives"
        case .account: "account"
        }
    }

    /// Whether a customer keeps it until it is said anew (segment, account), so that a passage is judged by where it
    /// begins; else a passage or story is wanted when any event of it has it.
    package var lasts: Bool { self == .segment || self == .account }
}

/// One condition of a filter: the attribute has one of these values.
package struct AttributeCondition: Hashable, Sendable {
    package var attribute: EventAttribute
    package var values: Set<String>

    package init(_ attribute: EventAttribute, _ values: Set<String>) {
        self.attribute = attribute
        self.values = values
    }
}

extension AttributeCondition {
    /// What separates conditions, and the values of one; a backslash before either makes it part of a value.
    package static let conditionSeparator: Character = ";"
    package static let valueSeparator: Character = ","
    package static let escape: Character = "\\"

    /// `kind=purchase,refund`: as people write it on the command line and in addresses, values in order.
    package var text: String { Self.text(attribute.name, values.sorted()) }

    package static func text(_ name: String, _ values: [String]) -> String {
        let special = [conditionSeparator, valueSeparator, escape]
        let values = values.map { value in String(value.flatMap { special.contains($0) ? [escape, $0] : [$0] }) }
        return name + "=" + values.joined(separator: String(valueSeparator))
    }
}

extension InsightFilter {
    /// All conditions on attributes as people write them, in order; nil without any.
    package var attributeText: String? {
        attributes.isEmpty
            ? nil : attributes.map(\.text).sorted().joined(separator: String(AttributeCondition.conditionSeparator))
    }
}
