package dev.chronicle.capture.value;

import dev.chronicle.call.Loss.Reason;
import java.util.BitSet;

/** A {@link BitSet}: a JSON array of the positions that are set. */
final class BitSetForm extends Form {

  BitSetForm() {
    super(BitSet.class);
  }

  @Override
  void write(Object value, Writing out) {
    if (!out.enterChangeable(value)) {
      return;
    }
    BitSet bits = (BitSet) value;
    Form position = Scalars.of(Integer.class);
    out.json().raw('[');
    int written = 0;
    int bit = bits.nextSetBit(0);
    while (bit >= 0 && written < out.limits().items() && out.item(written, position, bit)) {
      written++;
      bit = bit == Integer.MAX_VALUE ? -1 : bits.nextSetBit(bit + 1);
    }
    if (bit >= 0 && !out.room().isSpent()) {
      out.loseHere(Reason.ITEMS_CUT, "kept " + written + " of " + bits.cardinality() + " bits");
    }
    out.json().raw(']');
    out.exit();
  }

  @Override
  Object read(Json json, Reading in) {
    BitSet bits = in.made(new BitSet());
    for (Json item : in.items(json, type()).list()) {
      bits.set((int) Scalars.of(Integer.class).read(item, in));
    }
    return bits;
  }
}
