import CExpat

/// Reads an event log in XES (IEEE 1849-2016): one record for each event, with its attributes by key, nested ones as
/// `key.inner`, and those of its trace as `trace.KEY`. Globals, extensions and classifiers say nothing about events and
/// are passed over. Document types and the entities they could declare are refused.
package final class XESReader: RowReader {
    private let source: any ByteSource
    private let file: String
    private let parser: XML_Parser
    private let log: XESLog
    private let chunk: UnsafeMutableRawBufferPointer
    private var isSuspended = false
    private var isAtEnd = false
    /// Bytes handed to the parser, and how many of them it may hold back for one element.
    private var fed = 0
    private let longest: Int

    package init(
        _ source: any ByteSource, file: String, limits: ReadLimits = ReadLimits(), watchesAll: Bool = false
    ) throws(Diagnostic) {
        guard let parser = XML_ParserCreate(nil) else {
            throw Diagnostic(at: SourceLocation(file: file, line: 1), "XES can't be read", suggestion: "free memory")
        }
        self.source = source
        self.file = file
        self.parser = parser
        longest = limits.recordBytes + (64 << 10)
        log = XESLog(parser: parser, limits: limits, watchesAll: watchesAll)
        chunk = .allocate(byteCount: min(max(limits.chunkBytes, 1), 64 << 10), alignment: 16)
        XML_SetUserData(parser, Unmanaged.passUnretained(log).toOpaque())
        XML_SetElementHandler(parser, XESLog.startHandler, XESLog.endHandler)
        XML_SetStartDoctypeDeclHandler(parser, XESLog.documentTypeHandler)
    }

    deinit {
        XML_ParserFree(parser)
        chunk.deallocate()
    }

    package func column(named name: String) -> Int? { log.column(named: name) }
    package var columnNames: [String] { log.fields.names }
    package var unseenColumns: [String] { log.fields.unseenNames }
    package var otherNames: [String] { log.fields.otherNames }
    package var recordText: String { log.text }
    package var position: Int { source.position }

    package func next() throws(Diagnostic) -> RowStep {
        log.startRecord()
        while true {
            let status = try isSuspended ? XML_ResumeParser(parser) : parseMore()
            isSuspended = status == XML_STATUS_SUSPENDED
            guard status != XML_STATUS_ERROR else { throw syntaxFault() }
            if isSuspended { return log.takeRecord() }
            if isAtEnd { return .end }
        }
    }

    private func parseMore() throws(Diagnostic) -> XML_Status {
        guard !isAtEnd else { return XML_STATUS_OK }
        let count = try read()
        isAtEnd = count == 0
        fed += count
        guard fed - Int(XML_GetCurrentByteIndex(parser)) <= longest else {
            throw Diagnostic(
                at: place, "an element is longer than \(longest) bytes", suggestion: "split it, or check the file")
        }
        return XML_Parse(
            parser, chunk.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(count), isAtEnd ? 1 : 0)
    }

    private func read() throws(Diagnostic) -> Int {
        do throws(ByteFault) {
            return try source.read(into: chunk)
        } catch {
            throw error.diagnostic(file: file, line: place.line)
        }
    }

    private var place: SourceLocation {
        SourceLocation(
            file: file, line: Int(XML_GetCurrentLineNumber(parser)), column: Int(XML_GetCurrentColumnNumber(parser)) + 1
        )
    }

    private func syntaxFault() -> Diagnostic {
        if let refusal = log.refusal { return Diagnostic(at: place, refusal.message, suggestion: refusal.remedy) }
        let reason = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "unknown fault"
        return Diagnostic(at: place, "this is not XES: \(reason)", suggestion: "export the log again as XES")
    }
}
