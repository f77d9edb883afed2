import Services

extension UploadPage {
    struct FormContent: Sendable {
        var limit: String
    }

    struct MappingContent: Sendable {
        struct Fault: Sendable {
            var place: String
            var message: Spans
            var remedy: Spans?
        }

        var fileName: String
        var size: String
        var action: String
        var mapping: String
        var rows: Int
        var faults: [Fault]
        var hasFaults: Bool
        var faultCount: String

        init(_ upload: Found, mapping: String, faults: [InputProblem]) {
            fileName = upload.file.name
            size = Problem.byteCount(upload.size)
            action = "/data/upload/" + upload.file.id
            self.mapping = mapping
            rows = min(60, max(20, mapping.split(separator: "\n", omittingEmptySubsequences: false).count + 1))
            self.faults = faults.map {
                Fault(
                    place: $0.place ?? "", message: Spans($0.message, capital: false),
                    remedy: $0.remedy.map { Spans($0, capital: false) })
            }
            hasFaults = !faults.isEmpty
            faultCount = Figures.count(faults.count, "thing keeps", "things keep") + " this from running"
        }
    }
}

extension Templates {
    static let upload = """
        {{<layout}}{{$main}}{{#page}}
        <h1>Upload a file</h1>
        <p>The events you have, as they are: CSV with any delimiter, NDJSON or XES, plain or gzip, up to {{limit}}. \
        Next you see a first mapping, guessed from the file, and correct it.</p>
        <form method="post" action="/data/upload" enctype="multipart/form-data">
        <input type="hidden" name="token" value="{{shell.formToken}}">
        <div class="field"><label for="file">File</label>
        <input class="form-control" id="file" type="file" name="file" required \
        accept=".csv,.tsv,.txt,.ndjson,.jsonl,.json,.xes,.gz"></div>
        <button class="btn btn-primary">Upload and look at it</button>
        </form>
        <p class="note">Larger files, several at once, and look-ups into other files: <code>throughline \
        import</code> \
        on the command line.</p>
        {{/page}}{{/main}}{{/layout}}
        """

    static let mapping = """
        {{<layout}}{{$main}}{{#page}}
        <h1>What the columns mean</h1>
        <p>This mapping was guessed from <b>{{fileName}}</b> ({{size}}). Correct it, then run it; what is wrong with \
        it is \
        shown by line before anything goes in.</p>
        {{#hasFaults}}<section class="faults" role="alert"><h2>{{faultCount}}</h2><ul>{{#faults}}\
        <li><code>{{place}}</code> {{#message}}{{> spans}}{{/message}}\
        {{#.remedy}}: {{> spans}}{{/.remedy}}</li>{{/faults}}</ul></section>{{/hasFaults}}
        <form method="post" action="{{action}}">
        <input type="hidden" name="token" value="{{shell.formToken}}">
        <div class="field"><label for="mapping">Mapping (YAML)</label>
        <textarea class="form-control" id="mapping" name="mapping" rows="{{rows}}" spellcheck="false" \
        autocomplete="off" \
        autocapitalize="off">
        {{mapping}}</textarea></div>
        <button class="btn btn-primary">Run the import</button>
        </form>
        {{/page}}{{/main}}{{/layout}}
        """
}
