import Experience
import Services

extension KeepingPage {
    /// What the template shows.
    struct Content: Sendable {
        struct Row: Sendable {
            var id: String
            var name: String
            var note: String
            var span: String
            var goes: String
        }

        struct Confirmation: Sendable {
            var kind: String
            var name: String
            var keep: String
            var words: String
            /// What to type; nil when nothing goes.
            var word: String?
        }

        var done: [String]
        var hasDone: Bool
        var rows: [Row]
        var hasGoing: Bool
        var always: [Row]
        var fault: String?
        var confirmation: Confirmation?
        var form: String

        init(
            view: [(RetentionKind, span: String, going: RetentionCount?)], always: [KeptAlways], wish: Wish?,
            done: [String]
        ) {
            self.done = done
            hasDone = !done.isEmpty
            rows = view.map { kind, span, going in
                Row(
                    id: kind.rawValue, name: RetentionText.name(of: kind), note: RetentionText.note(on: kind),
                    span: span,
                    goes: going.map { $0.isEmpty ? "nothing" : RetentionText.words(for: $0, of: kind) } ?? "–")
            }
            hasGoing = view.contains { $0.going?.isEmpty == false }
            self.always = always.map { Row(id: "", name: $0.name, note: $0.reason, span: $0.span, goes: "") }
            fault = wish?.fault
            form = KeptSpan.textForm
            guard let wish, let going = wish.going else { return }
            confirmation = Confirmation(
                kind: wish.kind.rawValue, name: RetentionText.name(of: wish.kind), keep: wish.text,
                words: going.isEmpty
                    ? "Nothing goes with it now."
                    : (going.isEverything ? "ALL footage that there is goes with it: " : "This goes with it: ")
                        + RetentionText.words(for: going, of: wish.kind) + ". It can’t be undone.",
                word: going.isEmpty ? nil : going.isEverything ? "everything" : "remove")
        }
    }
}

extension Templates {
    static let keeping = """
        {{<layout}}{{$main}}{{#page}}
        <h1>How long data is kept</h1>
        <p class="lead">Without a limit everything is kept for ever. What is older than its limit goes once a day; \
        events that old are refused when they come again.</p>
        {{#hasDone}}<section role="status"><h2>Done</h2><ul>{{#done}}<li>{{.}}</li>{{/done}}</ul></section>{{/hasDone}}
        {{#.fault}}<p class="faults" role="alert">{{.}}</p>{{/.fault}}
        {{#.confirmation}}<section><h2>{{name}}: {{keep}}</h2><p>{{words}}</p>
        <form method="post" action="/data/retention">
        <input type="hidden" name="token" value="{{shell.formToken}}">
        <input type="hidden" name="kind" value="{{kind}}"><input type="hidden" name="keep" value="{{keep}}">
        {{#.word}}<div class="field"><label for="confirm">Type {{.}} to confirm</label>
        <input class="form-control" id="confirm" name="confirm" required autocomplete="off" autocapitalize="off" \
        spellcheck="false"></div>{{/.word}}
        <button class="btn btn-danger">Set this limit</button></form></section>{{/.confirmation}}
        <p class="summary"><a class="export" href="/data/retention?format=csv">Save as CSV</a></p>
        <div class="scroll" tabindex="0" role="region" aria-label="Limits"><table class="table">
        <thead><tr><th scope="col">What</th><th scope="col">Kept</th><th scope="col">Goes at the next round</th>\
        <th scope="col">Counted</th></tr></thead><tbody>
        {{#rows}}<tr><th scope="row">{{name}}</th><td>{{span}}</td><td>{{goes}}</td><td>{{note}}</td></tr>
        {{/rows}}
        </tbody></table></div>
        {{#hasGoing}}<form method="post" action="/data/retention/apply">
        <input type="hidden" name="token" value="{{shell.formToken}}">
        <button class="btn btn-danger">Remove this now</button></form>{{/hasGoing}}
        <h2>Set a limit</h2>
        <form method="get" action="/data/retention">
        <div class="field"><label for="kind">What</label><select class="form-select" id="kind" name="kind">\
        {{#rows}}<option value="{{id}}">{{name}}</option>{{/rows}}</select></div>
        <div class="field"><label for="keep">Kept for</label>
        <input class="form-control" id="keep" name="keep" required autocomplete="off" placeholder="24 months" \
        aria-describedby="keep-form"><p id="keep-form" class="quiet">{{form}}, or “ever”.</p></div>
        <button class="btn btn-primary">Show what goes</button></form>
        <h2>Always kept, and why</h2>
        <div class="scroll" tabindex="0" role="region" aria-label="Always kept"><table class="table">
        <thead><tr><th scope="col">What</th><th scope="col">Kept</th><th scope="col">Why</th></tr></thead><tbody>
        {{#always}}<tr><th scope="row">{{name}}</th><td>{{span}}</td><td>{{note}}</td></tr>
        {{/always}}
        </tbody></table></div>
        {{/page}}{{/main}}{{/layout}}
        """
}
