/// One record of an input: its values by column number. Valid until the reader moves on.
package struct Row {
    /// The line of the file on which the record starts.
    package let line: Int
    private let fields: UnsafeBufferPointer<Field>

    init(line: Int, fields: UnsafeBufferPointer<Field>) {
        self.line = line
        self.fields = fields
    }

    /// The value in a column; absent where the record is shorter.
    package subscript(column: Int) -> Field {
        column < fields.count ? fields[column] : .absent
    }

    package var count: Int { fields.count }
}
