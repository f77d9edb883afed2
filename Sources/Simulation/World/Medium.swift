/// The channels on which Wren & Willow and its customers meet.
enum Medium: UInt8, CaseIterable, Sendable {
    case web
    case app
    case email
    case phone
    case parcel
    case system
}
