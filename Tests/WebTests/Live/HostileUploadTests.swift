import Foundation
import TestSupport
import Testing

@testable import Web

/// A file's name comes from outside: it is shown as text, and never says where anything is written.
@Suite("Names of uploaded files that mean harm")
struct HostileUploadTests {
    static let names = [
        "../../../outside.csv", "..\\..\\outside.csv", "/etc/outside.csv", "..", ".", "/", "", ".hidden.csv",
        "a\u{0}b.csv", "a\nb.csv", "a\r\nX-Evil: 1\r\n.csv", "-rf.csv", "--help", "$(reboot).csv", "`reboot`.csv",
        "a;b|c&d.csv", "%2e%2e%2foutside.csv", "\u{202E}vsc.exe", "\u{2066}a\u{2069}.csv", "🧵👨‍👩‍👧‍👦.csv",
        String(repeating: "n", count: 300) + ".csv", String(repeating: "👨‍👩‍👧‍👦", count: 60) + ".csv",
        "\u{301}.csv", "\u{200D}a.csv", "<img src=x onerror=alert(1)>.csv", "a'\"\u{301} onload=alert(1).csv",
        "=cmd|'/c calc'!A1.csv", "CON.csv",
    ]

    private static let mapping = "events: [{customer: {column: c}, time: {column: t}, touchpoint: {column: p}}]"

    @Test func stayNames() async throws {
        try await LiveServer.run(events: false) { server in
            let before = try Self.outside(server.folder.path)
            let visitor = try await UploadTests.Visitor(server.client)
            for name in Self.names {
                let content = "c,t,p\na,2026-03-01T10:00:00Z,order\n"
                let received = try await visitor.upload(content, name: name)
                #expect(received.status == 303, "\(name.debugDescription): \(received.body)")
                let address = try #require(received.headers["location"])
                #expect(address.wholeMatch(of: /\/data\/upload\/[0-9a-f]{32}/) != nil)
                let page = try await server.client.get(address)
                #expect(page.status == 200, "\(name.debugDescription)")
                #expect(!page.body.contains("<img") && !page.body.unicodeScalars.contains("\u{202E}"))
                let started = try await visitor.run(address, mapping: Self.mapping)
                #expect(started.status == 303, "\(name.debugDescription): \(started.body)")
                let progress = try #require(started.headers["location"])
                #expect(try await server.client.get(progress).status == 200)
            }
            #expect(try Self.outside(server.folder.path) == before)
            for path in ["/data", "/data?format=csv", "/api/v1/imports"] {
                let answer = try await server.client.get(path)
                #expect(answer.status == 200)
                #expect(!answer.body.contains("<img") || path.contains("format") || path.contains("api"))
                #expect(answer.headers["x-evil"] == nil)
            }
            let table = try await server.client.get("/data?format=csv")
            #expect(table.headers["content-disposition"] == "attachment; filename=\"imports.csv\"")
        }
    }

    /// Everything in the data folder but the uploads themselves, and what lies beside it.
    private static func outside(_ folder: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder)
            .filter { path in !["uploads", "copies", "throughline.db"].contains { path.hasPrefix("data/" + $0) } }
            .sorted()
    }

    @Test func idsThatNoDatabaseCanHoldAreNotFound() async throws {
        try await LiveServer.run { server in
            let hostile = [
                "%00", "a%00b", "..%2F..%2Fetc%2Fpasswd", "%0d%0aX-Evil:%201", "'%20or%201=1--", "%F0%9F%A7%B5",
            ]
            let pages = ["/data/imports/", "/customers/", "/api/v1/imports/", "/api/v1/customers/", "/data/upload/"]
            for id in hostile + [String(repeating: "9", count: 3_000)] {
                for page in pages {
                    let answer = try await server.client.get(page + id)
                    #expect(answer.status == 404, "\(page + id): \(answer.status) \(answer.body.prefix(300))")
                    #expect(answer.headers["x-evil"] == nil)
                }
            }
        }
    }
}
