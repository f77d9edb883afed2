import Experience

/// The eight departments of Wren & Willow, finance and IT among them: each writes a scene of every customer's story.
enum Desk: UInt8, CaseIterable, Sendable {
    case marketing
    case shop
    case finance
    case warehouse
    case carrier
    case service
    case styling
    case it

    var id: DepartmentID { DepartmentID("\(self)") }
}
