extension Templates {
    /// How customers go: a form, a sentence, pictures, tables.
    static let ways = """
        {{<layout}}{{$main}}{{#page}}
        <h1>{{title}}</h1>
        <nav aria-label="How customers go"><ul class="tabs">
        {{#tabs}}<li><a href="{{address}}"{{#isCurrent}} aria-current="page"{{/isCurrent}}>{{name}}</a></li>
        {{/tabs}}</ul></nav>
        {{#filters}}
        {{> filters}}
        {{/filters}}
        {{#hasAnswer}}
        <p class="summary" aria-live="polite">{{summary}}</p>
        <div class="charts">
        {{#charts}}
        {{> chart}}
        {{/charts}}
        </div>
        {{#grids}}
        <h2>{{title}}</h2>
        <div class="scroll" tabindex="0" role="region" aria-label="{{title}}">
        <table class="table"><thead><tr>{{#headings}}<th scope="col"{{#isNumber}} class="number"{{/isNumber}}>\
        {{name}}</th>{{/headings}}</tr></thead>
        <tbody>{{#rows}}<tr><th scope="row" class="depth-{{depth}}">{{heading}}</th>\
        {{#cells}}<td{{#isNumber}} class="number"{{/isNumber}}>{{text}}</td>{{/cells}}</tr>
        {{/rows}}</tbody></table></div>
        {{/grids}}
        <p class="note">{{note}}</p>
        {{/hasAnswer}}
        {{#.empty}}
        {{> empty}}
        {{/.empty}}
        {{/page}}{{/main}}{{/layout}}
        """
}
