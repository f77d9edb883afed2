import ColumnStore
package import Experience

extension Engine {
    /// How content customers were, month by month, by the last scene before they answered: the score is laid at the
    /// door of what happened just before. Events of the kind `leavingOut` (the asking and answering itself) are no
    /// such scene; answers before any are left out. `months` begin in the company's zone; those of UTC when none are
    /// given.
    package func sceneScores(
        _ filter: InsightFilter, months wanted: [MonthStart] = [], leavingOut kind: String = "feedback"
    ) -> [SceneScoreRow] {
        let months = monthTable(wanted).months
        return standing(
            StandingKey(.scoresByScene(months: months, leavingOut: kind), filter),
            make: { $0.sceneScorePartial(filter, months: months, leavingOut: kind, .all) },
            update: { scores, before, now, whose in
                scores.add(before.sceneScorePartial(filter, months: months, leavingOut: kind, whose), times: -1)
                scores.add(now.sceneScorePartial(filter, months: months, leavingOut: kind, whose), times: 1)
                return true
            }, read: { $0.rows(script, months) })
    }

    func sceneScorePartial(
        _ filter: InsightFilter, months: [MonthStart], leavingOut kind: String, _ whose: StoryChoice
    ) -> SceneScorePartial {
        let compiled = CompiledFilter(filter, script, log: log)
        let none = SceneScorePartial(touchpoints: script.touchpoints.count, months: months.count)
        let table = MonthTable(months)
        // A kind that no event has gets a code that no event has.
        let code = log.names(.kind).code(of: kind).map { UInt32($0) } ?? .max
        let columns = EventColumnSet.text(.touchpoint, .kind, .scale).union(.score)
        if compiled.keepsAllEvents && compiled.keepsAllPassages {
            return foldedSheets(whose, columns) { SceneScorePartial($0, self, table, leavingOut: code) } ?? none
        }
        return folded(whose, columns.union(compiled.columns)) {
            SceneScorePartial($0, self, compiled, table, leavingOut: code)
        } ?? none
    }
}

/// Answers of some of the customers by scene and month.
struct SceneScorePartial: MergeableResult {
    struct Cell: Hashable, Sendable {
        var answers = 0
        var promoters = 0
        var detractors = 0
    }

    /// By touchpoint, then by month; or in the order of `places`.
    private var cells: [Cell] = []
    /// Where the cells are that have come so far; nil where there is room for all.
    private var places: [Int: Int]?
    private let months: Int

    /// Thousands of touchpoints over hundreds of years would take more memory than the footage.
    private static let mostCells = 1 << 18

    init(touchpoints: Int, months: Int) {
        self.months = months
        let count = (touchpoints + 1) * months
        if count > Self.mostCells { places = [:] } else { cells = Array(repeating: Cell(), count: count) }
    }

    /// Without a filter: from each answer back to the scene before it.
    init(_ sheets: [Sheet], _ engine: Engine, _ table: MonthTable, leavingOut kind: UInt32) {
        self.init(touchpoints: engine.script.touchpoints.count, months: table.count)
        for sheet in sheets {
            let scores = SheetScores(sheet, engine.scales)
            let columns = sheet.columns
            let touchpoints = columns.codes[TextColumn.touchpoint.index]
            let kinds = columns.codes[TextColumn.kind.index]
            var run = 0
            var place = sheet.runs.first?.lowerBound ?? 0
            for answer in scores.rows.indices.dropLast() {
                let row = scores.rows[answer]
                while Int(columns.starts.start[sheet.runs[run].upperBound]) <= row {
                    run += 1
                    place = sheet.runs[run].lowerBound
                }
                while Int(columns.starts.start[place + 1]) <= row { place += 1 }
                let first = Int(columns.starts.start[place])
                var before = row - 1
                while before >= first && kinds[before] == kind { before -= 1 }
                if before >= first {
                    add(scores.values[answer], touchpoints[before], table.place(of: columns.times.start[row]))
                }
            }
        }
    }

    init(
        _ stories: Stories, _ engine: Engine, _ filter: CompiledFilter, _ table: MonthTable, leavingOut kind: UInt32
    ) {
        self.init(touchpoints: engine.script.touchpoints.count, months: table.count)
        var reader = CustomerReader(
            engine.log, stories,
            columns: EventColumnSet.text(.touchpoint, .kind, .scale).union(.score).union(filter.columns))
        while reader.next() {
            filter.prepare(&reader)
            var before: UInt32?
            for event in 0..<reader.count {
                let touchpoint = reader.codes(.touchpoint)[event]
                guard filter.keepsEvent(touchpoint: touchpoint) else { continue }
                if let before, reader.score[event] != Absent.wide, filter.keeps(reader, event) {
                    let score = engine.scales.score(
                        hundredths: reader.score[event], scale: reader.codes(.scale)[event])
                    add(ScoreScales.hundredths(score), before, table.place(of: reader.time[event]))
                }
                if reader.codes(.kind)[event] != kind { before = touchpoint }
            }
        }
    }

    @inline(__always)
    private mutating func add(_ hundredths: Int32, _ touchpoint: UInt32, _ month: Int) {
        if hundredths == Absent.narrow { return }
        let cell = place(of: Int(touchpoint) * months + month)
        cells[cell].answers += 1
        // Promoters answer 9 or 10, detractors 0 to 6, on a scale of whole points (Reichheld 2003).
        cells[cell].promoters += hundredths >= 900 ? 1 : 0
        cells[cell].detractors += hundredths < 700 ? 1 : 0
    }

    @inline(__always)
    private mutating func place(of cell: Int) -> Int { places == nil ? cell : sparsePlace(of: cell) }

    private mutating func sparsePlace(of cell: Int) -> Int {
        if let known = places?[cell] { return known }
        places?[cell] = cells.count
        cells.append(Cell())
        return cells.count - 1
    }

    private func forEachCell(_ body: (_ cell: Int, Cell) -> Void) {
        if let places {
            for (cell, place) in places { body(cell, cells[place]) }
        } else {
            for cell in cells.indices { body(cell, cells[cell]) }
        }
    }

    mutating func add(_ other: SceneScorePartial, times: Int) {
        other.forEachCell { cell, counts in
            let cell = place(of: cell)
            cells[cell].answers += times * counts.answers
            cells[cell].promoters += times * counts.promoters
            cells[cell].detractors += times * counts.detractors
        }
    }

    mutating func merge(_ other: SceneScorePartial) { add(other, times: 1) }

    func rows(_ script: CompiledScript, _ months: [MonthStart]) -> [SceneScoreRow] {
        var rows: [SceneScoreRow] = []
        forEachCell { cell, counts in
            if counts.answers == 0 { return }
            rows.append(
                SceneScoreRow(
                    touchpoint: script.touchpoint(UInt32(cell / self.months)), month: months[cell % self.months],
                    answers: counts.answers, promoters: counts.promoters, detractors: counts.detractors))
        }
        return SceneScoreRow.inOrder(rows)
    }
}

extension SceneScoreRow {
    static func inOrder(_ rows: [SceneScoreRow]) -> [SceneScoreRow] {
        rows.sorted { ($0.touchpoint, $0.month.start) < ($1.touchpoint, $1.month.start) }
    }
}
