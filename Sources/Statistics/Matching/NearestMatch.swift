/// Each treated case beside the one control that is nearest to it, controls used again where they fit: a second opinion on
/// ``MatchedStrata``.
package enum NearestMatch {
    /// Mean difference between treated cases and their nearest controls by `distance` (a propensity, say); of equally near
    /// controls the first. Nil where an arm is empty.
    package static func effectOnTreated(outcomes: [Double], isTreated: [Bool], distance: [Double]) -> Double? {
        let controls = outcomes.indices.filter { !isTreated[$0] }
            .sorted { (distance[$0], $0) < (distance[$1], $1) }
        let treated = outcomes.indices.filter { isTreated[$0] }
        guard !controls.isEmpty, !treated.isEmpty else { return nil }
        let differences = treated.map { index in
            outcomes[index] - outcomes[nearest(to: distance[index], among: controls, by: distance)]
        }
        return differences.compensatedSum() / Double(treated.count)
    }

    private static func nearest(to target: Double, among controls: [Int], by distance: [Double]) -> Int {
        var low = 0
        var high = controls.count
        while low < high {
            let middle = (low + high) / 2
            if distance[controls[middle]] < target { low = middle + 1 } else { high = middle }
        }
        let above = low < controls.count ? controls[low] : controls[controls.count - 1]
        guard low > 0 else { return above }
        let value = distance[controls[low - 1]]
        let below = controls[firstIndex(of: value, among: controls[..<low], by: distance)]
        let isBelowNearer = target - value < distance[above] - target
        let isTie = target - value == distance[above] - target
        return isBelowNearer || low == controls.count || (isTie && below < above) ? below : above
    }

    private static func firstIndex(of value: Double, among controls: ArraySlice<Int>, by distance: [Double]) -> Int {
        var index = controls.endIndex - 1
        while index > controls.startIndex, distance[controls[index - 1]] == value { index -= 1 }
        return index
    }
}
