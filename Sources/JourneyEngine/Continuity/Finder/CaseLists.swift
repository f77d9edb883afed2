import ColumnStore

/// The lists that events refer to by a code: items asked and given, facts stated. Read once from the dictionaries, so
/// that no event parses text.
package struct CaseLists: Sendable {
    /// A value that was stated, comparable without its text.
    package struct Statement: Sendable {
        package var fact: UInt32
        /// Equal texts have equal codes.
        package var text: UInt32
        /// NaN when the text is no number.
        package var number: Double

        package init(fact: UInt32, text: UInt32, number: Double) {
            self.fact = fact
            self.text = text
            self.number = number
        }
    }

    package var asks: CodeLists<UInt32>
    package var gives: CodeLists<UInt32>
    package var facts: CodeLists<Statement>

    /// The texts of stated values.
    var values = TextDictionary()

    package init(
        asks: CodeLists<UInt32> = CodeLists(), gives: CodeLists<UInt32> = CodeLists(),
        facts: CodeLists<Statement> = CodeLists()
    ) {
        self.asks = asks
        self.gives = gives
        self.facts = facts
    }

    /// What a list of facts says of one of them.
    func value(of fact: UInt32, in list: UInt32) -> String? {
        facts.elements[facts.range(of: list)].last { $0.fact == fact }.map { values[$0.text] }
    }
}

/// Lists numbered from 1, one after the other in one array; list 0 is empty.
package struct CodeLists<Element: Sendable>: Sendable {
    package private(set) var elements: [Element] = []
    private var ends: [UInt32] = [0]

    package init() {}

    package var count: Int { ends.count - 1 }

    /// Adds a list and returns its number.
    @discardableResult
    package mutating func append(_ list: some Sequence<Element>) -> UInt32 {
        elements.append(contentsOf: list)
        ends.append(UInt32(elements.count))
        return UInt32(ends.count - 1)
    }

    /// Where the elements of a list are; empty for a list that does not exist.
    @inline(__always)
    package func range(of list: UInt32) -> Range<Int> {
        guard list != 0, Int(list) < ends.count else { return 0..<0 }
        return Int(ends[Int(list) - 1])..<Int(ends[Int(list)])
    }
}
