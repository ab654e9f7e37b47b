package dev.chronicle.demo.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewTaskTest {

  @Test
  void title_isRequired() {
    assertRefused(() -> titled(null), "title", "title must be given");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n"})
  void title_mustNotBeBlank(String title) {
    assertRefused(() -> titled(title), "title", "title must not be blank, was: \"" + title + "\"");
  }

  @Test
  void title_has200CharactersAtMost() {
    assertThatNoException().isThrownBy(() -> titled("x".repeat(200)));
    assertRefused(
        () -> titled("x".repeat(201)),
        "title",
        "title must have at most 200 characters, was: 201 characters");
  }

  @Test
  void title_isCountedInCodePoints() {
    assertThatNoException().isThrownBy(() -> titled("\uD83D\uDE80".repeat(200)));
  }

  @Test
  void description_has2000CharactersAtMost() {
    assertThatNoException().isThrownBy(() -> described("x".repeat(2_000)));
    assertRefused(
        () -> described("x".repeat(2_001)),
        "description",
        "description must have at most 2000 characters, was: 2001 characters");
  }

  @Test
  void text_thatNoDatabaseStoresUnchanged_isRefused() {
    assertRefused(() -> titled("a\0b"), "title", "title must not contain the character U+0000");
    assertRefused(
        () -> titled("a\uD800b"),
        "title",
        "title must be Unicode text, has half a surrogate pair: U+D800");
    assertRefused(
        () -> new NewTask("a", null, Priority.LOW, "{\"a\":\"\uDC00\"}", 0),
        "payload",
        "payload must be Unicode text, has half a surrogate pair: U+DC00");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 11, Integer.MAX_VALUE})
  void maxRetries_isBetween0And10(int maxRetries) {
    assertRefused(
        () -> new NewTask("a", null, Priority.LOW, "{}", maxRetries),
        "max_retries",
        "max_retries must be between 0 and 10, was: " + maxRetries);
  }

  @Test
  void priority_namesAllThereAre() {
    assertRefused(
        () -> Priority.parse("urgent"),
        "priority",
        "priority must be one of low, medium, high, critical, was: urgent");
    assertThat(Priority.parse("high")).isEqualTo(Priority.HIGH);
  }

  private static NewTask titled(String title) {
    return new NewTask(title, null, Priority.LOW, "{}", 0);
  }

  private static NewTask described(String description) {
    return new NewTask("a", description, Priority.LOW, "{}", 0);
  }

  private static void assertRefused(Runnable code, String field, String message) {
    assertThatExceptionOfType(InvalidValueException.class)
        .isThrownBy(code::run)
        .withMessage(message)
        .satisfies(refused -> assertThat(refused.details()).containsEntry("field", field));
  }
}
