package dev.chronicle.demo.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chronicle.capture.CaptureSettings;
import dev.chronicle.capture.Overload;
import dev.chronicle.demo.core.InvalidValueException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptureSettingsChangeTest {
  @Test
  void everyField_isChanged() {
    CaptureSettingsView view =
        changed(
            "{\"sampler\":\"rate(0.5)\",\"samplers_by_function\":{\"get_*\":\"per-second(1)\"},"
                + "\"limits\":[{\"calls\":5,\"window_ms\":60000,\"functions\":\"create_task\","
                + "\"field\":\"body.payload.type\",\"keep_one_in\":10}],"
                + "\"slow_threshold_ms\":200,\"block_ms\":50}");

    assertThat(view)
        .isEqualTo(
            new CaptureSettingsView(
                "rate(0.5)",
                Map.of("get_*", "per-second(1)"),
                List.of(
                    new CaptureSettingsView.Limit(
                        5, 60_000, "create_task", "body.payload.type", 10)),
                200,
                50,
                List.of()));
  }

  @Test
  void whatIsLeftOut_stays() {
    CaptureSettings before =
        CaptureSettings.builder()
            .slowThreshold(Duration.ofMillis(7))
            .overload(Overload.block(Duration.ofMillis(8)))
            .build();

    CaptureSettings after =
        CaptureSettingsChange.apply(before, Json.stored("{\"sampler\":\"rate(0.5)\"}"));

    assertThat(after.slowThreshold()).isEqualTo(Duration.ofMillis(7));
    assertThat(after.overload()).isEqualTo(Overload.block(Duration.ofMillis(8)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'sampler':'often'} | sampler",
        "{'sampler':1} | sampler",
        "{'samplers_by_function':{'':'always'}} | samplers_by_function",
        "{'samplers_by_function':{'a':2}} | samplers_by_function",
        "{'limits':[1]} | limits",
        "{'limits':[{'calls':1}]} | limits",
        "{'limits':[{'calls':-1,'window_ms':1}]} | limits",
        "{'limits':[{'calls':1,'window_ms':0}]} | limits",
        "{'slow_threshold_ms':0} | slow_threshold_ms",
        "{'block_ms':-1} | block_ms",
        "{'rate':1} | rate"
      })
  void brokenRule_namesTheField(String body, String field) {
    assertThatThrownBy(() -> changed(body.replace('\'', '"')))
        .isInstanceOf(InvalidValueException.class)
        .satisfies(
            broken ->
                assertThat(((InvalidValueException) broken).details())
                    .containsEntry("field", field));
  }

  private static CaptureSettingsView changed(String body) {
    return CaptureSettingsView.of(
        CaptureSettingsChange.apply(CaptureSettings.DEFAULT, Json.stored(body)), List.of());
  }
}
