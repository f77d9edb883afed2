/// What one customer spent and how they scored, in order of time: answers what came before and after a passage.
/// Memory is used again for the next customer.
struct CustomerTimeline: Sendable {
    /// A score in millionths of a point of 0 to 10.
    typealias Score = Int64

    private let spendWindow: Int64
    private let scoreWindow: Int64
    private var spendTimes: [Int64] = []
    /// What was spent up to and including each payment, with a leading 0.
    private var spent: [Int64] = [0]
    private var scoreTimes: [Int64] = []
    private var scores: [Score] = []

    init(spendWindow: Int64, scoreWindow: Int64) {
        self.spendWindow = spendWindow
        self.scoreWindow = scoreWindow
    }

    mutating func clear() {
        spendTimes.removeAll(keepingCapacity: true)
        spent.removeAll(keepingCapacity: true)
        spent.append(0)
        scoreTimes.removeAll(keepingCapacity: true)
        scores.removeAll(keepingCapacity: true)
    }

    /// Minor units of the company's currency, in order of time.
    mutating func pay(_ amount: Int64, at time: Int64) {
        spendTimes.append(time)
        spent.append(spent[spent.count - 1].plus(amount))
    }

    mutating func score(_ score: Score, at time: Int64) {
        scoreTimes.append(time)
        scores.append(score)
    }

    var total: Int64 { spent[spent.count - 1] }

    /// What was spent strictly before a moment.
    func spendBefore(_ time: Int64) -> Int64 { spent[Self.count(of: spendTimes, before: time)] }

    /// What was spent after a moment, up to the end of the window.
    func spendAfter(_ time: Int64) -> Int64 {
        if spendTimes.isEmpty { return 0 }
        let from = Self.count(of: spendTimes, before: time.plus(1))
        if from == spendTimes.count { return 0 }
        let to = Self.count(of: spendTimes, before: time.plus(spendWindow).plus(1))
        return spent[to].minus(spent[from])
    }

    /// The first score at or after a moment within the window; nil when there is none.
    func nextScore(_ time: Int64) -> Score? {
        if scoreTimes.isEmpty { return nil }
        let next = Self.count(of: scoreTimes, before: time)
        guard next < scoreTimes.count, scoreTimes[next] <= time.plus(scoreWindow) else { return nil }
        return scores[next]
    }

    private static func count(of times: [Int64], before time: Int64) -> Int {
        var low = 0
        var high = times.count
        while low < high {
            let middle = (low + high) / 2
            if times[middle] < time { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
