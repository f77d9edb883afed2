import Asking
import Services

/// The filter of the API's questions, with the names that the command line uses for the same.
struct APIFilter {
    static let parameters = ["journey", "department", "channel", "segment", "from", "to", "account", "where"]
    let words: FilterWords

    init(_ query: Query) {
        words = FilterWords(
            journey: query["journey"], department: query["department"], channel: query["channel"],
            segment: query["segment"], from: query["from"], to: query["to"], account: query["account"],
            conditions: query["where"].map { [ConditionWords($0)] } ?? [])
    }
}
