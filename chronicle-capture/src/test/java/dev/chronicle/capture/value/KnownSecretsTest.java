package dev.chronicle.capture.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnownSecretsTest {
  private static final int ATTEMPTS = 20;
  private static final int RACES = 20_000;

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
  void whatAForkShowsWhileItsCallerIsWrittenDown_isNotKept() throws Exception {
    ExecutorService fork = Executors.newSingleThreadExecutor();
    CyclicBarrier atOnce = new CyclicBarrier(2);
    try {
      for (int i = 0; i < RACES; i++) {
        KnownSecrets caller = new KnownSecrets(null);
        KnownSecrets ofFork = new KnownSecrets(caller);
        String secret = "not for others " + i;
        Future<?> shown =
            fork.submit(
                () -> {
                  atOnce.await();
                  ofFork.add(secret);
                  return null;
                });
        atOnce.await();
        caller.clear();
        shown.get();

        assertThat(caller.isEmpty()).as("race %d", i).isTrue();
      }
    } finally {
      fork.shutdown();
    }
  }

  @Test
  void whatManyThreadsShowAtOnce_isKnown() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    KnownSecrets caller = new KnownSecrets(null);
    try {
      for (Future<?> shown :
          threads.invokeAll(
              IntStream.range(0, 12)
                  .mapToObj(
                      i ->
                          Executors.callable(
                              () -> new KnownSecrets(caller).add("123456" + (10 + i))))
                  .toList())) {
        shown.get();
      }
    } finally {
      threads.shutdown();
    }

    assertThat(IntStream.range(0, 12).mapToObj(i -> "123456" + (10 + i)))
        .allMatch(caller::isSecretNumber);
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
