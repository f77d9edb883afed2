extension Templates {
    /// The page around every page.
    static let layout = """
        <!doctype html>
        <html lang="en"{{#shell.theme}} data-theme="{{.}}"{{/shell.theme}}>
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="htmx-config" content='{"includeIndicatorStyles":false,"allowEval":false,"selfRequestsOnly":true}'>
        {{#shell.refreshAfter}}<noscript><meta http-equiv="refresh" content="{{shell.refreshAfter}}"></noscript>
        {{/shell.refreshAfter}}
        <title>{{shell.tabTitle}}</title>
        <link rel="icon" href="data:,">
        {{#shell.stylesheets}}<link rel="stylesheet" href="{{.}}">
        {{/shell.stylesheets}}
        {{#shell.scripts}}<script src="{{.}}" defer></script>
        {{/shell.scripts}}
        </head>
        <body>
        <a class="skip" href="#main">Skip to the content</a>
        <div class="shell">
        <nav class="rail" aria-label="Main">
        <a class="brand" href="/"><span class="brand-mark" aria-hidden="true"></span><span>Throughline</span></a>
        <ul>
        {{#shell.navigation}}
        <li><a href="{{address}}"{{#isCurrent}} aria-current="page"{{/isCurrent}}><svg class="icon" \
        aria-hidden="true">\
        <use href="{{shell.iconSheet}}#{{icon}}"></use></svg><span class="long">{{name}}</span>\
        <span class="short">{{shortName}}</span></a></li>
        {{/shell.navigation}}
        </ul>
        <div class="rail-foot">
        {{#shell.companyName}}<p><strong>{{shell.companyName}}</strong><br>{{#shell.scriptVersion}}\
        <a href="/script">Script {{shell.scriptVersion}}</a>{{/shell.scriptVersion}}</p>{{/shell.companyName}}
        {{> theme}}
        </div>
        </nav>
        <div class="sheet">
        <header class="top">
        <nav aria-label="Breadcrumb"><ol class="crumbs">
        {{#shell.crumbs}}<li>{{#.address}}<a href="{{.}}">{{name}}</a>{{/.address}}{{^.address}}\
        <span aria-current="page">{{name}}</span>{{/.address}}</li>
        {{/shell.crumbs}}
        </ol></nav>
        <form class="search" role="search" action="/customers" method="get">
        <label class="visually-hidden" for="find">Find a customer by the beginning of their id</label>
        <input id="find" name="prefix" type="search" autocomplete="off" placeholder="Find a customer  ( / )">
        </form>
        </header>
        <main id="main" tabindex="-1">
        {{#shell.missing}}
        <p class="unmeasured missing-footage" role="alert">{{sentence}} {{remedy}}</p>
        {{/shell.missing}}
        {{$main}}{{/main}}
        </main>
        <footer class="foot"><p>Throughline · what goes with what, never what causes what.\
        {{#shell.scriptVersion}} Measured against script {{shell.scriptVersion}}.{{/shell.scriptVersion}}</p>
        <div class="narrow-only">
        {{> theme}}
        </div></footer>
        </div>
        </div>
        </body>
        </html>

        """

    /// Light, dark, or as the system wishes; a form, so that it works without scripts.
    static let theme = """
        <form class="theme" method="post" action="/theme">
        <input type="hidden" name="token" value="{{shell.formToken}}">
        <input type="hidden" name="back" value="{{shell.here}}">
        <div role="group" aria-label="Theme">
        {{#shell.themes}}<button name="theme" value="{{word}}" aria-pressed="{{#isCurrent}}true{{/isCurrent}}\
        {{^isCurrent}}false{{/isCurrent}}">{{label}}</button>{{/shell.themes}}
        </div>
        </form>
        """
}
