/// An address that only this machine can reach. Until users exist, the server listens on nothing else: whoever could
/// reach it could read every customer's story.
package struct LoopbackAddress: Sendable, Hashable {
    package let host: String
    package let port: Int

    /// Errors: `AddressError` for any other host and for a port out of range.
    package init(host: String, port: Int) throws(AddressError) {
        guard Self.isLoopback(host) else { throw .notLoopback(host) }
        guard (0...65_535).contains(port) else { throw .port(port) }
        self.host = host == "localhost" ? "127.0.0.1" : host
        self.port = port
    }

    /// `http://127.0.0.1:8080`.
    package var url: String { "http://\(host.contains(":") ? "[\(host)]" : host):\(port)" }

    /// 127.0.0.0/8, ::1 and the name localhost.
    private static func isLoopback(_ host: String) -> Bool {
        if host == "localhost" || host == "::1" { return true }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }
}

/// An address that the server does not listen on.
package enum AddressError: Error, Sendable {
    case notLoopback(String)
    case port(Int)

    package var message: String {
        switch self {
        case .notLoopback(let host):
            "the server listens on this machine only (127.0.0.1, ::1, localhost), not on “\(host)”: there are no users "
                + "and no sign-in yet, so anybody who reached it could read every customer's story. Leave --host out; "
                + "from elsewhere use an SSH tunnel: ssh -L 8080:127.0.0.1:8080 this-machine"
        case .port(let port): "there is no port \(port); choose one from 1 to 65535, or 0 for any free one"
        }
    }
}
