package dev.chronicle.replay;

import dev.chronicle.call.CapturedArgument;
import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.Fidelity;
import dev.chronicle.call.Outcome;
import dev.chronicle.replay.diff.Finding;
import dev.chronicle.replay.diff.FindingKind;
import java.util.List;
import java.util.regex.Pattern;

/** Recorded values as they are compared: without what differs from one run of Java to the next. */
final class Recorded {
  /** The number of a class that Java makes up as it goes, such as that of a lambda. */
  private static final Pattern NUMBERED =
      Pattern.compile("(\\$\\$Lambda|\\$Proxy|\\$\\$[A-Za-z]*CGLIB\\$\\$)[$/0-9A-Za-z]*");

  private static final String TOKEN_START = "[redacted:";
  private static final Pattern TOKEN = Pattern.compile("\\[redacted:[0-9a-f]{16}]");

  private Recorded() {}

  /** Says whether two values were written down alike. */
  static boolean same(CapturedValue recorded, CapturedValue replayed) {
    return recorded.json().equals(replayed.json())
        || (recorded.fidelity() != Fidelity.EXACT && stable(recorded).equals(stable(replayed)));
  }

  /** Says whether two tokens of secrets differ, which those of different keys always do. */
  static boolean isOtherToken(Finding finding) {
    return finding.kind() == FindingKind.CHANGED
        && finding.recorded() != null
        && finding.replayed() != null
        && finding.recorded().contains(TOKEN_START)
        && sameName(finding.recorded(), finding.replayed());
  }

  /** Says whether texts are the same but for the tokens of secrets in them. */
  static boolean sameName(String recorded, String replayed) {
    return recorded.equals(replayed)
        || (recorded.contains(TOKEN_START)
            && TOKEN
                .matcher(recorded)
                .replaceAll("")
                .equals(TOKEN.matcher(replayed).replaceAll("")));
  }

  /** Returns the JSON of a value; where it describes an object, without the number of its class. */
  static String stable(CapturedValue value) {
    return value.fidelity() == Fidelity.EXACT
        ? value.json()
        : NUMBERED.matcher(value.json()).replaceAll("$1");
  }

  /** Returns an outcome whose values are {@link #stable}. */
  static Outcome stable(Outcome outcome) {
    List<CapturedArgument> mutated =
        outcome.mutatedArguments().stream()
            .map(argument -> new CapturedArgument(argument.name(), stabilized(argument.value())))
            .toList();
    return outcome instanceof Outcome.Returned returned
        ? new Outcome.Returned(stabilized(returned.value()), mutated)
        : outcome;
  }

  /** Returns the same value with {@link #stable} JSON. */
  static CapturedValue stabilized(CapturedValue value) {
    return value.fidelity() == Fidelity.EXACT
        ? value
        : new CapturedValue(stable(value), value.fidelity(), value.losses());
  }

  /** Returns arguments as people write them: {@code (id = "7", limit = 3)}. */
  static String arguments(List<CapturedArgument> arguments) {
    StringBuilder text = new StringBuilder("(");
    for (CapturedArgument argument : arguments) {
      text.append(text.length() == 1 ? "" : ", ")
          .append(argument.name())
          .append(" = ")
          .append(stable(argument.value()));
    }
    return text.append(')').toString();
  }
}
