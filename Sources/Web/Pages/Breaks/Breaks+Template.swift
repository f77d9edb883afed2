extension Templates {
    static let breaks = """
        {{<layout}}{{$main}}{{#page}}
        <h1>Where the story breaks</h1>
        {{#filters}}
        {{> filters}}
        {{/filters}}
        <p class="summary" aria-live="polite">{{summary}}{{#.promises}} {{.}}{{/.promises}}</p>
        {{#hasRows}}
        <ol class="gaps" data-list>
        {{#rows}}
        <li{{#few}} class="few-row"{{/few}}>
        <span class="rank" aria-hidden="true">{{rank}}</span>
        <div class="gap-what">
        <h2><a href="{{address}}">{{place}}</a></h2>
        <p class="gap-owners">{{owners}}</p>
        <p class="gap-how"><span class="kind">{{label}}</span> {{sentence}}</p>
        </div>
        <dl class="gap-figures">
        <div><dt>Customers</dt><dd><b>{{hurt}}</b> of {{exposed}} hurt <span class="interval">· {{share}}</span>\
        {{#few}} <span class="flag">few</span>{{/few}}</dd></div>
        {{#.score}}<div><dt>Score</dt><dd>{{hurt}} against {{notHurt}}, {{#difference}}{{> \
        figure}}{{/difference}}</dd></div>\
        {{/.score}}
        <div><dt>At risk</dt><dd>{{#.money}}{{> figure}}{{/.money}}{{#.moneyMissing}}<span class="quiet">\
        {{.}}</span>{{/.moneyMissing}}</dd></div>
        </dl>
        {{#.spark}}<div class="spark"><svg viewBox="0 0 96 24" width="96" height="24" role="img" \
        aria-label="Trend by month: {{words}}"><polyline points="{{points}}"></polyline></svg></div>{{/.spark}}
        </li>
        {{/rows}}
        </ol>
        <p class="note">Score and money <em>go with</em> the gap: customers who met it are compared with customers \
        who did \
        not. It is not shown that the gap is the cause. Open a gap for method and window.</p>
        {{/hasRows}}
        {{#.empty}}
        {{> empty}}
        {{/.empty}}
        {{#.unmeasured}}<p class="unmeasured"><svg class="icon" aria-hidden="true">\
        <use href="{{shell.iconSheet}}#due"></use></svg> What is not measured yet: {{.}}. \
        <a href="/script">See the script</a></p>{{/.unmeasured}}
        {{/page}}{{/main}}{{/layout}}
        """
}
