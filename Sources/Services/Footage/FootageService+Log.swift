package import JourneyEngine
package import Stores

extension FootageService {
    /// The log at this moment, for those who ask the engine itself; never waits for writers.
    package nonisolated var log: EventLog { snapshot().log }

    /// What merging small blocks has come to since the start.
    package var compacted: Compactor.Outcome {
        get async { await commits.compacted }
    }

    /// Returns when what came so far lies in the base of the log, where questions are fastest. It comes to that by
    /// itself, too.
    package func settle() async {
        await commits.settle()
        await BlockingWork.run { FreedMemory.giveBack() }
    }
}
