package dev.chronicle.store.sqlite;

import dev.chronicle.call.CapturedCall;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a call is, found by its id. */
record CallPlace(StoredBlock block, Listing listing, int index) {

  /** Returns where the call with this id is. */
  static Optional<CallPlace> find(long id, Snapshot snapshot) throws SQLException {
    List<Part> parts = snapshot.parts();
    for (int i = parts.size() - 1; i >= 0; i--) {
      for (StoredBlock block : blocksAround(id, parts.get(i))) {
        Listing listing = snapshot.listing(block).orElse(null);
        int index = listing == null ? -1 : listing.indexOf(id);
        if (index >= 0) {
          return Optional.of(new CallPlace(block, listing, index));
        }
      }
    }
    return Optional.empty();
  }

  private static List<StoredBlock> blocksAround(long id, Part part) {
    if (id < part.minId() || id > part.maxId()) {
      return List.of();
    }
    List<StoredBlock> blocks = new ArrayList<>();
    for (StoredBlock block : part.blocks()) {
      if (id >= block.summary().minId() && id <= block.summary().maxId()) {
        blocks.add(block);
      }
    }
    return blocks;
  }

  long id() {
    return listing.id(index);
  }

  long parentId() {
    return listing.parentId(index);
  }

  /** Returns the call; nothing if what it recorded is damaged. */
  Optional<CapturedCall> read(Snapshot snapshot) throws SQLException {
    Payload payload = snapshot.payload(block).orElse(null);
    return payload == null ? Optional.empty() : Optional.of(snapshot.call(listing, index, payload));
  }
}
