/// What a customer is to the company's own books; says little of how glad they are by nature.
enum Tier: UInt8, CaseIterable, Sendable {
    case guest
    case member
    case plus
}
