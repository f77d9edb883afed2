import HTTPTypes
import Hummingbird

/// Until there are users, only this machine may ask. The listening address sees to strangers; this sees to web sites
/// that point a name of theirs at 127.0.0.1 (DNS rebinding), and to forms sent from other sites.
struct LoopbackOnly<Context: RequestContext>: RouterMiddleware {
    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard let authority = request.head.authority, Loopback.isName(authority) else {
            throw Problem(
                .forbidden, code: "not-loopback", title: "Only from this machine",
                detail: "This server answers at 127.0.0.1, localhost and [::1] only, until it has users. "
                    + "Open it under one of those names.")
        }
        if request.method != .get, request.method != .head, let origin = request.headers[.origin] {
            guard origin == "http://" + authority else {
                throw Problem(
                    .forbidden, code: "foreign-origin", title: "Sent from another site",
                    detail: "The request comes from \(origin), not from this server's own pages.")
            }
        }
        return try await next(request, context)
    }
}

/// The names of this machine that mean this machine everywhere.
enum Loopback {
    /// Whether a `host` or `host:port` is this machine by one of its fixed names.
    static func isName(_ authority: String) -> Bool {
        var host = authority[...]
        let lastColon = host.lastIndex(of: ":")
        if let colon = lastColon, !host.hasSuffix("]") {
            let port = host[host.index(after: colon)...]
            guard UInt16(port) != nil else { return false }
            host = host[..<colon]
        }
        if ["localhost", "[::1]"].contains(host.lowercased()) { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }
}
