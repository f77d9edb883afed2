import Foundation
import Testing

@testable import Web

@Suite("Charts as values")
struct ChartSpecTests {
    private let spec = ChartSpec(
        finding: "Ends with </script><script>alert(1)</script> & \u{2028}", categories: ["a", "b"], categoryTitle: "X",
        valueTitle: "Y", unit: .score,
        series: [
            ChartSpec.Series(
                name: "Score", shape: .band, tone: .accent, values: [7.25, nil], low: [7, nil], high: [7.5, nil]),
            ChartSpec.Series(name: "Answers", shape: .listed, tone: .calm, values: [412, 0], unit: .count),
        ])

    @Test func theJSONOfASpecCantEndItsScriptElement() {
        #expect(!spec.json.contains("<"))
        #expect(!spec.json.contains(">"))
        #expect(!spec.json.contains("\u{2028}"))
    }

    @Test func theJSONReadsBackToTheSameSpec() throws {
        #expect(try JSONDecoder().decode(ChartSpec.self, from: Data(spec.json.utf8)) == spec)
    }

    @Test func theTableSaysWhatTheChartDraws() {
        let table = spec.table()
        #expect(table.headings == ["X", "Score", "from", "to", "Answers"])
        #expect(table.rows.map(\.heading) == ["a", "b"])
        #expect(table.rows[0].cells == ["7.3", "7.0", "7.5", "412"])
        #expect(table.rows[1].cells == ["–", "–", "–", "0"])
    }
}
