import Foundation
import OutsideReaders
import TestSupport
import Testing

/// What the fuzzer starts from, and what it ever found, read again in every run: read or refused, never a trap.
@Suite("Bytes from outside")
struct OutsideReaderTests {
    private static let kept = Places.inRepository("Tests/OutsideInputs")

    /// The files of a reader in one of the folders, by name.
    private static func inputs(_ reader: OutsideReader, in folder: String) throws -> [(name: String, bytes: [UInt8])] {
        let path = "\(kept)/\(folder)/\(reader.rawValue)"
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: path).sorted().map { name in
            (name, [UInt8](try Data(contentsOf: URL(filePath: "\(path)/\(name)"))))
        }
    }

    private func check(_ reader: OutsideReader, _ bytes: [UInt8], _ folder: TemporaryFolder, _ what: String) {
        do throws(BrokenPromise) {
            try reader.read(bytes, folder: folder.path)
        } catch {
            Issue.record("\(reader) given \(what): \(error)")
        }
    }

    @Test("that were found hard before are read or refused", arguments: OutsideReader.allCases)
    func found(_ reader: OutsideReader) async throws {
        try await withTemporaryFolder { folder in
            for (name, bytes) in try Self.inputs(reader, in: "Regression") { check(reader, bytes, folder, name) }
        }
    }

    @Test("that every reader knows, are read, also when they are damaged", arguments: OutsideReader.allCases)
    func seeds(_ reader: OutsideReader) async throws {
        let seeds = try Self.inputs(reader, in: "Seeds")
        #expect(!seeds.isEmpty)
        try await withTemporaryFolder { folder in
            for (name, bytes) in seeds {
                check(reader, bytes, folder, name)
                for seed in 0..<UInt64(100) {
                    var mutations = Mutations(seed: seed)
                    let damaged = mutations.damaged(bytes, splices: ["\u{0}", "\"", "\n", "\u{301}", "9999999999"])
                    check(reader, damaged, folder, "\(name) damaged by \(seed)")
                }
            }
        }
    }

    @Test("stand only in folders of readers that there are")
    func folders() throws {
        for folder in ["Seeds", "Regression"] {
            let path = "\(Self.kept)/\(folder)"
            guard FileManager.default.fileExists(atPath: path) else { continue }
            let names = try FileManager.default.contentsOfDirectory(atPath: path)
            for name in names { #expect(OutsideReader(rawValue: name) != nil, "\(folder)/\(name)") }
        }
    }
}
