import ColumnStore
package import Experience

extension Engine {
    /// One customer's events as a story tells them, in order, without the gaps that show at them.
    package func takes(of customer: Int) -> [Take] {
        var reader = CustomerReader(log, customers: customer..<customer + 1, columns: .all)
        guard reader.next() else { return [] }
        return (0..<reader.count).map { take(reader, $0) }
    }

    private func take(_ reader: borrowing CustomerReader, _ event: Int) -> Take {
        func text(_ column: TextColumn) -> String? {
            let code = Int(reader.codes(column)[event])
            return code == 0 ? nil : log.names(column)[code]
        }
        func number(_ value: Int64) -> Int64? { value == Absent.wide ? nil : value }
        return Take(
            at: Timestamp(milliseconds: reader.time[event]), touchpoint: TouchpointID(text(.touchpoint) ?? ""),
            department: script.department(
                script.owner(
                    department: reader.codes(.department)[event], touchpoint: reader.codes(.touchpoint)[event])),
            channel: text(.channel).map { ChannelID($0) }, kind: text(.kind), outcome: text(.outcome),
            direction: text(.direction), reference: text(.reference), employee: text(.employee),
            amountMinorUnits: number(reader.amount[event]), currency: text(.currency),
            scoreHundredths: number(reader.score[event]).map { Int($0) }, scale: text(.scale),
            effortSeconds: number(reader.effort[event]).map { Int($0) }, asks: Self.items(text(.asks)),
            gives: Self.items(text(.gives)), promise: text(.promise),
            due: number(reader.due[event]).map { Timestamp(milliseconds: $0) }, fulfils: text(.fulfils),
            facts: StatedFact.list(text(.facts)))
    }

    private static func items(_ joined: String?) -> [ItemID] { entries(joined).map { ItemID(String($0)) } }

    private static func entries(_ joined: String?) -> [Substring] {
        joined?.split(separator: Character(Unicode.Scalar(TextList.separator))) ?? []
    }
}

extension StatedFact {
    /// The facts of one event, as `TextList` joins them.
    static func list(_ joined: String?) -> [StatedFact] {
        (joined?.split(separator: Character(Unicode.Scalar(TextList.separator))) ?? []).map { entry in
            let parts = entry.split(
                separator: Character(Unicode.Scalar(TextList.pairSeparator)), maxSplits: 1,
                omittingEmptySubsequences: false)
            return StatedFact(fact: FactID(String(parts[0])), value: parts.count > 1 ? String(parts[1]) : "")
        }
    }
}
