import Experience
import Foundation
import Services
import Testing

@testable import Web

@Suite("Pages over a live server")
struct PageRouteTests {
    @Test func everyPageAnswers() async throws {
        try await LiveServer.run { server in
            let gap = try #require(try await server.services.insight.continuity().report.gaps.first)
            for path in [
                "/", "/?period=30&rank=customers&department=warehouse", "/gaps/\(gap.key.name)", "/journeys",
                "/journeys/buy",
                "/journeys/buy?period=90", "/customers", "/customers?prefix=C", "/customers/C001",
                "/customers/C001/data",
                "/customers/C001/merge", "/customers/C001/merge?other=C002", "/data/merges", "/data/merges?id=C001",
                "/data/erasures", "/data/retention", "/data/retention?kind=footage&keep=24%20months", "/script",
                "/script?severity=warning", "/script/rules/TL001", "/data", "/data/upload",
                "/?channel=web&where=kind%3Dpurchase", "/paths", "/paths?touchpoint=order&scenes=2",
                "/paths?touchpoint=ship&direction=before&channel=web", "/between?touchpoint=order&other=ship",
                "/funnel?touchpoint=order&other=ship&days=2", "/retention", "/retention?touchpoint=order&months=3",
                "/compare", "/compare?first=channel%3Dweb&second=kind%3Dpurchase&journey=buy",
            ] {
                let answer = try await server.client.get(path)
                #expect(answer.status == 200, "\(path): \(answer.body.prefix(300))")
                #expect(answer.headers["content-type"] == "text/html; charset=utf-8")
                #expect(answer.body.contains("<main"))
            }
        }
    }

    @Test func theHomePageFindsTheLateParcels() async throws {
        try await LiveServer.run { server in
            let page = try await server.client.get("/").body
            #expect(page.contains("Packed → Shipped"))
            #expect(page.contains("Warehouse › Carrier"))
            #expect(page.contains("<b>20</b> of 60 hurt"))
        }
    }

    @Test func anEmptyInstallationSaysWhatToDo() async throws {
        try await LiveServer.run(script: false, events: false) { server in
            for (path, words) in [
                ("/", "No footage yet"), ("/journeys", "No script yet"), ("/customers", "No footage yet"),
                ("/paths", "No footage yet"), ("/retention", "No footage yet"), ("/compare", "No footage yet"),
                ("/script", "No script yet"), ("/data", "Nothing has come in yet"),
            ] {
                let answer = try await server.client.get(path)
                #expect(answer.status == 200)
                #expect(answer.body.contains(words), "\(path)")
            }
        }
    }

    @Test func listsAreFilesToo() async throws {
        try await LiveServer.run { server in
            for path in [
                "/?", "/journeys/buy?", "/customers?", "/customers/C001?", "/customers/C001/data?", "/data/erasures?",
                "/data/merges?",
                "/data/retention?",
                "/script?", "/data?", "/retention?",
                "/paths?touchpoint=order&", "/between?touchpoint=order&other=ship&",
                "/funnel?touchpoint=order&other=ship&", "/compare?first=channel%3Dweb&second=kind%3Dpurchase&",
            ] {
                let answer = try await server.client.get(path + "format=csv")
                #expect(answer.status == 200)
                #expect(answer.headers["content-type"] == "text/csv; charset=utf-8")
                #expect(answer.headers["content-disposition"]?.hasPrefix("attachment") == true)
            }
        }
    }

    @Test func whatIsNotThereIsSaidWithAWayOn() async throws {
        try await LiveServer.run { server in
            for path in [
                "/nowhere", "/gaps/none", "/journeys/none", "/customers/none", "/script/rules/TL999", "/data/imports/x",
            ] {
                let answer = try await server.client.get(path)
                #expect(answer.status == 404, "\(path)")
                #expect(answer.headers["content-type"] == "text/html; charset=utf-8")
                #expect(answer.body.contains("Not found"))
            }
        }
    }

    @Test func wrongParametersAreNamedWithWhatIsAllowed() async throws {
        try await LiveServer.run { server in
            for (path, words) in [
                ("/?period=31", "is not one of: 30, 90, 365, all, custom"),
                ("/paths?touchpoint=odrer", "did you mean <code>order</code>"), ("/paths?scenes=6", "from 1 to 5"),
                ("/compare?first=kindd%3Dx&second=kind%3Dpurchase", "did you mean <code>kind</code>"),
                ("/?journy=buy", "there is no such parameter"),
                ("/?department=warehous", "did you mean <code>warehouse</code>"),
                ("/?from=2026-02-30", "must be a day such as"),
                ("/customers/C001?part=2", "is not a whole number from 1 to 1"), ("/script?severity=x", "error"),
            ] {
                let answer = try await server.client.get(path)
                #expect(answer.status == 400, "\(path)")
                #expect(answer.body.contains(words), "\(path)")
            }
        }
    }

    @Test func pagesOfWaysSayWhatTheyFoundAndKeepTheFilter() async throws {
        try await LiveServer.run { server in
            let paths = try await server.client.get("/paths?touchpoint=order&where=kind%3Dpurchase").body
            #expect(paths.contains("60 passages of 60 customers went 1 way on from “Order”"))
            #expect(paths.contains("Packed → Shipped"))
            #expect(paths.contains("value=\"kind=purchase\""))
            #expect(paths.contains("<option value=\"order\" selected>Order</option>"))
            // Taking the condition off keeps the touchpoint.
            #expect(paths.contains("href=\"/paths?touchpoint=order&amp;direction=after&amp;scenes=3\""))
            let between = try await server.client.get("/between?touchpoint=order&other=ship").body
            #expect(between.contains("took 12 h or less"))
            let funnel = try await server.client.get("/funnel?touchpoint=order&other=ship&days=2").body
            #expect(funnel.contains("reach “Shipped” within"))
            let retention = try await server.client.get("/retention").body
            #expect(retention.contains("so far"))
            let compare = try await server.client.get("/compare").body
            #expect(compare.contains("Describe two groups"))
            #expect(compare.contains("placeholder=\"segment=gold\""))
        }
    }

    @Test func aSearchWithOneMatchOpensTheStory() async throws {
        try await LiveServer.run { server in
            let answer = try await server.client.get("/customers?prefix=C001")
            #expect(answer.status == 303)
            #expect(answer.headers["location"] == "/customers/C001")
        }
    }

    @Test func customersWithAnyIDHaveAPage() async throws {
        try await LiveServer.run { server in
            let id = "a/b c?d#e%é\"<x>"
            let event = try JSONSerialization.data(withJSONObject: [
                "customer": id, "time": "2026-03-01T10:00:00Z", "touchpoint": "order",
            ])
            let sent = try await server.client.post(
                "/api/v1/events", "application/json", String(decoding: event, as: UTF8.self))
            #expect(sent.status == 200, "\(sent.body)")
            let page = try await server.client.get("/customers/" + Address.encoded(id))
            #expect(page.status == 200)
            #expect(page.body.contains("a/b c?d#e%é&quot;&lt;x&gt;"))
        }
    }
}
