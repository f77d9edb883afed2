import Experience
import Services

extension ImportPage {
    /// How far it is; stands alone, so that it can be loaded again by itself.
    struct Progress: Sendable {
        var address: String
        var state: ImportState
        var isRunning: Bool
        var percent: Int?
        var words: String

        init(_ status: ImportStatus) {
            let record = status.record
            address = "/data/imports/" + Address.encoded(record.id.text)
            state = ImportState(status)
            isRunning = record.state == .running
            percent = status.share.map { min(100, Int($0 * 100)) }
            if status.isWaiting {
                words = "Nothing is read yet: others come before it."
                return
            }
            let share = percent.map { " (\($0) %)" } ?? ""
            words =
                record.state == .running
                ? "\(Figures.count(record.counts.rowsRead, "row", "rows")) read so far\(share)." : ""
        }
    }

    struct Content: Sendable {
        struct Reason: Sendable {
            var reason: String
            var count: String
        }

        var title: String
        var started: String
        var finished: String?
        var progress: Progress
        var counts: [Reason]
        var reasons: [Reason]
        var hasReasons: Bool
        var failure: String?
        var rejects: [RejectRow]
        var hasRejects: Bool
        var download: String?
        var pager: Pager?
        var mapping: String
        var isFinished: Bool
    }
}

extension ImportPage.Content {
    init(_ model: ImportPage.Model, almanac: Almanac) {
        let record = model.status.record
        let counts = record.counts
        title = record.fileNames.joined(separator: ", ")
        started = "\(almanac.moment(record.startedAt)) (\(almanac.relative(record.startedAt)))"
        finished = record.finishedAt.map { end in
            Wait(milliseconds: max(0, end.milliseconds - record.startedAt.milliseconds)).inWords
        }
        progress = ImportPage.Progress(model.status)
        self.counts = [
            ("Rows read", counts.rowsRead), ("Not selected by the mapping", counts.rowsNotSelected),
            ("Events added", counts.eventsAdded), ("Already known", counts.eventsKnown),
            ("Rejected", counts.eventsRejected),
        ].map { Reason(reason: $0, count: Figures.count($1)) }
        reasons = counts.rejectedByReason.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
            Reason(reason: $0.key.replacing("_", with: " "), count: Figures.count($0.value))
        }
        hasReasons = !reasons.isEmpty
        failure = record.failure
        rejects = model.rejects
        hasRejects = !rejects.isEmpty
        let address = "/data/imports/" + Address.encoded(record.id.text)
        download = record.rejectsPath == nil ? nil : address + "/rejects"
        let first = (model.page - 1) * ImportPage.pageLength
        let more = first + rejects.count < counts.eventsRejected && !rejects.isEmpty
        if model.page > 1 || more {
            pager = Pager(
                range:
                    "Rejects \(first + 1) to \(first + rejects.count) of \(Figures.count(counts.eventsRejected))",
                previous: model.page > 1 ? address + "?page=\(model.page - 1)#rejects" : nil,
                next: more ? address + "?page=\(model.page + 1)#rejects" : nil)
        }
        mapping = record.mapping
        isFinished = record.state == .finished
    }
}

extension Templates {
    static let importPage = """
        {{<layout}}{{$main}}{{#page}}
        <p class="eyebrow">Import</p>
        <h1>{{title}}</h1>
        <p class="summary">Started {{started}}{{#.finished}}, took {{.}}{{/.finished}}.</p>
        {{#progress}}
        {{> import-progress-part}}
        {{/progress}}
        {{#.failure}}<section class="faults" role="alert"><h2>It stopped early</h2><p>{{.}}</p>\
        <p>What came before is in; importing the mended file again adds nothing twice.</p></section>{{/.failure}}
        <h2>What became of the rows</h2>
        <div class="scroll" tabindex="0" role="region" aria-label="Counts"><table class="table counts"><tbody>
        {{#counts}}<tr><th scope="row">{{reason}}</th><td class="number">{{count}}</td></tr>
        {{/counts}}</tbody></table></div>
        {{#isFinished}}<p class="note"><a href="/">See where the story breaks</a></p>{{/isFinished}}
        <h2 id="rejects">Rows that didn’t fit</h2>
        {{#hasReasons}}<ul>{{#reasons}}<li>{{reason}}: {{count}}</li>{{/reasons}}</ul>{{/hasReasons}}
        {{^hasReasons}}<p class="quiet">None.</p>{{/hasReasons}}
        {{#.download}}<p><a class="export" href="{{.}}">Save all of them as CSV</a></p>{{/.download}}
        {{#hasRejects}}
        <div class="scroll" tabindex="0" role="region" aria-label="Rows that did not fit"><table class="table">
        <thead><tr><th scope="col">File</th><th scope="col" class="number">Line</th><th scope="col">Reason</th>\
        <th scope="col">Row</th></tr></thead>
        <tbody>{{#rejects}}<tr><td>{{file}}</td><td class="number">{{line}}</td><td>{{message}}</td>\
        <td class="reject-text">{{text}}</td></tr>
        {{/rejects}}</tbody></table></div>
        {{/hasRejects}}
        {{#.pager}}
        {{> pager}}
        {{/.pager}}
        <details class="method"><summary>The mapping that was used</summary><pre \
        tabindex="0"><code>{{mapping}}</code></pre></details>
        {{/page}}{{/main}}{{/layout}}
        """

    /// The progress by itself.
    static let importProgress = """
        {{#page}}{{> import-progress-part}}{{/page}}
        """

    static let importProgressPart = """
        <div id="progress" aria-live="polite"{{#isRunning}} hx-get="{{address}}/progress" hx-trigger="every 1s" \
        hx-swap="outerHTML"{{/isRunning}}>{{#state}}<p><span class="tag {{tone}}">{{word}}</span> \
        {{words}}</p>{{/state}}
        {{#isRunning}}<progress max="100"{{#.percent}} value="{{.}}"{{/.percent}} aria-label="How far the import \
        is"></progress>
        {{/isRunning}}</div>
        """
}
