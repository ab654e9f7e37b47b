package dev.chronicle.store.sqlite;

import static dev.chronicle.store.sqlite.StoreFixture.fill;
import static dev.chronicle.store.sqlite.StoreFixture.scribble;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.chronicle.call.CallBatch;
import dev.chronicle.call.CapturedCall;
import dev.chronicle.store.CallFilter;
import dev.chronicle.store.Calls;
import dev.chronicle.store.Progress;
import dev.chronicle.store.Retention;
import dev.chronicle.store.RunAccount;
import dev.chronicle.store.StoreException;
import dev.chronicle.store.TimeRange;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store promises when disks, processes and people misbehave, done for real. */
class TrustTest {
  private static final Duration ONE = Duration.ofMillis(1);
  private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

  @TempDir private Path directory;

  @Test
  void killedProcess_leavesEveryCallThatWasStored() throws Exception {
    Path file = directory.resolve("captures.db");
    int before = 0;
    for (int round = 0; round < 3; round++) {
      Process child = child(file, before);
      int acknowledged = before;
      try (var lines = child.inputReader()) {
        String line = lines.readLine();
        while (line != null) {
          acknowledged = line.matches("\\d+") ? Integer.parseInt(line) : acknowledged;
          line = acknowledged < before + 30 ? lines.readLine() : null;
        }
        child.destroyForcibly().waitFor();
      }
      try (SqliteCaptureStore store = SqliteCaptureStore.open(file)) {
        assertThat(store.check(Progress.NONE).findings()).isEmpty();
        List<CapturedCall> calls = new ArrayList<>();
        store.scan(CallFilter.ALL, calls::add);
        assertThat(calls).hasSizeGreaterThanOrEqualTo(10 * acknowledged);
        assertThat(calls.size() % 10).as("a batch is there whole or not at all").isZero();
        before = calls.size() / 10;
      }
    }
  }

  /** Stores batches of ten and says after each how many there are. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) {
      int next = Integer.parseInt(arguments[1]);
      try (SqliteCaptureStore store =
          SqliteCaptureStore.builder(Path.of(arguments[0])).retention(Retention.UNLIMITED).open()) {
        while (true) {
          List<CapturedCall> calls = new ArrayList<>();
          for (int i = 0; i < 10; i++) {
            calls.add(Calls.returned(10 * next + i, "place", ONE));
          }
          store.store(new CallBatch(calls));
          System.out.println(++next);
        }
      }
    }
  }

  @Test
  void whatIsSetAside_countsTowardsTheSizeAndGoesInItsTurn() throws Exception {
    Path file = directory.resolve("captures.db");
    try (SqliteCaptureStore store = open(file, new Layout(500, 0, 1_000))) {
      fill(store, 5_000);
      store.maintain();
    }
    scribble(segments().get(2), 20_000, 6);
    try (SqliteCaptureStore store = open(file, Layout.DEFAULT)) {
      store.scan(CallFilter.ALL, call -> true);
      store.maintain();
      long aside = bytes(files(".*damaged.*"));
      long all = bytes(files("captures.*\\.db"));
      assertThat(aside).isPositive();

      assertThat(store.prune(Retention.UNLIMITED.withMaxBytes(all)).calls()).isZero();
      assertThat(store.prune(Retention.UNLIMITED.withMaxBytes(all - aside)).calls())
          .as("older calls go first")
          .isPositive();
      assertThat(files(".*damaged.*")).isNotEmpty();

      assertThat(store.prune(Retention.UNLIMITED.withMaxBytes(1L)).bytes())
          .isGreaterThanOrEqualTo(aside);
      assertThat(files(".*damaged.*")).isEmpty();
      assertThat(store.health().message()).doesNotContain("set aside");
    }
  }

  private static long bytes(List<Path> files) {
    return files.stream().mapToLong(each -> each.toFile().length()).sum();
  }

  @Test
  void randomBytesInSegment_costTheirBlocksOnly() throws Exception {
    Path file = directory.resolve("captures.db");
    try (SqliteCaptureStore store = open(file, new Layout(500, 0, 1_000))) {
      fill(store, 5_000);
      store.maintain();
    }
    Path segment = segments().get(2);
    scribble(segment, 20_000, 6);
    try (SqliteCaptureStore store = open(file, Layout.DEFAULT)) {
      Set<Integer> found = new HashSet<>();
      store.scan(CallFilter.ALL, call -> found.add(Integer.parseInt(count(call))));
      assertThat(found).hasSizeBetween(4_000, 4_999);
      store.maintain();

      assertThat(store.health().message()).contains("damaged", "set aside as");
      assertThat(files(".*damaged.*")).isNotEmpty();
      fill(store, 5_000, 10);
      assertThat(store.find(Calls.id(5_009))).isPresent();
    }
  }

  @Test
  void segmentOfRubbish_isSetAsideWhole() throws Exception {
    Path file = directory.resolve("captures.db");
    try (SqliteCaptureStore store = open(file, new Layout(500, 0, 1_000))) {
      fill(store, 3_000);
      store.maintain();
    }
    Path segment = segments().get(0);
    byte[] rubbish = new byte[50_000];
    new Random(1).nextBytes(rubbish);
    Files.write(segment, rubbish);
    try (SqliteCaptureStore store = open(file, Layout.DEFAULT)) {
      List<CapturedCall> found = new ArrayList<>();
      store.scan(CallFilter.ALL, found::add);
      assertThat(found).hasSizeBetween(2_000, 2_999);
      store.maintain();

      assertThat(segment).doesNotExist();
      assertThat(files(".*\\.damaged\\.db")).hasSize(1);
      assertThat(store.health().message()).contains(segment.getFileName().toString());
    }
  }

  @Test
  void randomBytesInTheStoresFile_costTheirBlocksOnly() throws Exception {
    Path file = directory.resolve("captures.db");
    try (SqliteCaptureStore store = open(file, Layout.DEFAULT)) {
      fill(store, 5_000);
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE payload SET data = ? WHERE block = (SELECT max(block) FROM payload)")) {
      update.setBytes(1, new byte[5_000]);
      update.executeUpdate();
    }
    try (SqliteCaptureStore store = open(file, Layout.DEFAULT)) {
      List<CapturedCall> found = new ArrayList<>();
      store.scan(CallFilter.ALL, found::add);
      assertThat(found).hasSizeBetween(4_700, 4_999);
      store.maintain();
      assertThat(store.health().message()).contains("set aside as captures-");
      fill(store, 5_000, 10);
      assertThat(store.find(Calls.id(5_009))).isPresent();
    }
  }

  @Test
  void fileOfRubbish_isSetAsideAndTheSegmentsAreReadOn() throws Exception {
    Path file = directory.resolve("captures.db");
    try (SqliteCaptureStore store = open(file, new Layout(500, 1, 1_000))) {
      fill(store, 3_000);
      store.maintain();
    }
    scribble(file, 0, 200);
    try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
      raw.write(new byte[100]);
    }
    try (SqliteCaptureStore store = open(file, Layout.DEFAULT)) {
      List<CapturedCall> found = new ArrayList<>();
      store.scan(CallFilter.ALL, found::add);
      assertThat(found).hasSizeGreaterThan(2_000);
      assertThat(store.statistics(TimeRange.ALL).total().calls()).isEqualTo(found.size());
      assertThat(store.health().message()).contains("captures.damaged-");
      fill(store, 5_000, 10);
      assertThat(store.find(Calls.id(5_009))).isPresent();
    }
  }

  @Test
  void storesFileIsMissing_segmentsBesideItAreTakenOver_notOverwritten() throws Exception {
    Path file = directory.resolve("captures.db");
    try (SqliteCaptureStore store = open(file, new Layout(500, 1, 1_000))) {
      fill(store, 3_000);
      store.maintain();
    }
    int before = segments().size();
    Files.delete(file);
    try (SqliteCaptureStore store = open(file, new Layout(500, 1, 1_000))) {
      fill(store, 5_000, 2_000);
      store.maintain();
      Set<Integer> found = new HashSet<>();
      store.scan(CallFilter.ALL, call -> found.add(Integer.parseInt(count(call))));
      assertThat(found).contains(0, 999, 5_000, 6_999).hasSizeGreaterThanOrEqualTo(4_000);
      assertThat(segments()).hasSizeGreaterThan(before);
      assertThat(store.check(Progress.NONE).findings()).isEmpty();
    }
  }

  @Test
  void deletedReplacedAndTruncatedFiles_areNoticed() throws Exception {
    Path deleted = directory.resolve("deleted.db");
    Path replaced = directory.resolve("replaced.db");
    Path truncated = directory.resolve("truncated.db");
    try (SqliteCaptureStore first = open(deleted, Layout.DEFAULT);
        SqliteCaptureStore second = open(replaced, Layout.DEFAULT);
        SqliteCaptureStore third = open(truncated, Layout.DEFAULT)) {
      fill(third, 2_000);
      Files.delete(deleted);
      Files.copy(deletedCopy(), directory.resolve("new.db"));
      Files.move(directory.resolve("new.db"), replaced, StandardCopyOption.REPLACE_EXISTING);
      try (RandomAccessFile raw = new RandomAccessFile(truncated.toFile(), "rw")) {
        raw.setLength(100);
      }
      // The last one is begun anew at once, and well again: the message says so all the same.
      await().atMost(FIVE_SECONDS).until(() -> third.health().message().contains("truncated"));
      await().atMost(FIVE_SECONDS).until(() -> first.health().message().contains("deleted"));
      await().atMost(FIVE_SECONDS).until(() -> second.health().message().contains("replaced"));
      assertThat(first.health().healthy()).isFalse();
      assertThat(second.health().healthy()).isFalse();
    }
  }

  @Test
  void fullDisk_losesBatchesUntilThereIsSpaceAgain() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(directory, "3m");
        SqliteCaptureStore store = open(disk.path().resolve("captures.db"), Layout.DEFAULT)) {
      fill(store, 500);
      Path ballast = disk.fillUp();
      assertThatThrownBy(() -> fill(store, 1_000, 100_000))
          .isInstanceOfSatisfying(
              StoreException.class,
              full -> assertThat(full.reason()).isEqualTo(StoreException.Reason.FULL));
      assertThat(store.health().healthy()).isFalse();
      Files.delete(ballast);

      await().atMost(FIVE_SECONDS).until(() -> stores(store));
      assertThat(store.health().healthy()).isTrue();
      assertThat(store.check(Progress.NONE).findings()).isEmpty();
    }
  }

  @Test
  void twoStoresOnOneFile_shareIt() throws Exception {
    Path file = directory.resolve("captures.db");
    try (SqliteCaptureStore one = open(file, new Layout(100, 0, 1_000));
        SqliteCaptureStore other = open(file, new Layout(100, 0, 1_000))) {
      Thread thread = new Thread(() -> fill(one, 0, 500));
      thread.start();
      fill(other, 500, 500);
      thread.join();
      one.maintain();
      List<CapturedCall> found = new ArrayList<>();
      other.scan(CallFilter.ALL, found::add);
      assertThat(found).hasSize(1_000);
      assertThat(other.check(Progress.NONE).findings()).isEmpty();
    }
  }

  @Test
  void twoProgramsOnOneFile_shareIt_andOneThatIsKilledHoldsNothing() throws Exception {
    Path file = directory.resolve("captures.db");
    Path witness = Files.createTempFile(directory, "witness", "");
    try (RecordingProgram program = RecordingProgram.start(file, witness, "child", "rate(0.01)");
        SqliteCaptureStore store = open(file, Layout.DEFAULT)) {
      int batches = 0;
      while (store.statistics(TimeRange.ALL, "child").total().calls() < 2_000 || batches < 20) {
        fill(store, 10 * batches++, 10);
        assertThat(program.isAlive()).isTrue();
      }
      assertThat(store.runs(1).get(0).state()).isEqualTo(RunAccount.State.RUNNING);
      program.kill();

      await()
          .atMost(FIVE_SECONDS)
          .until(() -> store.runs(1).get(0).state() == RunAccount.State.KILLED);
      store.maintain();
      fill(store, 10 * batches, 10);
      RunAccount killed = store.runs(1).get(0);
      assertThat(store.statistics(TimeRange.ALL).total().calls())
          .isEqualTo(killed.stored() + 10L * (batches + 1));
      assertThat(store.check(Progress.NONE).findings()).isEmpty();
    }
  }

  @Test
  void anotherProgramThatLooksAndLeaves_takesNothingAway() throws Exception {
    Path file = directory.resolve("captures.db");
    Path log = directory.resolve("captures.db-wal");
    try (SqliteCaptureStore store = open(file, Layout.DEFAULT)) {
      fill(store, 500);
      open(file, Layout.DEFAULT).close();
      Object before = HeldFile.identityOf(log);
      for (int round = 1; round <= 2; round++) {
        assertThat(lookFromAnotherProcess(file)).isEqualTo(500 * round);
        assertThat(HeldFile.identityOf(log)).as("the log in use stays").isEqualTo(before);
        fill(store, 500 * round, 500);
        assertThat(store.health().healthy()).isTrue();
      }
      assertThat(lookFromAnotherProcess(file)).isEqualTo(1_500);
    }
  }

  private static int lookFromAnotherProcess(Path file) throws Exception {
    Process looking =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Looking.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var lines = looking.inputReader()) {
      String line = lines.readLine();
      looking.waitFor();
      return Integer.parseInt(line);
    }
  }

  /** What the sqlite3 shell does: says how many calls there are, and leaves. */
  static final class Looking {
    private Looking() {}

    public static void main(String[] arguments) throws SQLException {
      try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + arguments[0]);
          Statement statement = connection.createStatement();
          var row = statement.executeQuery("SELECT sum(calls) FROM part")) {
        System.out.println(row.getInt(1));
      }
    }
  }

  @Test
  void versionOne_isReadOnceItIsUpgraded() throws SQLException {
    Path file = versionOne();
    assertThatThrownBy(() -> SqliteCaptureStore.openReadOnly(file))
        .hasMessageContaining("older schema version 1", "`chronicle upgrade --db " + file + "`");
    SqliteCaptureStore.open(file).close();
    try (SqliteCaptureStore store = SqliteCaptureStore.openReadOnly(file)) {
      assertThat(store.find(Calls.id(0))).isPresent();
    }
  }

  @Test
  void versionOne_isBroughtToTheNewest() throws SQLException {
    try (SqliteCaptureStore store = open(versionOne(), Layout.DEFAULT)) {
      CapturedCall call = store.find(Calls.id(0)).orElseThrow();
      assertThat(call.timing().start()).isEqualTo(Calls.START);
      assertThat(call.origin().trace().traceId()).isEqualTo(Calls.TRACE);
      assertThat(call.arguments().get(0).value().json()).isEqualTo("7");
      assertThat(store.functions()).containsEntry("place", 1L);
    }
  }

  private Path versionOne() throws SQLException {
    Path file = directory.resolve("captures.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      Schema.Step.script("names.sql").andThen(Schema.Step.script("V1.sql")).apply(connection, file);
      statement.execute("PRAGMA application_id = " + Schema.APPLICATION_ID);
      statement.execute("PRAGMA user_version = 1");
      statement.execute("INSERT INTO function VALUES (3, 'shop.Orders', 'place', '()V', 'place')");
      statement.execute("INSERT INTO service VALUES (2, 'shop', '1')");
      statement.execute(
          "INSERT INTO call VALUES (%d, NULL, 3, 2, 1767323045000000123, 1000000, 0, 0, x'%s', x'%s',"
                  .formatted(Calls.id(0).value(), Calls.TRACE, "b7ad6b7169203331")
              + " 'main', '{\"args\":{\"order\":7},\"result\":null}')");
    }
    return file;
  }

  private static boolean stores(SqliteCaptureStore store) {
    try {
      fill(store, 900_000, 10);
      return true;
    } catch (StoreException stillFull) {
      return false;
    }
  }

  private static String count(CapturedCall call) {
    return call.arguments().get(0).value().json().replaceAll("\\D", "");
  }

  private Path deletedCopy() throws IOException {
    Path other = directory.resolve("other.db");
    SqliteCaptureStore.open(other).close();
    return other;
  }

  private List<Path> segments() throws IOException {
    return files("captures-\\d{8}\\.db");
  }

  private List<Path> files(String pattern) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.getFileName().toString().matches(pattern)).sorted().toList();
    }
  }

  private static SqliteCaptureStore open(Path file, Layout layout) {
    return SqliteCaptureStore.builder(file).layout(layout).retention(Retention.UNLIMITED).open();
  }

  private static Process child(Path file, int first) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Child.class.getName(),
            file.toString(),
            Integer.toString(first))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
