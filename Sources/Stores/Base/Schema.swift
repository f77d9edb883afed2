package import SQL

/// The tables of the data folder, as the list of steps that made them. Steps are added at the end and never changed.
package enum Schema {
    package static let migrations = [
        Migration(name: "m0001_footage", text: text(PackageResources.m0001_footage_sql)),
        Migration(name: "m0002_import", text: text(PackageResources.m0002_import_sql)),
        Migration(name: "m0003_script", text: text(PackageResources.m0003_script_sql)),
        Migration(name: "m0004_setting", text: text(PackageResources.m0004_setting_sql)),
        Migration(name: "m0005_erasure", text: text(PackageResources.m0005_erasure_sql)),
        Migration(name: "m0006_merge", text: text(PackageResources.m0006_merge_sql)),
        Migration(name: "m0008_job", text: text(PackageResources.m0008_job_sql)),
    ]

    package static let migrator = Migrator(migrations)

    private static func text(_ bytes: [UInt8]) -> String {
        String(decoding: bytes, as: UTF8.self)
    }
}
