extension Templates {
    static let customers = """
        {{<layout}}{{$main}}{{#page}}
        <h1>Customers</h1>
        <form class="filters" method="get" action="/customers">
        <label>Customer’s id begins with <input class="form-control" type="search" name="prefix" value="{{.prefix}}" \
        autocomplete="off"></label>
        <button class="btn btn-primary">Find</button>
        </form>
        {{#hasRows}}
        <p class="summary" aria-live="polite">{{summary}} <a class="export" href="{{exportAddress}}">Save as \
        CSV</a></p>
        <ul class="people" data-list>
        {{#rows}}<li><a href="{{address}}">{{name}}</a></li>
        {{/rows}}
        </ul>
        {{/hasRows}}
        {{#.empty}}
        {{> empty}}
        {{/.empty}}
        {{/page}}{{/main}}{{/layout}}
        """
}
