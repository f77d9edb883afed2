import Foundation
import TestSupport
import Testing

@testable import Web

@Suite("Bringing a file in through the browser")
struct UploadTests {
    private static let csv =
        "customer_id,opened_at,step,total\nA1,2026-03-01 10:00:00,order,10.5\nA1,2026-03-02 10:00:00,pack,\n"

    struct Visitor {
        let client: RawHTTP
        let cookie: String
        let token: String

        init(_ client: RawHTTP) async throws {
            self.client = client
            let page = try await client.get("/data/upload")
            cookie = String(page.headers["set-cookie"]?.prefix { $0 != ";" } ?? "")
            token = String(cookie.drop { $0 != "=" }.dropFirst())
        }

        func upload(_ content: String, token: String? = nil, name: String = "events.csv") async throws -> RawHTTP.Answer
        {
            let body =
                "--bb\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n\(token ?? self.token)\r\n"
                + "--bb\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n\r\n"
                + content + "\r\n--bb--\r\n"
            return try await client.post("/data/upload", "multipart/form-data; boundary=bb", body, ["Cookie": cookie])
        }

        func run(_ address: String, mapping: String) async throws -> RawHTTP.Answer {
            let form = "token=\(token)&mapping=\(Address.encoded(mapping))"
            return try await client.post(address, "application/x-www-form-urlencoded", form, ["Cookie": cookie])
        }
    }

    @Test func fromTheFileOverAGuessedMappingToTheStory() async throws {
        try await LiveServer.run(events: false) { server in
            let visitor = try await Visitor(server.client)
            let received = try await visitor.upload(Self.csv)
            #expect(received.status == 303, "\(received.body)")
            let address = try #require(received.headers["location"])
            let guess = try await server.client.get(address)
            #expect(guess.status == 200)
            #expect(guess.body.contains("customer_id"))
            let mapping = """
                events:
                  - customer: {column: customer_id}
                    time: {column: opened_at, format: "yyyy-MM-dd HH:mm:ss", zone: UTC}
                    touchpoint: {column: step}
                """
            let started = try await visitor.run(address, mapping: mapping)
            #expect(started.status == 303, "\(started.body)")
            let page = try #require(started.headers["location"])
            var body = ""
            for _ in 0..<100 {
                body = try await server.client.get(page).body
                if body.contains("finished") { break }
                try await Task.sleep(for: .milliseconds(50))
            }
            #expect(body.contains("Events added"))
            #expect(try await server.client.get("/customers/A1").body.contains("2 scenes"))
            #expect(try await server.client.get(page + "/progress").headers["hx-refresh"] == "true")
            #expect(try await server.client.get("/data").body.contains("events.csv"))
        }
    }

    @Test func aWrongMappingComesBackWithItsFaultsAndNothingGoesIn() async throws {
        try await LiveServer.run(events: false) { server in
            let visitor = try await Visitor(server.client)
            let address = try #require(try await visitor.upload(Self.csv).headers["location"])
            let answer = try await visitor.run(address, mapping: "events:\n  - customer: {colum: customer_id}\n")
            #expect(answer.status == 422)
            #expect(answer.body.contains("mapping.yaml:2"))
            #expect(answer.body.contains("did you mean <code>column</code>"))
            #expect(answer.body.contains("{colum: customer_id}"))
            #expect(try await server.client.get("/data").body.contains("Nothing has come in yet"))
        }
    }

    @Test func withoutTheTokenNothingIsWritten() async throws {
        try await LiveServer.run(events: false) { server in
            let visitor = try await Visitor(server.client)
            #expect(try await visitor.upload(Self.csv, token: "wrong").status == 403)
            let uploads = server.folder.path(of: "data/uploads")
            #expect(try FileManager.default.contentsOfDirectory(atPath: uploads).isEmpty)
        }
    }

    @Test func brokenAndEmptyFormsLeaveNothingBehind() async throws {
        try await LiveServer.run(events: false) { server in
            let visitor = try await Visitor(server.client)
            #expect(try await visitor.upload("").status == 400)
            let type = "multipart/form-data; boundary=bb"
            let cut =
                "--bb\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n\(visitor.token)\r\n"
                + "--bb\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.csv\"\r\n\r\nhalf"
            #expect(try await server.client.post("/data/upload", type, cut, ["Cookie": visitor.cookie]).status == 400)
            #expect(try await server.client.post("/data/upload", "text/csv", "a,b").status == 415)
            let uploads = server.folder.path(of: "data/uploads")
            #expect(try FileManager.default.contentsOfDirectory(atPath: uploads).isEmpty)
        }
    }

    @Test func anUploadThatIsGoneSaysSo() async throws {
        try await LiveServer.run(events: false) { server in
            for id in [String(repeating: "a", count: 32), "..%2F..%2Fetc", "x"] {
                let answer = try await server.client.get("/data/upload/" + id)
                #expect(answer.status == 404)
            }
        }
    }
}
