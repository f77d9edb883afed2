package import Foundation

/// One golden case: what a trusted library was given, what it found, and how near is near enough.
package struct GoldenCase: Sendable {
    package var area: String
    package var name: String
    /// The named inputs that are not files.
    package var parameters: JSONValue
    /// What must come out. Tables hold inputs and results side by side: a check reads the inputs of a row from here.
    package var expected: JSONValue
    package var tolerance: Tolerance
    private var folder: URL
    private var files: [String: String]

    /// Reads the case's own file; tables that it names are read when a check asks for them.
    package init(contentsOf file: URL) throws(GoldenInputError) {
        let root = try JSONReader.value(of: try Self.bytes(of: file))
        guard let area = root["area"]?.text, let name = root["case"]?.text, let expected = root["expected"] else {
            throw GoldenInputError("a golden case needs \"area\", \"case\" and \"expected\"; see the format's README")
        }
        self.area = area
        self.name = name
        self.expected = expected
        parameters = root["inputs"]?["params"] ?? .object([:])
        tolerance = Tolerance(
            relative: root["tolerance"]?["rel"]?.number ?? 0, absolute: root["tolerance"]?["abs"]?.number ?? 0)
        folder = file.deletingLastPathComponent()
        files = (root["inputs"]?["files"]?.members ?? [:]).compactMapValues(\.text)
    }

    /// The table that the case calls by this name.
    package func table(_ name: String) throws(GoldenInputError) -> GoldenTable {
        guard let file = files[name] else {
            throw GoldenInputError("inputs.files has no \"\(name)\"; it has \(files.keys.sorted())")
        }
        return try GoldenTable(file: file, bytes: try Self.bytes(of: folder.appending(path: file)))
    }

    /// A numeric parameter.
    package func number(_ name: String) throws(GoldenInputError) -> Double {
        guard let number = parameters[name]?.number else {
            throw GoldenInputError("inputs.params needs a number \"\(name)\"")
        }
        return number
    }

    /// A parameter that is a whole number of any 64 bits, as a number or as decimal text.
    package func word(_ name: String) throws(GoldenInputError) -> UInt64 {
        switch parameters[name] {
        case .integer(let whole): return UInt64(bitPattern: whole)
        case .string(let text):
            if let word = UInt64(text) { return word }
        default: break
        }
        throw GoldenInputError("inputs.params needs a whole number \"\(name)\"")
    }

    private static func bytes(of file: URL) throws(GoldenInputError) -> [UInt8] {
        do {
            return Array(try Data(contentsOf: file))
        } catch {
            throw GoldenInputError("\(file.path): can't be read; is it there, and may it be read?")
        }
    }
}

/// How far a computed number may be from the expected one: |a - e| <= absolute + relative |e|.
package struct Tolerance: Hashable, Sendable {
    package var relative: Double
    package var absolute: Double

    package init(relative: Double, absolute: Double) {
        self.relative = relative
        self.absolute = absolute
    }
}
