import Experience
import Hummingbird
import Intake
import Services

/// What every page needs to answer a request: the services, the templates, the browser files, the present.
struct Site: Sendable {
    let services: ServiceSet
    let configuration: WebConfiguration
    let templates: Templates
    let assets: AssetStore
    let token = FormToken()

    /// Everything about one request that all pages share.
    func visit(_ request: Request) async throws -> Visit {
        let version = try await services.scripts.current()
        let theme = request.cookies["throughline-theme"]?.value
        return Visit(
            site: self, here: Self.here(request), version: version,
            almanac: Almanac(CompanyCalendar(of: version?.script), now: configuration.now()),
            theme: theme == "light" || theme == "dark" ? theme : nil)
    }

    private static func here(_ request: Request) -> String {
        request.method == .get ? request.uri.path + (request.uri.query.map { "?" + $0 } ?? "") : "/"
    }
}

/// One request for a page: who the company is, by which clock, and in which theme the page is drawn.
struct Visit: Sendable {
    let site: Site
    let here: String
    let version: ScriptVersion?
    let almanac: Almanac
    let theme: String?

    var services: ServiceSet { site.services }
    var script: Script? { version?.script }
    var names: Names { Names(of: version?.script) }

    /// The shell of a page in a section, with the crumbs that lead to it.
    func shell(
        _ title: String, in section: Section?, crumbs: [Shell.Crumb]? = nil, charts: Bool = false,
        refreshAfter: Int? = nil
    ) -> Shell {
        let assets = site.assets
        var scripts = [AssetStore.behaviour]
        if charts { scripts = AssetStore.charts + scripts }
        if refreshAfter != nil { scripts = [AssetStore.partialUpdates] + scripts }
        return Shell(
            title: title, companyName: script?.company.name, scriptVersion: version?.id,
            crumbs: crumbs ?? [Shell.Crumb(name: title, address: nil)],
            navigation: Section.allCases.map {
                Shell.NavigationItem(
                    name: $0.name, shortName: $0.shortName, address: $0.address, icon: $0.rawValue,
                    isCurrent: $0 == section)
            },
            theme: theme,
            themes: [("", "Auto"), ("light", "Light"), ("dark", "Dark")].map {
                Shell.ThemeChoice(word: $0, label: $1, isCurrent: $0 == theme ?? "")
            },
            formToken: site.token.text, here: here, stylesheets: AssetStore.stylesheets.map(assets.address),
            scripts: scripts.map(assets.address), iconSheet: assets.address(AssetStore.icons),
            refreshAfter: refreshAfter, tabTitle: title + " · " + (script?.company.name ?? "Throughline"),
            missing: missing)
    }

    private var missing: Shell.Missing? {
        let missing = services.footage.missing
        return missing.isEmpty ? nil : Shell.Missing(sentence: missing.sentence, remedy: MissingFootage.remedy)
    }

    /// The finished answer: the page, and the cookie that its forms are checked against.
    func page(_ template: String, shell: Shell, content: some Sendable, status: HTTPResponse.Status = .ok) -> Response {
        var response = Response(html: site.templates.page(template, shell: shell, content: content), status: status)
        response.setCookie(
            Cookie(name: FormToken.cookie, value: site.token.text, path: "/", httpOnly: true, sameSite: .strict))
        return response
    }
}
