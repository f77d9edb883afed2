import ColumnStore
import Experience

/// The codes of a log that have a wanted value of an attribute: a name's own code, every list that holds an item, every
/// text of facts that states a value. Texts are looked through once a question, as bytes.
struct AttributeCodes {
    private let script: CompiledScript
    private let log: EventLog

    init(_ script: CompiledScript, _ log: EventLog) {
        self.script = script
        self.log = log
    }

    /// Where an attribute stands; that of the account and of every fact is the column of facts.
    static func column(_ attribute: EventAttribute) -> TextColumn {
        switch attribute {
        case .touchpoint: .touchpoint
        case .department: .department
        case .channel: .channel
        case .segment: .segment
        case .kind: .kind
        case .outcome: .outcome
        case .direction: .direction
        case .reference: .reference
        case .employee: .employee
        case .currency: .currency
        case .scale: .scale
        case .promise: .promise
        case .fulfils: .fulfils
        case .asks: .asks
        case .gives: .gives
        case .account, .fact: .facts
        }
    }

    func codes(_ condition: AttributeCondition) -> CodeSet {
        switch condition.attribute {
        case .touchpoint: named(condition.values, script.touchpoints.count) { script.touchpoints.code(of: $0) }
        case .department: named(condition.values, script.departments.count) { script.departments.code(of: $0) }
        case .channel: named(condition.values, script.channels.count) { script.channels.code(of: $0) }
        case .asks, .gives:
            listing(condition.values.map { Array($0.utf8) }, Self.column(condition.attribute))
        case .fact(let fact): listing(condition.values.map { Self.entry(fact, $0) }, .facts)
        // Judged by marks, since it lasts.
        case .account: CodeSet(greatest: 0)
        default:
            named(condition.values, log.names(Self.column(condition.attribute)).count) { [log] in
                log.names(Self.column(condition.attribute)).code(of: $0)
            }
        }
    }

    /// What each text of facts says of the account.
    func accountMarks(_ wanted: Set<String>) -> [AccountMark] {
        let entries = Set(wanted.map { Self.entry(EventAttribute.accountFact, $0) })
        let beginning = Self.entry(EventAttribute.accountFact, "")
        let names = log.names(.facts)
        var marks = [AccountMark.silent]
        marks.reserveCapacity(names.count + 1)
        for code in 0..<names.count {
            var mark = AccountMark.silent
            names.withBytes(of: code + 1) { text in
                TextList.forEachEntry(of: text) { entry in
                    guard entry.starts(with: beginning) else { return }
                    mark = entries.contains(Array(entry)) ? .wanted : .other
                }
            }
            marks.append(mark)
        }
        return marks
    }

    /// An entry of a text of facts.
    static func entry(_ fact: FactID, _ value: String) -> [UInt8] {
        Array(fact.text.utf8) + [TextList.pairSeparator] + Array(value.utf8)
    }

    private func named(_ values: Set<String>, _ greatest: Int, _ code: (String) -> Int?) -> CodeSet {
        var codes = CodeSet(greatest: greatest)
        for value in values {
            // The empty name is the absent one's, which no value is.
            if !value.isEmpty, let code = code(value) { codes.insert(code) }
        }
        return codes
    }

    /// The texts of a column that have one of these entries.
    private func listing(_ wanted: [[UInt8]], _ column: TextColumn) -> CodeSet {
        let names = log.names(column)
        var codes = CodeSet(greatest: names.count)
        for code in 0..<names.count {
            names.withBytes(of: code + 1) { text in
                TextList.forEachEntry(of: text) { entry in
                    if wanted.contains(where: { $0.elementsEqual(entry) }) { codes.insert(code + 1) }
                }
            }
        }
        return codes
    }
}

extension TextList {
    /// The entries of a joined text, without copying them.
    static func forEachEntry(of text: UnsafeRawBufferPointer, _ body: (Slice<UnsafeRawBufferPointer>) -> Void) {
        var start = 0
        for end in 0...text.count where end == text.count || text[end] == separator {
            if end > start { body(text[start..<end]) }
            start = end + 1
        }
    }
}
