/// How well lived cases fit the design, by optimal alignment: each case beside the nearest way that the script allows,
/// with what was added to it and what was skipped.
package struct ConformanceAnswer: Hashable, Sendable {
    package var design: Design
    /// All cases that were looked at.
    package var cases: Int
    /// Distinct ways that they went; one that may still go on is another.
    package var ways: Int
    /// Cases that follow the design so far, have not reached an end and may still go on: not judged.
    package var stillOpen: Int
    /// The share of judged cases to which nothing was added and of which nothing was skipped.
    package var asDesigned: Estimate
    /// The mean over judged cases of 1 - cost / worst cost; nil where none could be judged.
    package var fitness: Estimate?
    /// The same where moves that customers feel weigh more.
    package var feltFitness: Estimate?
    /// The scenes that weigh more in `feltFitness`; all others weigh 1.
    package var feltWeights: [FeltWeight]
    /// The commonest first.
    package var deviations: [Deviation]
    /// The ways taken most often, with their alignments.
    package var commonest: [Way]
    package var beyondBound: BeyondBound

    package init(
        design: Design, cases: Int, ways: Int, stillOpen: Int, asDesigned: Estimate, fitness: Estimate?,
        feltFitness: Estimate?, feltWeights: [FeltWeight], deviations: [Deviation], commonest: [Way],
        beyondBound: BeyondBound
    ) {
        self.design = design
        self.cases = cases
        self.ways = ways
        self.stillOpen = stillOpen
        self.asDesigned = asDesigned
        self.fitness = fitness
        self.feltFitness = feltFitness
        self.feltWeights = feltWeights
        self.deviations = deviations
        self.commonest = commonest
        self.beyondBound = beyondBound
    }
}

extension ConformanceAnswer {
    /// What there is to compare with.
    package enum Design: Hashable, Sendable {
        /// Cases were judged; the shortest designed way has this many scenes.
        case ready(scenes: Int, shortestWay: Int)
        /// The script has no scenes here.
        case noScenes
        /// No designed way leads from a start to an end.
        case noWayThrough(scenes: Int)
        /// More states than can be searched.
        case beyondBound(scenes: Int, bound: Int)
    }

    /// One step of a case laid beside the design.
    package enum Move: Hashable, Sendable {
        case asDesigned(TouchpointID)
        /// Happened where the design has no such scene.
        case added(TouchpointID)
        /// Designed, but did not happen.
        case skipped(TouchpointID)
    }

    /// One distinct way and the cases that went it.
    package struct Way: Hashable, Sendable {
        package var cases: Int
        /// These cases may still go on: what is still to come is not counted as skipped.
        package var isOpen: Bool
        package var cost: Int
        package var fitness: Double
        package var feltFitness: Double
        package var moves: [Move]

        package init(
            cases: Int, isOpen: Bool, cost: Int, fitness: Double, feltFitness: Double, moves: [Move]
        ) {
            self.cases = cases
            self.isOpen = isOpen
            self.cost = cost
            self.fitness = fitness
            self.feltFitness = feltFitness
            self.moves = moves
        }
    }

    /// A scene that was added or skipped, and how often.
    package struct Deviation: Hashable, Sendable {
        package var move: Move
        package var cases: Int
        package var occurrences: Int
        /// The commonest way that shows it.
        package var example: Way

        package init(move: Move, cases: Int, occurrences: Int, example: Way) {
            self.move = move
            self.cases = cases
            self.occurrences = occurrences
            self.example = example
        }
    }

    /// What could not be judged, since aligning it would take more than the bound.
    package struct BeyondBound: Hashable, Sendable {
        package var ways: Int
        package var cases: Int
        /// Their fitness by token replay: a first look, not comparable with the others.
        package var screening: Double?

        package init(ways: Int, cases: Int, screening: Double?) {
            self.ways = ways
            self.cases = cases
            self.screening = screening
        }
    }

    /// What moves at a scene weigh when the customer feels them.
    package struct FeltWeight: Hashable, Sendable {
        package var touchpoint: TouchpointID
        package var added: Int
        package var skipped: Int

        package init(touchpoint: TouchpointID, added: Int, skipped: Int) {
            self.touchpoint = touchpoint
            self.added = added
            self.skipped = skipped
        }
    }
}
