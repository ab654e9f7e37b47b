package dev.chronicle.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.chronicle.call.CallBatch;
import dev.chronicle.capture.redaction.Redaction;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** While calls wait for the writer, no secret of theirs is in memory that Chronicle holds. */
class QueuedSecretsTest {
  private static final String CANARY = "canary-4f1d7c";
  private static final String CARD = "4111111111111111";
  private static final String EMAIL = "bob@example.com";
  private static final String AWS_KEY = "AKIAABCDEFGHIJKLMNOP";
  private static final String ORDINARY = "an ordinary text";

  private final CountDownLatch stuck = new CountDownLatch(1);
  private final CountDownLatch gate = new CountDownLatch(1);
  private final Echo echo = new Echo.Woven();
  private final Accounts accounts = new Accounts();

  record Account(String name, String password) {}

  record Note(Object content) {}

  record Marked(@Redact String note) {}

  record Header(String name, Object value) {}

  record Card(long number) {}

  enum Key {
    API_KEY
  }

  /** Captured methods with secrets in places of their own. */
  static class Accounts {
    @Capture
    String login(String user, String password) {
      return user + " came with " + password;
    }

    @Capture
    String password(String user) {
      return CANARY;
    }

    @Capture
    List<String> change(String remark, String password) throws IOException {
      throw new IOException(remark + password, new IllegalStateException(password));
    }
  }

  private static List<Object> values() {
    return List.of(
        "password=" + CANARY,
        "it is for " + EMAIL,
        "a card, " + CARD,
        AWS_KEY,
        "https://bob:" + CANARY + "@example.com/",
        Long.parseLong(CARD),
        new BigInteger(CARD),
        new BigDecimal(CARD),
        new Card(Long.parseLong(CARD)),
        new Account("bob", CANARY),
        new Marked(CANARY),
        new Header("X-Api-Key", CANARY),
        new Header("authorization", List.of(CANARY)),
        new Note(new Account("bob", CANARY)),
        new Note(List.of("a", Map.of("b", Optional.of(EMAIL)))),
        new ArrayList<>(List.of(new Account("bob", CANARY))),
        new String[] {EMAIL},
        List.of("--password", CANARY),
        Set.of("a", AWS_KEY),
        Map.of("token", CANARY),
        Map.of(Key.API_KEY, CANARY),
        Map.of("name", "password", "value", CANARY),
        Map.of(EMAIL, 1),
        Optional.of(EMAIL),
        TextNode.valueOf(EMAIL),
        CharBuffer.wrap("token: " + CANARY),
        ("{\"secret\": \"" + CANARY + "\"}").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void queue_holdsNoSecret_whateverTheKindOfValue() throws Exception {
    Chronicle chronicle = Chronicle.builder().sink(this::store).install();
    try {
      echo.captured("the one that the writer is stuck with");
      stuck.await();
      int calls = callAll();

      assertThat(chronicle.metrics().pending()).isEqualTo(1 + calls);
      List<String> texts = textsIn(chronicle);
      assertThat(texts).contains(ORDINARY);
      for (String secret : List.of(CANARY, CARD, EMAIL, AWS_KEY)) {
        assertThat(texts.stream().filter(text -> text.contains(secret))).as(secret).isEmpty();
      }
    } finally {
      gate.countDown();
      chronicle.close();
    }
  }

  private int callAll() {
    int calls = 0;
    for (Object value : values()) {
      echo.captured(value);
      echo.asked(value);
      echo.later(CompletableFuture.completedFuture(value), value);
      calls += 3;
    }
    echo.captured(ORDINARY);
    accounts.login("bob", CANARY);
    accounts.password("bob");
    try {
      accounts.change("it was " + CANARY, CANARY);
    } catch (IOException expected) {
      calls++;
    }
    try {
      echo.throwing(ORDINARY, new IllegalStateException("cannot write to " + EMAIL));
    } catch (IllegalStateException expected) {
      calls++;
    }
    return calls + 3;
  }

  private void store(CallBatch batch) throws InterruptedException {
    stuck.countDown();
    gate.await();
  }

  /** Returns all texts and numbers that are to be had from an object. */
  private static List<String> textsIn(Object root) throws IllegalAccessException {
    List<String> texts = new ArrayList<>();
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      Object at = open.pop();
      if (!seen.add(at)) {
        continue;
      }
      if (at instanceof Iterable<?> items && !(at instanceof Path)) {
        items.forEach(item -> push(item, open));
      } else if (at instanceof Map<?, ?> map) {
        map.forEach(
            (key, value) -> {
              push(key, open);
              push(value, open);
            });
      } else if (at instanceof Optional<?> optional) {
        push(optional.orElse(null), open);
      } else if (at instanceof AtomicReference<?> reference) {
        push(reference.get(), open);
      } else if (at instanceof Object[] items) {
        Arrays.stream(items).filter(Objects::nonNull).forEach(open::push);
      } else if (at instanceof byte[] bytes) {
        texts.add(new String(bytes, StandardCharsets.UTF_8));
      } else if (at instanceof CharSequence || at instanceof Number) {
        texts.add(at.toString());
      } else if (at.getClass().getName().startsWith("dev.chronicle.")
          && !(at instanceof Redaction)) { // It remembers some names, which keys of maps may be.
        pushFields(at, open);
      }
    }
    return texts;
  }

  private static void push(Object value, Deque<Object> open) {
    if (value != null) {
      open.push(value);
    }
  }

  private static void pushFields(Object at, Deque<Object> open) throws IllegalAccessException {
    for (Class<?> type = at.getClass(); type != Object.class; type = type.getSuperclass()) {
      if (!type.getName().startsWith("dev.chronicle.")) {
        return;
      }
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          field.setAccessible(true);
          push(field.get(at), open);
        }
      }
    }
  }
}
