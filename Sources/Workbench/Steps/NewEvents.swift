import Experience
import JourneyEngine
import Statistics
import Workload

/// Events that happen while questions run: of customers whom the log knows, most of them now, one in ten late.
struct NewEvents {
    private var chance = Xoshiro256(seed: 50_000)
    private let log: EventLog
    private let label: String
    private var number = 0

    /// `label` keeps the ids apart from those of other steps; how much there is, from those of earlier runs.
    init(after log: EventLog, label: String) {
        self.log = log
        self.label = "\(label)-\(log.eventCount)"
    }

    /// A request body of as many events, one JSON object a line.
    mutating func body(_ count: Int) -> [UInt8] {
        var text = ""
        let now = (log.lastTime?.milliseconds ?? WorkloadNames.start) + 1
        for _ in 0..<count {
            number += 1
            let isLate = chance.bounded(10) == 0
            let time = now + Int64(number) - (isLate ? Int64(chance.bounded(30)) * 86_400_000 : 0)
            let customer = log.customerName(chance.bounded(max(1, log.customerCount)))
            let touchpoint = chance.bounded(WorkloadNames.touchpoints.count)
            let score = touchpoint % 11
            text += """
                {"id":"\(label)-\(number)","customer":"\(customer)","time":\(time),\
                "touchpoint":"\(WorkloadNames.touchpoints[touchpoint])",\
                "department":"\(WorkloadNames.departments[touchpoint % 8])","channel":"web",\
                "kind":"\(WorkloadNames.kinds[touchpoint % 4])","amount_minor":\(touchpoint * 10),\
                \(touchpoint % 4 == 2 ? "\"score\":\(score)," : "")"effort_seconds":\(touchpoint)}

                """
        }
        return Array(text.utf8)
    }
}
