/// What a first look shows of one column.
struct ColumnProfile {
    static let samplesKept = 300

    let name: String
    private(set) var filled = 0
    private(set) var rows = 0
    /// Values that stand for missing although they are written.
    private(set) var placeholders: Set<String> = []
    private var distinct = ByteTable()
    private(set) var samples: [String] = []

    private static let placeholderWords: Set<String> = [
        "?", "NULL", "null", "N/A", "n/a", "NaN", "nan", "None", "-", "\\N",
    ]

    init(name: String) {
        self.name = name
    }

    mutating func add(_ field: Field) {
        rows += 1
        guard !field.isEmpty else { return }
        if field.count <= 4, Self.placeholderWords.contains(field.text) {
            placeholders.insert(field.text)
            return
        }
        filled += 1
        let (_, isNew) = distinct.insert(field.count > 200 ? Field(rebasing: field[..<200]) : field)
        if isNew, samples.count < Self.samplesKept { samples.append(String(field.text.prefix(200))) }
    }

    var distinctCount: Int { distinct.count }
    var isEmpty: Bool { filled == 0 }
    var isUnique: Bool { filled > 1 && filled == rows && distinctCount == filled }

    /// The values are few words that come again and again.
    var isCategory: Bool {
        filled > 0 && distinctCount <= max(60, filled / 20) && (distinctCount < filled || filled < 5)
    }

    /// Whether every sample passes.
    func all(_ test: (Field) -> Bool) -> Bool {
        !samples.isEmpty
            && samples.allSatisfy { sample in
                var sample = sample
                return sample.withUTF8 { test(Field($0)) }
            }
    }

    /// The name in lower case, cut into words at anything but letters, and at changes from small to capital.
    var words: [String] {
        var words: [String] = []
        var word = ""
        var wasSmall = false
        for character in name {
            if !character.isLetter || (character.isUppercase && wasSmall) {
                if !word.isEmpty { words.append(word.lowercased()) }
                word = ""
            }
            if character.isLetter { word.append(character) }
            wasSmall = character.isLowercase
        }
        if !word.isEmpty { words.append(word.lowercased()) }
        return words
    }

    /// Up to three values to show.
    var examples: String {
        samples.prefix(3).map { $0.prefix(30).filter { $0.isLetter || $0.isNumber || " .,:;-_+/@#?!()".contains($0) } }
            .joined(separator: " | ")
    }
}
