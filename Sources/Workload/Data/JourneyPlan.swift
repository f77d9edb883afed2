/// How the invented customers of the small generator live: journeys as rows of steps that may be left out.
struct JourneyPlan {
    struct Step {
        let touchpoint: UInt8
        let department: UInt8
        let kind: UInt8
        /// Nil for the customer's own.
        let channel: UInt8?
        /// Of a hundred journeys, so many have it.
        let percent: Int
        /// The middle of the wait before it, milliseconds.
        let wait: Int64
        let effort: Int32
    }

    let steps: [Step]
    /// Of a hundred journeys, so many end with an answered survey.
    let answers: Int

    private static let second: Int64 = 1_000
    private static let minute = 60 * second
    private static let hour = 60 * minute
    private static let day = 24 * hour

    static let buying = JourneyPlan(
        steps: [
            step("ad_click", .marketing, 0, nil, 30, minute, 5),
            step("web_browse", .sales, 0, nil, 90, 20 * second, 90),
            step("product_view", .sales, 0, nil, 80, minute, 60),
            step("page_error", .sales, 1, nil, 6, 5 * second, 0),
            step("cart_add", .sales, 0, nil, 85, 2 * minute, 20),
            step("cart_abandon", .sales, 0, nil, 12, minute, 10),
            step("order", .sales, 0, nil, 90, 5 * minute, 30),
            step("pay_declined", .finance, 1, 5, 7, 0, 0),
            step("pay", .finance, 3, nil, 92, 0, 45),
            step("pick", .warehouse, 1, 5, 95, 6 * hour, 0),
            step("pack", .warehouse, 1, 5, 95, 30 * minute, 0),
            step("ship", .logistics, 1, 5, 93, 9 * hour, 0),
            step("carrier_scan", .logistics, 1, 5, 70, 10 * hour, 0),
            step("delivery_failed", .logistics, 1, 5, 8, 8 * hour, 0),
            step("deliver", .logistics, 1, 5, 96, 8 * hour, 0),
            step("unbox", .product, 0, 1, 50, 6 * hour, 300),
            step("use", .product, 0, 1, 60, 2 * day, 600),
        ], answers: 30)

    static let help = JourneyPlan(
        steps: [
            step("support_contact", .support, 0, 3, 100, hour, 240),
            step("identity_check", .support, 0, 3, 100, 2 * minute, 90),
            step("describe_problem", .support, 0, 3, 100, 2 * minute, 180),
            step("transfer", .support, 1, 3, 35, 15 * minute, 0),
            step("support_contact", .finance, 0, 3, 35, 3 * hour, 240),
            step("describe_problem", .finance, 0, 3, 30, 2 * minute, 180),
            step("apology", .support, 0, 3, 25, 10 * minute, 60),
            step("compensation", .support, 1, 5, 15, hour, 0),
            step("follow_up_call", .support, 0, 3, 20, 2 * day, 120),
        ], answers: 40)

    static let sendingBack = JourneyPlan(
        steps: [
            step("return_request", .sales, 0, nil, 100, 2 * day, 200),
            step("return_received", .warehouse, 1, 5, 95, 4 * day, 0),
            step("refund", .finance, 3, 5, 92, day, 0),
        ], answers: 20)

    static let bill = JourneyPlan(
        steps: [
            step("invoice", .finance, 1, 4, 100, hour, 0),
            step("pay", .finance, 3, nil, 95, 5 * day, 45),
        ], answers: 10)

    private enum Owner: Int {
        case marketing, sales, finance, warehouse, logistics, product, support
    }

    private static func step(
        _ touchpoint: String, _ owner: Owner, _ kind: UInt8, _ channel: UInt8?, _ percent: Int, _ wait: Int64,
        _ effort: Int32
    ) -> Step {
        Step(
            touchpoint: code(touchpoint), department: UInt8(owner.rawValue), kind: kind, channel: channel,
            percent: percent, wait: wait, effort: effort)
    }

    /// The touchpoint's place in the workload's list.
    static func code(_ touchpoint: String) -> UInt8 {
        UInt8(WorkloadNames.touchpoints.firstIndex(of: touchpoint) ?? 0)
    }
}
