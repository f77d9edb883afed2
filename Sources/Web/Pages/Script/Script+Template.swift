extension Templates {
    static let script = """
        {{<layout}}{{$main}}{{#page}}
        <h1>Script</h1>
        {{#.promise}}<p class="wants">“{{.}}”</p>{{/.promise}}
        {{#.empty}}
        {{> empty}}
        {{/.empty}}
        {{#hasScript}}
        <p class="summary">{{summary}} <a class="export" href="/script?format=csv">Save as CSV</a></p>
        <nav class="chips" aria-label="Severity">{{#severities}}<a class="chip"{{#isChosen}} \
        aria-current="true"{{/isChosen}} \
        href="{{address}}">{{label}}</a>
        {{/severities}}</nav>
        {{#hasRows}}
        <ul class="findings" data-list>
        {{#rows}}
        <li><span class="tag {{tone}}"><svg class="icon" aria-hidden="true"><use \
        href="{{shell.iconSheet}}#{{icon}}"></use>\
        </svg> {{severity}}</span>
        <div><p><b>{{#message}}{{> spans}}{{/message}}</b></p><p>{{#suggestion}}{{> spans}}{{/suggestion}}</p>
        <p class="quiet"><a href="{{address}}">{{rule}}</a> <code>{{place}}</code></p></div></li>
        {{/rows}}
        </ul>
        {{/hasRows}}
        {{^hasRows}}<p class="quiet">{{nothing}}</p>{{/hasRows}}
        {{#hasSilenced}}<details class="method"><summary>Silenced with a reason</summary><ul>{{#silenced}}\
        <li>{{rule}}: {{message}}. <span class="quiet">Reason: \
        {{reason}}</span></li>{{/silenced}}</ul></details>{{/hasSilenced}}
        {{#.matrix}}
        <h2>Who answers for what</h2>
        <p class="quiet">Departments by the parts of the promise, with their standards. A standard without fresh \
        proof is \
        unproven.</p>
        <div class="scroll" tabindex="0" role="region" aria-label="Who answers for what"><table class="table matrix">
        <thead><tr><th scope="col">Department</th>{{#pillars}}<th scope="col">{{.}}</th>{{/pillars}}\
        <th scope="col">Scenes owned</th><th scope="col" class="number">Hand-offs answered for</th></tr></thead>
        <tbody>{{#rows}}<tr><th scope="row">{{department}}{{^hasPart}} <span class="tag due">no \
        part</span>{{/hasPart}}</th>\
        {{#cells}}<td class="{{standing}}">{{text}}</td>{{/cells}}<td class="scenes">{{scenes}}</td><td \
        class="number">{{handOffs}}</td></tr>
        {{/rows}}</tbody></table></div>
        {{#hasStandards}}
        <details class="method"><summary>Each standard and its proof</summary>
        <div class="scroll" tabindex="0" role="region" aria-label="Standards"><table class="table"><thead><tr>\
        <th scope="col">Standard</th><th scope="col">Scene</th><th scope="col">Owner</th><th \
        scope="col">Proof</th></tr></thead>
        <tbody>{{#standards}}<tr><th scope="row">{{text}}</th><td>{{scene}}</td><td>{{owner}}</td>\
        <td class="{{#isProven}}proven{{/isProven}}{{^isProven}}unproven{{/isProven}}">{{proof}}</td></tr>
        {{/standards}}</tbody></table></div></details>
        {{/hasStandards}}
        {{/.matrix}}
        <h2>Versions</h2>
        <div class="scroll" tabindex="0" role="region" aria-label="Versions"><table class="table"><thead><tr>\
        <th scope="col">Version</th><th scope="col">Since</th><th scope="col">Content</th></tr></thead>
        <tbody>{{#versions}}<tr><th scope="row">{{name}}{{#isCurrent}} <span class="tag">in \
        force</span>{{/isCurrent}}</th>\
        <td>{{moment}} <span class="quiet">({{ago}})</span></td><td><code>{{hash}}</code></td></tr>
        {{/versions}}</tbody></table></div>
        {{/hasScript}}
        {{/page}}{{/main}}{{/layout}}
        """

    static let rule = """
        {{<layout}}{{$main}}{{#page}}
        <p class="eyebrow">Rule {{code}} · {{severity}}</p>
        <h1>{{title}}</h1>
        <p class="lead">{{explanation}}</p>
        <h2>In the script now</h2>
        {{#hasPlaces}}<ul>{{#places}}<li>{{#message}}{{> spans}}{{/message}} <span class="quiet">\
        {{#suggestion}}{{> spans}}{{/suggestion}}</span> <code>{{place}}</code></li>
        {{/places}}</ul>{{/hasPlaces}}
        {{^hasPlaces}}<p class="quiet">This rule finds nothing.</p>{{/hasPlaces}}
        <h2>Silence it where it is meant</h2>
        <p>In the file where it stands, with a reason that is kept and shown:</p>
        <pre tabindex="0"><code>{{suppression}}</code></pre>
        {{/page}}{{/main}}{{/layout}}
        """
}
