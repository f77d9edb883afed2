import ColumnStore
import Experience

extension PartialShape {
    /// Which wait is a delay is known when all waits are, so all of them travel, by what the next score was. Whom the
    /// delays hurt is told from each customer's longest wait of each kind.
    static let delays = [
        PartialShape(name: "waits by next score", key: [.touchpoint, .touchpoint, .number], lists: 1),
        // From, to and the wait in two halves, over and over; how many customers had the very same.
        PartialShape(
            name: "longest waits", key: [.touchpoint, .touchpoint, .number, .number], isSequence: true,
            integers: [.count]),
    ]
}

/// How a score in hundredths is written: 0 for none.
private enum ScoreCode {
    static func code(of score: Int32) -> UInt32 {
        score == Absent.narrow ? 0 : UInt32(bitPattern: score &<< 1 ^ score &>> 31) &+ 1
    }

    static func score(of code: UInt32) -> Int? {
        code == 0 ? nil : Int(Int32(bitPattern: (code - 1) &>> 1) ^ -Int32(bitPattern: (code - 1) & 1))
    }
}

extension Engine {
    func fill(
        _ tables: inout [PartialTable], delaysOf filter: InsightFilter, _ within: Grouping, _ names: inout PartialNames
    ) throws(PartialError) {
        let found = delayPartial(filter, within: within, .all)
        let codes = touchpointCodes(in: &names)
        let lines = found.lines()
        // By name, so that equal customers have equal keys wherever they are.
        let places = found.index.placesByName(script)
        var longest: [Int: [UInt32]] = [:]
        for number in lines.indices.sorted(by: { places[$0] < places[$1] }) {
            let pair = [codes[Int(found.index.pairs[number].from)], codes[Int(found.index.pairs[number].to)]]
            var waits: [Int32: [Int64]] = [:]
            var longestOfKind: [Int: Int64] = [:]
            found.forEachRecord(lines[number]) { wait, customer, score in
                waits[score, default: []].append(wait)
                longestOfKind[customer] = max(longestOfKind[customer] ?? wait, wait)
            }
            for (score, waits) in waits { try tables[0].add(pair + [ScoreCode.code(of: score)], lists: [waits]) }
            for (customer, wait) in longestOfKind {
                longest[customer, default: []] += pair + wait.halves
            }
        }
        for key in longest.values { try tables[1].add(key, integers: [1]) }
    }
}

extension PartialResult {
    func delays(percent: Int) -> HandOffDelays {
        let waits = tables[0]
        let kinds = Dictionary(grouping: 0..<waits.count) { Array(waits.key($0).prefix(2)) }
        var rows = kinds.map { pair, scored in
            let threshold = scored.flatMap { waits.list($0) }.value(atPercent: percent)
            var tally = HandOffDelays.Tally()
            for row in scored {
                tally.add(waits.list(row), nextScore: waits.key(row).last.flatMap(ScoreCode.score), above: threshold)
            }
            return HandOffDelays.Row(
                from: touchpoint(pair[0]), to: touchpoint(pair[1]), thresholdMilliseconds: threshold, tally: tally)
        }
        var total = HandOffDelays.Tally()
        for row in rows { total.add(row.tally) }
        countHurt(&rows, &total, Dictionary(uniqueKeysWithValues: zip(kinds.keys, rows.indices)))
        return HandOffDelays(
            rows: rows.sorted {
                ($1.tally.customersHurt, $1.tally.handOffs, $0.from, $0.to)
                    < ($0.tally.customersHurt, $0.tally.handOffs, $1.from, $1.to)
            }, total: total)
    }

    /// `places`: where the row of a pair is.
    private func countHurt(
        _ rows: inout [HandOffDelays.Row], _ total: inout HandOffDelays.Tally, _ places: [[UInt32]: Int]
    ) {
        let longest = tables[1]
        for row in 0..<longest.count {
            let key = longest.key(row)
            let customers = Int(longest.integer(row))
            var isHurt = false
            for start in stride(from: key.startIndex, to: key.endIndex, by: longest.shape.key.count) {
                let wait = Int64(halves: key[start + 2...start + 3])
                guard let place = places[Array(key[start..<start + 2])], wait > rows[place].thresholdMilliseconds
                else { continue }
                isHurt = true
                rows[place].tally.customersHurt = rows[place].tally.customersHurt.adding(customers)
            }
            if isHurt { total.customersHurt = total.customersHurt.adding(customers) }
        }
    }
}

extension HandOffDelays.Tally {
    /// Adds the waits of one kind that had the same next score.
    fileprivate mutating func add(_ waits: [Int64], nextScore score: Int?, above threshold: Int64) {
        let late = waits.count { $0 > threshold }
        handOffs += waits.count
        delayed += late
        guard let score else { return }
        delayedScored += late
        delayedScoreSum += late * score
        otherScored += waits.count - late
        otherScoreSum += (waits.count - late) * score
    }
}
