package dev.chronicle.capture.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.DependencyCall;
import dev.chronicle.call.FunctionId;
import dev.chronicle.call.Outcome;
import dev.chronicle.capture.Capture;
import dev.chronicle.capture.Chronicle;
import dev.chronicle.capture.replay.Answer;
import dev.chronicle.capture.replay.DependencyRequest;
import dev.chronicle.capture.replay.ReplayAnswers;
import dev.chronicle.capture.replay.ReplayScope;
import dev.chronicle.capture.value.ValueCodec;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapturedDataSourceTest {
  private final List<CapturedCall> calls = new ArrayList<>();
  private Connection keepsDatabase;
  private DataSource dataSource;
  private Chronicle chronicle;

  @BeforeEach
  void openDatabase() throws SQLException {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL("jdbc:h2:mem:orders");
    keepsDatabase = h2.getConnection();
    dataSource = CapturedDataSource.wrap(h2);
    inDatabase(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            statement.execute("create table orders (id int primary key, note varchar(100))");
          }
        });
    chronicle = Chronicle.builder().sink(batch -> calls.addAll(batch.calls())).install();
  }

  @AfterEach
  void closeDatabase() throws SQLException {
    chronicle.close();
    keepsDatabase.close();
  }

  @Test
  void update_isRecordedWithParametersAndRowsChanged() throws SQLException {
    inDatabase(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement("insert into orders values (?, ?)")) {
            insert.setInt(1, 7);
            insert.setNull(2, Types.VARCHAR);
            insert.executeUpdate();
          }
        });

    DependencyCall sql = onlyDependency();
    assertThat(sql.kind()).isEqualTo("sql");
    assertThat(sql.name()).isEqualTo("insert into orders values (?, ?)");
    assertThat(sql.path()).isEqualTo(DependencyCall.CALLING_THREAD);
    assertThat(sql.arguments()).extracting(CapturedArgument::name).containsExactly("1", "2");
    assertThat(sql.arguments().get(0).value().json()).isEqualTo("7");
    assertThat(sql.arguments().get(1).value()).isEqualTo(CapturedValue.NULL);
    assertThat(((Outcome.Returned) sql.outcome()).value().json()).isEqualTo("1");
    assertThat(sql.timing().duration()).isPositive();
  }

  @Test
  void query_passesItsRowsThrough() throws SQLException {
    List<Integer> read = new ArrayList<>();
    inDatabase(
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet rows = statement.executeQuery("select 42")) {
            rows.next();
            read.add(rows.getInt(1));
          }
        });

    assertThat(read).containsExactly(42);
    assertThat(onlyDependency().name()).isEqualTo("select 42");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select password as p from users",
        "select lower(password) p from users",
        "select q as p from (select password || '' as q from users) t",
        "select 'for ' || password from users"
      })
  void columnMadeOfASecretOne_isSecretUnderAnyLabel(String query) throws SQLException {
    try (Statement statement = keepsDatabase.createStatement()) {
      statement.execute("create table users (password varchar)");
      statement.execute("insert into users values ('hunter2xyz')");
    }
    inDatabase(
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            assertThat(rows.getString(1)).contains("hunter2xyz");
          }
        });

    assertThat(onlyCall().toString()).doesNotContain("hunter2xyz").contains("[redacted:");
  }

  @Test
  void parameterThatIsSetOnceForABatch_isRecordedInEachRow() throws SQLException {
    inDatabase(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement("insert into orders values (?, ?)")) {
            insert.setInt(1, 0);
            insert.setString(2, "lost");
            insert.addBatch();
            insert.clearBatch();
            insert.setString(2, "all");
            for (int id = 1; id <= 2; id++) {
              insert.setInt(1, id);
              insert.addBatch();
            }
            insert.executeBatch();
            insert.setInt(1, 3);
            insert.executeUpdate();
          }
        });

    List<DependencyCall> sql = onlyCall().dependencies();
    assertThat(parameters(sql.get(0)))
        .containsExactlyInAnyOrder("1.1=1", "1.2=\"all\"", "2.1=2", "2.2=\"all\"");
    assertThat(parameters(sql.get(1))).containsExactlyInAnyOrder("1=3", "2=\"all\"");
    assertThat(inTable()).containsExactly("1 all", "2 all", "3 all");
  }

  @Test
  void parametersThatAreClearedWithinABatch_areNotCarriedOn() throws SQLException {
    inDatabase(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement("insert into orders values (?, ?)")) {
            insert.setString(2, "first");
            insert.setInt(1, 1);
            insert.addBatch();
            insert.clearParameters();
            insert.setInt(1, 2);
            assertThatThrownBy(
                    () -> {
                      insert.addBatch();
                      insert.executeBatch();
                    })
                .isInstanceOf(SQLException.class);
            insert.setString(2, "second");
            insert.executeUpdate();
          }
        });

    DependencyCall last = onlyCall().dependencies().get(onlyCall().dependencies().size() - 1);
    assertThat(parameters(last)).containsExactlyInAnyOrder("1=2", "2=\"second\"");
  }

  private static List<String> parameters(DependencyCall sql) {
    return sql.arguments().stream()
        .map(argument -> argument.name() + "=" + argument.value().json())
        .toList();
  }

  private List<String> inTable() throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = keepsDatabase.createStatement();
        ResultSet found = statement.executeQuery("select * from orders order by id")) {
      while (found.next()) {
        rows.add(found.getInt(1) + " " + found.getString(2));
      }
    }
    return rows;
  }

  @Test
  void batch_isRecordedWithTheParametersOfEachRow() throws SQLException {
    inDatabase(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement("insert into orders values (?, 'x')")) {
            for (int id = 1; id <= 2; id++) {
              insert.setInt(1, id);
              insert.addBatch();
            }
            insert.executeBatch();
          }
        });

    assertThat(onlyDependency().arguments())
        .extracting(CapturedArgument::name)
        .containsExactly("1.1", "2.1");
  }

  @Test
  void failedStatement_isRecordedAsAnErrorAndThrownOn() throws SQLException {
    assertThatThrownBy(
            () ->
                inDatabase(
                    connection -> {
                      try (Statement statement = connection.createStatement()) {
                        statement.execute("select * from nowhere");
                      }
                    }))
        .isInstanceOf(SQLException.class);

    Outcome outcome = onlyDependency().outcome();
    assertThat(outcome.isError()).isTrue();
    assertThat(((Outcome.Threw) outcome).error().message()).contains("NOWHERE");
  }

  @Test
  void statementOutsideACapturedCall_onlyPassesThrough() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate("insert into orders values (1, 'x')")).isEqualTo(1);
    }
    assertThat(chronicle.flush()).isTrue();
    assertThat(calls).isEmpty();
  }

  @Test
  void thousandsOfStatements_areKeptUpToALimitAndTheRestCounted() throws SQLException {
    inDatabase(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            for (int i = 0; i < 1_250; i++) {
              statement.execute("select 1");
            }
          }
        });

    List<DependencyCall> dependencies = onlyCall().dependencies();
    assertThat(dependencies).hasSize(1_001);
    assertThat(dependencies.get(1_000).kind()).isEqualTo("omitted");
    assertThat(dependencies.get(1_000).name()).isEqualTo("250 further calls");
  }

  @Test
  void inAReplay_noConnectionIsOpened_andAnOpenOneRunsNothing() throws SQLException {
    AtomicInteger opened = new AtomicInteger();
    DataSource counted = CapturedDataSource.wrap(counting(opened));
    try (Connection open = dataSource.getConnection();
        Statement statement = open.createStatement();
        ReplayScope scope =
            Chronicle.replayScopes(ValueCodec.builder().build()).open(new AnswersOne())) {
      assertThat(updateIn(counted)).isOne();
      assertThatThrownBy(() -> inDatabase(statement, "insert into orders values (1, 'x')"))
          .hasMessageContaining("connection was opened before the replay");
      assertThat(scope.liveCalls()).isZero();
    }
    assertThat(opened).hasValue(0);
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from orders")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt(1)).isZero();
    }
  }

  @Capture
  private void inDatabase(Statement statement, String sql) throws SQLException {
    statement.execute(sql);
  }

  @Capture
  private int updateIn(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      return statement.executeUpdate("insert into orders values (1, 'x')");
    }
  }

  private DataSource counting(AtomicInteger opened) {
    return (DataSource)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              opened.incrementAndGet();
              throw new SQLException("must not be asked");
            });
  }

  /** Says that everything changed one row. */
  private static final class AnswersOne implements ReplayAnswers {
    @Override
    public Answer answer(DependencyRequest request) {
      return new Answer.Returned(new Outcome.Returned(CapturedValue.exact("1")));
    }

    @Override
    public ReplayAnswers nested(FunctionId function, List<CapturedArgument> arguments) {
      return this;
    }
  }

  private DependencyCall onlyDependency() {
    List<DependencyCall> dependencies = onlyCall().dependencies();
    assertThat(dependencies).hasSize(1);
    return dependencies.get(0);
  }

  private CapturedCall onlyCall() {
    assertThat(chronicle.flush()).isTrue();
    assertThat(calls).hasSize(1);
    return calls.get(0);
  }

  @Capture
  private void inDatabase(Work work) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      work.on(connection);
    }
  }

  /** What a test does with a connection. */
  private interface Work {
    void on(Connection connection) throws SQLException;
  }
}
