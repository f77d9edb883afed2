import Foundation
import Workload

/// The files of the workload: its table and the customers to look up.
enum WorkloadFiles {
    static func write(_ events: [WorkloadEvent], to path: String) throws {
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        var bytes = Array((WorkloadCSV.header + "\n").utf8)
        for event in events {
            WorkloadCSV.append(event, to: &bytes)
            if bytes.count > 1 << 20 {
                try file.write(contentsOf: bytes)
                bytes.removeAll(keepingCapacity: true)
            }
        }
        try file.write(contentsOf: bytes)
        try file.close()
    }

    static func events(_ path: String) throws -> [WorkloadEvent] {
        try WorkloadCSV.read(try bytes(path))
    }

    static func bytes(_ path: String) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe)
    }

    static func lookUps(_ path: String) throws -> [Int64] {
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").compactMap { Int64($0) }
    }

    static func write(lookUps: [Int64], to path: String) throws {
        try Data(lookUps.map { "\($0)\n" }.joined().utf8).write(to: URL(fileURLWithPath: path))
    }

    /// Bytes of all files in a folder.
    static func size(of folder: String) -> Int {
        let files = FileManager.default.enumerator(
            at: URL(fileURLWithPath: folder), includingPropertiesForKeys: [.fileSizeKey])
        var sum = 0
        while let file = files?.nextObject() as? URL {
            sum += (try? file.resourceValues(forKeys: [.fileSizeKey]).fileSize) ?? 0
        }
        return sum
    }
}
