import Experience
import Hummingbird
import Services

/// What came in: imports with their counts and state, and the way to bring in more.
enum DataPage {
    struct Model: Sendable {
        var imports: [ImportStatus]
        var page: Int
        /// There are more after these.
        var hasMore: Bool
    }

    static let pageLength = 50

    static func route(_ request: Request, _ site: Site) async throws -> Response {
        let query = try Query(request, allowed: ["page", "format"])
        let wantsTable = try query.word("format", as: ListFormat.self) == .csv
        let page = try query.whole("page", in: 1...100_000) ?? 1
        let visit = try await site.visit(request)
        let imports = visit.services.imports
        if wantsTable {
            return Response(csv: Table(imports: try await imports.list(limit: 10_000).map(\.record)), named: "imports")
        }
        let found = try await imports.list(offset: (page - 1) * pageLength, limit: pageLength + 1)
        let model = Model(
            imports: Array(found.prefix(pageLength)), page: page, hasMore: found.count > pageLength)
        return visit.page(
            "data", shell: visit.shell("Data", in: .data), content: Content(model, almanac: visit.almanac))
    }
}

extension DataPage {
    struct Content: Sendable {
        struct Row: Sendable {
            var files: String
            var address: String
            var state: ImportState
            var started: String
            var ago: String
            var read: String
            var added: String
            var known: String
            var rejected: String
            var hasRejects: Bool
        }

        var rows: [Row]
        var hasRows: Bool
        var pager: Pager?
        var empty: EmptyState?
    }
}

extension DataPage.Content {
    init(_ model: DataPage.Model, almanac: Almanac) {
        rows = model.imports.map { status in
            let record = status.record
            return Row(
                files: record.fileNames.joined(separator: ", "),
                address: "/data/imports/" + Address.encoded(record.id.text), state: ImportState(status),
                started: almanac.moment(record.startedAt), ago: almanac.relative(record.startedAt),
                read: Figures.count(record.counts.rowsRead), added: Figures.count(record.counts.eventsAdded),
                known: Figures.count(record.counts.eventsKnown),
                rejected: Figures.count(record.counts.eventsRejected), hasRejects: record.counts.eventsRejected > 0)
        }
        hasRows = !rows.isEmpty
        if model.page > 1 || model.hasMore {
            let first = (model.page - 1) * DataPage.pageLength
            pager = Pager(
                range: "Imports \(first + 1) to \(first + rows.count)",
                previous: model.page > 1 ? "/data?page=\(model.page - 1)" : nil,
                next: model.hasMore ? "/data?page=\(model.page + 1)" : nil)
        }
        empty =
            rows.isEmpty
            ? EmptyState(
                heading: "Nothing has come in yet",
                text: "Upload a file and correct the mapping that is guessed from it, or use the command line:",
                code:
                    "throughline import --guess data.csv > mapping.yaml\n"
                    + "throughline import --mapping mapping.yaml data.csv",
                actions: [Action(label: "Upload a file", address: "/data/upload")]) : nil
    }
}

/// How an import stands, as a word with its tone and icon.
struct ImportState: Sendable {
    var word: String
    var tone: String
    var icon: String

    init(_ status: ImportStatus) {
        switch status.record.state {
        case .running where status.isWaiting: (word, tone, icon) = ("waiting", "calm", "due")
        case .running: (word, tone, icon) = ("running", "calm", "due")
        case .finished: (word, tone, icon) = ("finished", "proven", "proven")
        case .failed: (word, tone, icon) = ("failed", "hurt", "hurt")
        case .interrupted: (word, tone, icon) = ("interrupted", "due", "due")
        }
    }
}

extension Templates {
    static let data = """
        {{<layout}}{{$main}}{{#page}}
        <h1>Data</h1>
        {{#hasRows}}
        <p class="summary">Importing a file again adds nothing twice. <a class="export" href="/data?format=csv">Save \
        as CSV</a></p>
        <p class="ways-on"><a class="btn btn-primary" href="/data/upload">Upload a file</a> \
        <a class="export" href="/data/erasures">Erased persons</a> \
        <a class="export" href="/data/merges">Merged ids</a> \
        <a class="export" href="/data/retention">How long data is kept</a></p>
        <div class="scroll" tabindex="0" role="region" aria-label="Imports"><table class="table">
        <thead><tr><th scope="col">Files</th><th scope="col">State</th><th scope="col">Started</th>\
        <th scope="col" class="number">Rows read</th><th scope="col" class="number">Events added</th>\
        <th scope="col" class="number">Already known</th><th scope="col" class="number">Rejected</th></tr></thead>
        <tbody>{{#rows}}<tr><th scope="row"><a href="{{address}}">{{files}}</a></th>\
        <td>{{#state}}<span class="tag {{tone}}"><svg class="icon" aria-hidden="true">\
        <use href="{{shell.iconSheet}}#{{icon}}"></use></svg> {{word}}</span>{{/state}}</td>\
        <td>{{started}} <span class="quiet">({{ago}})</span></td><td class="number">{{read}}</td>\
        <td class="number">{{added}}</td><td class="number">{{known}}</td>\
        <td class="number">{{#hasRejects}}<a href="{{address}}#rejects">{{rejected}}</a>{{/hasRejects}}\
        {{^hasRejects}}{{rejected}}{{/hasRejects}}</td></tr>
        {{/rows}}</tbody></table></div>
        {{#.pager}}
        {{> pager}}
        {{/.pager}}
        {{/hasRows}}
        {{#.empty}}
        {{> empty}}
        {{/.empty}}
        {{/page}}{{/main}}{{/layout}}
        """
}
