import Foundation
import Services

extension ChartSpec {
    /// The spec as it stands in the page: JSON that can't end its script element early, whatever the names in it.
    var json: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Strings, numbers and arrays of them always encode; a spec with NaN draws nothing rather than something wrong.
        guard let data = try? encoder.encode(self) else { return "{}" }
        return String(decoding: data, as: UTF8.self)
            .replacing("<", with: "\\u003c").replacing(">", with: "\\u003e").replacing("&", with: "\\u0026")
            .replacing("\u{2028}", with: "\\u2028").replacing("\u{2029}", with: "\\u2029")
    }

    /// The table that says the same as the chart.
    func table() -> ChartTable {
        let headings = [categoryTitle] + series.flatMap { $0.low.isEmpty ? [$0.name] : [$0.name, "from", "to"] }
        let rows = categories.indices.map { index in
            ChartTable.Row(
                heading: categories[index],
                cells: series.flatMap { series in
                    let lists = series.low.isEmpty ? [series.values] : [series.values, series.low, series.high]
                    return lists.map { $0.indices.contains(index) ? text($0[index], series.unit ?? unit) : "–" }
                })
        }
        return ChartTable(headings: headings, rows: rows)
    }

    private func text(_ value: Double?, _ unit: Unit) -> String {
        guard let value else { return "–" }
        return switch unit {
        case .count: Figures.decimal(value, digits: 0)
        case .percent: Figures.share(value / 100)
        case .score: Figures.decimal(value, digits: 1)
        }
    }
}

/// A chart's figures as rows.
struct ChartTable: Sendable {
    struct Row: Sendable {
        var heading: String
        var cells: [String]
    }

    var headings: [String]
    var rows: [Row]
}

/// A chart with all that stands around it: its caption and its table; drawn by the `chart` template.
struct ChartBlock: Sendable {
    var chartID: String
    var finding: String
    var json: String
    var table: ChartTable

    init(_ spec: ChartSpec, id: String) {
        chartID = id
        finding = spec.finding
        json = spec.json
        table = spec.table()
    }
}
