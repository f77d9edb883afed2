import ColumnStore
import Experience

/// Leads a visitor through the cases of a range of customers. Events are gathered into memory that is used again for
/// the next customer.
struct FootageWalk: Sendable {
    let log: EventLog
    let script: CompiledScript
    let scales: ScoreScales
    let meanings: EventMeanings

    private static let columns = EventColumnSet.text(
        .touchpoint, .department, .channel, .kind, .outcome, .direction, .reference, .currency, .scale, .asks, .gives,
        .promise, .fulfils, .facts
    ).union([.amount, .score, .due])

    /// As the footage stood at the moment `until`: what happened later has not happened.
    func lead<Visitor: CaseVisitor>(
        _ visitor: inout Visitor, through customers: Range<Int>, until: Int64 = .max
    ) {
        let columns = visitor.wantsSegments ? Self.columns.union(.text(.segment)) : Self.columns
        let reopenAfter = script.settings.reopenAfter.milliseconds
        var reader = CustomerReader(log, customers: customers, columns: columns)
        var cases = CaseFinder()
        var events: [CaseEvent] = []
        var ofCase: [CaseEvent] = []
        while reader.next() {
            if visitor.wantsSegments { reader.carry(.segment) }
            visitor.begin(customer: reader.customer)
            events.removeAll(keepingCapacity: true)
            for position in 0..<reader.count where reader.time[position] <= until {
                events.append(event(position, reader))
            }
            if events.isEmpty { continue }
            tell(&visitor, events.count, reader)
            cases.find(time: reader.time, reference: reader.codes(.reference), reopenAfter: reopenAfter)
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

    private func tell<Visitor: CaseVisitor>(
        _ visitor: inout Visitor, _ count: Int, _ reader: borrowing CustomerReader
    ) {
        for position in 0..<count {
            let amount = reader.amount[position]
            if amount != Absent.wide && script.isOwnCurrency(reader.codes(.currency)[position]) {
                visitor.pay(amount, at: reader.time[position])
            }
            let score = reader.score[position]
            if score != Absent.wide {
                let points = scales.score(hundredths: score, scale: reader.codes(.scale)[position])
                if abs(points) <= 1_000 {
                    visitor.score(Int64((points * 1e6).rounded()), at: reader.time[position])
                }
            }
            if visitor.wantsSegments { visitor.segment(reader.codes(.segment)[position]) }
        }
    }

    @inline(__always)
    private func event(_ position: Int, _ reader: borrowing CustomerReader) -> CaseEvent {
        let touchpoint = reader.codes(.touchpoint)[position]
        let due = reader.due[position]
        var flags = meanings.flags(
            kind: reader.codes(.kind)[position], outcome: reader.codes(.outcome)[position],
            direction: reader.codes(.direction)[position])
        if reader.amount[position] != Absent.wide
            && !script.isOwnCurrency(reader.codes(.currency)[position])
        {
            flags.formUnion(.foreignAmount)
        }
        return CaseEvent(
            time: reader.time[position], touchpoint: touchpoint,

            owner: script.owner(department: reader.codes(.department)[position], touchpoint: touchpoint),
            channel: reader.codes(.channel)[position], flags: flags, asks: reader.codes(.asks)[position],
            gives: reader.codes(.gives)[position], promise: reader.codes(.promise)[position],
            due: due == Absent.wide ? CaseEvent.noDue : due,
            fulfils: meanings.promise(fulfilledBy: reader.codes(.fulfils)[position]),
            facts: reader.codes(.facts)[position], position: UInt32(truncatingIfNeeded: position))
    }
}
