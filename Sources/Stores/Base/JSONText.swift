import Foundation
import SQL

/// A value kept as JSON text in one column, with its keys in order, so that equal values are equal texts.
struct JSONText<Value: Codable>: SQLConvertible {
    let value: Value

    init(_ value: Value) {
        self.value = value
    }

    var sqlValue: SQLValue { .text(text) }

    init?(sqlValue: SQLValue) {
        guard case .text(let text) = sqlValue,
            let value = try? JSONDecoder().decode(Value.self, from: Data(text.utf8))
        else { return nil }
        self.value = value
    }

    var text: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return String(decoding: try encoder.encode(value), as: UTF8.self)
        } catch {
            fatalError("lists and dictionaries of texts and numbers always have a JSON form: \(error)")
        }
    }
}
