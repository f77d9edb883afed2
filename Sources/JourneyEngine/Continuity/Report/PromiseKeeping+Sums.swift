import Experience

extension PromiseKeeping {
    /// A promise fulfilled that never had a due time could only ever be kept; it says nothing and is not counted.
    mutating func add(_ promise: PromisePassage) {
        switch promise.state {
        case .kept: if promise.due != CaseEvent.noDue { kept += 1 }
        case .late: late += 1
        case .broken: broken += 1
        case .pending: pending += 1
        }
    }

    mutating func add(_ other: PromiseKeeping) {
        kept += other.kept
        late += other.late
        broken += other.broken
        pending += other.pending
    }
}
