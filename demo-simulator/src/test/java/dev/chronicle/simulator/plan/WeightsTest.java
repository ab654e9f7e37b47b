package dev.chronicle.simulator.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightsTest {

  @Test
  void theDefault_isTheMixThatTheDocsPromise() {
    assertThat(Weights.DEFAULT)
        .hasToString("read=50,create=20,claim=10,process=8,complete=7,update=3,delete=2");
  }

  @Test
  void whatIsPrinted_isReadBackAsTheSameWeights() {
    Weights weights = Weights.parse("read=0.5, create=2");

    assertThat(Weights.parse(weights.toString())).isEqualTo(weights);
    assertThat(weights.shareOf(Operation.CREATE)).isEqualTo(0.8);
    assertThat(weights.shareOf(Operation.DELETE)).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          read          | weights must look like read=50,create=20, was: read
          read=x        | weight of read must be a number, was: x
          read=-1       | weight of read must be 0 or more, was: -1.0
          read=NaN      | weight of read must be 0 or more, was: NaN
          read=0        | weights must have a sum above 0, was: 0.0
          read=1,read=2 | weights must name read once, was: read=1,read=2
          """)
  void wrongWeights_areRefusedWithTheRuleAndTheValue(String text, String message) {
    assertThatThrownBy(() -> Weights.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void anUnknownOperation_isRefusedWithThoseThatThereAre() {
    assertThatThrownBy(() -> Weights.parse("reed=1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("read")
        .hasMessageContaining("was: reed");
  }
}
