package dev.chronicle.demo.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.DoubleNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "99.99",
        "99.990",
        "0.1234567890123456789012345",
        "1E+400",
        "12345678901234567890123",
        "{\"b\":1,\"a\":[null,true,\"\\n\"]}"
      })
  void reading_keepsEveryDigitAndTheOrderOfFields(String text) {
    assertThat(Json.stored(text)).hasToString(text);
  }

  @Test
  void ordinaryFraction_isADouble() {
    assertThat(Json.stored("99.99")).isInstanceOf(DoubleNode.class);
  }
}
