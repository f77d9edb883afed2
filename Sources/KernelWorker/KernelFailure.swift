import Intake

/// A run that ends without a result: what to tell the person, and the exit code that scripts can use.
struct KernelFailure: Error {
    let message: String
    let exitCode: Int32

    /// Input that can't be used: events, a mapping, a script, a file.
    static func unusable(_ message: String) -> KernelFailure { KernelFailure(message: message, exitCode: 2) }

    /// What is wrong in files that somebody wrote, place by place.
    static func unusable(_ problems: DiagnosticList) -> KernelFailure { unusable("\n\(problems)") }
}
