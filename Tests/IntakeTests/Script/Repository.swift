import Foundation
import Testing

/// Files of the repository that tests hold against the code.
enum Repository {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    /// The blocks of YAML in a page, in their order.
    static func yamlBlocks(in page: some StringProtocol) -> [String] {
        page.components(separatedBy: "```yaml\n").dropFirst().map { block in
            block.components(separatedBy: "```").first ?? ""
        }
    }
}
