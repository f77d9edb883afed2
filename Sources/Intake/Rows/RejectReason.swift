/// Why a row was not taken in; the raw value is its stable code in files and answers.
package enum RejectReason: String, Hashable, Sendable, CaseIterable {
    case ragged
    case badQuoting = "bad_quoting"
    case badEncoding = "bad_encoding"
    case badJSON = "bad_json"
    case recordTooLong = "record_too_long"
    case fieldTooLong = "field_too_long"
    case missingCustomer = "missing_customer"
    case missingTime = "missing_time"
    case missingTouchpoint = "missing_touchpoint"
    case badTime = "bad_time"
    case badAmount = "bad_amount"
    case badCurrency = "bad_currency"
    case badScore = "bad_score"
    case badScale = "bad_scale"
    case scoreOutOfScale = "score_out_of_scale"
    case badEffort = "bad_effort"
    case badDirection = "bad_direction"
    case badDue = "bad_due"
    case badFacts = "bad_facts"
    case unmappedValue = "unmapped_value"
    case unknownField = "unknown_field"
    case badType = "bad_type"

    /// What was wrong, for people.
    package var explanation: String {
        switch self {
        case .ragged: "another number of values than the header has"
        case .badQuoting: "text follows a closing quote"
        case .badEncoding: "not UTF-8"
        case .badJSON: "not JSON"
        case .recordTooLong: "the record is too long"
        case .fieldTooLong: "a value is too long"
        case .missingCustomer: "no customer"
        case .missingTime: "no time"
        case .missingTouchpoint: "no touchpoint"
        case .badTime: "the time isn't in the format given"
        case .badAmount: "the amount isn't a number"
        case .badCurrency: "the currency isn't three letters"
        case .badScore: "the score isn't a number"
        case .badScale: "the scale isn't two numbers with a dash between"
        case .scoreOutOfScale: "the score lies outside its scale"
        case .badEffort: "the effort isn't a number, or below zero"
        case .badDirection: "the direction is none of in, out, int"
        case .badDue: "the due time isn't in the format given"
        case .badFacts: "the facts can't be read as names with values"
        case .unmappedValue: "the value map has no entry for the value"
        case .unknownField: "a field that events don't have"
        case .badType: "a value of another type"
        }
    }
}
