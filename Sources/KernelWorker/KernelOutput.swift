import Foundation
import JourneyEngine

/// The results on standard output, everything else on standard error.
enum KernelOutput {
    static func write(_ partial: PartialResult, asText: Bool) throws(KernelFailure) {
        let bytes = partial.encoded()
        let data = asText ? Data(PartialText.line(bytes).utf8) : Data(bytes)
        do {
            try FileHandle.standardOutput.write(contentsOf: data)
        } catch {
            throw .unusable("standard output can't be written: \(error.localizedDescription)")
        }
    }

    static func complain(_ text: String) {
        FileHandle.standardError.write(Data(("throughline-kernel: " + text + "\n").utf8))
    }
}
