import DatabaseTestSupport
import Experience
import SQL
import Stores
import Testing

@Suite("A file in the database") struct FileStoreTests {
    private static let now = Timestamp(milliseconds: 1_000)

    private static func add(
        _ pieces: [[UInt8]], _ name: String, version: Int64, complete: Bool = true, to database: any SQLDatabase
    ) async throws {
        try await database.write { connection in
            for (number, piece) in pieces.enumerated() {
                try connection.files.add(piece, piece: number, of: name, version: version, at: now)
            }
            let size = pieces.reduce(0) { $0 + $1.count }
            if complete { try connection.files.complete(name, version: version, byteCount: size, at: now) }
        }
    }

    private static func content(_ name: String, _ database: any SQLDatabase) async throws -> [UInt8]? {
        try await database.read { connection in
            guard let file = try connection.files.file(name) else { return nil }
            var bytes: [UInt8] = []
            var number = 0
            while let piece = try connection.files.piece(number, of: file) {
                bytes += piece
                number += 1
            }
            #expect(bytes.count == file.byteCount)
            return bytes
        }
    }

    private static func pieces(_ database: any SQLDatabase) async throws -> Int {
        try await database.read { try $0.value("select count(*) from kept_file_piece") ?? 0 }
    }

    @Test("is there when all of it is, and the newest of it alone", arguments: TestDatabase.allCases)
    func versions(_ kind: TestDatabase) async throws {
        try await kind.open { database async throws in
            try await Self.add([[1, 2], [3]], "uploads/a/x.csv", version: 7, complete: false, to: database)
            #expect(try await Self.content("uploads/a/x.csv", database) == nil)
            try await Self.add([[1, 2], [3]], "uploads/a/x.csv", version: 8, to: database)
            #expect(try await Self.content("uploads/a/x.csv", database) == [1, 2, 3])
            try await Self.add([[9]], "uploads/a/x.csv", version: 9, to: database)
            #expect(try await Self.content("uploads/a/x.csv", database) == [9])
            #expect(try await Self.pieces(database) == 1)
            try await database.write { try $0.files.remove("uploads/a/x.csv") }
            #expect(try await Self.content("uploads/a/x.csv", database) == nil)
            #expect(try await Self.pieces(database) == 0)
        }
    }

    @Test("is found by the beginning of its name, whatever signs are in it", arguments: TestDatabase.allCases)
    func names(_ kind: TestDatabase) async throws {
        try await kind.open { database async throws in
            for name in ["r/ä%_.csv", "r/z", "r/Z", "r", "ra/b", "R/a"] {
                try await Self.add([], name, version: 1, to: database)
            }
            let found = try await database.read { try $0.files.files(below: "r/").map(\.name) }
            #expect(found == ["r/Z", "r/z", "r/ä%_.csv"])
            #expect(try await database.read { try $0.files.files(below: "r/ä").count } == 1)
        }
    }

    @Test("leaves nothing when it never became one", arguments: TestDatabase.allCases)
    func leftovers(_ kind: TestDatabase) async throws {
        try await kind.open { database async throws in
            try await Self.add([[1]], "a", version: 1, to: database)
            try await Self.add([[1]], "b", version: 1, complete: false, to: database)
            try await database.write { try $0.files.removeLeftovers(addedBefore: Self.now) }
            #expect(try await Self.pieces(database) == 2)
            try await database.write { try $0.files.removeLeftovers(addedBefore: Timestamp(milliseconds: 1_001)) }
            #expect(try await Self.pieces(database) == 1)
            #expect(try await Self.content("a", database) == [1])
        }
    }
}
