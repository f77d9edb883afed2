import Experience
import Intake
import Synchronization

/// How far the imports are that this process runs now.
final class RunningImports: Sendable {
    private let latest = Mutex<[ImportID: ImportProgress]>([:])

    func note(_ progress: ImportProgress, of id: ImportID) {
        latest.withLock { $0[id] = progress }
    }

    func progress(of id: ImportID) -> ImportProgress? {
        latest.withLock { $0[id] }
    }

    func forget(_ id: ImportID) {
        latest.withLock { $0[id] = nil }
    }
}
