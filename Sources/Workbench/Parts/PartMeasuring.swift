import Foundation
import Synchronization

/// What one part took.
struct PartFigures: Encodable {
    let step = "part"
    let part: String
    let count: Int
    let unit: String
    /// Nanoseconds for each thing, best of all runs; nil where instructions are counted instead.
    let wallNs: Double?
    let cpuNs: Double?
    let runs: Int
}

extension Part {
    /// Runs it until it has taken a while, at least a few times.
    func measured() throws -> PartFigures {
        var wall: [Double] = []
        var cpu: [Double] = []
        while wall.count < 5 || (wall.reduce(0, +) < 0.5 && wall.count < 1_000) {
            let meter = Meter()
            try measuredPart(work)
            let run = meter.read()
            wall.append(run.wall)
            cpu.append(run.cpu)
        }
        func each(_ times: [Double]) -> Double { (times.min() ?? 0) / Double(count) * 1e9 }
        return PartFigures(
            part: name, count: count, unit: unit, wallNs: each(wall), cpuNs: each(cpu), runs: wall.count)
    }

    /// Runs it once, for a tool that counts the instructions of `measuredPart`.
    func once() throws -> PartFigures {
        try measuredPart(work)
        return PartFigures(part: name, count: count, unit: unit, wallNs: nil, cpuNs: nil, runs: 1)
    }
}

/// Whatever the parts gave, so that no work can be left out.
private let outcome = Atomic(0)

/// The work between entering and leaving this function is what is counted: callgrind knows it by its name.
@inline(never)
func measuredPart(_ work: () throws -> Int) throws {
    let given = try work()
    outcome.store(given, ordering: .sequentiallyConsistent)
}
