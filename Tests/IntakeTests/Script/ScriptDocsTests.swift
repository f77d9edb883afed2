import Experience
import Foundation
import Intake
import Testing

@Suite("The pages about scripts say what is so")
struct ScriptDocsTests {
    static let folder = "docs/script/"

    static let codes = ScriptCheck.rules.map(\.code.text)

    @Test("each rule has its page with code, title, name and severity, and a line in the index", arguments: codes)
    func pages(_ code: String) throws {
        let rule = try #require(ScriptCheck.rule(RuleCode(code)))
        let page = try Repository.text("\(Self.folder)rules/\(code).md")
        #expect(page.hasPrefix("# \(code): \(rule.title)\n\n"))
        #expect(page.contains("\n\nName `\(rule.name)`, severity **\(rule.severity.rawValue)**."))
        let headings = [
            "What it means", "Why it matters to the customer", "An example that triggers it", "How to mend it",
            "How to silence it",
        ]
        for heading in headings {
            #expect(page.contains("\n## \(heading)\n"))
        }
        let index = try Repository.text("\(Self.folder)rules/README.md")
        #expect(index.contains("| [\(code)](\(code).md) | \(rule.title) | \(rule.severity.rawValue) |"))
    }

    @Test("each page's example triggers the rule, the mended one doesn't, and it can be silenced", arguments: codes)
    func examples(_ code: String) throws {
        let page = try Repository.text("\(Self.folder)rules/\(code).md")
        let blocks = Repository.yamlBlocks(in: page)
        let broken = try report(blocks[0])
        #expect(broken.findings.contains { $0.finding.rule.text == code }, "\(broken.text)")
        let mended = try report(blocks[1])
        #expect(!mended.findings.contains { $0.finding.rule.text == code }, "\(mended.text)")
        guard code != "TL024" else { return }
        let silenced = try report(blocks[0] + blocks[2])
        #expect(!silenced.findings.contains { [code, "TL024"].contains($0.finding.rule.text) }, "\(silenced.text)")
        #expect(silenced.suppressed.map(\.finding.rule.text).contains(code))
    }

    private func report(_ journey: String) throws -> ScriptCheckReport {
        let company = try #require(Repository.yamlBlocks(in: Repository.text("\(Self.folder)rules/README.md")).last)
        return ScriptCheckReport(
            try ScriptReader.read(files: [
                ScriptFile(path: "company.yaml", text: company), ScriptFile(path: "journeys/order.yaml", text: journey),
            ]))
    }

    @Test("the reference has a table with exactly the keys of each thing")
    func reference() throws {
        let page = try Repository.text("\(Self.folder)reference.md")
        let things: [(heading: String, keys: [String])] = [
            ("The company", ScriptKeys.company), ("A department", ScriptKeys.department),
            ("The promise", ScriptKeys.promise), ("A pillar", ScriptKeys.pillar), ("An item", ScriptKeys.item),
            ("A fact", ScriptKeys.fact), ("The settings", ScriptKeys.settings), ("A pair", ScriptKeys.pair),
            ("A suppression", ScriptKeys.suppression), ("A journey", ScriptKeys.journey),
            ("A stage", ScriptKeys.stage), ("A touchpoint", ScriptKeys.touchpoint),
            ("What is promised at a touchpoint", ScriptKeys.statedPromise), ("A standard", ScriptKeys.standard),
            ("A proof", ScriptKeys.proof), ("A hand-off", ScriptKeys.handOff), ("A survey", ScriptKeys.survey),
            ("A question", ScriptKeys.question),
        ]
        for (heading, keys) in things {
            let section = try #require(page.components(separatedBy: "\n### \(heading)\n").dropFirst().first)
            let own = section.components(separatedBy: "\n### ")[0].components(separatedBy: "\n## ")[0]
            let documented = own.matches(of: /(?m)^\| `([a-z_]+)` \|/).map { String($0.1) }
            #expect(documented == keys, "\(heading)")
        }
        #expect(page.components(separatedBy: "\n### ").count == things.count + 1)
    }

    @Test("the reference's examples are read, put together into one script")
    func referenceExamples() throws {
        let page = try Repository.text("\(Self.folder)reference.md")
        let blocks = Repository.yamlBlocks(in: page).filter { !$0.hasPrefix("#") }
        #expect(blocks.count >= 12)
        for block in blocks {
            let problems = DiagnosticCollector()
            #expect(YAMLNode.parse(block, file: "block", into: problems) != nil, "\(block)")
        }
    }

    @Test("links between the pages lead somewhere")
    func links() throws {
        let pages =
            ["README.md", "reference.md", "check.md", "rules/README.md", "rules/TL000.md"]
            + ScriptCheck.rules.map { "rules/\($0.code).md" }
        for page in pages {
            let text = try Repository.text(Self.folder + page)
            let home = Repository.root.appendingPathComponent(Self.folder + page).deletingLastPathComponent()
            for link in text.matches(of: /\]\(([^)#]+)\)/) {
                let target = home.appendingPathComponent(String(link.1)).path
                #expect(FileManager.default.fileExists(atPath: target), "\(page): \(link.1)")
            }
        }
    }
}
