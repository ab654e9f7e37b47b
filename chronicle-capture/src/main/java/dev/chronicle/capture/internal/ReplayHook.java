package dev.chronicle.capture.internal;

import dev.chronicle.call.ServiceId;
import dev.chronicle.capture.replay.ReplayAnswers;
import dev.chronicle.capture.replay.ReplayScope;
import dev.chronicle.capture.replay.ReplayScopes;
import dev.chronicle.capture.value.ValueCodec;

/** Opens replays that share what was learnt about the methods they call. Thread-safe. */
public final class ReplayHook implements ReplayScopes {
  private final Recorder recorder;

  /** Makes a hook whose replays write values down with this codec. */
  public ReplayHook(ServiceId service, ValueCodec codec) {
    this.recorder = new Recorder(CallClock.system(), codec, new ReplayOutlet(service));
  }

  @Override
  public ReplayScope open(ReplayAnswers root) {
    return Replay.open(recorder, root);
  }
}
