extension Templates {
    static let story = """
        {{<layout}}{{$main}}{{#page}}
        <p class="eyebrow">A customer’s story</p>
        <h1>{{customer}}</h1>
        <p class="lead">{{line}}</p>
        <p class="summary">{{gapCount}} <a class="export" href="{{exportAddress}}">Save as CSV</a> \
        <a class="export" href="{{dataAddress}}">What is kept</a> \
        <a class="export" href="{{mergeAddress}}">Merge with another id</a></p>
        <div class="story">
        <div class="timeline">
        {{#.pager}}
        {{> pager}}
        {{/.pager}}
        {{#chapters}}
        <section class="chapter"><h2>{{day}}{{#.journey}} <span class="chapter-journey">{{.}}</span>{{/.journey}}</h2>
        <ol>
        {{#takes}}
        {{#marks}}
        {{> story-break}}
        {{/marks}}
        <li class="take"><time>{{time}}</time>
        <div><p><b>{{scene}}</b> <span class="take-owner">{{owner}}</span>{{#tags}} <span class="tag \
        {{tone}}">{{text}}</span>\
        {{/tags}}</p>
        {{#hasDetails}}<ul class="details">{{#details}}<li>{{.}}</li>{{/details}}</ul>{{/hasDetails}}</div>
        <p class="take-side">{{#.amount}}<span>{{.}}</span>{{/.amount}}{{#.score}}<span>{{.}}</span>{{/.score}}</p>\
        </li>
        {{#breaks}}
        {{> story-break}}
        {{/breaks}}
        {{/takes}}
        </ol></section>
        {{/chapters}}
        {{#.pager}}
        {{> pager}}
        {{/.pager}}
        </div>
        <aside aria-label="What to know">
        <section><h2>What comes next</h2>{{#hasNext}}<ul>{{#next}}<li>{{text}}{{#.detail}}<span \
        class="quiet">{{.}}</span>\
        {{/.detail}}</li>{{/next}}</ul>{{/hasNext}}{{^hasNext}}<p class="quiet">Nothing is owed by the \
        script.</p>{{/hasNext}}
        </section>
        <section><h2>Open promises</h2>{{#hasOpenPromises}}<ul>{{#openPromises}}<li{{#isDue}} \
        class="due"{{/isDue}}>{{text}}\
        {{#.detail}}<span class="quiet">{{.}}</span>{{/.detail}}{{#isDue}} <span class="tag \
        due">overdue</span>{{/isDue}}</li>\
        {{/openPromises}}</ul>{{/hasOpenPromises}}{{^hasOpenPromises}}<p \
        class="quiet">None.</p>{{/hasOpenPromises}}</section>
        {{#hasIDs}}<section><h2>Other ids</h2><ul>{{#ids}}<li>{{.}}</li>{{/ids}}</ul>
        <p><a class="export" href="{{mergesAddress}}">Split ids</a></p></section>{{/hasIDs}}
        <section><h2>What we already know</h2>{{#hasKnown}}<p class="quiet">Never ask again for:</p>\
        <ul>{{#known}}<li>{{.}}</li>{{/known}}</ul>{{/hasKnown}}{{^hasKnown}}<p class="quiet">Nothing \
        yet.</p>{{/hasKnown}}
        </section>
        </aside>
        </div>
        {{/page}}{{/main}}{{/layout}}
        """

    /// A break in the line.
    static let storyBreak = """
        <li class="break"><p><svg class="icon" aria-hidden="true"><use href="{{shell.iconSheet}}#hurt"></use></svg> \
        <a href="{{address}}">{{label}}</a> {{words}}</p></li>
        """
}
