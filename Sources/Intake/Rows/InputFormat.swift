/// The formats in which events come.
package enum InputFormat: String, Hashable, Sendable, CaseIterable {
    case csv
    case ndjson
    case xes

    /// By the file's name, else by how the content starts.
    static func detect(name: String, start: [UInt8]) -> InputFormat {
        var base = name.lowercased()
        if base.hasSuffix(".gz") { base.removeLast(3) }
        let byEnding: [(String, InputFormat)] = [
            (".csv", .csv), (".tsv", .csv), (".ndjson", .ndjson), (".jsonl", .ndjson), (".json", .ndjson),
            (".xes", .xes), (".xml", .xes),
        ]
        if let match = byEnding.first(where: { base.hasSuffix($0.0) }) { return match.1 }
        let text = start.starts(with: [0xEF, 0xBB, 0xBF]) ? start.dropFirst(3) : start[...]
        switch text.first(where: { !" \t\r\n".utf8.contains($0) }) {
        case UInt8(ascii: "{"): return .ndjson
        case UInt8(ascii: "<"): return .xes
        default: return .csv
        }
    }
}
