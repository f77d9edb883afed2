import HTTPTypes
import Hummingbird
import NIOCore

/// Gives out the browser files. Their addresses carry a version, so browsers may keep them for a year.
enum AssetRoutes {
    static func add(to router: Router<BasicRequestContext>, _ assets: AssetStore) {
        router.get("/assets/:folder/:file") { request, context in
            let folder = try context.parameters.require("folder")
            let file = try context.parameters.require("file")
            guard let asset = assets[folder + "/" + file] else {
                throw Problem.notFound("There is no such file.", remedy: "Reload the page that asked for it.")
            }
            return answer(request, asset)
        }
    }

    private static func answer(_ request: Request, _ asset: AssetStore.Asset) -> Response {
        let tag = "\"\(asset.version)\""
        let isCurrent = request.uri.query == "v=" + asset.version
        var headers: HTTPFields = [
            .eTag: tag, .cacheControl: isCurrent ? "public, max-age=31536000, immutable" : "public, no-cache",
        ]
        if request.headers[.ifNoneMatch]?.contains(tag) == true {
            return Response(status: .notModified, headers: headers)
        }
        headers[.contentType] = asset.mediaType
        return Response(
            status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: asset.bytes)))
    }
}
