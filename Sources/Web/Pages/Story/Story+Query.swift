import Experience
import Hummingbird
import Intake
import Services

extension StoryPage {
    static func route(_ request: Request, _ customer: String, _ site: Site) async throws -> Response {
        let query = try Query(request, allowed: ["part", "format"])
        let wantsTable = try query.word("format", as: ListFormat.self) == .csv
        let visit = try await site.visit(request)
        guard let answer = try await visit.services.stories.story(of: customer) else {
            throw Problem.notFound(
                "Nothing is known of a customer “\(customer)”.", remedy: "Look for them by the beginning of their id.")
        }
        let kept = answer.story.customer
        if !kept.utf8.elementsEqual(customer.utf8) {
            let parameters = ["part", "format"].compactMap { name in query[name].map { (name, $0) } }
            return .see(other: Address(address(of: kept), parameters).text)
        }
        if wantsTable {
            let table = Table(story: answer, calendar: CompanyCalendar(of: visit.script))
            return Response(csv: table, named: "story")
        }
        let parts = max(1, (answer.story.takes.count + stretchLength - 1) / stretchLength)
        let model = Model(
            answer: answer, script: visit.script, stretch: try query.whole("part", in: 1...parts))
        let crumbs = [
            Shell.Crumb(name: "Customers", address: "/customers"), Shell.Crumb(name: customer, address: nil),
        ]
        return visit.page(
            "story", shell: visit.shell(customer, in: .customers, crumbs: crumbs),
            content: Content(model, almanac: visit.almanac))
    }
}
