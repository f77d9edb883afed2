import CExpat

/// Where the parser stands in the log, and the record being gathered.
final class XESLog {
    private enum Place {
        case outside
        case log
        case trace
        case event
        /// A global, extension or classifier, and how deep inside it.
        case passedOver(depth: Int)
    }

    static let maximumDepth = 32

    let fields: KeyedFields
    private let parser: XML_Parser
    private let limits: ReadLimits
    private let traceValues: XESAttributes
    private let eventValues: XESAttributes
    private let arena = BumpArena()
    private var place = Place.outside
    private var line = 0
    private var isInTrace = false
    private(set) var refusal: (message: String, remedy: String)?

    init(parser: XML_Parser, limits: ReadLimits, watchesAll: Bool) {
        self.parser = parser
        self.limits = limits
        fields = KeyedFields(watchesAll: watchesAll)
        traceValues = XESAttributes(prefix: "trace.", limit: limits.recordBytes)
        eventValues = XESAttributes(prefix: "", limit: limits.recordBytes)
    }

    func column(named name: String) -> Int { fields.watch(name) }
    var text: String { String(eventValues.description.prefix(1_000)) }

    func startRecord() {
        eventValues.clear()
        arena.reset()
    }

    func takeRecord() -> RowStep {
        guard let ofEvent = eventValues.byteCount, let ofTrace = traceValues.byteCount,
            ofEvent + ofTrace <= limits.recordBytes
        else {
            return .unreadable(
                line: line, RowFault(.recordTooLong, "the event is longer than \(limits.recordBytes) bytes"))
        }
        fields.clear()
        traceValues.give(to: fields, arena)
        eventValues.give(to: fields, arena)
        return .row(fields.row(line: line))
    }
}

// MARK: What the parser calls

extension XESLog {
    static let startHandler: XML_StartElementHandler = { log, name, attributes in
        guard let log, let name, let attributes else { return }
        Unmanaged<XESLog>.fromOpaque(log).takeUnretainedValue().start(String(cString: name), attributes)
    }

    static let endHandler: XML_EndElementHandler = { log, name in
        guard let log, let name else { return }
        Unmanaged<XESLog>.fromOpaque(log).takeUnretainedValue().end(String(cString: name))
    }

    static let documentTypeHandler: XML_StartDoctypeDeclHandler = { log, _, _, _, _ in
        guard let log else { return }
        Unmanaged<XESLog>.fromOpaque(log).takeUnretainedValue().refuse(
            "a document type (<!DOCTYPE ...>) is not read", "remove it: XES needs none")
    }

    private func refuse(_ message: String, _ remedy: String) {
        guard refusal == nil else { return }
        refusal = (message, remedy)
        XML_StopParser(parser, XML_Bool(XML_FALSE))
    }

    private func start(_ name: String, _ attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>) {
        switch (place, name) {
        case (.outside, "log"): place = .log
        case (.outside, _): refuse("the outermost element is <\(name.prefix(40))>, not <log>", "give an XES file")
        case (.log, "trace"):
            place = .trace
            isInTrace = true
            traceValues.clear()
        case (.log, "event"), (.trace, "event"): startEvent()
        case (.log, _): place = .passedOver(depth: 1)
        case (.trace, _): add(to: traceValues, name, attributes)
        case (.event, _): add(to: eventValues, name, attributes)
        case (.passedOver(let depth), _): place = .passedOver(depth: depth + 1)
        }
    }

    private func startEvent() {
        place = .event
        line = Int(XML_GetCurrentLineNumber(parser))
        eventValues.clear()
        if !isInTrace { traceValues.clear() }
    }

    private func end(_ name: String) {
        switch place {
        case .outside: break
        case .log: place = .outside
        case .trace:
            if traceValues.depth > 0 { return traceValues.close() }
            place = .log
            isInTrace = false
        case .event:
            if eventValues.depth > 0 { return eventValues.close() }
            place = isInTrace ? .trace : .log
            XML_StopParser(parser, XML_Bool(XML_TRUE))
        case .passedOver(let depth): place = depth == 1 ? .log : .passedOver(depth: depth - 1)
        }
    }

    private func add(
        to values: XESAttributes, _ name: String, _ attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>
    ) {
        guard values.depth < Self.maximumDepth else {
            return refuse("attributes are nested more than \(Self.maximumDepth) deep", "flatten them")
        }
        var key: UnsafePointer<XML_Char>?
        var value: UnsafePointer<XML_Char>?
        var index = 0
        while let attribute = attributes[index] {
            if attribute[0] == 0x6B, String(cString: attribute) == "key" { key = attributes[index + 1] }
            if attribute[0] == 0x76, String(cString: attribute) == "value" { value = attributes[index + 1] }
            index += 2
        }
        values.open(key.map { Self.field($0) }, value.map { Self.field($0) })
    }

    private static func field(_ text: UnsafePointer<XML_Char>) -> Field {
        var length = 0
        while text[length] != 0 { length += 1 }
        return Field(start: text, count: length)
    }
}
