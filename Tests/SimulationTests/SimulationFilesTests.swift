import Experience
import Foundation
import Simulation
import Testing

@Suite("The demonstration company's files")
struct SimulationFilesTests {
    @Test("The same seed gives the same bytes, another seed others")
    func seeds() throws {
        let first = try company(customers: 60, seed: 7)
        #expect(try company(customers: 60, seed: 7).files == first.files)
        let other = try company(customers: 60, seed: 8)
        #expect(other.files[Simulation.eventsPath] != first.files[Simulation.eventsPath])
        #expect(other.files["mapping.yaml"] == first.files["mapping.yaml"])
    }

    @Test("More customers leave those that were there as they were")
    func growth() throws {
        let few = Set(CompanyTable(try company(customers: 5)).rows)
        let many = CompanyTable(try company(customers: 9)).rows.filter { row in
            ["C000001", "C000002", "C000003", "C000004", "C000005"].contains(row[1])
        }
        #expect(Set(many) == few)
    }

    @Test("A company without customers has a header and the whole script; one customer is enough for a story")
    func small() throws {
        let none = try company(customers: 0)
        #expect(CompanyTable(none).rows.isEmpty)
        #expect(CompanyTable(none).header.count == 23)
        let paths = [
            "script/company.yaml", "script/journeys/buy-a-dress.yaml", "script/journeys/get-help.yaml",
            "script/journeys/return-it.yaml", "mapping.yaml", "events.csv", "truth.json",
        ]
        #expect(none.order == paths)
        #expect(Set(CompanyTable(try company(customers: 1)).column("customer")) == ["C000001"])
    }

    @Test(
        "Nobody can ask for fewer than no customers, or for more than fit",
        arguments: [-1, Simulation.mostCustomers + 1])
    func outOfRange(customers: Int) {
        #expect(throws: SimulationError.customersOutOfRange(customers)) {
            try Simulation(customers: customers, seed: 1)
        }
        #expect("\(SimulationError.customersOutOfRange(customers))".contains("ask for 0 to 2000000"))
    }

    @Test("Progress tells how many customers have lived, up to all of them")
    func progress() throws {
        var heard: [Int] = []
        var folder = FolderInMemory()
        try Simulation(customers: 2_100, seed: 1).write(to: &folder) { heard.append($0) }
        #expect(heard == [1_000, 2_000, 2_100])
    }

    @Test("A sink that fails stops the writing with its error")
    func failingSink() throws {
        struct Full: Error {}
        struct FullDisk: SimulationSink {
            func write(_ bytes: [UInt8], to path: String) throws { throw Full() }
        }
        var sink = FullDisk()
        #expect(throws: Full.self) { try Simulation(customers: 1, seed: 1).write(to: &sink) }
    }

    @Test("truth.json is JSON and says what the value says")
    func truth() throws {
        struct File: Decodable {
            struct Fault: Decodable {
                struct Gap: Decodable {
                    let name: String
                    let kind: String
                }
                let rank: Int
                let fault: String
                let gap: Gap
                let customersHurt: Int
                let harm: Double
            }
            let seed: UInt64
            let counts: [String: Int]
            let faults: [Fault]
        }
        var folder = FolderInMemory()
        let truth = try Simulation(customers: 300, seed: .max).write(to: &folder)
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let file = try decoder.decode(File.self, from: Data(folder.files[Simulation.truthPath] ?? []))
        #expect(file.seed == .max)
        #expect(file.counts["events"] == truth.events)
        #expect(file.counts["events"] == CompanyTable(folder).rows.count)
        #expect(file.faults.map(\.fault) == truth.faults.map(\.fault.id))
        #expect(file.faults.map(\.rank) == Array(1...PlantedFault.allCases.count))
        #expect(file.faults.map(\.customersHurt) == truth.faults.map(\.customersHurt))
        #expect(file.faults.map(\.gap.name) == truth.faults.map(\.fault.gap.name))
        for (written, fault) in zip(file.faults, truth.faults) {
            #expect(abs(written.harm - Double(fault.harm.minorUnits) / 100) < 0.001)
        }
    }
}
