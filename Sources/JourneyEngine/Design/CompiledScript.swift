import ColumnStore
package import Experience

/// The script in the codes of a log: what is designed for each touchpoint and each pair of them. Names that only one of
/// the two knows are tolerated.
package struct CompiledScript: Sendable {
    /// What the script says of a touchpoint.
    package struct Scene: Hashable, Sendable {
        /// Place in `journeys` + 1; 0 when the script doesn't have the touchpoint.
        package var journey: UInt32 = 0
        /// Department code; 0 is unknown.
        package var owner: UInt32 = 0
        /// A journey may begin here: said so, or nothing is said in its journey and nothing leads here.
        package var isStart = false
        /// The story may rest here: said so, or nothing is said in its journey and nothing leads on.
        package var isEnd = false
        package var isContact = false
    }

    package let script: Script?
    package let settings: Settings
    package let touchpoints: CodeSpace
    package let departments: CodeSpace
    package let channels: CodeSpace
    package let journeys: [Journey]
    /// By touchpoint code.
    package let scenes: [Scene]
    /// Code of the company's currency in the log; nil where no script says one.
    package let currency: UInt32?
    /// The designed hand-offs in the order of the script, and their pairs of touchpoints.
    package let handOffs: [HandOff]
    private let pairs: PairIndex

    package init(_ script: Script?, log: EventLog) {
        self.script = script
        settings = script?.company.settings ?? Settings()
        journeys = script?.journeys ?? []
        touchpoints = CodeSpace(
            log.names(.touchpoint),
            and: journeys.flatMap {
                $0.touchpoints.map(\.id.text) + $0.handOffs.flatMap { [$0.from.text, $0.to.text] }
            })
        departments = CodeSpace(
            log.names(.department),
            and: (script?.company.departments.map(\.id.text) ?? [])
                + journeys.flatMap { $0.touchpoints.compactMap { $0.owner?.text } })
        channels = CodeSpace(
            log.names(.channel), and: journeys.flatMap { $0.touchpoints.flatMap { $0.channels.map(\.text) } })
        // A currency that no event has gets a code that no event has.
        currency = script.map { script in
            UInt32(log.names(.currency).code(of: script.company.currency.code) ?? log.names(.currency).count + 1)
        }
        scenes = Self.scenes(journeys, touchpoints, departments)
        var pairs = PairIndex(codes: touchpoints.count)
        var handOffs: [HandOff] = []
        for handOff in journeys.flatMap(\.handOffs) {
            let from = touchpoints.code(of: handOff.from.text) ?? 0
            let to = touchpoints.code(of: handOff.to.text) ?? 0
            if pairs.number(UInt32(from), UInt32(to)) == handOffs.count { handOffs.append(handOff) }
        }
        self.pairs = pairs
        self.handOffs = handOffs
    }

    /// The designed hand-off from one touchpoint to another.
    package func handOff(from: UInt32, to: UInt32) -> HandOff? { pairs.known(from, to).map { handOffs[$0] } }

    func isDesigned(from: UInt32, to: UInt32) -> Bool { pairs.known(from, to) != nil }

    /// Who owns an event: its department, else the owner of its touchpoint, else nobody (0).
    @inline(__always)
    package func owner(department: UInt32, touchpoint: UInt32) -> UInt32 {
        department != 0 ? department : scenes[Int(touchpoint)].owner
    }

    /// Whether an amount is in the company's currency; one that doesn't say its currency is.
    @inline(__always)
    package func isOwnCurrency(_ code: UInt32) -> Bool { code == 0 || currency == nil || code == currency }

    package func touchpoint(_ code: UInt32) -> TouchpointID { TouchpointID(touchpoints[Int(code)]) }

    /// Nil for 0, the unknown department.
    package func department(_ code: UInt32) -> DepartmentID? {
        code == 0 ? nil : DepartmentID(departments[Int(code)])
    }

    private static func scenes(
        _ journeys: [Journey], _ touchpoints: CodeSpace, _ departments: CodeSpace
    ) -> [Scene] {
        var scenes = Array(repeating: Scene(), count: touchpoints.count + 1)
        for (index, journey) in journeys.enumerated() {
            let saysStart = journey.touchpoints.contains(where: \.starts)
            let saysEnd = journey.touchpoints.contains(where: \.ends)
            let reached = Set(journey.handOffs.map(\.to))
            let left = Set(journey.handOffs.map(\.from))
            for touchpoint in journey.touchpoints {
                guard let code = touchpoints.code(of: touchpoint.id.text) else { continue }
                scenes[code] = Scene(
                    journey: UInt32(index + 1),
                    owner: UInt32(touchpoint.owner.flatMap { departments.code(of: $0.text) } ?? 0),
                    isStart: saysStart ? touchpoint.starts : !reached.contains(touchpoint.id),
                    isEnd: saysEnd ? touchpoint.ends : !left.contains(touchpoint.id), isContact: touchpoint.contact)
            }
        }
        return scenes
    }
}
