/// The words and moments that the workload is defined by; touchpoints and the like stand in events as places in these
/// lists.
package enum WorkloadNames {
    package static let columns = [
        "event_id", "customer_id", "time", "touchpoint", "department", "channel", "kind", "amount_cents", "score",
        "effort_s",
    ]
    package static let touchpoints = [
        "ad_click", "newsletter_open", "web_browse", "search", "product_view", "review_read", "store_visit",
        "advice_talk", "page_error", "cart_add", "cart_abandon", "checkout", "order", "pay_declined", "pay",
        "fraud_check", "backorder", "pick", "pack", "ship", "carrier_scan", "delay_notice", "delivery_failed",
        "deliver", "unbox", "setup", "manual_read", "use", "support_contact", "identity_check", "describe_problem",
        "transfer", "technician_visit", "apology", "compensation", "follow_up_call", "return_request",
        "return_received", "refund", "invoice", "survey_sent", "feedback", "referral", "thank_you_note",
    ]
    package static let departments = [
        "Marketing", "Sales", "Finance", "Warehouse", "Logistics", "Product", "Support", "Experience",
    ]
    package static let channels = ["web", "mobile_app", "store", "phone", "email", "system"]
    package static let kinds = ["interaction", "operational", "feedback", "purchase"]
    /// The steps of the funnel question.
    package static let funnel = ["order", "pay", "ship", "deliver", "feedback"]

    /// 2024-01-01, 2025-01-01 and 2026-01-01 in UTC, milliseconds.
    package static let start: Int64 = 1_704_067_200_000
    package static let secondYear: Int64 = 1_735_689_600_000
    package static let end: Int64 = 1_767_225_600_000
    package static let thirtyDays: Int64 = 30 * 86_400_000
    /// How many of the listed customers the check of look-ups covers.
    package static let checkedLookUps = 100
}
