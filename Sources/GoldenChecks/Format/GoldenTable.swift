/// A CSV input of a golden case: a header, then rows of text (RFC 4180).
package struct GoldenTable: Sendable {
    package private(set) var header: [String]
    package private(set) var rows: [[String]]
    private var file: String

    init(file: String, bytes: [UInt8]) throws(GoldenInputError) {
        var records = Self.records(in: bytes)
        if records.isEmpty { throw GoldenInputError("\(file): has no header line") }
        header = records.removeFirst()
        self.file = file
        for (index, record) in records.enumerated() where record.count != header.count {
            throw GoldenInputError(
                "\(file): record \(index + 2) has \(record.count) fields, the header has \(header.count)")
        }
        rows = records
    }

    /// The texts of a column.
    package func texts(_ column: String) throws(GoldenInputError) -> [String] {
        let index = try self.index(of: column)
        return rows.map { $0[index] }
    }

    /// The numbers of a column, every row of which must be one.
    package func numbers(_ column: String) throws(GoldenInputError) -> [Double] {
        let index = try self.index(of: column)
        var numbers: [Double] = []
        numbers.reserveCapacity(rows.count)
        for (line, row) in rows.enumerated() {
            guard let number = Double(row[index]) else {
                throw GoldenInputError("\(file): record \(line + 2), column \(column): \"\(row[index])\" is no number")
            }
            numbers.append(number)
        }
        return numbers
    }

    /// The whole numbers of a column.
    package func counts(_ column: String) throws(GoldenInputError) -> [Int] {
        var counts: [Int] = []
        for (line, number) in try numbers(column).enumerated() {
            guard let count = Int(exactly: number) else {
                throw GoldenInputError("\(file): record \(line + 2), column \(column): \(number) is no whole number")
            }
            counts.append(count)
        }
        return counts
    }

    private func index(of column: String) throws(GoldenInputError) -> Int {
        guard let index = header.firstIndex(of: column) else {
            throw GoldenInputError("\(file): has no column \"\(column)\"; it has \(header)")
        }
        return index
    }

    private static func records(in bytes: [UInt8]) -> [[String]] {
        var records: [[String]] = []
        var record: [String] = []
        var field: [UInt8] = []
        var isQuoted = false
        var position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        func finishField() {
            record.append(String(decoding: field, as: UTF8.self))
            field.removeAll(keepingCapacity: true)
        }
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""):
                let isDoubled = isQuoted && position < bytes.count && bytes[position] == byte
                if isDoubled {
                    field.append(byte)
                    position += 1
                } else {
                    isQuoted.toggle()
                }
            case UInt8(ascii: ",") where !isQuoted: finishField()
            case UInt8(ascii: "\r") where !isQuoted: break
            case UInt8(ascii: "\n") where !isQuoted:
                finishField()
                records.append(record)
                record = []
            default: field.append(byte)
            }
        }
        if !field.isEmpty || !record.isEmpty {
            finishField()
            records.append(record)
        }
        return records
    }
}
