/// A file of events to be read, plain or packed with gzip.
package struct InputFile: Hashable, Sendable {
    package var path: String
    /// The name for messages and for the mapping's `files`; the file's own name unless said.
    package var name: String

    package init(path: String, name: String? = nil) {
        self.path = path
        self.name = name ?? path.split(separator: "/").last.map(String.init) ?? path
    }

    /// Opens the file and says how many stored bytes it has.
    package func open(
        as format: InputFormat? = nil, csv: CSVFormat = CSVFormat(), limits: ReadLimits = ReadLimits(),
        watchesAll: Bool = false
    ) throws(Diagnostic) -> OpenInput {
        let source: PeekedBytes
        let length: Int
        do throws(ByteFault) {
            let file = try FileBytes(path: path)
            length = file.length
            source = try Self.unpacked(PeekedBytes(file, count: 512))
        } catch {
            throw error.diagnostic(file: name, line: 1)
        }
        let format = format ?? .detect(name: name, start: source.start)
        let reader: any RowReader =
            switch format {
            case .csv: try CSVReader(source, file: name, format: csv, limits: limits)
            case .ndjson: NDJSONReader(source, file: name, limits: limits, watchesAll: watchesAll)
            case .xes: try XESReader(source, file: name, limits: limits, watchesAll: watchesAll)
            }
        return OpenInput(reader: reader, format: format, length: length)
    }

    private static func unpacked(_ source: PeekedBytes) throws(ByteFault) -> PeekedBytes {
        guard source.start.starts(with: [0x1F, 0x8B]) else { return source }
        return try PeekedBytes(GzipBytes(source), count: 512)
    }
}

/// A file of events, opened.
package struct OpenInput {
    package let reader: any RowReader
    package let format: InputFormat
    /// Stored bytes in all, for the progress line.
    package let length: Int
}
