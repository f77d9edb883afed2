import ColumnStore
package import Experience

extension Engine {
    /// Hand-offs from one department to another that took longer than most of their kind: longer than the wait at
    /// `percent` among all passages between the same two touchpoints. The next score is that of the customer's first
    /// answer at or after the arrival, when it came within the company's score window.
    package func handOffDelays(
        _ filter: InsightFilter, percent: Int = 95, within grouping: Grouping = .customer
    ) -> HandOffDelays {
        standing(
            StandingKey(.delays(percent: percent), filter, grouping),
            make: { StandingDelays($0.delayPartial(filter, within: grouping, .all), percent: percent) },
            update: { delays, before, now, whose in
                delays.replace(
                    before.delayPartial(filter, within: grouping, whose),
                    by: now.delayPartial(filter, within: grouping, whose))
            }, read: { $0.answer(script, customers: log.customerCount) })
    }

    func delayPartial(_ filter: InsightFilter, within grouping: Grouping, _ whose: StoryChoice) -> DelayPartial {
        let compiled = CompiledFilter(filter, script, log: log)
        let columns = EventColumnSet.text(.touchpoint, .department).union(NextScores.columns)
        let codes = script.touchpoints.count
        let none = DelayPartial(index: PairIndex(codes: codes), pieces: [])
        if grouping == .customer && compiled.keepsAllEvents && compiled.keepsAllPassages && codes <= 0xFF
            && script.departments.count <= 0xFF
        {
            let kernel = DelayKernel(self)
            if case .these(let customers) = whose {
                return kernel.partial(log.sheets(of: customers, columns), as: WideHandOff.self) ?? none
            }
            let packed = Parallel.map(kernelRanges.count) { kernel.partial(kernelRanges[$0], columns) }
            return packed.reduce(into: none) { $0.merge($1) }
        }
        let walk = PassageWalk(self, compiled, within: grouping, columns: columns)
        return folded(whose, walk.columns) { DelayPartial(walk, $0, self) } ?? none
    }

    /// Ranges of customers that are few enough for a packed hand-off to name its customer.
    private var kernelRanges: [Range<Int>] {
        ranges.flatMap { range in
            stride(from: range.lowerBound, to: range.upperBound, by: PackedHandOff.mostCustomers).map {
                $0..<min(range.upperBound, $0 + PackedHandOff.mostCustomers)
            }
        }
    }
}

/// One passage from a department to another.
protocol HandOffRecord: BitwiseCopyable, Sendable {
    /// Nil when it doesn't fit.
    init?(wait: Int64, customer: Int, score: Int32)
    /// Milliseconds, at least 0.
    var wait: Int64 { get }
    /// Counted from the first of its piece.
    var customer: Int { get }
    /// The next score in hundredths; `Absent.narrow` when none came in time.
    var score: Int32 { get }
}

/// A hand-off in eight bytes: nearly all are so short, and nearly all scores on 0 to 10.
struct PackedHandOff: HandOffRecord {
    static let mostCustomers = 1 << 16
    private static let waitBits: UInt64 = 38
    private static let noScore: UInt64 = 1_023
    private let bits: UInt64

    @inline(__always)
    init?(wait: Int64, customer: Int, score: Int32) {
        guard wait < 1 << Int64(Self.waitBits), score == Absent.narrow || (score >= 0 && score <= 1_000) else {
            return nil
        }
        let given = score == Absent.narrow ? Self.noScore : UInt64(truncatingIfNeeded: score)
        bits = UInt64(bitPattern: wait) &<< 26 | UInt64(truncatingIfNeeded: customer) &<< 10 | given
    }

    @inline(__always)
    var wait: Int64 { Int64(bitPattern: bits &>> 26) }
    @inline(__always)
    var customer: Int { Int(truncatingIfNeeded: bits &>> 10 & 0xFFFF) }
    @inline(__always)
    var score: Int32 {
        let given = bits & 1_023
        return given == Self.noScore ? Absent.narrow : Int32(truncatingIfNeeded: given)
    }
}

/// A hand-off whatever its figures.
struct WideHandOff: HandOffRecord {
    let wait: Int64
    private let number: UInt32
    let score: Int32

    init(wait: Int64, customer: Int, score: Int32) {
        self.wait = wait
        number = UInt32(truncatingIfNeeded: customer)
        self.score = score
    }

    var customer: Int { Int(number) }
}

/// Hand-offs of some of the customers, by pair of touchpoints.
struct DelayPartial: MergeableResult {
    /// Hand-offs, line after line.
    enum Records: Sendable {
        case packed(FixedBuffer<PackedHandOff>)
        case wide(FixedBuffer<WideHandOff>)
    }

    struct Piece: Sendable {
        let starts: [Int]
        let records: Records
        /// The customer that a record counts from.
        let firstCustomer: Int
        /// The pair's number that each line is of.
        var numbers: [Int]
    }

    private(set) var index: PairIndex
    private(set) var pieces: [Piece]

    init(index: PairIndex, pieces: [Piece]) {
        self.index = index
        self.pieces = pieces
    }

    init(_ walk: PassageWalk, _ stories: Stories, _ engine: Engine) {
        var index = PairIndex(codes: engine.script.touchpoints.count)
        var numbers: [Int] = []
        var records: [WideHandOff] = []
        var next = NextScores(engine)
        var scored = -1
        let script = engine.script
        walk.forEach(in: stories) { reader, a, b in
            let touchpoints = reader.codes(.touchpoint)
            let departments = reader.codes(.department)
            let from = script.owner(department: departments[a], touchpoint: touchpoints[a])
            if from == script.owner(department: departments[b], touchpoint: touchpoints[b]) { return }
            if scored != reader.customer {
                next.find(reader)
                scored = reader.customer
            }
            numbers.append(index.number(touchpoints[a], touchpoints[b]))
            records.append(
                WideHandOff(
                    wait: reader.time[b].since(reader.time[a]), customer: reader.customer,
                    score: ScoreScales.hundredths(next.scores[b])))
        }
        self.init(index: index, pieces: [Self.grouped(records, numbers, count: index.count)])
    }

    private static func grouped(_ records: [WideHandOff], _ numbers: [Int], count: Int) -> Piece {
        var starts = [Int](repeating: 0, count: count + 1)
        for number in numbers { starts[number + 1] += 1 }
        for number in 0..<count { starts[number + 1] += starts[number] }
        var next = starts
        let grouped = FixedBuffer<WideHandOff>(count: records.count) { grouped in
            for (record, number) in zip(records, numbers) {
                (grouped + next[number]).initialize(to: record)
                next[number] += 1
            }
        }
        return Piece(starts: starts, records: .wide(grouped), firstCustomer: 0, numbers: Array(0..<count))
    }

    mutating func merge(_ other: DelayPartial) {
        let renamed = other.index.pairs.map { index.number($0.from, $0.to) }
        for piece in other.pieces {
            var piece = piece
            piece.numbers = piece.numbers.map { renamed[$0] }
            pieces.append(piece)
        }
    }

    /// A line of a piece.
    struct Line: Sendable {
        let piece: Int
        let line: Int
    }

    /// Calls `body` with every hand-off of some lines.
    @inline(__always)
    func forEachRecord(_ lines: [Line], _ body: (_ wait: Int64, _ customer: Int, _ score: Int32) -> Void) {
        for place in lines {
            let piece = pieces[place.piece]
            let range = piece.starts[place.line]..<piece.starts[place.line + 1]
            switch piece.records {
            case .packed(let records):
                for index in range {
                    let record = records.start[index]
                    body(record.wait, piece.firstCustomer &+ record.customer, record.score)
                }
            case .wide(let records):
                for index in range {
                    let record = records.start[index]
                    body(record.wait, piece.firstCustomer &+ record.customer, record.score)
                }
            }
        }
    }

    /// By pair: the lines of its hand-offs.
    func lines() -> [[Line]] {
        var lines = [[Line]](repeating: [], count: index.count)
        for (number, piece) in pieces.enumerated() {
            for (line, pair) in piece.numbers.enumerated() where piece.starts[line] < piece.starts[line + 1] {
                lines[pair].append(Line(piece: number, line: line))
            }
        }
        return lines
    }
}
