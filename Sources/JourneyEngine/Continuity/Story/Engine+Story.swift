import ColumnStore
package import Experience

extension Engine {
    /// Everything that happened to one customer, in order, with the places where the story broke; nil for a customer
    /// whom the footage doesn't know. Limits on waits are those of the whole footage.
    package func story(of customer: String, asOf: Timestamp? = nil) -> CustomerStory? {
        guard let index = log.customerIndex(named: customer) else { return nil }
        let base = continuityShelf.base(of: self)
        let moment = asOf ?? log.lastTime ?? Timestamp(milliseconds: 0)
        let visitor = ListVisitor(base, through: index..<index + 1, asOf: moment)
        var takes = takes(of: index).filter { $0.at <= moment }
        for gap in visitor.list.gaps where takes.indices.contains(gap.mark) {
            takes[gap.mark].gaps.append(GapMark(key: gap.key, excess: gap.excess))
        }
        return CustomerStory(
            customer: customer, takes: takes, spend: visitor.spent,
            openPromises: visitor.sink.open.sorted { ($0.madeAt, $0.promise) < ($1.madeAt, $1.promise) },
            known: known(after: takes, at: moment, base))
    }

    /// Items that the customer gave, in whatever case, and that are still valid.
    private func known(after takes: [Take], at moment: Timestamp, _ base: ContinuityBase) -> [ItemID] {
        var given: [ItemID: Timestamp] = [:]
        for take in takes {
            for item in take.gives { given[item] = take.at }
        }
        let valid = given.filter { item, time in
            let validity = base.codes.items.code(of: item.text).map { base.design.validity[Int($0)] }
            return moment.milliseconds.minus(time.milliseconds) <= validity ?? GapDesign.usualValidity
        }
        return valid.keys.sorted()
    }
}
