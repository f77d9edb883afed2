import Foundation
import Testing

/// Nothing left lying about: dead files, links to nowhere, things put off, paths of somebody's machine.
@Suite struct LooseEndTests {
    @Test func everySourceFileIsUsedByAnother() {
        let tree = Tree.repository
        let words = Dictionary(
            uniqueKeysWithValues: tree.swift.map { path in
                (path, Set(tree.text(path).split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)))
            })
        for path in tree.sources {
            let declared = declarations(in: path)
            // Extensions of known types and entry points declare nothing of their own.
            guard !declared.isEmpty, !tree.text(path).contains("@main") else { continue }
            let used = tree.sources.contains { other in
                other != path && words[other].map { !$0.isDisjoint(with: declared) } == true
            }
            #expect(used, "nothing outside \(path) mentions \(declared.sorted().joined(separator: ", "))")
        }
    }

    @Test func linksInDocumentsLeadSomewhere() {
        let tree = Tree.repository
        for path in tree.markdown {
            let folder = tree.root.appending(path: path).deletingLastPathComponent()
            for match in tree.text(path).matches(of: /\]\(([^)#\s]+)(?:#[^)]*)?\)/) {
                let target = String(match.output.1)
                guard !target.contains("://"), !target.hasPrefix("mailto:") else { continue }
                let there = FileManager.default.fileExists(atPath: folder.appending(path: target).path)
                #expect(there, "\(path) links to \(target)")
            }
        }
    }

    @Test func nothingIsPutOff() {
        for path in Tree.repository.sources {
            for (index, line) in Tree.repository.lines(path).enumerated() {
                let postponed = line.firstMatch(of: /\b(TODO|FIXME|HACK)\b|not implemented|\btry!|\bas!/)
                #expect(postponed == nil, "\(path):\(index + 1)")
            }
        }
    }

    @Test func uncheckedSendableComesWithItsProof() {
        for path in Tree.repository.sources {
            let lines = Tree.repository.lines(path)
            for (index, line) in lines.enumerated() where line.contains("@unchecked Sendable") {
                let before = lines[max(0, index - 4)..<index].joined()
                #expect(before.contains("//"), "\(path):\(index + 1) says nothing of why it is safe")
            }
        }
    }

    @Test func noPathOfAMachineIsWrittenDown() {
        let machine = ["/wo" + "rk/", "/fa" + "rm/", "/ro" + "ot/", "/opt/sw" + "ift", "/ho" + "me/"]
        for path in Tree.repository.files where !path.hasSuffix(".png") {
            let text = Tree.repository.text(path)
            for place in machine { #expect(!text.contains(place), "\(path) names \(place)") }
        }
    }

    /// Names of types, functions and values declared at the top level, and of members for files that only extend.
    private func declarations(in path: String) -> Set<String> {
        let pattern = /\b(?:struct|class|enum|actor|protocol|typealias|func|var|let|init|case) +(\w+)/
        return Set(
            Tree.repository.text(path).matches(of: pattern).map { String($0.output.1) })
    }
}
