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
}
