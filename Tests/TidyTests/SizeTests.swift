import Foundation
import Testing

/// Sizes that keep files readable. The exceptions below may only shrink: a listed file that got smaller must be listed
/// with its new size, one within the limit must leave the list.
@Suite struct SizeTests {
    static let longestFile = 400
    static let longestFunction = 60
    static let longestLine = 120

    /// Files that are tables of data rather than an idea, with their length.
    static let longFiles: [String: Int] = [:]

    @Test func noFileIsLongerThanFourHundredLines() {
        for path in Tree.repository.sources {
            let count = Tree.repository.lines(path).count - 1
            if let allowed = Self.longFiles[path] {
                #expect(count <= allowed, "\(path) grew from \(allowed) to \(count) lines")
                #expect(count == allowed, "\(path) shrank to \(count) lines: say so in SizeTests.longFiles")
            } else {
                #expect(count <= Self.longestFile, "\(path) has \(count) lines; is it two ideas?")
            }
        }
    }

    @Test func theMedianFileIsShort() {
        let sizes = Tree.repository.sources.map { Tree.repository.lines($0).count }.sorted()
        #expect(!sizes.isEmpty)
        #expect(sizes[sizes.count / 2] <= 100)
    }

    @Test func noFunctionIsLongerThanSixtyLines() {
        for path in Tree.repository.sources {
            for function in Function.all(in: Tree.repository.lines(path)) where function.lines > Self.longestFunction {
                Issue.record("\(path):\(function.start) has \(function.lines) lines; split it")
            }
        }
    }

    @Test func noLineIsLongerThanAScreen() {
        for path in Tree.repository.sources {
            // Templates are text, whose lines are not ours to break.
            guard !path.hasSuffix("+Template.swift") else { continue }
            // Bytes first: counting characters is slow, and few lines come near.
            for (index, line) in Tree.repository.lines(path).enumerated()
            where line.utf8.count > Self.longestLine && line.count > Self.longestLine {
                Issue.record("\(path):\(index + 1) has \(line.count) columns")
            }
        }
    }
}

/// A function's extent, by the indentation of its braces: the formatter guarantees that they line up.
struct Function {
    let start: Int
    let lines: Int

    static func all(in lines: [Substring]) -> [Function] {
        var found: [Function] = []
        var open: [(indent: Int, start: Int)] = []
        for (index, line) in lines.enumerated() {
            let indent = line.prefix { $0 == " " }.count
            let text = line.dropFirst(indent)
            if text.hasPrefix("}"), let last = open.last, last.indent == indent {
                open.removeLast()
                found.append(Function(start: last.start + 1, lines: index - last.start + 1))
            }
            let words = text.split(separator: " ", maxSplits: 6)
            let opens = words.contains { $0 == "func" || $0.hasPrefix("init(") || $0.hasPrefix("init?(") }
            if opens, !text.hasPrefix("//"), !text.hasSuffix("}") { open.append((indent, index)) }
        }
        return found
    }
}
