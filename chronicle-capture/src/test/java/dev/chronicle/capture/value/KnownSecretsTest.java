package dev.chronicle.capture.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

class KnownSecretsTest {
  private static final int ATTEMPTS = 20;

  @Test
  void whatACallShows_isKnownToCallersThatGoOn_whenTheOneBetweenIsWrittenDown() {
    KnownSecrets goesOn = new KnownSecrets(null);
    KnownSecrets ended = new KnownSecrets(goesOn);
    ended.clear();
    KnownSecrets fork = new KnownSecrets(new KnownSecrets(ended));

    fork.add("not for others");

    assertThat(goesOn.isEmpty()).isFalse();
  }

  @Test
  void endlessChainOfForks_keepsNoneThatIsWrittenDown() {
    KnownSecrets latest = new KnownSecrets(null);
    WeakReference<KnownSecrets> first = new WeakReference<>(latest);
    for (int i = 0; i < 3; i++) {
      KnownSecrets next = new KnownSecrets(latest);
      latest.clear();
      latest = next;
    }

    for (int i = 0; i < ATTEMPTS && first.get() != null; i++) {
      System.gc();
    }

    assertThat(first.get()).as("kept by %s", latest).isNull();
  }
}
