import Experience
import Services

extension Renderer {
    /// What was added and skipped, or the commonest ways with their alignments.
    func write(_ answer: ConformanceAnswer, _ names: Names, listingWays: Bool) throws {
        let table = listingWays ? Table(ways: answer.commonest) : Table(deviations: answer.deviations)
        let words = ConformanceWords(names: names)
        let sentences = (figures(answer) + words.remarks(answer)).joined(separator: "\n")
        try write(table, json: ConformanceJSON(answer), text: sentences + "\n\n" + table.text())
    }

    private func figures(_ answer: ConformanceAnswer) -> [String] {
        guard let fitness = answer.fitness, let felt = answer.feltFitness else {
            return [Figures.count(answer.cases, "case", "cases") + ", none of them judged."]
        }
        return [
            "Cases fit the design by \(figure(fitness)) on average; by \(figure(felt)) where what customers feel "
                + "weighs more.",
            "\(figure(answer.asDesigned)) of \(Figures.count(fitness.count, "judged case", "judged cases")) ran as "
                + "designed; all \(Figures.count(answer.cases)) went \(Figures.count(answer.ways, "way", "ways")).",
        ]
    }

    private func figure(_ estimate: Estimate) -> String {
        let interval = Figures.interval(estimate, digits: 1, times: 100).map { " " + $0 }
        return Figures.share(estimate.value) + (interval ?? "")
    }
}
