/// One statement for the database, in which what comes from outside can never be read as SQL.
///
/// Written as a string literal; whatever is interpolated is bound as a value, never pasted into the text:
/// `let found: SQL = "select name from item where id = \(id)"`. A `SQL` inside a `SQL` brings its text and its values.
/// The text numbers its values `$1`, `$2`, ..., which SQLite and PostgreSQL both read.
package struct SQL: Sendable, Hashable {
    /// The text between the values; one piece more than there are values.
    private let pieces: [String]
    package let values: [SQLValue]
    package let text: String

    private init(pieces: [String], values: [SQLValue]) {
        self.pieces = pieces
        self.values = values
        var text = pieces[0]
        for (index, piece) in pieces.dropFirst().enumerated() {
            text += "$\(index + 1)"
            text += piece
        }
        self.text = text
    }
}

extension SQL: ExpressibleByStringInterpolation {
    package init(stringLiteral value: String) {
        self.init(pieces: [value], values: [])
    }

    package init(stringInterpolation: Interpolation) {
        self.init(pieces: stringInterpolation.pieces, values: stringInterpolation.values)
    }

    package struct Interpolation: StringInterpolationProtocol {
        fileprivate var pieces = [""]
        fileprivate var values: [SQLValue] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            pieces.reserveCapacity(interpolationCount + 1)
            values.reserveCapacity(interpolationCount)
        }

        package mutating func appendLiteral(_ literal: String) {
            pieces[pieces.count - 1] += literal
        }

        /// Binds the value.
        package mutating func appendInterpolation(_ value: some SQLConvertible) {
            values.append(value.sqlValue)
            pieces.append("")
        }

        /// Binds the value, or null when there is none.
        package mutating func appendInterpolation<Value: SQLConvertible>(_ value: Value?) {
            values.append(value.sqlValue)
            pieces.append("")
        }

        /// Takes in another statement's text and values.
        package mutating func appendInterpolation(_ statement: SQL) {
            pieces[pieces.count - 1] += statement.pieces[0]
            pieces += statement.pieces.dropFirst()
            values += statement.values
        }

        /// Pastes a constant of the program, a table's name for example. `StaticString` keeps everything else out.
        package mutating func appendInterpolation(unsafeRaw constant: StaticString) {
            pieces[pieces.count - 1] += constant.description
        }
    }
}

extension SQL {
    /// Fails when a text holds a zero byte: PostgreSQL can't keep it and SQLite would cut the text short there, so
    /// every driver refuses it.
    package func refuseZeroBytes() throws(SQLError) {
        for case .text(let text) in values where text.utf8.contains(0) { throw .zeroByte(in: self.text) }
    }
}

extension SQLError {
    package static func zeroByte(in statement: String) -> SQLError {
        SQLError(
            kind: .other, code: "ZERO_BYTE", message: "a text with a zero byte in it can't be kept",
            statement: statement)
    }
}

/// Shows the text alone: values may be a customer's and don't belong into logs.
extension SQL: CustomStringConvertible, CustomDebugStringConvertible {
    package var description: String { text }
    package var debugDescription: String { text }
}
