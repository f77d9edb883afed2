import Foundation
import JourneyEngine

/// Makes one partial result of many, so that a large run can be put together in a tree.
enum PartialFiles {
    /// One for each question that the files answer.
    static func merged(_ files: [String]) throws(KernelFailure) -> [PartialResult] {
        var merged: [PartialResult] = []
        for path in files {
            guard let data = try? FileHandle(forReadingAtPath: path)?.readToEnd() else {
                throw .unusable("“\(path)” can't be read: there is no such file, it is empty, or no permission")
            }
            do throws(PartialError) {
                for partial in try PartialResult.all(in: [UInt8](data)) {
                    if let place = merged.firstIndex(where: { $0.question == partial.question }) {
                        try merged[place].merge(partial)
                    } else {
                        merged.append(partial)
                    }
                }
            } catch {
                throw .unusable("\(path): \(error)")
            }
        }
        return merged
    }

    /// The limits that the waits in some files come to.
    static func limits(from files: [String]) throws(KernelFailure) -> PartialResult {
        guard let waits = try merged(files).first(where: { $0.question == .waits }) else {
            throw .unusable("no file has waits: ask for them first, throughline-kernel waits")
        }
        do throws(PartialError) {
            return try waits.limits()
        } catch {
            throw .unusable("\(error)")
        }
    }

    /// Limits to hold customers against who are told of with the same script.
    static func given(_ path: String, script: String) throws(KernelFailure) -> GapLimits {
        guard let found = try merged([path]).first else { throw .unusable("\(path): no limits") }
        let limits: GapLimits
        do throws(PartialError) {
            limits = try GapLimits(found)
        } catch {
            throw .unusable("\(path): \(error)")
        }
        guard limits.script == script else {
            throw .unusable("\(path): limits of waits under another script: name the same --script in both rounds")
        }
        return limits
    }
}
