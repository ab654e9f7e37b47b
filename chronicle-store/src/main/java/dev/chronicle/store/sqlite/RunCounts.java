package dev.chronicle.store.sqlite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chronicle.call.DropReason;
import dev.chronicle.call.ServiceId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a program has counted of its calls at one moment.
 *
 * @param counted the moment: every call that ended before is in {@code offered}
 * @param dropped calls that will not be stored, by reason; those that never occurred are absent
 * @param closed whether these are the last counts, of a program that ended in order
 */
record RunCounts(
    ServiceId service,
    Instant started,
    Instant counted,
    long offered,
    Map<DropReason, Long> dropped,
    boolean closed) {
  private static final ObjectMapper JSON = new ObjectMapper();

  RunCounts {
    dropped = Map.copyOf(dropped);
  }

  /**
   * Returns why calls are not stored.
   *
   * @param reported what was said of that in the store
   */
  Map<DropReason, Long> droppedOr(Map<DropReason, Long> reported) {
    Map<DropReason, Long> all = new EnumMap<>(DropReason.class);
    all.putAll(dropped);
    reported.forEach((reason, calls) -> all.merge(reason, calls, Math::max));
    return all;
  }

  /**
   * Returns why calls are not stored, when the program is dead: what is neither stored nor
   * accounted for was on its way.
   */
  Map<DropReason, Long> droppedInTheEnd(long stored, Map<DropReason, Long> reported) {
    Map<DropReason, Long> all = droppedOr(reported);
    long lost = offered - stored - sum(all);
    if (lost > 0) {
      all.merge(DropReason.KILLED, lost, Long::sum);
    }
    return all;
  }

  static long sum(Map<DropReason, Long> dropped) {
    return dropped.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Says whether nothing has changed but the time. */
  boolean countsSameAs(RunCounts other) {
    return other != null
        && offered == other.offered
        && closed == other.closed
        && dropped.equals(other.dropped);
  }

  String toJson() {
    ObjectNode json = JSON.createObjectNode();
    json.put("service", service.name());
    json.put("version", service.version());
    json.put("started_us", Micros.of(started));
    json.put("counted_us", Micros.of(counted));
    json.put("offered", offered);
    ObjectNode reasons = json.putObject("dropped");
    dropped.forEach((reason, calls) -> reasons.put(reason.name(), calls));
    return json.put("closed", closed).toString();
  }

  /**
   * Reads what {@link #toJson} wrote.
   *
   * @throws IllegalArgumentException if it is no such text
   */
  static RunCounts fromJson(String text) {
    JsonNode json;
    try {
      json = JSON.readTree(text);
    } catch (JsonProcessingException damaged) {
      throw new IllegalArgumentException("counts cannot be read", damaged);
    }
    Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);
    json.path("dropped")
        .propertyStream()
        .forEach(
            reason -> dropped.put(DropReason.valueOf(reason.getKey()), reason.getValue().asLong()));
    return new RunCounts(
        new ServiceId(json.path("service").asText(), json.path("version").asText()),
        Micros.toInstant(json.path("started_us").asLong()),
        Micros.toInstant(json.path("counted_us").asLong()),
        json.path("offered").asLong(),
        dropped,
        json.path("closed").asBoolean());
  }
}
