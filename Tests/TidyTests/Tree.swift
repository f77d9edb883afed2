import Foundation

/// The repository as the tidy tests see it: the files that belong to it, by path from the root.
struct Tree {
    let root: URL
    let files: [String]

    static let repository = Tree()

    private init() {
        root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let ours = ["Sources", "Tests", "docs", "bin", "schemas", "examples", ".ci", "Assets/own"]
        var found: [String] = []
        for folder in ours {
            let base = root.appending(path: folder)
            let walker = FileManager.default.enumerator(at: base, includingPropertiesForKeys: [.isRegularFileKey])
            while let file = walker?.nextObject() as? URL {
                guard (try? file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true else { continue }
                let path = String(file.standardizedFileURL.path.dropFirst(root.standardizedFileURL.path.count + 1))
                guard !path.contains("__pycache__"), !path.contains("/.venv"), !path.contains("/.") else { continue }
                found.append(path)
            }
        }
        let top = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
        files = (found + top.filter { $0.hasSuffix(".md") || $0 == "Package.swift" }).sorted()
    }

    func text(_ path: String) -> String {
        (try? String(contentsOf: root.appending(path: path), encoding: .utf8)) ?? ""
    }

    func lines(_ path: String) -> [Substring] {
        text(path).split(separator: "\n", omittingEmptySubsequences: false)
    }

    var swift: [String] { files.filter { $0.hasSuffix(".swift") } }
    var sources: [String] { swift.filter { $0.hasPrefix("Sources/") } }
    var markdown: [String] { files.filter { $0.hasSuffix(".md") } }
}
