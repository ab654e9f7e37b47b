package dev.chronicle.capture.value;

/**
 * The bytes of JSON that one call may still use. Shared by everything that is written down for the
 * call; not thread-safe.
 */
public final class ByteBudget {
  private final KnownSecrets secrets;
  private int remaining;
  private boolean latestMayChange;

  ByteBudget(int bytes, ByteBudget ofCaller) {
    this(bytes, new KnownSecrets(ofCaller == null ? null : ofCaller.secrets));
  }

  private ByteBudget(int bytes, KnownSecrets secrets) {
    this.remaining = bytes;
    this.secrets = secrets;
  }

  /** Returns a budget of its own size for the same call. */
  ByteBudget another(int bytes) {
    return new ByteBudget(bytes, secrets);
  }

  /**
   * Says whether what was written last holds anything that may be different when it is looked at
   * again. What was only described, such as a stream, does not count.
   */
  public boolean latestMayChange() {
    return latestMayChange;
  }

  void latestMayChange(boolean mayChange) {
    latestMayChange = mayChange;
  }

  /** Says whether the call has shown anything to be secret so far. */
  public boolean knowsSecrets() {
    return !secrets.isEmpty();
  }

  /** Returns what the call has shown to be secret so far. */
  KnownSecrets secrets() {
    return secrets;
  }

  /** Lets go of what is only needed until the call has ended. */
  public void close() {
    secrets.clear();
  }

  /** Returns the bytes that are left, never negative. */
  public int remaining() {
    return remaining;
  }

  void spend(int bytes) {
    remaining = Math.max(0, remaining - bytes);
  }
}
