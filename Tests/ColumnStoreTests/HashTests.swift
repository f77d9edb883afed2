import ColumnStore
import Foundation
import Testing

@Suite struct HashTests {
    /// The golden values lie beside the repository.
    private static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "../shared/golden/08_sketches/hash_vectors.json")

    private struct Vectors: Decodable {
        struct Expected: Decodable {
            var xxh64_seed0: [[String]]
            var xxh64_seed7: [[String]]
        }

        var expected: Expected
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: file.path), "needs ../shared/golden"))
    func `XXH64 gives the golden values`() throws {
        let vectors = try JSONDecoder().decode(Vectors.self, from: Data(contentsOf: Self.file)).expected
        for row in vectors.xxh64_seed0 { #expect(String(XXH64.hash(row[0])) == row[1]) }
        for row in vectors.xxh64_seed7 { #expect(String(XXH64.hash(row[0], seed: 7)) == row[1]) }
    }

    @Test func `XXH64 of a few texts, for where the golden files are absent`() {
        #expect(XXH64.hash("") == 17_241_709_254_077_376_921)
        #expect(XXH64.hash("abc") == 4_952_883_123_889_572_249)
        #expect(XXH64.hash("customer-1", seed: 7) == 8_907_871_378_482_484_492)
    }
}
