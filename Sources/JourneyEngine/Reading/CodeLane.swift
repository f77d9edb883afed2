import ColumnStore

extension Sheet {
    /// Lends the codes of a column as one plain run, where they lie when they are of this width. The pointer is to row
    /// 0, valid at the rows of the sheet's runs alone.
    @inline(__always)
    func withLane<Code: FixedWidthInteger & UnsignedInteger & BitwiseCopyable, Result>(
        _ column: TextColumn, as width: Code.Type, _ body: (UnsafePointer<Code>) -> Result
    ) -> Result {
        let packed = columns.codes[column.index]
        if case .narrow(let codes) = packed, let codes = codes as? FixedBuffer<Code> {
            defer { withExtendedLifetime(codes) {} }
            return body(codes.start)
        }
        let copy: FixedBuffer<Code> = copy(packed)
        defer { withExtendedLifetime(copy) {} }
        return body(copy.start - rows.lowerBound)
    }

    /// The codes from the first row to the last, of which those between the runs mean nothing.
    private func copy<Code: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(
        _ packed: PackedCodes
    ) -> FixedBuffer<Code> {
        let first = rows.lowerBound
        let longest = runs.reduce(0) { max($0, columns.rows(at: $1).count) }
        return FixedBuffer(count: rows.count) { target in
            _ = FixedBuffer<UInt32>(count: longest) { wide in
                for run in runs {
                    let rows = columns.rows(at: run)
                    packed.widen(rows, into: wide)
                    for row in 0..<rows.count {
                        target[rows.lowerBound - first + row] = Code(truncatingIfNeeded: wide[row])
                    }
                }
            }
        }
    }
}

extension [Sheet] {
    /// Whether a byte holds every code of a column.
    func areNarrow(_ column: TextColumn) -> Bool { allSatisfy { $0.columns.codes[column.index].width <= 1 } }
}
