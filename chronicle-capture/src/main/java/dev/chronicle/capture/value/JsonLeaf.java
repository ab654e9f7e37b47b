package dev.chronicle.capture.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.FloatNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ShortNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A kind of node of Jackson's tree that JSON alone may not tell from its like.
 *
 * @param type its class
 * @param content how its content is written; {@code null} if it has none
 * @param unwrap gives its content
 * @param wrap makes a node of a content
 * @param isNatural says whether a parser would give this kind of node for the content
 */
record JsonLeaf(
    Class<? extends JsonNode> type,
    Form content,
    Function<JsonNode, Object> unwrap,
    Function<Object, JsonNode> wrap,
    Predicate<JsonNode> isNatural) {

  private static final int LONG_BITS = 63;
  private static final int MOST_BITS = 300;

  private static final List<JsonLeaf> ALL =
      List.of(
          number(IntNode.class, Integer.class, node -> true, value -> IntNode.valueOf((int) value)),
          number(
              LongNode.class,
              Long.class,
              node -> !node.canConvertToInt(),
              value -> LongNode.valueOf((long) value)),
          number(
              BigIntegerNode.class,
              BigInteger.class,
              node -> isBig(node.bigIntegerValue().bitLength()),
              value -> BigIntegerNode.valueOf((BigInteger) value)),
          number(
              DoubleNode.class,
              Double.class,
              node -> Double.isFinite(node.doubleValue()),
              value -> DoubleNode.valueOf((double) value)),
          number(
              FloatNode.class,
              Float.class,
              node -> false,
              value -> FloatNode.valueOf((float) value)),
          number(
              ShortNode.class,
              Short.class,
              node -> false,
              value -> ShortNode.valueOf((short) value)),
          number(
              DecimalNode.class,
              BigDecimal.class,
              node -> false,
              value -> DecimalNode.valueOf((BigDecimal) value)),
          new JsonLeaf(
              BinaryNode.class,
              new BytesForm(),
              JsonLeaf::bytes,
              value -> BinaryNode.valueOf((byte[]) value),
              node -> false),
          constant(NullNode.getInstance()),
          constant(MissingNode.getInstance()));

  private static JsonLeaf number(
      Class<? extends JsonNode> type,
      Class<?> content,
      Predicate<JsonNode> isNatural,
      Function<Object, JsonNode> wrap) {
    return new JsonLeaf(type, Scalars.of(content), JsonNode::numberValue, wrap, isNatural);
  }

  private static JsonLeaf constant(JsonNode node) {
    return new JsonLeaf(node.getClass(), null, any -> null, any -> node, any -> false);
  }

  private static boolean isBig(int bits) {
    return bits > LONG_BITS && bits <= MOST_BITS;
  }

  private static Object bytes(JsonNode node) {
    try {
      return node.binaryValue();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Returns the kind of a node; {@code null} if it has no recorded form. */
  static JsonLeaf of(JsonNode node) {
    for (JsonLeaf leaf : ALL) {
      if (leaf.type == node.getClass()) {
        return leaf;
      }
    }
    return null;
  }

  /** Returns the kind with a type id; {@code null} if there is none. */
  static JsonLeaf withId(String id) {
    for (JsonLeaf leaf : ALL) {
      if (leaf.id().equals(id)) {
        return leaf;
      }
    }
    return null;
  }

  /** Returns the node that a parser gives for a number. */
  static JsonNode natural(String digits) {
    if (!Numbers.isIntegral(digits)) {
      return DoubleNode.valueOf(Double.parseDouble(digits));
    }
    BigInteger value = new BigInteger(digits);
    if (value.bitLength() > LONG_BITS) {
      return BigIntegerNode.valueOf(value);
    }
    return value.bitLength() < Integer.SIZE
        ? IntNode.valueOf(value.intValue())
        : LongNode.valueOf(value.longValue());
  }

  String id() {
    return type.getSimpleName();
  }

  boolean isNatural(JsonNode node) {
    return isNatural.test(node);
  }

  Object unwrap(JsonNode node) {
    return unwrap.apply(node);
  }

  JsonNode wrap(Object content) {
    return wrap.apply(content);
  }
}
