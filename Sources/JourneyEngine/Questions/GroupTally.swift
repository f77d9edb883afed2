import ColumnStore
import Experience

/// How one group goes on from every scene, over some of the customers: each customer once for each scene they leave,
/// by how they leave it first, so that counts are of independent people.
struct GroupTally: MergeableResult {
    private(set) var edges: PairIndex
    /// By edge: customers who left its first scene this way first.
    private(set) var took: [Int] = []
    private(set) var waits: WaitTable
    /// By touchpoint code: customers who left it.
    private(set) var leaving: [Int]
    private(set) var passages = 0
    /// Customers who have a passage.
    private(set) var members = CodeSet(greatest: 0)

    /// Nobody's; `codes` is the greatest code.
    init(codes: Int) {
        edges = PairIndex(codes: codes)
        leaving = Array(repeating: 0, count: codes + 1)
        waits = WaitTable()
    }

    init(_ walk: PassageWalk, _ engine: Engine, _ range: Range<Int>) {
        let codes = engine.script.touchpoints.count
        self.init(codes: codes)
        members = CodeSet(greatest: engine.log.customerCount)
        var taken = WaitCollector()
        // By touchpoint code: the customer who left it last, counted from 1.
        var last = Array(repeating: 0, count: codes + 1)
        walk.forEach(range) { reader, a, b in
            let touchpoints = reader.codes(.touchpoint)
            let from = touchpoints[a]
            let edge = edges.number(from, touchpoints[b])
            if edge == took.count { took.append(0) }
            passages += 1
            taken.add(reader.time[b].since(reader.time[a]), number: edge)
            if last[Int(from)] != reader.customer + 1 {
                last[Int(from)] = reader.customer + 1
                leaving[Int(from)] += 1
                took[edge] += 1
            }
            members.insert(reader.customer)
        }
        waits = taken.table()
    }

    /// What is known of the edges when nobody knows any more whose they were.
    init(codes: Int, _ rows: [(edge: PairIndex.Pair, took: Int, waits: [Int64])]) {
        self.init(codes: codes)
        var taken = WaitCollector()
        for row in rows {
            let edge = edges.number(row.edge.from, row.edge.to)
            if edge == took.count { took.append(0) }
            took[edge] += row.took
            leaving[Int(row.edge.from)] += row.took
            passages += row.waits.count
            for wait in row.waits { taken.add(wait, number: edge) }
        }
        waits = taken.table()
    }

    mutating func merge(_ other: GroupTally) {
        let renamed = other.edges.pairs.map { edges.number($0.from, $0.to) }
        took += Array(repeating: 0, count: edges.count - took.count)
        for (number, mine) in renamed.enumerated() { took[mine] += other.took[number] }
        waits.merge(other.waits, renamed: renamed)
        for code in leaving.indices { leaving[code] += other.leaving[code] }
        passages += other.passages
        members.formUnion(other.members)
    }

    /// How many waits every edge has and their median, by its number.
    func summaries() -> [WaitSummary] { waits.summaries(percents: [50]) }
}
