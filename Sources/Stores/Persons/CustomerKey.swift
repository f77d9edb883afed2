import ColumnStore

/// What stands for a customer who was erased: a hash with a secret of the installation, wide enough that two customers
/// never share one. Who has the secret can recognise an id that they know; nobody can read one from it.
package struct CustomerKey: Hashable, Sendable {
    fileprivate let word: HexWord

    /// 32 hexadecimal digits.
    package var text: String { word.text }

    /// As `text` gives it; nil for anything else.
    package init?(text: String) {
        guard let word = HexWord(text: text) else { return nil }
        self.word = word
    }

    fileprivate init(_ word: HexWord) {
        self.word = word
    }
}

/// Makes the keys of one installation, with its secret.
package struct CustomerKeys: Hashable, Sendable {
    private let secret: HexWord

    /// A new secret.
    package init(using chance: inout some RandomNumberGenerator) {
        secret = HexWord(high: chance.next(), low: chance.next())
    }

    /// A secret that was kept; nil for what is none.
    package init?(secret text: String) {
        guard let secret = HexWord(text: text) else { return nil }
        self.secret = secret
    }

    /// To be kept with the data, and shown to nobody.
    package var secretText: String { secret.text }

    package func key(of customer: UnsafeRawBufferPointer) -> CustomerKey {
        CustomerKey(
            HexWord(high: XXH64.hash(customer, seed: secret.high), low: XXH64.hash(customer, seed: secret.low)))
    }

    package func key(of customer: String) -> CustomerKey {
        var customer = customer
        return customer.withUTF8 { key(of: UnsafeRawBufferPointer($0)) }
    }
}

/// 128 bits that are written as 32 hexadecimal digits.
private struct HexWord: Hashable, Sendable {
    let high: UInt64
    let low: UInt64

    init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    init?(text: String) {
        guard text.utf8.count == 32, let high = UInt64(text.prefix(16), radix: 16),
            let low = UInt64(text.suffix(16), radix: 16)
        else { return nil }
        self.init(high: high, low: low)
    }

    var text: String { Self.digits(high) + Self.digits(low) }

    private static func digits(_ word: UInt64) -> String {
        let digits = String(word, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
