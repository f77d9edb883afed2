import ColumnStore

/// What one thread made of a piece of a table; lines are counted from the piece's first, 0.
struct ReadPiece: Sendable {
    var rows = 0
    var notSelected = 0
    var lines = 0
    var rejects: [Reject] = []
    var blocks: [ReadBlock] = []
    /// Stored bytes of the file that had been read when the piece was cut.
    var position = 0
}

/// A block as read, before it is known which of its events are new.
struct ReadBlock: Sendable {
    let block: EventBlock
    /// The places of events that are known by their content; their identities are those of its first occurrence.
    let unnamed: [UInt32]

    init(_ block: EventBlock, unnamed: [UInt32]) {
        self.block = block
        self.unnamed = unnamed
    }

    /// Gives those events their identity that have none of their own.
    init(naming block: EventBlock) {
        if block.identities.areNumbers {
            self.init(block, unnamed: [])
            return
        }
        var unnamed: [UInt32] = []
        for (index, identity) in block.identities.enumerated() where identity == BlockColumns.unnamed {
            unnamed.append(UInt32(index))
        }
        guard !unnamed.isEmpty else {
            self.init(block, unnamed: [])
            return
        }
        var identities = Array(block.identities)
        for index in unnamed.map(Int.init) {
            identities[index] = block.contentIdentity(at: index, occurrence: 0)
        }
        self.init(block.identified(by: IdentityColumn(identities)), unnamed: unnamed)
    }
}

extension Reject {
    init(_ fault: FieldTable.Fault, of table: FieldTable, file: String) {
        self.init(
            file: file, line: Int(fault.place.line), reason: fault.fault.reason, message: fault.fault.message,
            text: table.text(fault.place))
    }

    /// A row that the mapping can't take.
    init(
        _ reason: RejectReason, column: String?, value: String, file: String, line: Int, text: String
    ) {
        let shown = value.isEmpty ? "" : ": `\(value)`"
        self.init(
            file: file, line: line, reason: reason, column: column, message: reason.explanation + shown, text: text)
    }
}
