import Statistics
import Testing

@Suite struct ClusterTests {
    /// Customers with one to five passages; a customer's passages resemble each other.
    private static func customers(_ seed: UInt64) -> [[(outcome: Double, isHurt: Bool)]] {
        var chance = Xoshiro256(seed: seed)
        return (0..<400).map { _ in
            let habit = 10 * chance.normal()
            return (0...chance.bounded(5)).map { _ in (50 + habit + chance.normal(), chance.happens(0.3)) }
        }
    }

    @Test func oneObservationAClusterIsTheUsualStandardError() throws {
        let values = [3.0, 5, 9, 10, 2]
        var clustered = ClusteredMean()
        for value in values { clustered.add(sum: value, count: 1) }
        #expect(abs(try #require(clustered.standardError) - (try #require(Moments(values).standardError))) < 1e-12)
        #expect(clustered.mean == Moments(values).mean)
    }

    @Test func passagesOfOneCustomerDoNotPassForManyCustomers() throws {
        var clustered = ClusteredMean()
        var plain = Moments()
        for customer in Self.customers(31) {
            clustered.add(sum: customer.reduce(0) { $0 + $1.outcome }, count: customer.count)
            for passage in customer { plain.add(passage.outcome) }
        }
        #expect(try #require(clustered.standardError) > 1.3 * (try #require(plain.standardError)))
        #expect(try #require(clustered.interval()).contains(plain.mean))
    }

    @Test func aDifferenceWithinCustomersIsSharperThanOneBetweenThem() throws {
        var paired = ClusteredDifference()
        var parts = [ClusteredDifference(), ClusteredDifference()]
        var apart = (ClusteredMean(), ClusteredMean())
        for (index, customer) in Self.customers(32).enumerated() {
            let hurt = customer.filter(\.isHurt).map(\.outcome)
            let fine = customer.filter { !$0.isHurt }.map(\.outcome)
            let sums = (hurt.reduce(0, +), fine.reduce(0, +))
            for add in [0, 1] where add == 0 || hurt.count + fine.count > 0 {
                if add == 0 {
                    paired.add(firstSum: sums.0, firstCount: hurt.count, secondSum: sums.1, secondCount: fine.count)
                } else {
                    parts[index % 2].add(
                        firstSum: sums.0, firstCount: hurt.count, secondSum: sums.1, secondCount: fine.count)
                }
            }
            if !hurt.isEmpty { apart.0.add(sum: sums.0, count: hurt.count) }
            if !fine.isEmpty { apart.1.add(sum: sums.1, count: fine.count) }
        }
        let between = (try #require(apart.0.standardError), try #require(apart.1.standardError))
        let independent = (between.0 * between.0 + between.1 * between.1).squareRoot()
        #expect(try #require(paired.standardError) < independent)
        parts[0].merge(parts[1])
        #expect(abs(try #require(parts[0].standardError) - (try #require(paired.standardError))) < 1e-9)
        #expect(abs(try #require(parts[0].value) - (try #require(paired.value))) < 1e-9)
    }

    @Test func theLinearisedVarianceIsTheSumOfInfluences() throws {
        var difference = ClusteredDifference()
        let customers = Self.customers(33)
        for customer in customers {
            let hurt = customer.filter(\.isHurt).map(\.outcome)
            let fine = customer.filter { !$0.isHurt }.map(\.outcome)
            difference.add(
                firstSum: hurt.reduce(0, +), firstCount: hurt.count, secondSum: fine.reduce(0, +),
                secondCount: fine.count)
        }
        let (m1, m0) = (try #require(difference.first.mean), try #require(difference.second.mean))
        let (n1, n0) = (Double(difference.first.count), Double(difference.second.count))
        var influences = InfluenceSum()
        for customer in customers {
            influences.add(
                customer.reduce(0) { $0 + ($1.isHurt ? ($1.outcome - m1) / n1 : -($1.outcome - m0) / n0) })
        }
        #expect(abs(try #require(influences.standardError) - (try #require(difference.standardError))) < 1e-10)
    }

    @Test func anEmptySideOrASingleClusterHasNoInterval() {
        var difference = ClusteredDifference()
        #expect(difference.value == nil && difference.interval() == nil)
        difference.add(firstSum: 10, firstCount: 2, secondSum: 0, secondCount: 0)
        difference.add(firstSum: 0, firstCount: 0, secondSum: 0, secondCount: 0)
        #expect(difference.clusters == 1)
        #expect(difference.value == nil && difference.interval() == nil)
        difference.add(firstSum: 4, firstCount: 1, secondSum: 3, secondCount: 1)
        #expect(difference.value != nil && difference.interval() == nil)
    }
}
