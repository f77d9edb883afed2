import Simulation

/// The company's files as a test holds them.
struct FolderInMemory: SimulationSink {
    private(set) var files: [String: [UInt8]] = [:]
    private(set) var order: [String] = []

    mutating func write(_ bytes: [UInt8], to path: String) {
        if files[path] == nil { order.append(path) }
        files[path, default: []] += bytes
    }

    func text(_ path: String) -> String { String(decoding: files[path] ?? [], as: UTF8.self) }
}
