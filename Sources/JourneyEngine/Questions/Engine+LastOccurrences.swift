import ColumnStore
package import Experience

/// When a scene was last seen in the footage.
package struct LastOccurrence: Hashable, Sendable {
    package var any: Timestamp
    /// The last one that came with an answered score.
    package var scored: Timestamp?
}

extension Engine {
    /// When each scene last happened: how fresh the footage's proof of its standards is.
    package func lastOccurrences() -> [TouchpointID: LastOccurrence] {
        guard let found = folded({ LastPartial(self, $0) }) else { return [:] }
        var last: [TouchpointID: LastOccurrence] = [:]
        for code in found.any.indices where found.any[code] > Absent.wide {
            last[script.touchpoint(UInt32(code))] = LastOccurrence(
                any: Timestamp(milliseconds: found.any[code]),
                scored: found.scored[code] > Absent.wide ? Timestamp(milliseconds: found.scored[code]) : nil)
        }
        return last
    }
}

/// Last times by touchpoint code, over some of the customers.
private struct LastPartial: MergeableResult {
    var any: [Int64]
    var scored: [Int64]

    init(_ engine: Engine, _ range: Range<Int>) {
        any = Array(repeating: Absent.wide, count: engine.script.touchpoints.count + 1)
        scored = any
        var reader = CustomerReader(engine.log, customers: range, columns: [.text(.touchpoint), .score])
        while reader.next() {
            let touchpoints = reader.codes(.touchpoint)
            for event in 0..<reader.count {
                let code = Int(touchpoints[event])
                any[code] = max(any[code], reader.time[event])
                if reader.score[event] != Absent.wide { scored[code] = max(scored[code], reader.time[event]) }
            }
        }
    }

    mutating func merge(_ other: LastPartial) {
        for code in any.indices {
            any[code] = max(any[code], other.any[code])
            scored[code] = max(scored[code], other.scored[code])
        }
    }
}
