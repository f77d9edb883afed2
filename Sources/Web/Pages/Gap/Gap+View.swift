import Experience
import Services

extension GapPage {
    /// What the template shows.
    struct Content: Sendable {
        /// One side of the hand-off: who owns it, and what its scene told the customer.
        struct Side: Sendable {
            var role: String
            var owner: String
            var scene: String?
            var promises: [String]
            var hasPromises: Bool
        }

        /// One row of the effect table.
        struct Effect: Sendable {
            var name: String
            var hurt: Figure?
            var notHurt: Figure?
            var difference: Figure?
        }

        var place: String
        var label: String
        var sentence: String
        var standing: String
        var filters: FilterBar
        var share: Figure
        var occurrences: String
        var money: Figure?
        var sides: [Side]
        var handOff: [String]
        var hasHandOff: Bool
        var charts: [ChartBlock]
        var effects: [Effect]
        var method: [String]
        var strips: [StoryStrip]
        var hasStrips: Bool
    }
}

extension GapPage.Content {
    init(_ model: GapPage.Model, almanac: Almanac) {
        let answer = model.answer
        let gap = answer.gap
        let words = GapWords(names: answer.context.names)
        place = words.place(gap.key)
        label = GapWords.label(gap.key.kind)
        sentence = words.sentence(gap)
        standing = "No. \(answer.rank) of \(answer.ranked) by \(model.filter.ranking.label)"
        filters = FilterBar(
            model.filter, choices: model.choices, path: "/gaps/" + Address.encoded(gap.key.name), exports: false)
        share = .share(gap.shareHurt)
        occurrences =
            Figures.count(gap.occurrences, "time", "times") + " in "
            + Figures.count(gap.opportunities, "opportunity", "opportunities")
        money = gap.moneyAtRisk.map { .money($0, answer.context.currency) }
        let sides = GapSides(gap.key, script: model.script, names: answer.context.names)
        self.sides = sides.sides
        handOff = sides.handOff(gap)
        hasHandOff = !handOff.isEmpty
        charts = [
            GapPage.waitChart(answer).map { ChartBlock($0, id: "waits") },
            GapPage.trendChart(gap).map { ChartBlock($0, id: "trend") },
        ].compactMap { $0 }
        effects = Self.effects(gap, answer.context)
        method = GapMethod(answer.context, almanac: almanac).sentences
        strips = answer.stories.prefix(5).compactMap {
            StoryStrip($0, around: gap.key, names: answer.context.names, almanac: almanac)
        }
        hasStrips = !strips.isEmpty
    }

    private static func effects(_ gap: ContinuityGap, _ context: ContinuityAnswer) -> [Effect] {
        let settings = context.settings
        return [
            Effect(
                name: "Next score (0 to 10) within \(settings.scoreWindow.inWords)",
                hurt: gap.scoreHurt.map { .score($0) }, notHurt: gap.scoreNotHurt.map { .score($0) },
                difference: gap.scoreDifference.map { .scoreDifference($0) }),
            Effect(
                name: "Spend in the \(settings.spendWindow.inWords) after",
                hurt: gap.spendHurt.map { .money($0, context.currency) },
                notHurt: gap.spendNotHurt.map { .money($0, context.currency) },
                difference: gap.spendDifference.map { .money($0, context.currency) }),
        ]
    }
}

/// How the figures of a gap came about, in sentences; the same on every gap.
struct GapMethod {
    let sentences: [String]

    init(_ context: ContinuityAnswer, almanac: Almanac) {
        let window = context.settings.spendWindow.inWords
        let filter = context.report.filter
        let from = filter.from.map { "from \(almanac.day($0)) " } ?? ""
        let to = filter.to.map { "before \(almanac.day($0))" } ?? "up to \(almanac.moment(context.report.asOf))"
        sentences = [
            "Shares and means stand with their 95 % interval and the number they rest on. "
                + "Fewer than \(context.settings.minimumCases) are flagged “few”.",
            "The score of a passage is the first one given within \(context.settings.scoreWindow.inWords) after it, "
                + "brought to a scale of 0 to 10.",
            "Money at risk is the number of customers hurt, times how much less they spent in the \(window) after the "
                + "passage than customers who were not hurt, compared within strata of calendar month and spend before "
                + "(coarsened exact matching; Iacus, King and Porro 2012). Passages not yet observed for \(window) are "
                + "left out; it is never below zero.",
            "These figures go with the gap. They do not show that the gap causes them.",
            "Footage \(from)\(to) (\(almanac.zoneName))"
                + (context.scriptVersion.map { ", measured against script \($0)." } ?? ", without a script."),
        ]
    }
}
