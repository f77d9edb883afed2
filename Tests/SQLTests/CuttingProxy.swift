import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#endif

/// Stands between a driver and its server, and cuts the line when so many more bytes have gone one way.
final class CuttingProxy: Sendable {
    enum Direction: Sendable, CaseIterable {
        case toServer
        case toClient
    }

    private struct Plan {
        var direction: Direction?
        /// What may still go until each of the cuts.
        var left: [Int] = []
        var cuts = 0
    }

    let port: Int
    private let listener: Int32
    private let target: Int
    private let plan = Mutex(Plan())

    /// Listens on a free port and forwards to the target port, both on 127.0.0.1.
    init(to target: Int) throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = Self.address(0)
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(listener, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard bound == 0, listen(listener, 64) == 0 else { throw ProxyError() }
        var named = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        _ = withUnsafeMutablePointer(to: &named) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(listener, $0, &size) }
        }
        self.target = target
        self.listener = listener
        port = Int(UInt16(bigEndian: named.sin_port))
        Thread { [self] in accept() }.start()
    }

    /// After so many more bytes that way, the line is cut; after so many more on the next one, that is cut, too.
    func cut(after bytes: Int..., direction: Direction) {
        plan.withLock { $0 = Plan(direction: direction, left: bytes, cuts: $0.cuts) }
    }

    var cuts: Int { plan.withLock { $0.cuts } }

    func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }

    private func accept() {
        while true {
            let client = Glibc.accept(listener, nil, nil)
            guard client >= 0 else { return }
            let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            var address = Self.address(target)
            let connected = withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(server, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
                }
            }
            guard connected == 0 else {
                close(client)
                close(server)
                continue
            }
            Thread { [self] in forward(client, server, .toServer) }.start()
            Thread { [self] in forward(server, client, .toClient) }.start()
        }
    }

    private func forward(_ from: Int32, _ to: Int32, _ direction: Direction) {
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = recv(from, &buffer, buffer.count, 0)
            guard count > 0 else { break }
            let (allowed, isCut) = allowance(count, direction)
            if allowed > 0, send(to, buffer, allowed, Int32(MSG_NOSIGNAL)) != allowed { break }
            if isCut { break }
        }
        // Both ends hear of it; descriptors stay open until the process ends, so that none is taken for another.
        shutdown(from, Int32(SHUT_RDWR))
        shutdown(to, Int32(SHUT_RDWR))
    }

    private func allowance(_ count: Int, _ direction: Direction) -> (allowed: Int, isCut: Bool) {
        plan.withLock { plan in
            guard plan.direction == direction, let left = plan.left.first else { return (count, false) }
            if count < left {
                plan.left[0] -= count
                return (count, false)
            }
            plan.left.removeFirst()
            plan.cuts += 1
            return (left, true)
        }
    }

    private static func address(_ port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }
}

private struct ProxyError: Error {}
