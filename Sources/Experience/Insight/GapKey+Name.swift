extension GapKey {
    /// A short stable name for URLs and exports: the kind and 64 bits of FNV-1a over every part (Fowler, Noll and Vo
    /// 1991).
    package var name: String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for part in [journey?.text, from?.text, to?.text, fromDepartment?.text, toDepartment?.text, subject] {
            // Absent and empty must differ, and neighbouring parts must not run together.
            for byte in Array((part.map { "=" + $0 } ?? "-").utf8) + [0x1F] {
                hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
            }
        }
        let digits = String(hash, radix: 16)
        return kind.rawValue + "-" + String(repeating: "0", count: 16 - digits.count) + digits
    }
}
