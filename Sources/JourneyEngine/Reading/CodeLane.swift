import ColumnStore

extension PackedCodes {
    /// Lends the codes of some rows as one plain run, where they lie when they are of this width. The pointer is to row
    /// 0, valid at the rows alone.
    @inline(__always)
    func withLane<Code: FixedWidthInteger & UnsignedInteger & BitwiseCopyable, Result>(
        _ rows: Range<Int>, as width: Code.Type, _ body: (UnsafePointer<Code>) -> Result
    ) -> Result {
        if case .narrow(let codes) = self, let codes = codes as? FixedBuffer<Code> {
            defer { withExtendedLifetime(codes) {} }
            return body(codes.start)
        }
        let copy = FixedBuffer<Code>(count: rows.count, repeating: 0) { target in
            let wide = FixedBuffer<UInt32>(count: rows.count) { widen(rows, into: $0) }
            for row in 0..<rows.count { target[row] = Code(truncatingIfNeeded: wide.start[row]) }
        }
        defer { withExtendedLifetime(copy) {} }
        return body(copy.start - rows.lowerBound)
    }
}

extension [Sheet] {
    /// Whether a byte holds every code of a column.
    func areNarrow(_ column: TextColumn) -> Bool { allSatisfy { $0.columns.codes[column.index].width <= 1 } }
}
