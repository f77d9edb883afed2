import DatabaseTestSupport
import Experience
import SQL
import Stores
import Testing

@Suite("The script's versions")
struct ScriptStoreTests {
    private static let company = ScriptFile(path: "company.yaml", text: "company: Wren & Willow\n")
    private static let journey = ScriptFile(path: "journeys/buy.yaml", text: "journey: buy\nname: \"Größe\"\n")
    private static let changed = ScriptFile(path: "journeys/buy.yaml", text: "journey: buy\n")
    private static func time(_ milliseconds: Int64) -> Timestamp { Timestamp(milliseconds: milliseconds) }

    @Test("begin with none", arguments: TestDatabase.allCases)
    func none(_ kind: TestDatabase) async throws {
        try await kind.open { database async throws in
            #expect(try await database.read { try $0.scripts.current() } == nil)
            #expect(try await database.read { try $0.scripts.versions() }.isEmpty)
        }
    }

    @Test(
        "stay the same for the same files in any order, and follow each other for others",
        arguments: TestDatabase.allCases)
    func versions(_ kind: TestDatabase) async throws {
        try await kind.open { database async throws in
            let first = try await database.write { try $0.scripts.add([Self.journey, Self.company], at: Self.time(1)) }
            #expect(first.id == "v1")
            #expect(first.files == [Self.company, Self.journey])
            let again = try await database.write { try $0.scripts.add([Self.company, Self.journey], at: Self.time(2)) }
            #expect(again == first)
            let second = try await database.write {
                try $0.scripts.add([Self.company, Self.changed], at: Self.time(3))
            }
            #expect(second.id == "v2")
            #expect(second.contentHash != first.contentHash)
            let back = try await database.write { try $0.scripts.add([Self.company, Self.journey], at: Self.time(4)) }
            #expect(back.id == "v3")
            #expect(back.contentHash == first.contentHash)
            #expect(try await database.read { try $0.scripts.current() } == back)
            #expect(try await database.read { try $0.scripts.version(1) } == first)
            #expect(try await database.read { try $0.scripts.version(9) } == nil)
            #expect(try await database.read { try $0.scripts.versions() }.map(\.id) == ["v3", "v2", "v1"])
        }
    }

    @Test("are known by names like v3 and no others")
    func names() {
        #expect(ScriptSummary.number(of: "v3") == 3)
        for wrong in ["3", "v", "v0", "v-1", "v03", "V3", "v3 ", "v+3", ""] {
            #expect(ScriptSummary.number(of: wrong) == nil)
        }
    }
}

@Suite("Settings")
struct SettingStoreTests {
    @Test("are remembered, changed and forgotten", arguments: TestDatabase.allCases)
    func settings(_ kind: TestDatabase) async throws {
        try await kind.open { database async throws in
            #expect(try await database.read { try $0.settings.value(of: "seed") } == nil)
            try await database.write { connection in
                try connection.settings.set("seed", to: "1")
                try connection.settings.set("seed", to: "2")
                try connection.settings.set("other", to: "")
            }
            #expect(try await database.read { try $0.settings.all() } == ["seed": "2", "other": ""])
            try await database.write { try $0.settings.set("seed", to: nil) }
            #expect(try await database.read { try $0.settings.all() } == ["other": ""])
        }
    }
}
