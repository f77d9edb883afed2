import Foundation
import Hummingbird

/// The addresses of the pages.
enum PageRoutes {
    static func add(to router: Router<BasicRequestContext>, _ site: Site) {
        router.get("/") { request, _ in try await BreaksPage.route(request, site) }
        router.get("/gaps/:name") { request, context in
            try await GapPage.route(request, try context.decoded("name"), site)
        }
        router.get("/journeys") { request, _ in try await JourneysPage.route(request, site) }
        router.get("/journeys/:id") { request, context in
            try await StoryboardPage.route(request, try context.decoded("id"), site)
        }
        for page in WaysPage.allCases {
            router.get(RouterPath(page.address)) { request, _ in try await page.route(request, site) }
        }
        router.get("/customers") { request, _ in try await CustomersPage.route(request, site) }
        router.get("/customers/:id") { request, context in
            try await StoryPage.route(request, try context.decoded("id"), site)
        }
        router.get("/customers/:id/data") { request, context in
            try await PersonPage.route(request, try context.decoded("id"), site)
        }
        router.post("/customers/:id/data") { request, context in
            try await PersonPage.erase(request, try context.decoded("id"), site)
        }
        router.get("/customers/:id/merge") { request, context in
            try await MergePage.route(request, try context.decoded("id"), site)
        }
        router.post("/customers/:id/merge") { request, context in
            try await MergePage.merge(request, try context.decoded("id"), site)
        }
        router.get("/script") { request, _ in try await ScriptPage.route(request, site) }
        router.get("/script/rules/:code") { request, context in
            try await RulePage.route(request, try context.decoded("code"), site)
        }
        addData(to: router, site)
        router.post("/theme") { request, _ in try await ThemeRoute.route(request, site) }
    }

    private static func addData(to router: Router<BasicRequestContext>, _ site: Site) {
        router.get("/data") { request, _ in try await DataPage.route(request, site) }
        router.get("/data/erasures") { request, _ in try await ErasuresPage.route(request, site) }
        router.get("/data/merges") { request, _ in try await MergesPage.route(request, site) }
        router.post("/data/merges") { request, _ in try await MergesPage.split(request, site) }
        router.get("/data/retention") { request, _ in try await KeepingPage.route(request, site) }
        router.post("/data/retention") { request, _ in try await KeepingPage.set(request, site) }
        router.post("/data/retention/apply") { request, _ in try await KeepingPage.apply(request, site) }
        router.get("/data/upload") { request, _ in try await UploadPage.form(request, site) }
        router.post("/data/upload") { request, _ in try await UploadPage.receive(request, site) }
        router.get("/data/upload/:id") { request, context in
            try await UploadPage.mapping(request, try context.decoded("id"), site)
        }
        router.post("/data/upload/:id") { request, context in
            try await UploadPage.run(request, try context.decoded("id"), site)
        }
        router.get("/data/imports/:id") { request, context in
            try await ImportPage.route(request, try context.decoded("id"), site)
        }
        router.get("/data/imports/:id/progress") { request, context in
            try await ImportPage.progress(request, try context.decoded("id"), site)
        }
        router.get("/data/imports/:id/rejects") { request, context in
            try await ImportPage.rejectsFile(try context.decoded("id"), site)
        }
    }
}

extension RequestContext {
    /// A part of the path, percent-decoded.
    func decoded(_ name: String) throws -> String {
        let part = try parameters.require(name)
        guard let text = part.removingPercentEncoding else {
            throw Problem.badParameter(name, "its percent-encoding is broken; encode it as UTF-8")
        }
        return text
    }
}
