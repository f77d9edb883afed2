import Testing

@testable import Web

@Suite("What every answer carries, and whom the server answers")
struct HeaderTests {
    @Test func everyAnswerCarriesTheStrictPolicy() async throws {
        try await LiveServer.run { server in
            for path in ["/", "/nowhere", "/api/v1/edges", "/api/v1/none", "/assets/own/charts.js"] {
                let headers = try await server.client.get(path).headers
                let policy = headers["content-security-policy"] ?? ""
                #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "\(path)")
                #expect(!policy.contains("unsafe"))
                #expect(headers["x-content-type-options"] == "nosniff")
                #expect(headers["referrer-policy"] == "same-origin")
            }
        }
    }

    @Test func anotherHostNameIsRefused() async throws {
        try await LiveServer.run { server in
            for (host, status) in [
                ("evil.example", 403), ("evil.example:80", 403), ("127.0.0.1.evil.example", 403),
                ("localhost:\(server.client.port)", 200),
            ] {
                for path in ["/", "/api/v1/edges"] {
                    let answer = try await server.client.get(path, ["Host": host])
                    #expect(answer.status == status, "\(host)\(path)")
                }
            }
        }
    }

    @Test func aFormFromAnotherSiteIsRefused() async throws {
        try await LiveServer.run { server in
            let type = "application/x-www-form-urlencoded"
            let page = try await server.client.get("/")
            let cookie = page.headers["set-cookie"]?.prefix { $0 != ";" } ?? ""
            let token = cookie.drop { $0 != "=" }.dropFirst()
            let good = try await server.client.post(
                "/theme", type, "theme=dark&token=\(token)&back=/script", ["Cookie": "\(cookie)"])
            #expect(good.status == 303)
            #expect(good.headers["location"] == "/script")
            let foreign = try await server.client.post(
                "/theme", type, "theme=dark&token=\(token)", ["Cookie": "\(cookie)", "Origin": "http://evil.example"])
            #expect(foreign.status == 403)
            #expect(try await server.client.post("/theme", type, "theme=dark&token=\(token)").status == 403)
            #expect(try await server.client.post("/theme", type, "theme=dark", ["Cookie": "\(cookie)"]).status == 403)
        }
    }

    @Test func onlyKnownFilesAreGivenOut() async throws {
        try await LiveServer.run { server in
            let style = try await server.client.get("/assets/own/throughline.css")
            #expect(style.status == 200)
            #expect(style.headers["content-type"] == "text/css; charset=utf-8")
            let tag = try #require(style.headers["etag"])
            let again = try await server.client.get("/assets/own/throughline.css", ["If-None-Match": tag])
            #expect(again.status == 304)
            let version = tag.filter { $0 != "\"" }
            let kept = try await server.client.get("/assets/own/throughline.css?v=\(version)")
            #expect(kept.headers["cache-control"]?.contains("immutable") == true)
            for path in [
                "/assets/own/../../data/throughline.db", "/assets/own/%2e%2e%2f%2e%2e%2fdata%2fthroughline.db",
                "/assets/own/",
                "/assets/data/throughline.db", "/assets//etc/passwd",
            ] {
                #expect(try await server.client.get(path).status >= 400, "\(path)")
            }
        }
    }
}
