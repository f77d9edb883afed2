import Synchronization

/// Says no before the machine swaps: everything that will take much memory asks here first.
///
/// With a limit, what the program holds and what it is going to need must stay within it. Without one, what it is going
/// to need must be at most four fifths of what machine and container have left at that moment.
package final class MemoryGuard: Sendable {
    private let limit: MemoryLimit?
    private let available: @Sendable () -> Int?
    /// How long a reading counts as the present: asking the system costs more than a short question does.
    private let keeping: Duration
    private let reading = Mutex<(moment: ContinuousClock.Instant, available: Int?)?>(nil)

    /// - Parameter limit: nil leaves it to the machine.
    package convenience init(limit: MemoryLimit? = nil) {
        self.init(limit: limit, available: { MachineMemory().available() }, keeping: .milliseconds(100))
    }

    init(limit: MemoryLimit?, available: @escaping @Sendable () -> Int?, keeping: Duration) {
        self.limit = limit
        self.keeping = keeping
        self.available = available
    }

    /// Returns when there is room for the use beside what is held already.
    func allow(_ use: MemoryUse, beside held: Int = 0) throws(MemoryRefusal) {
        if let limit {
            guard held + use.bytes <= limit.bytes else {
                throw MemoryRefusal(use: use, room: .limit(limit, held: held))
            }
        } else if let available = recentlyAvailable(), use.bytes > available / 5 * 4 {
            throw MemoryRefusal(use: use, room: .machine(available: available))
        }
    }

    private func recentlyAvailable() -> Int? {
        reading.withLock { reading in
            let now = ContinuousClock.now
            if let reading, now - reading.moment < keeping { return reading.available }
            let available = available()
            reading = (now, available)
            return available
        }
    }
}

/// Work that was not begun because it would have taken more memory than there is: what, how much, and what to do.
package struct MemoryRefusal: Error, Sendable, CustomStringConvertible {
    enum Room: Sendable {
        case limit(MemoryLimit, held: Int)
        case machine(available: Int)
    }

    let use: MemoryUse
    let room: Room

    package var description: String {
        let need = "\(use.what) would take about \(MemoryLimit.words(use.bytes)) of memory"
        let place: String
        let remedy: String
        switch room {
        case .limit(let limit, let held):
            place =
                held > 0
                ? ", beside \(MemoryLimit.words(held)) in use; the limit is \(limit)" : "; the limit is \(limit)"
            remedy = "Raise --memory-limit (or THROUGHLINE_MEMORY_LIMIT)."
        case .machine(let available):
            place = "; this machine has \(MemoryLimit.words(available)) left, and a fifth of it is kept free"
            remedy =
                "End other programs, use a machine with more memory, or overrule this with --memory-limit "
                + "(or THROUGHLINE_MEMORY_LIMIT)."
        }
        return [need + place + ".", remedy, use.remedy].compactMap { $0 }.joined(separator: " ")
    }
}
