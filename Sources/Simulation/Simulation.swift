import Experience

/// Wren & Willow, an invented fashion web shop to try Throughline with and to hold its methods against: a script,
/// two years of events with a mapping, and the truth about what was planted in them. The same seed gives the same
/// bytes, and more customers leave those that were there as they were.
package struct Simulation: Sendable {
    /// The most customers whose events stay countable in memory.
    package static let mostCustomers = 2_000_000

    package let customers: Int
    package let seed: UInt64

    package init(customers: Int, seed: UInt64) throws(SimulationError) {
        guard (0...Self.mostCustomers).contains(customers) else {
            throw SimulationError.customersOutOfRange(customers)
        }
        self.customers = customers
        self.seed = seed
    }

    /// The script's files, `script/company.yaml` first.
    package static var script: [SimulationFile] {
        [
            SimulationFile(path: "script/company.yaml", text: companyFile),
            SimulationFile(path: "script/journeys/buy-a-dress.yaml", text: buyADressFile),
            SimulationFile(path: "script/journeys/get-help.yaml", text: getHelpFile),
            SimulationFile(path: "script/journeys/return-it.yaml", text: returnItFile),
        ]
    }

    package static var mapping: SimulationFile { SimulationFile(path: "mapping.yaml", text: mappingFile) }

    package static let eventsPath = "events.csv"
    package static let truthPath = "truth.json"

    /// Makes the company and writes all its files; `progress` hears how many customers have lived. Returns the
    /// truth, which is also written.
    @discardableResult
    package func write(
        to sink: inout some SimulationSink, progress: (_ customersDone: Int) -> Void = { _ in }
    ) throws -> SimulationTruth {
        for file in Self.script + [Self.mapping] { try sink.write(Array(file.text.utf8), to: file.path) }
        let footage = footage(progress: progress)
        try Self.write(footage, to: &sink)
        let truth = SimulationTruth(seed: seed, tally: footage.tally)
        try sink.write(Array(truth.json.utf8), to: Self.truthPath)
        return truth
    }

    func footage(progress: (_ customersDone: Int) -> Void = { _ in }) -> Footage {
        var footage = Footage(customers: customers)
        for customer in 0..<UInt32(customers) {
            var life = Life(customer: customer, seed: seed)
            life.live()
            footage.add(life)
            if customer % 1_000 == 999 { progress(Int(customer) + 1) }
        }
        progress(customers)
        return footage
    }

    private static func write(_ footage: Footage, to sink: inout some SimulationSink) throws {
        let portion = 1 << 20
        let line = EventLine()
        var buffer = Array(EventLine.header.utf8)
        buffer.reserveCapacity(portion + 1_024)
        for key in footage.inOrderOfTime() {
            line.write(footage[key], to: &buffer)
            if buffer.count >= portion {
                try sink.write(buffer, to: eventsPath)
                buffer.removeAll(keepingCapacity: true)
            }
        }
        if !buffer.isEmpty { try sink.write(buffer, to: eventsPath) }
    }
}
