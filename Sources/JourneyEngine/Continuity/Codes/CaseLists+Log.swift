import ColumnStore

extension CaseLists {
    /// The lists of a log's dictionaries: list k is that of code k. Items and facts get their codes here.
    init(_ log: EventLog, _ codes: inout GapCodes) {
        self.init(
            asks: Self.items(log.names(.asks), &codes.items), gives: Self.items(log.names(.gives), &codes.items))
        facts = Self.facts(log.names(.facts), &codes.facts, &values)
    }

    private static func items(_ names: NameTable, _ book: inout TextDictionary) -> CodeLists<UInt32> {
        var lists = CodeLists<UInt32>()
        for code in 0..<names.count {
            let items = names.withBytes(of: code + 1) { bytes in
                bytes.split(separator: TextList.separator).map { book.intern(UnsafeRawBufferPointer(rebasing: $0)) }
            }
            lists.append(items)
        }
        return lists
    }

    private static func facts(
        _ names: NameTable, _ book: inout TextDictionary, _ texts: inout TextDictionary
    ) -> CodeLists<Statement> {
        var lists = CodeLists<Statement>()
        var numbers: [Double] = [.nan]
        for code in 0..<names.count {
            let statements = names.withBytes(of: code + 1) { bytes in
                bytes.split(separator: TextList.separator).map { pair in
                    let end = pair.firstIndex(of: TextList.pairSeparator) ?? pair.endIndex
                    let fact = book.intern(UnsafeRawBufferPointer(rebasing: pair[..<end]))
                    let value = UnsafeRawBufferPointer(rebasing: pair[min(end + 1, pair.endIndex)...])
                    let text = texts.intern(value)
                    if Int(text) == numbers.count { numbers.append(Self.number(value)) }
                    return Statement(fact: fact, text: text, number: numbers[Int(text)])
                }
            }
            lists.append(statements)
        }
        return lists
    }

    /// NaN unless the bytes are a number that can be compared.
    private static func number(_ bytes: UnsafeRawBufferPointer) -> Double {
        guard let first = bytes.first,
            first == UInt8(ascii: "-") || first == UInt8(ascii: "+")
                || first == UInt8(ascii: ".") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first),
            let number = Double(String(decoding: bytes, as: UTF8.self)), number.isFinite
        else { return .nan }
        return number
    }
}
