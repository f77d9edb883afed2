import Foundation

/// What the system's refusals mean for somebody who makes or restores a backup.
enum SystemWords {
    static func sentence(_ code: Int32, _ doing: String) -> String {
        "it can't be \(doing): \(String(cString: strerror(code)).lowercased()). \(remedy(code))"
    }

    private static func remedy(_ code: Int32) -> String {
        switch code {
        case ENOSPC, EDQUOT: "Free some space, or choose another disk. Nothing was kept of it."
        case EFBIG: "The file system, or a limit of this account, allows no file of this size."
        case ENOENT, ENOTDIR: "Check the path."
        case EACCES, EPERM, EROFS: "Check its owner and permissions."
        case EISDIR: "Name a file in this folder."
        default: "Check the disk."
        }
    }
}
