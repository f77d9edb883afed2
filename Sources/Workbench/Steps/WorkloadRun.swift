import Experience
import JourneyEngine
import Workload

/// The workload asked of one opened installation, over and over: every asking is of an engine that has answered
/// nothing before.
struct WorkloadRun {
    let log: EventLog

    struct Asked: Encodable {
        var step = "ask"
        let question: String
        let runs: [Run]
    }

    /// Asks a question some times; the last answer is given with the figures.
    func ask(_ question: WorkloadQuestion, times: Int) -> (asked: Asked, answer: EngineAnswer?) {
        var runs: [Run] = []
        var answer: EngineAnswer?
        for _ in 0..<max(1, times) {
            answer = nil
            let engine = Engine(log: log, script: nil)
            let meter = Meter()
            answer = question.ask(engine)
            runs.append(meter.read())
        }
        return (Asked(question: question.rawValue, runs: runs), answer)
    }

    struct LookedUp: Encodable {
        struct Pass: Encodable {
            let wall: Double
            let cpu: Double
            let othersBusy: Double
            let p50Us: Double
            let p99Us: Double
            let cpuUsEach: Double
            let lookups: Int
        }

        var step = "ask"
        let question = WorkloadQuestion.q6.rawValue
        let runs: [Pass]
    }

    /// Looks customers up one after the other, each as a request of its own, by the names that people know them by.
    func lookUp(_ customers: [Int64], times: Int) -> LookedUp {
        let names = customers.map { "\($0)" }
        let engine = Engine(log: log, script: nil)
        var passes: [LookedUp.Pass] = []
        for _ in 0..<max(1, times) {
            var each: [Double] = []
            each.reserveCapacity(names.count)
            let meter = Meter()
            for name in names {
                let start = ContinuousClock.now
                let takes = engine.takes(ofCustomer: name)
                each.append(start.duration(to: .now).seconds)
                precondition(takes?.isEmpty == false, "customer \(name) is not in the log")
            }
            let run = meter.read()
            let spread = Spread(each)
            passes.append(
                LookedUp.Pass(
                    wall: run.wall, cpu: run.cpu, othersBusy: run.othersBusy, p50Us: spread.median * 1_000,
                    p99Us: spread.p99 * 1_000, cpuUsEach: run.cpu / Double(max(1, names.count)) * 1e6,
                    lookups: names.count))
        }
        return LookedUp(runs: passes)
    }
}
