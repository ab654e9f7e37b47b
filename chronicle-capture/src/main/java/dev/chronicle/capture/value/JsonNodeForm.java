package dev.chronicle.capture.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.chronicle.call.Loss.Reason;
import java.util.Iterator;
import java.util.Map;

/**
 * Jackson's JSON tree: the JSON that it stands for, as long as a parser would give the same nodes
 * for it; other nodes carry their class's name as type id.
 */
final class JsonNodeForm extends Form {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  JsonNodeForm() {
    super(JsonNode.class);
  }

  @Override
  void write(Object value, Writing out) throws Throwable {
    if (value.getClass() == ObjectNode.class) {
      writeMembers((ObjectNode) value, out);
    } else if (value.getClass() == ArrayNode.class) {
      writeItems((ArrayNode) value, out);
    } else if (value.getClass() == TextNode.class) {
      out.texts().string(((TextNode) value).textValue());
    } else if (value.getClass() == BooleanNode.class) {
      out.json().raw(value == BooleanNode.TRUE ? "true" : "false");
    } else {
      writeLeaf((JsonNode) value, out);
    }
  }

  private static void writeLeaf(JsonNode node, Writing out) throws Throwable {
    JsonLeaf leaf = JsonLeaf.of(node);
    if (leaf == null) {
      out.opaque(Reason.UNSUPPORTED, node.getClass().getName());
    } else if (leaf.isNatural(node)) {
      leaf.content().write(leaf.unwrap(node), out);
    } else if (leaf.content() == null) {
      out.notation().openTyped(leaf.id());
      out.notation().closeTag();
    } else {
      leaf.content().writeTagged(leaf.id(), leaf.unwrap(node), out);
    }
  }

  private void writeMembers(ObjectNode node, Writing out) {
    if (out.enterChangeable(node)) {
      writeMembers(node, new Pair(), out);
      out.exit();
    }
  }

  private void writeMembers(ObjectNode node, Pair pair, Writing out) {
    Writing.Mark start = out.mark();
    out.json().raw('{');
    int limit = out.limits().items();
    Iterator<Map.Entry<String, JsonNode>> members = node.properties().iterator();
    for (int i = 0; members.hasNext(); i++) {
      if (i == limit) {
        out.loseHere(Reason.ITEMS_CUT, "kept " + limit + " of " + node.size() + " members");
        break;
      }
      Map.Entry<String, JsonNode> member = members.next();
      JsonNode value = member.getValue();
      Form form = pair.formOf(member.getKey(), value, this, out);
      if (pair.isToBeWrittenAgain()) {
        pair.again();
        out.rewind(start);
        writeMembers(node, pair, out);
        return;
      }
      if (!out.member(member.getKey(), form, child(value))) {
        break;
      }
    }
    out.json().raw('}');
  }

  private void writeItems(ArrayNode node, Writing out) {
    if (!out.enterChangeable(node)) {
      return;
    }
    out.json().raw('[');
    int end = Math.min(node.size(), out.limits().items());
    boolean goesOn = true;
    for (int i = 0; i < end && goesOn; i++) {
      goesOn = out.item(i, this, child(node.get(i)));
    }
    if (end < node.size() && goesOn) {
      out.loseHere(Reason.ITEMS_CUT, "kept " + end + " of " + node.size() + " items");
    }
    out.json().raw(']');
    out.exit();
  }

  /** Within a tree, where nothing is {@code null}, JSON's null can stand for its node. */
  private static JsonNode child(JsonNode node) {
    return node instanceof NullNode ? null : node;
  }

  @Override
  Object read(Json json, Reading in) {
    if (json instanceof Json.Members members) {
      return members.byName().containsKey(Notation.TYPE)
          ? readLeaf(members, in)
          : readMembers(members, in);
    }
    if (json instanceof Json.Items items) {
      return readItems(items, in);
    }
    if (json instanceof Json.Text text) {
      return NODES.textNode(text.text());
    }
    if (json instanceof Json.Truth truth) {
      return NODES.booleanNode(truth.value());
    }
    return JsonLeaf.natural(in.text(json));
  }

  private JsonNode readLeaf(Json.Members tagged, Reading in) {
    String id = in.text(in.member(tagged, Notation.TYPE));
    JsonLeaf leaf = JsonLeaf.withId(id);
    if (leaf == null) {
      throw in.failure("@type must be that of a JSON node, was: " + id);
    }
    Form content = leaf.content();
    return leaf.wrap(content == null ? null : content.read(in.member(tagged, Notation.VALUE), in));
  }

  private JsonNode readMembers(Json.Members members, Reading in) {
    ObjectNode node = in.made(NODES.objectNode());
    members
        .byName()
        .forEach(
            (key, json) -> {
              String name = Notation.unescapeKey(key);
              node.set(name, (JsonNode) in.member(name, this, json));
            });
    return node;
  }

  private JsonNode readItems(Json.Items items, Reading in) {
    ArrayNode node = in.made(NODES.arrayNode());
    int index = 0;
    for (Json item : items.list()) {
      node.add((JsonNode) in.item(index++, this, item));
    }
    return node;
  }
}
