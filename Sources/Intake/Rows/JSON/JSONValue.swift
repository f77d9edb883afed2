/// A value of a JSON input, its texts as bytes that stay in place as long as the input and the arena.
enum JSONValue {
    case null
    case text(Field)
    case number(Field)
    /// `true` or `false`.
    case word(Field)
    case list([JSONValue])
    case object([(Field, JSONValue)])

    /// Reads the next value; the cursor limits its depth.
    @inline(__always)
    static func read(_ cursor: inout JSONCursor, _ arena: BumpArena) throws(JSONFault) -> JSONValue {
        try read(cursor.next(), &cursor, arena)
    }

    /// The value that begins with this token.
    static func read(
        _ token: JSONCursor.Token, _ cursor: inout JSONCursor, _ arena: BumpArena
    ) throws(JSONFault) -> JSONValue {
        switch token {
        case .string(let text):
            guard let field = text.decoded(in: arena) else { throw cursor.fault("a text has a wrong escape") }
            return .text(field)
        case .number(let field): return .number(field)
        case .bool(let flag): return .word(flag ? .literal("true") : .literal("false"))
        case .arrayStart:
            var values: [JSONValue] = []
            while true {
                let token = try cursor.next()
                if case .arrayEnd = token { return .list(values) }
                values.append(try read(token, &cursor, arena))
            }
        case .objectStart:
            var entries: [(Field, JSONValue)] = []
            while case .key(let name) = try cursor.next() {
                guard let key = name.decoded(in: arena) else { throw cursor.fault("a text has a wrong escape") }
                entries.append((key, try read(&cursor, arena)))
            }
            return .object(entries)
        case .null, .key, .objectEnd, .arrayEnd, .end: return .null
        }
    }
}

extension Field {
    /// A word of the program's own.
    static func literal(_ word: StaticString) -> Field {
        Field(start: word.utf8Start, count: word.utf8CodeUnitCount)
    }

    var isBlank: Bool { allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0A } }
}

extension JSONCursor {
    /// Passes over the rest of a value whose first token was read, its escapes looked at.
    mutating func skip(_ start: Token, _ arena: BumpArena) throws(JSONFault) {
        try check(start, arena)
        switch start {
        case .objectStart, .arrayStart:
            let outer = depth - 1
            while depth > outer {
                let token = try next()
                try check(token, arena)
            }
        default: break
        }
    }

    private func check(_ token: Token, _ arena: BumpArena) throws(JSONFault) {
        switch token {
        case .string(let text), .key(let text):
            guard text.decoded(in: arena) != nil else { throw fault("a text has a wrong escape") }
        default: break
        }
    }

    /// What is wrong with a text as JSON, its escapes included; nil when nothing is.
    static func fault(in bytes: Field) -> JSONFault? {
        let arena = BumpArena()
        var cursor = JSONCursor(bytes)
        do throws(JSONFault) {
            while true {
                let token = try cursor.next()
                if case .end = token { return nil }
                arena.reset()
                try cursor.check(token, arena)
            }
        } catch {
            return error
        }
    }
}
