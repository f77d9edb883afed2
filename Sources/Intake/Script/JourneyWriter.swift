import Experience

/// Writes one file of `journeys/`.
struct JourneyWriter {
    let suppressions: [Suppression]

    func text(of journey: Journey) -> String {
        var yaml = YAMLLines()
        yaml.add("journey", journey.id.text, depth: 0)
        yaml.add("name", journey.name, depth: 0)
        yaml.add("wants", journey.wants, depth: 0)
        yaml.line(journey.stages.isEmpty ? "stages: []" : "stages:", depth: 0)
        for stage in journey.stages { write(stage, &yaml) }
        if !journey.handOffs.isEmpty { yaml.line("hand_offs:", depth: 0) }
        for handOff in journey.handOffs { write(handOff, &yaml) }
        if !journey.surveys.isEmpty { yaml.line("surveys:", depth: 0) }
        for survey in journey.surveys { write(survey, &yaml) }
        yaml.suppressions(suppressions)
        return yaml.text
    }

    private func write(_ stage: Stage, _ yaml: inout YAMLLines) {
        yaml.line("- id: \(YAMLText.scalar(stage.id.text))", depth: 1)
        yaml.add("name", stage.name, depth: 2)
        if !stage.touchpoints.isEmpty { yaml.line("touchpoints:", depth: 2) }
        for touchpoint in stage.touchpoints { write(touchpoint, &yaml) }
    }

    private func write(_ touchpoint: Touchpoint, _ yaml: inout YAMLLines) {
        yaml.line("- id: \(YAMLText.scalar(touchpoint.id.text))", depth: 3)
        yaml.add("name", touchpoint.name, depth: 4)
        yaml.add("owner", touchpoint.owner?.text, depth: 4)
        yaml.list("channels", touchpoint.channels.map(\.text), depth: 4)
        yaml.add("wants", touchpoint.wants, depth: 4)
        yaml.flag("starts", touchpoint.starts, depth: 4)
        yaml.flag("ends", touchpoint.ends, depth: 4)
        yaml.flag("contact", touchpoint.contact, depth: 4)
        yaml.flag("listens", touchpoint.listens, depth: 4)
        yaml.list("asks", touchpoint.asks.map(\.text), depth: 4)
        yaml.list("gives", touchpoint.gives.map(\.text), depth: 4)
        if !touchpoint.promises.isEmpty { yaml.line("promises:", depth: 4) }
        for promise in touchpoint.promises { yaml.line("- \(YAMLLines.inline(promise))", depth: 5) }
        if !touchpoint.standards.isEmpty { yaml.line("standards:", depth: 4) }
        for standard in touchpoint.standards { write(standard, &yaml) }
    }

    private func write(_ standard: Standard, _ yaml: inout YAMLLines) {
        yaml.line("- id: \(YAMLText.scalar(standard.id.text))", depth: 5)
        yaml.add("text", standard.text, depth: 6)
        yaml.add("pillar", standard.pillar?.text, depth: 6)
        if let proof = standard.proof {
            let usual = Proof(method: proof.method).freshFor
            let fresh = proof.freshFor == usual ? "" : ", fresh_for: \(proof.freshFor.text)"
            yaml.line("proof: {method: \(proof.method.rawValue)\(fresh)}", depth: 6)
        }
        if let plans = standard.plans { yaml.line("plans: \(YAMLLines.inline(plans))", depth: 6) }
    }

    private func write(_ handOff: HandOff, _ yaml: inout YAMLLines) {
        yaml.line("- from: \(YAMLText.scalar(handOff.from.text))", depth: 1)
        yaml.add("to", handOff.to.text, depth: 2)
        if let wait = handOff.wait { yaml.line("wait: \(wait.text)", depth: 2) }
        yaml.list("carries", handOff.carries.map(\.text), depth: 2)
        yaml.add("answers", handOff.answers?.text, depth: 2)
        yaml.flag("required", handOff.required, depth: 2)
        if let due = handOff.due { yaml.line("due: \(due.text)", depth: 2) }
    }

    private func write(_ survey: Survey, _ yaml: inout YAMLLines) {
        yaml.line("- id: \(YAMLText.scalar(survey.id.text))", depth: 1)
        yaml.add("at", survey.at.text, depth: 2)
        yaml.line("per_year: \(YAMLLines.number(survey.perYear))", depth: 2)
        if !survey.questions.isEmpty { yaml.line("questions:", depth: 2) }
        for question in survey.questions {
            yaml.line("- text: \(YAMLText.scalar(question.text))", depth: 3)
            yaml.add("item", question.item?.text, depth: 4)
        }
    }
}
