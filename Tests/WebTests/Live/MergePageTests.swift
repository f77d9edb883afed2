import Foundation
import Testing

@testable import Web

@Suite("Merging two customers in the browser and over the API")
struct MergePageTests {
    private struct Visitor {
        let client: RawHTTP
        let cookie: String
        let token: String

        init(_ client: RawHTTP) async throws {
            self.client = client
            cookie = String(try await client.get("/data/merges").headers["set-cookie"]?.prefix { $0 != ";" } ?? "")
            token = String(cookie.drop { $0 != "=" }.dropFirst())
        }

        func send(_ address: String, _ form: String, token: String? = nil) async throws -> RawHTTP.Answer {
            try await client.post(
                address, "application/x-www-form-urlencoded", "token=\(token ?? self.token)&" + form, ["Cookie": cookie]
            )
        }
    }

    @Test func fromTheStoryOverBothSidesToOneAndBack() async throws {
        try await LiveServer.run { server in
            let client = server.client
            let before = try await client.get("/customers/C002").body
            #expect(before.contains("href=\"/customers/C002/merge\""))
            let asked = try await client.get("/customers/C002/merge").body
            #expect(asked.contains("name=\"other\"") && !asked.contains("Make them one customer"))
            let both = try await client.get("/customers/C002/merge?other=C001")
            #expect(both.status == 200)
            for words in [
                "Stays: C002", "Is absorbed: C001", "3 events", "first on", "Packed", "Make them one customer",
            ] {
                #expect(both.body.contains(words), "\(words)")
            }
            let visitor = try await Visitor(client)
            let strange = try await visitor.send("/customers/C002/merge", "other=C001&reason=x", token: "guessed")
            #expect(strange.status == 403)
            let merged = try await visitor.send("/customers/C002/merge", "other=C001&reason=same+phone")
            #expect(merged.status == 303 && merged.headers["location"] == "/customers/C002", "\(merged.body)")
            let story = try await client.get("/customers/C002").body
            #expect(story.contains("6 scenes") && story.contains("same phone"))
            #expect(story.contains("href=\"/data/merges?id=C002\""))
            for (path, place) in [
                ("/customers/C001", "/customers/C002"), ("/customers/C001/data", "/customers/C002/data"),
                ("/customers/C001?format=csv", "/customers/C002?format=csv"),
                ("/customers?prefix=C001", "/customers/C002"),
            ] {
                let answer = try await client.get(path)
                #expect(answer.status == 303 && answer.headers["location"] == place, "\(path)")
            }
            #expect(try await client.get("/customers/C002/data").body.contains("same phone"))
            let list = try await client.get("/data/merges?id=C001").body
            #expect(list.contains("Split C001") && list.contains("same phone"))
            #expect(try await visitor.send("/data/merges", "absorbed=C001&reason=x", token: "guessed").status == 403)
            let split = try await visitor.send("/data/merges", "absorbed=C001&reason=father+and+son")
            #expect(split.status == 303 && split.headers["location"] == "/data/merges?id=C001")
            let after = try await client.get("/data/merges?id=C001").body
            #expect(after.contains("father and son") && !after.contains("Split C001"))
            #expect(try await client.get("/customers/C001").status == 200)
            #expect(try await client.get("/customers/C002").body.contains("3 scenes"))
        }
    }

    @Test func whatCantBeIsSaidWithItsStatus() async throws {
        try await LiveServer.run { server in
            for (other, status) in [("C001", 400), ("nobody", 404)] {
                let page = try await server.client.get("/customers/C001/merge?other=\(other)")
                #expect(page.status == status && page.body.contains("role=\"alert\""))
            }
            #expect(try await server.client.get("/customers/none/merge").status == 404)
            let visitor = try await Visitor(server.client)
            #expect(try await visitor.send("/customers/C001/merge", "other=C001&reason=x").status == 400)
            #expect(try await visitor.send("/data/merges", "absorbed=C001&reason=x").status == 409)
        }
    }

    @Test func theAPIMergesSplitsAndLists() async throws {
        try await LiveServer.run { server in
            func send(_ method: String, _ path: String) async throws -> (Int, [String: Any]) {
                let answer = try await server.client.send(method, "/api/v1/" + path)
                return (answer.status, try answer.json())
            }
            let (status, merge) = try await send("PUT", "customers/C001/merge?into=C002&reason=same%20phone")
            #expect(status == 200 && merge["absorbed"] as? String == "C001" && merge["kept"] as? String == "C002")
            let (_, story) = try await send("GET", "customers/C001")
            #expect(story["customer"] as? String == "C002" && (story["takes"] as? [Any])?.count == 6)
            #expect((story["merges"] as? [[String: Any]])?.first?["reason"] as? String == "same phone")
            let (_, record) = try await send("GET", "customers/C001/record")
            let ids = (record["events"] as? [[String: Any]])?.compactMap { $0["id"] as? String }
            #expect(record["customer"] as? String == "C002" && Set(ids ?? []) == ["C001", "C002"])
            for (method, path, expected) in [
                ("PUT", "customers/C001/merge?into=C003&reason=x", 409),
                ("PUT", "customers/C002/merge?into=C001&reason=x", 409),
                ("PUT", "customers/C003/merge?into=C003&reason=x", 400),
                ("PUT", "customers/none/merge?into=C003&reason=x", 404),
                ("PUT", "customers/C003/merge?into=C004", 400), ("PUT", "customers/C003/merge?reason=x", 400),
                ("DELETE", "customers/C003/merge?reason=x", 409), ("DELETE", "customers/C001/merge", 400),
                ("DELETE", "customers/C001/merge?reason=not%20so", 200),
                ("DELETE", "customers/C001/merge?reason=x", 409),
            ] {
                #expect(try await send(method, path).0 == expected, "\(method) \(path)")
            }
            let (_, list) = try await send("GET", "merges")
            let merges = try #require(list["merges"] as? [[String: Any]])
            #expect(merges.count == 1 && merges.first?["undone_reason"] as? String == "not so")
        }
    }
}
