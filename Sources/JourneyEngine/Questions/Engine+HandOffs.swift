import ColumnStore
package import Experience

extension Engine {
    /// Where one department hands the customer over to another, how often and after which waits (exact quantiles),
    /// beside the wait that was designed; the commonest first. An unknown owner is a department of its own.
    package func handOffs(_ filter: InsightFilter, within grouping: Grouping = .case) -> [HandOffRow] {
        handOffPartial(filter, within: grouping)?.rows(script) ?? []
    }

    func handOffPartial(_ filter: InsightFilter, within grouping: Grouping) -> HandOffPartial? {
        let filter = CompiledFilter(filter, script, log: log)
        let walk = PassageWalk(self, filter, within: grouping, columns: .text(.touchpoint, .department))
        return folded { HandOffPartial(walk, $0, script) }
    }
}

/// Hand-offs of some of the customers.
struct HandOffPartial: MergeableResult {
    private var touchpoints: PairIndex
    private var owners: PairIndex
    /// Pairs of a number in `touchpoints` and one in `owners`.
    private var index: PairIndex
    private var waits: WaitTable
    private var customers: [Int] = []

    init(_ walk: PassageWalk, _ range: Range<Int>, _ script: CompiledScript) {
        var touchpoints = PairIndex(codes: script.touchpoints.count)
        var owners = PairIndex(codes: script.departments.count)
        var index = PairIndex(codes: Int.max)
        var waits = WaitCollector()
        var customers: [Int] = []
        var lastCustomer: [Int] = []
        walk.forEach(range) { reader, a, b in
            let scenes = reader.codes(.touchpoint)
            let departments = reader.codes(.department)
            let from = script.owner(department: departments[a], touchpoint: scenes[a])
            let to = script.owner(department: departments[b], touchpoint: scenes[b])
            if from == to { return }
            let scenePair = touchpoints.number(scenes[a], scenes[b])
            let ownerPair = owners.number(from, to)
            let number = index.number(UInt32(scenePair), UInt32(ownerPair))
            waits.add(reader.time[b].since(reader.time[a]), number: number)
            if number == customers.count {
                customers.append(0)
                lastCustomer.append(-1)
            }
            if lastCustomer[number] != reader.customer {
                lastCustomer[number] = reader.customer
                customers[number] += 1
            }
        }
        self.touchpoints = touchpoints
        self.owners = owners
        self.index = index
        self.waits = waits.table()
        self.customers = customers
    }

    mutating func merge(_ other: HandOffPartial) {
        var renamed: [Int] = []
        for (number, pair) in other.index.pairs.enumerated() {
            let scenes = other.touchpoints.pairs[Int(pair.from)]
            let departments = other.owners.pairs[Int(pair.to)]
            let mine = index.number(
                UInt32(touchpoints.number(scenes.from, scenes.to)),
                UInt32(owners.number(departments.from, departments.to)))
            if mine == customers.count { customers.append(0) }
            customers[mine] += other.customers[number]
            renamed.append(mine)
        }
        waits.merge(other.waits, renamed: renamed)
    }

    /// Each hand-off by its touchpoints and owners, with the number of its customers and its waits in no order.
    func forEachHandOff(_ body: (PairIndex.Pair, PairIndex.Pair, Int, [Int64]) -> Void) {
        defer { withExtendedLifetime(self) {} }
        for (number, pieces) in waits.byNumber().enumerated() {
            body(
                touchpoints.pairs[Int(index.pairs[number].from)], owners.pairs[Int(index.pairs[number].to)],
                customers[number], pieces.flatMap(\.self))
        }
    }

    func rows(_ script: CompiledScript) -> [HandOffRow] {
        let summaries = waits.summaries(percents: [50, 90, 95])
        let rows = summaries.enumerated().map { number, summary in
            let scenes = touchpoints.pairs[Int(index.pairs[number].from)]
            let departments = owners.pairs[Int(index.pairs[number].to)]
            return HandOffRow(
                from: script.touchpoint(scenes.from), to: script.touchpoint(scenes.to),
                fromDepartment: script.department(departments.from),
                toDepartment: script.department(departments.to), count: summary.count, customers: customers[number],
                medianMilliseconds: summary.value(0),
                p90Milliseconds: summary.value(1),
                p95Milliseconds: summary.value(2), maxMilliseconds: summary.greatest,
                designed: script.handOff(from: scenes.from, to: scenes.to)?.wait)
        }
        return HandOffRow.inOrder(rows)
    }
}

extension HandOffRow {
    init(
        from: TouchpointID, to: TouchpointID, fromDepartment: DepartmentID?, toDepartment: DepartmentID?,
        customers: Int, _ waits: UnsafeMutableBufferPointer<Int64>, designed: Wait?
    ) {
        self.init(
            from: from, to: to, fromDepartment: fromDepartment, toDepartment: toDepartment, count: waits.count,
            customers: customers, medianMilliseconds: RankSelection.value(atPercent: 50, of: waits),
            p90Milliseconds: RankSelection.value(atPercent: 90, of: waits),
            p95Milliseconds: RankSelection.value(atPercent: 95, of: waits), maxMilliseconds: waits.max() ?? 0,
            designed: designed)
    }

    /// The commonest first, then by names.
    static func inOrder(_ rows: [HandOffRow]) -> [HandOffRow] {
        rows.sorted { left, right in
            if left.count != right.count { return left.count > right.count }
            if (left.from, left.to) != (right.from, right.to) { return (left.from, left.to) < (right.from, right.to) }
            let mine = (left.fromDepartment?.text ?? "", left.toDepartment?.text ?? "")
            return mine < (right.fromDepartment?.text ?? "", right.toDepartment?.text ?? "")
        }
    }
}
