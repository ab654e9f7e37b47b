package dev.chronicle.store.sqlite;

import dev.chronicle.store.StoreException;
import dev.chronicle.store.StoreException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables of a store, in versions: brings a database to the newest, and leaves alone what is
 * none of ours or newer than this program. Immutable.
 *
 * <p>The version stands in {@code PRAGMA user_version}, {@link #APPLICATION_ID} in {@code PRAGMA
 * application_id}.
 */
final class Schema {
  /** Tells a store from the SQLite files of other programs: {@code Chrn} in ASCII. */
  static final int APPLICATION_ID = 0x4368_726E;

  /** Tells a segment: {@code Chrs} in ASCII. */
  static final int SEGMENT_APPLICATION_ID = 0x4368_7273;

  /** What this program writes. */
  static final Schema CURRENT =
      new Schema(
          List.of(
              Step.script("names.sql").andThen(Step.script("V1.sql")),
              Step.script("V2.sql").andThen(Step.script("blocks.sql")),
              Step.script("V3.sql"),
              Step.script("V4.sql"),
              Step.script("V5.sql")
                  .andThen(VersionFourRollups::move)
                  .andThen(VersionOneCalls::move)));

  private static final Step SEGMENT =
      Step.script("names.sql")
          .andThen(Step.script("blocks.sql"))
          .andThen(Step.script("segment.sql"));

  private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

  private static final Supplier<Map<String, String>> TABLES =
      once(() -> tablesAfter(CURRENT.steps.stream().reduce(Step::andThen).orElseThrow()));

  private static final Supplier<Map<String, String>> SEGMENT_TABLES =
      once(() -> tablesAfter(SEGMENT));

  private final List<Step> steps;

  /** Makes the next version of a database, in the transaction under way. */
  @FunctionalInterface
  interface Step {
    void apply(Connection connection, Path file) throws SQLException;

    /** A script of SQL. */
    static Step script(String resource) {
      String sql = resource(resource);
      return (connection, file) -> {
        try (Statement statement = connection.createStatement()) {
          statement.executeUpdate(sql);
        }
      };
    }

    /** This step and then another. */
    default Step andThen(Step next) {
      return (connection, file) -> {
        apply(connection, file);
        next.apply(connection, file);
      };
    }
  }

  /**
   * A schema of as many versions as there are steps.
   *
   * @param steps the first makes version 1 of an empty database, each further one the next version
   *     of the one before
   */
  Schema(List<Step> steps) {
    this.steps = List.copyOf(steps);
  }

  /** Makes an empty database a segment; leaves one alone that is. In auto-commit mode. */
  static void prepareSegment(Connection connection, Path file) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (number(statement, "PRAGMA user_version") == 0) {
        statement.execute("BEGIN IMMEDIATE");
        SEGMENT.apply(connection, file);
        statement.execute("PRAGMA application_id = " + SEGMENT_APPLICATION_ID);
        statement.execute("PRAGMA user_version = " + CURRENT.steps.size());
        statement.execute("COMMIT");
      }
      // Segments that an older program began have none.
      statement.executeUpdate(
          "CREATE TABLE IF NOT EXISTS text_index (id INTEGER PRIMARY KEY, data BLOB NOT NULL)");
    }
  }

  /**
   * Makes the database ready for use: a write-ahead log and this schema.
   *
   * @param connection in auto-commit mode
   * @throws StoreException if the database is none of ours, or newer; it is unchanged then
   */
  void prepare(Connection connection, Path file) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      int version = requireVersion(statement, file);
      useWriteAheadLog(statement, file);
      if (version == steps.size()) {
        requireSound(connection, file);
      }
      if (version < steps.size()) {
        upgrade(statement, file);
      }
    }
  }

  /**
   * Checks that the database has exactly this schema.
   *
   * @throws StoreException if not
   */
  void requireCurrent(Reader reader, Path file) throws SQLException {
    try (Statement statement = reader.prepare("SELECT 1").getConnection().createStatement()) {
      int version = requireVersion(statement, file);
      if (version != steps.size()) {
        throw new StoreException(
            Reason.UNUSABLE,
            "%s has the older schema version %d: bring it to version %d with `chronicle upgrade --db %s`, or open it for writing once"
                .formatted(file, version, steps.size(), file));
      }
      requireTables(TABLES.get(), statement, file);
    }
  }

  /**
   * Checks that the tables of a segment are those that this program makes.
   *
   * @throws StoreException if not
   */
  static void requireSegment(Connection connection, Path file) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (number(statement, "PRAGMA application_id") != SEGMENT_APPLICATION_ID) {
        throw new StoreException(Reason.DAMAGED, file + " is no segment of a store");
      }
      requireTables(SEGMENT_TABLES.get(), statement, file);
    }
  }

  /** In a file from elsewhere, a view may stand in a table's place, and do anything. */
  private static void requireTables(Map<String, String> expected, Statement statement, Path file)
      throws SQLException {
    Map<String, String> found = objects(statement);
    for (Map.Entry<String, String> table : expected.entrySet()) {
      String there = found.get(table.getKey());
      // What is not there yet, in a file of another version, does no harm.
      if (there != null && !there.equals(table.getValue())) {
        throw new StoreException(
            Reason.UNUSABLE,
            "%s has a table %s that Chronicle did not make: it is not read"
                .formatted(file, table.getKey()));
      }
    }
  }

  private static Map<String, String> objects(Statement statement) throws SQLException {
    Map<String, String> objects = new HashMap<>();
    try (ResultSet row =
        statement.executeQuery("SELECT name, type, sql FROM sqlite_schema WHERE sql IS NOT NULL")) {
      while (row.next()) {
        objects.put(row.getString(1), row.getString(2) + " " + row.getString(3));
      }
    }
    return objects;
  }

  /** Returns the tables of a new database. */
  private static Map<String, String> tablesAfter(Step step) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        Statement statement = connection.createStatement()) {
      step.apply(connection, Path.of(""));
      Map<String, String> tables = objects(statement);
      tables.values().removeIf(table -> !table.startsWith("table "));
      return tables;
    } catch (SQLException impossible) {
      throw new IllegalStateException("schema cannot be made", impossible);
    }
  }

  private static Supplier<Map<String, String>> once(Supplier<Map<String, String>> source) {
    AtomicReference<Map<String, String>> known = new AtomicReference<>();
    return () -> known.updateAndGet(before -> before == null ? source.get() : before);
  }

  /** Returns the version that the database has, 0 for an empty one. */
  private int requireVersion(Statement statement, Path file) throws SQLException {
    int applicationId = number(statement, "PRAGMA application_id");
    int version = number(statement, "PRAGMA user_version");
    boolean empty =
        applicationId == 0
            && version == 0
            && number(statement, "SELECT count(*) FROM sqlite_master") == 0;
    if (applicationId != APPLICATION_ID && !empty) {
      throw new StoreException(
          Reason.UNUSABLE,
          file + " is the SQLite database of another application: choose another file");
    }
    if (version > steps.size()) {
      throw new StoreException(
          Reason.UNUSABLE,
          "%s has schema version %d, this program knows versions up to %d: use a newer program or another file"
              .formatted(file, version, steps.size()));
    }
    return version;
  }

  // The store's own file stays small, so this takes no time to speak of.
  private static void requireSound(Connection connection, Path file) throws SQLException {
    Optional<String> trouble = Structure.trouble(new Reader(connection));
    if (trouble.isPresent()) {
      throw new StoreException(Reason.DAMAGED, file + " is damaged: " + trouble.get());
    }
  }

  private static void useWriteAheadLog(Statement statement, Path file) throws SQLException {
    try (ResultSet row = statement.executeQuery("PRAGMA journal_mode = WAL")) {
      row.next();
      String mode = row.getString(1);
      if (!mode.equals("wal")) {
        throw new StoreException(
            Reason.UNUSABLE,
            file
                + " must be on a disk that supports a write-ahead log, which network drives do not;"
                + " journal mode was: "
                + mode);
      }
    }
  }

  private void upgrade(Statement statement, Path file) throws SQLException {
    statement.execute("BEGIN IMMEDIATE");
    try {
      // Asked again, as another process may have upgraded it meanwhile.
      int from = requireVersion(statement, file);
      for (Step step : steps.subList(from, steps.size())) {
        step.apply(statement.getConnection(), file);
      }
      statement.execute("PRAGMA application_id = " + APPLICATION_ID);
      statement.execute("PRAGMA user_version = " + steps.size());
      statement.execute("COMMIT");
      LOG.debug("{} went from schema version {} to {}", file, from, steps.size());
    } catch (SQLException failure) {
      statement.execute("ROLLBACK");
      throw SqlErrors.toStoreException(
          "cannot upgrade to schema version " + steps.size() + ", nothing was changed",
          file,
          failure);
    } catch (StoreException refused) {
      statement.execute("ROLLBACK");
      throw refused;
    }
  }

  private static int number(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getInt(1);
    }
  }

  static String resource(String name) {
    try (InputStream script = Schema.class.getResourceAsStream("schema/" + name)) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("schema/" + name + " cannot be read", unreadable);
    }
  }
}
