/// Small damages to a valid input, as transfers and editors cause them, repeatable by seed.
package struct Mutations {
    private var chance: SeededGenerator

    package init(seed: UInt64) {
        chance = SeededGenerator(seed: seed)
    }

    package mutating func damaged(_ bytes: [UInt8], splices: [String]) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &chance) {
            let place = Int.random(in: 0...bytes.count, using: &chance)
            let end = min(bytes.count, place + Int.random(in: 0...8, using: &chance))
            switch Int.random(in: 0..<6, using: &chance) {
            case 0: bytes.removeSubrange(place..<end)
            case 1: bytes.insert(UInt8.random(in: 0...255, using: &chance), at: place)
            case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
            case 3: if place < bytes.count { bytes[place] = UInt8.random(in: 0...255, using: &chance) }
            case 4: bytes.insert(contentsOf: (splices.randomElement(using: &chance) ?? "").utf8, at: place)
            default: bytes.removeSubrange(place...)
            }
        }
        return bytes
    }

    /// Sizes of the pieces in which to hand the input over.
    package mutating func pieces() -> [Int] {
        (0..<4).map { _ in Int.random(in: 1...40, using: &chance) }
    }
}
