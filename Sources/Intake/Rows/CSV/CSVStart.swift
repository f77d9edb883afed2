/// Looks at the start of a table before it is read: its byte order mark, its delimiter.
enum CSVStart {
    private static let candidates = [",", ";", "\t", "|"].flatMap(\.utf8)
    private static let lookBytes = 64 << 10
    private static let lookRecords = 50

    /// Passes over a byte order mark and answers the delimiter: the one said, else the likeliest.
    static func prepare(_ input: InputBuffer, said: UInt8?, columnLimit: Int) throws(ByteFault) -> UInt8 {
        while input.unread.count < lookBytes, try input.fill() {}
        let start = input.unread
        if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) {
            throw ByteFault("this file is UTF-16", suggestion: "save it as UTF-8", position: 0)
        }
        if start.starts(with: [0xEF, 0xBB, 0xBF]) { input.consume(to: input.start + 3) }
        return said ?? likeliestDelimiter(input, columnLimit: columnLimit)
    }

    /// The delimiter under which the most records have as many values as the header; of several the one that gives the
    /// most columns.
    private static func likeliestDelimiter(_ input: InputBuffer, columnLimit: Int) -> UInt8 {
        var best = (delimiter: UInt8(ascii: ","), fit: 0, columns: 1)
        for delimiter in candidates {
            var scanner = CSVScanner(delimiter: delimiter, columnLimit: columnLimit)
            var index = input.start
            var counts: [Int] = []
            while counts.count < lookRecords, index < input.end,
                case .record(let end, let next, _) = scanner.scan(
                    input.base, from: index, to: input.end, atEnd: input.isAtEnd)
            {
                if end > index { counts.append(scanner.count) }
                index = next
            }
            guard let columns = counts.first, columns > 1 else { continue }
            let fit = counts.count { $0 == columns } * 10 / counts.count
            if (fit, columns) > (best.fit, best.columns) { best = (delimiter, fit, columns) }
        }
        return best.delimiter
    }
}
