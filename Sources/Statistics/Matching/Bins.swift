/// Coarsens a number into a few classes: [-inf, c1), [c1, c2), ... [cn, inf) (methods.md A25).
package struct Bins: Hashable, Sendable {
    package let cuts: [Double]

    package init(cuts: [Double]) {
        self.cuts = cuts.sorted()
    }

    /// The class of a value, 0 to the number of cuts.
    package func index(of value: Double) -> Int {
        var low = 0
        var high = cuts.count
        while low < high {
            let middle = (low + high) / 2
            if value >= cuts[middle] { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Cuts so that about as many of the values fall into each of `classes` classes; equal values stay together.
    package init(quantilesOf sorted: [Double], classes: Int) {
        var cuts: [Double] = []
        for class_ in 1..<max(2, classes) {
            guard let cut = Quantiles.quantile(Double(class_) / Double(classes), of: sorted, type: .invertedCDF) else {
                break
            }
            if cut > cuts.last ?? sorted[0] { cuts.append(cut) }
        }
        self.init(cuts: cuts)
    }
}
