package dev.chronicle.store;

import java.util.List;

/**
 * Whether a store can do its work.
 *
 * @param healthy {@code false} when calls are being lost or cannot be read
 * @param message one line for people: what is wrong and how to mend it, or what all is well with
 * @param damages what of the store was ever found damaged and where it is now, one line each; a
 *     store is healthy nevertheless, as long as it goes on without that
 */
public record StoreHealth(boolean healthy, String message, List<String> damages) {
  public StoreHealth {
    damages = List.copyOf(damages);
  }
}
