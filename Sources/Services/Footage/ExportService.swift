import ColumnStore
import Foundation
import SQL
import Stores

/// Hands the footage on to other programs.
package struct ExportService: Sendable {
    private let database: any SQLDatabase

    init(database: any SQLDatabase) {
        self.database = database
    }

    /// Most partitions of one export: each has a block open.
    package static let mostPartitions = 256

    /// Writes all events as blocks into files of a folder, one file for each partition of the customers, and gives the
    /// files' paths and what is missing in them: damaged blocks are left out. All events of one customer are in one
    /// file, in the order of their arrival, under the id of the customer who is kept where ids were merged: who reads
    /// the files knows no merges.
    ///
    /// Errors: those of the file system.
    package func blocks(
        into folder: String, partitions: Int
    ) async throws -> (paths: [String], missing: MissingFootage) {
        precondition((1...Self.mostPartitions).contains(partitions), "\(partitions) partitions")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return try await database.read { connection in
            let files = try (0..<partitions).map { try PartitionFile(folder: folder, number: $0, of: partitions) }
            let merged = MergedCustomers(try connection.merges.list())
            let damaged = try FootageReader(connection: connection, identities: true).read { stored in
                let block = merged.resolved(stored)
                let codes = block.codes(.customer)
                for event in 0..<block.count {
                    let hash = block.dictionary(.customer).hash(of: codes[event])
                    try files[CustomerPartition.partition(ofHash: hash, of: partitions)].append(event, of: block)
                }
            }
            for file in files { try file.finish() }
            return (files.map(\.path), MissingFootage(blocks: damaged))
        }
    }
}

/// The blocks of one partition on their way into a file.
private final class PartitionFile {
    let path: String
    private let handle: FileHandle
    private var builder = BlockBuilder()

    init(folder: String, number: Int, of count: Int) throws {
        let digits = String(count - 1).count
        let text = String(number)
        let padded = String(repeating: "0", count: max(0, digits - text.count)) + text
        path = folder + "/part-" + padded + ".tlb"
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        else { throw CocoaError(.fileWriteNoPermission, userInfo: [NSFilePathErrorKey: path]) }
        handle = try FileHandle(forWritingTo: URL(filePath: path))
    }

    func append(_ event: Int, of block: EventBlock) throws {
        builder.append(event, of: block)
        if builder.isFull { try flush() }
    }

    func finish() throws {
        if !builder.isEmpty { try flush() }
        try handle.close()
    }

    private func flush() throws {
        try handle.write(contentsOf: Data(builder.finish().encoded()))
    }
}
