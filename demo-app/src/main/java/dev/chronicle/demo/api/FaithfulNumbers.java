package dev.chronicle.demo.api;

import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.math.BigDecimal;

/**
 * Makes a number with a fraction a double where that is written with the same digits, as nearly all
 * are, and keeps it as a decimal where it is not.
 */
final class FaithfulNumbers extends JsonNodeFactory {
  private static final long serialVersionUID = 1L;

  FaithfulNumbers() {
    super(true);
  }

  @Override
  public ValueNode numberNode(BigDecimal number) {
    double nearest = number.doubleValue();
    boolean sameDigits =
        Double.isFinite(nearest) && Double.toString(nearest).equals(number.toString());
    return sameDigits ? DoubleNode.valueOf(nearest) : super.numberNode(number);
  }
}
