package dev.chronicle.store.bench;

import dev.chronicle.capture.Capture;
import dev.chronicle.capture.CaptureMetrics;
import dev.chronicle.capture.Chronicle;
import dev.chronicle.capture.Dependency;
import dev.chronicle.capture.jdbc.CapturedDataSource;
import dev.chronicle.store.Retention;
import dev.chronicle.store.sqlite.SqliteCaptureStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import org.h2.jdbcx.JdbcDataSource;

/**
 * Says how many bytes a call takes in the database by what is recorded of the SQL that it runs: a
 * method that gets the order example looks up the prices of its items, and returns a receipt.
 *
 * <pre>{@code
 * java -cp 'chronicle-store/target/bench/*:chronicle-store/target/bench/lib/*' \
 *   dev.chronicle.store.bench.SqlBytes 200000
 * }</pre>
 */
public final class SqlBytes {
  private static final int PRICES = 1_000;

  /** Calls after which the writer is waited for, so that none is dropped. */
  private static final int BURST = 2_000;

  private SqlBytes() {}

  /** Runs so many calls each way. */
  public static void main(String[] arguments) throws Exception {
    int calls = Integer.parseInt(arguments[0]);
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL("jdbc:h2:mem:prices");
    try (Connection bare = h2.getConnection();
        Connection captured = CapturedDataSource.wrap(h2).getConnection()) {
      fill(bare);
      measure("no SQL recorded", calls, new PriceList(bare)::placed);
      measure("SQL with its rows", calls, new PriceList(captured)::placed);
      measure("a dependency, its SQL without rows", calls, new PriceList(captured)::placedByFinder);
    }
  }

  /** One call of the measured method. */
  private interface Call {
    Shop.Receipt place(Shop.Order order) throws SQLException;
  }

  /** Looks prices up; captured, and with what it asks as a dependency or not. */
  private static final class PriceList {
    private static final String SQL =
        "select sku, name, cents from prices where sku in (?, ?) order by sku";

    private final Connection connection;

    PriceList(Connection connection) {
      this.connection = connection;
    }

    @Capture
    Shop.Receipt placed(Shop.Order order) throws SQLException {
      return receipt(order, sum(order.items().get(0).sku(), order.items().get(1).sku()));
    }

    @Capture
    Shop.Receipt placedByFinder(Shop.Order order) throws SQLException {
      return receipt(order, found(order.items().get(0).sku(), order.items().get(1).sku()));
    }

    @Dependency
    long found(String first, String second) throws SQLException {
      return sum(first, second);
    }

    private static Shop.Receipt receipt(Shop.Order order, long sum) {
      return new Shop.Receipt(order.id(), sum, order.total(), Shop.Status.PAID);
    }

    private long sum(String first, String second) throws SQLException {
      try (PreparedStatement query = connection.prepareStatement(SQL)) {
        query.setString(1, first);
        query.setString(2, second);
        long sum = 0;
        try (ResultSet rows = query.executeQuery()) {
          while (rows.next()) {
            sum += rows.getString("name").length() + rows.getLong("cents");
          }
        }
        return sum;
      }
    }
  }

  private static void fill(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("create table prices (sku varchar primary key, name varchar, cents int)");
      statement.execute(
          "insert into prices select 'sku-' || (x - 1), 'Espresso beans', 400 + x"
              + " from system_range(1, "
              + PRICES
              + ")");
      statement.execute("insert into prices values ('sku-2002', 'Filter', 499)");
    }
  }

  private static void measure(String what, int calls, Call call) throws Exception {
    Path directory = Files.createTempDirectory("chronicle-sql");
    SqliteCaptureStore store =
        SqliteCaptureStore.builder(directory.resolve("captures.db"))
            .retention(Retention.UNLIMITED)
            .open();
    CaptureMetrics metrics;
    try (Chronicle chronicle = Chronicle.builder().service("shop", "1").sink(store).install()) {
      for (int i = 0; i < calls; i++) {
        call.place(Shop.order(i));
        if (i % BURST == BURST - 1) {
          chronicle.flush(Duration.ofSeconds(30));
        }
      }
      chronicle.flush(Duration.ofSeconds(30));
      metrics = chronicle.metrics();
    }
    System.out.printf(
        Locale.ROOT,
        "%s: offered %,d, stored %,d, dropped %,d; %d bytes a call%n",
        what,
        metrics.offered(),
        metrics.stored(),
        metrics.droppedCount(),
        bytes(directory) / calls);
  }

  private static long bytes(Path directory) throws IOException {
    long bytes = 0;
    try (var files = Files.list(directory)) {
      for (Path each : files.toList()) {
        bytes += Files.size(each);
        Files.delete(each);
      }
    }
    Files.delete(directory);
    return bytes;
  }
}
