/// As many linear equations as unknowns.
enum LinearSystem {
    /// The solution by Gauss's elimination, rows swapped for the largest pivot; nil where the equations don't tell.
    static func solution(_ rows: [[Double]], _ right: [Double]) -> [Double]? {
        var rows = rows
        var right = right
        let count = right.count
        for pivot in 0..<count {
            let best = (pivot..<count).max { abs(rows[$0][pivot]) < abs(rows[$1][pivot]) } ?? pivot
            rows.swapAt(pivot, best)
            right.swapAt(pivot, best)
            guard rows[pivot][pivot] != 0 else { return nil }
            for below in (pivot + 1)..<max(pivot + 1, count) {
                let factor = rows[below][pivot] / rows[pivot][pivot]
                for column in pivot..<count { rows[below][column] -= factor * rows[pivot][column] }
                right[below] -= factor * right[pivot]
            }
        }
        for row in stride(from: count - 1, through: 0, by: -1) {
            for column in (row + 1)..<max(row + 1, count) { right[row] -= rows[row][column] * right[column] }
            right[row] /= rows[row][row]
        }
        return right
    }
}
