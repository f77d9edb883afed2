import ColumnStore

/// A block on its way into a log: its codes are those of the log, packed; the rest is the block's own columns.
struct StagedBlock {
    let customers: [UInt32]
    let times: [Int64]
    var codes: [PackedCodes]
    var amounts: [Int64]
    var scores: [Int32]
    var efforts: [Int32]
    var dues: [Int64]

    init(_ block: EventBlock, _ names: inout [NameTable]) {
        var codes: [PackedCodes] = Array(repeating: .absent, count: TextColumn.count)
        for column in TextColumn.allCases where column != .customer {
            let local = block.codes(column)
            if local.isEmpty { continue }
            let global = Self.renamed(local, names[column.index].adopt(block.dictionary(column)))
            codes[column.index] = global.withUnsafeBufferPointer { global in
                global.baseAddress.map { PackedCodes($0, count: block.count) } ?? .absent
            }
        }
        customers = Self.renamed(
            block.codes(.customer), names[TextColumn.customer.index].adopt(block.dictionary(.customer)))
        self.codes = codes
        times = block.times
        amounts = block.amounts
        scores = block.scores
        efforts = block.efforts
        dues = block.dues
    }

    private static func renamed(_ codes: [UInt32], _ names: [UInt32]) -> [UInt32] {
        codes.map { names[Int($0)] }
    }
}
