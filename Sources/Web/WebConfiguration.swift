package import Experience

/// What the pages and the API need to know of where they run.
package struct WebConfiguration: Sendable {
    /// The folder with `own/` and `vendor/` (bin/fetch-assets).
    package var assetsFolder: String
    /// Where uploaded files are kept until their import has ended.
    package var uploadsFolder: String
    /// The largest file that may be uploaded, in bytes.
    package var uploadLimit: Int
    /// The largest body of `POST /api/v1/events`, in bytes.
    package var eventBodyLimit: Int
    /// The most events in one `POST /api/v1/events`.
    package var eventBatchLimit: Int
    /// The present, for "2 h ago".
    package var now: @Sendable () -> Timestamp

    package init(
        assetsFolder: String, uploadsFolder: String, uploadLimit: Int = 2 << 30, eventBodyLimit: Int = 8 << 20,
        eventBatchLimit: Int = 10_000, now: @escaping @Sendable () -> Timestamp
    ) {
        self.assetsFolder = assetsFolder
        self.uploadsFolder = uploadsFolder
        self.uploadLimit = uploadLimit
        self.eventBodyLimit = eventBodyLimit
        self.eventBatchLimit = eventBatchLimit
        self.now = now
    }
}
