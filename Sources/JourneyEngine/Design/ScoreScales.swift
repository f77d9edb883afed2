import ColumnStore

/// Brings answers of different scales to 0 to 10, so that they can be averaged together: (answer - lowest) / (highest -
/// lowest) * 10. An answer that names no scale, or one that can't be read, is on 0 to 10.
package struct ScoreScales: Sendable {
    /// By scale code: the lowest point and the factor.
    private var scales: [(lowest: Double, factor: Double)] = [(0, 0.01)]

    package init(log: EventLog) {
        let names = log.names(.scale)
        for code in 0..<names.count {
            let ends = Self.ends(names[code + 1]) ?? (0, 10)
            scales.append((ends.0 * 100, 0.1 / (ends.1 - ends.0)))
        }
    }

    var count: Int { scales.count }

    /// An answer in hundredths of its scale's points, on 0 to 10.
    @inline(__always)
    package func score(hundredths: Int64, scale: UInt32) -> Double {
        let scale = scales[Int(scale)]
        return (Double(hundredths) - scale.lowest) * scale.factor
    }

    /// A score on 0 to 10 in whole hundredths, so that sums of very many are exact; `Absent.narrow` of none.
    @inline(__always)
    static func hundredths(_ score: Double) -> Int32 {
        // Beyond that it is no score on any scale.
        score.isNaN || abs(score) > 1_000 ? Absent.narrow : Int32((score * 100).rounded())
    }

    /// `1-5`, `0-10`, `-100-100`: the lowest and the highest point.
    static func ends(_ text: String) -> (Double, Double)? {
        let bytes = Array(text.utf8)
        guard let dash = bytes.indices.dropFirst().first(where: { bytes[$0] == UInt8(ascii: "-") }),
            let low = Double(String(decoding: bytes[..<dash], as: UTF8.self)),
            let high = Double(String(decoding: bytes[(dash + 1)...], as: UTF8.self)), low.isFinite, high.isFinite,
            low < high
        else { return nil }
        return (low, high)
    }
}
