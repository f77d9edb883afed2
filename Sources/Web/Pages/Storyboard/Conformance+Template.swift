extension Templates {
    /// The part of the storyboard that lays cases beside the design.
    static let conformance = """
        <h2 id="conformance">Design and life, case by case</h2>
        {{#.fitness}}<p class="summary">{{> figure}} fit on average between cases and the nearest way that the design \
        allows.</p>{{/.fitness}}
        {{#.feltFitness}}<p>{{> figure}} where moves that customers feel weigh more.</p>{{/.feltFitness}}
        {{#remarks}}<p class="quiet">{{.}}</p>{{/remarks}}
        {{^.fitness}}{{^remarks}}<p class="quiet">No case has gone through this journey in the chosen time.</p>\
        {{/remarks}}{{/.fitness}}
        {{#allFit}}<p>Nothing was added to the design in these cases, and nothing skipped.</p>{{/allFit}}
        {{#hasDeviations}}<div class="scroll" tabindex="0" role="region" aria-label="Added and skipped scenes">\
        <table class="table">
        <thead><tr><th scope="col">Scene</th><th scope="col" class="number">Cases</th>\
        <th scope="col" class="number">Times</th><th scope="col">For example</th></tr></thead>
        <tbody>{{#deviations}}<tr><th scope="row">{{name}}</th><td class="number">{{cases}}</td>\
        <td class="number">{{occurrences}}</td><td>{{example}}</td></tr>
        {{/deviations}}</tbody></table></div>{{/hasDeviations}}
        {{#hasWays}}<details><summary>The ways taken most</summary>
        <div class="scroll" tabindex="0" role="region" aria-label="The ways taken most"><table class="table">
        <thead><tr><th scope="col" class="number">Cases</th><th scope="col" class="number">Fit</th>\
        <th scope="col" class="number">Fit as felt</th><th scope="col">Way</th></tr></thead>
        <tbody>{{#ways}}<tr><td class="number">{{cases}}</td><td class="number">{{fitness}}</td>\
        <td class="number">{{feltFitness}}</td><td>{{way}}{{#isOpen}} <span class="quiet">may go on</span>{{/isOpen}}\
        </td></tr>
        {{/ways}}</tbody></table></div></details>{{/hasWays}}
        <details class="method"><summary>How the fit is found</summary>
        <p>Each case is laid beside the way through the design that needs the fewest changes: scenes added, and scenes \
        skipped. The fit is 100 % less the share of changes in the worst case, where everything was added and the \
        shortest designed way skipped. In a case that may go on, what is still to come is not skipped.</p>
        {{#.weights}}<p>As felt, these count twice, by convention: {{.}}.</p>{{/.weights}}</details>
        """
}
