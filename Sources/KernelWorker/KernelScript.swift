import ColumnStore
import Experience
import Intake

/// The script that all processes of one run share, and what they tell each other apart by.
struct KernelScript {
    let script: Script?
    /// Equal for equal files; empty without a script.
    let fingerprint: String

    init(folder: String?) throws(KernelFailure) {
        guard let folder else {
            script = nil
            fingerprint = ""
            return
        }
        do throws(DiagnosticList) {
            let files = try ScriptFolder.load(folder)
            script = try ScriptFolder.read(folder).script
            let text = files.map { "\($0.path)\u{0}\($0.text)" }.joined(separator: "\u{0}")
            fingerprint = String(XXH64.hash(text), radix: 16)
        } catch {
            throw .unusable(error)
        }
    }
}
