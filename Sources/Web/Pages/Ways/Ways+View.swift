import Experience
import Services

extension WaysPage {
    struct Content: Sendable {
        struct Tab: Sendable {
            var name: String
            var address: String
            var isCurrent: Bool
        }

        struct Grid: Sendable {
            struct Heading: Sendable {
                var name: String
                var isNumber: Bool
            }

            struct Row: Sendable {
                var heading: String
                /// How deep it lies in a tree.
                var depth: Int
                var cells: [Cell]
            }

            struct Cell: Sendable {
                var text: String
                var isNumber: Bool
            }

            var title: String
            var headings: [Heading]
            var rows: [Row]
        }

        var title: String
        var tabs: [Tab]
        var filters: FilterBar
        var summary: String
        var charts: [ChartBlock]
        var grids: [Grid]
        var note: String
        var hasAnswer: Bool
        var empty: EmptyState?
    }
}

extension WaysPage.Content {
    init(_ model: WaysPage.Model) {
        let page = model.page
        title = page.title
        tabs = WaysPage.allCases.map { Tab(name: $0.title, address: $0.address, isCurrent: $0 == page) }
        filters = FilterBar(
            model.filter, choices: model.choices, path: page.address, withRankings: false,
            exports: model.answer != nil, fields: model.fields)
        note = page.note
        empty = model.empty
        hasAnswer = model.answer != nil
        summary = ""
        charts = []
        grids = []
        let names = model.names
        switch model.answer {
        case .paths(let answer):
            summary = WaysText.summary(answer, names)
            charts = ChartBlock.all([WaysPage.chart(answer, names)])
            grids = [
                Grid("Step by step", tree: answer.tree, names), Grid("Whole ways", Table(readable: answer, names)),
            ]
        case .between(let answer):
            summary = WaysText.summary(answer, names)
            grids = [Grid("Waits", Table(readable: answer))]
        case .funnel(let answer):
            summary = WaysText.summary(answer, names)
            charts = ChartBlock.all([WaysPage.chart(answer, names)])
            grids = [Grid("Steps", Table(readable: answer, names))]
        case .retention(let answer):
            summary = WaysText.summary(answer)
            charts = ChartBlock.all([WaysPage.chart(answer)])
            grids = [Grid("Share seen again, months later", Table(readable: answer))]
        case .compare(let answer):
            summary = WaysText.summary(answer)
            grids = [Grid("Edges", Table(readable: answer, names), most: 40)]
        case nil: break
        }
        grids = grids.filter { !$0.rows.isEmpty }
    }
}

extension WaysPage.Content.Grid {
    /// A table whose first column names the rows, of which it shows `most`: on a phone hundreds are no help.
    init(_ title: String, _ table: Table, most: Int = .max) {
        var table = table
        self.title = title
        if table.rows.count > most {
            self.title += ": the first \(most) of \(Figures.count(table.rows.count)), all in the CSV"
            table.rows.removeLast(table.rows.count - most)
        }
        let isNumber = table.columns.indices.map { column in
            table.rows.contains { row in
                if case .whole = row[column] { return true }
                return false
            }
        }
        headings = zip(table.columns, isNumber).map { Heading(name: $0, isNumber: $1) }
        rows = table.rows.map { row in
            Row(
                heading: Self.text(row[0]), depth: 0,
                cells: zip(row, isNumber).dropFirst().map { Cell(text: Self.text($0), isNumber: $1) })
        }
    }

    /// A tree of ways, each branch under the scene that it hangs on.
    init(_ title: String, tree: PathsAnswer.Branch, _ names: Names) {
        self.title = title
        headings = [("Scene", false), ("Passages", true), ("Of the scene before", true), ("Customers", true)].map {
            Heading(name: $0, isNumber: $1)
        }
        rows = tree.passages == 0 ? [] : Self.rows(tree, of: tree.passages, depth: 0, names)
    }

    private static func rows(
        _ branch: PathsAnswer.Branch, of before: Int, depth: Int, _ names: Names
    ) -> [Row] {
        func row(_ heading: String, _ passages: Int, _ customers: Int?, of all: Int, depth: Int) -> Row {
            let share = Figures.share(Double(passages) / Double(max(1, all)))
            return Row(
                heading: heading, depth: depth,
                cells: [Figures.count(passages), share, customers.map { Figures.count($0) } ?? "–"].map {
                    Cell(text: $0, isNumber: true)
                })
        }
        var rows = [
            row(names.touchpoint(branch.touchpoint), branch.passages, branch.customers, of: before, depth: depth)
        ]
        for next in branch.next { rows += Self.rows(next, of: branch.passages, depth: depth + 1, names) }
        if branch.others > 0 {
            rows.append(row("other scenes", branch.others, nil, of: branch.passages, depth: depth + 1))
        }
        if branch.rests > 0 {
            rows.append(row("nothing further", branch.rests, nil, of: branch.passages, depth: depth + 1))
        }
        return rows
    }

    private static func text(_ cell: Table.Cell) -> String {
        switch cell {
        case .text(let text): text
        case .whole(let value): Figures.count(Int(value))
        case .number(let value): Figures.decimal(value, digits: 1)
        case .absent: "–"
        }
    }
}

extension ChartBlock {
    fileprivate static func all(_ specs: [ChartSpec?]) -> [ChartBlock] {
        specs.compactMap(\.self).enumerated().map { ChartBlock($1, id: "chart-\($0)") }
    }
}
