package dev.chronicle.capture.bench;

import dev.chronicle.capture.Capture;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Reads one order, woven and unwoven. */
final class OrderQuery {
  private static final String SQL = "select id, customer, total from orders where id = ?";

  private OrderQuery() {}

  @Capture
  static int runCaptured(Connection connection, int number) throws SQLException {
    return run(connection, number);
  }

  static int run(Connection connection, int number) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(SQL)) {
      query.setInt(1, number);
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        return rows.getInt("id") + rows.getString("customer").length() + rows.getInt("total");
      }
    }
  }
}
