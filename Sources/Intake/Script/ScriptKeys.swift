/// The keys that each thing in a script's files may have, in the order in which they are best written. The JSON
/// Schemas under `schemas/` and the reference page are held against this list by tests.
package enum ScriptKeys {
    package static let company = [
        "company", "currency", "time_zone", "departments", "promise", "items", "facts", "settings", "suppress",
    ]
    package static let department = ["id", "name"]
    package static let promise = ["text", "pillars"]
    package static let pillar = ["id", "name"]
    package static let item = ["id", "name", "valid_for"]
    package static let fact = ["id", "name", "tolerance"]
    package static let settings = [
        "reopen_after", "bounce_window", "spend_window", "score_window", "minimum_cases", "asks_per_year",
        "designed_switches", "designed_returns",
    ]
    package static let pair = ["from", "to"]
    package static let suppression = ["rule", "at", "reason"]

    package static let journey = ["journey", "name", "wants", "stages", "hand_offs", "surveys", "suppress"]
    package static let stage = ["id", "name", "touchpoints"]
    package static let touchpoint = [
        "id", "name", "owner", "channels", "wants", "starts", "ends", "contact", "listens", "asks", "gives", "promises",
        "standards",
    ]
    package static let statedPromise = ["about", "within", "text"]
    package static let standard = ["id", "text", "pillar", "proof", "plans"]
    package static let proof = ["method", "fresh_for"]
    package static let handOff = ["from", "to", "wait", "carries", "answers", "required", "due"]
    package static let survey = ["id", "at", "per_year", "questions"]
    package static let question = ["text", "item"]
}
