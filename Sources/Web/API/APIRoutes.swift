import Hummingbird
import Services

/// The addresses of the API.
enum APIRoutes {
    static func add(to router: Router<BasicRequestContext>, _ services: ServiceSet, _ configuration: WebConfiguration) {
        let api = router.group("/api/v1")
        addInsight(to: api, InsightAPI(insight: services.insight))
        addRecords(to: api, RecordsAPI(services: services))
        let events = EventsAPI(services: services, configuration: configuration)
        api.post("/events") { request, _ in try await events.accept(request) }
    }

    private static func addInsight(to api: RouterGroup<BasicRequestContext>, _ insight: InsightAPI) {
        api.get("/continuity") { request, _ in try await insight.continuity(request) }
        api.get("/gaps/:name") { request, context in try await insight.gap(request, try context.decoded("name")) }
        api.get("/journeys/:id/storyboard") { request, context in
            try await insight.storyboard(request, try context.decoded("id"))
        }
        api.get("/edges") { request, _ in try await insight.edges(request) }
        api.get("/variants") { request, _ in try await insight.variants(request) }
        api.get("/funnel") { request, _ in try await insight.funnel(request) }
        api.get("/handoffs") { request, _ in try await insight.handOffs(request) }
        api.get("/paths") { request, _ in try await insight.paths(request) }
        api.get("/between") { request, _ in try await insight.between(request) }
        api.get("/retention") { request, _ in try await insight.retention(request) }
        api.get("/compare") { request, _ in try await insight.compare(request) }
        api.get("/delays") { request, _ in try await insight.delays(request) }
        api.get("/later-spend") { request, _ in try await insight.laterSpend(request) }
        api.get("/scores") { request, _ in try await insight.scores(request) }
        api.get("/fitness") { request, _ in try await insight.fitness(request) }
        api.get("/conformance") { request, _ in try await insight.conformance(request) }
    }

    private static func addRecords(to api: RouterGroup<BasicRequestContext>, _ records: RecordsAPI) {
        api.get("/customers") { request, _ in try await records.customers(request) }
        api.get("/customers/:id") { request, context in try await records.story(request, try context.decoded("id")) }
        api.get("/customers/:id/record") { request, context in
            try await records.record(request, try context.decoded("id"))
        }
        api.delete("/customers/:id") { request, context in
            try await records.erase(request, try context.decoded("id"))
        }
        api.put("/customers/:id/merge") { request, context in
            try await records.merge(request, try context.decoded("id"))
        }
        api.delete("/customers/:id/merge") { request, context in
            try await records.split(request, try context.decoded("id"))
        }
        api.get("/merges") { request, _ in try await records.merges(request) }
        api.get("/retention-limits") { request, _ in try await records.retention(request) }
        api.put("/retention-limits/:kind") { request, context in
            try await records.setRetention(request, try context.decoded("kind"))
        }
        api.post("/retention-limits/apply") { request, _ in try await records.applyRetention(request) }
        api.get("/erasures") { request, _ in try await records.erasures(request) }
        api.get("/journeys") { request, _ in try await records.journeys(request) }
        api.get("/script") { request, _ in try await records.script(request) }
        api.get("/script/findings") { request, _ in try await records.findings(request) }
        api.get("/footage") { request, _ in try await records.footage(request) }
        api.get("/database") { request, _ in try await records.database(request) }
        api.get("/backups") { request, _ in try await records.backups(request) }
        api.get("/imports") { request, _ in try await records.imports(request) }
        api.get("/imports/:id") { request, context in try await records.importRun(request, try context.decoded("id")) }
    }
}
