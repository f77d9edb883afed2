extension Templates {
    static let storyboard = """
        {{<layout}}{{$main}}{{#page}}
        <p class="eyebrow">Storyboard</p>
        <h1>{{name}}</h1>
        {{#.wants}}<p class="wants">“{{.}}”</p>{{/.wants}}
        {{#filters}}
        {{> filters}}
        {{/filters}}
        <p class="summary">{{#.asDesigned}}{{> figure}} {{/.asDesigned}}{{fitness}}</p>
        {{#hasDepartures}}<details class="method"><summary>The commonest departures from the design</summary>
        <ul>{{#departures}}<li>{{.}}</li>{{/departures}}</ul></details>{{/hasDepartures}}
        {{#drawing}}
        <div class="scroll board" tabindex="0" role="region" aria-label="The journey as a picture; the tables below \
        say the same">
        <svg viewBox="0 0 {{width}} {{height}}" width="{{width}}" height="{{height}}">
        <defs>
        <marker id="tip" markerUnits="userSpaceOnUse" markerWidth="11" markerHeight="12" refX="3" refY="6" \
        orient="auto">\
        <path d="M0 0 L11 6 L0 12 Z"></path></marker>
        <marker id="tip-hurt" markerUnits="userSpaceOnUse" markerWidth="11" markerHeight="12" refX="3" refY="6" \
        orient="auto"><path d="M0 0 L11 6 L0 12 Z"></path></marker>
        </defs>
        {{#lanes}}<g class="lane{{#isEven}} even{{/isEven}}"><rect x="{{x}}" y="{{y}}" width="{{width}}" \
        height="{{height}}"></rect><text x="{{textX}}" y="{{textY}}">{{name}}</text></g>
        {{/lanes}}
        {{#stages}}<g class="stage"><rect x="{{x}}" y="{{y}}" width="{{width}}" height="{{height}}" rx="4"></rect>\
        <text x="{{textX}}" y="{{textY}}">{{name}}</text></g>
        {{/stages}}
        {{#arrows}}<path class="cut {{style}}{{#isBroken}} hurt{{/isBroken}}" d="{{path}}" stroke-width="{{width}}" \
        marker-end="url(#tip{{#isBroken}}-hurt{{/isBroken}})"><title>{{words}}</title></path>
        {{/arrows}}
        {{#cards}}<foreignObject x="{{x}}" y="{{y}}" width="156" height="86"><div class="scene{{#.gaps}} \
        broken{{/.gaps}}">
        <a href="#scene-{{anchor}}">{{name}}</a>
        {{#.score}}{{> figure}}{{/.score}}{{^.score}}<span class="quiet">no score</span>{{/.score}}
        <span class="quiet">{{traffic}}{{#.standards}} · {{.}}{{/.standards}}</span>
        {{#.gaps}}<span class="scene-gaps"><svg class="icon" aria-hidden="true"><use href="{{shell.iconSheet}}#hurt">\
        </use></svg> {{.}}</span>{{/.gaps}}
        </div></foreignObject>
        {{/cards}}
        </svg>
        </div>
        <ul class="legend"><li><span class="key lived"></span> designed and lived, thick by traffic</li>
        <li><span class="key unlived"></span> designed, not lived</li>
        <li><span class="key undesigned"></span> lived, not designed</li>
        <li><span class="key hurt"></span> the story breaks here</li></ul>
        {{#.hidden}}<p class="quiet">{{.}}</p>{{/.hidden}}
        {{/drawing}}
        {{#.curve}}
        <h2>The score, scene by scene</h2>
        {{> chart}}
        {{/.curve}}
        <h2>Scenes</h2>
        <div class="scroll" tabindex="0" role="region" aria-label="Scenes"><table class="table">
        <thead><tr><th scope="col">Stage</th><th scope="col">Scene</th><th scope="col">Owner</th>\
        <th scope="col" class="number">Passages</th><th scope="col" class="number">Customers</th>\
        <th scope="col">Next score</th><th scope="col">Standards proven</th><th scope="col">Gaps</th></tr></thead>
        <tbody>{{#scenes}}<tr id="scene-{{anchor}}"><td>{{stage}}</td><th scope="row">{{name}}</th><td>{{owner}}</td>\
        <td class="number">{{passages}}</td><td class="number">{{customers}}</td>\
        <td>{{#.score}}{{> figure}}{{/.score}}{{^.score}}–{{/.score}}</td><td>{{standards}}</td>\
        <td>{{#gaps}}<a class="gap-link" href="{{address}}">{{label}}</a> {{/gaps}}{{^gaps}}–{{/gaps}}</td></tr>
        {{/scenes}}</tbody></table></div>
        <h2>Cuts</h2>
        <div class="scroll" tabindex="0" role="region" aria-label="Cuts"><table class="table">
        <thead><tr><th scope="col">From</th><th scope="col">To</th><th scope="col" class="number">Passages</th>\
        <th scope="col" class="number">Typical wait</th><th scope="col" class="number">Expected</th>\
        <th scope="col">Design and life</th><th scope="col" class="number">Broke</th></tr></thead>
        <tbody>{{#cuts}}<tr{{#isBroken}} class="hurt"{{/isBroken}}><th scope="row">{{from}}</th><td>{{to}}</td>\
        <td class="number">{{count}}</td><td class="number">{{median}}</td><td class="number">{{expected}}</td>\
        <td>{{standing}}</td><td class="number">{{gaps}}</td></tr>
        {{/cuts}}</tbody></table></div>
        {{#conformance}}
        {{> conformance}}
        {{/conformance}}
        {{/page}}{{/main}}{{/layout}}
        """
}
