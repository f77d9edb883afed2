/// Whose stories a question is about: everybody's, or those of a few whose stories have changed.
enum StoryChoice: Sendable {
    case all
    /// Ascending.
    case these([UInt32])
}

/// Stories for one thread to read.
enum Stories: Sendable {
    /// Those of a range of customers, brought together as they are needed.
    case customers(Range<Int>)
    case stretches([Stretch])
}

extension Engine {
    /// The partial results over all ranges of customers, or over some customers alone, merged in their order.
    func folded<Partial: MergeableResult>(
        _ whose: StoryChoice, _ columns: EventColumnSet, _ partial: @Sendable (Stories) -> Partial
    ) -> Partial? {
        switch whose {
        case .all: folded { partial(.customers($0)) }
        case .these(let customers): partial(.stretches(log.stretches(of: customers, columns)))
        }
    }

    /// The same for kernels, which read columns as they lie.
    func foldedSheets<Partial: MergeableResult>(
        _ whose: StoryChoice, _ columns: EventColumnSet, _ partial: @Sendable ([Sheet]) -> Partial
    ) -> Partial? {
        switch whose {
        case .all: folded { partial(log.sheets($0, columns)) }
        case .these(let customers): partial(log.sheets(of: customers, columns))
        }
    }
}
