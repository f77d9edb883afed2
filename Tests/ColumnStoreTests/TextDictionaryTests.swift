import ColumnStore
import Testing

@Suite struct TextDictionaryTests {
    @Test func `texts get codes in the order in which they come`() {
        var dictionary = TextDictionary()
        #expect(dictionary.intern("pay") == 1)
        #expect(dictionary.intern("ship") == 2)
        #expect(dictionary.intern("pay") == 1)
        #expect(dictionary.intern("") == 0)
        #expect(dictionary[2] == "ship")
        #expect(dictionary[0] == "")
        #expect(dictionary.code(of: "ship") == 2)
        #expect(dictionary.code(of: "") == 0)
        #expect(dictionary.code(of: "shi") == nil)
        #expect(TextDictionary().code(of: "pay") == nil)
        #expect(dictionary.texts == ["pay", "ship"])
    }

    @Test func `many texts, long and short, are found again`() {
        var dictionary = TextDictionary()
        let texts = (0..<20_000).map { String(repeating: "k", count: $0 % 70) + "-\($0)" }
        for text in texts { _ = dictionary.intern(text) }
        #expect(dictionary.count == texts.count)
        for (index, text) in texts.enumerated() { #expect(dictionary.code(of: text) == UInt32(index + 1)) }
        var other = TextDictionary()
        #expect(other.intern(700, of: dictionary) == 1)
        #expect(other.intern(0, of: dictionary) == 0)
        #expect(other[1] == texts[699])
        #expect(other.hash(of: 1) == XXH64.hash(texts[699]))
    }

    @Test func `bytes that are no UTF-8 are kept as they are`() {
        var dictionary = TextDictionary()
        let bytes: [UInt8] = [0x4A, 0xFF, 0xFE]
        let code = bytes.withUnsafeBytes { dictionary.intern($0) }
        #expect(dictionary.withBytes(of: code) { Array($0) } == bytes)
        #expect(dictionary[code] == "J\u{FFFD}\u{FFFD}")
    }
}
