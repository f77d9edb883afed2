package import ColumnStore

/// Which ids are one human, as of one moment: an absorbed id leads to the customer who is kept, over as many merges as
/// there are between them.
package struct MergedCustomers: Sendable {
    /// Merges in force, in the order in which they were made.
    package let records: [MergeRecord]
    private let absorbed: TextDictionary
    private let kept: TextDictionary
    /// By the code of an absorbed id, the code of the one who is kept in the end; 0 in front.
    private let ends: [UInt32]

    package static let none = MergedCustomers([])

    /// Of all merges there are; undone ones lead nowhere.
    package init(_ records: [MergeRecord]) {
        self.records = records.filter { $0.undone == nil }
        var absorbed = TextDictionary()
        for record in self.records { _ = absorbed.intern(record.absorbed) }
        var next: [UInt32: String] = [:]
        for record in self.records {
            if let code = absorbed.code(of: record.absorbed) { next[code] = record.kept }
        }
        var kept = TextDictionary()
        var ends: [UInt32] = [0]
        for code in 1..<UInt32(absorbed.count + 1) {
            var end = absorbed[code]
            // Nobody leads back to themselves; were it otherwise, this would end all the same.
            for _ in 0..<absorbed.count {
                guard let before = absorbed.code(of: end), let after = next[before] else { break }
                end = after
            }
            ends.append(kept.intern(end))
        }
        self.absorbed = absorbed
        self.kept = kept
        self.ends = ends
    }

    package var isEmpty: Bool { records.isEmpty }

    /// The customer whom an id stands for: itself unless it was absorbed.
    package func customer(of id: String) -> String {
        guard let code = absorbed.code(of: id), code > 0 else { return id }
        return kept[ends[Int(code)]]
    }

    /// The merges that make one customer of several ids, in the order in which they were made.
    package func records(of customer: String) -> [MergeRecord] {
        guard let end = kept.code(of: customer), end > 0 else { return [] }
        return records.filter { record in absorbed.code(of: record.absorbed).map { ends[Int($0)] == end } ?? false }
    }

    /// All ids of the human whom an id stands for, the kept one first.
    package func ids(of id: String) -> [String] {
        let customer = customer(of: id)
        return [customer] + records(of: customer).map(\.absorbed)
    }

    /// Those who are kept, of absorbed ids that begin with `prefix`.
    package func customers(matching prefix: String) -> [String] {
        records.filter { $0.absorbed.utf8.starts(with: prefix.utf8) }.map { customer(of: $0.absorbed) }
    }

    /// The texts that stand for a dictionary's, by their codes there, as codes of another one with each human once; nil
    /// when none of them was absorbed.
    package func resolved(_ other: TextDictionary) -> (codes: [UInt32], dictionary: TextDictionary)? {
        guard let found = codes(in: other) else { return nil }
        var dictionary = TextDictionary()
        let codes =
            [0]
            + (1..<found.count).map { code in
                found[code] == 0
                    ? dictionary.intern(UInt32(code), of: other) : dictionary.intern(ends[Int(found[code])], of: kept)
            }
        return (codes, dictionary)
    }

    /// The events with the customers whom their ids stand for, in the same order.
    package func resolved(_ block: EventBlock) -> EventBlock {
        guard let (codes, dictionary) = resolved(block.dictionary(.customer)) else { return block }
        let column = CodeColumn(codes: block.codes(.customer).map { codes[Int($0)] }, dictionary: dictionary)
        return block.replacing(.customer, by: column)
    }

    /// By the codes of another dictionary, the codes of absorbed ids; 0 for others. Nil when there is none.
    private func codes(in other: TextDictionary) -> [UInt32]? {
        if isEmpty || other.count == 0 { return nil }
        if absorbed.count > other.count / 4 {
            let codes = absorbed.codes(of: other)
            return codes.contains { $0 != 0 } ? codes : nil
        }
        var codes: [UInt32]?
        for code in 1...UInt32(absorbed.count) {
            guard let there = other.code(of: code, in: absorbed) else { continue }
            codes = codes ?? [UInt32](repeating: 0, count: other.count + 1)
            codes?[Int(there)] = code
        }
        return codes
    }
}
