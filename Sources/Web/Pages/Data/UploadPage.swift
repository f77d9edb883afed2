import Experience
import Hummingbird
import Services

/// Bringing a file in: choose it, correct the mapping that was guessed from it, and run.
enum UploadPage {
    /// The form for the file.
    static func form(_ request: Request, _ site: Site) async throws -> Response {
        _ = try Query(request, allowed: [])
        let visit = try await site.visit(request)
        let limit = Problem.byteCount(site.configuration.uploadLimit)
        return visit.page(
            "upload", shell: visit.shell("Upload a file", in: .data, crumbs: crumbs(nil)),
            content: FormContent(limit: limit))
    }

    /// The file itself.
    static func receive(_ request: Request, _ site: Site) async throws -> Response {
        let upload = try await Upload.receive(request, site)
        return .see(other: "/data/upload/" + upload.id)
    }

    /// The guessed mapping, to be corrected.
    static func mapping(_ request: Request, _ id: String, _ site: Site) async throws -> Response {
        _ = try Query(request, allowed: [])
        let visit = try await site.visit(request)
        let upload = try await found(id, site)
        let content: MappingContent
        do {
            let guess = try await visit.services.uploads.guess(upload.file)
            content = MappingContent(upload, mapping: guess, faults: [])
        } catch {
            guard let faults = InputProblem.list(of: error) else { throw error }
            content = MappingContent(upload, mapping: "", faults: faults)
        }
        return page(visit, upload, content, status: .ok)
    }

    /// The corrected mapping: faults come back located, a good one starts the import.
    static func run(_ request: Request, _ id: String, _ site: Site) async throws -> Response {
        let form = try await Form(request)
        try site.token.check(request, field: form["token"])
        let upload = try await found(id, site)
        // Browsers send line breaks as CR LF; line numbers and text stay as they were typed.
        let mapping = (form["mapping"] ?? "").replacing("\r\n", with: "\n")
        do {
            let record = try await site.services.imports.start(upload.file, mapping: mapping)
            return .see(other: "/data/imports/" + Address.encoded(record.id.text))
        } catch {
            guard let faults = InputProblem.list(of: error) else { throw error }
            let visit = try await site.visit(request)
            return page(
                visit, upload, MappingContent(upload, mapping: mapping, faults: faults), status: .unprocessableContent)
        }
    }

    /// An upload that is there, with its size in bytes.
    typealias Found = (file: UploadedFile, size: Int)

    private static func found(_ id: String, _ site: Site) async throws -> Found {
        guard let upload = try await site.services.uploads.find(id) else {
            throw Problem.notFound("This upload is gone.", remedy: "Uploads are kept for a day. Upload the file again.")
        }
        return upload
    }

    private static func page(
        _ visit: Visit, _ upload: Found, _ content: MappingContent, status: HTTPResponse.Status
    ) -> Response {
        let title = "What the columns mean"
        return visit.page(
            "mapping", shell: visit.shell(title, in: .data, crumbs: crumbs(title)), content: content, status: status)
    }

    private static func crumbs(_ step: String?) -> [Shell.Crumb] {
        let data = Shell.Crumb(name: "Data", address: "/data")
        guard let step else { return [data, Shell.Crumb(name: "Upload a file", address: nil)] }
        return [
            data, Shell.Crumb(name: "Upload a file", address: "/data/upload"), Shell.Crumb(name: step, address: nil),
        ]
    }
}
