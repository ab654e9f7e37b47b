package dev.chronicle.capture.internal;

import dev.chronicle.call.ServiceId;
import dev.chronicle.capture.CaptureSettings;
import dev.chronicle.capture.replay.ReplayAnswers;
import dev.chronicle.capture.replay.ReplayScope;
import dev.chronicle.capture.replay.ReplayScopes;
import dev.chronicle.capture.value.ValueCodec;
import java.util.Set;

/** Opens replays that share what was learnt about the methods they call. Thread-safe. */
public final class ReplayHook implements ReplayScopes {
  private final Recorder recorder;

  /** Makes a hook whose replays write values down with this codec. */
  public ReplayHook(ServiceId service, ValueCodec codec) {
    this.recorder = recorder(CallClock.system(), codec, new ReplayOutlet(service, codec));
  }

  private static Recorder recorder(CallClock clock, ValueCodec codec, CallOutlet outlet) {
    Selection everything =
        new Selection(clock, codec, new NoticeBoard(clock), CaptureSettings.DEFAULT);
    return new Recorder(clock, codec, everything, Set.of(), outlet);
  }

  @Override
  public ReplayScope open(ReplayAnswers root) {
    return Replay.open(recorder, root);
  }
}
