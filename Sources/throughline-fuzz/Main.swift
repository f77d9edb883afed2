import Foundation
import OutsideReaders

/// Feeds one reader of outside bytes with inputs that the compiler's fuzzer makes up: `throughline-fuzz READER ...`,
/// the rest as libFuzzer takes it. `bin/fuzz` builds and runs it.
@main
enum Main {
    static func main() {
        guard CommandLine.arguments.count > 1, let reader = OutsideReader(rawValue: CommandLine.arguments[1]) else {
            let known = OutsideReader.allCases.map(\.rawValue).joined(separator: " ")
            FileHandle.standardError.write(Data("Name one of: \(known)\n".utf8))
            exit(64)
        }
        Target.reader = reader
        var count = CommandLine.argc - 1
        // The reader's name stands where libFuzzer expects the program's.
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv + 1
        exit(
            runDriver(&count, &arguments) { start, count in
                let bytes = [UInt8](UnsafeBufferPointer(start: start, count: count))
                do throws(BrokenPromise) {
                    try Target.reader.read(bytes, folder: Target.folder)
                } catch {
                    fatalError("\(Target.reader): \(error)")
                }
                return 0
            })
    }
}

/// What the fuzzer's callback, which carries nothing with it, has to know. One thread only.
enum Target {
    nonisolated(unsafe) static var reader = OutsideReader.csv
    static let folder = ProcessInfo.processInfo.environment["THROUGHLINE_FUZZ_FOLDER"] ?? "."
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt
