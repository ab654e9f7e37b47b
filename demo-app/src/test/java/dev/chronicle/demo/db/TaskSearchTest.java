package dev.chronicle.demo.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chronicle.demo.core.Task;
import dev.chronicle.demo.core.TaskFilter;
import dev.chronicle.demo.core.TaskSlice;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskSearchTest {
  @TempDir private Path folder;
  private QueueFixture queue;

  @BeforeEach
  void open() {
    queue = QueueFixture.in(folder);
  }

  @AfterEach
  void close() {
    queue.close();
  }

  @Test
  void search_findsTitlesThatContainTheText_ignoringCase() {
    Task order = queue.create("Process ORDER #1");
    queue.create("Send mail");

    TaskSlice found = search("order");

    assertThat(found.tasks()).containsExactly(order);
    assertThat(found.total()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"100%", "a_b", "C:\\temp", "what!", "it's", "\"quoted\"", ":name", "?"})
  void search_takesCharactersOfTheSearchLanguageAsTheyAre(String text) {
    Task meant = queue.create("has " + text + " in it");
    queue.create("has 100x aXb C:/temp what its quoted name in it");

    assertThat(search(text).tasks()).containsExactly(meant);
  }

  private TaskSlice search(String text) {
    return queue.tasks.list(new TaskFilter(null, null, text, 10, null, 0));
  }
}
