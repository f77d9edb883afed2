import ColumnStore
import Experience
import Foundation
package import SQL
import Stores

/// Reads everything that is kept, byte by byte, and says what is damaged.
package struct FootageCheck: Sendable {
    private let database: any SQLDatabase

    package init(of database: any SQLDatabase) {
        self.database = database
    }

    /// What there should be, and what of it can't be read.
    package struct Outcome: Sendable, Hashable {
        package let blocks: Int
        package let events: Int
        package let missing: MissingFootage
    }

    package func run() async throws -> Outcome {
        try await database.read { connection in
            let totals = try connection.blocks.totals()
            let damaged = try FootageReader(connection: connection, identities: true).read { _ in }
            return Outcome(
                blocks: totals.blocks, events: totals.events, missing: MissingFootage(blocks: damaged))
        }
    }

    /// Moves the bytes of damaged blocks out of the database into files of this folder, so that they are no longer
    /// missed; gives the files' paths. To be done once their events are there again.
    package func setAside(_ missing: MissingFootage, in folder: String) async throws -> [String] {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        var paths: [String] = []
        for damage in missing.blocks {
            let id = damage.info.id
            let path = folder + "/block-" + id.description.replacing("/", with: "-") + ".bin"
            guard let block = try await database.read({ try $0.blocks.block(id) }) else { continue }
            try Data(block.bytes).write(to: URL(filePath: path), options: .atomic)
            try await database.write { try $0.blocks.remove(damage.info) }
            paths.append(path)
        }
        return paths
    }
}
