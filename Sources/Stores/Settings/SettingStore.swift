package import Experience
package import SQL

/// The name of something that an installation remembers about itself.
package typealias SettingName = Identifier<SettingStore>

/// Keeps an installation's settings, within the transaction of its connection.
package struct SettingStore {
    private let connection: any SQLConnection

    init(connection: any SQLConnection) {
        self.connection = connection
    }

    package func value(of name: SettingName) throws -> String? {
        try connection.value("select value from setting where name = \(name)")
    }

    /// Nil forgets it.
    package func set(_ name: SettingName, to value: String?) throws {
        guard let value else {
            try connection.execute("delete from setting where name = \(name)")
            return
        }
        try connection.execute(
            """
            insert into setting (name, value) values (\(name), \(value))
            on conflict (name) do update set value = excluded.value
            """)
    }

    /// Sets it where it is still as expected; whether it was. Nil is not there.
    package func exchange(_ name: SettingName, _ expected: String?, for value: String?) throws -> Bool {
        let changed =
            switch (expected, value) {
            case (nil, nil): try self.value(of: name) == nil ? 1 : 0
            case (nil, let value?):
                try connection.execute(
                    "insert into setting (name, value) values (\(name), \(value)) on conflict (name) do nothing")
            case (let expected?, nil):
                try connection.execute("delete from setting where name = \(name) and value = \(expected)")
            case (let expected?, let value?):
                try connection.execute(
                    "update setting set value = \(value) where name = \(name) and value = \(expected)")
            }
        return changed == 1
    }

    package func all() throws -> [SettingName: String] {
        let pairs = try connection.all("select name, value from setting") { row in
            (try row.value("name", as: SettingName.self), try row.value("value", as: String.self))
        }
        return Dictionary(uniqueKeysWithValues: pairs)
    }
}

extension SQLConnection {
    package var settings: SettingStore { SettingStore(connection: self) }
}
