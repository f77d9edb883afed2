import Experience

/// What figures are told with, whoever counted them: the names behind the codes, and how many cases are few.
struct AnswerWords: Sendable {
    /// By code.
    let touchpoints: [TouchpointID]
    let minimumCases: Int

    func touchpoint(_ code: UInt32) -> TouchpointID { touchpoints[Int(code)] }
}

extension CompiledScript {
    var words: AnswerWords {
        AnswerWords(
            touchpoints: (0...touchpoints.count).map { touchpoint(UInt32($0)) }, minimumCases: settings.minimumCases)
    }
}
