import Hummingbird

/// Light, dark or automatic: kept in a cookie of this browser.
enum ThemeRoute {
    static func route(_ request: Request, _ site: Site) async throws -> Response {
        let form = try await Form(request)
        try site.token.check(request, field: form["token"])
        let theme = form["theme"] ?? ""
        guard ["", "light", "dark"].contains(theme) else {
            throw Problem.badParameter("theme", "“\(theme)” is neither light nor dark")
        }
        var response = Response.see(other: Form.localAddress(form["back"]))
        let year = 31_536_000
        response.setCookie(
            Cookie(name: "throughline-theme", value: theme, maxAge: theme.isEmpty ? 0 : year, path: "/", sameSite: .lax)
        )
        return response
    }
}
