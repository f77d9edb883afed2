/// Refuses YAML that nobody writes by hand: it could only exhaust the reader.
enum YAMLLimits {
    static let maximumBytes = 4 << 20
    static let maximumDepth = 64

    static func refusal(of text: String, file: String) -> Diagnostic? {
        guard text.utf8.count <= maximumBytes else {
            return Diagnostic(
                at: SourceLocation(file: file, line: 1), "this file is larger than \(maximumBytes >> 20) MiB",
                suggestion: "split it")
        }
        var scan = YAMLScan()
        for (number, line) in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .enumerated()
        {
            if let problem = scan.read(line) {
                return Diagnostic(at: SourceLocation(file: file, line: number + 1), problem.0, suggestion: problem.1)
            }
        }
        return nil
    }
}

/// Looks at the bytes before they are parsed: how deeply they nest, and whether an alias refers to an anchor.
private struct YAMLScan {
    private var flowDepth = 0
    private var anchors: Set<String> = []

    mutating func read(_ line: Substring.UTF8View) -> (String, String)? {
        let lead = line.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "?") }
        let marks = lead.count { $0 != UInt8(ascii: " ") }
        var previous = UInt8(ascii: " ")
        var index = line.startIndex
        while index < line.endIndex {
            let byte = line[index]
            switch byte {
            case UInt8(ascii: "["), UInt8(ascii: "{"): flowDepth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): flowDepth = max(0, flowDepth - 1)
            case UInt8(ascii: "&") where Self.opens(previous): anchors.insert(name(after: index, in: line))
            case UInt8(ascii: "*") where Self.opens(previous) && anchors.contains(name(after: index, in: line)):
                return ("anchors and aliases (&, *) are not read here", "write the value out where it is used")
            default: break
            }
            previous = byte
            index = line.index(after: index)
        }
        let deep = flowDepth > YAMLLimits.maximumDepth || marks > YAMLLimits.maximumDepth || lead.count > 1_000
        return deep ? ("this is nested too deeply", "flatten it") : nil
    }

    private static func opens(_ byte: UInt8) -> Bool {
        !isNamePart(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "'")
    }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    private func name(after index: Substring.UTF8View.Index, in line: Substring.UTF8View) -> String {
        String(decoding: line[line.index(after: index)...].prefix(while: Self.isNamePart), as: UTF8.self)
    }
}
