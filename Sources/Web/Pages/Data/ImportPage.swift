import Experience
import Foundation
import Hummingbird
import NIOCore
import Services

/// One import: how far it is, what went in, and what didn't and why.
enum ImportPage {
    struct Model: Sendable {
        var status: ImportStatus
        var rejects: [RejectRow]
        var page: Int
    }

    static let pageLength = 50

    static func route(_ request: Request, _ id: String, _ site: Site) async throws -> Response {
        let query = try Query(request, allowed: ["page"])
        let page = try query.whole("page", in: 1...1_000_000) ?? 1
        let visit = try await site.visit(request)
        let status = try await found(id, visit.services)
        let rejects = try await visit.services.imports.rejects(
            of: status.record.id, offset: (page - 1) * pageLength, limit: pageLength)
        let content = Content(
            Model(status: status, rejects: rejects, page: page), almanac: visit.almanac)
        let crumbs = [Shell.Crumb(name: "Data", address: "/data"), Shell.Crumb(name: content.title, address: nil)]
        return visit.page(
            "import",
            shell: visit.shell(
                content.title, in: .data, crumbs: crumbs, refreshAfter: status.record.state == .running ? 2 : nil),
            content: content)
    }

    /// Just the progress, for partial updates; when the import has ended the whole page is loaded again.
    static func progress(_ request: Request, _ id: String, _ site: Site) async throws -> Response {
        _ = try Query(request, allowed: [])
        let status = try await found(id, site.services)
        var response = Response(html: site.templates.part("import-progress", content: Progress(status)))
        if status.record.state != .running { response.headers[.htmxRefresh] = "true" }
        return response
    }

    /// The rows that didn't go in, as the file that was set aside.
    static func rejectsFile(_ id: String, _ site: Site) async throws -> Response {
        let record = try await found(id, site.services).record
        guard record.rejectsPath != nil else {
            throw Problem.notFound("This import set no rows aside.", remedy: "See the import for its counts.")
        }
        let imports = site.services.imports
        let body = ResponseBody { writer in
            try await imports.readingRejects(of: record.id) { path in
                let file = try FileHandle(forReadingFrom: URL(filePath: path))
                defer { try? file.close() }
                while let bytes = try file.read(upToCount: 1 << 17), !bytes.isEmpty {
                    try await writer.write(ByteBuffer(bytes: bytes))
                }
            }
            try await writer.finish(nil)
        }
        return Response(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8",
                .contentDisposition: "attachment; filename=\"rejects-\(record.id.text).csv\"",
            ], body: body)
    }

    private static func found(_ id: String, _ services: ServiceSet) async throws -> ImportStatus {
        guard let status = try await services.imports.status(of: ImportID(id)) else {
            throw Problem.notFound("There is no import “\(id)”.", remedy: "See the list of imports.")
        }
        return status
    }
}
