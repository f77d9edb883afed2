import ColumnStore
import Foundation

extension ImportRun {
    /// Reads a table on several threads, and takes in what they read in the order of its rows. Where that can't be
    /// done, the reader is left there to go on by itself.
    mutating func read<Sink: ImportSink>(
        _ reader: CSVReader, _ makeMapper: @escaping @Sendable (TableShape) -> RowMapper, into sink: inout Sink
    ) throws(ImportFailure<Sink.Failure>) {
        let crew = PieceCrew(
            reader, threads: max(1, options.threads ?? ProcessInfo.processInfo.activeProcessorCount),
            pieceBytes: options.pieceBytes)
        let file = file
        let shape = reader.shape
        var line = reader.nextLine
        crew.start { PieceReader(makeMapper(shape), file: file, shape: shape) }
        defer { crew.stop() }
        while let piece = try next(crew, Sink.Failure.self) {
            position = piece.position
            try take(piece, line: line, into: &sink)
            line += piece.lines
        }
        crew.stop()
        reader.goOn(atLine: line)
        position = nil
    }

    private func next<Failure>(_ crew: PieceCrew, _: Failure.Type) throws(ImportFailure<Failure>) -> ReadPiece? {
        do throws(Diagnostic) {
            return try crew.next()
        } catch {
            throw .input(DiagnosticList([error]))
        }
    }

    private mutating func take<Sink: ImportSink>(
        _ piece: ReadPiece, line: Int, into sink: inout Sink
    ) throws(ImportFailure<Sink.Failure>) {
        counts.notSelected += piece.notSelected
        for var reject in piece.rejects {
            reject.line += line
            try take(reject, into: &sink)
        }
        for block in piece.blocks { try take(occurrences.identified(block), into: &sink) }
        try count(rows: piece.rows, into: &sink)
        try settle(&sink)
    }

    /// A block with enough new events goes on as it is; the events of others are gathered.
    private mutating func take<Sink: ImportSink>(
        _ block: EventBlock, into sink: inout Sink
    ) throws(ImportFailure<Sink.Failure>) {
        let known = sink.claim(block.identities)
        if !known.isEmpty { try passKnown(known.count, into: &sink) }
        // Counted as handed over only: what a sink notes with a block must be true of the blocks so far.
        if known.isEmpty, block.count >= BlockBuilder.capacity / 2 {
            try flush(into: &sink)
            counts.added += block.count
            return try hand { () throws(Sink.Failure) in try sink.take(block, progress) }
        }
        var rest = known[...]
        for index in 0..<block.count {
            if rest.first == index {
                rest.removeFirst()
                continue
            }
            builder.append(index, of: block)
            counts.added += 1
            if builder.isFull { try flush(into: &sink) }
        }
    }
}
