/// Makes blocks of chosen events of other blocks, whose events it numbers through from 0. Every text is looked up once
/// for each block that has it, not for each event.
package struct BlockJoiner {
    private let times: [Int64]
    private let amounts: [Int64]
    private let scores: [Int32]
    private let efforts: [Int32]
    private let dues: [Int64]
    private let identities: [EventIdentity]
    private let mayHashNumbers: Bool
    private var columns: [SharedTexts]

    package init(_ blocks: [EventBlock]) {
        times = blocks.flatMap(\.times)
        amounts = Self.joined(blocks, Absent.wide, \.amounts)
        scores = Self.joined(blocks, Absent.narrow, \.scores)
        efforts = Self.joined(blocks, Absent.narrow, \.efforts)
        dues = Self.joined(blocks, Absent.wide, \.dues)
        identities = blocks.flatMap(\.identities)
        mayHashNumbers = blocks.contains(where: \.identities.mayHashNumbers)
        columns = TextColumn.allCases.map { SharedTexts($0, of: blocks, events: blocks.reduce(0) { $0 + $1.count }) }
    }

    /// The events of these numbers, at most as many as fit into a block, with their identities.
    package mutating func block(of events: ArraySlice<UInt32>) -> EventBlock {
        precondition(events.count <= BlockBuilder.capacity, "more events than a block holds")
        return EventBlock(
            times: events.map { times[Int($0)] }, columns: columns.indices.map { columns[$0].column(of: events) },
            amounts: Self.chosen(events, of: amounts, Absent.wide),
            scores: Self.chosen(events, of: scores, Absent.narrow),
            efforts: Self.chosen(events, of: efforts, Absent.narrow),
            dues: Self.chosen(events, of: dues, Absent.wide),
            identities: IdentityColumn(events.map { identities[Int($0)] }, mayHashNumbers: mayHashNumbers))
    }

    /// Empty when no event has a value.
    private static func joined<Value>(
        _ blocks: [EventBlock], _ absent: Value, _ column: (EventBlock) -> [Value]
    ) -> [Value] {
        if blocks.allSatisfy({ column($0).isEmpty }) { return [] }
        return blocks.flatMap { block in
            let values = column(block)
            return values.isEmpty ? Array(repeating: absent, count: block.count) : values
        }
    }

    private static func chosen<Value: Equatable>(
        _ events: ArraySlice<UInt32>, of all: [Value], _ absent: Value
    ) -> [Value] {
        if all.isEmpty { return [] }
        let values = events.map { all[Int($0)] }
        return values.contains { $0 != absent } ? values : []
    }
}

/// One text column of several blocks under codes that they share.
private struct SharedTexts {
    private var texts = TextDictionary()
    /// The shared code of each event; none when no event has a text.
    private var codes: [UInt32] = []
    /// For each shared code the one in the block being made; 0 while it has none.
    private var local: [UInt32] = []

    init(_ column: TextColumn, of blocks: [EventBlock], events: Int) {
        let isPresent = blocks.contains { !$0.codes(column).isEmpty }
        if isPresent { codes.reserveCapacity(events) }
        for block in blocks where isPresent {
            let own = block.dictionary(column)
            let shared = [0] + (0..<UInt32(own.count)).map { texts.intern($0 + 1, of: own) }
            let cells = block.codes(column)
            if cells.isEmpty {
                codes.append(contentsOf: repeatElement(0, count: block.count))
            } else {
                for cell in cells { codes.append(shared[Int(cell)]) }
            }
        }
        local = Array(repeating: 0, count: texts.count + 1)
    }

    /// The texts come in the order in which the events use them.
    mutating func column(of events: ArraySlice<UInt32>) -> CodeColumn {
        if codes.isEmpty { return CodeColumn() }
        var dictionary = TextDictionary()
        var used: [UInt32] = []
        var cells: [UInt32] = []
        cells.reserveCapacity(events.count)
        for event in events {
            let code = codes[Int(event)]
            if code != 0, local[Int(code)] == 0 {
                local[Int(code)] = dictionary.intern(code, of: texts)
                used.append(code)
            }
            cells.append(local[Int(code)])
        }
        for code in used { local[Int(code)] = 0 }
        return used.isEmpty ? CodeColumn() : CodeColumn(codes: cells, dictionary: dictionary)
    }
}
