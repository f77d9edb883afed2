import ColumnStore
import Experience
import JourneyEngine

/// Area 08_sketches, what can be merged: the hash behind all of it, and pieces of cases.
enum PartialChecks {
    static let all = [
        GoldenCheck(
            "08_sketches", "hash_vectors", leavingOut: ["murmur3_x64_128_seed9001_low64_high64", "fnv1a64"],
            compute: hashes),
        GoldenCheck("08_sketches", "dfg_segment_monoid", compute: segments),
    ]

    private static func hashes(_ golden: GoldenCase) throws -> JSONValue {
        func hashed(_ member: String, seed: UInt64) throws -> JSONValue {
            .array(
                try golden.rows(member).map { row in
                    let text = row.value.elements?.first?.text ?? ""
                    return [.string(text), .word(XXH64.hash(text, seed: seed))]
                })
        }
        return [
            "xxh64_seed0": try hashed("xxh64_seed0", seed: 0), "xxh64_seed7": try hashed("xxh64_seed7", seed: 7),
        ]
    }

    /// Every case is put together from its pieces in two groupings, which must agree.
    private static func segments(_ golden: GoldenCase) throws -> JSONValue {
        var all = PathSegment()
        let traces = golden.parameters["traces"]?.elements ?? []
        let cuts = golden.parameters["segments_per_trace"]?.elements ?? []
        for (trace, cuts) in zip(traces, cuts) {
            let scenes = (trace.elements ?? []).compactMap { $0.text.map { TouchpointID($0) } }
            let pieces = try (cuts.elements ?? []).map { cut in
                guard let ends = cut.elements?.compactMap(\.number).map({ Int($0) }), ends.count == 2,
                    0 <= ends[0], ends[0] <= ends[1], ends[1] <= scenes.count
                else { throw GoldenInputError("segments_per_trace needs pairs of places in the trace") }
                return PathSegment(scenes[ends[0]..<ends[1]])
            }
            var fromLeft = PathSegment()
            for piece in pieces { fromLeft.append(piece) }
            var fromRight = PathSegment()
            for piece in pieces.reversed() {
                var piece = piece
                piece.append(fromRight)
                fromRight = piece
            }
            guard fromLeft == fromRight else { throw GoldenInputError("the grouping of pieces changed their sum") }
            all.addFollows(of: fromLeft)
        }
        let rows = all.follows.sorted { ($0.key.from, $0.key.to) < ($1.key.from, $1.key.to) }
        return [
            "dfg": .array(rows.map { [.string($0.key.from.text), .string($0.key.to.text), .count($0.value)] })
        ]
    }
}
