import ColumnStore
import Experience

/// Leads a visitor through the cases of a range of customers. Events are gathered into memory that is used again for
/// the next customer.
struct FootageWalk: Sendable {
    let log: EventLog
    let meanings: EventMeanings
    let scales: ScoreScales
    let reopenAfter: Int64

    init(_ engine: Engine) {
        log = engine.log
        meanings = EventMeanings(engine)
        scales = engine.scales
        reopenAfter = engine.script.settings.reopenAfter.milliseconds
    }

    /// As the footage stood at the moment `until`: what happened later has not happened.
    func lead<Visitor: CaseVisitor>(
        _ visitor: inout Visitor, through customers: Range<Int>, until: Int64 = .max
    ) {
        let conditions = visitor.conditions
        var columns = CaseColumns.all.union(conditions?.columns ?? [])
        if visitor.wantsSegments { columns.formUnion(.text(.segment)) }
        var reader = CustomerReader(log, customers: customers, columns: columns)
        var cases = CaseFinder()
        var events: [CaseEvent] = []
        var ofCase: [CaseEvent] = []
        while reader.next() {
            if visitor.wantsSegments { reader.carry(.segment) }
            conditions?.prepare(&reader)
            let columns = CaseColumns(reader)
            events.removeAll(keepingCapacity: true)
            var position = 0
            while position < reader.count && columns.time[position] <= until {
                events.append(columns.event(position, meanings))
                position += 1
            }
            if events.isEmpty { continue }
            visitor.begin(customer: reader.customer)
            tell(&visitor, events.count, columns)
            if visitor.wantsSegments {
                for position in events.indices { visitor.segment(reader.codes(.segment)[position]) }
            }
            if let conditions {
                for position in events.indices { visitor.meets(conditions.met(reader, position)) }
            }
            cases.find(time: columns.time, reference: columns.reference, reopenAfter: reopenAfter)
            if cases.count == 1 {
                visitor.visit(events.span, reference: cases.reference(of: 0))
            } else {
                for number in 0..<cases.count {
                    ofCase.removeAll(keepingCapacity: true)
                    for position in cases.events(of: number) where Int(position) < events.count {
                        ofCase.append(events[Int(position)])
                    }
                    if ofCase.isEmpty { continue }
                    visitor.visit(ofCase.span, reference: cases.reference(of: number))
                }
            }
            visitor.end()
        }
    }

    private func tell<Visitor: CaseVisitor>(_ visitor: inout Visitor, _ count: Int, _ columns: CaseColumns) {
        for position in 0..<count {
            let amount = columns.amount[position]
            if amount != CaseColumns.absent && meanings.isOwnCurrency(columns.currency[position]) {
                visitor.pay(amount, at: columns.time[position])
            }
            let score = columns.score[position]
            if score != CaseColumns.absent {
                let points = scales.score(hundredths: score, scale: columns.scale[position])
                // Beyond that it is no score on any scale.
                if abs(points) <= 1_000 { visitor.score(Int64((points * 1e6).rounded()), at: columns.time[position]) }
            }
        }
    }
}
