/// A text column of a block: a code for each event and the texts behind the codes. No codes when it is wholly absent.
package struct CodeColumn: Sendable {
    package private(set) var codes: [UInt32]
    package private(set) var dictionary: TextDictionary

    package init() {
        codes = []
        dictionary = TextDictionary()
    }

    /// Every code is one of the dictionary, and every text of the dictionary is used.
    package init(codes: [UInt32], dictionary: TextDictionary) {
        self.codes = codes
        self.dictionary = dictionary
    }

    /// The cells with the texts that they use, in the order in which those came.
    init(_ cells: UnsafeMutableBufferPointer<UInt32>, of all: TextDictionary) {
        self.init()
        if all.count == 0 { return }
        var used = [Bool](repeating: false, count: all.count + 1)
        for code in cells { used[Int(code)] = true }
        used[0] = false
        let uses = used.reduce(0) { $0 + ($1 ? 1 : 0) }
        if uses == 0 {
            return
        }
        codes = Array(cells)
        if uses == all.count {
            dictionary = all
            return
        }
        var renamed = [UInt32](repeating: 0, count: all.count + 1)
        for code in 1...all.count where used[code] { renamed[code] = dictionary.intern(UInt32(code), of: all) }
        for index in codes.indices { codes[index] = renamed[Int(codes[index])] }
    }
}
