/// A script as a flat list of its things with their fields as text, for comparison.
struct ScriptOutline {
    typealias Field = (key: String, value: String?)

    private(set) var elements: [ScriptElement] = []
    private(set) var fields: [ScriptElement: [Field]] = [:]

    init(_ script: Script) {
        add(script.company)
        for journey in script.journeys { add(journey) }
    }

    private mutating func add(_ element: ScriptElement, _ values: [Field]) {
        guard fields[element] == nil else { return }
        elements.append(element)
        fields[element] = values
    }

    private mutating func add(_ company: Company) {
        let settings = company.settings
        add(
            .company,
            [
                ("company", company.name), ("currency", company.currency.code), ("time_zone", company.timeZone),
                ("promise", company.promise.text), ("reopen_after", settings.reopenAfter.text),
                ("bounce_window", settings.bounceWindow.text), ("spend_window", settings.spendWindow.text),
                ("score_window", settings.scoreWindow.text), ("minimum_cases", "\(settings.minimumCases)"),
                ("asks_per_year", "\(settings.asksPerYear)"),
                ("designed_switches", list(settings.designedSwitches.map { "\($0.from)>\($0.to)" })),
                ("designed_returns", list(settings.designedReturns.map { "\($0.from)>\($0.to)" })),
            ])
        for department in company.departments { add(.department(department.id), [("name", department.name)]) }
        for pillar in company.promise.pillars { add(.pillar(pillar.id), [("name", pillar.name)]) }
        for item in company.items { add(.item(item.id), [("name", item.name), ("valid_for", item.validFor.text)]) }
        for fact in company.facts { add(.fact(fact.id), [("name", fact.name), ("tolerance", "\(fact.tolerance)")]) }
    }

    private mutating func add(_ journey: Journey) {
        add(.journey(journey.id), [("name", journey.name), ("wants", journey.wants)])
        for stage in journey.stages {
            add(.stage(journey.id, stage.id), [("name", stage.name)])
            for touchpoint in stage.touchpoints { add(touchpoint, stage: stage, journey: journey) }
        }
        for handOff in journey.handOffs {
            add(
                handOff.element,
                [
                    ("journey", journey.id.text), ("wait", handOff.wait?.text),
                    ("carries", list(handOff.carries.map(\.text))), ("answers", handOff.answers?.text),
                    ("required", flag(handOff.required)), ("due", handOff.due?.text),
                ])
        }
        for survey in journey.surveys {
            add(
                .survey(survey.id),
                [("journey", journey.id.text), ("at", survey.at.text), ("per_year", "\(survey.perYear)")])
            for (number, question) in survey.questions.enumerated() {
                add(.question(survey.id, number), [("text", question.text), ("item", question.item?.text)])
            }
        }
    }

    private mutating func add(_ touchpoint: Touchpoint, stage: Stage, journey: Journey) {
        add(
            .touchpoint(touchpoint.id),
            [
                ("journey", journey.id.text), ("stage", stage.id.text), ("name", touchpoint.name),
                ("owner", touchpoint.owner?.text), ("channels", list(touchpoint.channels.map(\.text))),
                ("wants", touchpoint.wants), ("starts", flag(touchpoint.starts)), ("ends", flag(touchpoint.ends)),
                ("contact", flag(touchpoint.contact)), ("listens", flag(touchpoint.listens)),
                ("asks", list(touchpoint.asks.map(\.text))), ("gives", list(touchpoint.gives.map(\.text))),
            ])
        for promise in touchpoint.promises {
            add(.promise(touchpoint.id, promise.about), [("within", promise.within?.text), ("text", promise.text)])
        }
        for standard in touchpoint.standards {
            add(
                .standard(standard.id),
                [
                    ("touchpoint", touchpoint.id.text), ("text", standard.text), ("pillar", standard.pillar?.text),
                    ("proof", standard.proof.map { "\($0.method.rawValue), fresh for \($0.freshFor.text)" }),
                    ("plans", standard.plans.map(plan)),
                ])
        }
    }

    private func plan(_ plan: StatedPromise) -> String {
        [plan.about.text, plan.within?.text, plan.text].compactMap { $0 }.joined(separator: ", ")
    }

    private func flag(_ value: Bool) -> String? { value ? "true" : nil }

    private func list(_ values: [String]) -> String? { values.isEmpty ? nil : values.joined(separator: ", ") }
}
