package import JourneyEngine

extension FootageService {
    /// The log at this moment, for those who ask the engine itself; never waits for writers.
    package nonisolated var log: EventLog { snapshot().log }
}
