package dev.chronicle.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PackedRollupsTest {
  private static final long HOUR = 1_767_322_800;

  @Test
  void packedRollups_comeBackAsTheyWere() {
    List<RollupEntry> rollups = new ArrayList<>();
    Random random = new Random(3);
    for (int minute = 0; minute < 60; minute += 1 + random.nextInt(3)) {
      for (int function = 1; function < 200; function += 1 + random.nextInt(90)) {
        rollups.add(new RollupEntry(HOUR + 60L * minute, function, 1, rollup(random)));
      }
    }
    byte[] packed = PackedRollups.encode(7, 60, HOUR, rollups);

    List<RollupEntry> all =
        PackedRollups.decode(packed, 7, 60, HOUR, Long.MIN_VALUE, Long.MAX_VALUE);
    assertThat(all).usingRecursiveComparison().isEqualTo(rollups);
    assertThat(PackedRollups.decode(packed, 7, 60, HOUR, HOUR + 600, HOUR + 1_200))
        .usingRecursiveComparison()
        .isEqualTo(
            rollups.stream()
                .filter(
                    each -> each.startSeconds() >= HOUR + 600 && each.startSeconds() < HOUR + 1_200)
                .toList());
  }

  @Test
  void rowOfAnotherPlace_isNotTakenForThisOne() {
    byte[] packed =
        PackedRollups.encode(
            7, 60, HOUR, List.of(new RollupEntry(HOUR, 1, 1, rollup(new Random(1)))));
    assertThatThrownBy(() -> PackedRollups.open(packed, 8, 60, HOUR))
        .hasMessageContaining("another");
    assertThatThrownBy(() -> PackedRollups.open(packed, 7, 10, HOUR))
        .hasMessageContaining("another");
    assertThatThrownBy(() -> PackedRollups.open(packed, 7, 60, HOUR + 3_600))
        .hasMessageContaining("another");
  }

  private static StoredRollup rollup(Random random) {
    RollupDelta delta = new RollupDelta();
    boolean rare = random.nextInt(10) == 0;
    for (int calls = 1 + random.nextInt(4); calls > 0; calls--) {
      delta.add(
          rare ? random.nextLong(Long.MAX_VALUE / 8) : random.nextLong(2_000_000),
          random.nextBoolean());
    }
    return delta.addTo(null);
  }
}
