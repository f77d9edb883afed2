/// A symmetric matrix with positive spread, as cross-products and information matrices are.
package struct SymmetricMatrix: Hashable, Sendable {
    package let size: Int
    private var cells: [Double]

    /// All zero.
    package init(size: Int) {
        self.size = size
        cells = Array(repeating: 0, count: size * size)
    }

    package subscript(row: Int, column: Int) -> Double {
        get { cells[row * size + column] }
        set {
            cells[row * size + column] = newValue
            cells[column * size + row] = newValue
        }
    }

    /// Adds `weight` times the product of a vector with itself.
    package mutating func addProduct(of vector: [Double], weight: Double = 1) {
        for row in 0..<size {
            let scaled = weight * vector[row]
            for column in row..<size { self[row, column] += scaled * vector[column] }
        }
    }

    /// The solution of `self * x = right`, by Cholesky's factors; nil where a column depends on those before it.
    package func solution(of right: [Double]) -> [Double]? {
        guard let factor = choleskyFactor else { return nil }
        var x = right
        for row in 0..<size {
            for column in 0..<row { x[row] -= factor[row * size + column] * x[column] }
            x[row] /= factor[row * size + row]
        }
        for row in stride(from: size - 1, through: 0, by: -1) {
            for column in (row + 1)..<max(row + 1, size) { x[row] -= factor[column * size + row] * x[column] }
            x[row] /= factor[row * size + row]
        }
        return x
    }

    private var choleskyFactor: [Double]? {
        var factor = Array(repeating: 0.0, count: size * size)
        for row in 0..<size {
            for column in 0...row {
                var rest = self[row, column]
                for k in 0..<column { rest -= factor[row * size + k] * factor[column * size + k] }
                if row == column {
                    guard rest > self[row, row] * 1e-13 else { return nil }
                    factor[row * size + row] = rest.squareRoot()
                } else {
                    factor[row * size + column] = rest / factor[column * size + column]
                }
            }
        }
        return factor
    }
}
