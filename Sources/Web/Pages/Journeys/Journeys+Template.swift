extension Templates {
    static let journeys = """
        {{<layout}}{{$main}}{{#page}}
        <h1>Journeys</h1>
        {{#hasRows}}
        <p class="summary">{{summary}}</p>
        <ul class="cards" data-list>
        {{#rows}}
        <li class="card"><h2><a href="{{address}}">{{name}}</a></h2>
        {{#.wants}}<p class="wants">“{{.}}”</p>{{/.wants}}
        <p>{{stages}}</p>
        <p class="quiet">{{scenes}} · {{departments}}</p>
        <p>{{#isBroken}}<span class="tag hurt"><svg class="icon" aria-hidden="true"><use \
        href="{{shell.iconSheet}}#hurt">\
        </use></svg> {{gaps}}</span>{{/isBroken}}{{^isBroken}}<span class="tag">{{gaps}}</span>{{/isBroken}}</p>
        </li>
        {{/rows}}
        </ul>
        {{/hasRows}}
        {{#.empty}}
        {{> empty}}
        {{/.empty}}
        {{/page}}{{/main}}{{/layout}}
        """
}
