package dev.chronicle.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.chronicle.replay.diff.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/**
 * The masks of a project, kept in a JSON file that people review.
 *
 * <pre>{@code
 * {"masks": [
 *   {"function": "create_task", "path": "$.result.id", "evidence": "…", "expires": "2027-01-01"}
 * ]}
 * }</pre>
 *
 * <p>Immutable.
 */
public final class NoiseMasks {

  /** No masks. */
  public static final NoiseMasks NONE = new NoiseMasks(List.of(), Clock.systemUTC());

  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> MEMBERS = List.of("function", "path", "evidence", "expires");

  private final List<NoiseMask> masks;
  private final Clock clock;

  private NoiseMasks(List<NoiseMask> masks, Clock clock) {
    this.masks = List.copyOf(masks);
    this.clock = clock;
  }

  /** Returns these masks. */
  public static NoiseMasks of(List<NoiseMask> masks) {
    return new NoiseMasks(masks, Clock.systemUTC());
  }

  /**
   * Reads a file of masks.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is no such file, or a mask in it has a member that none
   *     has or lacks one that all have
   */
  public static NoiseMasks load(Path file) throws IOException {
    JsonNode root;
    try {
      root = JSON.readTree(Files.readString(file));
    } catch (JsonProcessingException malformed) {
      throw new IllegalArgumentException(
          file + " must be JSON: " + malformed.getOriginalMessage(), malformed);
    }
    if (!root.path("masks").isArray()) {
      throw new IllegalArgumentException(file + " must have a member masks that is an array");
    }
    List<NoiseMask> masks = new ArrayList<>();
    requireKnown(file + ": ", root, List.of("masks"));
    for (JsonNode mask : root.get("masks")) {
      try {
        requireKnown("", mask, MEMBERS);
        masks.add(
            new NoiseMask(
                text(mask, "function"),
                text(mask, "path"),
                mask.path("evidence").asText(),
                mask.hasNonNull("expires") ? LocalDate.parse(text(mask, "expires")) : null));
      } catch (DateTimeException | IllegalArgumentException wrong) {
        throw new IllegalArgumentException(
            file + " has an unusable mask " + mask + ": " + wrong.getMessage(), wrong);
      }
    }
    return of(masks);
  }

  private static void requireKnown(String where, JsonNode object, List<String> members) {
    for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!members.contains(name)) {
        throw new IllegalArgumentException(
            where + "member must be one of " + String.join(", ", members) + ", was: " + name);
      }
    }
  }

  private static String text(JsonNode mask, String member) {
    JsonNode value = mask.path(member);
    if (!value.isTextual()) {
      throw new IllegalArgumentException(
          "member " + member + " must be a text, was: " + (value.isMissingNode() ? "none" : value));
    }
    return value.textValue();
  }

  /** Writes the masks to a file, sorted, a mask a line. */
  public void save(Path file) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode array = root.putArray("masks");
    masks.stream()
        .sorted(Comparator.comparing(NoiseMask::function).thenComparing(NoiseMask::path))
        .forEach(
            mask ->
                array
                    .addObject()
                    .put("function", mask.function())
                    .put("path", mask.path())
                    .put("evidence", mask.evidence())
                    .put("expires", mask.expires() == null ? null : mask.expires().toString()));
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
    printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
    Files.writeString(file, JSON.writer(printer).writeValueAsString(root) + "\n");
  }

  /** Returns the masks. */
  public List<NoiseMask> list() {
    return masks;
  }

  /** Returns these masks and others. */
  public NoiseMasks and(NoiseMasks others) {
    List<NoiseMask> all = new ArrayList<>(masks);
    all.addAll(others.masks);
    return new NoiseMasks(all, clock);
  }

  /** Says whether a difference is none, because it varies by nature. */
  boolean hide(String function, Finding finding) {
    if (masks.isEmpty()) {
      return false;
    }
    LocalDate today = LocalDate.now(clock);
    return masks.stream().anyMatch(mask -> mask.hides(function, finding, today));
  }
}
