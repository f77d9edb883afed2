import Foundation

/// What this machine, or the container that the program runs in, has left to give before it would swap or end us.
struct MachineMemory: Sendable {
    /// Where the system's files are; another folder in tests.
    var root = ""

    /// Bytes that a program may still take; nil when the system doesn't say.
    func available() -> Int? {
        [machine(), containers().min()].compactMap { $0 }.min()
    }

    /// Free pages and those that the system gives back at once (proc(5), MemAvailable).
    private func machine() -> Int? {
        text("/proc/meminfo")?.split(separator: "\n").first { $0.hasPrefix("MemAvailable:") }
            .flatMap { Self.number(in: $0) }.map { $0 * 1_024 }
    }

    /// What each control group around this process has left: its own and every one above it.
    private func containers() -> [Int] {
        var left: [Int] = []
        for line in text("/proc/self/cgroup")?.split(separator: "\n") ?? [] {
            let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 3 else { continue }
            let files: ControlFiles
            if parts[1].isEmpty {
                files = .version2
            } else if parts[1].split(separator: ",").contains("memory") {
                files = .version1
            } else {
                continue
            }
            var path = parts[2].split(separator: "/").map(String.init)
            while true {
                let folder = "/sys/fs/cgroup" + files.folder + path.map { "/" + $0 }.joined()
                if let bytes = remaining(in: folder, files) { left.append(bytes) }
                if path.popLast() == nil { break }
            }
        }
        return left
    }

    /// The names of the kernel's two generations of control groups (cgroups(7)).
    private struct ControlFiles {
        var folder: String
        var limit: String
        var usage: String
        var reclaimable: String

        static let version1 = ControlFiles(
            folder: "/memory", limit: "memory.limit_in_bytes", usage: "memory.usage_in_bytes",
            reclaimable: "total_inactive_file")
        static let version2 = ControlFiles(
            folder: "", limit: "memory.max", usage: "memory.current", reclaimable: "inactive_file")
    }

    /// Nil where there is no limit.
    private func remaining(in folder: String, _ files: ControlFiles) -> Int? {
        guard let limit = text("\(folder)/\(files.limit)").flatMap({ Self.number(in: $0[...]) }),
            let usage = text("\(folder)/\(files.usage)").flatMap({ Self.number(in: $0[...]) })
        else { return nil }
        // Version 1 writes "no limit" as the largest whole number of pages.
        guard limit < Int.max / 2 else { return nil }
        let reclaimable = text("\(folder)/memory.stat")?.split(separator: "\n")
            .first { $0.hasPrefix(files.reclaimable + " ") }.flatMap { Self.number(in: $0) }
        return max(0, limit - usage + (reclaimable ?? 0))
    }

    private func text(_ path: String) -> String? {
        try? String(contentsOfFile: root + path, encoding: .utf8)
    }

    /// The first whole number of a line.
    private static func number(in line: Substring) -> Int? {
        let start = line.drop { !$0.isNumber }
        return Int(start.prefix { $0.isNumber })
    }
}
