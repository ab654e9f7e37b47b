package dev.chronicle.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Chronicle does not keep an application's classes once the application has let go of them. */
class ClassUnloadingTest {
  private static final int ATTEMPTS = 50;

  @Test
  void classLoaderWithCapturedClasses_canBeCollected() throws Exception {
    try (Recording recording = Recording.start()) {
      WeakReference<ClassLoader> loader = captureInAnotherLoader();
      assertThat(recording.calls()).hasSize(2);

      for (int i = 0; i < ATTEMPTS && loader.get() != null; i++) {
        // What a thread keeps of its latest call goes with the next.
        new Shop().same(new ArrayList<>());
        recording.calls();
        System.gc();
      }

      assertThat(loader.get()).isNull();
    }
  }

  private static WeakReference<ClassLoader> captureInAnotherLoader() throws Exception {
    ClassLoader loader = new CopyingLoader(Plugin.class);
    Class<?> plugin = loader.loadClass(Plugin.class.getName());
    assertThat(plugin).isNotSameAs(Plugin.class);
    plugin.getMethod("run", Object.class).invoke(null, List.of("a"));
    Object item = plugin.getMethod("item").invoke(null);
    assertThat(item.getClass().getClassLoader()).isSameAs(loader);
    return new WeakReference<>(loader);
  }

  /** What is loaded twice. */
  public static final class Plugin {
    /** A class of the plugin's own. */
    public record Item(String name) {}

    private Plugin() {}

    @Capture
    public static Object run(Object argument) {
      return argument;
    }

    @Capture
    public static Object item() {
      return new Item("own");
    }
  }
}
