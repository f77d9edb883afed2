import JourneyEngine

/// A golden case's block structure, with its scenes numbered in the order in which they come.
struct GoldenTree {
    private(set) var block = Block.silent
    private var numbers: [String: Int] = [:]

    init(_ row: GoldenRow) throws(GoldenInputError) {
        block = try read(row)
    }

    /// The scenes of a story; 0 for one that the tree doesn't have.
    func story(_ names: [String]) -> [UInt32] { names.map { UInt32(numbers[$0] ?? 0) } }

    private mutating func read(_ row: GoldenRow) throws(GoldenInputError) -> Block {
        if let scene = row.value["act"]?.text {
            let number = numbers[scene] ?? numbers.count + 1
            numbers[scene] = number
            return .scene(number)
        }
        if row.value["tau"] != nil { return .silent }
        var blocks: [Block] = []
        for (index, child) in (row.value["children"]?.elements ?? []).enumerated() {
            blocks.append(try read(GoldenRow(value: child, path: "\(row.path).children[\(index)]")))
        }
        switch row.value["op"]?.text {
        case "seq": return .sequence(blocks)
        case "xor": return .choice(blocks)
        case "and": return .parallel(blocks)
        case "loop" where blocks.count == 2: return .loop(blocks[0], again: blocks[1])
        default: throw GoldenInputError("\(row.path): needs \"act\", \"tau\" or an \"op\" of seq, xor, and, loop")
        }
    }
}
