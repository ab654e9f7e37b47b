package dev.chronicle.demo.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The mutants that are tried: those that {@code src/mutants/chosen.txt} lists, so that they stay
 * the same while code around them changes, and with {@code -Dmutants.more=n} about so many of the
 * others, evenly spaced.
 *
 * <p>The list was once made of every sixth mutant there was; where one is gone, the next in the
 * same method stands in its place. A line names file, operator and the text that is changed; of
 * several places with that text, the number after the file counts them.
 */
final class ChosenMutants {
  private static final Path LIST = Path.of("src", "mutants", "chosen.txt");
  private static final int MORE = Integer.getInteger("mutants.more", 0);

  private ChosenMutants() {}

  static List<Mutant> of(List<Mutant> all) throws IOException {
    List<Mutant> chosen = new ArrayList<>();
    for (String line : Files.readAllLines(LIST)) {
      String[] parts = line.split(" ", 4);
      List<Mutant> fitting =
          all.stream()
              .filter(
                  mutant ->
                      mutant.place().startsWith(parts[0] + ":")
                          && mutant.operator().name().equals(parts[2])
                          && mutant.original().replaceAll("\\s+", " ").equals(parts[3]))
              .toList();
      int number = Integer.parseInt(parts[1]);
      assertThat(fitting).as(line).hasSizeGreaterThanOrEqualTo(number);
      chosen.add(fitting.get(number - 1));
    }
    List<Mutant> others = new ArrayList<>(all);
    others.removeAll(chosen);
    int count = Math.min(MORE, others.size());
    for (int i = 0; i < count; i++) {
      chosen.add(others.get(i * others.size() / count));
    }
    return chosen;
  }
}
