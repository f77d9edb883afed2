import ColumnStore
import Experience

/// The score that a customer gives next after each of their events: that of the first event at or after it that has
/// one, when it comes within the company's score window. Its memory is used again for the next customer.
struct NextScores {
    /// On 0 to 10; NaN where none comes in time.
    private(set) var scores: [Double] = []
    private let window: Int64
    private let scales: ScoreScales

    static let columns = EventColumnSet.text(.scale).union(.score)

    init(_ engine: Engine) {
        window = engine.script.settings.scoreWindow.milliseconds
        scales = engine.scales
    }

    /// Needs `columns` of the reader.
    mutating func find(_ reader: borrowing CustomerReader) {
        scores.removeAll(keepingCapacity: true)
        scores.append(contentsOf: repeatElement(.nan, count: reader.count))
        let answers = reader.score
        let scaleCodes = reader.codes(.scale)
        let times = reader.time
        var score = Double.nan
        var given = Int64.max
        var event = reader.count - 1
        while event >= 0 {
            if answers[event] != Absent.wide {
                score = scales.score(hundredths: answers[event], scale: scaleCodes[event])
                given = times[event]
            }
            if given.since(times[event]) <= window { scores[event] = score }
            event -= 1
        }
    }
}
