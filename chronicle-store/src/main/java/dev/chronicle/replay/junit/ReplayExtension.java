package dev.chronicle.replay.junit;

import dev.chronicle.call.CapturedCall;
import dev.chronicle.replay.CallSource;
import dev.chronicle.replay.NoiseMasks;
import dev.chronicle.replay.Replayer;
import dev.chronicle.replay.Selection;
import dev.chronicle.replay.TargetResolver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Turns a {@link ReplayTest} into one invocation for each recorded call. */
final class ReplayExtension implements TestTemplateInvocationContextProvider {

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return context.getRequiredTestMethod().isAnnotationPresent(ReplayTest.class);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    ReplayTest test = context.getRequiredTestMethod().getAnnotation(ReplayTest.class);
    Class<?> testClass = context.getRequiredTestClass();
    try {
      CallSource source = CallSource.file(find(test.recording(), testClass));
      List<CapturedCall> calls = new ArrayList<>();
      source.forEach(
          new Selection(Set.of(test.function()), null, null, Integer.MAX_VALUE), calls::add);
      if (calls.isEmpty()) {
        throw new ExtensionConfigurationException(
            "recording must have calls of %s, was: %s"
                .formatted(List.of(test.function()), test.recording()));
      }
      Replayer.Builder builder = describe(test, testClass, source);
      return calls.stream().map(call -> new ReplayInvocation(call, builder, targets(test)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(test.recording(), unreadable);
    }
  }

  private static Replayer.Builder describe(ReplayTest test, Class<?> testClass, CallSource source)
      throws IOException {
    Replayer.Builder builder =
        Replayer.over(source).timeLimit(Duration.ofMillis(test.timeLimitMillis()));
    if (test.classes().length == 0) {
      builder.allowPackages(testClass.getClassLoader(), testClass.getPackageName());
    } else {
      builder.allow(test.classes());
    }
    return test.masks().isEmpty()
        ? builder
        : builder.masks(NoiseMasks.load(find(test.masks(), testClass)));
  }

  private static TargetResolver targets(ReplayTest test) {
    if (test.targets() == TargetResolver.class) {
      return null;
    }
    try {
      Constructor<? extends TargetResolver> constructor = test.targets().getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (ReflectiveOperationException unusable) {
      throw new ExtensionConfigurationException(
          "targets must have a constructor without parameters, was: " + test.targets(), unusable);
    }
  }

  private static Path find(String name, Class<?> testClass) {
    URL resource = testClass.getResource(name);
    try {
      if (resource != null && resource.getProtocol().equals("file")) {
        return Path.of(resource.toURI());
      }
    } catch (URISyntaxException odd) {
      throw new ExtensionConfigurationException("resource must be a file, was: " + name, odd);
    }
    Path file = Path.of(name);
    if (!Files.exists(file)) {
      throw new ExtensionConfigurationException(
          "%s is neither a resource beside %s nor a file".formatted(name, testClass.getName()));
    }
    return file;
  }
}
