import ColumnStore

/// The state of an import while it runs.
struct ImportRun: ~Copyable {
    private let totalBytes: Int
    let options: ImportOptions
    var builder = BlockBuilder()
    var occurrences = OccurrenceCounter()
    var counts = ImportCounts()
    private(set) var file = ""
    private var reader: (any RowReader)?
    private var bytesBefore = 0
    /// Where the reading is, while others have the reader.
    var position: Int?
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
                let reject = Reject(
                    file: file, line: line, reason: fault.reason, message: fault.message, text: reader.recordText)
                try take(reject, into: &sink)
            case .row(let row):
                try take(row, mapper, reader, into: &sink)
            }
            counts.rows += 1
            rowsUnreported += 1
            try report(into: &sink)
        }
    }

    private mutating func report<Sink: ImportSink>(into sink: inout Sink) throws(ImportFailure<Sink.Failure>) {
        guard rowsUnreported >= options.rowsPerReport else { return }
        rowsUnreported = 0
        try hand { () throws(Sink.Failure) in try sink.report(progress) }
        try settle(&sink)
    }

    /// Lets the sink know that nothing is held back, where that is so or is waited for.
    mutating func settle<Sink: ImportSink>(_ sink: inout Sink) throws(ImportFailure<Sink.Failure>) {
        if sink.isAwaited { try flush(into: &sink) }
        guard builder.count == 0 else { return }
        try hand { () throws(Sink.Failure) in try sink.settle() }
    }

    /// Counts rows that were read together.
    mutating func count<Sink: ImportSink>(
        rows: Int, into sink: inout Sink
    ) throws(ImportFailure<Sink.Failure>) {
        counts.rows += rows
        rowsUnreported += rows
        try report(into: &sink)
    }

    mutating func finish<Sink: ImportSink>(into sink: inout Sink) throws(ImportFailure<Sink.Failure>) {
        if builder.count > 0 { try flush(into: &sink) }
        try hand { () throws(Sink.Failure) in try sink.report(progress) }
    }

    var progress: ImportProgress {
        ImportProgress(
            file: file, counts: counts, bytes: bytesBefore + (position ?? reader?.position ?? 0), totalBytes: totalBytes
        )
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

    func hand<Failure>(_ body: () throws(Failure) -> Void) throws(ImportFailure<Failure>) {
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
            let reject = Reject(
                reason, column: column, value: value, file: file, line: row.line, text: reader.recordText)
            try take(reject, into: &sink)
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

    mutating func passKnown<Sink: ImportSink>(
        _ count: Int = 1, into sink: inout Sink
    ) throws(ImportFailure<Sink.Failure>) {
        counts.known += count
        knownSinceFlush += count
        if knownSinceFlush >= ImportPipeline.knownBeforeFlush { try flush(into: &sink) }
    }

    mutating func flush<Sink: ImportSink>(into sink: inout Sink) throws(ImportFailure<Sink.Failure>) {
        knownSinceFlush = 0
        let block = builder.finish()
        guard block.count > 0 else { return }
        try hand { () throws(Sink.Failure) in try sink.take(block, progress) }
    }

    mutating func take<Sink: ImportSink>(
        _ reject: Reject, into sink: inout Sink
    ) throws(ImportFailure<Sink.Failure>) {
        counts.rejected[reject.reason, default: 0] += 1
        try hand { () throws(Sink.Failure) in try sink.take(reject) }
    }
}
