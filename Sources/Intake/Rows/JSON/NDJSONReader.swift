import ColumnStore

/// Reads a file with one JSON object on each line. Nested values have names with dots (`order.total`), elements of a
/// list of objects their number (`lines.0.price`); a list of plain values is one value of several texts.
package final class NDJSONReader: RowReader {
    private let lines: LineReader
    private let fields: KeyedFields
    private let arena = BumpArena()
    private var path: [UInt8] = []
    private var shown = ""
    private var line = Field.absent
    private let limits: ReadLimits

    package init(
        _ source: any ByteSource, file: String, limits: ReadLimits = ReadLimits(), watchesAll: Bool = false
    ) {
        lines = LineReader(source, file: file, limits: limits)
        fields = KeyedFields(watchesAll: watchesAll)
        self.limits = limits
    }

    package func column(named name: String) -> Int? { fields.watch(name) }
    package var columnNames: [String] { fields.names }
    package var unseenColumns: [String] { fields.unseenNames }
    package var otherNames: [String] { fields.otherNames }
    package var position: Int { lines.position }
    package var recordText: String { shown.isEmpty ? String(decoding: line.prefix(1_000), as: UTF8.self) : shown }

    package func next() throws(Diagnostic) -> RowStep {
        while true {
            shown = ""
            switch try lines.next() {
            case .end: return .end
            case .tooLong(let start, let number):
                shown = start
                let message = "the line is longer than \(limits.recordBytes) bytes"
                return .unreadable(line: number, RowFault(.recordTooLong, message))
            case .line(let bytes, let number):
                line = number == 1 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Field(rebasing: bytes[3...]) : bytes
                if line.trimmed.isEmpty { continue }
                return read(number)
            }
        }
    }

    private func read(_ number: Int) -> RowStep {
        guard UTF8Check.isValid(line) else { return .unreadable(line: number, RowFault(.badEncoding, "not UTF-8")) }
        fields.clear()
        arena.reset()
        path.removeAll(keepingCapacity: true)
        do throws(JSONFault) {
            var cursor = JSONCursor(line)
            guard case .objectStart = try cursor.next() else { throw cursor.fault("a line must hold an object") }
            try object(&cursor)
            _ = try cursor.next()
        } catch {
            return .unreadable(
                line: number, RowFault(.badJSON, "\(error.message) (at byte \(error.position + 1) of the line)"))
        }
        return .row(fields.row(line: number))
    }
}

// MARK: Flattening

extension NDJSONReader {
    private func object(_ cursor: inout JSONCursor) throws(JSONFault) {
        let outer = path.count
        while case .key(let name) = try cursor.next() {
            guard let key = name.decoded(in: arena) else { throw cursor.fault("a name has a wrong escape") }
            if outer > 0 { path.append(UInt8(ascii: ".")) }
            path.append(contentsOf: key)
            if let value = try value(cursor.next(), &cursor) { set(value) }
            path.removeSubrange(outer...)
        }
    }

    /// The bytes of a plain value; nil when it was a nested one, which was taken apart.
    private func value(_ token: JSONCursor.Token, _ cursor: inout JSONCursor) throws(JSONFault) -> Field? {
        switch token {
        case .string(let text):
            guard let decoded = text.decoded(in: arena) else { throw cursor.fault("a text has a wrong escape") }
            return decoded
        case .number(let number): return number
        case .bool(let flag): return flag ? .literal("true") : .literal("false")
        case .objectStart: try object(&cursor)
        case .arrayStart: try array(&cursor)
        default: return .absent
        }
        return nil
    }

    private func array(_ cursor: inout JSONCursor) throws(JSONFault) {
        let outer = path.count
        var plain: [Field] = []
        var number = 0
        while true {
            let token = try cursor.next()
            if case .arrayEnd = token { break }
            path.append(UInt8(ascii: "."))
            path.append(contentsOf: String(number).utf8)
            if let value = try value(token, &cursor) { plain.append(value) }
            path.removeSubrange(outer...)
            number += 1
        }
        if plain.count == number { set(joined(plain)) }
    }

    private func joined(_ values: [Field]) -> Field {
        let room = arena.allocate(values.reduce(values.count) { $0 + $1.count })
        var written = 0
        for value in values {
            if written > 0 {
                room[written] = TextList.separator
                written += 1
            }
            UnsafeMutableRawBufferPointer(rebasing: room[written...]).copyMemory(from: value)
            written += value.count
        }
        return arena.shrinkLast(room, to: written)
    }

    private func set(_ value: Field) {
        path.withUnsafeBytes { fields.set($0, value) }
    }
}
