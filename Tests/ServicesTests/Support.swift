import Assembly
import AssemblyTestSupport
import Experience
import Services
import Simulation
import TestSupport

/// A throw-away installation, opened as the server opens its own.
func withInstallation(_ body: (Installation) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in
        let installation = try await Installation.opened(folder.path(of: "data"), for: .working)
        try await body(installation)
        try await installation.close()
    }
}

extension Installation {
    /// Takes events given as JSON lines.
    @discardableResult
    func take(_ lines: String) async throws -> [EventReceipt] {
        try await services.footage.accept(Array(lines.utf8))
    }
}
