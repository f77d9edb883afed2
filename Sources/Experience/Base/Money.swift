/// An ISO 4217 currency by its three letters.
package struct Currency: Hashable, Sendable, CustomStringConvertible {
    package let code: String

    /// Nil unless the code is three ASCII letters.
    package init?(_ code: some StringProtocol) {
        let upper = code.uppercased()
        guard upper.utf8.count == 3, upper.utf8.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) })
        else {
            return nil
        }
        self.code = upper
    }

    package var description: String { code }

    /// Digits after the point in this currency's minor unit (ISO 4217): 2 for most, 0 for the yen, 3 for the dinar.
    package var minorDigits: Int {
        switch code {
        case "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF",
            "XPF":
            0
        case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND": 3
        default: 2
        }
    }
}

/// An amount in the minor unit of its currency (cents), so that sums are exact.
package struct Money: Hashable, Sendable {
    package let minorUnits: Int64
    package let currency: Currency

    package init(minorUnits: Int64, currency: Currency) {
        self.minorUnits = minorUnits
        self.currency = currency
    }
}
