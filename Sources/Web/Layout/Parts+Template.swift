extension Templates {
    /// A figure with its interval and what stands behind it; grey and flagged when that is few.
    static let figure = """
        <span class="figure{{#few}} few{{/few}}"><b>{{value}}</b>{{#.interval}} <span class="interval">{{.}}</span>\
        {{/.interval}} <span class="behind">· {{behind}}</span>{{#few}} <span class="flag">few</span>{{/few}}</span>
        """

    /// A chart: the finding as its caption, the picture, and the table behind it.
    static let chart = """
        <figure class="chart" data-chart="{{chartID}}">
        <figcaption>{{finding}}</figcaption>
        <div class="chart-canvas" id="{{chartID}}" role="img" aria-label="{{finding}}" hidden></div>
        <script type="application/json" id="{{chartID}}-spec">{{{json}}}</script>
        <details class="chart-table"><summary>The figures as a table</summary>
        <div class="scroll" tabindex="0" role="region" aria-label="Table: {{finding}}"><table class="table">
        <thead><tr>{{#table.headings}}<th scope="col">{{.}}</th>{{/table.headings}}</tr></thead>
        <tbody>{{#table.rows}}<tr><th scope="row">{{heading}}</th>{{#cells}}<td>{{.}}</td>{{/cells}}</tr>
        {{/table.rows}}</tbody></table></div></details>
        </figure>
        """

    /// Nothing to show, and what to do about it.
    static let empty = """
        <section class="empty"><h2>{{heading}}</h2><p>{{text}}</p>
        {{#.code}}<pre tabindex="0"><code>{{.}}</code></pre>{{/.code}}
        {{#actions}}<a class="btn btn-primary" href="{{address}}">{{label}}</a> {{/actions}}
        </section>
        """

    /// A sentence with code in it.
    static let spans = """
        {{#spans}}{{#isCode}}<code>{{text}}</code>{{/isCode}}{{^isCode}}{{text}}{{/isCode}}{{/spans}}
        """

    /// The filters in force, each with a way to take it off.
    static let chips = """
        {{#chips}}<a class="chip" href="{{address}}"><span>{{name}}: <b>{{value}}</b></span>\
        <span class="visually-hidden">, remove this filter</span><span aria-hidden="true">×</span></a>
        {{/chips}}
        """

    /// Forwards and back through a long list.
    static let pager = """
        <nav class="pager" aria-label="Pages"><span>{{range}}</span>
        {{#.previous}}<a class="btn btn-outline" rel="prev" href="{{.}}">Previous</a>{{/.previous}}
        {{#.next}}<a class="btn btn-outline" rel="next" href="{{.}}">Next</a>{{/.next}}
        </nav>
        """

    /// Something went wrong: what, where, and what to do.
    static let problem = """
        {{<layout}}{{$main}}{{#page}}
        <h1>{{heading}}</h1>
        <p class="lead">{{#text}}{{> spans}}{{/text}}</p>
        {{#hasErrors}}<ul class="plain">{{#errors}}<li><code>{{place}}</code> \
        {{message}}</li>{{/errors}}</ul>{{/hasErrors}}
        <p>{{#actions}}<a class="btn btn-primary" href="{{address}}">{{label}}</a> {{/actions}}</p>
        {{/page}}{{/main}}{{/layout}}
        """
}
