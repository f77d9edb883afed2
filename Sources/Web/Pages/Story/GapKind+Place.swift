import Experience

extension GapKind {
    /// Whether the break lies after the scene that it is marked at (a wait that began there) and not at it.
    var liesAfterItsScene: Bool {
        switch self {
        case .deadTime, .deadTimeOpen, .droppedHandOff, .promiseLate, .promiseBroken, .outOfOrder: true
        case .repeatedAsk, .channelBounce, .ownershipBounce, .contradiction, .toneClash: false
        }
    }
}
