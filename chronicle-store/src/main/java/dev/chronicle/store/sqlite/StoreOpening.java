package dev.chronicle.store.sqlite;

import dev.chronicle.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;

/** Opens a store's own file for writing, and begins it anew if it is damaged. */
final class StoreOpening {
  private StoreOpening() {}

  /**
   * Opens the connection that writes.
   *
   * @throws StoreException if there is no store and none can be begun
   */
  static BatchWriter openOrRecover(
      Connections connections, Path path, Snapshot.Context context, Clock clock) {
    Recovery recovery = new Recovery(path);
    try {
      DatabaseFile.requireUsable(path);
      if (Files.notExists(path) && recovery.hasSegments()) {
        // A new file would number its parts from one, and overwrite them.
        recovery.begin(connections, "", clock.instant());
      }
      return openWriter(connections, path, context);
    } catch (SQLException | IOException failure) {
      throw new StoreException(
          StoreException.Reason.UNUSABLE,
          path + " is not there, and its segments cannot be used: " + failure.getMessage(),
          failure);
    } catch (StoreException failure) {
      try {
        boolean damaged = failure.reason() == StoreException.Reason.DAMAGED;
        boolean overwritten = DatabaseFile.isNoDatabase(path) && recovery.hasSegments();
        if (!damaged && !overwritten) {
          throw failure;
        }
        String why = String.valueOf(failure.getMessage()).replaceAll("\\s+", " ");
        recovery.begin(connections, why, clock.instant());
        return openWriter(connections, path, context);
      } catch (IOException hopeless) {
        throw Recovery.hopeless(path, hopeless);
      } catch (SQLException hopeless) {
        throw SqlErrors.toStoreException("cannot begin the store anew", path, hopeless);
      }
    }
  }

  private static BatchWriter openWriter(
      Connections connections, Path path, Snapshot.Context context) {
    try {
      Connection connection = connections.openWriter();
      try {
        Schema.CURRENT.prepare(connection, path);
        return new BatchWriter(connection, context);
      } catch (SQLException | RuntimeException failure) {
        connection.close();
        throw failure;
      }
    } catch (SQLException failure) {
      throw SqlErrors.toStoreException("cannot open the store", path, failure);
    }
  }
}
