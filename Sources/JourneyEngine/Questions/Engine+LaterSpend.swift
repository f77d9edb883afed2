import ColumnStore
package import Experience

extension Engine {
    /// What customers spent from a moment on, by the mean of the scores that they gave before it. `cuts`: where one
    /// group ends and the next begins, on 0 to 10, ascending. Customers who gave no score before are left out; amounts
    /// in other currencies than the company's too.
    package func laterSpend(_ filter: InsightFilter, split: Timestamp, cuts: [Int] = [7, 9]) -> [LaterSpendRow] {
        standing(
            StandingKey(.laterSpend(split: split, cuts: cuts), filter),
            make: { $0.laterSpendPartial(filter, split: split, cuts: cuts, .all) },
            update: { spend, before, now, whose in
                spend.add(before.laterSpendPartial(filter, split: split, cuts: cuts, whose), times: -1)
                spend.add(now.laterSpendPartial(filter, split: split, cuts: cuts, whose), times: 1)
                return true
            }, read: { $0.rows(cuts) })
    }

    func laterSpendPartial(
        _ filter: InsightFilter, split: Timestamp, cuts: [Int], _ whose: StoryChoice
    ) -> LaterSpendPartial {
        let compiled = CompiledFilter(filter, script, log: log)
        let columns = EventColumnSet.text(.scale, .currency).union([.score, .amount])
        let none = LaterSpendPartial(groups: cuts.count + 1)
        if compiled.keepsAllEvents && compiled.keepsAllPassages {
            return foldedSheets(whose, columns) {
                LaterSpendPartial($0, self, split: split.milliseconds, cuts: cuts)
            } ?? none
        }
        return folded(whose, columns.union(compiled.columns).union(.text(.touchpoint))) {
            LaterSpendPartial($0, self, compiled, split: split.milliseconds, cuts: cuts)
        } ?? none
    }
}

/// Later spend of some of the customers, by group: exact sums of spend and of its squares.
struct LaterSpendPartial: MergeableResult {
    struct Group: Hashable, Sendable {
        var customers = 0
        var buyers = 0
        var sum: Int128 = 0
        var squares = WideSum()
    }

    private(set) var groups: [Group]

    init(groups: Int) {
        self.groups = Array(repeating: Group(), count: groups)
    }

    init(groups: [Group]) {
        self.groups = groups
    }

    /// Without a filter, over the few events that have a score or an amount.
    init(_ sheets: [Sheet], _ engine: Engine, split: Int64, cuts: [Int]) {
        self.init(groups: cuts.count + 1)
        for sheet in sheets {
            let scores = SheetScores(sheet, engine.scales)
            let columns = sheet.columns
            let currencies = columns.codes[TextColumn.currency.index]
            let starts = columns.starts.start
            let times = columns.times.start
            let isAllOwn = currencies.isAbsent || engine.script.currency == nil
            var answer = 0
            for run in sheet.runs {
                for place in run {
                    var row = Int(starts[place])
                    let end = Int(starts[place + 1])
                    var customer = Customer()
                    while scores.rows[answer] < end {
                        if times[scores.rows[answer]] < split { customer.score(scores.values[answer]) }
                        answer &+= 1
                    }
                    // Most gave no score, and what they spent is not asked for.
                    if customer.answers == 0 { continue }
                    while row < end && times[row] < split { row &+= 1 }
                    columns.amounts.forEachFilled(in: row..<end) { row, amount in
                        if isAllOwn || engine.script.isOwnCurrency(currencies[row]) {
                            customer.spent += Int128(amount)
                        }
                    }
                    add(customer, cuts)
                }
            }
        }
    }

    init(_ stories: Stories, _ engine: Engine, _ filter: CompiledFilter, split: Int64, cuts: [Int]) {
        self.init(groups: cuts.count + 1)
        var reader = CustomerReader(
            engine.log, stories,
            columns: EventColumnSet.text(.scale, .currency, .touchpoint).union([.score, .amount]).union(filter.columns))
        while reader.next() {
            filter.prepare(&reader)
            var customer = Customer()
            for event in 0..<reader.count {
                guard filter.keepsEvent(touchpoint: reader.codes(.touchpoint)[event]), filter.keeps(reader, event)
                else { continue }
                if reader.time[event] < split {
                    if reader.score[event] != Absent.wide {
                        customer.score(
                            ScoreScales.hundredths(
                                engine.scales.score(
                                    hundredths: reader.score[event], scale: reader.codes(.scale)[event])))
                    }
                } else if reader.amount[event] != Absent.wide,
                    engine.script.isOwnCurrency(reader.codes(.currency)[event])
                {
                    customer.spent += Int128(reader.amount[event])
                }
            }
            add(customer, cuts)
        }
    }

    private struct Customer {
        var answers = 0
        var scoreSum = 0
        var spent: Int128 = 0

        mutating func score(_ hundredths: Int32) {
            if hundredths == Absent.narrow { return }
            answers += 1
            scoreSum += Int(hundredths)
        }
    }

    private mutating func add(_ customer: Customer, _ cuts: [Int]) {
        if customer.answers == 0 { return }
        var group = 0
        while group < cuts.count && customer.scoreSum >= cuts[group] * 100 * customer.answers { group += 1 }
        groups[group].customers += 1
        groups[group].buyers += customer.spent > 0 ? 1 : 0
        groups[group].sum += customer.spent
        groups[group].squares += WideSum(squareOf: customer.spent)
    }

    /// `times`: 1, or -1 to take back.
    mutating func add(_ other: LaterSpendPartial, times: Int) {
        for group in groups.indices {
            groups[group].customers += times * other.groups[group].customers
            groups[group].buyers += times * other.groups[group].buyers
            groups[group].sum += Int128(times) * other.groups[group].sum
            if times > 0 {
                groups[group].squares += other.groups[group].squares
            } else {
                groups[group].squares -= other.groups[group].squares
            }
        }
    }

    mutating func merge(_ other: LaterSpendPartial) { add(other, times: 1) }

    func rows(_ cuts: [Int]) -> [LaterSpendRow] {
        groups.enumerated().map { place, group in
            let count = Double(group.customers)
            // Sums of squares about the mean from exact integers, so that nothing cancels.
            var about = group.squares.times(UInt64(clamping: group.customers))
            about -= WideSum(productOf: group.sum, group.sum)
            return LaterSpendRow(
                from: place == 0 ? nil : Double(cuts[place - 1]),
                below: place == cuts.count ? nil : Double(cuts[place]), customers: group.customers,
                buyers: group.buyers, spendSum: Int64(clamping: group.sum),
                spendMean: group.customers > 0 ? Double(group.sum) / count : nil,
                spendVariance: group.customers > 1 ? about.value / count / (count - 1) : nil)
        }
    }
}
