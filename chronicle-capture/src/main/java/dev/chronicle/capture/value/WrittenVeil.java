package dev.chronicle.capture.value;

import dev.chronicle.call.CapturedValue;
import dev.chronicle.call.Fidelity;
import dev.chronicle.call.Loss;
import dev.chronicle.call.Loss.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Hides, in values that are written down already, what their call has shown to be secret since.
 *
 * @param secrets what it has shown
 * @param redactor makes tokens
 */
record WrittenVeil(KnownSecrets secrets, Redactor redactor) {

  /** Returns the value itself if none of the secrets is in it. Never throws. */
  CapturedValue over(CapturedValue written) {
    if (isClean(written)) {
      return written;
    }
    try {
      JsonBuffer json = new JsonBuffer();
      List<Loss> losses = new ArrayList<>();
      for (Loss loss : written.losses()) {
        losses.add(new Loss(hide(loss.path()), loss.reason(), hide(loss.detail())));
      }
      copy(JsonReader.parse(written.json()), JsonPath.ROOT, json, losses);
      return losses.isEmpty()
          ? written
          : new CapturedValue(
              json.toString(), written.fidelity().worse(Fidelity.PARTIAL), limited(losses));
    } catch (RuntimeException notCopied) {
      return new CapturedValue(
          "\"" + redactor.token(written.json()) + "\"",
          Fidelity.OPAQUE,
          List.of(new Loss(JsonPath.ROOT, Reason.REDACTED, "all, because of a part")));
    }
  }

  /** Looks at the whole text first: mostly, nothing is in it. */
  private boolean isClean(CapturedValue written) {
    String json = written.json();
    return hide(json).equals(json)
        && !secrets.mayBeNumberIn(json)
        && written.losses().stream().allMatch(loss -> hide(loss.path()).equals(loss.path()));
  }

  private String hide(String text) {
    return secrets.hide(text, redactor);
  }

  private void copy(Json from, String path, JsonBuffer json, List<Loss> losses) {
    if (from instanceof Json.Members members) {
      copyMembers(members, path, json, losses);
    } else if (from instanceof Json.Items items) {
      json.raw('[');
      for (int i = 0; i < items.list().size(); i++) {
        if (i > 0) {
          json.raw(',');
        }
        StringBuilder inside = new StringBuilder(path);
        JsonPath.appendItem(inside, i);
        copy(items.list().get(i), inside.toString(), json, losses);
      }
      json.raw(']');
    } else if (from instanceof Json.Text text) {
      String kept = hide(text.text());
      if (!kept.equals(text.text())) {
        losses.add(new Loss(path, Reason.REDACTED, ""));
      }
      json.string(kept);
    } else if (from instanceof Json.Digits digits) {
      if (secrets.isSecretNumber(digits.text())) {
        losses.add(new Loss(path, Reason.REDACTED, ""));
        json.string(redactor.token(digits.text()));
      } else {
        json.raw(digits.text());
      }
    } else {
      json.raw(from instanceof Json.Truth truth ? String.valueOf(truth.value()) : "null");
    }
  }

  private void copyMembers(Json.Members members, String path, JsonBuffer json, List<Loss> losses) {
    json.raw('{');
    for (Map.Entry<String, Json> member : members.byName().entrySet()) {
      if (!json.endsWith('{')) {
        json.raw(',');
      }
      String name = hide(member.getKey());
      if (!name.equals(member.getKey())) {
        losses.add(new Loss(path, Reason.REDACTED, "in a key"));
      }
      json.string(name);
      json.raw(':');
      StringBuilder inside = new StringBuilder(path);
      JsonPath.appendMember(inside, Notation.unescapeKey(name));
      copy(member.getValue(), inside.toString(), json, losses);
    }
    json.raw('}');
  }

  private static List<Loss> limited(List<Loss> losses) {
    Losses kept = new Losses();
    for (Loss loss : losses) {
      if (kept.isFull()) {
        kept.addUntold();
      } else {
        kept.add(loss.path(), loss.reason(), loss.detail());
      }
    }
    return kept.toList();
  }
}
