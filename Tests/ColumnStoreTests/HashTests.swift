import ColumnStore
import Foundation
import Testing

@Suite struct HashTests {
    /// The golden values lie beside the repository.
    private static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "../shared/golden/08_sketches/hash_vectors.json")

    private struct Vectors: Decodable {
        var expected: [String: [[String]]]
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: file.path), "needs ../shared/golden"))
    func `XXH64 gives the golden values`() throws {
        let vectors = try JSONDecoder().decode(Vectors.self, from: Data(contentsOf: Self.file)).expected
        for (seed, name) in [(UInt64(0), "xxh64_seed0"), (7, "xxh64_seed7")] {
            for row in try #require(vectors[name]) { #expect(String(XXH64.hash(row[0], seed: seed)) == row[1]) }
        }
    }

    @Test func `XXH64 of a few texts, for where the golden files are absent`() {
        #expect(XXH64.hash("") == 17_241_709_254_077_376_921)
        #expect(XXH64.hash("abc") == 4_952_883_123_889_572_249)
        #expect(XXH64.hash("customer-1", seed: 7) == 8_907_871_378_482_484_492)
    }
}
