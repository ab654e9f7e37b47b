package dev.chronicle.store.sqlite;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;

/**
 * Begins the store's own file anew when it is damaged, also while the store is open: nobody reads
 * or writes meanwhile.
 */
final class Renewal {
  private final DatabaseFile file;
  private final Connections connections;
  private final ExclusiveWriter writer;
  private final ReaderPool readers;
  private final Snapshot.Context context;
  private final Clock clock;

  Renewal(
      DatabaseFile file,
      Connections connections,
      ExclusiveWriter writer,
      ReaderPool readers,
      Snapshot.Context context,
      Clock clock) {
    this.file = file;
    this.connections = connections;
    this.writer = writer;
    this.readers = readers;
    this.context = context;
    this.clock = clock;
  }

  /**
   * Sets the file aside and begins another.
   *
   * @param why what is wrong with the old one
   */
  void renew(String why) {
    readers.exclusively(() -> writer.replace(() -> begin(why)));
  }

  private BatchWriter begin(String why) {
    try {
      Recovery recovery = new Recovery(file.path());
      recovery.begin(connections, why, clock.instant());
      file.reopened();
      context.forget();
      Connection connection = connections.openWriter();
      return new BatchWriter(connection, context);
    } catch (IOException hopeless) {
      throw Recovery.hopeless(file.path(), hopeless);
    } catch (SQLException hopeless) {
      throw SqlErrors.toStoreException("cannot begin the store anew", file.path(), hopeless);
    }
  }
}
