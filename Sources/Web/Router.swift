package import Hummingbird
package import Services

/// Every address of the server: the pages, the API, the browser files.
///
/// Errors: `AssetStore.MissingAsset` when the browser files are not there.
package func router(services: ServiceSet, configuration: WebConfiguration) throws -> Router<BasicRequestContext> {
    let assets = try AssetStore(folder: configuration.assetsFolder)
    let site = Site(services: services, configuration: configuration, templates: try Templates(), assets: assets)
    let router = Router(context: BasicRequestContext.self, options: .autoGenerateHeadEndpoints)
    // From the outside in: every answer gets the headers, every error a page, and strangers nothing at all.
    router.add(middleware: SecurityHeaders())
    router.add(middleware: ProblemPages(site: site))
    router.add(middleware: LoopbackOnly())
    AssetRoutes.add(to: router, assets)
    PageRoutes.add(to: router, site)
    APIRoutes.add(to: router, services, configuration)
    return router
}
