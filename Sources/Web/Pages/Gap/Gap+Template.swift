extension Templates {
    static let gap = """
        {{<layout}}{{$main}}{{#page}}
        <p class="eyebrow"><span class="kind">{{label}}</span> {{standing}}</p>
        <h1>{{place}}</h1>
        <p class="lead">{{sentence}}</p>
        {{#filters}}
        {{> filters}}
        {{/filters}}
        <dl class="headline-figures">
        <div><dt>Customers hurt</dt><dd>{{#share}}{{> figure}}{{/share}}</dd></div>
        <div><dt>How often</dt><dd>{{occurrences}}</dd></div>
        <div><dt>Money at risk</dt><dd>{{#.money}}{{> figure}}{{/.money}}{{^.money}}<span class="quiet">\
        can’t be told yet</span>{{/.money}}</dd></div>
        </dl>
        <h2>At whose hand-off</h2>
        <div class="sides">
        {{#sides}}<section class="side"><p class="eyebrow">{{role}}</p><h3>{{owner}}</h3>
        {{#.scene}}<p>owns <b>{{.}}</b></p>{{/.scene}}
        {{#hasPromises}}<ul>{{#promises}}<li>{{.}}</li>{{/promises}}</ul>{{/hasPromises}}
        {{^hasPromises}}<p class="quiet">The script says nothing that this side promised.</p>{{/hasPromises}}
        </section>
        {{/sides}}
        </div>
        {{#hasHandOff}}<ul class="hand-off">{{#handOff}}<li>{{.}}</li>{{/handOff}}</ul>{{/hasHandOff}}
        <div class="charts">
        {{#charts}}
        {{> chart}}
        {{/charts}}
        </div>
        <h2>What goes with it</h2>
        <div class="scroll" tabindex="0" role="region" aria-label="What goes with it">
        <table class="table effects"><thead><tr><th scope="col">After the passage</th><th scope="col">Hurt</th>\
        <th scope="col">Not hurt</th><th scope="col">Difference</th></tr></thead><tbody>
        {{#effects}}<tr><th scope="row">{{name}}</th>
        <td>{{#.hurt}}{{> figure}}{{/.hurt}}{{^.hurt}}<span class="quiet">can’t be told</span>{{/.hurt}}</td>
        <td>{{#.notHurt}}{{> figure}}{{/.notHurt}}{{^.notHurt}}<span class="quiet">can’t be \
        told</span>{{/.notHurt}}</td>
        <td>{{#.difference}}{{> figure}}{{/.difference}}{{^.difference}}<span class="quiet">can’t be told</span>\
        {{/.difference}}</td></tr>
        {{/effects}}</tbody></table></div>
        <details class="method"><summary>How these figures came about</summary>
        <ul>{{#method}}<li>{{.}}</li>{{/method}}</ul></details>
        {{#hasStrips}}
        <h2>Stories that show it</h2>
        <ul class="strips" data-list>
        {{#strips}}
        {{> gap-strip}}
        {{/strips}}
        </ul>
        {{/hasStrips}}
        {{/page}}{{/main}}{{/layout}}
        """

    /// A strip of scenes with the gap marked.
    static let gapStrip = """
        <li><p class="strip-who"><a href="{{address}}">{{customer}}</a>{{#.more}} <span class="quiet">{{.}}</span>\
        {{/.more}}</p>
        <ol class="strip" tabindex="0">
        {{#frames}}<li{{#isMarked}} class="hurt"{{/isMarked}}>\
        {{#.wait}}<span class="strip-wait{{#isLongWait}} long{{/isLongWait}}"><span aria-hidden="true">→</span> {{.}}</span>{{/.wait}}
        <span class="frame"><b>{{scene}}</b><span class="frame-owner">{{owner}}</span><time>{{time}}</time>\
        {{#.mark}}<span class="frame-mark"><svg class="icon" aria-hidden="true"><use href="{{shell.iconSheet}}#hurt">\
        </use></svg> {{.}}</span>{{/.mark}}</span></li>
        {{/frames}}
        </ol></li>
        """
}
