import ColumnStore
import Experience
import Testing

@testable import JourneyEngine

@Suite struct EventLogTests {
    @Test(arguments: 0..<20) func `every story comes back in order, whatever the blocks`(seed: UInt64) {
        let made = RandomLog(seed: seed, events: Int(seed * seed) * 2 + 1)
        let log = made.log(seed: seed + 100)
        #expect(log.eventCount == made.events.count)
        #expect(log.read() == made.stories)
    }

    @Test(arguments: 0..<20) func `appended events are read as if they had been there from the start`(seed: UInt64) {
        let made = RandomLog(seed: seed)
        let blocks = made.blocks(seed: seed + 7)
        var log = EventLog.build(from: blocks.prefix(Int(seed) % 4))
        for block in blocks.dropFirst(Int(seed) % 4) { log = log.appending(block) }
        #expect(log.read() == made.stories)
        #expect(log.folded().read() == made.stories)
        #expect(log.folded().tail.isEmpty && log.folded().retold.isEmpty)
        #expect(log.firstTime?.milliseconds == made.events.map(\.time).min())
        #expect(log.lastTime?.milliseconds == made.events.map(\.time).max())
    }

    @Test func `a snapshot stays as it was while events are appended`() {
        let made = RandomLog(seed: 5)
        let log = made.log()
        let before = log.read()
        _ = log.appending(.of([PlainEvent("c0", 0, "early"), PlainEvent("new", 5, "t1")]))
        #expect(log.read() == before)
        #expect(log.customerIndex(named: "new") == nil)
    }

    @Test func `a growing tail stays in few parts, and settles beside appends`() {
        var log = EventLog.empty
        var settling: Settling?
        for batch in 0..<400 {
            log = log.appending(.of((0..<1_000).map { PlainEvent("c\($0 % 50)", Int64(batch), "t") }))
            #expect(log.tail.count < 24)
            if batch % 100 == 30 {
                log = log.freezing()
                settling = Settling(of: log)
            }
            if batch % 100 == 60, var running = settling {
                while running.step() {}
                log = running.result(onto: log)
                #expect(log.tailCount == 30_000)
            }
        }
        #expect(log.eventCount == 400_000)
        let expected = (0..<400).flatMap { Array(repeating: Int64($0), count: 20) }
        #expect(log.readTimes() == Array(repeating: expected, count: 50))
    }

    @Test func `a large tail settles a stretch of customers at a time, and reads the same meanwhile`() {
        var log = EventLog.empty
        for day in 0..<4 {
            log = log.appending(
                .of((0..<40_000).map { PlainEvent("c\(($0 * 7 + day * 35_000) % 140_000)", Int64(day), "t") }))
        }
        var settled = 0
        var tails = [log.tailCount]
        while !log.tail.isEmpty {
            log = log.freezing()
            var settling = Settling(of: log, behind: settled)
            settling.run()
            // Comes late, to a customer whose stretch is being settled.
            if settled == 0 { log = log.appending(.of([PlainEvent("c0", -1, "late")])) }
            let before = log.readTimes()
            log = settling.result(onto: log)
            #expect(log.readTimes() == before)
            #expect(log.eventCount == 160_001)
            settled = settling.end
            tails.append(log.tailCount)
        }
        #expect(tails.count > 2 && zip(tails, tails.dropFirst()).allSatisfy { $0 > $1 }, "\(tails)")
        #expect(log.read(customers: 0..<1)[0].first?.touchpoint == "late")
    }

    @Test func `readers of any ranges see each customer once`() {
        let made = RandomLog(seed: 9)
        let log = made.log()
        let split = (0..<log.customerCount).map { log.read(customers: $0..<$0 + 1) }
        #expect(Array(split.joined()) == made.stories)
        #expect(log.read(customers: 3..<3).isEmpty)
    }

    @Test func `customers are found by id and by the beginning of it`() {
        var log = EventLog.build(from: [.of(["bert", "anna", "ann", "änn"].map { PlainEvent($0, 0, "t") })])
        log = log.appending(.of([PlainEvent("anton", 3, "t"), PlainEvent("anna", 4, "t")]))
        #expect(log.customerIndex(named: "ann") == 2)
        #expect(log.customerIndex(named: "anton") == 4)
        #expect(log.customerIndex(named: "nobody") == nil)
        #expect(log.customerIndex(named: "") == nil)
        #expect(log.customers(matching: "an", limit: 10) == ["ann", "anna", "anton"])
        #expect(log.customers(matching: "an", limit: 2) == ["ann", "anna"])
        #expect(log.customers(matching: "", limit: 9) == ["ann", "anna", "anton", "bert", "änn"])
        #expect(log.customers(matching: "z", limit: 9).isEmpty)
    }

    @Test func `an empty log answers`() {
        #expect(EventLog.empty.eventCount == 0)
        #expect(EventLog.build(from: []).firstTime == nil)
        #expect(EventLog.build(from: []).read().isEmpty)
        #expect(EventLog.empty.folded().customerCount == 0)
    }

    @Test func `moments at the ends of time keep their order`() {
        let times: [Int64] = [.max, .min + 1, 0, .max, -1]
        let log = EventLog.build(from: [.of(times.map { PlainEvent("c", $0, "t") })])
        #expect(log.read()[0].map(\.time) == times.sorted())
    }

    @Test func `one customer with very many events, out of order, is read whole`() {
        let count = 70_000
        let events = (0..<count).map { PlainEvent("c", Int64(count - $0), "t\($0 % 300)") }
        let log = EventLog.build(from: [.of(events.prefix(65_536)), .of(events.dropFirst(65_536))])
        #expect(log.readTimes() == [Array(1...Int64(count))])
        var reader = CustomerReader(log, customers: 0..<1, columns: .text(.touchpoint))
        _ = reader.next()
        let code = Int(reader.codes(.touchpoint)[0])
        #expect(log.names(.touchpoint)[code] == "t\((count - 1) % 300)")
    }
}

extension EventLog {
    /// All stories as plain events.
    func read(customers: Range<Int>? = nil) -> [[PlainEvent]] {
        var stories: [[PlainEvent]] = []
        var reader = CustomerReader(self, customers: customers ?? 0..<customerCount, columns: .all)
        while reader.next() {
            stories.append((0..<reader.count).map { event(reader, $0) })
        }
        return stories
    }

    /// The times of all stories.
    func readTimes() -> [[Int64]] {
        var stories: [[Int64]] = []
        var reader = CustomerReader(self, customers: 0..<customerCount, columns: [])
        while reader.next() {
            let times = reader.time
            stories.append((0..<reader.count).map { times[$0] })
        }
        return stories
    }

    private func event(_ reader: borrowing CustomerReader, _ position: Int) -> PlainEvent {
        func text(_ column: TextColumn) -> String? {
            let code = Int(reader.codes(column)[position])
            return code == 0 ? nil : names(column)[code]
        }
        func number(_ value: Int64) -> Int64? { value == ColumnStore.Absent.wide ? nil : value }
        var event = PlainEvent(customerName(reader.customer), reader.time[position], text(.touchpoint) ?? "")
        event.department = text(.department)
        event.channel = text(.channel)
        event.kind = text(.kind)
        event.reference = text(.reference)
        event.segment = text(.segment)
        event.scale = text(.scale)
        event.promise = text(.promise)
        event.outcome = text(.outcome)
        event.employee = text(.employee)
        event.asks = (text(.asks) ?? "").split(separator: "\u{1F}").map(String.init)
        for fact in StatedFact.list(text(.facts)) { event.facts[fact.fact.text] = fact.value }
        event.amount = number(reader.amount[position])
        event.score = number(reader.score[position]).map { Int32($0) }
        event.effort = number(reader.effort[position]).map { Int32($0) }
        event.due = number(reader.due[position])
        return event
    }
}
