import ColumnStore

/// The state of an import while it runs.
struct ImportRun: ~Copyable {
    private let totalBytes: Int
    private let options: ImportOptions
    private var builder = BlockBuilder()
    private var occurrences = OccurrenceCounter()
    private(set) var counts = ImportCounts()
    private var file = ""
    private var reader: (any RowReader)?
    private var bytesBefore = 0
    private var rowsUnreported = 0
    private var knownSinceFlush = 0

    init(totalBytes: Int, options: ImportOptions) {
        self.totalBytes = totalBytes
        self.options = options
    }

    mutating func start(_ file: InputFile, _ reader: any RowReader) {
        bytesBefore += self.reader?.position ?? 0
        self.file = file.name
        self.reader = reader
        occurrences = OccurrenceCounter()
    }

    mutating func read<Sink: ImportSink>(
        _ mapper: RowMapper, into sink: inout Sink
    ) throws(ImportFailure<Sink.Failure>) {
        guard let reader else { return }
        while true {
            switch try next(reader, Sink.Failure.self) {
            case .end: return
            case .unreadable(let line, let fault):
                try reject(fault.reason, nil, fault.message, line: line, reader, into: &sink)
            case .row(let row):
                try take(row, mapper, reader, into: &sink)
            }
            counts.rows += 1
            rowsUnreported += 1
            if rowsUnreported >= options.rowsPerReport {
                rowsUnreported = 0
                try hand { () throws(Sink.Failure) in try sink.report(progress) }
            }
        }
    }

    mutating func finish<Sink: ImportSink>(into sink: inout Sink) throws(ImportFailure<Sink.Failure>) {
        if builder.count > 0 { try flush(into: &sink) }
        try hand { () throws(Sink.Failure) in try sink.report(progress) }
    }

    private var progress: ImportProgress {
        ImportProgress(
            file: file, counts: counts, bytes: bytesBefore + (reader?.position ?? 0), totalBytes: totalBytes)
    }

    private func next<Failure>(
        _ reader: any RowReader, _: Failure.Type
    ) throws(ImportFailure<Failure>) -> RowStep {
        do throws(Diagnostic) {
            return try reader.next()
        } catch {
            throw .input(DiagnosticList([error]))
        }
    }

    private func hand<Failure>(_ body: () throws(Failure) -> Void) throws(ImportFailure<Failure>) {
        do throws(Failure) {
            try body()
        } catch {
            throw .sink(error)
        }
    }
}

// MARK: Rows

extension ImportRun {
    private mutating func take<Sink: ImportSink>(
        _ row: Row, _ mapper: RowMapper, _ reader: any RowReader, into sink: inout Sink
    ) throws(ImportFailure<Sink.Failure>) {
        switch mapper.map(row) {
        case .notSelected: counts.notSelected += 1
        case .rejected(let reason, let column, let value):
            let shown = value.isEmpty ? "" : ": `\(value)`"
            try reject(reason, column, reason.explanation + shown, line: row.line, reader, into: &sink)
        case .events(let count):
            for draft in 0..<count { try add(draft, mapper, into: &sink) }
        }
    }

    private mutating func add<Sink: ImportSink>(
        _ draft: Int, _ mapper: RowMapper, into sink: inout Sink
    ) throws(ImportFailure<Sink.Failure>) {
        let row: EventRow
        if let identity = mapper.sourceIdentity(ofDraft: draft) {
            guard sink.isNew(identity) else { return try passKnown(into: &sink) }
            var named = mapper.row(ofDraft: draft, in: &builder)
            named.identity = identity
            row = named
        } else {
            var unnamed = mapper.row(ofDraft: draft, in: &builder)
            unnamed.identity = occurrences.identity(of: unnamed, builder)
            guard sink.isNew(unnamed.identity) else { return try passKnown(into: &sink) }
            row = unnamed
        }
        builder.append(row)
        counts.added += 1
        if builder.isFull { try flush(into: &sink) }
    }

    private mutating func passKnown<Sink: ImportSink>(into sink: inout Sink) throws(ImportFailure<Sink.Failure>) {
        counts.known += 1
        knownSinceFlush += 1
        if knownSinceFlush >= ImportPipeline.knownBeforeFlush { try flush(into: &sink) }
    }

    private mutating func flush<Sink: ImportSink>(into sink: inout Sink) throws(ImportFailure<Sink.Failure>) {
        knownSinceFlush = 0
        let block = builder.finish()
        guard block.count > 0 else { return }
        try hand { () throws(Sink.Failure) in try sink.take(block, progress) }
    }

    private mutating func reject<Sink: ImportSink>(
        _ reason: RejectReason, _ column: String?, _ message: String, line: Int, _ reader: any RowReader,
        into sink: inout Sink
    ) throws(ImportFailure<Sink.Failure>) {
        counts.rejected[reason, default: 0] += 1
        let reject = Reject(
            file: file, line: line, reason: reason, column: column, message: message, text: reader.recordText)
        try hand { () throws(Sink.Failure) in try sink.take(reject) }
    }
}
