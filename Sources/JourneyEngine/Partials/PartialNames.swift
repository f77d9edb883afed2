/// The names that the codes of a partial result stand for. Every process has its own codes; when partial results merge,
/// those of the other are renamed to codes of this one. Code 0 is no name.
struct PartialNames: Sendable {
    private var texts: [PartialShape.Code: [String]] = [:]
    private var codes: [PartialShape.Code: [String: UInt32]] = [:]

    /// The kinds of names that stand in partial results with tables of these shapes, in the order of the format:
    /// touchpoints and departments in all of them, others where a key has them.
    static func kinds(of shapes: [PartialShape]) -> [PartialShape.Code] {
        PartialShape.Code.allCases.filter { kind in
            switch kind {
            case .number: false
            case .touchpoint, .department: true
            case .text: shapes.contains { $0.key.contains(kind) }
            }
        }
    }

    /// How many names of a kind there are; their codes run from 1 to this.
    func count(_ kind: PartialShape.Code) -> Int { texts[kind]?.count ?? 0 }

    subscript(kind: PartialShape.Code, code: UInt32) -> String {
        code == 0 ? "" : texts[kind]?[Int(code) - 1] ?? ""
    }

    /// The code of a name, new if need be.
    mutating func code(of name: String, _ kind: PartialShape.Code) -> UInt32 {
        if name.isEmpty { return 0 }
        if let known = codes[kind]?[name] { return known }
        texts[kind, default: []].append(name)
        let code = UInt32(count(kind))
        codes[kind, default: [:]][name] = code
        return code
    }

    /// The codes here of another's names.
    mutating func adopt(_ other: PartialNames) -> Renaming {
        var renaming = Renaming()
        for (kind, texts) in other.texts { renaming[kind] = [0] + texts.map { code(of: $0, kind) } }
        return renaming
    }

    /// New codes by old ones, kind by kind; plain numbers keep theirs.
    struct Renaming: Sendable {
        private var codes: [PartialShape.Code: [UInt32]] = [:]

        subscript(kind: PartialShape.Code) -> [UInt32]? {
            get { codes[kind] }
            set { codes[kind] = newValue }
        }

        subscript(kind: PartialShape.Code, code: UInt32) -> UInt32 {
            kind == .number ? code : codes[kind]?[Int(code)] ?? 0
        }
    }
}
