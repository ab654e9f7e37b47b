package dev.chronicle.capture.bench;

import dev.chronicle.capture.CaptureSettings;
import dev.chronicle.capture.Chronicle;
import dev.chronicle.capture.jdbc.CapturedDataSource;
import dev.chronicle.capture.sampling.Sampler;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to read one order of three columns by its number, on a connection that is open, out
 * of H2 in memory: by the bare driver, and through {@link CapturedDataSource} while Chronicle is
 * off, leaves the calling method out, or records it.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
@Fork(1)
@State(Scope.Thread)
public class JdbcBenchmark {
  private static final int ORDERS = 1_000;

  private Connection bare;
  private Connection wrapped;
  private int number;

  @Setup(Level.Trial)
  public void fill() throws SQLException {
    JdbcDataSource h2 = new JdbcDataSource();
    h2.setURL("jdbc:h2:mem:orders");
    DataSource captured = CapturedDataSource.wrap(h2);
    bare = h2.getConnection();
    wrapped = captured.getConnection();
    try (Statement statement = bare.createStatement()) {
      statement.execute("create table orders (id int primary key, customer varchar, total int)");
      statement.execute(
          "insert into orders select x, 'cust-' || x, x * 3 from system_range(1, " + ORDERS + ")");
    }
  }

  @TearDown(Level.Trial)
  public void close() throws SQLException {
    wrapped.close();
    bare.close();
  }

  /** Chronicle that leaves all calls out. */
  @State(Scope.Benchmark)
  public static class LeavingOut {
    private Chronicle chronicle;

    @Setup(Level.Trial)
    public void install() {
      CaptureSettings settings = CaptureSettings.builder().sampler(Sampler.rate(0)).build();
      chronicle = Chronicle.builder().settings(settings).sink(batch -> {}).install();
    }

    @TearDown(Level.Trial)
    public void close() {
      chronicle.close();
      System.out.printf("%n%s%n", chronicle.metrics());
    }
  }

  /** Chronicle with a sink that forgets. */
  @State(Scope.Benchmark)
  public static class Recording {
    private Chronicle chronicle;

    @Setup(Level.Trial)
    public void install() {
      chronicle = Chronicle.builder().sink(batch -> {}).install();
    }

    @TearDown(Level.Trial)
    public void close() {
      chronicle.close();
      System.out.printf("%n%s%n", chronicle.metrics());
    }
  }

  private int next() {
    number = number % ORDERS + 1;
    return number;
  }

  @Benchmark
  public int bareDriver() throws SQLException {
    return OrderQuery.run(bare, next());
  }

  @Benchmark
  public int off() throws SQLException {
    return OrderQuery.runCaptured(wrapped, next());
  }

  @Benchmark
  public int onOutsideACapturedCall(Recording recording) throws SQLException {
    return OrderQuery.run(wrapped, next());
  }

  @Benchmark
  public int sampledOut(LeavingOut leavingOut) throws SQLException {
    return OrderQuery.runCaptured(wrapped, next());
  }

  @Benchmark
  public int recorded(Recording recording) throws SQLException {
    return OrderQuery.runCaptured(wrapped, next());
  }
}
