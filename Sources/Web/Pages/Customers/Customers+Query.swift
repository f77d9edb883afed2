import Hummingbird
import Services

/// Finding a customer by the beginning of their id.
enum CustomersPage {
    struct Model: Sendable {
        var prefix: String?
        var found: [String]
        var hasFootage: Bool
    }

    static let limit = 100

    static func route(_ request: Request, _ site: Site) async throws -> Response {
        let query = try Query(request, allowed: ["prefix", "format"])
        let wantsTable = try query.word("format", as: ListFormat.self) == .csv
        let visit = try await site.visit(request)
        let prefix = query["prefix"]
        // One more than is shown tells whether there are more.
        let found = try await visit.services.stories.search(prefix ?? "", limit: limit + 1)
        if wantsTable {
            return Response(
                csv: Table(columns: ["customer"], rows: found.prefix(limit).map { [.text($0)] }), named: "customers")
        }
        if let only = found.first, found.count == 1, prefix != nil {
            return .see(other: "/customers/" + Address.encoded(only))
        }
        var hasFootage = !found.isEmpty
        if !hasFootage { hasFootage = try await !visit.services.stories.search("", limit: 1).isEmpty }
        return visit.page(
            "customers", shell: visit.shell("Customers", in: .customers),
            content: Content(Model(prefix: prefix, found: found, hasFootage: hasFootage)))
    }
}
