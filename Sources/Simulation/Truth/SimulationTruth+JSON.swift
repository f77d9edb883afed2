import Experience

extension SimulationTruth {
    /// `truth.json`: the same truth in the same order, always in the same spelling.
    package var json: String {
        JSONText.object([
            ("company", .text(World.company)),
            ("seed", .number("\(seed)")),
            ("history", history),
            ("counts", counts),
            ("trait", trait),
            ("effect", effect),
            ("faults", .list(faults.map(\.json))),
        ]).rendered + "\n"
    }

    private var history: JSONText {
        .object([("from", .text("2024-07-01")), ("to", .text("2026-06-30")), ("time_zone", .text(World.timeZone))])
    }

    private var counts: JSONText {
        .object([
            ("customers", .whole(customers)), ("events", .whole(events)), ("orders", .whole(orders)),
            ("tickets", .whole(tickets)), ("returns", .whole(returns)),
        ])
    }

    private var trait: JSONText {
        .object([
            (
                "what",
                .text(
                    "hidden, standard normal; raises answers and spend alike, so that comparing glad and sad customers "
                        + "finds more than is there")
            ),
            ("score_points_per_sd", .decimal(World.traitToScore)),
            ("log_visits_per_sd", .decimal(World.traitToVisits)),
            ("log_order_value_per_sd", .decimal(World.traitToValue)),
        ])
    }

    private var effect: JSONText {
        .object([
            ("days", .whole(History.effectDays)),
            (
                "on_spend",
                .text(
                    "for so many days each visit's purchase fails with probability spend_effect; different faults "
                        + "multiply, the same fault twice counts once")
            ),
            ("score_days", .whole(Int(World.memory / day))),
            ("on_score", .text("answers in that time lose score_effect points on 0 to 10 before rounding")),
            ("harm", .text("customers_hurt times loss_per_hurt, in \(World.currency)")),
        ])
    }
}

extension SimulationTruth.Fault {
    fileprivate var json: JSONText {
        let plan = fault.plan
        return .object([
            ("rank", .whole(rank)),
            ("fault", .text(fault.id)),
            ("main", .truth(fault.isMain)),
            ("gap", fault.gap.json),
            ("per", .text(plan.per)),
            ("rate", .decimal(plan.rate)),
            ("score_effect", .decimal(plan.scoreEffect)),
            ("spend_effect", .decimal(plan.spendEffect)),
            ("opportunities", .whole(opportunities)),
            ("occurrences", .whole(occurrences)),
            ("realised_rate", .decimal((realisedRate * 1e6).rounded() / 1e6)),
            ("customers_hurt", .whole(customersHurt)),
            ("loss_per_hurt", .money(lossPerHurt)),
            ("harm", .money(harm)),
        ])
    }
}

extension GapKey {
    fileprivate var json: JSONText {
        .object([
            ("name", .text(name)),
            ("kind", .text(kind.rawValue)),
            ("journey", .text(journey?.text)),
            ("from", .text(from?.text)),
            ("to", .text(to?.text)),
            ("from_department", .text(fromDepartment?.text)),
            ("to_department", .text(toDepartment?.text)),
            ("subject", .text(subject)),
        ])
    }
}
