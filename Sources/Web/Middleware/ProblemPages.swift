import Asking
import HTTPTypes
import Hummingbird
import Logging
import Services

/// Turns whatever went wrong into an answer, once: a page for people, a problem document under `/api/`. What is not
/// meant for readers goes to the log only.
struct ProblemPages<Context: RequestContext>: RouterMiddleware {
    let site: Site

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error {
            let problem = Self.problem(for: error, at: request)
            if problem.status.kind == .serverError {
                context.logger.error("\(request.method) \(request.uri.path) failed: \(String(reflecting: error))")
            }
            if request.uri.path.hasPrefix("/api/") { return problem.document() }
            return await ProblemPage.response(to: problem, request, site)
        }
    }

    private static func problem(for error: any Error, at request: Request) -> Problem {
        switch error {
        case let problem as Problem: problem
        case let filter as FilterError: .badParameter(filter.parameter, filter.message)
        case let merge as MergeProblem: .merge(merge)
        case let refusal as MemoryRefusal: .tooLittleMemory(refusal)
        case let other as any HTTPResponseError: problem(for: other.status, at: request)
        default: .inside
        }
    }

    private static func problem(for status: HTTPResponse.Status, at request: Request) -> Problem {
        switch status {
        case .notFound:
            .notFound(
                "There is nothing at \(request.uri.path).", remedy: "Check the address, or start from the home page.")
        case .methodNotAllowed:
            Problem(
                status, code: "wrong-method", title: "Not that way",
                detail: "\(request.method) is not possible at \(request.uri.path).")
        case .contentTooLarge: .tooLarge(limit: 0)
        default:
            status.kind == .clientError
                ? Problem(
                    status, code: "bad-request", title: status.reasonPhrase, detail: "The request can't be read.")
                : .inside
        }
    }
}
