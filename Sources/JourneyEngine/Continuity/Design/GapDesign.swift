/// What the gap finder holds stories against, in codes: the script's waits, owed scenes, designed order and the
/// settings. Made from a script (`GapDesign+Script`), or directly where a design comes as a table.
package struct GapDesign: Sendable {
    /// What the design says of one touchpoint.
    package struct Scene: Sendable {
        package var journey: UInt32 = 0
        /// Nothing further is owed once this has happened.
        package var isTerminal = false
        /// The customer turns to the company here.
        package var isContact = false
        /// Place in `owed`; negative when nothing is owed.
        package fileprivate(set) var owed: Int32 = -1
        /// Row in the designed order; negative when the scene has none.
        package fileprivate(set) var rank: Int32 = -1
        /// The longest designed wait of any hand-off from here; negative when none is designed.
        package fileprivate(set) var longestWait: Int64 = -1

        package init() {}
    }

    /// A scene that owes the customer another one (methods.md 4.3: F(a) within H(a)).
    package struct Owed: Sendable {
        /// Any of these satisfies.
        package var scenes: [UInt32]
        package var within: Int64
        /// The one that the gap is named by, and its owner.
        package var first: UInt32
        package var owner: UInt32

        package init(scenes: [UInt32], within: Int64, first: UInt32, owner: UInt32) {
            self.scenes = scenes
            self.within = within
            self.first = first
            self.owner = owner
        }
    }

    /// How long an answer stays valid where the script says nothing: a year.
    package static let usualValidity: Int64 = 365 * 24 * 3_600_000

    /// By touchpoint code.
    package var scenes: [Scene]
    package private(set) var owed: [Owed] = []
    /// By item code, milliseconds.
    package var validity: [Int64]
    /// By fact code: numeric values no further apart agree.
    package var tolerance: [Double]
    /// Two contacts further apart are not of one need.
    package var bounceWindow: Int64
    private(set) var waits = KeyPlaces<CodePair>()
    private(set) var waitLengths: [Int64] = []
    private(set) var switches = KeyPlaces<CodePair>()
    private(set) var returns = KeyPlaces<CodePair>()
    /// Touchpoints of the designed order, by rank.
    private(set) var ranked: [UInt32] = []
    private(set) var orderPairs = KeyPlaces<CodePair>()

    /// Counts are the highest codes; every code up to them is known from the start.
    package init(touchpoints: Int, items: Int, facts: Int, bounceWindow: Int64 = 7 * 24 * 3_600_000) {
        scenes = Array(repeating: Scene(), count: touchpoints + 1)
        validity = Array(repeating: Self.usualValidity, count: items + 1)
        tolerance = Array(repeating: 0, count: facts + 1)
        self.bounceWindow = bounceWindow
    }

    package mutating func expect(from: UInt32, to: UInt32, within wait: Int64) {
        let place = waits.place(of: CodePair(from: from, to: to))
        if place < waitLengths.count { waitLengths[place] = wait } else { waitLengths.append(wait) }
        scenes[Int(from)].longestWait = max(scenes[Int(from)].longestWait, wait)
    }

    package mutating func owe(_ next: Owed, after scene: UInt32) {
        scenes[Int(scene)].owed = Int32(owed.count)
        owed.append(next)
    }

    /// The first scene comes before the second by design.
    package mutating func order(_ first: UInt32, before second: UInt32) {
        _ = orderPairs.place(of: CodePair(from: rank(of: first), to: rank(of: second)))
    }

    package mutating func allow(switchFrom channel: UInt32, to other: UInt32) {
        _ = switches.place(of: CodePair(from: channel, to: other))
    }

    package mutating func allow(returnFrom owner: UInt32, to other: UInt32) {
        _ = returns.place(of: CodePair(from: owner, to: other))
    }

    /// The designed wait; nil when none is designed.
    func wait(_ pair: CodePair) -> Int64? { waits.known(pair).map { waitLengths[$0] } }

    private mutating func rank(of scene: UInt32) -> UInt32 {
        if scenes[Int(scene)].rank < 0 {
            scenes[Int(scene)].rank = Int32(ranked.count)
            ranked.append(scene)
        }
        return UInt32(scenes[Int(scene)].rank)
    }
}
