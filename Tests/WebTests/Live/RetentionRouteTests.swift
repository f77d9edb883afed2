import Experience
import Services
import Testing

@testable import Web

/// Limits of how long data is kept, set by page and API.
@Suite("How long data is kept, over a live server") struct RetentionRouteTests {
    private static let form = "application/x-www-form-urlencoded"

    @Test func programsSetALimitWhenTheyAgreeToWhatGoes() async throws {
        try await LiveServer.run { server in
            let before = server.services.footage.state.events
            let address = "/api/v1/retention-limits/footage?keep=1%20day"
            for consent in ["", "&consent=some"] {
                let refused = try await server.client.send("PUT", address + consent)
                #expect(refused.status == 409 && refused.body.contains("needs-consent"), "\(refused.body)")
            }
            #expect(try await server.services.retention.limits().isEmpty)
            for keep in ["soon", "0%20days", "-1", "99999999999999999999%20days", ""] {
                let answer = try await server.client.send("PUT", "/api/v1/retention-limits/footage?keep=" + keep)
                #expect(answer.status == 400, "\(keep): \(answer.body)")
            }
            #expect(try await server.client.send("PUT", "/api/v1/retention-limits/nothing?keep=1%20day").status == 404)
            let set = try await server.client.send("PUT", address + "&consent=everything")
            #expect(set.status == 200, "\(set.body)")
            #expect((try set.json()["going"] as? [String: Any])?["count"] as? Int == before)
            let shown = try await server.client.get("/api/v1/retention-limits?preview=yes")
            #expect(shown.status == 200 && shown.body.contains("Versions of the script"))
            let applied = try await server.client.send("POST", "/api/v1/retention-limits/apply?scrub=yes")
            #expect(applied.status == 200, "\(applied.body)")
            #expect(server.services.footage.state.events == 0)
        }
    }

    @Test func thePageShowsWhatGoesBeforeItIsSet() async throws {
        try await LiveServer.run { server in
            let shown = try await server.client.get("/data/retention?kind=footage&keep=1%20day")
            #expect(shown.status == 200 && shown.body.contains("ALL footage") && shown.body.contains("everything"))
            #expect(
                try await server.client.get("/data/retention?kind=footage&keep=soon").body.contains("is not a whole"))
            let cookie = try #require(shown.headers["set-cookie"]?.split(separator: ";").first)
            let token = cookie.drop { $0 != "=" }.dropFirst()
            func send(_ confirm: String) async throws -> RawHTTP.Answer {
                try await server.client.post(
                    "/data/retention", Self.form, "token=\(token)&kind=footage&keep=1+day&confirm=\(confirm)",
                    ["Cookie": "\(cookie)"])
            }
            #expect(try await send("remove").status == 422)
            #expect(try await server.services.retention.limits().isEmpty)
            let done = try await send("everything")
            #expect(done.status == 200 && done.body.contains("are kept for 1 day from now on"), "\(done.body)")
            let applied = try await server.client.post(
                "/data/retention/apply", Self.form, "token=\(token)", ["Cookie": "\(cookie)"])
            #expect(applied.status == 200 && server.services.footage.state.events == 0)
        }
    }
}
