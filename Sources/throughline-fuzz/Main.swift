import Foundation
import OutsideReaders

/// Feeds one reader of outside bytes with inputs that the compiler's fuzzer makes up. `bin/fuzz` builds and runs it;
/// its arguments are those of libFuzzer.
@main
enum Main {
    static func main() {
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
        exit(runDriver(&count, &arguments) { readOneInput($0, $1) })
    }
}

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
func readOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    do throws(BrokenPromise) {
        try Target.reader.read([UInt8](UnsafeBufferPointer(start: start, count: count)), folder: Target.folder)
    } catch {
        fatalError("\(Target.reader): \(error)")
    }
    return 0
}

/// Which reader it is, and where it may put files.
enum Target {
    static let folder = environment("THROUGHLINE_FUZZ_FOLDER") ?? "."
    static let reader: OutsideReader = {
        guard let reader = environment("THROUGHLINE_FUZZ_READER").flatMap(OutsideReader.init) else {
            let known = OutsideReader.allCases.map(\.rawValue).joined(separator: ", ")
            FileHandle.standardError.write(Data("THROUGHLINE_FUZZ_READER must be one of: \(known)\n".utf8))
            exit(64)
        }
        return reader
    }()

    private static func environment(_ name: String) -> String? { ProcessInfo.processInfo.environment[name] }
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ body: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt
