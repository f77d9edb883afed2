import Experience

extension PartialShape {
    static let paths =
        [
            PartialShape(
                name: "ways", key: [.touchpoint], isSequence: true, integers: [.count, .count, .count, .count]),
            PartialShape(name: "settings", key: [], integers: [.same]),
        ]
}

extension Engine {
    /// Rows are the places of the tree of ways, each by the way that leads there.
    func fill(
        _ tables: inout [PartialTable], with tree: PathTree, _ names: inout PartialNames
    ) throws(PartialError) {
        try tables[1].add([], integers: [Int64(script.settings.minimumCases)])
        let codes = touchpointCodes(in: &names)
        try tree.forEachPlace { (way, reached, closed) throws(PartialError) in
            try tables[0].add(
                way.map { codes[Int($0)] },
                integers: [reached.passages, reached.customers, closed.passages, closed.customers].map { Int64($0) })
        }
    }
}

extension PartialResult {
    /// Nobody looks at longer ways, whatever a file says.
    private static let mostScenes: Int64 = 1_000

    func paths(limit: Int) -> PathsAnswer {
        let table = tables[0]
        let scenes = Int(min(max(1, number("scenes") ?? 1), Self.mostScenes))
        var tree = PathTree()
        for row in 0..<table.count {
            let counts = (0..<4).map { Int(table.integer(row, $0)) }
            tree.set(
                table.key(row).prefix(scenes), reached: PathTree.Count(passages: counts[0], customers: counts[1]),
                closed: PathTree.Count(passages: counts[2], customers: counts[3]))
        }
        return tree.answer(
            text("direction").flatMap { PathDirection(rawValue: $0) } ?? .after,
            TouchpointID(text("touchpoint") ?? ""), scenes: scenes, limit: limit, breadth: Engine.branches,
            words(minimumCases: Int(setting(tables[1]))))
    }
}
