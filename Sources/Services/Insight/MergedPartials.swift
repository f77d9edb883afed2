package import Experience
import Foundation
package import Intake
import JourneyEngine

/// Partial results of many processes put together: what `throughline-kernel` wrote for some customers each, answered as
/// if one engine had known them all.
package struct MergedPartials: Sendable {
    private let merged: PartialResult

    /// Reads files of partial results. Where they answer several questions, `question` says which one is wanted.
    ///
    /// Errors: `PartialsProblem` with the file and what to do.
    package init(files: [String], question: String? = nil) throws {
        var merged: [PartialResult] = []
        var seen: [[UInt8]: String] = [:]
        for path in files {
            let bytes = try Self.bytes(of: path)
            if let twin = seen[bytes] { throw PartialsProblem.twice(path, twin) }
            do throws(PartialError) {
                let found = try PartialResult.all(in: bytes)
                if found.contains(where: { $0.footage.events > 0 }) { seen[bytes] = path }
                for partial in found { try Self.add(partial, to: &merged, question) }
            } catch {
                throw PartialsProblem.unusable(path, "\(error)")
            }
        }
        guard let first = merged.first else { throw PartialsProblem.nothing(question) }
        guard merged.count == 1 else { throw PartialsProblem.several(merged.map(\.question.rawValue)) }
        self.merged = first
    }

    /// How many rows to list comes from the question's own default unless said. `shared` is the script that the
    /// kernels had; what compares with it only now can't be answered without it.
    package func answer(
        limit: Int? = nil, percent: Int = 95, with shared: SharedScript? = nil
    ) throws(PartialsProblem) -> JourneyAnswer {
        if let shared, shared.fingerprint != merged.script { throw .anotherScript(hadOne: !merged.script.isEmpty) }
        if shared == nil, merged.question == .conformance { throw .noScript(merged.question.rawValue) }
        return merged.answer(
            limit: limit ?? (merged.question == .variants ? 100 : 50), percent: percent, script: shared?.script)
    }

    /// Rows of the kernels' inputs that were no events.
    package var setAside: Int { merged.footage.setAside }

    /// What is wrong with the limits that gaps were counted against; nil when nothing is.
    package var doubtAboutLimits: String? {
        guard let events = merged.eventsBehindLimits, events != merged.footage.events else { return nil }
        return "The limits come from \(events) events and the counts from \(merged.footage.events): some customers are "
            + "missing in one of the rounds, or count twice."
    }

    private static func add(
        _ partial: PartialResult, to merged: inout [PartialResult], _ question: String?
    ) throws(PartialError) {
        if let question, partial.question.rawValue != question { return }
        if let place = merged.firstIndex(where: { $0.question == partial.question }) {
            try merged[place].merge(partial)
        } else {
            merged.append(partial)
        }
    }

    private static func bytes(of path: String) throws -> [UInt8] {
        guard let data = try? FileHandle(forReadingAtPath: path)?.readToEnd() else {
            throw PartialsProblem.unusable(path, "there is no such file, it is empty, or no permission to read it")
        }
        return [UInt8](data)
    }
}

/// Why files of partial results give no answer.
package enum PartialsProblem: Error, Hashable, Sendable, CustomStringConvertible {
    case unusable(String, String)
    case twice(String, String)
    case several([String])
    case nothing(String?)
    case noScript(String)
    case anotherScript(hadOne: Bool)

    package var description: String {
        switch self {
        case .unusable(let path, let what): "\(path): \(what)"
        case .twice(let path, let twin):
            "\(path) has the very bytes of \(twin): its customers would count twice; name each result once"
        case .several(let questions):
            "the files answer several questions (\(questions.joined(separator: ", "))): say which with --question"
        case .nothing(let question):
            "no file answers \(question ?? "anything"): ask the kernel for it, or name another --question"
        case .noScript(let question):
            "\(question) compares with the script: name the folder that the kernels had with --script"
        case .anotherScript(let hadOne):
            hadOne
                ? "--script: another script than the one that the kernels had; name theirs"
                : "--script: the kernels had none; ask them again with --script, or leave it out here"
        }
    }
}
