package import Experience

/// The continuity report with what is needed to read it: names, currency, the script it was measured against.
package struct ContinuityAnswer: Sendable {
    package var report: ContinuityReport
    package var ranking: GapRanking
    /// The version of the script that limits and owners came from; nil without a script.
    package var scriptVersion: String?
    package var names: Names
    /// Nil without a script: amounts are then shown as bare numbers.
    package var currency: Currency?
    package var settings: Settings
    package var unmeasured: Unmeasured
    /// Put together from partial results: without what needs customers side by side.
    package var isMerged = false

    /// What can't be put together from partial results; the names of the figures.
    package static let leftOutOfMerged = ["spend_difference", "money_at_risk", "examples"]
}

extension ContinuityAnswer {
    /// `script`: the one that the partial results were made with; amounts are bare numbers without.
    package init(merged report: ContinuityReport, _ script: Script?) {
        self.init(
            report: report, ranking: .customersHurt, scriptVersion: nil, names: Names(of: script),
            currency: script?.company.currency, settings: script?.company.settings ?? Settings(),
            unmeasured: Unmeasured(of: script), isMerged: true)
    }
}

/// What the script does not yet let anyone measure.
package struct Unmeasured: Hashable, Sendable {
    package var handOffsWithoutWait: Int
    package var standardsWithoutProof: Int

    init(of script: Script?) {
        handOffsWithoutWait = script?.handOffs.count { $0.wait == nil } ?? 0
        standardsWithoutProof = script?.touchpoints.flatMap(\.standards).count { $0.proof == nil } ?? 0
    }
}

/// One gap with its place in the ranking and the stories that show it.
package struct GapAnswer: Sendable {
    package var gap: ContinuityGap
    package var rank: Int
    package var ranked: Int
    package var context: ContinuityAnswer
    /// Distribution of the wait between the two scenes, for gaps that are waits.
    package var waits: [WaitBin]
    package var stories: [CustomerStory]
}

/// One bar of a wait distribution: waits above the bar before and up to this.
package struct WaitBin: Hashable, Sendable {
    package var upTo: Wait
    package var count: Int

    package init(upTo: Wait, count: Int) {
        self.upTo = upTo
        self.count = count
    }
}

/// A journey drawn: scenes in order with what was lived there.
package struct Storyboard: Sendable {
    package var journey: Journey
    package var scriptVersion: String
    package var names: Names
    package var currency: Currency
    package var lanes: [Department]
    package var scenes: [Scene]
    package var cuts: [Cut]
    package var fitness: FitnessAnswer
    package var conformance: ConformanceAnswer

    /// One touchpoint in its stage with its traffic, score and gaps.
    package struct Scene: Sendable {
        package var touchpoint: Touchpoint
        package var stage: Stage
        package var passages: Int
        package var customers: Int
        package var score: Estimate?
        package var gaps: [ContinuityGap]
        /// Standards with fresh proof, of all.
        package var standardsProven: Int
        package var standards: Int
    }

    /// What leads from one scene to another, designed or lived or both.
    package struct Cut: Hashable, Sendable {
        package var from: TouchpointID
        package var to: TouchpointID
        package var count: Int
        package var median: Wait?
        package var designed: Bool
        package var expected: Wait?
        package var gapOccurrences: Int
    }
}

/// A customer's story with what is needed to read it.
package struct StoryAnswer: Sendable {
    package var story: CustomerStory
    package var names: Names
    package var currency: Currency?
    package var scriptVersion: String?
    package var timeZone: String
    /// Scenes that the script expects after the last take, with their expected wait.
    package var next: [HandOff]
    /// What made one customer of several ids, in the order in which it was said.
    package var merges: [PersonMerge] = []
}
