package dev.chronicle.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.chronicle.store.Retention;
import io.dropwizard.jackson.Jackson;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DemoConfigurationTest {
  private final ObjectMapper json = Jackson.newObjectMapper();

  @Test
  void retention_isTheStoresOwnUnlessSaid() throws Exception {
    assertThat(json.readValue("{}", DemoConfiguration.class).retention())
        .isEqualTo(Retention.DEFAULT);
  }

  @Test
  void retention_isReadAsPeopleWriteIt() throws Exception {
    String text =
        "{\"capturesMaxAge\": \"12h\", \"capturesErrorsMaxAge\": \"90d\","
            + " \"capturesMaxSize\": \"500MiB\"}";
    assertThat(json.readValue(text, DemoConfiguration.class).retention())
        .isEqualTo(
            Retention.builder()
                .maxAge(Duration.ofHours(12))
                .errorsMaxAge(Duration.ofDays(90))
                .maxBytes(500L << 20)
                .build());
  }
}
