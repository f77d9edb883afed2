/// Where two groups go on differently from the same scene: for each edge the shares of customers who take it, their
/// difference, and whether it holds when all edges are looked at together.
package struct ComparisonAnswer: Hashable, Sendable {
    package struct Group: Hashable, Sendable {
        package var filter: InsightFilter
        package var customers: Int
        package var passages: Int

        package init(filter: InsightFilter, customers: Int, passages: Int) {
            self.filter = filter
            self.customers = customers
            self.passages = passages
        }
    }

    /// One group at one edge.
    package struct Side: Hashable, Sendable {
        /// Customers who left the first scene; each counts once, by how they left it first.
        package var leaving: Int
        /// Of those, who went to the second scene.
        package var took: Int
        /// How often the edge was passed in all.
        package var passages: Int
        /// Of all these passages; nil of none.
        package var medianMilliseconds: Int64?

        package init(leaving: Int, took: Int, passages: Int, medianMilliseconds: Int64?) {
            self.leaving = leaving
            self.took = took
            self.passages = passages
            self.medianMilliseconds = medianMilliseconds
        }
    }

    package struct Row: Hashable, Sendable {
        package var from: TouchpointID
        package var to: TouchpointID
        package var first: Side
        package var second: Side
        /// Share of the first group less share of the second.
        package var difference: Estimate
        package var pValue: Double
        /// Adjusted for all edges looked at: the share of false finds if all as small were called finds.
        package var adjusted: Double
        /// How many customers of the first group more (or, below zero, fewer) went this way than would have at the
        /// second group's share.
        package var customersMore: Double

        package init(
            from: TouchpointID, to: TouchpointID, first: Side, second: Side, difference: Estimate, pValue: Double,
            adjusted: Double, customersMore: Double
        ) {
            self.from = from
            self.to = to
            self.first = first
            self.second = second
            self.difference = difference
            self.pValue = pValue
            self.adjusted = adjusted
            self.customersMore = customersMore
        }

        /// At most one in twenty of the differences that hold is there by chance.
        package var holds: Bool { adjusted <= 0.05 }
    }

    package var first: Group
    package var second: Group
    /// Customers in both groups: they make the groups more alike than two sets of strangers would be.
    package var inBoth: Int
    /// Differences that hold first; among them and among the rest those that concern most customers.
    package var rows: [Row]
    /// Edges not looked at, because too few customers of a group left their first scene.
    package var tooFew: Int

    package init(first: Group, second: Group, inBoth: Int, rows: [Row], tooFew: Int) {
        self.first = first
        self.second = second
        self.inBoth = inBoth
        self.rows = rows
        self.tooFew = tooFew
    }
}
