import Experience
import Foundation
import Services
import Testing

@testable import Web

@Suite("The API over a live server")
struct APITests {
    private let json = "application/json"

    @Test func everyQuestionAnswersInJSON() async throws {
        try await LiveServer.run { server in
            let gap = try #require(try await server.services.insight.continuity().report.gaps.first)
            for path in [
                "continuity", "continuity?rank=share&department=carrier", "gaps/\(gap.key.name)", "journeys",
                "journeys/buy/storyboard", "edges", "edges?within=case", "variants?limit=5",
                "funnel?steps=order,pack,ship",
                "handoffs", "fitness", "conformance", "conformance?journey=buy&limit=3",
                "edges?where=channel%3Dweb%3Bkind%3Dpurchase",
                "continuity?where=kind%3Dpurchase",
                "paths?touchpoint=pack&direction=before&scenes=2", "between?from_touchpoint=order&to_touchpoint=ship",
                "retention?first=order&months=3", "compare?first=kind%3Dpurchase&second=from%3D2026-03-01",
                "delays?percent=90&within=case", "later-spend?split=2026-03-01&cuts=5,8", "later-spend", "scores",
                "funnel?steps=order,ship&censored=yes&ends=pack&silence_days=30", "customers?prefix=C0",
                "customers/C001", "customers/C001/record", "erasures", "merges", "script", "script/findings", "footage",
                "imports", "backups",
            ] {
                let answer = try await server.client.get("/api/v1/" + path)
                #expect(answer.status == 200, "\(path): \(answer.body.prefix(300))")
                #expect(answer.headers["content-type"] == "application/json")
                #expect(try !answer.json().isEmpty, "\(path)")
            }
        }
    }

    @Test func answersSayWhatTheyAreWithout() async throws {
        try await LiveServer.run(damaged: true) { server in
            let footage = try await server.client.get("/api/v1/footage").json()
            #expect(footage["events"] as? Int == 0)
            let missing = try #require(footage["missing"] as? [String: Any])
            #expect(missing["events"] as? Int ?? 0 > 100)
            let block = try #require((missing["blocks"] as? [[String: Any]])?.first)
            #expect(block["block"] as? String == "1" && block["column"] as? String == "customer")
            let (offset, size) = (block["offset"] as? Int ?? 0, block["size"] as? Int ?? 0)
            #expect((offset..<offset + size).contains(100))
            for question in ["continuity", "edges", "fitness"] {
                let answer = try await server.client.get("/api/v1/" + question).json()
                #expect((answer["missing_footage"] as? [String: Any])?["events"] as? Int == missing["events"] as? Int)
            }
            for page in ["/", "/data"] {
                #expect(try await server.client.get(page).body.contains("is damaged and left out: 1 in bytes"))
            }
        }
        try await LiveServer.run { server in
            let footage = try await server.client.get("/api/v1/footage").json()
            let edges = try await server.client.get("/api/v1/edges").json()
            #expect(footage["missing"] == nil && edges["missing_footage"] == nil)
            let page = try await server.client.get("/").body
            #expect(!page.contains("left out"))
        }
    }

    @Test func edgesAndVariantsHaveTheirDocumentedFields() async throws {
        try await LiveServer.run { server in
            let edges = try await server.client.get("/api/v1/edges").json()["edges"] as? [[String: Any]]
            let edge = try #require(edges?.first { $0["from"] as? String == "pack" })
            #expect(Set(edge.keys) == ["from", "to", "count", "total_ms", "max_ms", "median_ms"])
            #expect(edge["count"] as? Int == 60)
            #expect(edge["max_ms"] as? Int == 259_200_000)
            let variants = try await server.client.get("/api/v1/variants").json()
            #expect(variants["sessions"] as? Int == 60)
            #expect(variants["distinct"] as? Int == 1)
            let first = (variants["variants"] as? [[String: Any]])?.first
            #expect(first?["variant"] as? String == "order>pack>ship")
        }
    }

    @Test func waysHaveTheirDocumentedFields() async throws {
        try await LiveServer.run { server in
            let get = { (path: String) async throws -> [String: Any] in
                try await server.client.get("/api/v1/" + path).json()
            }
            let paths = try await get("paths?touchpoint=order&scenes=2")
            #expect(Set(paths.keys) == ["direction", "scenes", "distinct", "paths", "tree"])
            let path = try #require((paths["paths"] as? [[String: Any]])?.first)
            #expect(path["path"] as? String == "pack>ship")
            #expect(path["passages"] as? Int == 60)
            #expect(Set(path.keys) == ["path", "passages", "customers", "share", "whole"])
            let between = try await get("between?from_touchpoint=order&to_touchpoint=ship")
            #expect(between["count"] as? Int == 60)
            #expect(between["median_ms"] as? Int == 43_200_000)
            #expect(between["max_ms"] as? Int == 266_400_000)
            let reach = try await get("funnel?steps=order,ship&within_days=2&censored=yes")
            let step = try #require((reach["steps"] as? [[String: Any]])?.last)
            let share = try #require((step["from_start"] as? [String: Any])?["value"] as? Double)
            #expect(step["customers"] as? Int == 40)
            #expect(share > 0.6 && share < 0.7)
            let retention = try await get("retention?months=2")
            #expect(Set(retention.keys) == ["cohorts"])
            let compared = try await get("compare?first=channel%3Dweb&second=kind%3Dpurchase")
            #expect(Set(compared.keys) == ["first", "second", "in_both", "too_few", "edges"])
            #expect(compared["in_both"] as? Int == 60)
            let filtered = try await get("edges?where=kind%3Dpurchase")["edges"] as? [[String: Any]]
            #expect(filtered?.map { $0["from"] as? String } == ["order"])
        }
    }

    @Test func misspeltConditionsAreToldWhereAndWhatWasMeant() async throws {
        try await LiveServer.run { server in
            for (query, place, words) in [
                ("where=kindd%3Dpurchase", "where", "did you mean `kind`?"),
                ("where=kind%3Dpurchas", "where", "did you mean `purchase`?"),
                ("where=kind", "where", "is no condition"), ("account=A1", "account", "no event has the account"),
            ] {
                let problem = try await server.client.get("/api/v1/edges?" + query).body
                #expect(problem.contains(words), "\(problem)")
                #expect(problem.contains("\"place\":\"\(place)\""), "\(problem)")
            }
        }
    }

    @Test func wrongQuestionsGetAProblemDocument() async throws {
        try await LiveServer.run { server in
            for (path, status) in [
                ("edges?within=galaxy", 400), ("conformance?limit=0", 400), ("conformance?ways=1", 400),
                ("edges?limit=3", 400), ("variants?limit=-1", 400), ("funnel", 400),
                ("funnel?steps=order,nowhere", 400), ("continuity?journey=none", 400),
                ("continuity?from=yesterday", 400),
                ("gaps/none", 404), ("customers/none", 404), ("journeys/none/storyboard", 404), ("imports/none", 404),
                ("edges?where=kindd%3Dpurchase", 400), ("edges?where=kind%3Dpurchas", 400), ("edges?where=kind", 400),
                ("edges?account=A1", 400), ("paths", 400), ("paths?touchpoint=nowhere", 400),
                ("between?from_touchpoint=order", 400), ("compare?first=kind%3Dpurchase", 400),
                ("compare?first=kind%3Dpurchase&second=journey%3Dnone", 400),
                ("funnel?steps=a,b&censored=perhaps", 400),
                ("none", 404), ("script/findings?severity=fatal", 400),
            ] {
                let answer = try await server.client.get("/api/v1/" + path)
                #expect(answer.status == status, "\(path): \(answer.body)")
                #expect(answer.headers["content-type"] == "application/problem+json", "\(path)")
                let problem = try answer.json()
                #expect(problem["status"] as? Int == status)
                #expect((problem["type"] as? String)?.hasPrefix("urn:throughline:problem:") == true)
                #expect((problem["detail"] as? String)?.isEmpty == false)
            }
        }
    }

    @Test func eventsAreTakenOnceAndAnsweredOneByOne() async throws {
        try await LiveServer.run(events: false) { server in
            let good = #"{"id":"e1","customer":"Z1","time":"2026-03-01T10:00:00Z","touchpoint":"order"}"#
            let bad = #"{"id":"e2","customer":"Z1","time":"yesterday","touchpoint":"order"}"#
            let body = [good, bad, good].joined(separator: "\n")
            let answer = try await server.client.post("/api/v1/events", "application/x-ndjson", body)
            #expect(answer.status == 200, "\(answer.body)")
            let result = try answer.json()
            #expect(result["accepted"] as? Int == 1)
            #expect(result["known"] as? Int == 1)
            #expect(result["rejected"] as? Int == 1)
            let events = result["events"] as? [[String: Any]]
            #expect(events?.map { $0["result"] as? String } == ["accepted", "rejected", "known"])
            #expect((events?[1]["reason"] as? String)?.isEmpty == false)
            let again = try await server.client.post("/api/v1/events", json, good).json()
            #expect(again["known"] as? Int == 1)
            #expect(try await server.client.get("/customers/Z1").status == 200)
        }
    }

    @Test func oneWrongEventIsAProblemOfItsOwn() async throws {
        try await LiveServer.run(events: false) { server in
            let answer = try await server.client.post(
                "/api/v1/events", json, #"{"customer":"Z1","touchpoint":"order"}"#)
            #expect(answer.status == 422)
            #expect(answer.headers["content-type"] == "application/problem+json")
            #expect(answer.body.contains("time"))
        }
    }

    @Test func bodiesThatCantBeReadAreRefusedWhole() async throws {
        try await LiveServer.run(events: false) { server in
            let lines = "application/x-ndjson"
            for (type, body, status) in [
                (json, "{", 400), (json, "", 400), (json, "\u{0}\u{1}", 400), ("text/plain", "{}", 415),
                (lines, String(repeating: "{}\n", count: 10_001), 413),
                (json, String(repeating: " ", count: (8 << 20) + 1), 413),
            ] {
                let answer = try await server.client.post("/api/v1/events", type, body)
                #expect(answer.status == status, "\(body.prefix(20)): \(answer.body)")
            }
            let untyped = try await server.client.send("POST", "/api/v1/events", [:], Array("{}".utf8))
            #expect(untyped.status == 415)
            #expect(try await server.client.post("/api/v1/events?x=1", json, "{}").status == 400)
            #expect(try await server.services.stories.search("", limit: 1).isEmpty)
        }
    }

    @Test func theSameAddressWithAnotherMethodSaysSo() async throws {
        try await LiveServer.run(events: false) { server in
            let answer = try await server.client.send("DELETE", "/api/v1/edges")
            #expect([404, 405].contains(answer.status))
            #expect(answer.headers["content-type"] == "application/problem+json")
        }
    }
}
