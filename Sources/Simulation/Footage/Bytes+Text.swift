extension [UInt8] {
    /// Appends a whole number in decimal digits, with zeros in front up to a width.
    mutating func decimal(_ value: Int, atLeast width: Int = 1) {
        if value < 0 { append(UInt8(ascii: "-")) }
        let digits = value.magnitude
        var place: UInt = 1
        var places = 1
        while digits / place >= 10 || places < width {
            place *= 10
            places += 1
        }
        while place > 0 {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digits / place % 10))
            place /= 10
        }
    }

    /// Appends cents as `84.95`.
    mutating func money(_ cents: Int32) {
        if cents < 0 { append(UInt8(ascii: "-")) }
        decimal(Int(cents.magnitude / 100))
        append(UInt8(ascii: "."))
        decimal(Int(cents.magnitude % 100), atLeast: 2)
    }
}
