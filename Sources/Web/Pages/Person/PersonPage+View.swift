import Experience
import Services

extension PersonPage {
    /// What the template shows.
    struct Content: Sendable {
        struct Row: Sendable {
            var label: String
            var value: String
        }

        var customer: String
        var rows: [Row]
        var ids: [String]
        var hasIDs: Bool
        var mergesAddress: String
        var jsonAddress: String
        var csvAddress: String
        var eraseAddress: String
        var kept: [String]
        var backups: String
        var fault: String?
        var missing: String?

        init(_ record: PersonRecord, _ almanac: Almanac, fault: String?) {
            customer = record.customer
            rows = [Row(label: "Events", value: Figures.count(record.events.count))]
            if let first = record.events.first, let last = record.events.last {
                rows.append(Row(label: "From", value: almanac.day(first.time)))
                rows.append(Row(label: "To", value: almanac.day(last.time)))
            }
            rows.append(Row(label: "Rows of files that did not fit", value: Figures.count(record.rejects.count)))
            rows.append(Row(label: "Imports that name them", value: Figures.count(record.imports.count)))
            ids = record.merges.map { MergesPage.line($0, almanac) }
            hasIDs = !ids.isEmpty
            mergesAddress = MergesPage.address(of: record.customer)
            let address = PersonPage.address(of: record.customer)
            jsonAddress = Address(address, [("format", "json")]).text
            csvAddress = Address(address, [("format", "csv")]).text
            eraseAddress = address
            kept = ErasureOutcome.kept
            backups = ErasureOutcome.backups
            self.fault = fault
            missing = record.missing.isEmpty ? nil : record.missing.sentence
        }
    }
}

extension Templates {
    static let person = """
        {{<layout}}{{$main}}{{#page}}
        <p class="eyebrow">What is kept</p>
        <h1>{{customer}}</h1>
        <p class="lead">Everything Throughline keeps about this customer, to hand to them or to erase.</p>
        {{#.missing}}<p class="note">{{.}}</p>{{/.missing}}
        <table class="table"><caption class="visually-hidden">What is kept</caption><tbody>
        {{#rows}}<tr><th scope="row">{{label}}</th><td>{{value}}</td></tr>
        {{/rows}}
        </tbody></table>
        {{#hasIDs}}<h2>Ids</h2><ul>{{#ids}}<li>{{.}}</li>{{/ids}}</ul>
        <p><a class="export" href="{{mergesAddress}}">Split ids</a></p>{{/hasIDs}}
        <p><a class="btn btn-primary" href="{{jsonAddress}}" download="what-we-keep.json">Save all of it (JSON)</a> \
        <a class="export" href="{{csvAddress}}">Save the events (CSV)</a></p>
        <section class="erase"><h2>Erase</h2>
        <p>Takes every event, rejected row and waiting file of this customer, under every id that is theirs, out of \
        the database and its files, for good. What happened to other customers stays as it is.</p>
        {{#.fault}}<p class="faults" role="alert">{{.}}</p>{{/.fault}}
        <h3>What stays, and why</h3>
        <ul>{{#kept}}<li>{{.}}</li>{{/kept}}<li>{{backups}}</li></ul>
        <form method="post" action="{{eraseAddress}}">
        <input type="hidden" name="token" value="{{shell.formToken}}">
        <div class="field"><label for="reason">Why, without anything personal</label>
        <input class="form-control" id="reason" name="reason" required maxlength="200" autocomplete="off" \
        placeholder="asked by letter of 3 May"></div>
        <div class="field"><label for="confirm">Type the id to confirm</label>
        <input class="form-control" id="confirm" name="confirm" required autocomplete="off" autocapitalize="off" \
        spellcheck="false"></div>
        <button class="btn btn-danger">Erase for good</button>
        </form></section>
        {{/page}}{{/main}}{{/layout}}
        """

    static let erasures = """
        {{<layout}}{{$main}}{{#page}}
        <h1>Erased persons</h1>
        {{#hasOutcome}}<section role="status"><h2>Done</h2><ul>{{#outcome}}<li>{{.}}</li>{{/outcome}}</ul></section>\
        {{/hasOutcome}}
        {{#hasRows}}
        <p class="summary">{{summary}} <a class="export" href="/data/erasures?format=csv">Save as CSV</a></p>
        <div class="scroll" tabindex="0" role="region" aria-label="Erasures"><table class="table">
        <thead><tr><th scope="col">Erased</th><th scope="col">Why</th>\
        <th scope="col" class="number">Events</th><th scope="col" class="number">Rejected rows</th>\
        <th scope="col">State</th></tr></thead><tbody>
        {{#rows}}<tr><th scope="row">{{day}}</th><td>{{reason}}</td><td class="number">{{events}}</td>\
        <td class="number">{{rejectedRows}}</td><td>{{state}}</td></tr>
        {{/rows}}
        </tbody></table></div>
        {{/hasRows}}
        {{#.empty}}
        {{> empty}}
        {{/.empty}}
        {{/page}}{{/main}}{{/layout}}
        """
}
