import ColumnStore

/// Reads files through a mapping into blocks of events, in bounded memory: tables piece by piece on several threads,
/// everything else on the caller's, which is also the only one that the sink sees.
///
/// All files are opened, and the mapping is compiled against each, before the first row is read: what is wrong with
/// them shows before anything is taken in.
package struct ImportPipeline {
    /// One file, ready to be read.
    private struct Part {
        let file: InputFile
        let input: OpenInput
        let mapper: RowMapper
        /// Makes more mappers for the same columns, for other threads.
        let makeMapper: @Sendable (TableShape) -> RowMapper
    }

    /// Known events in a row after which a part-filled block is handed over, so that its texts don't pile up.
    static let knownBeforeFlush = 4 * BlockBuilder.capacity

    private let mapping: Mapping
    private let options: ImportOptions
    private var parts: [Part] = []

    /// `folder` is where the mapping file lies, for its lookups; nil when it may name no files.
    package init(
        _ mapping: Mapping, files: [InputFile], folder: String?, options: ImportOptions = ImportOptions()
    ) throws(DiagnosticList) {
        self.mapping = mapping
        self.options = options
        let lookups = try LoadedLookups(mapping, folder: folder, limits: options.limits)
        var problems: [Diagnostic] = []
        for file in files where mapping.applies(toFileNamed: file.name) {
            do throws(DiagnosticList) {
                parts.append(try Self.open(file, mapping, lookups, options))
            } catch {
                problems += error.diagnostics
            }
        }
        if parts.isEmpty, problems.isEmpty { problems.append(Self.nothingToRead(mapping, files)) }
        guard problems.isEmpty else { throw DiagnosticList(problems) }
    }

    /// Files that the mapping's `files` patterns leave out.
    package static func leftOut(_ files: [InputFile], by mapping: Mapping) -> [InputFile] {
        files.filter { !mapping.applies(toFileNamed: $0.name) }
    }

    private static func open(
        _ file: InputFile, _ mapping: Mapping, _ lookups: LoadedLookups, _ options: ImportOptions
    ) throws(DiagnosticList) -> Part {
        let input: OpenInput
        do throws(Diagnostic) {
            input = try file.open(as: mapping.format, csv: mapping.csv, limits: options.limits)
        } catch {
            throw DiagnosticList([error])
        }
        let mapper = try RowMapper(
            mapping, reader: input.reader, fileName: file.name, lookups: lookups, currency: options.currency)
        return Part(file: file, input: input, mapper: mapper) { shape in
            RowMapper(mapping, shape, lookups: lookups, currency: options.currency)
        }
    }

    private static func nothingToRead(_ mapping: Mapping, _ files: [InputFile]) -> Diagnostic {
        let names = files.map(\.name).joined(separator: ", ")
        return Diagnostic(
            at: SourceLocation(file: mapping.file, line: 1),
            files.isEmpty ? "no data file was given" : "the mapping's `files` match none of: \(names)",
            suggestion: files.isEmpty ? "name the files to import" : "change the patterns, or the files")
    }
}

// MARK: Running

extension ImportPipeline {
    /// Reads everything into the sink. What was handed over before a failure stays handed over; running again brings
    /// the rest, because every event keeps its identity.
    package func run<Sink: ImportSink>(into sink: inout Sink) throws(ImportFailure<Sink.Failure>) -> ImportCounts {
        var run = ImportRun(totalBytes: parts.reduce(0) { $0 + $1.input.length }, options: options)
        for part in parts {
            run.start(part.file, part.input.reader)
            if let table = part.input.reader as? CSVReader {
                try run.read(table, part.makeMapper, into: &sink)
            }
            try run.read(part.mapper, into: &sink)
        }
        try run.finish(into: &sink)
        return run.counts
    }

    /// Columns that the mapping names and no record had, though records could have named them (NDJSON, XES): after
    /// `run`, most likely misspelt.
    package var unseenColumns: [Diagnostic] {
        parts.flatMap { part in
            part.input.reader.unseenColumns.map { name in
                Diagnostic(
                    severity: .warning, at: SourceLocation(file: mapping.file, line: mapping.line(ofColumn: name)),
                    "no record of \(part.file.name) has `\(name)`",
                    suggestion: NearestName.find(name, among: part.input.reader.otherNames).map {
                        "did you mean `\($0)`?"
                    })
            }
        }
    }
}
