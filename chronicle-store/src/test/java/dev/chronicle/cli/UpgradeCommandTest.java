package dev.chronicle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chronicle.store.Calls;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpgradeCommandTest {
  @TempDir private Path directory;

  @Test
  void olderDatabase_isNamedByOtherCommands_andBroughtToTheNewest() throws Exception {
    Path database = versionOne();
    Cli cli = Cli.on(database);

    Cli.Run refused = cli.run("query");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err().lines())
        .singleElement()
        .asString()
        .contains("older schema version 1", "chronicle upgrade --db " + database);

    assertThat(cli.run("upgrade").out()).isEqualTo(database + " is up to date: 1 calls\n");
    assertThat(cli.run("upgrade", "--json").out().strip()).isEqualTo("{\"calls\":1}");
    assertThat(cli.run("query").out()).contains(Calls.id(0).toString());
  }

  private Path versionOne() throws Exception {
    Path file = directory.resolve("captures.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(script("names.sql"));
      statement.executeUpdate(script("V1.sql"));
      statement.executeUpdate("PRAGMA application_id = " + 0x4368_726E);
      statement.executeUpdate("PRAGMA user_version = 1");
      statement.executeUpdate(
          "INSERT INTO function VALUES (1, 'shop.Orders', 'place', '()V', 'place')");
      statement.executeUpdate("INSERT INTO service VALUES (1, 'shop', '1')");
      statement.executeUpdate(
          "INSERT INTO call VALUES (%d, NULL, 1, 1, 1767323045000000123, 1000000, 0, 0, NULL, NULL,"
                  .formatted(Calls.id(0).value())
              + " 'main', '{\"args\":{\"order\":7},\"result\":null}')");
    }
    return file;
  }

  private static String script(String name) throws IOException {
    try (InputStream script =
        Calls.class.getResourceAsStream("/dev/chronicle/store/sqlite/schema/" + name)) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
