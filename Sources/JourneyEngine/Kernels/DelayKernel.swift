import ColumnStore
import Experience

/// Hand-offs and the scores that came next, over whole sheets without a filter: two passes, one to count and one to
/// place.
struct DelayKernel: Sendable {
    private let engine: Engine
    private let side: Int
    private let window: Int64
    /// By touchpoint.
    private let owners: [UInt8]

    init(_ engine: Engine) {
        self.engine = engine
        side = engine.script.touchpoints.count + 1
        window = engine.script.settings.scoreWindow.milliseconds
        owners = engine.script.scenes.map { UInt8(truncatingIfNeeded: $0.owner) }
    }

    /// Those of a range of customers, in eight bytes each where all of them fit.
    func partial(_ customers: Range<Int>, _ columns: EventColumnSet) -> DelayPartial {
        let sheets = engine.log.sheets(customers, columns)
        return partial(sheets, as: PackedHandOff.self, firstCustomer: customers.lowerBound)
            ?? partial(sheets, as: WideHandOff.self, firstCustomer: customers.lowerBound)
            ?? DelayPartial(index: PairIndex(codes: side - 1), pieces: [])
    }

    /// Nil when a hand-off doesn't fit into the record.
    func partial<Record: HandOffRecord>(
        _ sheets: [Sheet], as record: Record.Type, firstCustomer: Int = 0
    ) -> DelayPartial? {
        var counts = [Int](repeating: 0, count: side * side)
        for sheet in sheets {
            withLanes(sheet) { touchpoints, departments in
                counts.withUnsafeMutableBufferPointer { count(sheet, touchpoints, departments, $0) }
            }
        }
        var layout = PairLayout(counts, side: side)
        var fit = true
        let records = FixedBuffer<Record>(count: layout.total) { records in
            for sheet in sheets {
                let scores = SheetScores(sheet, engine.scales)
                withLanes(sheet) { touchpoints, departments in
                    layout.next.withUnsafeMutableBufferPointer {
                        fit = place(sheet, touchpoints, departments, scores, firstCustomer, $0, records) && fit
                    }
                }
            }
        }
        guard fit, let kept = DelayPartial.Records(records) else { return nil }
        return DelayPartial(
            index: layout.index,
            pieces: [
                DelayPartial.Piece(
                    starts: layout.starts, records: kept, firstCustomer: firstCustomer, numbers: layout.numbers)
            ])
    }

    private func withLanes(_ sheet: Sheet, _ body: (UnsafePointer<UInt8>, UnsafePointer<UInt8>) -> Void) {
        sheet.withLane(.touchpoint, as: UInt8.self) { touchpoints in
            sheet.withLane(.department, as: UInt8.self) { departments in
                body(touchpoints, departments)
            }
        }
    }

    private func count(
        _ sheet: Sheet, _ touchpoints: UnsafePointer<UInt8>, _ departments: UnsafePointer<UInt8>,
        _ counts: UnsafeMutableBufferPointer<Int>
    ) {
        let starts = sheet.columns.starts.start
        owners.withUnsafeBufferPointer { owners in
            for run in sheet.runs {
                for place in run {
                    var row = Int(starts[place])
                    let end = Int(starts[place + 1])
                    if row == end { continue }
                    var from = Int(touchpoints[row])
                    var owner = departments[row] != 0 ? departments[row] : owners[from]
                    row &+= 1
                    while row < end {
                        let to = Int(touchpoints[row])
                        let next = departments[row] != 0 ? departments[row] : owners[to]
                        counts[from &* side &+ to] &+= next != owner ? 1 : 0
                        owner = next
                        from = to
                        row &+= 1
                    }
                }
            }
        }
    }

    /// False when a hand-off didn't fit.
    private func place<Record: HandOffRecord>(
        _ sheet: Sheet, _ touchpoints: UnsafePointer<UInt8>, _ departments: UnsafePointer<UInt8>,
        _ scores: SheetScores, _ firstCustomer: Int, _ next: UnsafeMutableBufferPointer<Int>,
        _ records: UnsafeMutablePointer<Record>
    ) -> Bool {
        let starts = sheet.columns.starts.start
        let times = sheet.columns.times.start
        var fit = true
        var answer = 0
        owners.withUnsafeBufferPointer { owners in
            for run in sheet.runs {
                for place in run {
                    var row = Int(starts[place])
                    let end = Int(starts[place + 1])
                    if row == end { continue }
                    let customer = sheet.columns.customer(at: place) &- firstCustomer
                    var from = Int(touchpoints[row])
                    var owner = departments[row] != 0 ? departments[row] : owners[from]
                    row &+= 1
                    while row < end {
                        let to = Int(touchpoints[row])
                        let nextOwner = departments[row] != 0 ? departments[row] : owners[to]
                        if nextOwner != owner {
                            while scores.rows[answer] < row { answer &+= 1 }
                            let answerRow = scores.rows[answer]
                            let isScored = answerRow < end && times[answerRow].since(times[row]) <= window
                            let at = next[from &* side &+ to]
                            if let record = Record(
                                wait: times[row].since(times[row &- 1]), customer: customer,
                                score: isScored ? scores.values[answer] : Absent.narrow)
                            {
                                (records + at).initialize(to: record)
                            } else {
                                fit = false
                            }
                            next[from &* side &+ to] = at &+ 1
                            owner = nextOwner
                        }
                        from = to
                        row &+= 1
                    }
                }
            }
        }
        return fit
    }
}

extension DelayPartial.Records {
    /// Nil for a kind of record that is none of ours.
    fileprivate init?<Record: HandOffRecord>(_ records: FixedBuffer<Record>) {
        if let records = records as? FixedBuffer<PackedHandOff> {
            self = .packed(records)
        } else if let records = records as? FixedBuffer<WideHandOff> {
            self = .wide(records)
        } else {
            return nil
        }
    }
}

/// The answers of a sheet: their rows, ascending, and their scores on 0 to 10 in hundredths.
struct SheetScores {
    /// The last one is behind all rows.
    private(set) var rows: [Int] = []
    private(set) var values: [Int32] = []

    init(_ sheet: Sheet, _ scales: ScoreScales) {
        let codes = sheet.columns.codes[TextColumn.scale.index]
        for run in sheet.runs {
            sheet.columns.scores.forEachFilled(in: sheet.columns.rows(at: run)) { row, hundredths in
                rows.append(row)
                values.append(ScoreScales.hundredths(scales.score(hundredths: hundredths, scale: codes[row])))
            }
        }
        rows.append(.max)
        values.append(Absent.narrow)
    }
}
