/// Every reader of bytes from outside, and what has to hold whatever it is given: it reads them or refuses them with an
/// error that says what is wrong, and where what is written can be read again, it reads back the same.
///
/// The fuzzer (`bin/fuzz`) feeds these, and the tests feed them all inputs that ever were found hard.
package enum OutsideReader: String, CaseIterable, Sendable {
    case csv
    case ndjson
    case xes
    case gzip
    case mapping
    case script
    case block
    case partial
    case events
    case form
    case multipart
    case backup

    /// Hands the bytes to the reader; `folder` is where it may put them as a file.
    package func read(_ bytes: [UInt8], folder: String) throws(BrokenPromise) {
        do {
            switch self {
            case .csv: try TableReading.read(bytes, folder: folder)
            case .ndjson: try RecordReading.lines(bytes)
            case .xes: try RecordReading.logs(bytes)
            case .gzip: try RecordReading.packed(bytes)
            case .mapping: try YAMLReading.mapping(bytes)
            case .script: try YAMLReading.script(bytes)
            case .block: try BinaryReading.block(bytes)
            case .partial: try BinaryReading.partial(bytes)
            case .events: try FormReading.events(bytes)
            case .form: try FormReading.fields(bytes)
            case .multipart: try FormReading.parts(bytes)
            case .backup: try BackupReading.read(bytes, folder: folder)
            }
        } catch let broken as BrokenPromise {
            throw broken
        } catch {
            throw BrokenPromise("\(type(of: error)) is no error to be refused with: \(error)")
        }
    }
}

/// What a reader did though it should not.
package struct BrokenPromise: Error, CustomStringConvertible {
    package let description: String

    init(_ description: String) { self.description = description }
}

func promise(_ holds: Bool, _ what: @autoclosure () -> String) throws(BrokenPromise) {
    guard holds else { throw BrokenPromise(what()) }
}
