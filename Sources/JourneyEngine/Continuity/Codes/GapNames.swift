import Experience

/// What a gap is about where it isn't two scenes.
enum GapSubject {
    case item
    case fact
    case channel
    case department
}

/// Who knows what the small integers of a gap are called.
protocol GapNames {
    /// Never asked for 0, the unknown journey.
    func journey(_ code: UInt32) -> JourneyID
    func touchpoint(_ code: UInt32) -> TouchpointID
    /// Nil for 0, the unknown department.
    func department(_ code: UInt32) -> DepartmentID?
    func text(_ code: UInt32, _ subject: GapSubject) -> String
}

extension GapNames {
    /// The gap's key in names.
    func key(of code: GapCode) -> GapKey {
        let kind = GapKind.all[Int(code.kind)]
        var key = GapKey(kind: kind)
        if code.journey > 0 { key.journey = journey(code.journey) }
        key.fromDepartment = department(code.from)
        key.toDepartment = department(code.to)
        guard let subject = kind.subject else {
            key.from = touchpoint(code.first)
            if kind.hasTwoScenes { key.to = touchpoint(code.second) }
            return key
        }
        let first = text(code.first, subject)
        switch kind {
        case .channelBounce: key.subject = first + ">" + text(code.second, subject)
        case .ownershipBounce: key.subject = first + ">" + text(code.second, subject) + ">" + first
        default: key.subject = first
        }
        return key
    }
}

extension GapKind {
    /// What the first and second thing of a gap's code are; nil for scenes.
    var subject: GapSubject? {
        switch self {
        case .repeatedAsk: .item
        case .contradiction: .fact
        case .channelBounce: .channel
        case .ownershipBounce: .department
        case .deadTime, .deadTimeOpen, .droppedHandOff, .outOfOrder, .promiseLate, .promiseBroken, .toneClash: nil
        }
    }

    fileprivate var hasTwoScenes: Bool {
        switch self {
        case .deadTime, .droppedHandOff, .outOfOrder: true
        default: false
        }
    }
}
