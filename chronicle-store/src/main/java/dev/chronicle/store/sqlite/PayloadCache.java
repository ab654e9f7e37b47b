package dev.chronicle.store.sqlite;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps the payloads that were read last, up to a number of bytes and as long as memory is not
 * short: a page asks for the calls of one function after the other, which stand in the same blocks.
 * Thread-safe.
 */
final class PayloadCache {
  private static final long BYTES_KEPT = 16L << 20;

  private final Map<StoredBlock, Kept> payloads = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /**
   * A payload that may be gone.
   *
   * @param bytes how large it is when it is unpacked
   */
  private record Kept(SoftReference<Payload> payload, long bytes) {}

  /** Returns the payload of a block; {@code null} if it is not kept. */
  synchronized Payload get(StoredBlock block) {
    Kept kept = payloads.get(block);
    return kept == null ? null : kept.payload().get();
  }

  /** Keeps a payload, unless it is so large that few others could be kept beside it. */
  synchronized void put(StoredBlock block, Payload payload) {
    long size = payload.bytes();
    if (size > BYTES_KEPT / 4) {
      return;
    }
    Kept before = payloads.put(block, new Kept(new SoftReference<>(payload), size));
    bytes += size - (before == null ? 0 : before.bytes());
    var eldest = payloads.values().iterator();
    while (bytes > BYTES_KEPT) {
      bytes -= eldest.next().bytes();
      eldest.remove();
    }
  }

  synchronized void clear() {
    payloads.clear();
    bytes = 0;
  }
}
