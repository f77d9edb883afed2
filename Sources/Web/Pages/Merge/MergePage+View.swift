import Experience
import Services

extension MergePage {
    /// What the template shows.
    struct Content: Sendable {
        /// One of the two customers.
        struct Side: Sendable {
            var heading: String
            var id: String
            var figures: [String]
            var scenes: [String]
            var ids: [String]
        }

        var customer: String
        var address: String
        var other: String?
        var fault: String?
        var sides: [Side] = []
        var hasSides = false

        init(_ customer: String, other: String?, fault: String? = nil) {
            self.customer = customer
            address = MergePage.address(of: customer)
            self.other = other
            self.fault = fault
        }

        init(_ preview: MergePreview, _ almanac: Almanac) {
            self.init(preview.kept.story.customer, other: preview.absorbed.story.customer)
            sides = [
                Side(preview.kept, "Stays", almanac), Side(preview.absorbed, "Is absorbed", almanac),
            ]
            hasSides = true
        }
    }

    /// How many of the latest scenes are shown.
    static let latest = 5
}

extension MergePage.Content.Side {
    init(_ answer: StoryAnswer, _ heading: String, _ almanac: Almanac) {
        let takes = answer.story.takes
        self.heading = heading
        id = answer.story.customer
        figures = [Figures.count(takes.count, "event", "events")]
        if let first = takes.first, let last = takes.last {
            figures.append("first on \(almanac.moment(first.at))")
            figures.append("last on \(almanac.moment(last.at))")
        }
        scenes = takes.suffix(MergePage.latest).reversed().map { take in
            "\(almanac.moment(take.at)): \(answer.names.touchpoint(take.touchpoint)), "
                + answer.names.department(take.department)
        }
        ids = answer.merges.map { MergesPage.line($0, almanac) }
    }
}

extension Templates {
    static let merge = """
        {{<layout}}{{$main}}{{#page}}
        <p class="eyebrow">Merge</p>
        <h1>{{customer}}</h1>
        <p class="lead">The same human came under another id, too? From then on there is one customer with one story. \
        Events stay stored under the ids under which they came, so that it can be undone at any time.</p>
        {{#.fault}}<p class="faults" role="alert">{{.}}</p>{{/.fault}}
        <form class="filters" method="get" action="{{address}}">
        <label>The other id <input class="form-control" name="other" value="{{.other}}" required autocomplete="off" \
        autocapitalize="off" spellcheck="false"></label>
        <button class="btn btn-primary">Show both</button>
        </form>
        {{#hasSides}}
        <div class="sides">
        {{#sides}}<section class="side"><h2>{{heading}}: {{id}}</h2>
        {{#figures}}<p>{{.}}</p>{{/figures}}
        {{#ids}}<p class="quiet">{{.}}</p>{{/ids}}
        <h3>Latest scenes</h3>
        <ul>{{#scenes}}<li>{{.}}</li>{{/scenes}}</ul></section>
        {{/sides}}
        </div>
        <form method="post" action="{{address}}">
        <input type="hidden" name="token" value="{{shell.formToken}}">
        <input type="hidden" name="other" value="{{.other}}">
        <div class="field"><label for="reason">How it is known</label>
        <input class="form-control" id="reason" name="reason" required maxlength="200" autocomplete="off" \
        placeholder="same phone number, asked"></div>
        <button class="btn btn-primary">Make them one customer</button>
        </form>
        {{/hasSides}}
        {{/page}}{{/main}}{{/layout}}
        """
}
