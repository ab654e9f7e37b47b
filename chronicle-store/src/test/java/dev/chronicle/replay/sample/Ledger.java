package dev.chronicle.replay.sample;

import dev.chronicle.capture.Capture;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Runs SQL in captured methods, with nothing in between. */
@Capture
public class Ledger {
  private final DataSource dataSource;
  private final Jdbi jdbi;

  public Ledger(DataSource dataSource) {
    this.dataSource = dataSource;
    this.jdbi = Jdbi.create(dataSource).registerRowMapper(ConstructorMapper.factory(Account.class));
  }

  /** What an account holds. */
  public record Account(int id, String owner, BigDecimal balance) {}

  public List<Account> richerThan(BigDecimal least) throws SQLException {
    String sql =
        LedgerBug.planted == LedgerBug.CHANGED_SQL
            ? "select id, owner, balance from account where balance >= ? order by id"
            : "select id, owner, balance from account where balance > ? order by id";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query = connection.prepareStatement(sql)) {
      query.setBigDecimal(
          1, LedgerBug.planted == LedgerBug.OTHER_PARAMETER ? BigDecimal.ONE : least);
      List<Account> accounts = new ArrayList<>();
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          accounts.add(
              new Account(
                  rows.getInt("id"), rows.getString("owner"), rows.getBigDecimal("balance")));
        }
      }
      return accounts;
    }
  }

  public Optional<String> firstOwner() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement query = connection.createStatement();
        ResultSet rows = query.executeQuery("select owner, balance from account order by id")) {
      if (!rows.next()) {
        return Optional.empty();
      }
      String owner = rows.getString(1);
      if (LedgerBug.planted == LedgerBug.FURTHER_ROW && rows.next()) {
        return Optional.of(rows.getString(1));
      }
      if (LedgerBug.planted == LedgerBug.FURTHER_COLUMN) {
        return Optional.of(rows.getString(2));
      }
      return Optional.of(owner);
    }
  }

  public String firstOwnerAtLast() throws SQLException {
    try {
      return firstOwner().orElseThrow();
    } catch (SQLTransientConnectionException busy) {
      return busy.getSQLState() + " " + busy.getErrorCode() + " " + ownerOf(1);
    }
  }

  private String ownerOf(int id) throws SQLException {
    return text("select owner from account where id = ?", id);
  }

  public List<Object> allTypes() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement query = connection.createStatement();
        ResultSet rows = query.executeQuery("select * from kinds order by a_bigint")) {
      List<Object> seen = new ArrayList<>();
      ResultSetMetaData columns = rows.getMetaData();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        seen.add(columns.getColumnLabel(i) + " " + columns.getColumnType(i));
      }
      while (rows.next()) {
        seen.add(rows.getLong("a_bigint"));
        seen.add(rows.getInt("an_int") + " " + rows.wasNull());
        seen.add(rows.getDouble("a_double"));
        seen.add(rows.getFloat("a_real"));
        seen.add(rows.getBoolean("a_boolean"));
        seen.add(rows.getTimestamp("a_timestamp"));
        seen.add(rows.getObject("a_timestamp", LocalDateTime.class));
        seen.add(rows.getDate("a_date"));
        seen.add(rows.getObject("a_date", LocalDate.class));
        seen.add(rows.getObject("an_instant", OffsetDateTime.class));
        seen.add(rows.getObject("a_uuid", UUID.class));
        seen.add(rows.getBigDecimal("a_decimal"));
        seen.add(Arrays.toString(rows.getBytes("some_bytes")));
        seen.add(rows.getObject("a_bigint"));
        seen.add(rows.getObject("an_int"));
        seen.add(rows.getString("a_text"));
      }
      return seen;
    }
  }

  public BigDecimal transfer(int from, int to, BigDecimal amount) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try (PreparedStatement update =
          connection.prepareStatement("update account set balance = balance + ? where id = ?")) {
        int changed = add(update, from, amount.negate()) + add(update, to, amount);
        if (changed != 2 || LedgerBug.planted == LedgerBug.ROLLED_BACK) {
          connection.rollback();
          return null;
        }
        connection.commit();
        return amount;
      }
    }
  }

  private static int add(PreparedStatement update, int id, BigDecimal amount) throws SQLException {
    update.setBigDecimal(1, amount);
    update.setInt(2, id);
    return update.executeUpdate();
  }

  public long open(String owner) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into account (owner, balance) values (?, ?)",
                Statement.RETURN_GENERATED_KEYS)) {
      insert.setString(1, owner);
      insert.setNull(2, Types.DECIMAL);
      insert.executeUpdate();
      try (ResultSet keys = insert.getGeneratedKeys()) {
        keys.next();
        return keys.getLong(1);
      }
    }
  }

  public int[] openAll(List<String> owners) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement("insert into account (owner) values (?)")) {
      for (String owner : owners) {
        insert.setString(1, owner);
        insert.addBatch();
      }
      return insert.executeBatch();
    }
  }

  public String openWithId(int id) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement insert = connection.createStatement()) {
      insert.executeUpdate("insert into account (id) values (" + id + ")");
      return "opened";
    } catch (SQLIntegrityConstraintViolationException taken) {
      return taken.getSQLState() + " " + taken.getErrorCode();
    }
  }

  public boolean misspelt() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement query = connection.createStatement();
        ResultSet rows = query.executeQuery("select * from acount")) {
      return rows.next();
    }
  }

  public String executed(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return statement.getUpdateCount() + " changed, " + statement.getMoreResults();
      }
      try (ResultSet rows = statement.getResultSet()) {
        int count = 0;
        while (rows.next()) {
          count++;
        }
        return count + " rows";
      }
    }
  }

  public List<Account> byJdbi(int least) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from account where id >= :least order by id")
                .bind("least", least)
                .mapTo(Account.class)
                .list());
  }

  public Map<String, Object> anyByJdbi(int id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select id, owner, balance from account where id = ?")
                .bind(0, id)
                .mapToMap()
                .one());
  }

  public int changedByJdbi(String owner) {
    return jdbi.inTransaction(
        handle -> {
          int id =
              handle
                  .createUpdate("insert into account (owner) values (?)")
                  .bind(0, owner)
                  .executeAndReturnGeneratedKeys("id")
                  .mapTo(int.class)
                  .one();
          return handle.execute("update account set balance = 1 where id = ?", id) + id;
        });
  }

  public String mailOf(int id) throws SQLException {
    return text("select email from contact where id = ?", id);
  }

  public int lengthOfMail(int id) throws SQLException {
    return text("select email from contact where id = ?", id).length();
  }

  public String nameOf(int id) throws SQLException {
    return text("select email, name from contact where id = ?", id);
  }

  private String text(String sql, int id) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query = connection.prepareStatement(sql)) {
      query.setInt(1, id);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? rows.getString(rows.getMetaData().getColumnCount()) : null;
      }
    }
  }

  public int idByPassword(String given) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement("select id from contact where password = ?")) {
      query.setString(1, given);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next() ? rows.getInt(1) : 0;
      }
    }
  }

  public long sum(int rows) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement query = connection.createStatement();
        ResultSet numbers = query.executeQuery("select x from system_range(1, " + rows + ")")) {
      long sum = 0;
      while (numbers.next()) {
        sum += numbers.getLong(1);
      }
      return sum;
    }
  }

  public int sizeOfText(int characters) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement query = connection.createStatement();
        ResultSet texts = query.executeQuery("select repeat('x', " + characters + ")")) {
      texts.next();
      return texts.getString(1).length();
    }
  }

  public Timestamp changedGetter(int getter) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement query = connection.createStatement();
        ResultSet rows = query.executeQuery("select a_timestamp from kinds where an_int = 1")) {
      rows.next();
      return (getter == 0) != (LedgerBug.planted == LedgerBug.OTHER_GETTER)
          ? rows.getTimestamp(1)
          : Timestamp.valueOf(rows.getObject(1, LocalDateTime.class));
    }
  }
}
