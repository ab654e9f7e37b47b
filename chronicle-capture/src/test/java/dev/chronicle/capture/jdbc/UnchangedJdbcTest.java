package dev.chronicle.capture.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.DependencyCall;
import dev.chronicle.call.Outcome;
import dev.chronicle.capture.Capture;
import dev.chronicle.capture.Chronicle;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.h2.jdbc.JdbcResultSet;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an application sees of its database is the same with the adapter as without it. */
class UnchangedJdbcTest {
  private final List<CapturedCall> calls = new ArrayList<>();
  private final JdbcDataSource h2 = new JdbcDataSource();
  private Chronicle chronicle;

  @BeforeEach
  void install() {
    h2.setURL("jdbc:h2:mem:");
    chronicle = Chronicle.builder().sink(batch -> calls.addAll(batch.calls())).install();
  }

  @AfterEach
  void close() {
    chronicle.close();
  }

  @Test
  void recordedRows_knowTheStatementThatTheyAreOf() throws SQLException {
    on(
        CapturedDataSource.wrap(h2),
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet rows = statement.executeQuery("select 42")) {
            assertThat(rows.getStatement()).isSameAs(statement);
            assertThat(rows.getStatement().getConnection()).isSameAs(connection);
          }
        });
  }

  @Test
  void rowsThatAreNotRecorded_knowTheStatementThatTheyAreOf() throws SQLException {
    try (Connection connection = CapturedDataSource.wrap(h2).getConnection();
        PreparedStatement statement = connection.prepareStatement("select 42")) {
      try (ResultSet rows = statement.executeQuery()) {
        assertThat(rows.getStatement()).isSameAs(statement);
        assertThat(statement.getResultSet()).isSameAs(rows).isEqualTo(rows);
        assertThat(rows.next()).isTrue();
        assertThat(rows.getInt(1)).isEqualTo(42);
        assertThat(rows.unwrap(JdbcResultSet.class)).isNotNull();
        assertThat(catchThrowable(() -> rows.getInt(9))).isInstanceOf(SQLException.class);
      }
    }
  }

  @Test
  void recordedRows_areTheSameObjectHoweverTheyAreAskedFor() throws SQLException {
    on(
        CapturedDataSource.wrap(h2),
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement("select 42");
              ResultSet rows = statement.executeQuery()) {
            assertThat(statement.getResultSet()).isSameAs(rows);
          }
        });
  }

  @Test
  void statementThatAnotherThreadCloses_failsAsTheDriverSays() throws Exception {
    ExecutorService closing = Executors.newSingleThreadExecutor();
    List<Throwable> failures = new ArrayList<>();
    try {
      on(
          CapturedDataSource.wrap(h2),
          connection -> {
            for (int i = 0; i < 300; i++) {
              Statement statement = connection.createStatement();
              CompletableFuture<Throwable> closed =
                  CompletableFuture.supplyAsync(() -> catchThrowable(statement::close), closing);
              failures.add(catchThrowable(() -> readAgainAndAgain(statement)));
              failures.add(closed.join());
            }
          });
    } finally {
      closing.shutdownNow();
    }

    failures.removeIf(Objects::isNull);
    assertThat(failures).allMatch(SQLException.class::isInstance);
  }

  private static void readAgainAndAgain(Statement statement) throws SQLException {
    for (int i = 0; i < 20; i++) {
      statement.execute("select 42");
      statement.getUpdateCount();
      ResultSet rows = statement.getResultSet();
      if (rows != null) {
        rows.next();
      }
      statement.getMoreResults();
    }
  }

  @Test
  void noStatementAtAll_failsAsItDoesByTheBareDriver() throws SQLException {
    Throwable bare = failureOfNoText(h2);

    assertThat(bare).isNotNull();
    assertThat(failureOfNoText(CapturedDataSource.wrap(h2)))
        .hasSameClassAs(bare)
        .hasMessage(bare.getMessage());
  }

  private Throwable failureOfNoText(DataSource dataSource) throws SQLException {
    List<Throwable> failures = new ArrayList<>();
    on(
        dataSource,
        connection -> {
          try (Statement statement = connection.createStatement()) {
            failures.add(catchThrowable(() -> statement.execute(null)));
          }
        });
    return failures.get(0);
  }

  @Test
  void driverThatTellsLessThanItShould_givesItsValuesAllTheSame() throws SQLException {
    List<Object> read = new ArrayList<>();
    on(
        CapturedDataSource.wrap(driverWithout(Set.of("wasNull"))),
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet rows = statement.executeQuery("select 0 as n, 7 as x")) {
            rows.next();
            read.add(rows.getInt("n"));
            read.add(rows.getInt("x"));
          }
        });

    assertThat(read).containsExactly(0, 7);
    assertThat(result()).contains("\"end\":\"CUT\"");
  }

  @Test
  void rowsThatAreReadPastTheAdapter_areNotTakenForUnread() throws SQLException {
    on(
        CapturedDataSource.wrap(h2),
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet rows = statement.executeQuery("select 42")) {
            ResultSet bare = rows.unwrap(ResultSet.class);
            bare.next();
            assertThat(bare.getInt(1)).isEqualTo(42);
          }
        });

    assertThat(result()).contains("\"end\":\"CUT\"");
  }

  @Test
  void connectionAndStatement_areEqualToThemselvesInASet() throws SQLException {
    on(
        CapturedDataSource.wrap(h2),
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement("select 1")) {
            assertThat(new HashSet<>(Set.of(connection)).remove(connection)).isTrue();
            assertThat(new HashSet<>(Set.of(statement)).remove(statement)).isTrue();
          }
        });
  }

  private String result() {
    assertThat(chronicle.flush()).isTrue();
    DependencyCall sql = calls.get(0).dependencies().get(0);
    return ((Outcome.Returned) sql.outcome()).value().json();
  }

  /** What is done with a connection. */
  private interface Work {
    void on(Connection connection) throws SQLException;
  }

  @Capture
  private void on(DataSource dataSource, Work work) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      work.on(connection);
    }
  }

  /** A driver that leaves methods of its results out. */
  private DataSource driverWithout(Set<String> methods) {
    return (DataSource) without(methods, DataSource.class, h2);
  }

  private static Object without(Set<String> methods, Class<?> type, Object target) {
    return Proxy.newProxyInstance(
        UnchangedJdbcTest.class.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> {
          if (type == ResultSet.class && methods.contains(method.getName())) {
            throw new SQLFeatureNotSupportedException(method.getName());
          }
          Object result = call(method, target, arguments);
          Class<?> returned = method.getReturnType();
          return returned == Connection.class
                  || returned == Statement.class
                  || returned == ResultSet.class
              ? without(methods, returned, result)
              : result;
        });
  }

  private static Object call(Method method, Object target, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
